"""The second time: of a plan that was made before, everything stays that can.

In: the plan of the time before, and what has changed. Out: the same plan where nothing has, or one in which only the
modules of changed pieces are new: in their old rectangles if they can be, else on their page divided anew; None where
that is not enough and the issue must be made up again. Also the pages that the editor keeps.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from itertools import combinations, islice
from typing import Final

from broadsheet.editions.print.makeup.breaks import NEVER
from broadsheet.editions.print.makeup.items import Item, Role, article, continuation, furniture
from broadsheet.editions.print.makeup.pages import linked, page_of
from broadsheet.editions.print.makeup.placing import Spot, module_of
from broadsheet.editions.print.makeup.states import Filled
from broadsheet.editions.print.makeup.stock import Leaf, Stock
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Module, Page, Plan

FEWER: Final = 6
"""How many ways of keeping fewer pages than the editor asks for are tried."""
PARTS: Final = 40
"""How many first parts are tried for one whose continuation fits its old place."""
DIVISIONS: Final = 8
"""How many divisions of a page are tried."""


@dataclass(frozen=True)
class Before:
    """The plan of the time before, with what is to be placed now."""

    plan: Plan
    pieces: Mapping[str, Piece]
    fittings: Mapping[str, Fitting]


def before(plan: Plan | None, pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], stock: Stock) -> Before | None:
    """Look at a plan of the time before; None where it was made for other pages."""
    design = stock.design
    if plan is None or (plan.design, plan.format, plan.columns, plan.depth, len(plan.pages)) != (
        design.name,
        design.format.name,
        design.columns,
        design.depth,
        stock.pins.pages,
    ):
        return None
    if plan.size != round(1000 * design.size) or (plan.folio, plan.plate) != (design.folio, design.plate):
        return None
    return Before(plan, {piece.id: piece for piece in pieces}, {fitting.id: fitting for fitting in fittings})


def patched(old: Before, stock: Stock) -> Plan | None:
    """Return the plan with changed pieces set anew where they stood; None where that cannot be."""
    placed = {module.piece: module for page in old.plan.pages for module in page.modules if module.is_text}
    if set(placed) != set(old.pieces) or not _settled(old.plan, stock):
        return None
    furniture_ids = {module.piece for page in old.plan.pages for module in page.modules if not module.is_text}
    if not furniture_ids - {"nameplate", ""} <= set(old.fittings):
        return None
    plan = old.plan
    changed = [id for id, module in placed.items() if module.signature != old.pieces[id].galley.signature]
    for id in changed:
        parts = [(page, module) for page in plan.pages for module in page.modules if module.piece == id]
        made = _in_place(old, stock, parts) or _page_again(replace(old, plan=plan), stock, parts)
        if made is None:
            return None
        plan = replace(plan, pages=tuple(made.get(page.number, page) for page in plan.pages))
    return replace(plan, pages=linked(plan.pages)) if changed else plan


@dataclass(frozen=True)
class Kept:
    """Pages that stay as they are, and what of the pieces on them is still to be placed."""

    pages: tuple[Page, ...] = ()
    placed: frozenset[str] = frozenset()
    rests: tuple[Item, ...] = ()

    @property
    def numbers(self) -> frozenset[int]:
        """The numbers of the pages."""
        return frozenset(page.number for page in self.pages)


def ways_to_keep(old: Before | None, stock: Stock) -> list[Kept]:
    """Return what of the pages that the editor keeps can stay: all of it, then less and less, at last nothing."""
    whole = _kept(old, stock, stock.pins.keep)
    numbers = sorted(stock.pins.keep & whole.numbers)
    fewer = (set(some) for count in range(len(numbers) - 1, 0, -1) for some in combinations(numbers, count))
    ways = [whole, *(_kept(old, stock, some) for some in islice(fewer, FEWER)), Kept()]
    return list({way.numbers: way for way in ways}.values())


def _kept(old: Before | None, stock: Stock, asked: Set[int]) -> Kept:
    """Return the pages asked for, with changed pieces set anew where they stood.

    With a continuation its first part is kept. A page on which a piece is gone, or does not go in any more, is not, nor
    is one on which its pieces go on.
    """
    if old is None or not asked:
        return Kept()
    pages = {page.number: page for page in old.plan.pages}
    wanted = _with_first_parts(pages, set(asked) & set(pages))
    made = {number: pages[number] for number in wanted}
    for number in sorted(wanted):
        for module in made[number].modules:
            whence = module.from_page == 0 or module.from_page in made
            if module.is_text and not (whence and _renewed(old, stock, made, module)):
                del made[number]
                break
    found = tuple(made[number] for number in sorted(made))
    rests = tuple(_rest(old, page, module) for page in found for module in page.modules if _open(module, made))
    placed = {module.piece for page in found for module in page.modules if module.kind == "article"}
    return Kept(found, frozenset(placed), rests)


def _with_first_parts(pages: Mapping[int, Page], wanted: set[int]) -> set[int]:
    """Add the pages whence continuations come."""
    while True:
        before = {module.from_page for number in wanted for module in pages[number].modules} - {0}
        if before <= wanted:
            return wanted
        wanted = wanted | before


def _renewed(old: Before, stock: Stock, made: dict[int, Page], module: Module) -> bool:
    """Set a module's piece anew where it has changed; say whether it stands on its page as it should."""
    piece = old.pieces.get(module.piece)
    if piece is None:
        return False
    if module.signature == piece.galley.signature:
        return True
    parts = [(page, other) for page in old.plan.pages for other in page.modules if other.piece == module.piece]
    again = _in_place(old, stock, parts)
    if again is None or any(page.number not in made for page, _ in parts):
        return False
    for (page, before), number in zip(parts, again, strict=True):
        after = next(
            other for other in again[number].modules if other.piece == before.piece and other.kind == before.kind
        )
        made[page.number] = _with(made[page.number], before, after)
    return True


