"""How pictures, boxes and pull quotes can stand in a module of so many columns.

In: an item, a width, the design's costs and an editor's wishes. Out: `Arrangement`s. All are drawn with the first
picture at the upper right; a module can be mirrored afterwards. Costs are hundredths of a unit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from broadsheet.editions.print.design import Costs
from broadsheet.editions.print.galley import Block, Room
from broadsheet.editions.print.makeup.items import Item
from broadsheet.model.article import Weight
from broadsheet.model.pins import Pin

FloatKind: TypeAlias = Literal["picture", "box"]
WISHED: Final = frozenset(("large", "small"))
"""Wishes for a picture with which it is never left out."""
MISSED: Final[dict[Weight | None, float]] = {"lead": 3.0, "second": 1.5}
"""How many times as much it costs to leave out the first picture of weighty pieces."""
NO_ROOM: Final = Room(0, 0, 0)
FOOT_COLUMNS: Final = 3
"""How wide a second picture or a box at a module's foot can be."""
MANY_LINES: Final = 60
"""Texts shorter than this get no pull quote."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A picture or box that stands at the foot of columns `x` to `x + w`, `h` lines high."""

    kind: FloatKind
    index: int
    x: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What stands in a module of `width` columns beside head and text.

    `top` is the index of the picture (or box) that takes the last `columns` columns below the head, with room `room`.
    `pull` is the index of a pull quote in column `pull_column`, `pull_lines` high. `out` are the pictures left out,
    `later` those that the continuation shows, `later_boxes` likewise.
    """

    width: int
    top_kind: FloatKind = "picture"
    top: int = -1
    columns: int = 0
    room: Room = NO_ROOM
    feet: tuple[Foot, ...] = ()
    pull: int = -1
    pull_lines: int = 0
    out: tuple[int, ...] = ()
    later: tuple[int, ...] = ()
    later_boxes: tuple[int, ...] = ()
    cost: int = 0

    @property
    def pull_column(self) -> int:
        """The column in which a pull quote stands."""
        return 1 if self.width >= 3 else 0

    @property
    def profile(self) -> tuple[int, ...]:
        """How many lines are taken at the foot of each column."""
        taken = [0] * self.width
        for foot in self.feet:
            for column in range(foot.x, foot.x + foot.w):
                taken[column] += foot.h
        return tuple(taken)


def arrangements(item: Item, width: int, costs: Costs, pin: Pin) -> list[Arrangement]:
    """List the ways in which the floats of an item can stand in a module of a width."""
    found = []
    for top in _tops(item, width, costs, pin):
        for second in _seconds(item, top, costs):
            for boxed in _boxed(item, second):
                found.append(boxed)
                found += _pulled(item, boxed)
    return found


def _tops(item: Item, width: int, costs: Costs, pin: Pin) -> Iterator[Arrangement]:
    bare = Arrangement(width)
    if not item.pictures:
        yield bare
        return
    first = item.pictures[0]
    lost = 0 if pin.picture == "none" else round(100 * MISSED.get(item.weight, 1.0) * costs.picture_left_out)
    if pin.picture not in WISHED:
        yield replace(bare, out=(first,), cost=lost)
    if pin.picture == "none":
        return
    block = item.galley.pictures[first]
    for columns in range(1, width + 1):
        room = block.room(columns)
        if room is not None and pin.picture_columns in {0, columns}:
            yield replace(bare, top=first, columns=columns, room=room)


def _seconds(item: Item, top: Arrangement, costs: Costs) -> Iterator[Arrangement]:
    if len(item.pictures) < 2:
        yield top
        return
    second = item.pictures[1]
    lost = round(42 * costs.picture_left_out)
    yield replace(top, out=(*top.out, second), cost=top.cost + lost)
    if item.jumping:
        yield replace(top, later=(*top.later, second), cost=top.cost + 60)
    if top.top >= 0:
        block = item.galley.pictures[second]
        yield from (replace(top, feet=(foot,)) for foot in _feet("picture", second, block, top, first=True))


def _boxed(item: Item, top: Arrangement) -> Iterator[Arrangement]:
    if not item.boxes:
        yield top
        return
    box = item.boxes[0]
    block = item.galley.boxes[box]
    if item.jumping:
        yield replace(top, later_boxes=(box,), cost=top.cost + 40)
    if top.top < 0 and not top.feet:
        for columns in range(1, min(top.width, FOOT_COLUMNS) + 1):
            room = block.room(columns)
            if room is not None:
                yield replace(top, top_kind="box", top=box, columns=columns, room=room)
    for foot in _feet("box", box, block, top, first=False):
        if all(foot.x >= other.x + other.w or other.x >= foot.x + foot.w for other in top.feet):
            yield replace(top, feet=(*top.feet, foot))


def _feet(kind: FloatKind, index: int, block: Block, top: Arrangement, first: bool) -> Iterator[Foot]:
    """List the places at the foot: from the first column on, or up to the last."""
    free = top.width if top.columns in {0, top.width} or not first else top.width - top.columns
    for columns in range(1, min(free, FOOT_COLUMNS) + 1):
        room = block.room(columns)
        if room is None:
            continue
        x = 0 if first else top.width - columns
        heights = {room.ideal}
        if top.top < 0:
            heights |= {room.least, room.most, min(room.most, room.ideal + 1), max(room.least, room.ideal - 1)}
        for height in sorted(heights):
            yield Foot(kind, index, x, columns, height)


def _pulled(item: Item, top: Arrangement) -> Iterator[Arrangement]:
    if item.lines < MANY_LINES or top.width < 2:
        return
    column = top.pull_column
    if column >= top.width - top.columns or top.profile[column]:
        return
    for index, lines in enumerate(item.galley.pulls[:2]):
        yield replace(top, pull=index, pull_lines=lines, cost=top.cost + (60 if item.pictures else 10))
