"""One export read from its head to its last item: posts, pictures, and rows for all that becomes no text.

In: an opened source and the path of an export in it. Out: a `Reading`, which holds no body. Says what was left behind
and how often. Knows no issue.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import BinaryIO

from broadsheet.importers.importer import Guess, Inquiry, Repair, Row
from broadsheet.importers.kinds import COMMENTS_LEFT, SHORTCODE_LEFT, TYPE_LEFT
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source
from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.wxr.bodies import html_of
from broadsheet.importers.wxr.cleaning import clean, clean_head
from broadsheet.importers.wxr.items import META, Channel, Item, Term, plain, read_channel, read_item
from broadsheet.importers.wxr.pieces import Piece, pieces
from broadsheet.importers.wxr.posts import Post, post_of
from broadsheet.importers.wxr.shortcodes import Shown
from broadsheet.model.names import slug
from broadsheet.problems import Place

ROOTS = {
    "feed": "it is an Atom feed (as Blogger exports it), which is a kind of its own",
    "rdf:RDF": "it is an RSS 1.0 feed, not an export of WordPress",
}
_OF_THE_SITE = frozenset(
    (
        *("nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache", "user_request"),
        *("wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face"),
        *("wp_block", "acf-field", "acf-field-group"),
    )
)
TEXTS = frozenset(("post", "page"))


@dataclass(slots=True)
class Reading:
    """What an export holds. `pictures` are attachments by site and number."""

    path: str
    channel: Channel = field(default_factory=Channel)
    posts: list[Post] = field(default_factory=list)
    pictures: dict[tuple[str, str], Shown] = field(default_factory=dict)
    attachments: dict[str, Shown] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    types: Counter[str] = field(default_factory=Counter)
    shortcodes: Counter[str] = field(default_factory=Counter)
    items: int = 0
    comments: int = 0
    reason: str = ""
    _keys: set[str] = field(default_factory=set)

    def key(self, item: Item, piece: Piece) -> str:
        """Return a stable key for an item: its number; where that is missing or taken, its place in the file."""
        key = f"{self.path}#{item.id or f'at-{piece.start}'}"
        key = f"{self.path}#at-{piece.start}" if key in self._keys else key
        self._keys.add(key)
        return key


def read_export(source: Source, path: str, rules: Rules, inquiry: Inquiry) -> Reading:
    """Read an export. `reason` says why it is refused, where it is."""
    reading = Reading(path)
    with source.open(path) as file:
        for piece in pieces(file):
            if piece.kind == "head":
                _head(reading, piece.read(file), inquiry)
                if reading.reason:
                    return reading
            else:
                reading.items += 1
                _item(reading, piece, file, rules)
    if not reading.items:
        reading.reason = "it holds no item"
    _tell(reading, inquiry)
    return reading


def _head(reading: Reading, data: bytes, inquiry: Inquiry) -> None:
    text, repairs = clean_head(data)
    for row in repairs:
        inquiry.repair(Repair(reading.path, *row))
    reading.channel = read_channel(text)
    root = reading.channel.root
    if root not in ("rss", "channel"):
        reading.reason = ROOTS.get(root, f"it is XML of another kind ({root or 'no element'})")


def _item(reading: Reading, piece: Piece, file: BinaryIO, rules: Rules) -> None:
    data = piece.read(file)
    text, _ = clean(data, reading.channel.language)
    item = read_item(text if piece.ended else f"{text}</item>")
    if item is None:
        reading.rows.append(Row(f"{reading.path}#at-{piece.start}", "left out because", "the item cannot be read"))
        return
    key = reading.key(item, piece)
    if item.type == "attachment":
        _attachment(reading, item, key)
    elif reason := _reason(item, piece, rules):
        if not reason.startswith("it "):
            reading.types[item.type] += 1
        reading.rows.append(Row(key, "left out because", reason))
    else:
        _post(reading, item, (key, piece, digest_of(data)), rules)


def _reason(item: Item, piece: Piece, rules: Rules) -> str:
    """Say why an item becomes no text, "" where it does."""
    if not piece.ended:
        return f"it has no end, the export is cut off or broken there: “{item.title}”"
    if item.type in _OF_THE_SITE:
        return f"it belongs to the old site's look ({item.type})"
    if item.type not in TEXTS and item.type not in rules.words("articles.types"):
        return f"the rules name no articles of the type “{item.type}”: “{item.title}”"
    if item.status in ("trash", "auto-draft"):
        return f"it lay in the bin of the old site: “{item.title}”" if item.status == "trash" else "it was never begun"
    return ""


def _attachment(reading: Reading, item: Item, key: str) -> None:
    address = item.text("wp:attachment_url", "guid", "link")
    alt = plain(item.meta.get("_wp_attachment_image_alt", ""))
    caption = plain(item.text("excerpt:encoded") or item.text("content:encoded"))
    shown = Shown(address, alt, caption)
    reading.attachments[key] = shown
    if item.id:
        reading.pictures[reading.channel.base, item.id] = shown


def _post(reading: Reading, item: Item, place: tuple[str, Piece, str], rules: Rules) -> None:
    key, piece, digest = place
    asked: list[str] = []

    def noted(number: str) -> Shown | None:
        asked.append(number)
        return None

    body = html_of(item, noted, reading.channel.base)
    reading.shortcodes.update({name: 1 for name in body.unknown})
    reading.comments += item.comments
    post = post_of(item, reading.channel, body.html, partial(rules.mapped, "output.status"))
    labels = [item.meta.get(name, "").strip() for name in rules.words("issues.meta")]
    said = tuple(Term(META, slug(label), label) for label in labels if label)
    reading.posts.append(
        replace(
            post,
            export=reading.path,
            piece=piece,
            key=key,
            digest=digest,
            attachments=tuple(asked),
            terms=(*post.terms, *said),
        )
    )


def _tell(reading: Reading, inquiry: Inquiry) -> None:
    """Say once for the export what of it was left behind."""
    place = Place(reading.path)
    if reading.comments:
        posts = sum(bool(post.comments) for post in reading.posts)
        inquiry.report(COMMENTS_LEFT.at(place, count=reading.comments, posts=posts))
    for name, count in sorted(reading.types.items()):
        inquiry.report(TYPE_LEFT.at(place, type=name, count=count))
    for name, count in sorted(reading.shortcodes.items()):
        if name not in ("gallery",):
            inquiry.report(SHORTCODE_LEFT.at(place, name=name, count=count))
    for post in reading.posts:
        if post.title and not post.status:
            inquiry.guess(Guess(post.key, "status", "draft", "the item has none"))
