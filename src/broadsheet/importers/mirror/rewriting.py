"""Change links and pictures in a document, wherever they stand in it.

In: a document and a function that says what becomes of a link or a picture. Out: the same document, changed. Knows no
file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from broadsheet.text.nodes import Bullets, Document, Figure, Link, Paragraph, Picture, Table

Change = Callable[[Link | Picture], list[Any]]


def changed(document: Document, change: Change) -> None:
    """Replace each link and picture by what `change` returns: itself, what stands in it, or nothing.

    A figure whose picture goes leaves its caption as a paragraph.
    """
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
        for node in fresh:
            rows += _within(node)


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
