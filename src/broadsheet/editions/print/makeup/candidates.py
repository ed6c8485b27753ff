"""Which items could share the next page: all sets within a window of the running order, weighed by what they hope.

In: a state of the search, the page's task and the hopes of the stock. Out: `Candidate`s, the most hopeful first. What a
set costs is its bound on the page, its departure from the running order, and the bound of all that is left on the pages
that are left. Costs are hundredths of a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.makeup.hopes import CONTINUED_HEAD, Hopes, Sums
from broadsheet.editions.print.makeup.items import Item, Role, article, continuation
from broadsheet.editions.print.makeup.shapes import FIRST_PART, REST
from broadsheet.editions.print.makeup.states import Candidate, State, Task
from broadsheet.editions.print.makeup.tables import PRICES

Masks = NDArray[np.bool_]
NOT_FIRST: Final = 80
"""Cost of a page without the first item in the running order."""
LATE_PAGE_JUMP: Final = 100
"""Cost of a jump from an inner page, above that of a jump."""
WITHOUT_MAY: Final = 150
"""Cost of a page without furniture that it may have."""
LONG: Final = 1.5
"""Pieces of more pages than this go on as often as they must: there is no other way."""
STRAND: Final = 4
"""How many times as much it costs not to go on with such a piece: many open at once are hard to read, and every part
has a head of its own."""
LEAD_PARTED: Final = 150
"""Cost of an inner page whose first item jumps."""
ALONE: Final = 400
"""Cost of a front page with one article and nothing beside it."""
FOREIGN: Final = 120
"""Cost of a piece on a page that is another section's."""
LEFT_BEHIND: Final = 1500
"""Cost of a piece that is not on its section's page."""
WAITING: Final = 250
"""Cost of a long piece that has not begun, on each page that has few behind it."""
LATE: Final = 4
"""So many pages or fewer are few."""
MOST_OF_A_PAGE: Final = 0.75
"""Of which part of a page a piece takes more that is long for this."""
UNFILLABLE: Final = 5000
"""The bound of a page from which on a set of items is not tried on it."""
MOST_MEMBERS: Final = 11
"""How many rectangles a page may be divided into for the sake of house ads: twice the work with each more."""
STRETCH: Final = (0.68, 1.45)
"""Between which parts of their natural area items may be asked to fill a page."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is combined with a set of items: the index of the one that jumps (-1: none), and furniture."""

    jump: int
    furniture: tuple[Item, ...]
    penalty: int


@dataclass(frozen=True)
class Window:
    """The items that may come next, those that come later, and the sets of them that may share the page."""

    items: tuple[Item, ...]
    others: tuple[Item, ...]
    masks: Masks
    penalties: Sums
    leads: NDArray[np.intp]
    natural: Sums


