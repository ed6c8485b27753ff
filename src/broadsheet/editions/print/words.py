"""What an editor is to be told of an issue's pages: copy short or over, what was left out, what the proof found.

In: the pages, or the shortage that there are instead. Out: problems at the issue's folder. Knows no sentence: they are
`kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print import kinds
from broadsheet.editions.print.composing import Amount, Composed, NoPages
from broadsheet.editions.print.makeup.estimate import SIGNATURE
from broadsheet.editions.print.makeup.issue import HOUSE_SHARE
from broadsheet.editions.print.makeup.unkept import Unkept
from broadsheet.editions.print.plan import Plan
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pins
from broadsheet.problems import Fact, Place, Problem

LEAF = 2
"""A leaf has two."""

PIECE_KINDS = {"gone": kinds.PAGE_WITHOUT_PIECE, "changed": kinds.PAGE_CHANGED}
"""Why a page could not be kept, where one of its articles is the cause."""


def told(pages: Composed | NoPages, issue: Issue, pins: Pins) -> Iterator[Problem]:
    """Yield all that is to be told; `pins` are those that the pages were made with."""
    place = Place(issue.folder)
    if isinstance(pages, NoPages):
        yield _not_made(pages, issue, place)
        return
    yield from _amount(pages, issue, place)
    yield from _left_out(pages.plan, pins, place)
    yield from (_unkept(page, place) for page in pages.unkept)
    for fault in pages.report.told:
        yield fault.at(place)


def filled_by_house(plan: Plan) -> int:
    """Count the lines of columns that house ads fill."""
    modules = (module for page in plan.pages for module in page.modules)
    return sum(module.w * module.h for module in modules if module.kind == "house")


def lines_of(plan: Plan) -> int:
    """Count all lines of columns on the pages of a plan, without nameplate and folios."""
    inner = (plan.depth - plan.folio) * (len(plan.pages) - 1)
    return plan.columns * (plan.depth - plan.plate + inner)


def _amount(pages: Composed, issue: Issue, place: Place) -> Iterator[Problem]:
    plan, amount = pages.plan, pages.amount
    house = filled_by_house(plan)
    if house > HOUSE_SHARE * lines_of(plan):
        yield kinds.COPY_SHORT.at(place, **_facts(issue, amount, house), advice=_add(amount, house, True))
    over = amount.over(plan.left_out)
    if over:
        yield kinds.COPY_OVER.at(place, **_facts(issue, amount, over), advice=_take_out(amount, over))


def _left_out(plan: Plan, pins: Pins, place: Place) -> Iterator[Problem]:
    """Tell what did not fit; a picture that nobody wanted is not told."""
    unwanted = {id for id, pin in pins.articles.items() if pin.picture == "none"}
    for name in plan.left_out:
        piece, _, number = name.partition("#")
        slug = piece.rpartition("/")[2]
        if not number:
            yield kinds.NOT_PRINTED.at(place, piece=slug)
        elif piece not in unwanted:
            yield kinds.PICTURE_NOT_PRINTED.at(place, piece=slug, number=int(number))


def _unkept(unkept: Unkept, place: Place) -> Problem:
    """Tell that a page could not be kept, and why."""
    if unkept.reason in PIECE_KINDS:
        return PIECE_KINDS[unkept.reason].at(place, page=unkept.page, piece=unkept.piece.rpartition("/")[2])
    kind = kinds.PAGE_BESIDE_OTHERS if unkept.reason == "others" else kinds.PAGE_NOT_KNOWN
    return kind.at(place, page=unkept.page)


def _not_made(pages: NoPages, issue: Issue, place: Place) -> Problem:
    amount, missing = pages.amount, pages.missing
    if not amount.lines:
        return kinds.NOTHING_TO_PRINT.at(place, issue=issue.id)
    advice = _add(amount, missing, False) if missing > 0 else _take_out(amount, -missing)
    facts: dict[str, Fact] = {"lines": amount.lines, "room": amount.room, "pages": amount.pages}
    return kinds.NO_PAGES.at(place, issue=issue.id, advice=advice, **facts)


def _facts(issue: Issue, amount: Amount, lines: int) -> dict[str, Fact]:
    return {"issue": issue.id, "pages": amount.pages, "lines": lines}


def _pieces(amount: Amount, lines: int) -> int:
    return max(1, round(lines / max(amount.mean, 1)))


def _add(amount: Amount, lines: int, fills: bool) -> str:
    """Say what to add to copy that is short; `fills`: the house ads fill the rest."""
    pieces = _pieces(amount, lines)
    add = "Add a piece" if pieces == 1 else f"Add {pieces} pieces"
    fewer = _fewer(amount)
    if fills:
        return f"{add}{f', choose {fewer} pages' if fewer else ''}, or let the house ads fill."
    return f"{add}{f', or choose {fewer} pages' if fewer else ''}."


def _fewer(amount: Amount) -> int:
    """The number of pages that the copy fills rather: in fours, or a single leaf; 0 where there is none."""
    counts = [*range(amount.pages - SIGNATURE, 0, -SIGNATURE), LEAF]
    return next((count for count in counts if count < amount.pages and amount.lines <= _room(amount, count)), 0)


def _room(amount: Amount, pages: int) -> float:
    return amount.room * pages / amount.pages


def _take_out(amount: Amount, lines: int) -> str:
    pieces = _pieces(amount, lines)
    out = "Take out a piece" if pieces == 1 else f"Take out {pieces} pieces"
    return f"{out}, or choose {amount.pages + SIGNATURE} pages."
