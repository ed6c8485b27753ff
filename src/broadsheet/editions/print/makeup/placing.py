"""From a rectangle and a shape to a module of the plan: every line, picture and box in its place.

In: a leaf's rectangle on a page, its shape, and whether it is mirrored. Out: a `Module`, with the breaks of its columns
found again exactly. Decides nothing but the breaks.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.editions.print.makeup.arrangements import Arrangement
from broadsheet.editions.print.makeup.breaks import Text, segments
from broadsheet.editions.print.makeup.items import Item
from broadsheet.editions.print.makeup.shapes import FIRST_PART, LEAST_LEG, PULL_SHARE, REST
from broadsheet.editions.print.makeup.stock import Leaf, Shape, Stock
from broadsheet.editions.print.plan import Module, Placed, Segment


@dataclass(frozen=True, slots=True)
class Spot:
    """A rectangle of the page, in columns and lines from its margins, and whether what is in it is mirrored."""

    x: int
    y: int
    w: int
    h: int
    mirrored: bool = False


def module_of(stock: Stock, leaf: Leaf, spot: Spot, shape: Shape | None = None) -> Module | None:
    """Place a leaf, in its best shape or a given one; None where the mirrored columns cannot be broken as well."""
    item = leaf.item
    if item.piece is None:
        name = item.fitting.id if item.fitting else ""
        return Module(name, item.kind, spot.x, spot.y, spot.w, spot.h)
    shape = shape or stock.shape(leaf, spot.w, spot.h)
    pieces = _pieces(item, shape, spot)
    if pieces is None:
        return None
    rooms, pulls = pieces
    if item.lines and rooms[0][0] != 0:
        return None
    text = stock.texts(item)[shape.change]
    found = _broken(stock, item, text.text, [room for _, _, room in rooms])
    if found is None or (item.jumping and _next(text.text, found[1]) != shape.rest):
        return None
    placed = tuple(
        Segment(spot.x + x, spot.y + y, room, start, end)
        for (x, y, room), (start, end) in zip(rooms, found[1], strict=True)
    )
    pictures, boxes = _floats(shape, spot)
    return Module(
        item.piece.id,
        item.kind,
        spot.x,
        spot.y,
        spot.w,
        spot.h,
        size=shape.headline.size,
        standfirst=shape.headline.standfirst,
        head=shape.headline.lines,
        pictures=pictures,
        boxes=boxes,
        pulls=pulls,
        segments=placed,
        changed=text.changes,
        signature=item.galley.signature,
    )


def _broken(stock: Stock, item: Item, text: Text, rooms: list[int]) -> tuple[int, list[tuple[int, int]]] | None:
    if not rooms:
        return 0, []
    if not item.jumping:
        return segments(text, stock.setting.rules, item.start, rooms)
    bounds = (item.start + FIRST_PART, text.end - REST)
    return segments(text, stock.setting.rules, item.start, [*rooms[:-1], rooms[-1] - 1], bounds)


def _next(text: Text, found: list[tuple[int, int]]) -> int:
    """The first line that a continuation has."""
    end = found[-1][1]
    return end + 1 if text.white[end] else end


def _pieces(item: Item, shape: Shape, spot: Spot) -> tuple[list[tuple[int, int, int]], tuple[Placed, ...]] | None:
    """Return the rooms of the text (x, y, lines; from the module's corner) in reading order, and the pull quotes."""
    way, head = shape.way, shape.headline.lines
    rooms: list[tuple[int, int, int]] = []
    pulls: list[Placed] = []
    for x in range(spot.w):
        column = spot.w - 1 - x if spot.mirrored else x
        top = head + (shape.picture if column >= spot.w - way.columns else 0)
        room = spot.h - 1 - way.profile[column] - top
        if way.pull >= 0 and column == way.pull_column:
            above = max(LEAST_LEG, int((room - way.pull_lines) * PULL_SHARE))
            below = room - way.pull_lines - above
            pulls.append(Placed(way.pull, spot.x + x, spot.y + top + above, 1, way.pull_lines))
            rooms += [(x, top, above), (x, top + above + way.pull_lines, below)]
        elif room > 0 and item.lines:
            rooms.append((x, top, room))
    return rooms, tuple(pulls)


def _floats(shape: Shape, spot: Spot) -> tuple[tuple[Placed, ...], tuple[Placed, ...]]:
    way = shape.way
    found: dict[str, list[Placed]] = {"picture": [], "box": []}
    if way.top >= 0:
        x = _x(way, spot, spot.w - way.columns, way.columns)
        found[way.top_kind].append(Placed(way.top, x, spot.y + shape.headline.lines, way.columns, shape.picture))
    for foot in way.feet:
        x = _x(way, spot, foot.x, foot.w)
        found[foot.kind].append(Placed(foot.index, x, spot.y + spot.h - 1 - foot.h, foot.w, foot.h))
    return tuple(found["picture"]), tuple(found["box"])


def _x(way: Arrangement, spot: Spot, x: int, w: int) -> int:
    return spot.x + (way.width - x - w if spot.mirrored else x)
