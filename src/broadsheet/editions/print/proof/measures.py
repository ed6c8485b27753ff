"""The figures of a page and of the whole issue that are neither faults nor breaks.

In: pages as they were read, the plan, the sheet. Out: numbers. Shares are in percent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from broadsheet.editions.print.plan import Page, Plan
from broadsheet.editions.print.proof.columns import feathering
from broadsheet.editions.print.proof.page import Filled, ReadPage
from broadsheet.editions.print.proof.white import Hole, holes, lined
from broadsheet.editions.print.sheet import Sheet
from broadsheet.typesetting.pages import Box

X_HEIGHT = 0.4
"""The height of a small letter, in parts of the size: less than that of any face."""


def column_lines(page: Page, plan: Plan) -> int:
    """How many lines all columns of a page hold, without folio or nameplate."""
    plate = any(module.kind == "nameplate" for module in page.modules)
    return plan.columns * (plan.depth - (plan.plate if plate else plan.folio))


def unset(read: ReadPage) -> int:
    """How many lines of the page's columns hold nothing, as they would be without feathering."""
    return sum(max(0, _room(each) - each.column.lines) for each in read.of("segment") if each.column)


def _room(each: Filled) -> int:
    jumps = bool(each.module.jump_to) and each.spot.index == len(each.module.segments) - 1
    return each.segment.lines - jumps


def uncovered(page: Page, plan: Plan) -> int:
    """How many lines of a page's columns belong to no module; each module has one line of space at its foot."""
    modules = [module for module in page.modules if module.kind != "nameplate"]
    return max(0, column_lines(page, plan) + plan.columns - sum(module.w * module.h for module in modules))


def page_feathering(read: ReadPage, sheet: Sheet) -> float:
    """The largest departure from the leading, in percent of it; a PDF places lines to some thousandths of a point."""
    leading = sheet.design.leading
    largest = max((feathering(each.column, leading) for each in read.of("segment") if each.column), default=0.0)
    return round(100 * largest / leading, 2)


def head_sizes(read: ReadPage) -> Iterator[float]:
    """The sizes of a page's headlines, in points."""
    for each in read.of("head"):
        if each.stretches:
            yield round(max(stretch.size for stretch in each.stretches), 1)


def page_holes(read: ReadPage, plan: Plan, sheet: Sheet) -> list[Hole]:
    """The white rectangles below the columns and the pictures of a page."""
    design = sheet.design
    foot = design.format.top + plan.depth * design.leading
    ink = lined(read.printed.ink, _lines(read, design.leading))
    return holes(ink, _ends(read, design.leading), foot, design.format.column, design.leading)


def _lines(read: ReadPage, leading: float) -> Iterator[Box]:
    """The lines of type in columns, heads and captions, each as wide as its room and as high as a small letter; and
    codes with the addresses beside them."""
    for each in read.of("segment", "jump", "picture", "head"):
        left, _, right, _ = each.spot.box
        for row in each.rows:
            yield left, row.baseline - X_HEIGHT * row.size, right, row.baseline
        for top, bottom in _codes(each, leading):
            yield left, top, right, bottom


def _codes(each: Filled, leading: float) -> Iterator[tuple[float, float]]:
    """From where to where codes reach, beside whose middle their address stands."""
    for found in each.column.found if each.column else ():
        if found.group.kind == "address" and found.rows:
            middle = (found.rows[0].baseline - X_HEIGHT * found.rows[0].size + found.rows[-1].baseline) / 2
            half = (found.group.end - found.group.start) * leading / 2
            yield middle - half, middle + half


def _ends(read: ReadPage, leading: float) -> Iterator[Box]:
    """What ends: columns at their last line or picture, pictures at the last line of their caption."""
    for each in read.of("segment", "jump", "picture"):
        left, top, right, _ = each.spot.box
        lowest = [row.bottom for row in each.rows] + [image.seen[3] for image in read.images(each.spot.box)]
        lowest += [bottom for _, bottom in _codes(each, leading)]
        if lowest:
            yield left, top, right, max(lowest)


def house(pages: Sequence[ReadPage], plan: Plan) -> float:
    """The share of the area that house ads and fillers take."""
    area = sum(column_lines(read.page, plan) for read in pages)
    taken = sum(house_lines(read.page) for read in pages)
    return 100 * taken / area if area else 0.0


def house_lines(page: Page) -> int:
    """The column lines that house ads and fillers take on a page."""
    return sum(module.w * (module.h - 1) for module in page.modules if module.kind == "house")


def size(pages: Sequence[ReadPage], sheet: Sheet) -> float:
    """The size of running text as it was printed, in percent of the design's own."""
    own = sheet.design.size / sheet.design.scale.text
    printed = [
        found.rows[0].size
        for read in pages
        for each in read.of("segment")
        if each.column
        for found in each.column.found
        if found.group.kind == "text" and found.rows
    ]
    return 100 * median(printed) / own if printed else 100.0


def copy(pages: Sequence[ReadPage], plan: Plan, sheet: Sheet) -> float:
    """The lines of all text and heads at the base size, in percent of the lines of the pages at that size.

    A paragraph that was set tighter or looser counts with the lines that it has by itself. Where type was resized, a
    column of the base size has fewer lines of text by the text's factor; a page and the heads on it have more by that
    of the grid, and heads by their own.
    """
    scale = sheet.design.scale
    set_lines = sum(each.column.lines for read in pages for each in read.of("segment") if each.column)
    text = set_lines - sum(won for changes in _changes(pages).values() for won in changes.values())
    heads = sum(each.module.head * each.module.w for read in pages for each in read.of("head"))
    lines = sum(column_lines(read.page, plan) for read in pages)
    return 100 * (text / scale.text + heads * scale.grid / scale.heads) / (lines * scale.grid) if lines else 0.0


def _changes(pages: Sequence[ReadPage]) -> dict[str, dict[int, int]]:
    """The lines that paragraphs won or lost by being set looser or tighter, by article."""
    return {module.piece: dict(module.changed) for read in pages for module in read.page.modules if module.changed}
