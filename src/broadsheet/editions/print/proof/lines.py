"""Whether every line of every article is printed exactly once.

In: all pages as they were read, the sheet. Out: how many lines are lost and doubled on which page, and the faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.proof.columns import Column, Group, groups
from broadsheet.editions.print.proof.figures import Fault
from broadsheet.editions.print.proof.kinds import ARTICLE_MISSING, LINE_DOUBLED, LINE_LOST
from broadsheet.editions.print.proof.page import Filled, ReadPage
from broadsheet.editions.print.proof.parts import fault
from broadsheet.editions.print.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Count:
    """Lines that are lost and doubled, by page."""

    lost: Counter[int]
    doubled: Counter[int]
    faults: tuple[Fault, ...]


def counted(pages: Sequence[ReadPage], plan: Plan, sheet: Sheet) -> Count:
    """Count the lines of all articles that stand on the pages."""
    faults: list[Fault] = []
    for piece, columns in by_article(pages).items():
        faults += _faults(piece, columns, sheet)
    faults += _missing(plan, sheet)
    lost = Counter(each.page for each in faults if each.kind is LINE_LOST)
    doubled = Counter(each.page for each in faults if each.kind is LINE_DOUBLED)
    return Count(lost, doubled, tuple(faults))


def by_article(pages: Sequence[ReadPage]) -> dict[str, list[tuple[int, Filled]]]:
    """The columns of each article with their pages, in the order in which it is read."""
    found: dict[str, list[tuple[int, Filled]]] = {}
    for read in pages:
        for each in read.of("segment"):
            found.setdefault(each.module.piece, []).append((read.page.number, each))
    for columns in found.values():
        columns.sort(key=lambda row: row[1].segment.start)
    return found


def _faults(piece: str, columns: list[tuple[int, Filled]], sheet: Sheet) -> Iterator[Fault]:
    seen: set[int] = set()
    for page, each in columns:
        column = each.column
        if column is None:
            continue
        for group in column.lost:
            yield fault(LINE_LOST, page, piece, text=_said(group))
        for group in _twice(column, seen):
            yield fault(LINE_DOUBLED, page, piece, text=_said(group))
    yield from _skipped(piece, columns, sheet)


def _twice(column: Column, seen: set[int]) -> Iterator[Group]:
    """Yield the groups of a column that an earlier one had, or that it has again itself; add the others to `seen`."""
    for found in column.found:
        if found.group.start in seen:
            yield found.group
        seen.add(found.group.start)
    by_letters = {found.group.letters: found.group for found in column.found if found.group.letters}
    yield from (by_letters[row.letters] for row in column.extra if row.letters in by_letters)


def _skipped(piece: str, columns: list[tuple[int, Filled]], sheet: Sheet) -> Iterator[Fault]:
    """Yield the lines of a galley that no column was meant to hold."""
    galley, matter = sheet.galleys[piece], sheet.matters[piece]
    planned = {line for _, each in columns for line in range(each.segment.start, each.segment.end)}
    for group in groups(matter, galley, 0, len(galley.lines)):
        if group.kind != "white" and group.start not in planned:
            yield fault(LINE_LOST, columns[-1][0], piece, text=_said(group))


def _said(group: Group) -> str:
    return group.letters or group.kind


def _missing(plan: Plan, sheet: Sheet) -> Iterator[Fault]:
    """Yield the articles that stand on no page although nobody left them out."""
    placed = {module.piece for page in plan.pages for module in page.modules}
    furniture = sheet.furniture.boxes or {}
    for piece, matter in sheet.matters.items():
        if piece not in placed and piece not in furniture and piece not in plan.left_out and matter.paragraphs:
            yield fault(ARTICLE_MISSING, 0, piece)
