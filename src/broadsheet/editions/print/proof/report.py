"""The proof room: a finished PDF read against its plan.

In: the PDF, the plan, and the sheet that it was set from. Out: a `Report`: figures of every page, and each difference
between what was planned and what was set. Every figure is computed from the PDF; the plan only says which rectangle
belongs to what, the matter what should stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.proof import measures
from broadsheet.editions.print.proof.breaks import breaks
from broadsheet.editions.print.proof.figures import Breaks, Fault, Jump, PageFigures, Report, added
from broadsheet.editions.print.proof.jumps import jumps
from broadsheet.editions.print.proof.kinds import OVERLAP, PAGES_DIFFER
from broadsheet.editions.print.proof.lines import Count, by_article, counted
from broadsheet.editions.print.proof.overlaps import overlapping
from broadsheet.editions.print.proof.page import ReadPage, read_page
from broadsheet.editions.print.proof.parts import fault, faults_of
from broadsheet.editions.print.proof.pictures import covered, crops
from broadsheet.editions.print.proof.warnings import warnings_of
from broadsheet.editions.print.sheet import Sheet
from broadsheet.typesetting.pages import impressions


def read(pdf: bytes, plan: Plan, sheet: Sheet) -> Report:
    """Read a PDF against its plan."""
    printed = list(impressions(pdf))
    pages = [read_page(page, as_set, plan, sheet) for page, as_set in zip(plan.pages, printed, strict=False)]
    count, ends, jumped = counted(pages, plan, sheet), _ends(pages, sheet), list(jumps(pages, sheet))
    faults = list(_differing(len(plan.pages), len(printed)))
    figures = []
    for page in pages:
        number = page.page.number
        over = [fault(OVERLAP, number, "", text=each.text) for each in overlapping(page.printed)]
        faults += [*faults_of(page, sheet), *over]
        figures.append(_figures(page, plan, sheet, _Counted(count, ends[number], jumped, len(over))))
    return Report(
        pages=tuple(figures),
        copy=measures.copy(pages, plan, sheet),
        size=measures.size(pages, sheet),
        house=measures.house(pages, plan),
        faults=(*faults, *count.faults, *warnings_of(figures)),
    )


class _Counted:
    """What is counted over the whole issue, and belongs to its pages."""

    def __init__(self, count: Count, ends: Breaks, jumped: Sequence[Jump], overlapping: int) -> None:
        self.count, self.ends, self.jumped, self.overlapping = count, ends, jumped, overlapping


def _figures(read: ReadPage, plan: Plan, sheet: Sheet, counted: _Counted) -> PageFigures:
    page, number, format = read.page, read.page.number, sheet.design.format
    lines = measures.column_lines(page, plan)
    unset = measures.unset(read)
    area = format.measure(plan.columns) * (lines / plan.columns) * sheet.design.leading
    return PageFigures(
        page=number,
        label=read.printed.label or str(number),
        fill=100 * (1 - (unset + measures.uncovered(page, plan)) / lines),
        unset=100 * unset / lines,
        feathering=measures.page_feathering(read, sheet),
        breaks=counted.ends,
        pictures=100 * covered(read) / area,
        house=100 * measures.house_lines(page) / lines,
        heads=tuple(measures.head_sizes(read)),
        crops=tuple(crops(read, sheet)),
        jumps=tuple(jump for jump in counted.jumped if jump.page == number),
        holes=tuple(measures.page_holes(read, plan, sheet)),
        lost=counted.count.lost[number],
        doubled=counted.count.doubled[number],
        overlapping=counted.overlapping,
    )


def _ends(pages: Sequence[ReadPage], sheet: Sheet) -> dict[int, Breaks]:
    """The figures of all ends of columns, by page."""
    found: dict[int, list[Breaks]] = {read.page.number: [] for read in pages}
    for piece, columns in by_article(pages).items():
        order = [(page, each.column) for page, each in columns if each.column]
        for page, one in breaks(order, sheet.matters[piece]):
            found[page].append(one)
    return {page: added(ones) for page, ones in found.items()}


def _differing(planned: int, found: int) -> Iterator[Fault]:
    if planned != found:
        yield fault(PAGES_DIFFER, 0, "", planned=planned, found=found)
