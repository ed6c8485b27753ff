"""The walk through the rooms: an issue → its printed pages.

In: a `Task`: a publication from which everything that is kept back is gone, one issue of it, a design, what is settled,
and the plan of the last time. Out: `Composed`: plan, PDF, report, sheet, and how much copy there was; or `NoPages`
where no size of type lets the copy fill them. Measures, makes up, renders and proofs by the rooms that can; decides
only in which order the sizes of type are tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from broadsheet.editions.print.copy import fittings_of, pieces_of
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.gathering import Copy, Task, gathered
from broadsheet.editions.print.makeup.estimate import Shortage, best_pages, capacity, copy_lines, room_lines
from broadsheet.editions.print.makeup.issue import make_do, make_up
from broadsheet.editions.print.makeup.unkept import Unkept, unkept
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.proof.figures import Report
from broadsheet.editions.print.proof.report import read
from broadsheet.editions.print.render.document import render
from broadsheet.editions.print.sheet import Sheet
from broadsheet.model.pins import Pins
from broadsheet.typesetting.compiler import Typesetter

Planner: TypeAlias = Callable[[tuple[Piece, ...], tuple[Fitting, ...], Design, Pins, Plan | None], Plan | Shortage]

FACTORS = (1.0, 0.985, 1.015, 0.97, 1.03)
"""Sizes of type, in parts of the design's own: within three in a hundred no reader sees it."""

GROWTH = 2.0
"""The lines of an issue grow with this power of the size: in width and in height."""

FULL = 0.97
"""How full the pages are to be by estimate: the rest is taken by pictures' limits and the ends of columns."""

LEAF = (2, 1)
"""Pages of a single leaf: what an issue has that would leave most of a folded sheet empty."""

LARGE = 2500
"""Lines from which on the typesetter is asked to forget between the rooms: it would keep hundreds of megabytes."""

AT_ONCE = 2
"""Processes that make pictures ready for print."""

TIGHT = 0.9
"""Pages that are fuller than this by estimate, and yet could not be made, lose too much where long pieces go on."""

EASY = (0.82, 1.05)
"""Between these, by estimate, pictures take up what is lacking or over, and type keeps its size."""

HOPE = (0.72, 1.14)
"""Beyond these, by estimate, no page is sought for a size of type: what is far from filling them is made do with."""


@dataclass(frozen=True, slots=True)
class Amount:
    """How much copy there is: the lines that all of it wants at the size first tried, pictures and furniture included,
    those that the pages hold, the text and head of an article on the whole, and of each by its id."""

    pages: int
    lines: int
    room: int
    mean: int
    of: Mapping[str, int]

    def over(self, left_out: Iterable[str]) -> int:
        """The lines of the pieces that were left out; pictures do not count."""
        return sum(self.of.get(id, 0) for id in left_out)


@dataclass(frozen=True, slots=True)
class Composed:
    """An issue's pages, and how they came about. `unkept` are the pages that were to be kept and are not."""

    plan: Plan
    pdf: bytes
    report: Report
    sheet: Sheet
    amount: Amount
    unkept: tuple[Unkept, ...] = ()


@dataclass(frozen=True, slots=True)
class NoPages:
    """There are no pages: so many lines of columns are missing, or over where it is negative."""

    amount: Amount
    missing: int


@dataclass(frozen=True, slots=True)
class _Set:
    """The copy measured in one size of type."""

    design: Design
    galleys: Mapping[str, Galley]
    pieces: tuple[Piece, ...]
    fittings: tuple[Fitting, ...]


def compose(task: Task, typesetter: Typesetter) -> Composed | NoPages:
    """Make the pages of an issue; raise `TypesettingError` where the typesetter refuses or differs from the plan."""
    copy = gathered(task, typesetter)
    if not copy.articles:
        return NoPages(Amount(task.pins.pages, 0, 0, 0, {}), 0)
    sizes = _Sizes(task, copy, typesetter)
    base = sizes.at(sizes.first)
    for pages in _counts(task, base):
        amount = _amount(base, pages)
        made = _made_up(sizes, amount)
        if made is not None:
            break
    else:
        amount = _amount(base, _fewest(task, base))
        done = _made_do(sizes, amount)
        if isinstance(done, Shortage):
            return NoPages(amount, done.lines)
        made = done
    plan, at = made
    composed = _finished(_counted(plan, sizes.tries, task.previous), at, copy, amount, typesetter)
    return replace(composed, unkept=unkept(plan, task.previous, task.pins.keep, at.galleys))


class _Sizes:
    """The copy measured in several sizes of type, each once; `first` is that of the last time, `tries` counts plans."""

    def __init__(self, task: Task, copy: Copy, typesetter: Typesetter) -> None:
        self.task = task
        self.first = _last_factor(task) or 1.0
        self.tries = 0
        self._copy = copy
        self._typesetter = typesetter
        self._sets: dict[float, _Set] = {}

    def at(self, factor: float) -> _Set:
        """The copy at a size in parts of the design's own."""
        if factor not in self._sets:
            self._sets[factor] = _measured(self.task, self._copy, factor, self._typesetter)
        return self._sets[factor]


