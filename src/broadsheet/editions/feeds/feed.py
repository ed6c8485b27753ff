"""What a feed is, whatever its format.

In: values. Out: frozen `Feed` and `Entry`. All addresses are whole ones, those within `content` too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

# What XML 1.0 (section 2.2, Char) does not allow, and the two noncharacters at the end of the plane.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


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
    return _FORBIDDEN.sub("", text) if _FORBIDDEN.search(text) else text


def text(value: str) -> str:
    """Escape text for an XML element or a quoted attribute."""
    escaped = clean(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&quot;")
