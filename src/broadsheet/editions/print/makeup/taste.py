"""What an eye objects to on a page, from where things stand: headlines, pictures and the order of sizes.

In: the rectangles of a page with their shapes. Out: costs in hundredths of a unit, and which modules are best mirrored.
Only what depends on neighbours is judged here; what a module costs by itself is in its table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from broadsheet.editions.print.design import Costs
from broadsheet.editions.print.makeup.slicing import Cell
from broadsheet.editions.print.makeup.stock import Shape, Stock

ALIKE: Final = 0.8
"""Two headlines whose sizes are nearer than this are of one size to the eye."""
NEAR: Final = 3
"""Pictures with fewer lines between them are one on top of the other."""
MOST_TURNS: Final = 6
"""How many modules of a page are tried both ways round."""
Rectangle = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Face:
    """What is seen of a module: its rectangle, its place in the ranks, headline's size and lines (0 for none), and its
    pictures the one way round and the other."""

    x: int
    y: int
    w: int
    h: int
    order: int
    size: int
    head: int
    brief: bool
    plain: tuple[Rectangle, ...] = ()
    turned: tuple[Rectangle, ...] = ()

    @property
    def turnable(self) -> bool:
        """Whether it makes a difference which way round it is."""
        return self.plain != self.turned


def faces_of(stock: Stock, cells: tuple[Cell, ...]) -> list[Face]:
    """See the modules of a page, each in its best shape."""
    found = []
    for cell in cells:
        leaf = stock.leaves[cell.item]
        shape = stock.shape(leaf, cell.w, cell.h) if leaf.item.piece else None
        found.append(face_of(stock, cell, shape))
    return found


def face_of(stock: Stock, cell: Cell, shape: Shape | None) -> Face:
    """See one module in a shape; None for furniture."""
    leaf = stock.leaves[cell.item]
    if shape is None:
        return Face(cell.x, cell.y, cell.w, cell.h, leaf.item.order, 0, 0, brief=True)
    plain, turned = _pictures(cell, shape)
    order = leaf.item.order if leaf.role == "other" else -1
    size, lines = shape.headline.size, shape.headline.lines
    brief = leaf.item.weight == "brief"
    return Face(cell.x, cell.y, cell.w, cell.h, order, size, lines, brief, plain, turned)


def _pictures(cell: Cell, shape: Shape) -> tuple[tuple[Rectangle, ...], tuple[Rectangle, ...]]:
    way = shape.way
    rows: list[Rectangle] = []
    if way.top >= 0 and way.top_kind == "picture":
        rows.append((cell.w - way.columns, shape.headline.lines, way.columns, shape.picture))
    rows += [(foot.x, cell.h - 1 - foot.h, foot.w, foot.h) for foot in way.feet if foot.kind == "picture"]
    plain = tuple((cell.x + x, cell.y + y, w, h) for x, y, w, h in rows)
    turned = tuple((cell.x + cell.w - x - w, cell.y + y, w, h) for x, y, w, h in rows)
    return plain, turned


def displeasure(faces: list[Face], costs: Costs) -> int:
    """Return what neighbours on a page cost, however its modules are turned."""
    cost = 0.0
    heads = [face for face in faces if face.size]
    for at, one in enumerate(heads):
        for other in heads[at + 1 :]:
            cost += costs.tombstone * tombstone(one, other)
            cost += costs.rank * _inverted(one, other)
    return round(100 * cost) + _largest(faces, costs)


def _largest(faces: list[Face], costs: Costs) -> int:
    """Price a page without a picture that is clearly the largest."""
    areas = sorted((w * h for face in faces for _, _, w, h in face.plain), reverse=True)
    if not areas:
        return round(100 * costs.page_without_picture)
    if len(areas) > 1 and areas[0] < 1.4 * areas[1]:
        return round(50 * costs.page_without_picture * (1.4 - areas[0] / areas[1]) / 0.4)
    return 0


def tombstone(one: Face, other: Face) -> bool:
    """Whether two headlines of about the same size stand side by side."""
    beside = one.x + one.w == other.x or other.x + other.w == one.x
    return beside and alike(one, other) and not (one.brief and other.brief)


def alike(one: Face, other: Face) -> bool:
    """Say whether two headlines are of about one size and stand at the same height."""
    level = min(one.y + one.head, other.y + other.head) > max(one.y, other.y)
    return level and min(one.size, other.size) > ALIKE * max(one.size, other.size)


def _inverted(one: Face, other: Face) -> float:
    """By how much a weightier piece has the smaller headline."""
    first, second = (one, other) if one.order < other.order else (other, one)
    return min(1.0, 3 * math.log(second.size / first.size)) if second.size > first.size else 0.0


def turns(
    faces: list[Face], allowed: list[bool], costs: Costs, left: bool, beside: tuple[Rectangle, ...] = ()
) -> tuple[int, tuple[bool, ...]]:
    """Return the cost of pictures that touch, and which modules are turned so that it is least.

    `allowed` says which can be turned; `left` that the first picture of the page had better be at the left. `beside`
    are the pictures of the page that it faces, at the left of its first column.
    """
    able = [at for at, face in enumerate(faces) if face.turnable and allowed[at]][:MOST_TURNS]
    best: tuple[int, tuple[bool, ...]] | None = None
    for choice in product((False, True), repeat=len(able)):
        turned = [False] * len(faces)
        for at, value in zip(able, choice, strict=True):
            turned[at] = value
        seen = [face.turned if turn else face.plain for face, turn in zip(faces, turned, strict=True)]
        cost = _touching([*seen, beside], costs) + _sides(faces, turned, costs, left)
        if best is None or cost < best[0]:
            best = cost, tuple(turned)
    assert best is not None  # noqa: S101
    return best


def shown(faces: Sequence[Face], turned: tuple[bool, ...]) -> tuple[Rectangle, ...]:
    """Return the pictures of a page as its modules are turned."""
    return tuple(
        picture for face, turn in zip(faces, turned, strict=True) for picture in (face.turned if turn else face.plain)
    )


def _touching(seen: list[tuple[Rectangle, ...]], costs: Costs) -> int:
    """Price pictures of different modules that stand side by side or one on top of the other."""
    cost = 0.0
    for at, ones in enumerate(seen):
        for others in seen[at + 1 :]:
            cost += sum(_touch(one, other) for one in ones for other in others)
    return round(100 * costs.pictures_touch * cost)


def _touch(one: Rectangle, other: Rectangle) -> float:
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    if across > 0 and -NEAR <= down <= 0:
        return 1.0
    if across == 0 and down > 2:
        return 1.0
    return 0.3 if across > 0 and -9 <= down < -NEAR else 0.0


def _sides(faces: list[Face], turned: list[bool], costs: Costs, left: bool) -> int:
    """Price pictures that all stand on one side, and a first one on the side of the page before."""
    sides = [turn for face, turn in zip(faces, turned, strict=True) if face.turnable]
    if not sides:
        return 0
    same = len(sides) > 1 and len(set(sides)) == 1
    return round(100 * costs.same_side * (0.5 * same + 0.6 * (sides[0] != left)))
