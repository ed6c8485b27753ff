"""Make-up of an issue: pieces and furniture on exactly the ordered pages.

In: pieces, fittings, design and pins, and the plan of the time before where there was one. Out: a `Plan`, or a
`Shortage` where the pieces do not make these pages. The same input gives the same plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from broadsheet.editions.print.design import Design, Scale
from broadsheet.editions.print.galley import Block, Room
from broadsheet.editions.print.makeup.beam import Effort, search
from broadsheet.editions.print.makeup.candidates import Chooser
from broadsheet.editions.print.makeup.estimate import SIGNATURE, Shortage, capacity, shortage
from broadsheet.editions.print.makeup.forecast import bound, gain, text_share
from broadsheet.editions.print.makeup.hopes import Hopes
from broadsheet.editions.print.makeup.items import Item, article, furniture
from broadsheet.editions.print.makeup.pages import hyphenated, plan_of
from broadsheet.editions.print.makeup.remake import Kept, before, patched, ways_to_keep
from broadsheet.editions.print.makeup.states import State, Task
from broadsheet.editions.print.makeup.stock import WHITE, Stock
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Plan
from broadsheet.model.pins import Pins

EFFORTS: Final = (Effort(6, 10, 60), Effort(8, 20, 120))
WIDE_EFFORTS: Final = (Effort(4, 5, 30), Effort(6, 12, 80))
"""Pages of six columns and more can nearly always be filled with what is tried first."""
HOPELESS: Final = 1500
"""The bound of an issue, by pages, above which it is not tried: copy and pages are too far apart."""
WIDE: Final = 6
HYPHENS: Final = 0.05
"""What part of the columns may end with a hyphen before it is tried again."""
HOUSE_SHARE: Final = 0.04
"""What part of the pages house ads may take where the copy is about right."""
LOST: Final = 0.015
"""What part of later pages is not counted on where copy is too much."""
LOST_BY_PARTS: Final = 0.035
"""What more is not counted on where all text goes on from page to page: every part has a head of its own."""
HOUSE_AGAIN: Final = 12
"""Pages from which on, for each so many, a house ad may come again."""
DROPS: Final = 12
"""How many times one piece more is left out before it is given up."""
WHITE_ORDER: Final = 900
EMPTY: Final = 0.85
"""Pages of more than a sheet of which more than this is lacking are not made: they would be white."""
WHITES: Final = (1, 2, 3)
"""How many white spaces a page may have where there is next to no copy."""
OVERFULL: Final = 1.06
"""How much more than the room copy may want by estimate before pieces are left out unasked."""


def make_up(
    pieces: tuple[Piece, ...],
    fittings: tuple[Fitting, ...],
    design: Design,
    pins: Pins,
    previous: Plan | None = None,
) -> Plan | Shortage:
    """Plan the pages of an issue with all its pieces; `pins.pages` is their number."""
    return made_of(Stock(design, pins), pieces, fittings, previous)


def made_of(
    stock: Stock, pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], previous: Plan | None = None
) -> Plan | Shortage:
    """Do what `make_up` does, with a stock that may know the pieces already."""
    design, pins = stock.design, stock.pins
    old = before(previous, pieces, fittings, stock)
    same = patched(old, stock) if old else None
    if same is not None:
        return same
    share = int(HOUSE_SHARE * capacity(design, pins.pages))
    for keep in ways_to_keep(old, stock):
        houses = _houses(_not_on(fittings, keep), max(1, pins.pages // HOUSE_AGAIN))
        found = _best(stock, (pieces, fittings), Chooser(Hopes(stock, houses, lost=_lost(pieces, design)), share), keep)
        if found is not None:
            return found
    return shortage(pieces, fittings, design, pins.pages)


def _lost(pieces: tuple[Piece, ...], design: Design) -> float:
    """What part of later pages is not counted on."""
    lines = [len(piece.galley.lines) for piece in pieces]
    long = sum(count for count in lines if count > design.columns * design.lines)
    return LOST + LOST_BY_PARTS * long / max(1, sum(lines))


def strains(
    stock: Stock, pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], scales: tuple[Scale, ...]
) -> list[int]:
    """Foretell what an issue's pages cost at other scales of type: the least, in hundredths of a unit a page."""
    design, pages = stock.design, stock.pins.pages
    hopes = Hopes(stock, _houses(fittings, 1), lost=_lost(pieces, design) - LOST)
    tasks = tasks_of(fittings, design, pages)
    items = tuple(article(piece) for piece in sorted(pieces, key=lambda piece: piece.rank))
    share = text_share(pieces, fittings, design)
    return [bound(hopes, tasks, items, gain(design, scale, share)) // pages for scale in scales]


def make_do(
    pieces: tuple[Piece, ...],
    fittings: tuple[Fitting, ...],
    design: Design,
    pins: Pins,
    previous: Plan | None = None,
) -> Plan | Shortage:
    """Plan the pages of an issue that has too much or too little copy for them.

    Pieces that are too many are left out, the lightest and last first, and named in `left_out`; house ads take what is
    missing, over and over, and where that is not enough white.
    """
    stock = Stock(design, pins)
    ways = ways_to_keep(before(previous, pieces, fittings, stock), stock)
    left, out = _lightened(pieces, fittings, stock, ways[0])
    short = shortage(left, fittings, design, pins.pages).lines
    if pins.pages > SIGNATURE and short > EMPTY * capacity(design, pins.pages):
        return shortage(pieces, fittings, design, pins.pages)
    whites = WHITES if short > 0 and pins.pages <= SIGNATURE else WHITES[:1]
    for keep, white in [*((keep, 1) for keep in ways), *((Kept(), white) for white in whites[1:])]:
        plan = _best(stock, (left, fittings), _makeshift(stock, short, _not_on(fittings, keep), white), keep)
        if plan is not None:
            return replace(plan, left_out=tuple(sorted((*plan.left_out, *out))))
    chooser = _makeshift(stock, short, fittings, 1)
    for _ in range(1, DROPS):
        dropped = _lightest(left, pins, Kept())
        if dropped is None:
            break
        left = tuple(piece for piece in left if piece is not dropped)
        out = (*out, dropped.id)
        plan = _best(stock, (left, fittings), chooser, Kept())
        if plan is not None:
            return replace(plan, left_out=tuple(sorted((*plan.left_out, *out))))
    return shortage(pieces, fittings, design, pins.pages)


def _makeshift(stock: Stock, short: int, fittings: tuple[Fitting, ...], whites: int) -> Chooser:
    """A chooser for pages that lack so many lines: with more house ads, and so many white spaces a page."""
    share = int(2 * HOUSE_SHARE * capacity(stock.design, stock.pins.pages))
    many = 2 * short > share
    white = tuple(_white(stock.design, at) for at in range(whites))
    hopes = Hopes(stock, _houses(fittings, 2 * stock.pins.pages if many else 1), white[0], white[1:])
    ads = sum(fitting.kind == "house" for fitting in fittings)
    return Chooser(hopes, max(share, 2 * short), houses_a_page=min(4, max(1, ads)) if many else 2)


def _lightened(
    pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], stock: Stock, keep: Kept
) -> tuple[tuple[Piece, ...], tuple[str, ...]]:
    """Leave out pieces until what is left can be hoped to fit."""
    out: tuple[str, ...] = ()
    design, pages = stock.design, stock.pins.pages
    while shortage(pieces, fittings, design, pages).lines < (1 - OVERFULL) * capacity(design, pages):
        dropped = _lightest(pieces, stock.pins, keep)
        if dropped is None:
            break
        pieces = tuple(piece for piece in pieces if piece is not dropped)
        out = (*out, dropped.id)
    return pieces, out


