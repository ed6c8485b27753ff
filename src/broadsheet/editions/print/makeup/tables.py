"""What an item costs in every rectangle, by its role on the page.

In: an item's variants and the design. Out: a `Table`: the cost of the best shape in each cell (columns, lines), above
the item's own best (regret), and for estimates the least cost at every price of room. Costs are hundredths of a unit.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.makeup.arrangements import Arrangement
from broadsheet.editions.print.makeup.breaks import NEVER, Ints
from broadsheet.editions.print.makeup.headlines import SIZES_OFF, target
from broadsheet.editions.print.makeup.items import Item, Role
from broadsheet.editions.print.makeup.shapes import Headline
from broadsheet.editions.print.makeup.variants import Variants
from broadsheet.model.pins import Pin

Cells = NDArray[np.int16]
PRICES: Final = np.array([-400, -150, -70, -40, -26, -17, -11, -7, -4, -2, 0, 2, 4, 7, 11, 17, 26, 40, 70, 150, 400])
"""What a line of one column may be worth, in hundredths: the slopes at which areas are weighed against each other."""


@dataclass(frozen=True)
class Table:
    """`cells[w, h]` is the cost of the best shape there; `floor` the item's own least cost, already taken off.

    `dual[i]` is the least of cost - price * area over all cells, for price i of `PRICES`.
    """

    cells: Cells
    floor: int
    dual: Ints
    least: int
    natural: int

    @cached_property
    def possible(self) -> bool:
        """Whether it fits anywhere."""
        return bool((self.cells < NEVER).any())


def table_of(cells: NDArray[np.int64] | Ints) -> Table:
    """Make a table from costs by cell; `NEVER` and above is impossible."""
    floor = int(cells.min())
    regret = np.where(cells < NEVER, np.minimum(cells - floor, NEVER - 1), NEVER).astype(np.int16)
    w, h = np.nonzero(regret < NEVER)
    if not len(w):
        return Table(regret, 0, np.full(len(PRICES), NEVER, np.int32), NEVER, NEVER)
    area, cost = (w * h).astype(np.int32), regret[w, h].astype(np.int32)
    dual = (cost[:, None] - PRICES[None, :] * area[:, None]).min(axis=0).astype(np.int32)
    return Table(regret, floor, dual, int(area.min()), int(area[cost.argmin()]))


def costs_of(item: Item, shapes: Variants, design: Design, role: Role, pin: Pin) -> Ints:
    """Return the cost of every shape of an item in a role."""
    heads = np.array([_head_cost(item, headline, design, role) for headline in shapes.heads] or [0])
    floats = np.array(
        [
            _width_cost(item, way.width, design, role)
            + (_picture_cost(item, way, design, role, pin) if way.top_kind == "picture" and way.top >= 0 else 0)
            for way in shapes.floats
        ]
        or [0]
    )
    total: Ints = (shapes.cost + heads[shapes.rows.head] + floats[shapes.rows.way]).astype(np.int32)
    return total


def cells_of(shapes: Variants, cost: Ints, columns: int, heights: int) -> Ints:
    """Return the least cost of each cell."""
    cells = np.full((columns + 1) * (heights + 1), NEVER, np.int32)
    if len(cost):
        starts = np.flatnonzero(np.diff(shapes.cell, prepend=-1))
        cells[shapes.cell[starts]] = np.minimum(NEVER, np.minimum.reduceat(cost, starts))
    shaped: Ints = cells.reshape(columns + 1, heights + 1)
    return shaped


def _head_cost(item: Item, headline: Headline, design: Design, role: Role) -> int:
    costs, head = design.costs, headline.head
    if item.kind == "continued":
        return round(100 * costs.air * headline.air)
    ratio = headline.size / 10 / target(item, headline.width, design, role)
    if not SIZES_OFF[0] <= ratio <= SIZES_OFF[1] and item.weight != "brief":
        return NEVER
    cost = costs.head_step * abs(math.log(ratio)) * (0.6 if ratio > 1 else 1.0)
    cost += costs.air * headline.air
    cost += costs.head_rows * max(0, head.rows - _rows(headline, design))
    wide = headline.width >= 0.5 * design.columns
    short = max(0.0, (0.85 if wide else 0.76) - head.fill / 1000)
    cost += costs.head_short * short * (1.5 if head.rows > 1 else 1.0 if wide else 0.5)
    if not headline.standfirst and (headline.width, headline.size, True) in item.galley.heads:
        cost += costs.without_standfirst if role == "other" else costs.lead_without_standfirst
        cost += 2 * costs.lead_without_standfirst if role == "front" else 0
    return round(100 * cost)


def _rows(headline: Headline, design: Design) -> int:
    if headline.width >= design.columns - 1 and headline.size >= 10 * design.heads["page"]:
        return 1
    return 2 if headline.width >= 3 else 3 if headline.width == 2 else 4


def _width_cost(item: Item, width: int, design: Design, role: Role) -> int:
    columns = design.columns
    if item.weight == "brief" and item.kind == "article":
        cost = 0.8 * (width - 1) if width <= 3 else float(NEVER)
    elif role != "other" and 2 * width < columns and item.weight in {"lead", "second"}:
        cost = 6.0 + 1.4 * (columns - 2 * width)
    elif role != "other" and item.weight == "lead":
        cost = 0.7 * abs(width - (columns if role == "front" else columns - 1))
    elif role != "other":
        cost = 1.4 * max(0, math.ceil(0.6 * columns) - width)
    elif item.weight == "second":
        cost = {1: 1.2, 2: 0.0, 3: 0.0, 4: 0.3}.get(width, 0.8)
    else:
        cost = {1: 0.5, 2: 0.0, 3: 0.2, 4: 0.7}.get(width, 1.2)
    return min(NEVER, round(100 * cost))


def _picture_cost(item: Item, way: Arrangement, design: Design, role: Role, pin: Pin) -> int:
    """What the width of a first picture costs: a page's own is to take about half its columns."""
    costs, columns, width = design.costs, way.columns, way.width
    ideal = _picture_columns(item, design, role)
    if pin.picture:
        ideal = {"large": float(width), "small": 1.0}.get(pin.picture, ideal)
    cost = costs.picture_width * abs(columns - ideal) * (3.0 if pin.picture else 1.4 if columns < ideal else 0.9)
    if columns == width and width > 2:
        cost += 0.3
    if columns == 1 and width > 1 and not _portrait(item) and pin.picture != "small":
        cost += costs.picture_narrow * min(1.0, (width - 1) / 2)
    return round(100 * cost)


def _picture_columns(item: Item, design: Design, role: Role) -> float:
    whole = design.columns
    if role != "other":
        ideal = 0.6 * whole if item.weight in {"lead", "second"} else 0.5 * whole
    elif item.weight in {"lead", "second"}:
        ideal = max(2.0, 0.35 * whole)
    else:
        ideal = 1.5 if whole <= 4 else 2.0
    return max(1.0, 0.65 * ideal) if _portrait(item) else ideal


def _portrait(item: Item) -> bool:
    """Whether its first picture is higher than wide."""
    return bool(item.pictures) and item.galley.pictures[item.pictures[0]].portrait
