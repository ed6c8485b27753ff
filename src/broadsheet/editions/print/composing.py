"""The walk through the rooms: an issue → its printed pages.

In: a `Task`: a publication from which everything that is kept back is gone, one issue of it, a design, what is settled,
and the plan of the last time. Out: `Composed`: plan, PDF, report, sheet, and how much copy there was; or `NoPages`
where no size of type lets the copy fill them. Measures, makes up, renders and proofs by the rooms that can; decides
only in which order the sizes of type are tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from broadsheet.editions.print.copy import articles_of, fittings_of, pieces_of
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.furniture import furniture_of
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.makeup.estimate import Shortage, best_pages, capacity, copy_lines, room_lines
from broadsheet.editions.print.makeup.issue import make_do, make_up
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.pictures import PrintPictures
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.proof.figures import Report
from broadsheet.editions.print.proof.report import read
from broadsheet.editions.print.render.document import render
from broadsheet.editions.print.sheet import Furniture, Sheet
from broadsheet.editions.print.texts import Texts, boxed
from broadsheet.model.article import Article, Weight
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pins
from broadsheet.model.publication import Publication
from broadsheet.problems import Report as Hear
from broadsheet.typesetting.compiler import Typesetter

FACTORS = (1.0, 0.985, 1.015, 0.97, 1.03)
"""Sizes of type, in parts of the design's own: within three in a hundred no reader sees it."""

GROWTH = 2.0
"""The lines of an issue grow with this power of the size: in width and in height."""

FULL = 0.97
"""How full the pages are to be by estimate: the rest is taken by pictures' limits and the ends of columns."""

AT_ONCE = 2
"""Processes that make pictures ready for print."""

EASY = (0.82, 1.05)
"""Between these, by estimate, pictures take up what is lacking or over, and type keeps its size."""


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be composed. `previous` is the plan of the last time, None for none; `report` hears what is wrong with
    texts and pictures."""

    publication: Publication
    issue: Issue
    language: str
    design: Design
    pins: Pins
    report: Hear
    previous: Plan | None = None


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
    """An issue's pages, and how they came about."""

    plan: Plan
    pdf: bytes
    report: Report
    sheet: Sheet
    amount: Amount


@dataclass(frozen=True, slots=True)
class NoPages:
    """There are no pages: so many lines of columns are missing, or over where it is negative."""

    amount: Amount
    missing: int


@dataclass(frozen=True, slots=True)
class _Copy:
    """What does not change with the size of type."""

    articles: list[Article]
    matters: Mapping[str, Matter]
    weights: Mapping[str, Weight]
    furniture: Furniture
    texts: Texts
    sections: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Set:
    """The copy measured in one size of type."""

    design: Design
    galleys: Mapping[str, Galley]
    pieces: tuple[Piece, ...]
    fittings: tuple[Fitting, ...]


def compose(task: Task, typesetter: Typesetter) -> Composed | NoPages:
    """Make the pages of an issue; raise `TypesettingError` where the typesetter refuses or differs from the plan."""
    copy = _copy(task)
    if not copy.articles:
        return NoPages(Amount(task.pins.pages, 0, 0, 0, {}), 0)
    first = _last_factor(task) or 1.0
    sizes = {first: _measured(task, copy, first, typesetter)}
    base, pins = sizes[first], task.pins
    if not pins.pages:
        pins = replace(pins, pages=best_pages(base.pieces, base.fittings, base.design))
    amount = _amount(base, pins.pages)
    for tries, factor in enumerate(_ladder(first, amount), start=1):
        sizes[factor] = at = sizes.get(factor) or _measured(task, copy, factor, typesetter)
        made = make_up(at.pieces, _fittings(at, pins), at.design, pins, task.previous)
        if isinstance(made, Plan):
            return _finished(_counted(made, tries, task.previous), at, copy, amount, typesetter)
    at = sizes[min(sizes) if amount.lines > amount.room * FULL else max(sizes)]
    made = make_do(at.pieces, _fittings(at, pins), at.design, pins, task.previous)
    if isinstance(made, Shortage):
        return NoPages(amount, made.lines)
    return _finished(_counted(made, len(sizes) + 1, task.previous), at, copy, amount, typesetter)


def _fittings(at: _Set, pins: Pins) -> tuple[Fitting, ...]:
    """The fittings; a single page has no inside."""
    return tuple(one for one in at.fittings if one.kind != "inside" or pins.pages > 1)


def _counted(plan: Plan, tries: int, previous: Plan | None) -> Plan:
    """Note the tries; a plan that is that of the last time stays the same to the letter."""
    if previous is not None and replace(plan, tries=previous.tries) == previous:
        return previous
    return replace(plan, tries=tries)


def _finished(plan: Plan, at: _Set, copy: _Copy, amount: Amount, typesetter: Typesetter) -> Composed:
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
    return Composed(plan, pdf, read(pdf, plan, sheet), sheet, amount)


def _files(plan: Plan, matters: Mapping[str, Matter]) -> set[str]:
    pieces = {module.piece for page in plan.pages for module in page.modules}
    return {picture.file for piece in pieces if piece in matters for picture in matters[piece].pictures}


def _copy(task: Task) -> _Copy:
    publication, language = task.publication, task.language
    pictures = PrintPictures(publication, task.design.format.width)
    texts = Texts(publication, task.issue, language, pictures, task.report)
    articles = articles_of(publication, task.issue, language)
    matters = texts.articles(articles)
    articles = [article for article in articles if article.id in matters]
    furniture = furniture_of(publication, task.issue, language, texts.house(publication.house))
    matters |= boxed(furniture.boxes or {}, language)
    names = {section.id: section.name.in_language(language) or section.id for section in publication.sections}
    sections = {article.id: names[article.section] for article in articles if article.section in names}
    weights = {article.id: article.weight for article in articles}
    return _Copy(articles, matters, weights, furniture, texts, sections)


def _measured(task: Task, copy: _Copy, factor: float, typesetter: Typesetter) -> _Set:
    design = task.design if factor == 1.0 else task.design.resized(factor)
    galleys = measure(list(copy.matters.values()), copy.weights, design, typesetter)
    pieces = tuple(pieces_of(task.publication, copy.articles, galleys))
    return _Set(design, galleys, pieces, tuple(fittings_of(task.publication, galleys, design)))


def _amount(base: _Set, pages: int) -> Amount:
    of = {piece.id: copy_lines((piece,), base.design) for piece in base.pieces}
    want = room_lines(base.pieces, base.fittings, base.design)
    return Amount(pages, want, capacity(base.design, pages), sum(of.values()) // max(len(of), 1), of)


def _ladder(first: float, amount: Amount) -> Iterator[float]:
    """Order the sizes of type: that of the last time first, the design's own where that may do, then by how full the
    pages will be."""
    filled = amount.lines / max(amount.room, 1)
    known = [first] * (first != 1.0) + [1.0] * (EASY[0] <= filled <= EASY[1])
    others = sorted(FACTORS, key=lambda factor: (abs(filled * (factor / first) ** GROWTH - FULL), factor))
    yield from dict.fromkeys((*known, *others))


def _last_factor(task: Task) -> float:
    """The size of the last plan in parts of the design's, 0 where it was another design."""
    last, design = task.previous, task.design
    if last is None or (last.design, last.format) != (design.name, design.format.name):
        return 0.0
    return next((factor for factor in FACTORS if round(design.size * factor, 3) * 1000 == last.size), 0.0)
