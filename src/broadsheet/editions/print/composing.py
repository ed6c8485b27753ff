"""The walk through the rooms: an issue → its printed pages.

In: a `Task`: a publication from which everything that is kept back is gone, one issue of it, a design, what is settled,
and the plan of the last time. Out: `Composed`: plan, PDF, report, sheet, and how much copy there was; or `NoPages`
where no size of type lets the copy fill them. Measures, makes up, renders and proofs by the rooms that can; decides
only in which order the sizes of type are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from broadsheet.editions.print.copy import fittings_of, pieces_of
from broadsheet.editions.print.design import LOOSE_SCALES, NATURAL, SCALES, Design, Scale
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.gathering import Copy, Task, gathered
from broadsheet.editions.print.makeup.estimate import Shortage, best_pages, capacity, copy_lines, room_lines
from broadsheet.editions.print.makeup.issue import HOPELESS, HYPHENS, made_of, make_do, strains
from broadsheet.editions.print.makeup.pages import hyphenated
from broadsheet.editions.print.makeup.stock import Stock
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

LEAF = (2, 1)
"""Pages of a single leaf: what an issue has that would leave most of a folded sheet empty."""

LARGE = 2500
"""Lines from which on the typesetter is asked to forget between the rooms: it would keep hundreds of megabytes."""

AT_ONCE = 2
"""Processes that make pictures ready for print."""

MOST_PLANS = 3
"""Plans that are compared where pictures are left out or columns end with hyphens."""

TIGHT = 0.9
"""Pages that are fuller than this by estimate, and yet could not be made, lose too much where long pieces go on."""

FULL = 1.06
"""Pages that are fuller than this by estimate get the smallest type at once where they could not be made."""

SPARSE = 0.82
"""Pages that are emptier than this by estimate get larger type."""

EASY = 40
"""The strain, in hundredths of a unit a page, up to which pages are made well: the first scale of type of no more is
taken, so that type gives way before pictures are left out, and not before pictures and headlines have."""

HOPE = (0.72, 1.14)
"""Between these, by estimate, a leaf is tried where a folded sheet would stay empty."""


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
    """The copy measured in one scale of type; `stocks` are what make-up knows of it, by the number of pages."""

    design: Design
    galleys: Mapping[str, Galley]
    pieces: tuple[Piece, ...]
    fittings: tuple[Fitting, ...]
    stocks: dict[int, Stock] = field(default_factory=dict)

    def stock(self, pins: Pins, hard: bool = True) -> Stock:
        """The stock for the ordered pages; `hard` says whether to look hard for them."""
        stock = self.stocks.setdefault(pins.pages, Stock(self.design, pins))
        stock.hard = hard
        return stock


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
    """The copy measured in several scales of type, each once; `first` is that of the last time, `tries` counts."""

    def __init__(self, task: Task, copy: Copy, typesetter: Typesetter) -> None:
        self.task = task
        self.first = _last_scale(task) or NATURAL
        self.tries = 0
        self._copy = copy
        self._typesetter = typesetter
        self._sets: dict[Scale, _Set] = {}

    def at(self, scale: Scale) -> _Set:
        """The copy at a scale of type."""
        if scale not in self._sets:
            self._sets[scale] = _measured(self.task, self._copy, scale, self._typesetter)
        return self._sets[scale]


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
    """Make the pages up in the first scale of type that lets them; None where none does. Where pictures are left out or
    too many columns end with a hyphen, other scales are tried; what was made the last time is not put in question."""
    pins, last = _pins(sizes, amount), _last_scale(sizes.task)
    found: list[tuple[tuple[bool, int], Plan, _Set]] = []
    for scale, hard in _ladder(sizes, amount):
        at = sizes.at(scale)
        sizes.tries += 1
        made = made_of(at.stock(pins, hard), at.pieces, _fittings(at, pins), sizes.task.previous)
        if isinstance(made, Plan):
            found.append((_lacks(made, at, pins), made, at))
            if scale in (last, SCALES[-1]) or not any(found[-1][0]) or len(found) == MOST_PLANS:
                break
    best = min(found, key=lambda row: row[0], default=None)
    return best[1:] if best else None


def _lacks(plan: Plan, at: _Set, pins: Pins) -> tuple[bool, int]:
    """Say whether too many columns end with a hyphen, and how many first pictures are left out unasked."""
    unwanted = {f"{id}#1" for id, pin in pins.articles.items() if pin.picture == "none"}
    out = [name for name in plan.left_out if name.endswith("#1") and name not in unwanted]
    return hyphenated(plan, at.galleys) > HYPHENS, len(out)


def _made_do(sizes: _Sizes, amount: Amount) -> tuple[Plan, _Set] | Shortage:
    """Make do with too much or too little copy: in the smallest scale of type, the largest, or between them that which
    promises most. Where the copy should fit by estimate no piece is left out before both were tried."""
    full = amount.lines / max(amount.room, 1)
    if full > TIGHT:
        scales = [SCALES[-1]] if full > FULL else [_best_of(_foretold(sizes, amount)), SCALES[-1]]
    else:
        scales = [LOOSE_SCALES[-1] if full < SPARSE else NATURAL]
    found: list[tuple[int, Plan, _Set]] = []
    short = Shortage(amount.pages, 0)
    for at in map(sizes.at, dict.fromkeys(scales)):
        sizes.tries += 1
        pins = _pins(sizes, amount)
        made = make_do(at.pieces, _fittings(at, pins), at.design, pins, sizes.task.previous)
        if isinstance(made, Shortage):
            short = made
            continue
        found.append((sum("#" not in name for name in made.left_out), made, at))
        if not found[-1][0]:
            break
    return min(found, key=lambda row: row[0])[1:] if found else short


def _pins(sizes: _Sizes, amount: Amount) -> Pins:
    return replace(sizes.task.pins, pages=amount.pages)


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


def _measured(task: Task, copy: Copy, scale: Scale, typesetter: Typesetter) -> _Set:
    design = task.design.resized(scale)
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


def _ladder(sizes: _Sizes, amount: Amount) -> Iterator[tuple[Scale, bool]]:
    """Order the scales of type, and say in which to look hard: that of the last time first, then the gentlest in which
    pages are made well by what can be foretold, and the next. To go on to that is quicker than to look hard, which is
    done in type of its own size, and at last."""
    known = [sizes.first] * (_last_scale(sizes.task) is not None)
    yield from ((scale, True) for scale in known)
    foretold = _foretold(sizes, amount)
    scales = list(foretold)
    own = scales.index(NATURAL)
    best = scales.index(_best_of(foretold))
    if foretold[scales[best]] <= HOPELESS:
        step = 1 if best >= own else -1
        near = [at for at in (best, best + step, best + 2 * step) if 0 <= at < len(scales)]
        tried = [(best, best == own), *((at, False) for at in near[1:]), *((at, True) for at in near[:2])]
        tried += [(at, False) for at in range(len(scales)) if foretold[scales[at]] <= EASY and at not in near]
        yield from ((scales[at], hard) for at, hard in dict.fromkeys(tried) if scales[at] not in known)


def _foretold(sizes: _Sizes, amount: Amount) -> dict[Scale, int]:
    """The strain of every scale of type, the largest first."""
    base, pins = sizes.at(sizes.first), _pins(sizes, amount)
    scales = (*LOOSE_SCALES[:0:-1], *SCALES)
    return dict(zip(scales, strains(base.stock(pins), base.pieces, _fittings(base, pins), scales), strict=True))


def _best_of(foretold: Mapping[Scale, int]) -> Scale:
    """The gentlest scale in which pages are made well, or else that of the least strain."""
    scales = list(foretold)
    own = scales.index(NATURAL)
    return min(scales, key=lambda scale: (max(EASY, foretold[scale]), abs(scales.index(scale) - own)))


def _last_scale(task: Task) -> Scale | None:
    """The scale of the last plan, None where it was another design or there is no plan."""
    last, design = task.previous, task.design
    if last is None or (last.design, last.format) != (design.name, design.format.name):
        return None
    resized = ((scale, design.resized(scale)) for scale in (*SCALES, *LOOSE_SCALES))
    like = (last.size, last.leading)
    return next((scale for scale, at in resized if (round(1000 * at.size), round(1000 * at.leading)) == like), None)