@dataclass(frozen=True)
class Chooser:
    """Weighs sets of items. `house_area` is what house ads may take in all; `window` items are looked at, of which
    `most` may share a page."""

    hopes: Hopes
    house_area: int
    window: int = 9
    most: int = 7
    houses_a_page: int = 2

    def candidates(self, state: State, task: Task) -> Iterator[Candidate]:
        """Give the sets of items for a page, the most hopeful first."""
        window = self._window(state, task)
        if window is None:
            yield from self._empty(state, task)
            return
        groups = self._groups(state, task, window.items)
        weighed = [self._weigh(state, task, window, group) for group in groups]
        scores = np.concatenate([scores for scores, _ in weighed])
        rows = np.concatenate([rows for _, rows in weighed])
        which = np.concatenate([np.full(len(rows), at) for at, (_, rows) in enumerate(weighed)])
        for at in np.argsort(scores, kind="stable"):
            yield self._candidate(state, task, window, (groups[which[at]], int(rows[at]), int(scores[at])))

    def _empty(self, state: State, task: Task) -> Iterator[Candidate]:
        """A page for which nothing is left: furniture and white, where white may be left."""
        if task.number > 1:
            for whites in self._whites():
                leaves = tuple(self.hopes.stock.leaf(item) for item in (*task.must, *whites))
                yield Candidate(state.cost, 0, leaves, state.rest)

    def _whites(self) -> list[tuple[Item, ...]]:
        """The white spaces that a page may have: one, or more of them."""
        white, more = self.hopes.white, self.hopes.more
        return [] if white is None else [(white, *more[:count]) for count in range(len(more) + 1)]

    def _window(self, state: State, task: Task) -> Window | None:
        pinned = {item.key for item in state.rest if self._pinned(item) == task.number}
        free = [item for item in state.rest if item.key in pinned or self._allowed(item, task.number)]
        if task.number == 1:
            free.sort(key=lambda item: item.piece.rank if item.piece else 0)
            pinned |= {min(free, key=lambda item: item.order).key} if free else set()
        section = self.hopes.stock.pins.sections.get(task.number, "")
        own = {item.key for item in free if section and item.kind == "article" and _section(item) == section}
        free.sort(key=lambda item: (item.key not in pinned, item.key not in own))
        if not free:
            return None
        items = tuple(free) if task.last else tuple(free[: self.window])
        chosen = {item.key for item in items}
        others = tuple(item for item in state.rest if item.key not in chosen)
        count = len(items)
        masks = np.ones((1, count), np.bool_) if task.last else _masks(count, self.most)
        masks = masks[masks[:, : len(pinned)].all(axis=1)]
        natural: Sums = masks.astype(np.int64) @ np.array([self.hopes.area(item) for item in items], np.int64)
        penalties = self._penalties(items, masks) + self._out_of_section(items, masks, task.number)
        penalties += self._waiting(items, masks, task)
        return Window(items, others, masks, penalties, _leads(items, masks), natural)

    def _pinned(self, item: Item) -> int:
        return self.hopes.stock.pin(item).page if item.kind == "article" else 0

    def _allowed(self, item: Item, page: int) -> bool:
        if item.kind == "continued" or item.piece is None:
            return page > item.after
        own = [number for number, section in self.hopes.stock.pins.sections.items() if section == item.piece.section]
        if self._pinned(item):
            return self._pinned(item) == page
        return not own or page in own or page > max(own)

    def _out_of_section(self, items: tuple[Item, ...], masks: Masks, page: int) -> Sums:
        """What it costs that a page which is a section's has other pieces, or lacks the section's own."""
        sections = self.hopes.stock.pins.sections
        section = sections.get(page)
        penalty = np.zeros(len(masks), np.int64)
        if section is None:
            return penalty
        last = page == max(number for number, name in sections.items() if name == section)
        for at, item in enumerate(items):
            if item.kind == "article" and _section(item) == section:
                penalty += np.where(masks[:, at], 0, LEFT_BEHIND * last)
            elif item.kind == "article":
                penalty += np.where(masks[:, at], FOREIGN, 0)
        return penalty

    def _waiting(self, items: tuple[Item, ...], masks: Masks, task: Task) -> Sums:
        """What it costs that the longest pieces have not begun when few pages are left for them."""
        penalty = np.zeros(len(masks), np.int64)
        if task.after and len(task.after) <= LATE:
            for at, item in enumerate(items):
                if item.kind == "article" and item.lines > MOST_OF_A_PAGE * self.hopes.most_lines:
                    penalty += np.where(masks[:, at], 0, WAITING)
        return penalty

    def _groups(self, state: State, task: Task, items: tuple[Item, ...]) -> list[Group]:
        furniture = [(task.must, 0)]
        if task.may:
            furniture = [((*task.must, *task.may), 0), (task.must, WITHOUT_MAY)]
        alone = task.number == 1 and task.last
        if (task.number > 1 or alone) and state.house_area < self.house_area:
            left = self.hopes.houses[state.houses :]
            counts = range(1, min(len(left), self.houses_a_page) + 1)
            furniture += [((*task.must, *left[:count]), 0) for count in counts]
        if task.number > 1 or alone or self.hopes.more:
            furniture += [((*extra, *some), penalty) for some in self._whites() for extra, penalty in furniture]
        found = [Group(-1, extra, penalty) for extra, penalty in furniture]
        if not task.last:
            for at, item in enumerate(items):
                if self._may_jump(item):
                    found += [Group(at, extra, penalty + self._jump(item, task)) for extra, penalty in furniture]
        return found

    def _jump(self, item: Item, task: Task) -> int:
        costs = self.hopes.stock.design.costs
        price = round(100 * (costs.lead_jump if item.weight == "lead" else costs.jump))
        return price + (LATE_PAGE_JUMP if task.number > 1 else 0)

    def _long(self, item: Item) -> bool:
        """Whether its piece is of many pages."""
        design = self.hopes.stock.design
        return len(item.galley.lines) > LONG * design.columns * design.lines

    def _may_jump(self, item: Item) -> bool:
        if item.kind == "continued":
            return self._long(item) and item.lines >= FIRST_PART + REST + 6
        if item.kind != "article" or item.weight == "brief" or item.piece is None:
            return False
        pin = self.hopes.stock.pin(item).jump
        return (item.piece.jump if pin is None else pin) and item.lines >= FIRST_PART + REST + 6

    def _penalties(self, items: tuple[Item, ...], masks: Masks) -> Sums:
        costs = self.hopes.stock.design.costs
        skipped, first = _skipped(masks)
        penalty = 100 * costs.out_of_order * skipped + np.where(first, 0, NOT_FIRST)
        for at, item in enumerate(items):
            if item.kind == "continued":
                late = (100 * costs.late_continuation + item.lines) * (STRAND if self._long(item) else 1)
                penalty = penalty + np.where(masks[:, at], 0, late)
        sections = [item.piece.section if item.piece and item.kind == "article" else "" for item in items]
        named = sorted({section for section in sections if section})
        if len(named) > 1:
            mixed = sum(masks[:, [name == section for name in sections]].any(axis=1).astype(int) for section in named)
            penalty = penalty + 100 * costs.section * np.maximum(0, mixed - 1)
        pictured = np.array([bool(item.pictures) for item in items])
        penalty = penalty + np.where(masks[:, pictured].any(axis=1), 0, 100 * costs.page_without_picture)
        whole: Sums = np.rint(penalty).astype(np.int64)
        return whole

    def _weigh(self, state: State, task: Task, window: Window, group: Group) -> tuple[Sums, Sums]:
        """Return the scores of the sets that can be combined with a group, and their rows among the masks."""
        hopes = self.hopes
        area = hopes.stock.design.columns * task.height - sum(hopes.area(item) for item in group.furniture)
        fits = (window.natural * STRETCH[1] >= area) | (hopes.white in group.furniture)
        if group.jump < 0:
            fits &= window.natural * STRETCH[0] <= area
        else:
            fits &= window.masks[:, group.jump] & (window.natural > 0.95 * area)
        members = window.masks.sum(axis=1) + len(group.furniture)
        fits &= (members <= MOST_MEMBERS) | (len(group.furniture) <= len(task.must) + 1)
        left = len(window.items) + len(window.others) - window.masks.sum(axis=1) + (group.jump >= 0)
        rows = np.flatnonzero(
            fits & ((left > 0) | task.last | (hopes.white is not None)) & (left <= self.most * len(task.after))
        )
        if not len(rows):
            return np.zeros(0, np.int64), rows
        here = self._here(task, window, group, rows)
        plain = np.array([hopes.dual(item) for item in window.items])
        rest = plain.sum(axis=0) + hopes.total(window.others) - window.masks[rows].astype(np.int64) @ plain
        used = state.houses + sum(item.kind == "house" for item in group.furniture)
        over = np.zeros(len(rows), np.int64)
        if group.jump >= 0:
            lines = window.items[group.jump].lines
            over = np.clip(window.natural[rows] - area, REST, lines - FIRST_PART) + CONTINUED_HEAD
        future = hopes.after(rest, (*window.items, *window.others), used, task.after, over)
        penalties = window.penalties[rows] + self._alone(task, window, group, rows)
        scores = here + future + penalties + state.cost
        hopeful = (here < UNFILLABLE) | (bool(hopes.more) & (hopes.white in group.furniture))
        return scores[hopeful], rows[hopeful]

    def _alone(self, task: Task, window: Window, group: Group, rows: NDArray[np.intp]) -> Sums:
        """What a group adds to the penalties of sets."""
        added = np.full(len(rows), group.penalty, np.int64)
        if task.number == 1:
            few = window.masks[rows].sum(axis=1) + len(group.furniture) < 2
            return added + np.where(few, ALONE, 0)
        if group.jump >= 0:
            added += np.where(window.leads[rows] == group.jump, LEAD_PARTED, 0)
        return added

    def _here(self, task: Task, window: Window, group: Group, rows: NDArray[np.intp]) -> Sums:
        """The bound of the page itself."""
        hopes, role = self.hopes, _role(task)
        other = np.array([hopes.dual(item) for item in window.items])
        first = np.array([hopes.dual(item, role) for item in window.items])
        if group.jump >= 0:
            parted = _parted(window.items[group.jump])
            other[group.jump], first[group.jump] = hopes.dual(parted), hopes.dual(parted, role)
        parts = np.array([at != group.jump and not hopes.whole(item) for at, item in enumerate(window.items)])
        leads = window.leads[rows]
        totals = window.masks[rows].astype(np.int64) @ other + first[leads] - other[leads]
        totals = totals + hopes.total(group.furniture)
        bound: Sums = (PRICES[None, :] * (hopes.stock.design.columns * task.height) + totals).max(axis=1)
        bound[window.masks[rows][:, parts].any(axis=1)] = UNFILLABLE
        return bound

    def _candidate(self, state: State, task: Task, window: Window, choice: tuple[Group, int, int]) -> Candidate:
        group, row, score = choice
        stock, role = self.hopes.stock, _role(task)
        taken = np.flatnonzero(window.masks[row])
        leaves = [
            stock.leaf(
                _parted(window.items[at]) if at == group.jump else window.items[at],
                role if at == window.leads[row] else "other",
            )
            for at in taken
        ]
        leaves += [stock.leaf(item) for item in group.furniture]
        keys = {window.items[at].key for at in taken}
        return Candidate(
            score,
            int(window.penalties[row] + self._alone(task, window, group, np.array([row]))[0]),
            tuple(leaves),
            tuple(item for item in state.rest if item.key not in keys),
            sum(item.kind == "house" for item in group.furniture),
        )


