"""Rows of tables → the typesetter's source.

In: rows of a table, all or some of it, and a design. Out: source in code mode. How wide a column is depends on all rows
of the table, so that rows measured or set apart from each other still stand under one another.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.matter import Paragraph, Run
from broadsheet.editions.print.runs import content

GUTTER = 6.0
"""Points between two columns of a table."""

SIZE = 0.9
"""The size of its type, in parts of the running text's (`cell` of the prelude)."""

BROAD = 0.66
"""Parts of a column that all columns but the broadest may take by nature."""

_SIDES = {"l": "start", "left": "start", "c": "center", "center": "center", "r": "end", "right": "end"}
_NARROW = frozenset("iljt1 .,:;'’!|()[]-fr")
_WIDE = frozenset("mwMWQOGD—%@")


def table_rows_source(paragraphs: Sequence[Paragraph], span: tuple[int, int], design: Design) -> str:
    """Write the rows of running text from one paragraph up to another."""
    rows = paragraphs[span[0] : span[1]]
    return rows_source(rows, rows[0].mark, design, _table_around(paragraphs, span[0]))


def rows_source(
    rows: Sequence[Paragraph], aligns: Sequence[str], design: Design, table: Sequence[Paragraph] = ()
) -> str:
    """Write rows that follow each other. `table` are all rows of their table, where these are but some of them."""
    widths = column_widths(table or rows, design)
    said = aligns or rows[0].mark
    sides = ", ".join(_SIDES.get(said[at] if at < len(said) else "", "start") for at in range(len(widths)))
    cells = []
    for row in rows:
        made = [_cell(cell, row.head) for cell in (*row.cells, *((),) * (len(widths) - len(row.cells)))]
        cells.append(f"table.header(repeat: false, {', '.join(made)})" if row.head else ", ".join(made))
    body = ",\n".join(cells)
    return f"table(columns: ({', '.join(widths)},), align: ({sides},), column-gutter: {GUTTER}pt,\n{body})"


def _table_around(paragraphs: Sequence[Paragraph], index: int) -> Sequence[Paragraph]:
    """The rows of the table that a row belongs to: those beside it, from the last row of heads on."""
    start = end = index
    while start and not paragraphs[start].head and paragraphs[start - 1].kind == "row":
        start -= 1
    while end < len(paragraphs) and paragraphs[end].kind == "row" and (end == start or not paragraphs[end].head):
        end += 1
    return paragraphs[start:end]


def column_widths(rows: Sequence[Paragraph], design: Design) -> list[str]:
    """How the width of a table is shared out: the broadest column takes what others leave, which are as wide as they
    must be; where that is too much, each takes its share."""
    count = max(len(row.cells) for row in rows)
    natural = [max((_width(row.cells[at]) for row in rows if at < len(row.cells)), default=1.0) for at in range(count)]
    em = SIZE * design.size
    broadest = natural.index(max(natural))
    others = sum(natural) - natural[broadest]
    if others * em + (count - 1) * GUTTER <= BROAD * design.format.column:
        return ["1fr" if at == broadest else f"{width * em:.2f}pt" for at, width in enumerate(natural)]
    return [f"{min(max(width, 2.0), 18.0):.2f}fr" for width in natural]


def _width(cell: Sequence[Run]) -> float:
    """About how wide a cell is by nature, in its own ems; rather too much than too little."""
    return 0.5 + sum(map(_sign_width, "".join(run.text for run in cell)))


def _sign_width(sign: str) -> float:
    if sign in _NARROW:
        return 0.33
    return 0.86 if sign in _WIDE else 0.64 if sign.isupper() else 0.54


def _cell(cell: Sequence[Run], head: bool) -> str:
    made = f"par({content(cell)})"
    if not any(" " in run.text for run in cell):
        made = f"long({made})"
    return f"cell(strong({made}))" if head else f"cell({made})"
