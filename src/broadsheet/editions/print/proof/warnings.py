"""What an editor should know of pages that were set as planned: coarse pictures, holes, double jumps.

In: the figures of the pages. Out: faults that stop nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from broadsheet.editions.print.proof.figures import Fault, PageFigures
from broadsheet.editions.print.proof.kinds import (
    JUMP_BROKEN,
    JUMPS_TWICE,
    LOW_RESOLUTION,
    UNSET_LINES,
    WHITE_RECTANGLE,
)
from broadsheet.editions.print.proof.parts import fault

COARSE = 150
"""Pixels per inch below which a picture looks coarse on newsprint."""
UNSET = 2.0
"""The share of empty lines, in percent, from which on a page is told of."""
MM = 25.4 / 72


def warnings_of(pages: Sequence[PageFigures]) -> Iterator[Fault]:
    """Yield what is worth telling, page by page, then of the whole issue; a broken jump is an error."""
    for page in pages:
        yield from _of_page(page)
    told = Counter(jump.article for page in pages for jump in page.jumps)
    for article, times in told.items():
        if times > 1:
            yield fault(JUMPS_TWICE, 0, article)


def _of_page(page: PageFigures) -> Iterator[Fault]:
    for jump in page.jumps:
        if not jump.right:
            yield fault(JUMP_BROKEN, page.page, jump.article, to=jump.to)
    for crop in page.crops:
        if 0 < crop.resolution < COARSE:
            yield fault(LOW_RESOLUTION, page.page, crop.article, number=crop.number, resolution=round(crop.resolution))
    if page.unset > UNSET:
        yield fault(UNSET_LINES, page.page, "", percent=f"{page.unset:.1f}")
    if page.holes:
        hole = max(page.holes, key=lambda hole: hole.area)
        yield fault(WHITE_RECTANGLE, page.page, "", width=round(hole.width * MM), height=round(hole.height * MM))