def _lightest(pieces: tuple[Piece, ...], pins: Pins, keep: Kept) -> Piece | None:
    """The piece that is missed least; none of those that the editor has settled, nor the last that there are."""
    weights = ("lead", "second", "brief", "normal")
    free = [piece for piece in pieces if piece.id not in pins.articles and piece.id not in keep.placed]
    if len(pieces) <= 1:
        return None
    return max(free, key=lambda piece: (weights.index(piece.weight), piece.rank), default=None)


def _houses(fittings: tuple[Fitting, ...], times: int) -> tuple[Item, ...]:
    """The house ads in the order of their use, so many times over."""
    ads = [fitting for fitting in fittings if fitting.kind == "house" and not fitting.page]
    return tuple(furniture(ads[at % len(ads)], at) for at in range(times * len(ads)))


def _white(design: Design, at: int) -> Item:
    """White space of any size."""
    return furniture(Fitting(WHITE, "house", Block((Room(3, 3, design.lines),) * design.columns)), WHITE_ORDER + at)


def _not_on(fittings: tuple[Fitting, ...], keep: Kept) -> tuple[Fitting, ...]:
    """The fittings that do not stand on pages that are kept."""
    used = {module.piece for page in keep.pages for module in page.modules}
    return tuple(fitting for fitting in fittings if fitting.id not in used)


