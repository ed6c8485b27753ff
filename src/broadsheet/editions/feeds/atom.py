"""Atom with full text (RFC 4287).

In: a `Feed`. Out: bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from broadsheet.editions.feeds.feed import Entry, Feed, content, text


def write(feed: Feed) -> bytes:
    """Write a feed as Atom."""
    entries = [part for entry in feed.entries for part in _entry(entry)]
    return b"".join(["".join(_head(feed)).encode(), *entries, b"</feed>\n"])


@lru_cache(maxsize=1024)
def instant(moment: datetime) -> str:
    """Write an aware time as RFC 3339 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _head(feed: Feed) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{text(feed.language)}">\n'
    yield f"<id>{text(feed.id)}</id>\n<title>{text(feed.title)}</title>\n"
    if feed.subtitle:
        yield f"<subtitle>{text(feed.subtitle)}</subtitle>\n"
    yield f"<updated>{instant(feed.updated)}</updated>\n<author><name>{text(feed.author)}</name></author>\n"
    yield f'<link rel="alternate" type="text/html" href="{text(feed.home)}"/>\n'
    yield f'<link rel="self" type="application/atom+xml" href="{text(feed.url)}"/>\n'
    if feed.rights:
        yield f"<rights>{text(feed.rights)}</rights>\n"
    yield "<generator>Broadsheet</generator>\n"


def _entry(entry: Entry) -> tuple[bytes, bytes, bytes]:
    return "".join(_about(entry)).encode(), content(entry.content), b"</content>\n</entry>\n"


def _about(entry: Entry) -> Iterator[str]:
    language = f' xml:lang="{text(entry.language)}"' if entry.language else ""
    yield f"<entry{language}>\n<id>{text(entry.id)}</id>\n<title>{text(entry.title)}</title>\n"
    yield f'<link rel="alternate" type="text/html" href="{text(entry.url)}"/>\n'
    yield f"<published>{instant(entry.published)}</published>\n<updated>{instant(entry.updated)}</updated>\n"
    for author in entry.authors:
        yield f"<author><name>{text(author)}</name></author>\n"
    for category in entry.categories:
        yield f'<category term="{text(category)}"/>\n'
    if entry.summary:
        yield f"<summary>{text(entry.summary)}</summary>\n"
    yield '<content type="html">'
