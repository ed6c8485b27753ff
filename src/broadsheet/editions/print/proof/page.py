"""One page as it was set, with all that the plan says of it: what the other parts of the proof room look at.

In: a page of the plan, the same page read from the PDF, the sheet. Out: what stands in each of its spots. Compares
nothing with anything but the lines of running text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from broadsheet.editions.print.galley import Galley, changed
from broadsheet.editions.print.plan import Module, Page, Plan, Segment
from broadsheet.editions.print.proof.columns import Column, groups, matched
from broadsheet.editions.print.proof.joined import levelled
from broadsheet.editions.print.proof.rows import INITIAL, Row, rows, shared_out
from broadsheet.editions.print.proof.spots import Spot, SpotKind, spots
from broadsheet.editions.print.sheet import Sheet
from broadsheet.typesetting.pages import Box, Image, Impression, Stretch


@dataclass(frozen=True, slots=True)
class Filled:
    """A spot and the stretches and rows that stand in it; `column` where it holds running text."""

    spot: Spot
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    column: Column | None = None

    @property
    def module(self) -> Module:
        """The module that it belongs to."""
        if self.spot.module is None:
            raise ValueError(f"the {self.spot.kind} belongs to no module")
        return self.spot.module

    @property
    def segment(self) -> Segment:
        """The segment of the plan that it holds."""
        return self.module.segments[self.spot.index]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page of the plan, as it was printed, spot by spot; `stray` stands in none."""

    page: Page
    printed: Impression
    filled: tuple[Filled, ...]
    stray: tuple[Stretch, ...]

    def of(self, *kinds: SpotKind) -> Iterator[Filled]:
        """Yield the spots of some kinds."""
        return (each for each in self.filled if each.spot.kind in kinds)

    def images(self, box: Box) -> list[Image]:
        """The pictures whose middle is in a rectangle."""
        left, top, right, bottom = box
        return [
            image
            for image in self.printed.images
            if left <= (image.seen[0] + image.seen[2]) / 2 <= right
            and top <= (image.seen[1] + image.seen[3]) / 2 <= bottom
        ]

    def links(self, box: Box) -> list[int]:
        """The pages to which links lead that touch a rectangle."""
        left, top, right, bottom = box
        return [
            link.page
            for link in self.printed.links
            if link.area[0] < right and link.area[2] > left and link.area[1] < bottom and link.area[3] > top
        ]


def read_page(page: Page, printed: Impression, plan: Plan, sheet: Sheet) -> ReadPage:
    """Find what stands in each spot of a page."""
    printed = replace(printed, stretches=levelled(printed.stretches))
    turned = {id for id, matter in sheet.matters.items() if matter.direction != sheet.furniture.direction}
    places = list(spots(page, plan, sheet.design, turned))
    shares, stray = shared_out(printed, places, sheet.design.format.gutter)
    filled = tuple(_filled(spot, share, sheet) for spot, share in zip(places, shares, strict=True))
    return ReadPage(page, printed, filled, tuple(stray))


def galley_of(module: Module, sheet: Sheet) -> Galley:
    """The galley whose lines the segments of a module count: that of its piece, some paragraphs longer or shorter."""
    return changed(sheet.galleys[module.piece], dict(module.changed))


def _filled(spot: Spot, share: list[Stretch], sheet: Sheet) -> Filled:
    leading = sheet.design.leading
    if spot.kind != "segment" or spot.module is None:
        return Filled(spot, tuple(share), tuple(rows(share, leading)))
    found = tuple(rows(share, leading, INITIAL * sheet.design.size))
    segment, matter = spot.module.segments[spot.index], sheet.matters[spot.module.piece]
    planned = list(groups(matter, galley_of(spot.module, sheet), segment.start, segment.end))
    return Filled(spot, tuple(share), found, matched(planned, found))
