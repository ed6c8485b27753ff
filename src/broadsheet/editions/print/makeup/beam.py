"""The issue: page after page, the best few ways so far are kept.

In: a chooser, and the tasks of all pages. Out: the best final `State`, or None. A beam search; its measure is the cost
so far plus the least that the rest can cost. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from broadsheet.editions.print.makeup.candidates import Chooser
from broadsheet.editions.print.makeup.items import Item, continuation
from broadsheet.editions.print.makeup.slicing import Sliced
from broadsheet.editions.print.makeup.spreads import across, likeness
from broadsheet.editions.print.makeup.states import Candidate, Filled, State, Task
from broadsheet.editions.print.makeup.stock import Leaf, Stock
from broadsheet.editions.print.makeup.taste import displeasure, faces_of, shown, turns

WIDER: Final = {1: 30, 2: 3}
"""How many times as many states are kept where one or two pages are still to fill: nothing evens them out later."""
FINALS: Final = 24
"""How many ways of filling the last page are enough."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to look: states kept after a page, pages to find for a state, and sets of items tried for that."""

    states: int = 6
    pages: int = 12
    tries: int = 60


def search(chooser: Chooser, tasks: list[Task], items: tuple[Item, ...], effort: Effort) -> State | None:
    """Fill all pages with all items; None where no way was found."""
    states = [State(0, items)]
    for task in tasks:
        found: list[State] = []
        for state in states:
            found += _steps(chooser, task, state, effort)
            if task.last and len(found) >= FINALS:
                break
        states = _best(found, effort.states * WIDER.get(len(task.after), 1))
        if not states:
            return None
    return states[0]


def _best(found: list[State], count: int) -> list[State]:
    best: dict[tuple[str, ...], State] = {}
    for state in sorted(found, key=lambda state: (state.hope, state.key)):
        best.setdefault(state.key, state)
        if len(best) >= count:
            break
    return list(best.values())


def _steps(chooser: Chooser, task: Task, state: State, effort: Effort) -> list[State]:
    """Fill one page in the most hopeful ways."""
    slicer = chooser.hopes.stock.slicer
    found: list[State] = []
    filled = 0
    for candidate in islice(chooser.candidates(state, task), effort.tries):
        numbers = tuple(leaf.number for leaf in candidate.leaves)
        divisions = slicer.divide(numbers, task.height)
        steps = [step for sliced in divisions if (step := _step(chooser, task, state, (candidate, sliced)))]
        found += steps
        filled += bool(steps)
        if filled >= effort.pages:
            break
    return found


def _step(chooser: Chooser, task: Task, state: State, choice: tuple[Candidate, Sliced]) -> State | None:
    candidate, sliced = choice
    stock = chooser.hopes.stock
    carry, area = [], state.house_area
    for cell in sliced.cells:
        leaf = stock.leaves[cell.item]
        if leaf.item.jumping:
            carry.append(_carried(stock, leaf, (cell.w, cell.h)))
        if leaf.item.kind == "house":
            area += cell.w * cell.h
    if area > chooser.house_area:
        return None
    rest = (*carry, *candidate.rest)
    displeasing, filled = _looked_at(stock, state, Filled(task.number, candidate.leaves, sliced))
    cost = state.cost + candidate.penalty + sliced.cost + displeasing
    houses = state.houses + candidate.houses
    hopes = chooser.hopes
    totals = hopes.total(rest)[None, :]
    hope = cost + int(hopes.after(totals, rest, houses, task.after, 0 * totals[:, 0])[0])
    return State(cost, rest, (*state.pages, filled), houses, area, hope)


def _looked_at(stock: Stock, state: State, filled: Filled) -> tuple[int, Filled]:
    """What neighbours on the page, its likeness to the page before, and the page that it faces cost; and the page with
    what is seen of it."""
    costs = stock.design.costs
    before = state.pages[-1] if state.pages and state.pages[-1].number == filled.number - 1 else None
    facing = before if before and filled.number % 2 else None
    faces = tuple(faces_of(stock, filled.sliced.cells))
    beside = tuple((x - stock.design.columns, y, w, h) for x, y, w, h in facing.pictures) if facing else ()
    touching, turned = turns(list(faces), [True] * len(faces), costs, filled.number % 2 == 0, beside)
    cost = displeasure(list(faces), costs) + touching
    cost += likeness(before.sliced.shape, filled.sliced.shape, facing is not None, costs) if before else 0
    cost += across(facing.faces, faces, stock.design) if facing else 0
    return cost, replace(filled, faces=faces, pictures=shown(faces, turned))


def _carried(stock: Stock, leaf: Leaf, size: tuple[int, int]) -> Item:
    """Make the continuation of a leaf that jumps out of a rectangle."""
    shape = stock.shape(leaf, *size)
    assert leaf.item.piece is not None  # noqa: S101
    way = shape.way
    return continuation(leaf.item.piece, shape.rest, way.later, way.later_boxes)
