"""Which tables can be set in a column, and what becomes of the others.

In: the rows of a table. Out: whether its words stand side by side in so many columns of the page, and the rows as items
of a list, each cell behind its head. Counts characters; knows no design.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from broadsheet.editions.print.matter import Box, Paragraph, Run

COLUMN = 28
"""Characters of a table's type that surely stand side by side in a column of the page."""

GUTTER = 2
"""Characters between two columns of a table."""

WIDEST = 3
"""Columns of the page that a table may take."""

BULLET = "•"


def too_wide(box: Box, columns: int = 1) -> bool:
    """Say whether a box is a table with words that would not go into its columns, were it so many columns wide."""
    return box.kind == "table" and not fits(box.paragraphs, columns)


def fits(rows: Sequence[Paragraph], columns: int = 1) -> bool:
    """Say whether the longest word of every column of a table goes into the width that it has by its share."""
    cells = [[_text(cell) for cell in row.cells] for row in rows if row.cells]
    count = max(map(len, cells), default=0)
    if count < 2:
        return True
    across = list(zip_longest(*cells, fillvalue=""))
    natural = [min(max(max(map(len, column)), 3), 30) for column in across]
    room = columns * COLUMN + (columns - 1) * GUTTER - (count - 1) * GUTTER
    words = [max((len(word) for text in column for word in text.split()), default=0) for column in across]
    return all(word * sum(natural) <= room * width for word, width in zip(words, natural, strict=True))


def as_items(rows: Sequence[Paragraph], language: str = "") -> Iterator[Paragraph]:
    """Yield an item for every row but that of heads: cell after cell, each with the head of its column before it."""
    heads: tuple[tuple[Run, ...], ...] = ()
    for row in rows:
        if row.kind != "row":
            yield row
        elif row.head:
            heads = row.cells
        else:
            runs = _row(heads, row.cells)
            if runs:
                yield Paragraph("item", runs, mark=BULLET, first=True, language=language or row.language)


def _row(heads: Sequence[tuple[Run, ...]], cells: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for head, cell in zip_longest(heads, cells, fillvalue=()):
        if _text(cell).strip():
            runs += [Run("; ")] * bool(runs)
            runs += [*head, Run(": ")] if _text(head).strip() else []
            runs += cell
    return tuple(runs)


def _text(cell: Sequence[Run]) -> str:
    return "".join(run.text for run in cell)
