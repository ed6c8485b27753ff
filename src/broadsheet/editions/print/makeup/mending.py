"""The last look at a page: headlines of like size that stand side by side get another size, if their places allow it.

In: the cells of a page that is divided. Out: a shape for each. Nothing moves: a module keeps its rectangle, pictures
and what it leaves over for another page. A shape costs no more above the best one than what it mends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.editions.print.makeup.slicing import Cell
from broadsheet.editions.print.makeup.spreads import across_gutter
from broadsheet.editions.print.makeup.stock import Shape, Stock
from broadsheet.editions.print.makeup.taste import Face, displeasure, face_of, tombstone


def mended(stock: Stock, cells: tuple[Cell, ...], facing: Sequence[Face] = ()) -> list[Shape | None]:
    """Return the shapes of a page's modules, None for furniture: the best of each, but for what neighbours spoil.

    `facing` is what is seen of the page that it faces.
    """
    leaves = [stock.leaves[cell.item] for cell in cells]
    shapes = [
        stock.shape(leaf, cell.w, cell.h) if leaf.item.piece else None for leaf, cell in zip(leaves, cells, strict=True)
    ]
    faces = [face_of(stock, cell, shape) for cell, shape in zip(cells, shapes, strict=True)]
    for at, cell in enumerate(cells):
        stones = any(tombstone(faces[at], other) for other in faces[:at] + faces[at + 1 :])
        if not stones and not across_gutter(facing, [faces[at]], stock.design.columns):
            continue
        ways = [(_spoilt(stock, faces, facing), shapes[at], faces[at])]
        for other in _others(stock, cell, shapes[at]):
            face = face_of(stock, cell, other)
            seen = [*faces[:at], face, *faces[at + 1 :]]
            ways.append((_spoilt(stock, seen, facing) + _dearer(other, shapes[at]), other, face))
        _, shapes[at], faces[at] = min(ways, key=lambda way: way[0])
    return shapes


def _spoilt(stock: Stock, faces: list[Face], facing: Sequence[Face]) -> int:
    costs = stock.design.costs
    like = across_gutter(facing, faces, stock.design.columns)
    return displeasure(faces, costs) + round(100 * costs.facing_heads * like)


def _others(stock: Stock, cell: Cell, best: Shape | None) -> Iterator[Shape]:
    """Give the best shape with each other size of headline and the same pictures and rest."""
    sizes = {best.headline.size} if best else set()
    for shape in stock.shapes_of(stock.leaves[cell.item], cell.w, cell.h) if best else ():
        same = best is not None and (shape.rest, _settled(shape)) == (best.rest, _settled(best))
        if same and shape.headline.size not in sizes:
            sizes.add(shape.headline.size)
            yield shape


def _settled(shape: Shape) -> tuple[object, ...]:
    """What of a shape another page or the list of what is left out knows."""
    return shape.way.out, shape.way.later, shape.way.later_boxes, shape.way.top


def _dearer(shape: Shape, best: Shape | None) -> int:
    return shape.cost - best.cost if best else 0
