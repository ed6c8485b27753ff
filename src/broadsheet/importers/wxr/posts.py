"""What is kept of every item of an export while the whole of it is read: a post, small, without its body.

In: an item and the head of its export. Out: `Post` with the fields of an article as far as an item says them. Knows no
issue and no picture file.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote, urlsplit

from broadsheet.importers.importer import Value
from broadsheet.importers.store.escaping import escaped
from broadsheet.importers.wxr.items import Channel, Item, Term, plain
from broadsheet.importers.wxr.pieces import Piece
from broadsheet.model.names import slug

UNSORTED = frozenset(
    (
        *("uncategorized", "uncategorised", "allgemein", "non-classe", "sin-categoria", "senza-categoria"),
        *("geen-categorie", "sem-categoria", "okategoriserade", "ukategorisert", "未分类", "غير-مصنف"),
    )
)
"""The category that WordPress gives to what has none, in the languages of its installations."""
_NO_NAMES = frozenset(("admin", "administrator", "root", "webmaster", "wordpress", "author", "editor", "user"))
_KEPT_BACK = frozenset(("draft", "pending", "future", "private"))
_PICTURES = re.compile(
    r"<(?:img\b[^<>]{0,4000}?\ssrc|a\b[^<>]{0,4000}?\shref)\s*=\s*[\"']([^\"'<>]{1,2000})[\"']", re.I
)
BY_NUMBER = re.compile(r"\shref=[\"'][^\"'?<>]{0,300}\?(?:p|page_id)=(\d{1,12})(?=[\"'#&])")
_PICTURE_NAME = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|avif)$", re.IGNORECASE)
OPENING = 8
"""So many words of the text stand for a headline that lacks."""


@dataclass(slots=True)
class Post:
    """An item that becomes a text. `pictures` are addresses as its body has them, `shown` numbers of attachments."""

    export: str
    piece: Piece
    key: str
    id: str
    type: str
    status: str
    title: str
    digest: str
    moment: dt.datetime | None
    addresses: tuple[str, ...]
    fields: dict[str, Value]
    terms: tuple[Term, ...]
    slug: str = ""
    site: str = ""
    thumbnail: str = ""
    pictures: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # of posts that it links to by number (`?p=12`)
    comments: int = 0
    language: str = ""

    @property
    def is_public(self) -> bool:
        """Whether it was published."""
        return "status" not in self.fields


def post_of(item: Item, channel: Channel, html: str, status_of: Callable[[str], str]) -> Post:
    """Make the post of an item; `html` is its body, `status_of` what the rules say of the export's own.

    One with nothing in it cannot be published and is a draft.
    """
    words = plain(html.replace("<", " <"))
    title = item.title or " ".join(words.split()[:OPENING])
    found = [address for address in map(unescape, _PICTURES.findall(html)) if _is_picture(address)]
    is_empty = not words and "<img" not in html
    status = status_of(item.status) or ("draft" if _is_kept_back(item) or is_empty else "")
    fields: dict[str, Value] = {
        "headline": escaped(title),
        "standfirst": escaped(_standfirst(item, words)),
        "byline": byline_of(item, channel),
        "status": "" if status in ("ready", "publish") else status,
        "source_url": item.text("link") if item.text("link").startswith(("http://", "https://")) else "",
    }
    return Post(
        export="",
        piece=Piece("item", 0, 0),
        key="",
        id=item.id,
        type=item.type,
        status=item.status,
        title=title,
        digest="",
        moment=item.moment,
        addresses=addresses_of(item.text("link"), channel.base),
        fields={key: value for key, value in fields.items() if value},
        terms=tuple(item.terms),
        slug=_slug_of(item) or slug(title),
        site=channel.base,
        thumbnail=item.meta.get("_thumbnail_id", "").strip(),
        pictures=tuple(dict.fromkeys(found)),
        numbers=tuple(dict.fromkeys(BY_NUMBER.findall(html))),
        comments=item.comments,
        language=channel.language.replace("_", "-"),
    )


def _is_kept_back(item: Item) -> bool:
    return item.status in _KEPT_BACK or bool(item.text("wp:post_password")) or item.status not in ("publish", "inherit")


def _is_picture(address: str) -> bool:
    """A link counts where it leads to a picture file; what an `img` shows may be called anything."""
    return bool(_PICTURE_NAME.search(urlsplit_path(address)))


def urlsplit_path(address: str) -> str:
    """Return the path of an address; of one that is none, the text."""
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def _standfirst(item: Item, words: str) -> str:
    """Return the excerpt, unless it only repeats how the text begins."""
    excerpt = plain(item.text("excerpt:encoded")).removesuffix("[…]").removesuffix("[...]").strip()
    begins = excerpt.rstrip("….").casefold()
    return "" if begins and words.casefold().startswith(begins) else excerpt


def byline_of(item: Item, channel: Channel) -> Value:
    """Return the authors' names: of several authors all, else the one who entered the text. No addresses of mail."""
    names = [term.name for term in item.terms if term.domain == "author"]
    creator = item.text("dc:creator")
    names = names or [channel.authors.get(creator.casefold(), "") or creator]
    kept = tuple(dict.fromkeys(name for name in names if name and "@" not in name and name.lower() not in _NO_NAMES))
    return kept[0] if len(kept) == 1 else kept


def addresses_of(link: str, base: str) -> tuple[str, ...]:
    """Return the paths of an address: behind the site's own, and whole. One that is only a query leads nowhere."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return ()
    if not parts.path.strip("/"):
        return ()
    path = unquote(parts.path)
    path = path if path.startswith("/") else f"/{path}"
    within = unquote(urlsplit_path(base)).rstrip("/")
    shorter = path[len(within) :] if within and path.startswith(f"{within}/") else path
    if not shorter.strip("/"):
        return ()
    return tuple(dict.fromkeys((shorter, path)))


def _slug_of(item: Item) -> str:
    name = unquote(item.text("wp:post_name"))
    stem, suffix = posixpath.splitext(name)
    return slug(stem if suffix in (".html", ".htm", ".php") else name) or slug(item.title)


def sections_of(post: Post, issues: str) -> tuple[str, tuple[str, ...]]:
    """Return a post's section, and its topics: the other categories and the tags."""
    categories = [
        term.name
        for term in post.terms
        if term.domain == "category" != issues and unquote(term.slug).casefold() not in UNSORTED
    ]
    section = next(iter(categories), "")
    tags = [term.name for term in post.terms if term.domain == "post_tag" != issues]
    topics = [name for name in (*categories, *tags) if name != section]
    return section, tuple(dict.fromkeys(topics))
