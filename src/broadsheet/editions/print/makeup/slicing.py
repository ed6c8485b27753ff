"""The exact page: the cheapest division of a rectangle, by cuts from edge to edge, into one rectangle an item.

In: items by number, each with a table of costs by columns and lines, in the order of their weight. Out: `Sliced`
divisions. Dynamic programming over sets of items (Gange, Marriott, Stuckey 2012: optimal guillotine layout), min-plus
convolution over heights. The tables of sets are kept, so that pages with items in common share the work. The weightiest
item of each part stands upper left. Knows neither articles nor design. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np

from broadsheet.editions.print.makeup.breaks import NEVER
from broadsheet.editions.print.makeup.tables import Cells

Members = tuple[int, ...]
INVERSION: Final = 25
"""Cost of an item that stands before a weightier one above it; beside it, six tenths of that."""
SIDE_BY_SIDE: Final = 25
WHOLE_SETS: Final = 4
MANY: Final = 6
"""Sets of up to so many items are divided in every way; larger ones by runs of neighbours and small parts (of two
items, in sets of many of one)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An item's rectangle, from the page's upper left corner."""

    item: int
    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Sliced:
    """A division: its cost, its rectangles in reading order, and its shape as text ("v" stacked, "h" side by side)."""

    cost: int
    cells: tuple[Cell, ...]
    shape: str


@dataclass
class Slicer:
    """Finds divisions for pages of `columns` columns. `tables[i]` are the costs of item i, `order[i]` its weight."""

    columns: int
    heights: int
    tables: dict[int, Cells] = field(default_factory=dict)
    order: dict[int, int] = field(default_factory=dict)
    known: dict[Members, Cells] = field(default_factory=dict)
    edges: dict[tuple[Members, int], tuple[Cells, Cells]] = field(default_factory=dict)

    def add(self, item: int, cells: Cells, order: int) -> None:
        """Make an item known."""
        self.tables[item] = cells
        self.order[item] = order

    def divide(self, items: Members, height: int, most: int = 3) -> list[Sliced]:
        """Return the cheapest divisions of a page of a height that differ in their first cut, cheapest first."""
        members = tuple(sorted(items, key=lambda item: (self.order[item], item)))
        if len(members) == 1:
            cost = int(self.tables[members[0]][self.columns, height])
            return [] if cost >= NEVER else [Sliced(cost, (Cell(members[0], 0, 0, self.columns, height),), ".")]
        whole = len(members)
        cuts = sorted(self._cuts(members, (self.columns, height), (height, whole)))
        return [self._sliced(cut, height, whole) for cut in cuts[:most]]

    def _sliced(self, cut: tuple[int, Members, Members, bool, int], height: int, whole: int) -> Sliced:
        cells: list[Cell] = []
        shape = self._place(cut, (0, 0, self.columns, height), (height, whole), cells)
        return Sliced(cut[0], tuple(cells), shape)

    def _place(
        self,
        cut: tuple[int, Members, Members, bool, int],
        at: tuple[int, int, int, int],
        page: tuple[int, int],
        cells: list[Cell],
    ) -> str:
        _, first, second, stacked, place = cut
        x, y, w, h = at
        here = (x, y, w, place) if stacked else (x, y, place, h)
        there = (x, y + place, w, h - place) if stacked else (x + place, y, w - place, h)
        shapes = [self._walk(part, rectangle, page, cells) for part, rectangle in ((first, here), (second, there))]
        return ("v" if stacked else "h") + f"({shapes[0]}{shapes[1]})"

    def _walk(self, members: Members, at: tuple[int, int, int, int], page: tuple[int, int], cells: list[Cell]) -> str:
        if len(members) == 1:
            cells.append(Cell(members[0], *at))
            return "."
        return self._place(min(self._cuts(members, at[2:], page)), at, page, cells)

    def _cuts(
        self, members: Members, at: tuple[int, int], page: tuple[int, int]
    ) -> list[tuple[int, Members, Members, bool, int]]:
        """Return the cheapest cut of each pair of parts and direction in a rectangle of w columns and h lines."""
        w, h = at
        found = []
        for first, second, stacked, beside in self._splits(members):
            down = self._row(first, w, page)[: h + 1].astype(np.int32) + self._row(second, w, page)[h::-1]
            best = int(down.argmin())
            if down[best] < NEVER:
                found.append((int(down[best]) + stacked, first, second, True, best))
            if w > 1:
                across = (
                    self._column(first, h, page)[1:w].astype(np.int32) + self._column(second, h, page)[w - 1 : 0 : -1]
                )
                best = int(across.argmin())
                if across[best] < NEVER:
                    found.append((int(across[best]) + beside, first, second, False, best + 1))
        return found

    def _row(self, members: Members, w: int, page: tuple[int, int]) -> Cells:
        """The costs of a set at a width, by height."""
        if self._large(members, page) and w == self.columns:
            return self._edge(members, page)[0]
        row: Cells = self.table(members)[w]
        return row

    def _column(self, members: Members, h: int, page: tuple[int, int]) -> Cells:
        """The costs of a set at a height, by width."""
        if self._large(members, page) and h == page[0]:
            return self._edge(members, page)[1]
        return self.table(members)[:, h]

    def _large(self, members: Members, page: tuple[int, int]) -> bool:
        return len(members) > 2 and len(members) >= page[1] - 1 and members not in self.known

    def table(self, members: Members) -> Cells:
        """Return the costs of a set of items in every rectangle."""
        if len(members) == 1:
            return self.tables[members[0]]
        known = self.known.get(members)
        if known is None:
            known = np.full((self.columns + 1, self.heights + 1), NEVER, np.int16)
            for first, second, stacked, beside in self._splits(members):
                a, b = self.table(first), self.table(second)
                np.minimum(known, stack(a, b) + np.int16(stacked), out=known)
                for w in range(2, self.columns + 1):
                    across = (a[1:w] + b[w - 1 : 0 : -1]).min(axis=0) + np.int16(beside)
                    np.minimum(known[w], across, out=known[w])
            self.known[members] = known
        return known

    def _edge(self, members: Members, page: tuple[int, int]) -> tuple[Cells, Cells]:
        """Return the costs of a set at the page's full width by height, and at its full height by width."""
        key = (members, page[0])
        if key in self.edges:
            return self.edges[key]
        columns, height = self.columns, page[0]
        row = np.full(self.heights + 1, NEVER, np.int16)
        column = np.full(columns + 1, NEVER, np.int16)
        for first, second, stacked, beside in self._splits(members):
            a, b = self._row(first, columns, page), self._row(second, columns, page)
            np.minimum(row, stack(a[None], b[None])[0] + np.int16(stacked), out=row)
            a, b = self.table(first), self.table(second)
            across = (a[1:columns] + b[columns - 1 : 0 : -1]).min(axis=0) + np.int16(beside)
            np.minimum(row, across, out=row)
            down = (a[:, : height + 1] + b[:, height::-1]).min(axis=1) + np.int16(stacked)
            np.minimum(column, down, out=column)
            a, b = a[:, height], b[:, height]
            for w in range(2, columns + 1):
                column[w] = min(column[w], (a[1:w] + b[w - 1 : 0 : -1]).min() + beside)
        self.edges[key] = row, column
        return row, column

    def _splits(self, members: Members) -> list[tuple[Members, Members, int, int]]:
        """List the pairs of parts: the first with the weightiest item; with the costs of stacking and of standing
        side by side."""
        rest = members[1:]
        found = []
        for count in range(1, len(members)):
            for second in combinations(rest, count):
                if len(members) > WHOLE_SETS and not _plain(members, second):
                    continue
                first = tuple(item for item in members if item not in second)
                before = sum(1 for item in first if self.order[item] > self.order[second[0]])
                pair = SIDE_BY_SIDE if len(members) == 2 else 0
                found.append((first, second, INVERSION * before, INVERSION * 6 * before // 10 + pair))
        return found


def _plain(members: Members, second: Members) -> bool:
    """Say whether a part is small, leaves a small one, or is a run of neighbours."""
    small = 2 if len(members) <= MANY else 1
    if len(second) <= small or len(members) - len(second) <= small:
        return True
    start = members.index(second[0])
    return members[start : start + len(second)] == second


def stack(a: Cells, b: Cells) -> Cells:
    """Return the costs of b below a, by width and height: a min-plus convolution over heights."""
    columns, heights = a.shape
    used = np.flatnonzero(a.min(axis=0) < NEVER)
    if not len(used):
        return np.full(a.shape, NEVER, np.int16)
    padded = np.full((columns, 2 * heights - 1), NEVER, np.int16)
    padded[:, heights - 1 :] = b
    row, one = padded.strides
    windows: Cells = np.ndarray((heights, columns, heights), np.int16, padded.data, 0, (one, row, one))
    shifted = windows[heights - 1 - used]
    shifted += a.T[used][:, :, None]
    stacked: Cells = np.minimum(shifted.min(axis=0), NEVER)
    return stacked
