"""Tables of a page → tables of our document, or what they only laid out.

In: the flow and the element of a table. Out: what is to be done at its end. Knows no other element.
"""

from __future__ import annotations

from typing import Any

from broadsheet.importers.pages import elements, tables
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.dressing import PLAIN
from broadsheet.importers.pages.flow import Flow, Leave, Look, leave_apart, leave_block
from broadsheet.importers.pages.picturing import LONGEST_CAPTION, figure
from broadsheet.text.nodes import Paragraph, Strong, Table


def table(flow: Flow, element: Element) -> Leave | None:
    """Set down a table of data; one that lays out the page is entered, around a lone picture it is a figure."""
    flow.flush()
    if not tables.is_data(element):
        if not flow.celled and _frames_picture(element):
            return figure(flow, element)
        flow.apart.append(False)
        flow.liner.put_on(PLAIN)
        return leave_apart
    if flow.celled:
        return leave_block
    for kid in element.kids:
        if type(kid) is Element and kid.tag == "caption":
            words = flow.cell(kid)
            if words:
                flow.add(Paragraph([Strong(words)]), Look(apart=True))
    made = _table(flow, element)
    if made:
        flow.add(made)
    return None


def _frames_picture(table: Element) -> bool:
    """Whether a table holds one picture and a few words, and nothing else."""
    pictures = 0
    for at, kid in enumerate(table.elements()):
        if at > 40 or kid.tag in elements.HEADINGS or kid.tag in ("table", "ul", "ol", "pre", "form", "hr"):
            return False
        pictures += kid.tag == "img" and not elements.is_decoration(kid)
    return pictures == 1 and len(table.text().strip()) <= LONGEST_CAPTION


def _table(flow: Flow, element: Element) -> Table | None:
    """Make a table; what spans several columns or rows stands in the first of them."""
    lines = tables.grid(element)
    width = max((cell.column + cell.columns for line in lines for cell in line), default=0)
    rows: list[list[list[Any]]] = []
    headed = False
    for line in lines:
        row: list[list[Any]] = [[] for _ in range(width)]
        for cell in line:
            row[cell.column] = flow.cell(cell.element)
        if not any(row):
            continue
        if not rows:
            headed = all(cell.is_head for cell in line) or _is_bold(row)
            headed = headed or any(cell.is_head and cell.column for cell in line)
        rows.append(row)
    if not rows:
        return None
    head = rows.pop(0) if headed else [[] for _ in range(width)]
    if headed:
        head = [cell[0].kids if len(cell) == 1 and type(cell[0]) is Strong else cell for cell in head]
    return Table(_aligns(lines, width), head, rows)


def _is_bold(row: list[list[Any]]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(len(cell) == 1 and type(cell[0]) is Strong for cell in filled)


def _aligns(lines: list[list[tables.Cell]], width: int) -> list[str]:
    """Say how columns are set, where all cells below the first row agree."""
    seen: list[set[str]] = [set() for _ in range(width)]
    for line in lines[1:]:
        for cell in line:
            seen[cell.column].add(cell.element.get("align").lower())
    aligns = [found.pop() if len(found) == 1 else "" for found in seen]
    return [align if align in ("left", "center", "right") else "" for align in aligns]
