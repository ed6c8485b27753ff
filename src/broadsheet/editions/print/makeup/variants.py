"""All shapes in which an item can stand: every width, height, headline, picture size, pull quote and jump.

In: an item and the design. Out: `Variants`, parallel arrays with one row a shape and its cost so far: what does not
depend on how the item stands on its page. Vectorised; a text is never broken twice for the same question. Costs are
hundredths of a unit. Every shape's columns are level: the text's exact breaks are priced in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Head
from broadsheet.editions.print.makeup.arrangements import Arrangement, arrangements
from broadsheet.editions.print.makeup.breaks import NEVER, Ints, Rules, Text, price, price_jump
from broadsheet.editions.print.makeup.items import Item
from broadsheet.model.pins import Pin

LEAST_LEG: Final = 4
"""The fewest lines that a column of text may have."""
FIRST_PART: Final = 20
"""The fewest lines before a jump, and after it."""
REST: Final = 24
SHORT_PART: Final = 45
LONG_REST: Final = 80
AIR: Final = (0, 1)
"""The lines of white that may be added below a head."""
PULL_SHARE: Final = 0.45
"""Where in its column a pull quote stands."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A head that an item can have at a width: its size in tenths of a point, whether with standfirst, and the lines of
    white that are added below it."""

    width: int
    size: int
    standfirst: bool
    head: Head
    air: int = 0

    @property
    def lines(self) -> int:
        """The lines that it takes."""
        return self.head.lines + self.air


@dataclass(frozen=True)
class Variants:
    """Shapes, sorted by `cell` (width times the heights, plus height). `rest` is the first line left over by a jump."""

    heads: list[Headline]
    floats: list[Arrangement]
    cell: Ints
    head: Ints
    float: Ints
    height: Ints
    picture: Ints
    cost: Ints
    rest: Ints


@dataclass(frozen=True)
class Setting:
    """What all items share: the design, heights of pages with their last space, and the prices of lacking lines."""

    design: Design
    heights: int
    rules: Rules


def variants(item: Item, text: Text, setting: Setting, pin: Pin) -> Variants:
    """List every shape of an item."""
    heads: list[Headline] = []
    floats: list[Arrangement] = []
    parts: list[tuple[NDArray[np.int64], ...]] = []
    for width in range(1, setting.design.columns + 1):
        if pin.columns not in {0, width} and item.kind == "article":
            continue
        own, ways = _heads(item, width), arrangements(item, width, setting.design.costs, pin)
        if not own or not ways:
            continue
        rows = _of_width(item, text, setting, (own, ways))
        parts.append((rows[0], rows[1] + len(heads), rows[2] + len(floats), *rows[3:]))
        heads += own
        floats += ways
    return _sorted(heads, floats, parts, setting)


def _sorted(
    heads: list[Headline], floats: list[Arrangement], parts: list[tuple[NDArray[np.int64], ...]], setting: Setting
) -> Variants:
    if not parts:
        parts = [tuple(np.zeros(0, np.int64) for _ in range(6))]
    height, head, float_, picture, cost, rest = (
        np.concatenate(column).astype(np.int32) for column in zip(*parts, strict=True)
    )
    widths = np.array([way.width for way in floats] or [0], np.int32)
    cell = widths[float_] * (setting.heights + 1) + height
    order = np.lexsort((cost, cell))
    columns = (cell, head, float_, height, picture, cost, rest)
    return Variants(heads, floats, *(column[order] for column in columns))


def _heads(item: Item, width: int) -> list[Headline]:
    galley = item.galley
    if item.kind == "continued":
        head = galley.continued.get(width)
        return [Headline(width, 0, False, head, air) for air in AIR] if head else []
    return [
        Headline(width, size, standfirst, head, air)
        for (columns, size, standfirst), head in sorted(galley.heads.items())
        for air in AIR
        if columns == width
    ]


def _of_width(
    item: Item, text: Text, setting: Setting, choices: tuple[list[Headline], list[Arrangement]]
) -> tuple[NDArray[np.int64], ...]:
    """Return height, head, arrangement, picture lines, cost and rest of the shapes of one width."""
    heads, ways = choices
    width = ways[0].width
    lines = np.array([headline.lines for headline in heads])[:, None, None, None]
    columns = np.array([way.columns for way in ways])[None, :, None, None]
    least, ideal, most = (
        np.array([getattr(way.room, name) for way in ways])[None, :, None, None] for name in ("least", "ideal", "most")
    )
    fixed = np.array([sum(way.profile) + way.pull_lines for way in ways])[None, :, None, None]
    height = np.arange(setting.heights + 1)[None, None, :, None]
    body = height - 1 - lines
    room = width * body - fixed
    option = np.arange(2)[None, None, None, :]
    if item.lines == 0:
        picture = np.broadcast_to(body, np.broadcast_shapes(body.shape, columns.shape))
        fits = (columns == width) & (picture >= least) & (picture <= most)
    elif item.jumping:
        picture = np.where(option == 0, ideal, (ideal + least) // 2) + 0 * body
        left = room - columns * picture - 1
        fits = (left >= FIRST_PART) & (item.lines - left >= REST) & ((option == 0) | (picture < ideal) & (picture > 9))
    else:
        picture = np.where(columns > 0, (room - item.lines) // np.maximum(columns, 1) - option, 0)
        slack = room - columns * picture - item.lines
        fits = (
            (picture >= least) & (picture <= most) & (slack >= -2) & (slack <= width) & ((columns > 0) | (option == 0))
        )
    air = np.array([headline.air for headline in heads])[:, None, None, None]
    plain = (air == 0) | ((columns == 0) & (not item.jumping))
    at = np.nonzero(fits & plain & (body >= _least(item)))
    picture = np.broadcast_to(picture, np.broadcast_shapes(fits.shape, picture.shape))[at]
    return _priced(item, text, setting, (heads, ways, at[2], at[0], at[1], picture))


def _priced(
    item: Item,
    text: Text,
    setting: Setting,
    shapes: tuple[list[Headline], list[Arrangement], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], Ints],
) -> tuple[NDArray[np.int64], ...]:
    heads, ways, height, head, way, picture = shapes
    lines = np.array([headline.lines for headline in heads])[head]
    rooms, whole = legs(ways, way, height - 1 - lines, picture)
    shortest = np.where(rooms > 0, rooms, 999).min(axis=1, initial=999)
    keep = np.flatnonzero(whole & ((shortest >= _least(item)) | (item.lines == 0)))
    height, head, way, picture, rooms = height[keep], head[keep], way[keep], picture[keep], rooms[keep]
    rest = np.zeros(len(keep), np.int32)
    cost = np.zeros(len(keep), np.int32)
    if item.jumping and len(keep):
        rooms = rooms.copy()
        last = rooms.shape[1] - 1 - (rooms[:, ::-1] > 0).argmax(axis=1)
        rooms[np.arange(len(keep)), last] -= 1
        bounds = (item.start + FIRST_PART, text.end - REST)
        cost, rest = price_jump(text, setting.rules, item.start, rooms, bounds)
        cost = cost + _parting(rest - item.start, text.end - rest)
    elif item.lines and len(keep):
        cost = price(text, setting.rules, item.start, rooms)
    cost = cost + _shape_costs(item, setting, (ways, way, picture, rooms))
    fine = np.flatnonzero(cost < NEVER)
    return tuple(np.asarray(row)[fine].astype(np.int64) for row in (height, head, way, picture, cost, rest))


def _least(item: Item) -> int:
    """The fewest lines of a column of an item: of a text that is shorter, all of them."""
    return min(LEAST_LEG, max(1, item.lines))


def _parting(first: Ints, rest: Ints) -> Ints:
    """Price what a jump parts: a first part too short to be worth it, a rest too long to be found elsewhere."""
    return 3 * np.maximum(0, SHORT_PART - first) + 2 * np.maximum(0, rest - LONG_REST)


def legs(ways: list[Arrangement], way: NDArray[np.int64], body: NDArray[np.int64], picture: Ints) -> tuple[Ints, Ints]:
    """Return the rooms of the text's segments in order, one row a shape, and whether the floats fit.

    There is one segment more than columns: the column with a pull quote has one above and one below it.
    """
    width = ways[0].width
    profile = np.array([each.profile for each in ways])[way]
    first = np.array([width - each.columns for each in ways])[way]
    rooms = body[:, None] - profile - np.where(np.arange(width) >= first[:, None], picture[:, None], 0)
    whole = (rooms >= 0).all(axis=1)
    column = ways[0].pull_column
    pull = np.array([each.pull_lines for each in ways])[way]
    left = rooms[:, min(column, width - 1)] - pull
    above = np.where(pull > 0, np.maximum(LEAST_LEG, (left * PULL_SHARE).astype(np.int64)), left)
    whole &= (pull == 0) | (left >= 2 * LEAST_LEG + 2)
    parts = [rooms[:, :column], above[:, None], (left - above)[:, None], rooms[:, column + 1 :]]
    return np.concatenate(parts, axis=1).astype(np.int32), whole


def _shape_costs(item: Item, setting: Setting, shapes: tuple[list[Arrangement], NDArray[np.int64], Ints, Ints]) -> Ints:
    """Price what every reader sees: cropped pictures, short and long columns, tall narrow modules."""
    ways, way, picture, rooms = shapes
    costs = setting.design.costs
    ideal = np.maximum(1, np.array([each.room.ideal for each in ways]))[way]
    crop = 100 * costs.picture_crop * np.abs(picture - ideal) / ideal
    cost = np.where(picture > 0, crop, 0) + np.array([each.cost for each in ways])[way]
    if item.lines:
        short = costs.short_leg * (0.1 if item.weight == "brief" else 1.0)
        cost += 100 * short * np.maximum(0, 9 - np.where(rooms > 0, rooms, 99).min(axis=1, initial=99))
        cost += 100 * costs.long_leg * np.maximum(0, rooms.max(axis=1, initial=0) - 46)
        if ways[0].width == 1:
            cost += np.where(rooms.max(axis=1, initial=0) > 0.75 * setting.heights, 100 * costs.narrow_tall, 0)
    whole: Ints = np.rint(cost).astype(np.int32)
    return whole
