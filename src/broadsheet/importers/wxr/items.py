"""What the head and the items of an export say.

In: pieces as clean text. Out: `Channel` and `Item`, with values as the export has them. Knows no issue and no article.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from html import unescape

from broadsheet.importers.trees import Element, local, mended, text_of
from broadsheet.importers.wxr.cleaning import wrapped

META = "the item's own fields"
"""Stands for a taxonomy where the rules name fields of items that say the issue."""
_TAG = re.compile(r"<[^<>]{0,2000}>")
_STAMP = re.compile(r"([12]\d{3})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::(\d\d))?")


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a taxonomy: `domain` is the taxonomy's name, `slug` its word in addresses."""

    domain: str
    slug: str
    name: str
    about: str = ""
    meta: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Channel:
    """The head: the site, its authors by login, its terms."""

    title: str = ""
    link: str = ""
    language: str = ""
    base: str = ""
    made: str = ""
    authors: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    root: str = ""


@dataclass(slots=True)
class Item:
    """One item. `values` are texts by tag with prefix (`wp:status`), `meta` by key; comments are only counted."""

    values: dict[str, str] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    comments: int = 0

    def text(self, *tags: str) -> str:
        """Return the first of several values that says something."""
        return next((value for tag in tags if (value := self.values.get(tag, "").strip())), "")

    @property
    def id(self) -> str:
        """The item's number in the export, "" where it has none."""
        return self.text("wp:post_id")

    @property
    def type(self) -> str:
        """Its type; what has none is a post."""
        return self.text("wp:post_type") or "post"

    @property
    def status(self) -> str:
        """Its status. What has none is a draft: it was perhaps never published."""
        return self.text("wp:status") or "draft"

    @property
    def title(self) -> str:
        """Its title as plain text."""
        return plain(self.text("title"))

    @property
    def moment(self) -> dt.datetime | None:
        """When it was published, by the site's own clock; None for drafts that have no date yet."""
        for tag in ("wp:post_date", "wp:post_date_gmt", "pubDate", "wp:post_modified"):
            if (found := moment_of(self.text(tag))) is not None:
                return found
        return None


def moment_of(text: str) -> dt.datetime | None:
    """Read a moment of an export, without its zone; None for zeros and nonsense."""
    found = _STAMP.match(text)
    try:
        if found:
            return dt.datetime(*(int(part or 0) for part in found.groups()))  # type: ignore[arg-type]
        read = parsedate_to_datetime(text).replace(tzinfo=None) if text else None
    except (ValueError, TypeError):
        return None
    return read if read and read.year > 1 else None


def plain(html: str) -> str:
    """Return a line of HTML as text."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def read_item(text: str) -> Item | None:
    """Read an item; None where nothing in it can be read."""
    root = mended(wrapped(text))
    element = next((kid for kid in root if local(kid) == "item"), None) if root is not None else None
    if element is None:
        return None
    item = Item()
    for kid in element:
        name = _name(kid)
        if name == "category":
            slug = kid.get("nicename", "")
            item.terms.append(Term(kid.get("domain", "category"), slug, plain(text_of(kid)) or slug))
        elif name == "wp:postmeta":
            fields = _fields(kid)
            item.meta.setdefault(fields.get("wp:meta_key", "").strip(), fields.get("wp:meta_value", ""))
        elif name == "wp:comment":
            item.comments += 1
        elif name and not item.values.get(name, "").strip():
            item.values[name] = text_of(kid)
    return item


def _name(element: Element) -> str:
    """Return a tag as the export writes it."""
    name = local(element)
    prefix = element.prefix if name else ""
    return f"{prefix}:{name}" if prefix else name


def _fields(element: Element) -> dict[str, str]:
    return {_name(kid): text_of(kid) for kid in element}


def read_channel(text: str) -> Channel:
    """Read the head, of which the end lacks. `root` is the name of the first element, "" where there is none."""
    opening = re.search(r"<([A-Za-z][\w:.-]{0,60})", re.sub(r"<!--.*?-->", "", text[:20000], flags=re.DOTALL))
    channel = Channel(root=opening[1] if opening else "")
    root = mended(wrapped(text))
    element = None if root is None else next((each for each in root.iter() if local(each) == "channel"), None)
    if element is None:
        return channel
    for kid in element:
        _take(channel, _name(kid), kid)
    channel.base = channel.base or channel.link
    return channel


_PLACES = {"title": "title", "link": "link", "language": "language", "wp:base_blog_url": "base", "pubDate": "made"}


def _take(channel: Channel, name: str, element: Element) -> None:
    if name in _PLACES:
        value = text_of(element).strip()
        if not getattr(channel, _PLACES[name]):
            setattr(channel, _PLACES[name], plain(value) if name == "title" else value)
    elif name == "wp:author":
        fields = _fields(element)
        login = fields.get("wp:author_login", "").strip()
        both = f"{fields.get('wp:author_first_name', '').strip()} {fields.get('wp:author_last_name', '').strip()}"
        channel.authors[login.casefold()] = plain(fields.get("wp:author_display_name", "")) or both.strip()
    elif name in ("wp:category", "wp:tag", "wp:term"):
        rows = (_fields(kid) for kid in element if _name(kid) == "wp:termmeta")
        meta = tuple((row.get("wp:meta_key", ""), row.get("wp:meta_value", "")) for row in rows)
        channel.terms.extend(replace(term, meta=meta) for term in _terms(name, _fields(element)))


def _terms(name: str, fields: dict[str, str]) -> Iterator[Term]:
    domain = {"wp:category": "category", "wp:tag": "post_tag"}.get(name) or fields.get("wp:term_taxonomy", "").strip()
    slug = next((fields[key] for key in ("wp:category_nicename", "wp:tag_slug", "wp:term_slug") if key in fields), "")
    word = next((fields[key] for key in ("wp:cat_name", "wp:tag_name", "wp:term_name") if key in fields), "")
    keys = ("wp:category_description", "wp:tag_description", "wp:term_description")
    about = next((fields[key] for key in keys if key in fields), "")
    if domain:
        yield Term(domain, slug.strip(), plain(word) or slug.strip(), plain(about))
