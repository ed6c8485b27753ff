"""The issue: page after page, the best few ways so far are kept.

In: a chooser, and the tasks of all pages. Out: the best final `State`, or None. A beam search; its measure is the cost
so far plus the least that the rest can cost. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from broadsheet.editions.print.makeup.candidates import Chooser, Task, carried
from broadsheet.editions.print.makeup.items import Item
from broadsheet.editions.print.makeup.slicing import Sliced
from broadsheet.editions.print.makeup.states import Candidate, Filled, State


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard to look: states kept after a page, and pages tried for a state."""

    states: int = 6
    pages: int = 12


def search(chooser: Chooser, tasks: list[Task], items: tuple[Item, ...], effort: Effort) -> State | None:
    """Fill all pages with all items; None where no way was found."""
    states = [State(0, items)]
    for task in tasks:
        found: list[State] = []
        for state in states:
            found += _steps(chooser, task, state, effort)
        states = _best(found, effort.states)
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
    found = []
    pages = effort.pages * (3 if task.last else 2 if len(task.after) == 1 else 1)
    for candidate in chooser.candidates(state, task)[:pages]:
        numbers = tuple(leaf.number for leaf in candidate.leaves)
        for sliced in chooser.stock.slicer.divide(numbers, task.height):
            step = _step(chooser, task, state, (candidate, sliced))
            if step is not None:
                found.append(step)
                break
    return found


def _step(chooser: Chooser, task: Task, state: State, choice: tuple[Candidate, Sliced]) -> State | None:
    candidate, sliced = choice
    stock = chooser.stock
    carry: list[Item] = []
    area = state.house_area
    for cell in sliced.cells:
        leaf = stock.leaves[cell.item]
        if leaf.item.jumping:
            shape = stock.shape(leaf, cell.w, cell.h)
            carry.append(carried(leaf, shape.rest, shape.way.later, shape.way.later_boxes))
            if not stock.leaf(carry[-1]).table.possible:
                return None
        if leaf.item.kind == "house":
            area += cell.w * cell.h
    if area > chooser.house_area:
        return None
    rest = (*carry, *candidate.rest)
    if task.last and rest:
        return None
    cost = state.cost + candidate.penalty + sliced.cost
    filled = Filled(task.number, candidate.leaves, sliced)
    houses = state.houses + candidate.houses
    hope = cost + chooser.future(rest, houses, task)
    return State(cost, rest, (*state.pages, filled), houses, area, hope)


def with_hope(state: State, hope: int) -> State:
    """Return a state with another hope."""
    return replace(state, hope=hope)
