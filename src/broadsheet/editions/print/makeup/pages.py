"""From the search's last state to the plan: modules, jumps both ways, and what was left out.

In: the state and the stock. Out: a `Plan`. Decides only which modules are mirrored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from broadsheet.editions.print.galley import Cut, Galley, changed
from broadsheet.editions.print.makeup.mending import mended
from broadsheet.editions.print.makeup.placing import Spot, module_of
from broadsheet.editions.print.makeup.slicing import Cell
from broadsheet.editions.print.makeup.states import Filled, State
from broadsheet.editions.print.makeup.stock import Shape, Stock
from broadsheet.editions.print.makeup.taste import Face, Rectangle, face_of, turns
from broadsheet.editions.print.plan import Module, Page, Plan


def plan_of(state: State, stock: Stock, tries: int, kept: tuple[Page, ...] = ()) -> Plan:
    """Write the plan of a finished search, with pages that were kept from the time before."""
    design = stock.design
    made = {page.number: page for page in kept}
    for filled in state.pages:
        made[filled.number] = page_of(filled, stock, made.get(filled.number - 1) if filled.number % 2 else None)
    pages = linked(tuple(made[number] for number in sorted(made)))
    return Plan(
        design=design.name,
        format=design.format.name,
        size=round(1000 * design.size),
        leading=round(1000 * design.leading),
        columns=design.columns,
        depth=design.depth,
        folio=design.folio,
        plate=design.plate,
        pages=pages,
        left_out=_left_out(state, stock),
        tries=tries,
    )


def hyphenated(plan: Plan, galleys: Mapping[str, Galley]) -> float:
    """Return the part of the ends of columns within texts that have a hyphen."""
    ends = hyphens = 0
    for page in plan.pages:
        for module in page.modules:
            if module.is_text:
                galley = changed(galleys[module.piece], dict(module.changed))
                within = [part.end for part in module.segments if part.end < len(galley.lines)]
                ends += len(within)
                hyphens += sum(bool(galley.cuts[end] & Cut.HYPHEN) for end in within)
    return hyphens / max(1, ends)


def linked(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Add to all modules of pieces whence they come and where they go on."""
    parts: dict[str, list[int]] = {}
    for page in pages:
        for module in page.modules:
            parts.setdefault(module.piece, []).append(page.number)
    return tuple(
        replace(page, modules=tuple(_linked(module, page.number, parts) for module in page.modules)) for page in pages
    )


def page_of(filled: Filled, stock: Stock, facing: Page | None = None) -> Page:
    """Place everything on a page, and turn its modules so that it looks best beside the page at its left."""
    design = stock.design
    top = design.plate if filled.number == 1 else design.folio
    cells = filled.sliced.cells
    shapes = mended(stock, cells, _seen(facing, top))
    both = [_both(stock, cell, top, shape) for cell, shape in zip(cells, shapes, strict=True)]
    faces = [face_of(stock, cell, shape) for cell, shape in zip(cells, shapes, strict=True)]
    able = [turned is not None for _, turned in both]
    _, turned = turns(faces, able, design.costs, filled.number % 2 == 0, _beside(facing, stock, top))
    modules = [(second if turn else None) or first for (first, second), turn in zip(both, turned, strict=True)]
    if filled.number == 1:
        modules.insert(0, Module("nameplate", "nameplate", 0, 0, design.columns, design.plate))
    return Page(filled.number, "front" if filled.number == 1 else "inside", tuple(modules))


def _beside(facing: Page | None, stock: Stock, top: int) -> tuple[Rectangle, ...]:
    """The pictures of the page at the left, seen from a page's upper left corner."""
    modules = facing.modules if facing else ()
    placed = (picture for module in modules for picture in module.pictures)
    return tuple((each.x - stock.design.columns, each.y - top, each.w, each.h) for each in placed)


def _seen(page: Page | None, top: int) -> list[Face]:
    """What is seen of a page that has been made, for headlines that stand beside its own."""
    modules = [module for module in page.modules if module.size] if page else []
    return [Face(each.x, each.y - top, each.w, each.h, 0, each.size, each.head, brief=False) for each in modules]


def _both(stock: Stock, cell: Cell, top: int, shape: Shape | None) -> tuple[Module, Module | None]:
    """A module the one way round and, where its columns can be broken as well, the other."""
    leaf = stock.leaves[cell.item]
    spot = Spot(cell.x, cell.y + top, cell.w, cell.h)
    module = module_of(stock, leaf, spot, shape)
    assert module is not None  # noqa: S101
    turned = module_of(stock, leaf, replace(spot, mirrored=True), shape)
    if turned is None or not leaf.item.lines:
        return module, turned
    cuts = stock.texts(leaf.item)[sum(change for _, change in turned.changed)].text.cuts
    worse = sum(cuts[part.end] for part in turned.segments[:-1]) > sum(cuts[part.end] for part in module.segments[:-1])
    return module, None if worse else turned


def _linked(module: Module, page: int, parts: dict[str, list[int]]) -> Module:
    """Add to a module whence it comes and where it goes on."""
    if not module.is_text:
        return module
    after = [other for other in parts[module.piece] if other > page]
    before = [other for other in parts[module.piece] if other < page]
    return replace(module, jump_to=min(after, default=0), from_page=max(before, default=0))


def _left_out(state: State, stock: Stock) -> tuple[str, ...]:
    out = []
    for filled in state.pages:
        for cell in filled.sliced.cells:
            leaf = stock.leaves[cell.item]
            if leaf.item.piece is not None:
                shape = stock.shape(leaf, cell.w, cell.h)
                out += [f"{leaf.item.piece.id}#{index + 1}" for index in shape.way.out]
    return tuple(sorted(out))