def _open(module: Module, made: Mapping[int, Page]) -> bool:
    return module.is_text and module.jump_to > 0 and module.jump_to not in made


def _rest(old: Before, page: Page, module: Module) -> Item:
    """What is left of a piece after its part on a page that is kept."""
    piece = old.pieces[module.piece]
    end = module.segments[-1].end
    start = end + 1 if end in piece.galley.white else end
    shown = [other for kept in old.plan.pages if kept.number > page.number for other in kept.modules]
    later = [other for other in shown if other.piece == module.piece]
    pictures = tuple(sorted(placed.index for other in later for placed in other.pictures))
    boxes = tuple(sorted(placed.index for other in later for placed in other.boxes))
    return replace(continuation(piece, start, pictures, boxes), after=page.number)


def _settled(plan: Plan, stock: Stock) -> bool:
    """Whether a plan is as the pins have it."""
    for page in plan.pages:
        wanted = stock.pins.sections.get(page.number)
        for module in page.modules:
            pin = stock.pins.articles.get(module.piece)
            if module.kind != "article":
                continue
            if wanted is not None:
                return False
            if pin is None:
                continue
            wide = pin.columns in {0, module.w}
            jumps = pin.jump is None or pin.jump == (module.jump_to > 0)
            if pin.page not in {0, page.number} or not wide or not jumps or pin.picture or pin.picture_columns:
                return False
    return True


def _role(page: Page, module: Module, old: Before) -> Role:
    """The role that a module has on its page: the weightiest leads it."""
    orders = {
        other.piece: article(old.pieces[other.piece]).order
        for other in page.modules
        if other.kind == "article" and other.piece in old.pieces
    }
    if module.kind != "article" or min(orders, key=lambda id: orders[id]) != module.piece:
        return "other"
    return "front" if page.number == 1 else "page"


def _in_place(old: Before, stock: Stock, parts: list[tuple[Page, Module]]) -> dict[int, Page] | None:
    """Set a changed piece anew in its old rectangles."""
    page, module = parts[0]
    piece = old.pieces[module.piece]
    role = _role(page, module, old)
    if len(parts) == 1:
        made = _set(stock, stock.leaf(article(piece), role), module)
        return {page.number: _with(page, module, made)} if made else None
    if len(parts) > 2:
        return None
    first = stock.leaf(article(piece, jumping=True), role)
    for shape in stock.shapes_of(first, module.w, module.h)[:PARTS]:
        rest = stock.leaf(continuation(piece, shape.rest, shape.way.later, shape.way.later_boxes))
        second = _set(stock, rest, parts[1][1])
        made = module_of(stock, first, _spot(module), shape) if second else None
        if made and second:
            pages = {page.number: _with(page, module, made)}
            other = parts[1][0]
            pages[other.number] = _with(pages.get(other.number, other), parts[1][1], second)
            return pages
    return None


def _spot(module: Module) -> Spot:
    top = [placed for placed in module.pictures if placed.y == module.y + module.head]
    mirrored = bool(top) and top[0].x == module.x and top[0].w < module.w
    return Spot(module.x, module.y, module.w, module.h, mirrored)


def _set(stock: Stock, leaf: Leaf, module: Module) -> Module | None:
    if leaf.table.cells[module.w, module.h] >= NEVER:
        return None
    spot = _spot(module)
    return module_of(stock, leaf, spot) or module_of(stock, leaf, replace(spot, mirrored=False))


def _with(page: Page, module: Module, made: Module) -> Page:
    return replace(page, modules=tuple(made if other == module else other for other in page.modules))


def _page_again(old: Before, stock: Stock, parts: list[tuple[Page, Module]]) -> dict[int, Page] | None:
    """Divide a page anew with the same pieces, if none of their continuations is touched by it."""
    page = parts[0][0]
    if len(parts) > 1:
        return None
    leaves = [leaf for module in page.modules if (leaf := _leaf(old, stock, page, module))]
    design = stock.design
    height = (design.front_lines if page.number == 1 else design.lines) + 1
    numbers = tuple(leaf.number for leaf in leaves)
    if len(set(numbers)) < len(page.modules) - (page.number == 1):
        return None
    for sliced in stock.slicer.divide(numbers, height, DIVISIONS):
        made = replace(page_of(Filled(page.number, tuple(leaves), sliced), stock), role=page.role)
        if _rests(made) == _rests(page):
            return {page.number: made}
    return None


def _rests(page: Page) -> dict[str, int]:
    """The last lines of first parts."""
    parts = {module.piece: module for module in page.modules if module.kind == "article" and module.segments}
    return {id: module.segments[-1].end for id, module in parts.items() if _goes_on(module)}


def _goes_on(module: Module) -> bool:
    last = module.segments[-1]
    return module.jump_to > 0 or last.end - last.start < last.lines


def _leaf(old: Before, stock: Stock, page: Page, module: Module) -> Leaf | None:
    item = _item(old, module)
    return stock.leaf(item, _role(page, module, old) if item.kind == "article" else "other") if item else None


def _item(old: Before, module: Module) -> Item | None:
    if module.kind == "article":
        return article(old.pieces[module.piece], jumping=module.jump_to > 0)
    if module.kind == "continued":
        pictures = tuple(placed.index for placed in module.pictures)
        boxes = tuple(placed.index for placed in module.boxes)
        return continuation(old.pieces[module.piece], module.segments[0].start, pictures, boxes, module.jump_to > 0)
    fitting = old.fittings.get(module.piece)
    return furniture(fitting) if fitting else None
