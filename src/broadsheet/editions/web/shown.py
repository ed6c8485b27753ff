"""Which pictures a document shows.

In: a document. Out: its pictures, in order, wherever they stand. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from broadsheet.text.nodes import Bullets, Document, Figure, Picture, Table


def pictures_in(document: Document) -> Iterator[Picture]:
    """Yield every picture of a document and its notes."""
    yield from _within(document.blocks)
    for note in document.notes:
        yield from _within(note.kids)


def _within(nodes: list[Any]) -> Iterator[Picture]:
    for node in nodes:
        if isinstance(node, Picture):
            yield node
        elif isinstance(node, Figure):
            yield node.picture
        else:
            for kids in _kids(node):
                yield from _within(kids)


def _kids(node: Any) -> Iterable[list[Any]]:
    """The lists of nodes within a node."""
    if isinstance(node, Bullets):
        return node.items
    if isinstance(node, Table):
        return (cell for row in (node.head, *node.rows) for cell in row)
    return (node.kids,) if hasattr(node, "kids") else ()