def _best(
    stock: Stock, copy: tuple[tuple[Piece, ...], tuple[Fitting, ...]], chooser: Chooser, keep: Kept
) -> Plan | None:
    """Return the first plan whose columns end well, or else the one in which they end best."""
    galleys = {piece.id: piece.galley for piece in copy[0]}
    found: list[tuple[float, Plan]] = []
    for state, tries in _filled(stock, copy, chooser, keep):
        plan = plan_of(state, stock, tries, keep.pages)
        share = hyphenated(plan, galleys)
        found.append((share, plan))
        if share <= HYPHENS:
            break
    return min(found, key=lambda row: row[0])[1] if found else None


def _filled(
    stock: Stock, copy: tuple[tuple[Piece, ...], tuple[Fitting, ...]], chooser: Chooser, keep: Kept
) -> Iterator[tuple[State, int]]:
    """Search with growing effort; give the best states and the numbers of tries."""
    pieces, fittings = copy
    tasks = _left(tasks_of(_not_on(fittings, keep), stock.design, stock.pins.pages), stock.design, keep)
    left = [piece for piece in pieces if piece.id not in keep.placed]
    ordered = sorted(left, key=lambda piece: (piece.section_order, piece.rank))
    items = (*keep.rests, *(article(piece) for piece in ordered))
    if not tasks:
        yield from [(State(0, ()), 1)] * (not items)
        return
    white = chooser.hopes.white is not None
    filling = white and shortage(pieces, fittings, stock.design, stock.pins.pages).lines > 0
    most = HOPELESS * len(tasks) * (2 if white else 1)
    if not filling and bound(chooser.hopes, tasks, items) > most:
        return
    efforts = EFFORTS if stock.design.columns < WIDE else WIDE_EFFORTS
    for tries, effort in enumerate(efforts, start=1):
        state = search(chooser, tasks, items, effort)
        if state is not None:
            yield state, tries
        elif not stock.hard:
            return


def _left(tasks: list[Task], design: Design, keep: Kept) -> list[Task]:
    """The pages that are still to be filled."""
    open_ = [task for task in tasks if task.number not in keep.numbers]
    return [
        replace(task, after=tuple(design.columns * later.height for later in open_ if later.number > task.number))
        for task in open_
    ]


def tasks_of(fittings: tuple[Fitting, ...], design: Design, pages: int) -> list[Task]:
    """List the pages with their heights and furniture."""
    heights = [design.front_lines + 1] + [design.lines + 1] * (pages - 1)
    must: dict[int, list[Item]] = {}
    may: dict[int, list[Item]] = {}
    loose = 0
    for at, fitting in enumerate(fittings):
        item = furniture(fitting, at)
        if fitting.kind == "inside":
            may.setdefault(1, []).append(item)
        elif fitting.kind != "house" or fitting.page:
            page = fitting.page or (min(2, pages) if fitting.kind == "imprint" else 2 + loose % max(1, pages - 1))
            loose += fitting.kind == "advertisement"
            must.setdefault(min(page, pages), []).append(item)
    return [
        Task(
            number,
            height,
            tuple(must.get(number, ())),
            tuple(may.get(number, ())),
            tuple(design.columns * rest for rest in heights[number:]),
        )
        for number, height in enumerate(heights, start=1)
    ]
