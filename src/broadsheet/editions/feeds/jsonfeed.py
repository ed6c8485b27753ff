"""JSON Feed 1.1 with full text.

In: a `Feed`. Out: bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from broadsheet.editions.feeds.atom import instant
from broadsheet.editions.feeds.feed import Entry, Feed, clean

_TEXT = json.JSONEncoder(ensure_ascii=False)


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
    return "".join([*_written(kept, "\n"), "\n"]).encode()


def _written(value: object, line: str) -> Iterator[str]:
    """Write as `json.dumps` does with an indent of one, which would go through every string in Python."""
    if not value or not isinstance(value, (dict, list)):
        yield _TEXT.encode(value)
        return
    inner = line + " "
    pairs = isinstance(value, dict)
    between = ("{" if pairs else "[") + inner
    for part in value:
        yield between
        if pairs:
            yield f"{_TEXT.encode(part)}: "
        yield from _written(value[part] if pairs else part, inner)
        between = "," + inner
    yield line + ("}" if pairs else "]")


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
