"""How much an issue's pages will cost at other scales of type, before anything is measured at them.

In: the stock of the copy as it was measured at one scale, and the scales. Out: strains: the least that all pieces can
cost, in hundredths of a unit a page. The bound of the search on areas that are larger by what a scale gains.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.editions.print.design import Design, Scale
from broadsheet.editions.print.makeup.estimate import room_lines
from broadsheet.editions.print.makeup.hopes import Hopes
from broadsheet.editions.print.makeup.items import Item
from broadsheet.editions.print.makeup.states import Task
from broadsheet.editions.print.pieces import Fitting, Piece


def gain(design: Design, scale: Scale, text: float) -> float:
    """Return how many times as much copy pages hold at another scale; `text` is the part of it that is running text."""
    other = design.resized(scale)
    grid = design.leading / other.leading
    heads = other.heads["second"] / design.heads["second"]
    return other.depth / design.depth / (text * other.size / design.size + (1 - text) * grid * heads)


def text_share(pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], design: Design) -> float:
    """Return the part of what an issue wants that is running text."""
    text = sum(len(piece.galley.lines) for piece in pieces)
    return text / max(1, room_lines(pieces, fittings, design))


def bound(hopes: Hopes, tasks: Sequence[Task], items: tuple[Item, ...], gained: float = 1.0) -> int:
    """Return the least that all items on all pages can cost, were the pages larger by a factor."""
    must = tuple(item for task in tasks for item in task.must)
    areas = tuple(round(hopes.stock.design.columns * task.height * gained) for task in tasks)
    totals = hopes.total((*items, *must))[None, :]
    return int(hopes.after(totals, items, 0, areas, 0 * totals[:, 0])[0])
