"""Which items could share the next page: all sets within a window of the running order, weighed by what they hope.

In: a state of the search and the stock. Out: `Candidate`s, best first. The hope of a set is the least cost at which its
items fill the page if areas could be divided at will (a Lagrangian bound, from the tables' duals), plus the same for
all that is left and the pages that are left. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.makeup.items import Item, Role, article, continuation
from broadsheet.editions.print.makeup.states import Candidate, State
from broadsheet.editions.print.makeup.stock import Leaf, Stock, without_regret
from broadsheet.editions.print.makeup.tables import PRICES
from broadsheet.editions.print.makeup.variants import FIRST_PART, REST

Ints = NDArray[np.int64]
CONTINUED_HEAD: Final = 10
"""The area that a continuation's head takes, about."""


@dataclass(frozen=True, slots=True)
class Task:
    """The page to be filled: its number, its height in lines with the last space, the furniture that must stand on it
    and that may; and the areas of the pages after it."""

    number: int
    height: int
    must: tuple[Item, ...]
    may: tuple[Item, ...]
    after: tuple[int, ...]

    @property
    def last(self) -> bool:
        """Whether it is the last page."""
        return not self.after


@dataclass
class Chooser:
    """Weighs sets of items. `houses` are the house ads in the order of their use, `house_area` what they may take."""

    stock: Stock
    houses: tuple[Item, ...]
    house_area: int
    window: int = 9
    most: int = 6
    duals: dict[tuple[str, Role], Ints] = field(default_factory=dict)

    def dual(self, item: Item, role: Role) -> Ints:
        """The item's least cost at each price of room."""
        key = (item.key, role)
        if key not in self.duals:
            table = self.stock.leaf(item, role).table
            if item.kind == "house":
                table = without_regret(table)
            self.duals[key] = table.dual.astype(np.int64)
        return self.duals[key]

    def future(self, rest: tuple[Item, ...], state_houses: int, task: Task) -> int:
        """The least that the rest can cost on the pages after this one."""
        total = sum((self.dual(item, "other") for item in rest), np.zeros(len(PRICES), np.int64))
        return int(self._future(total[None, :], rest, state_houses, task, np.zeros(1, np.int64))[0])

    def _future(self, totals: Ints, rest: tuple[Item, ...], used: int, task: Task, extra: Ints) -> Ints:
        pages = len(task.after)
        if not pages:
            return np.zeros(len(totals), np.int64)
        leads = [item for item in rest if item.kind == "article" and item.weight != "brief"][: 2 * pages]
        if leads:
            gains = [self.dual(item, "page") - self.dual(item, "other") for item in leads]
            totals = totals + np.mean(gains, axis=0) * min(pages, len(leads))
        for house in self.houses[used : used + 2]:
            totals = totals + np.minimum(0, self.dual(house, "other"))
        area = sum(task.after) - extra
        least: Ints = np.max(PRICES[None, :] * area[:, None] + totals, axis=1).astype(np.int64)
        return least

    def candidates(self, state: State, task: Task) -> list[Candidate]:
        """List the sets of items for a page, best hope first."""
        queue = self._queue(state, task)
        window = queue[: self.window] if not task.last else queue
        forced = self._forced(window, task)
        masks = _masks(len(window), self.most if not task.last else len(window))
        masks = masks[masks[:, forced].all(axis=1)]
        if task.last:
            masks = masks[masks.all(axis=1)]
        found: list[Candidate] = []
        rest_of_queue = queue[len(window) :]
        for group in self._groups(state, task, window):
            found += self._weighed(state, task, (window, rest_of_queue, masks), group)
        found.sort(key=lambda candidate: candidate.score)
        return found

    def _queue(self, state: State, task: Task) -> tuple[Item, ...]:
        return tuple(item for item in state.rest if self._allowed(item, task.number))

    def _allowed(self, item: Item, page: int) -> bool:
        pin = self.stock.pin(item)
        section = self.stock.pins.sections.get(page)
        if item.kind == "article" and pin.page not in {0, page}:
            return False
        return section is None or item.kind == "continued" or (item.piece is not None and item.piece.section == section)

    def _forced(self, window: tuple[Item, ...], task: Task) -> list[int]:
        forced = [
            index
            for index, item in enumerate(window)
            if item.kind == "article" and self.stock.pin(item).page == task.number
        ]
        if task.number == 1 and window:
            forced.append(min(range(len(window)), key=lambda index: window[index].order))
        return sorted(set(forced))

    def _groups(self, state: State, task: Task, window: tuple[Item, ...]) -> list[tuple[int, int, tuple[Item, ...]]]:
        """List what can be combined with a set: the index of an item that jumps (-1: none), and furniture."""
        furniture: list[tuple[Item, ...]] = [task.must]
        if task.may:
            furniture = [(*task.must, *task.may), task.must]
        if task.number > 1 and state.house_area < self.house_area:
            furniture += [(*task.must, *self.houses[state.houses : state.houses + count]) for count in (1, 2)]
            furniture = list(dict.fromkeys(furniture))
        jumps = [-1]
        if not task.last:
            jumps += [index for index, item in enumerate(window) if self._may_jump(item)]
        return [(jump, index, extra) for jump in jumps for index, extra in enumerate(furniture)]

    def _may_jump(self, item: Item) -> bool:
        if item.kind != "article" or item.weight == "brief" or item.piece is None:
            return False
        pin = self.stock.pin(item).jump
        return (item.piece.jump if pin is None else pin) and item.lines >= FIRST_PART + REST + 6

    def _weighed(
        self,
        state: State,
        task: Task,
        choice: tuple[tuple[Item, ...], tuple[Item, ...], NDArray[np.bool_]],
        group: tuple[int, int, tuple[Item, ...]],
    ) -> list[Candidate]:
        window, others, masks = choice
        jump, _, extra = group
        if jump >= 0:
            masks = masks[masks[:, jump]]
        if not len(masks):
            return []
        role: Role = "front" if task.number == 1 else "page"
        area = self.stock.design.columns * task.height
        plain = np.array([self.dual(item, "other") for item in window])
        here = plain.copy()
        first = np.array([self.dual(item, role) for item in window])
        if jump >= 0:
            parted = article(window[jump].piece, jumping=True)  # type: ignore[arg-type]
            here[jump], first[jump] = self.dual(parted, "other"), self.dual(parted, role)
        leads = _leads(window, masks)
        totals = masks.astype(np.int64) @ here + first[leads] - here[leads]
        for item in extra:
            totals = totals + self.dual(item, "other")
        hope = np.max(PRICES[None, :] * area + totals, axis=1)
        penalty = self._penalties(window, masks, task, group)
        left = plain.sum(axis=0) + sum((self.dual(item, "other") for item in others), np.zeros(len(PRICES), np.int64))
        over = np.zeros(len(masks), np.int64)
        if jump >= 0:
            over = self._left_over(window, masks, jump, area - sum(self._area(item) for item in extra))
        used = state.houses + sum(1 for item in extra if item.kind == "house")
        rest = (*window, *others)
        future = self._future(left[None, :] - masks.astype(np.int64) @ plain, rest, used, task, over)
        score = state.cost + hope + penalty + future
        picked = np.argsort(score, kind="stable")[:40]
        return [
            self._candidate(
                state, (int(score[at]), int(penalty[at])), (window, masks[at], int(leads[at])), (jump, role, extra)
            )
            for at in picked
            if hope[at] < 5000
        ]

    def _candidate(
        self,
        state: State,
        sums: tuple[int, int],
        chosen: tuple[tuple[Item, ...], NDArray[np.bool_], int],
        group: tuple[int, Role, tuple[Item, ...]],
    ) -> Candidate:
        window, mask, lead = chosen
        jump, role, extra = group
        leaves: list[Leaf] = []
        for index, item in enumerate(window):
            if mask[index]:
                taken = article(item.piece, jumping=True) if index == jump and item.piece else item
                leaves.append(self.stock.leaf(taken, role if index == lead else "other"))
        leaves += [self.stock.leaf(item) for item in extra]
        taken_keys = {window[index].key for index in np.flatnonzero(mask)}
        rest = tuple(item for item in state.rest if item.key not in taken_keys)
        houses = sum(1 for item in extra if item.kind == "house")
        return Candidate(sums[0], sums[1], tuple(leaves), rest, houses)

    def _left_over(self, window: tuple[Item, ...], masks: NDArray[np.bool_], jump: int, area: int) -> Ints:
        natural = np.array([self._area(item) for item in window], np.int64)
        over = masks.astype(np.int64) @ natural - area
        lines = window[jump].lines
        left: Ints = np.clip(over, REST, max(REST, lines - FIRST_PART)) + CONTINUED_HEAD
        return left

    def _area(self, item: Item) -> int:
        return self.stock.leaf(item).table.natural

    def _penalties(
        self, window: tuple[Item, ...], masks: NDArray[np.bool_], task: Task, group: tuple[int, int, tuple[Item, ...]]
    ) -> Ints:
        costs = self.stock.design.costs
        count = len(window)
        after = masks[:, ::-1].argmax(axis=1)
        last = count - 1 - after
        skipped = (
            np.array([(~mask[: last[row]]).sum() for row, mask in enumerate(masks)]) if len(masks) else np.zeros(0)
        )
        penalty = 100 * costs.out_of_order * skipped + np.where(masks[:, 0], 0, 80)
        for index, item in enumerate(window):
            if item.kind == "continued":
                penalty = penalty + np.where(masks[:, index], 0, 100 * costs.late_continuation + 40)
        jump, may, _ = group
        if jump >= 0:
            penalty = penalty + 100 * (costs.lead_jump if window[jump].weight == "lead" else costs.jump)
            if task.number > 1:
                penalty = penalty + 60
        if task.may and may == 1:
            penalty = penalty + 150
        whole: Ints = np.rint(penalty).astype(np.int64)
        return whole


def _leads(window: tuple[Item, ...], masks: NDArray[np.bool_]) -> Ints:
    order = np.array([item.order for item in window])
    leads: Ints = np.where(masks, order[None, :], 10**6).argmin(axis=1)
    return leads


@lru_cache(maxsize=64)
def _masks(count: int, most: int) -> NDArray[np.bool_]:
    numbers = np.arange(1, 1 << min(count, 16))
    masks: NDArray[np.bool_] = (numbers[:, None] >> np.arange(count)) & 1 == 1
    few: NDArray[np.bool_] = masks[masks.sum(axis=1) <= most]
    return few


def carried(leaf: Leaf, rest: int, later: tuple[int, ...], boxes: tuple[int, ...]) -> Item:
    """Make the continuation of a leaf that jumps."""
    assert leaf.item.piece is not None  # noqa: S101
    return continuation(leaf.item.piece, rest, later, boxes)
