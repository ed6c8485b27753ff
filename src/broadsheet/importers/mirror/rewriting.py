"""Change links and pictures in a document, wherever they stand in it.

In: a document and a function that says what becomes of a link or a picture. Out: the same document, changed. Knows no
file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from broadsheet.text.nodes import (
    Bullets,
    Document,
    Emphasis,
    Figure,
    Link,
    Paragraph,
    Picture,
    Strikethrough,
    Strong,
    Table,
)

Change = Callable[[Link | Picture], list[Any]]

_WRAPS = (Link, Emphasis, Strong, Strikethrough, Paragraph)


def changed(document: Document, change: Change) -> list[Link]:
    """Replace each link and picture by what `change` returns: itself, what stands in it, or nothing.

    A figure whose picture goes leaves its caption as a paragraph. A link with nothing left in it goes as well: these
    are returned.
    """
    seen: list[list[Any]] = []
    rows: list[list[Any]] = [document.blocks, *(note.kids for note in document.notes)]
    while rows:
        row = rows.pop()
        fresh: list[Any] = []
        waiting = row[::-1]
        while waiting:
            node = waiting.pop()
            became = _of(node, change)
            if len(became) == 1 and became[0] is node:
                fresh.append(node)
            else:
                waiting += became[::-1]
        row[:] = fresh
        seen.append(row)
        for node in fresh:
            rows += _within(node)
    return [node for row in reversed(seen) for node in _without_hollow(row) if isinstance(node, Link)][::-1]


def _without_hollow(row: list[Any]) -> list[Any]:
    """Take out of a row what only wraps, where nothing but blanks is left in it; return what was taken out."""
    hollow = [node for node in row if isinstance(node, _WRAPS) and _is_blank(node.kids)]
    if hollow:
        row[:] = [node for node in row if not (isinstance(node, _WRAPS) and _is_blank(node.kids))]
    return hollow


def _is_blank(kids: list[Any]) -> bool:
    return all(isinstance(kid, str) and not kid.strip() for kid in kids)


def _of(node: Any, change: Change) -> list[Any]:
    if isinstance(node, Link | Picture):
        return change(node)
    if isinstance(node, Figure) and not change(node.picture):
        left = [*node.picture.caption, *([" "] if node.picture.credit else []), *node.picture.credit]
        return [Paragraph(left)] if left else []
    return [node]


def _within(node: Any) -> list[list[Any]]:
    """Return the rows of nodes in a node."""
    if isinstance(node, str):
        return []
    if isinstance(node, Bullets):
        return list(node.items)
    if isinstance(node, Table):
        return [*node.head, *(cell for cells in node.rows for cell in cells)]
    if isinstance(node, Figure):
        return [node.picture.caption, node.picture.credit]
    if isinstance(node, Picture):
        return [node.caption, node.credit]
    kids = getattr(node, "kids", None)
    return [kids] if isinstance(kids, list) else []
