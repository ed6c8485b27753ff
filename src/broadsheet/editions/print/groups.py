"""What belongs together among the paragraphs of one column: lists with their items, quotations, code.

In: the paragraphs of a text, and the source of those of them that stand in one column or box. Out: the source of the
column, in which every list, quotation and listing is one thing, as a screen reader is to hear it (ISO 32000-1, 14.8.4).
The marks of items are handed over apart from their text. Nothing of it changes where anything stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.matter import Paragraph
from broadsheet.editions.print.paragraphs import in_tongue, indents
from broadsheet.editions.print.runs import quoted

_DEEPER = {"quote": 2, "verse": 2}
"""By how many levels a paragraph within an item lies deeper than it: quotations and verse are set in themselves."""
_WITHIN = frozenset(("text", "quote", "code", "verse", "item"))
_WHOLE = {"quote": "quotation", "code": "listing"}


@dataclass(frozen=True, slots=True)
class Row:
    """The source of a paragraph, or of some of its lines: `index` among the paragraphs, -1 for white; `begun`: its
    first lines stand in another column."""

    index: int
    source: str
    begun: bool = False


def grouped(paragraphs: Sequence[Paragraph], rows: Sequence[Row], design: Design) -> Iterator[str]:
    """Yield the source of rows, grouped."""
    if not any(row.index >= 0 and _is_grouped(paragraphs[row.index]) for row in rows):
        yield from (row.source for row in rows)
        return
    paths = _paths(paragraphs)
    placed = [_Placed(row, paths[row.index] if row.index >= 0 else ()) for row in rows]
    yield from _Grouping(paragraphs, design).level(placed, 0)


def _is_grouped(paragraph: Paragraph) -> bool:
    return paragraph.kind in _WHOLE or paragraph.depth > 0 or _is_item(paragraph) or paragraph.kind == "note"


def _is_item(paragraph: Paragraph) -> bool:
    return bool(paragraph.mark) and paragraph.kind not in ("row", "block")


def _paths(paragraphs: Sequence[Paragraph]) -> list[tuple[int, ...]]:
    """For every paragraph the items that hold it, the outermost first, each by the paragraph with which it begins."""
    paths: list[tuple[int, ...]] = []
    held: list[int] = []
    for index, paragraph in enumerate(paragraphs):
        while held and not _holds(paragraphs[held[-1]], paragraph):
            held.pop()
        if _is_item(paragraph):
            held.append(index)
        paths.append(tuple(held))
    return paths


def _holds(item: Paragraph, paragraph: Paragraph) -> bool:
    """Whether a paragraph that follows an item belongs to it."""
    if _is_item(paragraph):
        return paragraph.kind != "note" and paragraph.depth > item.depth
    if paragraph.kind == "note":
        return item.kind == "note"
    return paragraph.kind in _WITHIN and paragraph.depth >= item.depth + _DEEPER.get(paragraph.kind, 1)


@dataclass(frozen=True, slots=True)
class _Placed:
    row: Row
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Groups the rows of a column, level by level."""

    paragraphs: Sequence[Paragraph]
    design: Design

    def level(self, rows: Sequence[_Placed], level: int) -> Iterator[str]:
        """Yield the source of rows that lie within the same items down to a level."""
        for kind, group in groupby(rows, key=lambda row: self._whole(row, level)):
            said = "\n".join(self._listed(list(group), level))
            yield f"{kind}({{ {said} }})" if kind else said

    def _whole(self, row: _Placed, level: int) -> str:
        """What holds a row at a level, beside lists: a quotation, a listing, or nothing."""
        index = row.path[level] if len(row.path) > level else row.row.index
        above = row.path[level - 1] if level else -1
        kind = self.paragraphs[index].kind if index >= 0 else "text"
        is_held = above >= 0 and (index == above or self.paragraphs[above].kind == kind)
        return "" if is_held else _WHOLE.get(kind, "")

    def _listed(self, rows: Sequence[_Placed], level: int) -> Iterator[str]:
        items: list[tuple[int, list[_Placed]]] = []
        for item, group in groupby(rows, key=lambda row: row.path[level] if len(row.path) > level else -1):
            if item < 0 or (items and not self._follows(items, item)):
                yield from self._list(items, level)
                items = []
            if item < 0:
                yield from (row.row.source for row in group)
            else:
                items.append((item, list(group)))
        yield from self._list(items, level)

    def _follows(self, items: list[tuple[int, list[_Placed]]], item: int) -> bool:
        """Whether an item goes on with a list; the rest of one with a sign before it has none to show."""
        last, rows = items[-1]
        before, after = self.paragraphs[last], self.paragraphs[item]
        if (before.kind, before.language) != (after.kind, after.language):
            return False
        if not _number(before) or not _number(after):
            return _number(before) == _number(after) and _mark_stands(last, rows)
        return _number(before) < _number(after)

    def _list(self, items: Iterable[tuple[int, list[_Placed]]], level: int) -> Iterator[str]:
        items = list(items)
        if not items:
            return
        first = self.paragraphs[items[0][0]]
        parts = ", ".join(self._item(item, rows, level) for item, rows in items)
        form = "numbered" if _number(first) else "bulleted"
        yield in_tongue(first.language, f"{form}({parts})")

    def _item(self, item: int, rows: list[_Placed], level: int) -> str:
        """Write an item: its mark, or none where it began in another column, how far that is set in, and its text."""
        paragraph = self.paragraphs[item]
        mark = f"mark-{paragraph.kind}({quoted(paragraph.mark)})" if _mark_stands(item, rows) else "none"
        first, *others = rows
        if len(first.path) == level + 1:
            first = _Placed(replace(first.row, source=f"first-in-item\n{first.row.source}"), first.path)
        body = "\n".join(self.level([first, *others], level + 1))
        return f"({mark}, {indents(paragraph)[0] * self.design.size:.3f}pt, {{ {body} }})"


def _mark_stands(item: int, rows: Sequence[_Placed]) -> bool:
    """Whether the rows of an item begin with its first line."""
    return bool(rows) and rows[0].row.index == item and not rows[0].row.begun


def _number(item: Paragraph) -> int:
    """The number of an item; 0 for one that has a sign before it."""
    digits = item.mark.rstrip(".")
    return int(digits) if digits.isdecimal() else 0