def _counts(task: Task, base: _Set) -> Iterator[int]:
    """Yield the numbers of pages to try: the one that is settled, or else the best, and a leaf where that is too many
    by far."""
    if task.pins.pages:
        yield task.pins.pages
        return
    best = best_pages(base.pieces, base.fittings, base.design)
    yield best
    for fewer in LEAF:
        amount = _amount(base, fewer)
        if fewer < best and HOPE[0] * amount.room <= amount.lines <= HOPE[1] * amount.room:
            yield fewer


def _fewest(task: Task, base: _Set) -> int:
    """The number of pages to make do with: the one that is settled, else a leaf that holds the copy, else the best."""
    if task.pins.pages:
        return task.pins.pages
    holding = (fewer for fewer in sorted(LEAF) if (amount := _amount(base, fewer)).lines <= amount.room)
    return next(holding, 0) or best_pages(base.pieces, base.fittings, base.design)


def _made_up(sizes: _Sizes, amount: Amount) -> tuple[Plan, _Set] | None:
    """Make the pages up in the first size of type that lets them; None where none does."""
    for factor in _ladder(sizes.first, amount):
        made, at = _planned(sizes, factor, amount, make_up)
        if isinstance(made, Plan):
            return made, at
    return None


def _made_do(sizes: _Sizes, amount: Amount) -> tuple[Plan, _Set] | Shortage:
    """Make do with too much or too little copy: in the smallest size of type, the largest, or between them its own."""
    full = amount.lines / max(amount.room, 1)
    factor = min(FACTORS) if full > TIGHT else max(FACTORS) if full < EASY[0] else 1.0
    made, at = _planned(sizes, factor, amount, make_do)
    return made if isinstance(made, Shortage) else (made, at)


def _planned(sizes: _Sizes, factor: float, amount: Amount, plan: Planner) -> tuple[Plan | Shortage, _Set]:
    sizes.tries += 1
    at, task = sizes.at(factor), sizes.task
    pins = replace(task.pins, pages=amount.pages)
    return plan(at.pieces, _fittings(at, pins), at.design, pins, task.previous), at


def _fittings(at: _Set, pins: Pins) -> tuple[Fitting, ...]:
    """The fittings; a single page has no inside."""
    return tuple(one for one in at.fittings if one.kind != "inside" or pins.pages > 1)


def _counted(plan: Plan, tries: int, previous: Plan | None) -> Plan:
    """Note the tries; a plan that is that of the last time stays the same to the letter."""
    if previous is not None and replace(plan, tries=previous.tries) == previous:
        return previous
    return replace(plan, tries=tries)


def _finished(plan: Plan, at: _Set, copy: Copy, amount: Amount, typesetter: Typesetter) -> Composed:
    """Render the plan and read what came of it."""
    sheet = Sheet(
        design=at.design,
        furniture=copy.furniture,
        matters=copy.matters,
        galleys=at.galleys,
        picture=copy.texts.pictures.content,
        href=copy.texts.href,
        sections=copy.sections,
    )
    copy.texts.pictures.prepare(_files(plan, copy.matters), AT_ONCE)
    pdf = render(plan, sheet, typesetter)
    _spared(at.galleys, typesetter)
    return Composed(plan, pdf, read(pdf, plan, sheet), sheet, amount)


def _files(plan: Plan, matters: Mapping[str, Matter]) -> set[str]:
    pieces = {module.piece for page in plan.pages for module in page.modules}
    return {picture.file for piece in pieces if piece in matters for picture in matters[piece].pictures}


def _measured(task: Task, copy: Copy, factor: float, typesetter: Typesetter) -> _Set:
    design = task.design if factor == 1.0 else task.design.resized(factor)
    galleys = measure(list(copy.matters.values()), copy.weights, design, typesetter)
    _spared(galleys, typesetter)
    pieces = tuple(pieces_of(task.publication, copy.articles, galleys))
    return _Set(design, galleys, pieces, tuple(fittings_of(task.publication, galleys, design)))


def _spared(galleys: Mapping[str, Galley], typesetter: Typesetter) -> None:
    """Spare memory after a large issue; a small one is set again the faster for what is kept."""
    if sum(len(galley.lines) for galley in galleys.values()) > LARGE:
        typesetter.forget()


def _amount(base: _Set, pages: int) -> Amount:
    of = {piece.id: copy_lines((piece,), base.design) for piece in base.pieces}
    want = room_lines(base.pieces, base.fittings, base.design)
    return Amount(pages, want, capacity(base.design, pages), sum(of.values()) // max(len(of), 1), of)


def _ladder(first: float, amount: Amount) -> Iterator[float]:
    """Order the sizes of type: that of the last time first, the design's own where that may do, then by how full the
    pages will be; sizes without hope are left out."""
    filled = {factor: amount.lines * (factor / first) ** GROWTH / max(amount.room, 1) for factor in FACTORS}
    known = [first] * (first != 1.0) + [1.0] * (EASY[0] <= filled[1.0] <= EASY[1])
    others = sorted(FACTORS, key=lambda factor: (abs(filled[factor] - FULL), factor))
    hopeful = [factor for factor in others if HOPE[0] <= filled[factor] <= HOPE[1]]
    yield from dict.fromkeys((*known, *hopeful))


def _last_factor(task: Task) -> float:
    """The size of the last plan in parts of the design's, 0 where it was another design."""
    last, design = task.previous, task.design
    if last is None or (last.design, last.format) != (design.name, design.format.name):
        return 0.0
    return next((factor for factor in FACTORS if round(1000 * round(design.size * factor, 3)) == last.size), 0.0)
