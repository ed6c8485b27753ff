"""From the search's last state to the plan: modules, jumps both ways, and what was left out.

In: the state and the stock. Out: a `Plan`. Decides only which modules are mirrored.
"""

from __future__ import annotations

from dataclasses import replace

from broadsheet.editions.print.makeup.placing import Spot, module_of
from broadsheet.editions.print.makeup.slicing import Cell
from broadsheet.editions.print.makeup.states import Filled, State
from broadsheet.editions.print.makeup.stock import Stock
from broadsheet.editions.print.makeup.taste import faces_of, turns
from broadsheet.editions.print.plan import Module, Page, Plan


def plan_of(state: State, stock: Stock, tries: int, kept: tuple[Page, ...] = ()) -> Plan:
    """Write the plan of a finished search, with pages that were kept from the time before."""
    design = stock.design
    made = (*kept, *(page_of(filled, stock) for filled in state.pages))
    pages = linked(tuple(sorted(made, key=lambda page: page.number)))
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


def linked(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """Add to all modules of pieces whence they come and where they go on."""
    parts: dict[str, list[int]] = {}
    for page in pages:
        for module in page.modules:
            parts.setdefault(module.piece, []).append(page.number)
    return tuple(
        replace(page, modules=tuple(_linked(module, page.number, parts) for module in page.modules)) for page in pages
    )


def page_of(filled: Filled, stock: Stock) -> Page:
    """Place everything on a page, and turn its modules so that it looks best."""
    design = stock.design
    top = design.plate if filled.number == 1 else design.folio
    cells = filled.sliced.cells
    both = [_both(stock, cell, top) for cell in cells]
    faces = faces_of(stock, cells)
    able = [turned is not None for _, turned in both]
    _, turned = turns(faces, able, design.costs, left=filled.number % 2 == 0)
    modules = [(second if turn else None) or first for (first, second), turn in zip(both, turned, strict=True)]
    if filled.number == 1:
        modules.insert(0, Module("nameplate", "nameplate", 0, 0, design.columns, design.plate))
    return Page(filled.number, "front" if filled.number == 1 else "inside", tuple(modules))


def _both(stock: Stock, cell: Cell, top: int) -> tuple[Module, Module | None]:
    """A module the one way round and, where its columns can be broken as well, the other."""
    leaf = stock.leaves[cell.item]
    spot = Spot(cell.x, cell.y + top, cell.w, cell.h)
    module = module_of(stock, leaf, spot)
    assert module is not None  # noqa: S101
    return module, module_of(stock, leaf, replace(spot, mirrored=True))


def _linked(module: Module, page: int, parts: dict[str, list[int]]) -> Module:
    """Add to a module whence it comes and where it goes on."""
    if module.kind not in {"article", "continued"}:
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
