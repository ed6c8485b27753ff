"""The stock: all items of an issue with their tables, made when they are asked for and kept.

In: pieces' items, design and pins. Out: numbered leaves, an item in a role, for the slicer, and the shape that is best
in a rectangle. Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.makeup.arrangements import Arrangement
from broadsheet.editions.print.makeup.breaks import NEVER, Ints, rules_of
from broadsheet.editions.print.makeup.changes import Texts, texts_of
from broadsheet.editions.print.makeup.items import Item, Role
from broadsheet.editions.print.makeup.shapes import Headline
from broadsheet.editions.print.makeup.slicing import Slicer
from broadsheet.editions.print.makeup.tables import Table, cells_of, costs_of, table_of
from broadsheet.editions.print.makeup.variants import Setting, Variants, variants
from broadsheet.model.pins import Pin, Pins

FREE: Pin = Pin()
HOUSE_SHARE = 0.06
"""What part of its page one house ad may take before it costs more."""
MOST_WHITE = 3000
"""From about this cost on more white in one place hardly costs more: three such places still have a price."""
WHITE = ""
"""The id of the fitting that is white space."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How an item stands in a rectangle: headline, floats, lines of its first picture, and what a jump leaves over,
    and how many lines its text is longer than its galley."""

    headline: Headline
    way: Arrangement
    picture: int
    rest: int
    change: int
    cost: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """An item in a role, with its number and table."""

    number: int
    item: Item
    role: Role
    table: Table


@dataclass
class Stock:
    """All leaves of an issue. `hard` says whether to look hard for pages where they are not found at once."""

    design: Design
    pins: Pins
    hard: bool = True
    lengths: dict[str, Texts] = field(default_factory=dict)
    shapes: dict[str, Variants] = field(default_factory=dict)
    priced: dict[tuple[str, Role], Ints] = field(default_factory=dict)
    leaves: list[Leaf] = field(default_factory=list)
    numbers: dict[tuple[str, Role], int] = field(default_factory=dict)

    @cached_property
    def setting(self) -> Setting:
        """What all items share."""
        heights = self.design.lines + 1
        return Setting(self.design, heights, rules_of(heights, self.design.costs))

    @cached_property
    def slicer(self) -> Slicer:
        """The slicer of this stock's pages."""
        return Slicer(self.design.columns, self.setting.heights)

    def pin(self, item: Item) -> Pin:
        """What the editor has settled of an item."""
        return self.pins.articles.get(item.piece.id, FREE) if item.piece else FREE

    def texts(self, item: Item) -> Texts:
        """The texts of an item in its lengths."""
        if item.key not in self.lengths:
            self.lengths[item.key] = texts_of(item, self.design.costs)
        return self.lengths[item.key]

    def variants(self, item: Item) -> Variants:
        """All shapes of an article's item."""
        if item.key not in self.shapes:
            self.shapes[item.key] = variants(item, self.texts(item), self.setting, self.pin(item))
        return self.shapes[item.key]

    def leaf(self, item: Item, role: Role = "other") -> Leaf:
        """Return an item's leaf in a role."""
        if item.piece is None or item.kind == "continued":
            role = "other"
        number = self.numbers.get((item.key, role))
        if number is None:
            number = len(self.leaves)
            table = table_of(self._cells(item, role))
            self.numbers[item.key, role] = number
            self.leaves.append(Leaf(number, item, role, table))
            order = item.order if role == "other" else -1
            self.slicer.add(number, table.cells, order)
        return self.leaves[number]

    def costs(self, item: Item, role: Role) -> Ints:
        """The cost of each shape of an article's item in a role."""
        if (item.key, role) not in self.priced:
            self.priced[item.key, role] = costs_of(item, self.variants(item), self.design, role, self.pin(item))
        return self.priced[item.key, role]

    def shape(self, leaf: Leaf, w: int, h: int) -> Shape:
        """Return the best shape of an article's leaf in a rectangle that its table allows."""
        start, costs = self._in_cell(leaf, w, h)
        return self._shape(leaf, start + int(costs.argmin()))

    def shapes_of(self, leaf: Leaf, w: int, h: int) -> list[Shape]:
        """Return all shapes of an article's leaf in a rectangle, the best first."""
        start, costs = self._in_cell(leaf, w, h)
        return [self._shape(leaf, start + int(at)) for at in np.argsort(costs, kind="stable") if costs[at] < NEVER]

    def _in_cell(self, leaf: Leaf, w: int, h: int) -> tuple[int, Ints]:
        cell = w * (self.setting.heights + 1) + h
        start, end = np.searchsorted(self.variants(leaf.item).cell, [cell, cell + 1])
        return int(start), self.costs(leaf.item, leaf.role)[start:end]

    def _shape(self, leaf: Leaf, at: int) -> Shape:
        shapes = self.variants(leaf.item)
        rows = shapes.rows
        return Shape(
            shapes.heads[rows.head[at]],
            shapes.floats[rows.way[at]],
            int(rows.picture[at]),
            int(shapes.rest[at]),
            int(rows.change[at]),
            int(self.costs(leaf.item, leaf.role)[at]),
        )

    def _cells(self, item: Item, role: Role) -> Ints:
        if item.piece is not None:
            return cells_of(self.variants(item), self.costs(item, role), self.design.columns, self.setting.heights)
        return self._fitting(item)

    def _fitting(self, item: Item) -> Ints:
        """The costs of furniture: its distance from the ideal height, and for house ads their area."""
        fitting, costs = item.fitting, self.design.costs
        cells = np.full((self.design.columns + 1, self.setting.heights + 1), NEVER, np.int32)
        assert fitting is not None  # noqa: S101
        for width in range(1, self.design.columns + 1):
            room = fitting.block.room(width)
            if room is None:
                continue
            for lines in range(room.least, min(room.most, self.setting.heights - 1) + 1):
                cost = 60 * abs(lines - room.ideal) / max(1, room.ideal)
                if fitting.id == WHITE:
                    area = width * (lines + 1)
                    cost += min(300 + 40 * area, MOST_WHITE + area)
                elif item.kind == "house":
                    area = width * (lines + 1)
                    large = max(0, area - HOUSE_SHARE * self.design.columns * self.design.lines)
                    cost += 100 * (costs.house + costs.house_area * (area + 3 * large))
                cells[width, lines + 1] = round(cost)
        return cells


def without_regret(table: Table) -> Table:
    """Count a table's costs from nothing instead of from its own best: for what need not be used at all."""
    cells = np.where(table.cells < NEVER, np.minimum(table.cells.astype(np.int32) + table.floor, NEVER - 1), NEVER)
    return replace(table, cells=cells.astype(np.int16), dual=table.dual + table.floor, floor=0)
