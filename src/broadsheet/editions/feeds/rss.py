"""RSS 2.0 with full text (RSS 2.0.11; content and dc modules; atom:link to itself).

In: a `Feed`. Out: bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from broadsheet.editions.feeds.feed import Entry, Feed, content, text

_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
)


def write(feed: Feed) -> bytes:
    """Write a feed as RSS."""
    items = [part for entry in feed.entries for part in _item(entry)]
    return b"".join(["".join([_OPEN, *_head(feed)]).encode(), *items, b"</channel>\n</rss>\n"])


@lru_cache(maxsize=1024)
def _instant(moment: datetime) -> str:
    return format_datetime(moment)


def _head(feed: Feed) -> Iterator[str]:
    yield f"<channel>\n<title>{text(feed.title)}</title>\n<link>{text(feed.home)}</link>\n"
    yield f"<description>{text(feed.subtitle or feed.title)}</description>\n"
    yield f"<language>{text(feed.language)}</language>\n"
    if feed.rights:
        yield f"<copyright>{text(feed.rights)}</copyright>\n"
    if feed.entries:
        yield f"<lastBuildDate>{_instant(feed.updated)}</lastBuildDate>\n"
    yield f'<atom:link rel="self" type="application/rss+xml" href="{text(feed.url)}"/>\n'


def _item(entry: Entry) -> tuple[bytes, bytes, bytes]:
    return "".join(_about(entry)).encode(), content(entry.content), b"</content:encoded>\n</item>\n"


def _about(entry: Entry) -> Iterator[str]:
    yield f"<item>\n<title>{text(entry.title)}</title>\n<link>{text(entry.url)}</link>\n"
    yield f'<guid isPermaLink="false">{text(entry.id)}</guid>\n<pubDate>{_instant(entry.published)}</pubDate>\n'
    for author in entry.authors:
        yield f"<dc:creator>{text(author)}</dc:creator>\n"
    for category in entry.categories:
        yield f"<category>{text(category)}</category>\n"
    if entry.language:
        yield f"<dc:language>{text(entry.language)}</dc:language>\n"
    if entry.summary:
        yield f"<description>{text(entry.summary)}</description>\n"
    yield "<content:encoded>"
