"""Tables: which hold data and which only lay out the page, and the grid of their cells.

In: the element of a table. Out: whether it is one to a reader, and its rows of cells with their heads. Every walk ends
at the first table within, so tables within tables cost no more than their text. Knows no document.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.elements import CODE, HEADINGS, is_decoration, number

WIDEST = 60  # columns; beyond it a span is one cell
_PARTS = frozenset(("p", "ul", "ol", "dl", "blockquote", "div", "center", "hr", *HEADINGS, *CODE))


@dataclass(slots=True)
class Cell:
    """A cell. `column` counts from 0; `columns` says how many it spans; `row` and `rows` likewise."""

    element: Element
    row: int
    column: int
    rows: int
    columns: int

    @property
    def is_head(self) -> bool:
        return self.element.tag == "th"


def cells_of(row: Element) -> list[Element]:
    """Return the cells of a row that the parser has made."""
    return [kid for kid in row.kids if type(kid) is Element and kid.tag in ("td", "th")]


def rows_of(table: Element) -> list[Element]:
    """Return the rows of a table in the order of the page, whatever part of it they stand in."""
    found: list[Element] = []
    for kid in table.kids:
        if type(kid) is not Element:
            continue
        if kid.tag == "tr":
            found.append(kid)
        elif kid.tag in ("thead", "tbody", "tfoot"):
            found += [row for row in kid.kids if type(row) is Element and row.tag == "tr"]
    return [row for row in found if cells_of(row)]


def is_data(table: Element) -> bool:
    """Whether a table holds data: at least two rows and columns, and cells that are hardly ever texts of their own."""
    if table.get("role") in ("presentation", "none"):
        return False
    rows = [cells_of(row) for row in rows_of(table)]
    headed = any(cell.tag == "th" for row in rows for cell in row)
    if len(rows) < (1 if headed else 2) or max(map(len, rows)) < 2:
        return False
    kinds = [[_kind(cell) for cell in row] for row in rows]
    wide = sum(len(row) - row.count("empty") > 1 for row in kinds)
    if wide < (1 if headed else 2) or any("layout" in row for row in kinds):
        return False
    return sum(row.count("crowded") for row in kinds) * 3 <= sum(len(row) for row in kinds)


def _kind(cell: Element) -> str:
    """Say what stands in a cell: nothing, a line, several blocks, or what only a layout holds."""
    parts = 0
    filled = False
    for element in cell.elements():
        tag = element.tag
        if tag == "table" or (tag in HEADINGS and cell.tag == "td"):
            return "layout"
        if tag in _PARTS:
            parts += 1
        elif tag == "img" and not is_decoration(element):
            filled = True
            parts += number(element.get("width")) > 100
    if parts > 1:
        return "crowded"
    return "plain" if filled or cell.text().strip() else "empty"


def grid(table: Element) -> list[list[Cell]]:
    """Lay a table's cells out by row and column; where two would lie on each other the later moves on."""
    rows = rows_of(table)
    taken: dict[int, int] = {}  # how many rows a column is still covered
    found: list[list[Cell]] = []
    for at, row in enumerate(rows):
        line: list[Cell] = []
        column = 0
        covered, taken = taken, {column: left - 1 for column, left in taken.items() if left > 1}
        for element in cells_of(row):
            while column in covered:
                column += 1
            if column >= WIDEST:
                break
            wide = min(max(number(element.get("colspan")), 1), WIDEST - column)
            high = min(max(number(element.get("rowspan")), 1), len(rows) - at)
            line.append(Cell(element, at, column, high, wide))
            if high > 1:
                taken.update(dict.fromkeys(range(column, column + wide), high - 1))
            column += wide
        found.append(line)
    return found


def heads(table: Element) -> dict[int, tuple[str, str]]:
    """Say for every cell, by the `id` of its element, what stands above its column and before its row."""
    lines = grid(table)
    above: dict[int, str] = {}
    found: dict[int, tuple[str, str]] = {}
    for at, line in enumerate(lines):
        before = ""
        for cell in line:
            text = " ".join(cell.element.text().split()) if not (at and cell.column) else ""
            if at == 0:
                above.update(dict.fromkeys(range(cell.column, cell.column + cell.columns), text))
            if cell.column == 0:
                before = text
            found[id(cell.element)] = (above.get(cell.column, "") if at else "", before if cell.column else "")
    return found
