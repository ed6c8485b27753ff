"""Which rectangle of a page belongs to what: the only thing that the proof room takes from the plan.

In: a page of a plan, the plan, a design. Out: spots, in points from the top left corner of the page. Knows no PDF.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.plan import Module, Page, Plan, mirrored
from broadsheet.typesetting.pages import Box

SpotKind: TypeAlias = Literal["plate", "folio", "head", "segment", "jump", "picture", "box", "pull", "furniture"]
_WHOLE = ("inside", "imprint", "house", "advertisement")


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle and what stands in it: part `index` of its kind in a module, None for the folio."""

    kind: SpotKind
    box: Box
    module: Module | None = None
    index: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """Turns columns and lines into points."""

    design: Design

    def box(self, x: int, y: int, w: int, h: int) -> Box:
        """The rectangle of so many columns and lines."""
        paper, leading = self.design.format, self.design.leading
        left, top = paper.side + x * (paper.column + paper.gutter), paper.top + y * leading
        return left, top, left + paper.measure(w), top + h * leading


def spots(page: Page, plan: Plan, design: Design, turned: Container[str] = ()) -> Iterator[Spot]:
    """Yield all rectangles of a page; `turned` holds the articles that are read from the other side."""
    grid = Grid(design)
    if not any(module.kind == "nameplate" for module in page.modules):
        yield Spot("folio", grid.box(0, 0, plan.columns, plan.folio))
    for module in page.modules:
        if module.kind == "nameplate":
            yield Spot("plate", grid.box(module.x, module.y, module.w, module.h), module)
        elif module.kind in _WHOLE:
            yield Spot("furniture", grid.box(module.x, module.y, module.w, module.h - 1), module)
        else:
            yield from _parts(mirrored(module) if module.piece in turned else module, grid)


def _parts(module: Module, grid: Grid) -> Iterator[Spot]:
    """The rectangles of an article's module: pictures, boxes and pull quotes before the text that they stand beside."""
    for index, placed in enumerate(module.pictures):
        yield Spot("picture", grid.box(placed.x, placed.y, placed.w, placed.h), module, index)
    for index, placed in enumerate(module.boxes):
        yield Spot("box", grid.box(placed.x, placed.y, placed.w, placed.h), module, index)
    for index, placed in enumerate(module.pulls):
        yield Spot("pull", grid.box(placed.x, placed.y, placed.w, placed.h), module, index)
    if module.head:
        yield Spot("head", grid.box(module.x, module.y, module.w, module.head), module)
    last = len(module.segments) - 1
    for index, segment in enumerate(module.segments):
        jumps = bool(module.jump_to) and index == last
        yield Spot("segment", grid.box(segment.x, segment.y, 1, segment.lines - jumps), module, index)
        if jumps:
            yield Spot("jump", grid.box(segment.x, segment.y + segment.lines - 1, 1, 1), module, index)
