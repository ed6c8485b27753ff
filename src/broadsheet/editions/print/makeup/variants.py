"""All shapes in which an item can stand, priced: what does not depend on how it stands on its page.

In: an item, its texts, and what all items share. Out: `Variants`, parallel arrays with one row a shape. Vectorised.
Costs are hundredths of a unit. Every shape's columns are level: the text's exact breaks are priced in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.makeup.arrangements import Arrangement, arrangements
from broadsheet.editions.print.makeup.breaks import NEVER, Ints, Rules, price, price_jump
from broadsheet.editions.print.makeup.changes import Texts
from broadsheet.editions.print.makeup.headlines import possible
from broadsheet.editions.print.makeup.items import Item
from broadsheet.editions.print.makeup.shapes import FIRST_PART, REST, Headline, Rows, least_leg, legs, rows_of
from broadsheet.model.pins import Pin

AIR = (0, 1)
"""The lines of white that may be added below a head."""
SHORT_PART = 50
LONG_REST = 80
"""A first part of fewer lines, and a rest of more, is not what a jump is for."""


@dataclass(frozen=True)
class Setting:
    """What all items share: the design, heights of pages with their last space, and the prices of lacking lines."""

    design: Design
    heights: int
    rules: Rules


@dataclass(frozen=True)
class Variants:
    """Shapes, sorted by `cell` (width times the heights, plus height). `rest` is the first line left over by a jump."""

    heads: list[Headline]
    floats: list[Arrangement]
    rows: Rows
    cell: Ints
    cost: Ints
    rest: Ints


Priced = tuple[Rows, Ints, Ints]


def variants(item: Item, texts: Texts, setting: Setting, pin: Pin) -> Variants:
    """List every shape of an item."""
    heads: list[Headline] = []
    floats: list[Arrangement] = []
    parts: list[Priced] = []
    for width in range(1, setting.design.columns + 1):
        if pin.columns not in {0, width} and item.kind == "article":
            continue
        own, ways = _heads(item, width, setting.design), arrangements(item, width, setting.design.costs, pin)
        if not own or not ways:
            continue
        rows = rows_of(item, own, ways, sorted(texts), setting.heights)
        rows, cost, rest = _priced(item, texts, setting, (own, ways, rows))
        moved = Rows(rows.height, rows.head + len(heads), rows.way + len(floats), rows.picture, rows.change)
        parts.append((moved, cost, rest))
        heads += own
        floats += ways
    return _sorted(heads, floats, parts, setting)


def _sorted(heads: list[Headline], floats: list[Arrangement], parts: list[Priced], setting: Setting) -> Variants:
    nothing = np.zeros(0, np.int32)
    empty: Priced = (Rows(*(nothing,) * 5), nothing, nothing)
    parts = parts or [empty]
    rows = Rows(
        *(
            np.concatenate([getattr(part[0], name) for part in parts])
            for name in ("height", "head", "way", "picture", "change")
        )
    )
    cost, rest = (np.concatenate([part[at] for part in parts]) for at in (1, 2))
    widths = np.array([way.width for way in floats] or [0], np.int32)
    cell = (widths[rows.way] * (setting.heights + 1) + rows.height).astype(np.int32)
    order = np.lexsort((cost, cell))
    return Variants(heads, floats, rows[order], cell[order], cost[order], rest[order])


def _heads(item: Item, width: int, design: Design) -> list[Headline]:
    galley = item.galley
    if item.kind == "continued":
        head = galley.continued.get(width)
        return [Headline(width, 0, False, head, air) for air in AIR] if head else []
    said = any(standfirst for _, _, standfirst in galley.heads)
    return [
        Headline(width, size, standfirst, head, air)
        for (columns, size, standfirst), head in sorted(galley.heads.items())
        for air in (AIR if not item.jumping else AIR[:1])
        if columns == width and (standfirst or not (said and item.jumping)) and possible(item, width, size / 10, design)
    ]


def _priced(
    item: Item, texts: Texts, setting: Setting, shapes: tuple[list[Headline], list[Arrangement], Rows]
) -> Priced:
    """Price shapes of one width, and drop what cannot be set."""
    heads, ways, rows = shapes
    lines = np.array([headline.lines for headline in heads])
    rooms, whole = legs(ways, rows, rows.height - 1 - lines[rows.head])
    shortest = np.where(rooms > 0, rooms, 999).min(axis=1, initial=999)
    whole &= (rooms[:, 0] > 0) | (item.lines == 0)
    keep = np.flatnonzero(whole & ((shortest >= least_leg(item)) | (item.lines == 0)))
    rows, rooms = rows[keep], rooms[keep]
    rest = np.zeros(len(rows), np.int32)
    cost = np.zeros(len(rows), np.int32)
    if item.jumping and len(rows):
        cost, rest = _parted(item, texts, setting, rooms)
    elif item.lines:
        for change, changed in texts.items():
            at = np.flatnonzero(rows.change == change)
            if len(at):
                flex = round(100 * setting.design.costs.changed * abs(change))
                cost[at] = flex + price(changed.text, setting.rules, item.start, rooms[at])
    cost = cost + _shape_costs(item, setting, ways, (rows, rooms))
    fine = np.flatnonzero(cost < NEVER)
    return rows[fine], cost[fine], rest[fine]


def _parted(item: Item, texts: Texts, setting: Setting, rooms: Ints) -> tuple[Ints, Ints]:
    """Price first parts: a short one is not worth it, a long rest is hard to find elsewhere."""
    text = texts[0].text
    rooms = rooms.copy()
    last = rooms.shape[1] - 1 - (rooms[:, ::-1] > 0).argmax(axis=1)
    rooms[np.arange(len(rooms)), last] -= 1
    bounds = (item.start + FIRST_PART, text.end - REST)
    cost, rest = price_jump(text, setting.rules, item.start, rooms, bounds)
    first, left = rest - item.start, text.end - rest
    return cost + 4 * np.maximum(0, SHORT_PART - first) + 2 * np.maximum(0, left - LONG_REST), rest


def _shape_costs(item: Item, setting: Setting, ways: list[Arrangement], shapes: tuple[Rows, Ints]) -> Ints:
    """Price what every reader sees: cropped pictures, short and long columns, tall narrow modules."""
    rows, rooms = shapes
    costs = setting.design.costs
    ideal = np.maximum(1, np.array([each.room.ideal for each in ways]))[rows.way]
    crop = 100 * costs.picture_crop * np.abs(rows.picture - ideal) / ideal
    cost = np.where(rows.picture > 0, crop, 0) + np.array([each.cost for each in ways])[rows.way]
    if item.lines:
        short = costs.short_leg * (0.1 if item.weight == "brief" else 1.0)
        cost += 100 * short * np.maximum(0, 9 - np.where(rooms > 0, rooms, 99).min(axis=1, initial=99))
        cost += 100 * costs.long_leg * np.maximum(0, rooms.max(axis=1, initial=0) - 46)
        if ways[0].width == 1:
            cost += np.where(rooms.max(axis=1, initial=0) > 0.75 * setting.heights, 100 * costs.narrow_tall, 0)
    whole: Ints = np.rint(cost).astype(np.int32)
    return whole
