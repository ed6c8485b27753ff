"""Make-up of an issue: pieces and furniture on exactly the ordered pages.

In: pieces, fittings, design and pins, and the plan of the time before where there was one. Out: a `Plan`, or a
`Shortage` where the pieces do not make these pages. The same input gives the same plan.
"""

from __future__ import annotations

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.makeup.beam import Effort, search
from broadsheet.editions.print.makeup.candidates import Chooser
from broadsheet.editions.print.makeup.estimate import Shortage, shortage
from broadsheet.editions.print.makeup.hopes import Hopes
from broadsheet.editions.print.makeup.items import Item, article, furniture
from broadsheet.editions.print.makeup.pages import plan_of
from broadsheet.editions.print.makeup.states import Task
from broadsheet.editions.print.makeup.stock import Stock
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Plan
from broadsheet.model.pins import Pins

EFFORTS = (Effort(6, 10, 60), Effort(16, 24, 200))


def make_up(
    pieces: tuple[Piece, ...],
    fittings: tuple[Fitting, ...],
    design: Design,
    pins: Pins,
    previous: Plan | None = None,
) -> Plan | Shortage:
    """Plan the pages of an issue; `pins.pages` is their number."""
    stock = Stock(design, pins)
    houses = tuple(furniture(fitting, at) for at, fitting in enumerate(fittings) if fitting.kind == "house")
    tasks = tasks_of(fittings, design, pins.pages)
    area = sum(task.height for task in tasks) * design.columns
    chooser = Chooser(Hopes(stock, houses), int(0.04 * area))
    items = tuple(article(piece) for piece in sorted(pieces, key=lambda piece: (piece.section_order, piece.rank)))
    for tries, effort in enumerate(EFFORTS, start=1):
        state = search(chooser, tasks, items, effort)
        if state is not None:
            return plan_of(state, stock, tries)
    return shortage(pieces, fittings, design, pins.pages)


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
