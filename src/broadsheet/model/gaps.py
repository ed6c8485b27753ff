"""What is amiss over the whole run: gaps, duplicates, doubles, and numbers and dates that contradict each other.

In: the calendar and the issues. Out: values that name the issues concerned. Specials, supplements and unnumbered issues
are outside the count and never make or fill a gap. Reports nothing: whoever asks decides what is a problem. 2,600
issues take a few hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from broadsheet.model.calendar import slots_taken
from broadsheet.model.issue import Issue
from broadsheet.model.numbering import counted, numbers_of, order_key, run_of, step, volume_of, width
from broadsheet.model.publication import Calendar
from broadsheet.model.schedule import Schedule

What: TypeAlias = Literal["number", "whole_number", "date"]

SLACK = timedelta(days=31)
"""How far an issue may lie outside its volume's year: volumes begin late and end late."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing between two issues that follow each other.

    `numbers` are those missing in the run of `before` (`volume`: its volume, its year, or 0), `volumes` whole volumes
    (or years) without any issue, `dates` those on which the calendar awaited one.
    """

    after: Issue
    before: Issue
    volume: int = 0
    numbers: range = range(0)
    volumes: range = range(0)
    dates: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two issues that count with the same number, whole number, or (in a paper without numbers) date."""

    what: What
    value: str
    first: Issue
    second: Issue


@dataclass(frozen=True, slots=True)
class Contradiction:
    """An issue whose facts do not go together.

    `what` is "order" (its number is higher than that of `other`, its date is not later), "volume" (by its date it is in
    another volume or year), "whole_number" (it does not follow from that of `other`), or "day" (the calendar knows no
    such date). `value` is what it says, `expected` what it would have to say.
    """

    what: Literal["order", "volume", "whole_number", "day"]
    issue: Issue
    value: str
    expected: str
    other: Issue | None = None


def gaps(calendar: Calendar, issues: Iterable[Issue]) -> list[Gap]:
    """List the gaps from the first issue to the last, oldest first.

    Numbers are missing where a run (volume, year) lacks one below its highest, in runs after the first from 1 on. Dates
    are missing where the calendar has a slot to which no issue belongs: an issue belongs to the nearest slot, a double
    number takes as many as it has numbers, or all within its range of dates. Departures are honoured.
    """
    run = counted(calendar, issues)
    found: dict[tuple[str, str], Gap] = {}
    for gap in (*_missing_numbers(calendar, run), *_missing_dates(calendar, run)):
        key = gap.after.id, gap.before.id
        known = found.get(key)
        found[key] = _joined(known, gap) if known else gap
    return sorted(found.values(), key=lambda gap: (order_key(gap.after), order_key(gap.before)))


def _joined(first: Gap, second: Gap) -> Gap:
    """Join what was found about the same two issues; only one of the two names numbers."""
    counting = first if first.numbers or first.volumes else second
    dates = first.dates or second.dates
    return Gap(first.after, first.before, counting.volume, counting.numbers, counting.volumes, dates)


def _missing_numbers(calendar: Calendar, run: Sequence[Issue]) -> Iterator[Gap]:
    if calendar.numbering == "none":
        return
    by_number = sorted(run, key=lambda issue: (run_of(calendar, issue), issue.first_number, issue.date))
    before: Issue | None = None
    highest = 0
    for issue in by_number:
        first, last = numbers_of(issue) or (0, 0)
        if before is not None:
            here, there = run_of(calendar, issue), run_of(calendar, before)
            start = highest + 1 if here == there else 1
            if (first > start or here > there + 1) and (there or here == there):
                yield Gap(before, issue, here, range(start, first), range(there + 1, here))
            highest = max(highest, last) if here == there else last
        else:
            highest = last
        before = issue


def _missing_dates(calendar: Calendar, run: Sequence[Issue]) -> Iterator[Gap]:
    schedule = Schedule(calendar, calendar.volume_start or run[0].date) if run else None
    if not schedule:
        return
    reached, before = _slots_of(schedule, run[0])[1], run[0]
    for issue in run[1:]:
        start, end = _slots_of(schedule, issue)
        if start > reached + 1:
            due = (schedule.due(index) for index in range(reached + 1, start))
            dates = tuple(slot.date for slot in due if slot)
            if dates:
                yield Gap(before, issue, dates=dates)
        if end >= reached:
            reached, before = end, issue