def _section(item: Item) -> str:
    return item.piece.section if item.piece else ""


def _role(task: Task) -> Role:
    return "front" if task.number == 1 else "page"


def _parted(item: Item) -> Item:
    """The first part of an item that jumps."""
    if item.piece is None:
        return item
    if item.kind == "continued":
        return continuation(item.piece, item.start, item.pictures, item.boxes, jumping=True)
    return article(item.piece, jumping=True)


def _leads(items: tuple[Item, ...], masks: Masks) -> NDArray[np.intp]:
    order = np.array([item.order for item in items])
    leads: NDArray[np.intp] = np.where(masks, order[None, :], 10**6).argmin(axis=1)
    return leads


def _skipped(masks: Masks) -> tuple[Sums, Masks]:
    """Count the items before the last chosen one that are not chosen, and say whether the first is."""
    count = masks.shape[1]
    last = count - 1 - masks[:, ::-1].argmax(axis=1)
    return last + 1 - masks.sum(axis=1), masks[:, 0]


@lru_cache(maxsize=64)
def _masks(count: int, most: int) -> Masks:
    numbers = np.arange(1, 1 << count)
    masks: Masks = (numbers[:, None] >> np.arange(count)) & 1 == 1
    few: Masks = masks[masks.sum(axis=1) <= most]
    return few
