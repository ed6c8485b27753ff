"""The rules between the modules of a page: a plan's page → lines on paper.

In: a page, the design's ground, and which articles begin a part of the paper. Out: rules, and their source. Rules stand
between modules only, in the middle of gutter and space; they meet, and none stands beside a module that has a frame of
its own. Knows no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from broadsheet.editions.print.plan import Module, Page, Plan
from broadsheet.editions.print.render.ground import Ground, unread

DROP = 0.46
"""How far above the next module a rule lies, in parts of a line."""

FRAMED = frozenset(("nameplate", "house", "advertisement"))
"""Kinds of modules with a frame, which need no rule beside them."""

HEADED = frozenset(("inside", "imprint"))
"""Kinds of modules that begin with a rule of their own, and need none above them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule from a point so far to the right or down, all in points; `thick` where a new part begins below."""

    x: float
    y: float
    length: float
    upright: bool = False
    thick: bool = False


def rules(plan: Plan, page: Page, ground: Ground, sections: Mapping[str, str]) -> Iterator[Rule]:
    """Yield the rules of a page: those that lie first, then those that stand."""
    cells = _Cells(plan, page)
    for y in range(1, plan.depth):
        for start, end in _runs(x for x in range(plan.columns) if cells.lies(x, y)):
            half = ground.design.format.gutter / 2
            left = ground.left(start) - (half if cells.joins(start, y) else 0)
            right = ground.right(end) + (half if cells.joins(end, y) else 0)
            thick = end - start == plan.columns and cells.parts(y, sections)
            yield Rule(left, _level(y, ground), right - left, thick=thick)
    for x in range(1, plan.columns):
        for start, end in _runs(y for y in range(plan.depth + 1) if cells.stands(x, y)):
            top = _level(start, ground) if cells.meets(x, start) else ground.top(start) + ground.air
            bottom = _level(end, ground) if cells.meets(x, end) else ground.top(end - 1) - ground.foot
            yield Rule(ground.right(x) + ground.design.format.gutter / 2, top, bottom - top, upright=True)


def rule_source(rule: Rule) -> str:
    """Write a rule."""
    angle = ", angle: 90deg" if rule.upright else ""
    stroke = "part-rule" if rule.thick else "hair-rule"
    line = unread(f"line(length: {rule.length:.3f}pt{angle}, stroke: {stroke})")
    return f"#place(top + left, dx: {rule.x:.3f}pt, dy: {rule.y:.3f}pt, {line})\n"


def _level(y: int, ground: Ground) -> float:
    return ground.top(y) - DROP * ground.design.leading


def _runs(places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of numbers that follow each other: from the first to behind the last."""
    for _, group in groupby(enumerate(places), key=lambda row: row[1] - row[0]):
        run = [at for _, at in group]
        yield run[0], run[-1] + 1


class _Cells:
    """Which module lies in which column and line of a page."""

    def __init__(self, plan: Plan, page: Page) -> None:
        self._rows: list[list[Module | None]] = [[None] * plan.columns for _ in range(plan.depth + 1)]
        for module in page.modules:
            for y in range(module.y, min(module.y + module.h, plan.depth + 1)):
                self._rows[y][module.x : module.x + module.w] = [module] * module.w

    def at(self, x: int, y: int) -> Module | None:
        """The module at a place, None outside of all."""
        inside = 0 <= y < len(self._rows) and 0 <= x < len(self._rows[0])
        return self._rows[y][x] if inside else None

    def lies(self, x: int, y: int) -> bool:
        """Whether a rule lies in this column above line y: over all of the module below, or over nothing of it."""
        above, below = self.at(x, y - 1), self.at(x, y)
        if below is None or below.kind in HEADED or above is None or above.kind not in FRAMED:
            return _divided(above, below) and below is not None and below.kind not in HEADED
        across = range(below.x, below.x + below.w)
        return above is not below and any(_divided(self.at(at, y - 1), below) for at in across)

    def stands(self, x: int, y: int) -> bool:
        """Whether a rule stands in this line, left of column x."""
        return _divided(self.at(x - 1, y), self.at(x, y))

    def meets(self, x: int, y: int) -> bool:
        """Whether a rule lies above line y on either side of the gutter left of column x."""
        return self.lies(x - 1, y) or self.lies(x, y)

    def joins(self, x: int, y: int) -> bool:
        """Whether a rule stands left of column x that ends at, or passes, the upper edge of line y."""
        return self.stands(x, y - 1) or self.stands(x, y)

    def parts(self, y: int, sections: Mapping[str, str]) -> bool:
        """Whether no section goes on from above line y to below it."""
        above, below = (
            {sections[cell.piece] for cell in self._rows[row] if cell and cell.piece in sections} for row in (y - 1, y)
        )
        return bool(above and below) and not above & below


def _divided(first: Module | None, second: Module | None) -> bool:
    return not (first is None or second is None or first is second or first.kind in FRAMED or second.kind in FRAMED)
