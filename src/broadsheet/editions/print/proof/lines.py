"""Whether every line of every article is printed exactly once.

In: all pages as they were read, the sheet. Out: how many lines are lost and doubled on which page, and the faults.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.proof.columns import Column, Group, groups
from broadsheet.editions.print.proof.figures import Fault
from broadsheet.editions.print.proof.kinds import ARTICLE_MISSING, LINE_DOUBLED, LINE_LOST
from broadsheet.editions.print.proof.page import Filled, ReadPage, galley_of
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
        columns.sort(key=lambda row: (row[0], row[1].segment.start))
    return found


def _faults(piece: str, columns: list[tuple[int, Filled]], sheet: Sheet) -> Iterator[Fault]:
    seen: dict[int, list[tuple[int, int]]] = {}
    for page, each in columns:
        column = each.column
        if column is None:
            continue
        for group in column.lost:
            yield fault(LINE_LOST, page, piece, text=_said(group))
        for group in _twice(column, seen):
            yield fault(LINE_DOUBLED, page, piece, text=_said(group))
    yield from _skipped(piece, columns, sheet)


def _twice(column: Column, seen: dict[int, list[tuple[int, int]]]) -> Iterator[Group]:
    """Yield the groups of a column that an earlier one had, or that it has again itself; add all to what is seen."""
    for found in column.found:
        if _within(found.group, seen):
            yield found.group
    for found in column.found:
        seen.setdefault(found.group.paragraph, []).append(found.group.span)
    by_letters = {found.group.letters: found.group for found in column.found if found.group.letters}
    yield from (by_letters[row.letters] for row in column.extra if row.letters in by_letters)


def _within(group: Group, spans: Mapping[int, list[tuple[int, int]]]) -> bool:
    """Whether more than half of a group's text stands in the spans of its paragraph; white stands nowhere.

    A paragraph may be set in fewer or more lines than its galley has, so lines are known by their characters.
    """
    there = spans.get(group.paragraph, ()) if group.paragraph >= 0 else ()
    first, last = group.span
    if first == last:
        return bool(there)
    return 2 * sum(max(0, min(last, end) - max(first, start)) for start, end in there) > last - first


def _skipped(piece: str, columns: list[tuple[int, Filled]], sheet: Sheet) -> Iterator[Fault]:
    """Yield the lines of a galley that no column was meant to hold."""
    matter = sheet.matters[piece]
    planned: dict[int, list[tuple[int, int]]] = {}
    for _, each in columns:
        for group in groups(matter, galley_of(each.module, sheet), each.segment.start, each.segment.end):
            planned.setdefault(group.paragraph, []).append(group.span)
    for group in groups(matter, sheet.galleys[piece], 0, len(sheet.galleys[piece].lines)):
        if group.kind != "white" and not _within(group, planned):
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
