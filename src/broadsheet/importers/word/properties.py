"""What a Word file says of itself: title, author, language, when it was made.

In: its opened parts. Out: names and values, lower case, as the file has them. It is evidence and no more: templates and
other people's computers fill these fields. Knows no article.
"""

from __future__ import annotations

import datetime as dt

from broadsheet.importers.trees import Element, local, text_of
from broadsheet.importers.word.opening import Parts

_NAMES = {
    "title": "title",
    "creator": "creator",
    "initial-creator": "creator",
    "language": "language",
    "created": "created",
    "creation-date": "created",
    "modified": "modified",
    "date": "modified",
    "subject": "subject",
    "description": "description",
}


def properties_of(parts: Parts) -> dict[str, str]:
    """Read docProps/core.xml or meta.xml; {} where there is neither."""
    for name in ("docProps/core.xml", "meta.xml"):
        root = parts.tree(name)
        if root is not None:
            return _read(root)
    return {}


def _read(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in root.iter():
        key = _NAMES.get(local(element))
        value = " ".join(text_of(element).split()) if key else ""
        if key and value:
            found.setdefault(key, value)
    return found


def day_of(properties: dict[str, str]) -> dt.date | None:
    """Return the day on which the file was made; None where it says none, or a nonsense such as 1601."""
    for key in ("created", "modified"):
        try:
            day = dt.date.fromisoformat(properties.get(key, "")[:10])
        except ValueError:
            continue
        if day.year >= 1985:
            return day
    return None