def _slots_of(schedule: Schedule, issue: Issue) -> tuple[int, int]:
    """Give the first and last slot that an issue takes."""
    start = schedule.slot_of(issue.date)
    end = start + slots_taken(issue) - 1
    return start, max(end, schedule.slot_of(issue.date_end)) if issue.date_end else end


def duplicates(calendar: Calendar, issues: Iterable[Issue]) -> list[Duplicate]:
    """List issues that share a number in one run, a whole number, or in a paper without numbers a date, oldest first.

    Double numbers share each of their numbers: 1-2 and 2 are duplicates.
    """
    holders: dict[tuple[str, int, int], Issue] = {}
    found: dict[tuple[str, str, str], Duplicate] = {}
    for issue in counted(calendar, issues):
        for what, run, number in _claims(calendar, issue):
            holder = holders.setdefault((what, run, number), issue)
            if holder is not issue:
                value = issue.date.isoformat() if what == "date" else issue.number if what == "number" else str(number)
                found.setdefault((what, holder.id, issue.id), Duplicate(what, value, holder, issue))
    return list(found.values())


def _claims(calendar: Calendar, issue: Issue) -> Iterator[tuple[What, int, int]]:
    """Yield what an issue has for itself alone: its numbers, its whole numbers."""
    numbers = numbers_of(issue)
    if numbers:
        last = min(numbers[1], numbers[0] + 99)  # a label such as 1-999999 is a slip, not a million numbers
        for number in range(numbers[0], last + 1):
            yield "number", run_of(calendar, issue), number
    else:
        yield "date", 0, issue.date.toordinal()
    for number in range(issue.whole_number, issue.whole_number + min(width(issue), 100)):
        if issue.whole_number and calendar.numbering != "continuous":
            yield "whole_number", 0, number


def doubles(issues: Iterable[Issue]) -> list[Issue]:
    """List the double numbers: by their label or their kind, oldest first."""
    return sorted((issue for issue in issues if issue.kind == "double" or width(issue) > 1), key=order_key)


def contradictions(calendar: Calendar, issues: Iterable[Issue]) -> list[Contradiction]:
    """List issues whose number, date, volume and whole number contradict each other or the calendar, oldest first."""
    run = counted(calendar, issues)
    schedule = Schedule(calendar, calendar.volume_start or run[0].date) if run else None
    latest: dict[int, Issue] = {}
    found: list[Contradiction] = []
    before: Issue | None = None
    for issue in run:
        key = run_of(calendar, issue)
        found += _of_order(latest.get(key), issue)
        found += _of_volume(calendar, issue)
        found += _of_whole_number(calendar, before, issue)
        found += _of_day(calendar, schedule, issue)
        if key not in latest or issue.first_number > latest[key].first_number:
            latest[key] = issue
        before = issue
    return found


def _of_order(highest: Issue | None, issue: Issue) -> Iterator[Contradiction]:
    """Compare with the highest number of the run so far, whose date is not later."""
    if highest and issue.first_number and issue.first_number < highest.first_number:
        yield Contradiction("order", highest, highest.number, issue.number, issue)


def _of_volume(calendar: Calendar, issue: Issue) -> Iterator[Contradiction]:
    if calendar.numbering == "year-number":
        year = run_of(calendar, issue)
        if year not in (issue.date.year, (issue.date_end or issue.date).year):
            yield Contradiction("volume", issue, str(year), str(issue.date.year))
    by_date = {volume_of(calendar, issue.date + distance) for distance in (-SLACK, timedelta(0), SLACK)} - {0}
    if by_date and issue.volume and issue.volume not in by_date:
        yield Contradiction("volume", issue, str(issue.volume), str(volume_of(calendar, issue.date) or min(by_date)))


def _of_whole_number(calendar: Calendar, before: Issue | None, issue: Issue) -> Iterator[Contradiction]:
    if before and before.whole_number and issue.whole_number and run_of(calendar, before) == run_of(calendar, issue):
        due = before.whole_number + step(calendar, before, issue)
        if due != issue.whole_number and calendar.numbering != "continuous":
            yield Contradiction("whole_number", issue, str(issue.whole_number), str(due), before)


def _of_day(calendar: Calendar, schedule: Schedule | None, issue: Issue) -> Iterator[Contradiction]:
    """Find a date that is no slot's: only where the calendar names the weekday."""
    if schedule and calendar.weekday is not None:
        slot = schedule.slot_of(issue.date)
        due = schedule.due(slot)
        if due is None or due.date != issue.date:
            yield Contradiction(
                "day", issue, issue.date.isoformat(), (due.date if due else schedule.date_at(slot)).isoformat()
            )
