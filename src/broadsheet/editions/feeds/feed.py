"""What a feed is, whatever its format.

In: values. Out: frozen `Feed` and `Entry`. All addresses are whole ones, those within `content` too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

# What XML 1.0 (section 2.2, Char) does not allow, and the two noncharacters at the end of the plane.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# The same in UTF-8, where they are found ten times as fast in a long text.
_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32)])
_SURROGATE = re.compile(rb"\xed[\xa0-\xbf]")
_LAST = re.compile(rb"\xef\xbf[\xbe\xbf]")
SHORT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One article. `id` is a URN that never changes; times are aware. A withdrawn one has its note for content."""

    id: str
    url: str
    title: str
    content: str
    published: datetime
    updated: datetime
    summary: str = ""
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed: where it stands (`url`), what it is the feed of (`home`), its entries, newest first.

    `updated` is the newest entry's time: a feed never tells when it was made. `author` stands in for entries without
    any (RFC 4287, 4.1.1 wants one).
    """

    id: str
    url: str
    home: str
    title: str
    subtitle: str
    language: str
    author: str
    updated: datetime
    rights: str = ""
    entries: tuple[Entry, ...] = ()


def clean(text: str) -> str:
    """Take out the characters that XML does not allow, which JSON readers do not expect either."""
    if len(text) < SHORT:
        return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text
    return _clean_long(text)


@lru_cache(maxsize=256)
def _clean_long(text: str) -> str:
    """Clean the content of an entry; kept, since every format of a feed holds the same."""
    data = text.encode("utf-8", "surrogatepass")
    suspect = (b"\xed" in data and _SURROGATE.search(data)) or (b"\xef" in data and _LAST.search(data))
    if suspect or len(data.translate(None, _CONTROLS)) != len(data):
        return _FORBIDDEN.sub("", text)
    return text


def text(value: str) -> str:
    """Escape text for an XML element or a quoted attribute."""
    return _escaped(clean(value))


@lru_cache(maxsize=256)
def content(html: str) -> bytes:
    """Escape the content of an entry for XML; kept, since two formats of a feed hold the same."""
    return _escaped(clean(html)).encode()


def _escaped(value: str) -> str:
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")
