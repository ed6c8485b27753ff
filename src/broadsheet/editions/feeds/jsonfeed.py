"""JSON Feed 1.1 with full text.

In: a `Feed`. Out: bytes.
"""

from __future__ import annotations

import json

from broadsheet.editions.feeds.atom import instant
from broadsheet.editions.feeds.feed import Entry, Feed, clean


def write(feed: Feed) -> bytes:
    """Write a feed as JSON."""
    whole = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": clean(feed.subtitle),
        "language": feed.language,
        "authors": [{"name": clean(feed.author)}],
        "items": [_item(entry) for entry in feed.entries],
    }
    kept = {key: value for key, value in whole.items() if value or key == "items"}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, object]:
    whole = {
        "id": entry.id,
        "url": entry.url,
        "title": clean(entry.title),
        "content_html": clean(entry.content),
        "summary": clean(entry.summary),
        "date_published": instant(entry.published),
        "date_modified": instant(entry.updated),
        "authors": [{"name": clean(author)} for author in entry.authors],
        "tags": [clean(category) for category in entry.categories],
        "language": entry.language,
    }
    return {key: value for key, value in whole.items() if value or key == "content_html"}
