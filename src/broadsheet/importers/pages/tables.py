"""Tables: which hold data and which only lay out the page, and the grid of their cells.

In: the element of a table. Out: whether it is one to a reader, and its rows of cells with their heads. Every walk ends
at the first table within, so tables within tables cost no more than their text. Knows no document.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.elements import CODE, HEADINGS, number

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
    widest = max(map(len, rows), default=0)
    if widest <= 1 or (len(rows) <= 1 and not any(cell.tag == "th" for row in rows for cell in row)):
        return False
    count = crowded = 0
    for row in rows:
        for cell in row:
            kind = _kind(cell)
            if kind == "layout":
                return False
            count += 1
            crowded += kind == "crowded"
    return crowded * 3 <= count


def _kind(cell: Element) -> str:
    """Say what stands in a cell: a table or a picture's whole story is "layout", several blocks are "crowded"."""
    parts = 0
    for element in cell.elements():
        tag = element.tag
        if tag == "table" or tag in ("h1", "h2"):
            return "layout"
        if tag in _PARTS:
            parts += 1
        elif tag == "img":
            parts += number(element.get("width")) > 100
    return "crowded" if parts > 1 else "plain"


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
