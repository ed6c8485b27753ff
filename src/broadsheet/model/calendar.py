"""The next issue, the issues to come, what a date or a number must be by the calendar, and local time as an instant.

In: the `Calendar` of paper.toml, the issues there are, the day that counts as today. Out: `Coming` values: what the
paper has said it would bring out. What is amiss in the run (gaps, duplicates) is in `gaps`. Knows no file and no clock.

The rules. A number goes on from the last one of its run (volume, year, or without end) and begins again with 1 when the
run changes. A volume begins on the day of `volume_start` in every year, without one on 1 January. The date is the first
that is due after the last issue and whose week (fortnight, month, quarter) is not over: who is a day late still makes
this week's issue; weeks that went by without an issue are not made up for, and use no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import islice

from broadsheet.model.issue import Issue, Kind
from broadsheet.model.names import IssueParts, issue_id
from broadsheet.model.numbering import counted, numbers_of, run_of, volume_begins, volume_of, whole_numbers, width
from broadsheet.model.publication import Calendar
from broadsheet.model.schedule import Schedule, Slot, schedule_of


@dataclass(frozen=True, slots=True)
class Coming:
    """An issue that is due. `volume` 0, `number` "" and `whole_number` 0 mean that the paper does not count so."""

    volume: int
    number: str
    whole_number: int
    date: date
    kind: Kind = "regular"

    def id(self, calendar: Calendar) -> str:
        """The id that the issue will have."""
        return issue_id(calendar.numbering, self.volume, self.number, self.date)


def next_issue(calendar: Calendar, last: Issue | None, today: date, *, double: bool = False) -> Coming:
    """Say what comes after an issue (None: nothing has come out yet); `double` makes it a double number.

    `last` is the latest issue that counts, with its whole number filled in if the paper has any. In an irregular paper
    the next issue is dated today, or the day of the last one if that lies ahead.
    """
    whole = last.whole_number + width(last) if last and last.whole_number else 0
    schedule = schedule_of(calendar, _anchor(calendar, last, today))
    if not schedule:
        slot = Slot(0, max(today, last.date) if last else today, double)
    else:
        due = next(schedule.slots(_first_index(schedule, last, today)), None)
        slot = Slot(due.index, due.date, due.double or double) if due else Slot(0, today, double)
    return _following(calendar, last, slot, whole)


def numbered_on(calendar: Calendar, last: Issue | None, day: date, *, double: bool = False) -> Coming:
    """Say what an issue after `last` is that comes out on a given day, whether the calendar knows the day or not."""
    whole = last.whole_number + width(last) if last and last.whole_number else 0
    return _following(calendar, last, Slot(0, day, double), whole)


def coming(calendar: Calendar, issues: Iterable[Issue], today: date, count: int) -> list[Coming]:
    """List the issues to come after the last that counts, planned ones included; [] for an irregular paper."""
    issues = list(issues)
    last = last_counted(calendar, issues)
    schedule = schedule_of(calendar, _anchor(calendar, last, today))
    if not schedule:
        return []
    due = schedule.slots(_first_index(schedule, last, today))
    return list(islice(_chain(calendar, last, due, today), count))


def last_counted(calendar: Calendar, issues: Iterable[Issue]) -> Issue | None:
    """Find the latest issue that counts, with its whole number counted where the paper has whole numbers."""
    from dataclasses import replace

    issues = list(issues)
    run = counted(calendar, issues)
    if not run:
        return None
    known = {issue.id: issue.whole_number for issue in run if issue.whole_number}
    whole = whole_numbers(calendar, run, known).get(run[-1].id, 0)
    return replace(run[-1], whole_number=whole)


def _chain(calendar: Calendar, last: Issue | None, due: Iterator[Slot], today: date) -> Iterator[Coming]:
    """Go on from issue to issue along the slots that are due."""
    whole = last.whole_number + width(last) if last and last.whole_number else 0
    for slot in due:
        step = _following(calendar, last, slot, whole)
        yield step
        whole = step.whole_number + (2 if slot.double else 1) if step.whole_number else 0
        last = as_issue(calendar, step)


def as_issue(calendar: Calendar, step: Coming) -> Issue:
    """Make an issue without articles of one that is due."""
    return Issue(
        id=step.id(calendar),
        folder="",
        date=step.date,
        release_at=local_instant(step.date, calendar.release_time, calendar.timezone),
        volume=step.volume,
        number=step.number,
        whole_number=step.whole_number,
        kind=step.kind,
        status="planned",
    )


def _following(calendar: Calendar, last: Issue | None, slot: Slot, whole: int) -> Coming:
    """Number the issue of a slot after the last one."""
    volume, first = _next_number(calendar, last, slot)
    return _coming(calendar, volume, first, slot, whole or _whole_number(calendar, slot))


def _coming(calendar: Calendar, volume: int, first: int, slot: Slot, whole: int) -> Coming:
    label = f"{first}-{first + 1}" if slot.double else str(first)
    if calendar.numbering == "none":
        label = ""
    if calendar.numbering == "continuous":
        whole = first
    return Coming(volume, label, whole, slot.date, "double" if slot.double else "regular")


def _next_number(calendar: Calendar, last: Issue | None, slot: Slot) -> tuple[int, int]:
    """Say the volume (0 for none) and first number of the issue of a slot."""
    run = _run_at(calendar, last, slot.date)
    volume = run if calendar.numbering == "volume-number" else 0
    if last is None:
        is_new = calendar.numbering == "year-number" or (volume and run <= calendar.first_volume)
        return volume, 1 if is_new else _number_at(calendar, slot)
    numbers = numbers_of(last)
    if numbers and run <= (run_of(calendar, last) or run):
        return max(volume, last.volume) if volume else 0, numbers[1] + 1
    return volume, 1


def _run_at(calendar: Calendar, last: Issue | None, day: date) -> int:
    """Name the run of a date: its volume, its year, or 0. Without `volume_start` volumes follow the years."""
    if calendar.numbering == "year-number":
        return day.year
    if calendar.numbering != "volume-number":
        return 0
    if calendar.volume_start is None and last and last.volume:
        return last.volume + max(0, day.year - last.date.year)
    return volume_of(calendar, day) or calendar.first_volume


def _number_at(calendar: Calendar, slot: Slot) -> int:
    """Count the number of a slot by the calendar alone, from the beginning of its run; 1 where nobody has said it."""
    schedule = schedule_of(calendar, _anchor(calendar, None, slot.date))
    if calendar.numbering == "continuous" and calendar.whole_number and calendar.whole_number_date:
        return max(1, _whole_number(calendar, slot))
    begins = calendar.volume_start
    if calendar.numbering == "volume-number":
        begins = volume_begins(calendar, volume_of(calendar, slot.date))
    elif calendar.numbering == "year-number":
        begins = date(slot.date.year, 1, 1)
    if begins is None or not schedule:
        return 1
    return 1 + max(0, schedule.numbers_between(schedule.first_from(begins), schedule.slot_of(slot.date)))


def _whole_number(calendar: Calendar, slot: Slot) -> int:
    """Count the whole number of a slot from the known one by the calendar alone; 0 where none is known."""
    if not (calendar.whole_number and calendar.whole_number_date):
        return 0
    schedule = schedule_of(calendar, _anchor(calendar, None, slot.date))
    if not schedule:
        return 0
    known = schedule.slot_of(calendar.whole_number_date)
    return max(0, calendar.whole_number + schedule.numbers_between(known, schedule.slot_of(slot.date)))


def date_of(calendar: Calendar, parts: IssueParts) -> date | None:
    """Say on which date an issue is due by its id alone; None where the calendar cannot tell.

    Counted from the beginning of its volume or of its year; in a paper numbered without end from the known whole
    number, else from number 1 on `volume_start`. Skipped and moved dates and double numbers are honoured.
    """
    if parts.date or not parts.number:
        return parts.date
    wanted = int(parts.number.split("-")[0])
    begins, first = _run_begins(calendar, parts, wanted)
    if begins is None or wanted < first:
        return None
    schedule = schedule_of(calendar, _anchor(calendar, None, begins))
    if not schedule:
        return None
    slot = schedule.after_numbers(schedule.first_from(begins), wanted - first)
    return slot.date if slot else None


def _run_begins(calendar: Calendar, parts: IssueParts, wanted: int) -> tuple[date | None, int]:
    """Say on which day the run of an id begins, and with which number."""
    if parts.volume:
        return volume_begins(calendar, parts.volume), 1
    if parts.year:
        return date(parts.year, 1, 1), 1
    if calendar.whole_number_date and 0 < calendar.whole_number <= wanted:
        return calendar.whole_number_date, calendar.whole_number
    return calendar.volume_start, 1


def expected(calendar: Calendar, day: date) -> Coming | None:
    """Say what the issue of a date must be, counted by the calendar alone; None where it cannot tell.

    It cannot for a paper that is irregular, for a date that is skipped, or where nobody has said when the count began:
    `volume_start`, or `whole_number` at a date for a paper numbered without end.
    """
    schedule = schedule_of(calendar, _anchor(calendar, None, day))
    slot = schedule.due(schedule.slot_of(day)) if schedule else None
    if slot is None or not _is_countable(calendar, slot.date):
        return None
    volume = volume_of(calendar, slot.date)
    return _coming(calendar, volume, _number_at(calendar, slot), slot, _whole_number(calendar, slot))


def _is_countable(calendar: Calendar, day: date) -> bool:
    if calendar.numbering == "volume-number":
        return volume_of(calendar, day) > 0
    if calendar.numbering == "continuous":
        return bool((calendar.whole_number and calendar.whole_number_date) or calendar.volume_start)
    return True


def _anchor(calendar: Calendar, last: Issue | None, today: date) -> date:
    """Choose the date from which fortnights, quarters and a weekday that is not named are reckoned."""
    if last is not None:
        return next((d.date for d in calendar.departures if d.moved_to == last.date), last.date)
    return calendar.volume_start or calendar.whole_number_date or today


def _first_index(schedule: Schedule, last: Issue | None, today: date) -> int:
    """Find the first slot that is free after the last issue and whose time is not over."""
    current = schedule.first_from(today)
    if schedule.date_at(current) > today:
        current -= 1
    if last is None:
        return current if schedule.date_at(current) >= today else current + 1
    end = schedule.slot_of(last.date_end) if last.date_end else schedule.slot_of(last.date)
    taken = max(end, schedule.slot_of(last.date) + slots_taken(last) - 1)
    return max(current, taken + 1)


def slots_taken(issue: Issue) -> int:
    """Say how many places of the calendar an issue takes: one, a double number as many as it has numbers."""
    return max(width(issue), 2 if issue.kind == "double" else 1)


def local_instant(day: date, moment: time, zone: str) -> datetime:
    """Turn a local date and time into UTC.

    A time that does not exist (the clocks went forward over it) takes the later of the two instants that it could mean,
    one that exists twice the earlier. `zone` must be a name of the time zone database.
    """
    if zone == "UTC":
        return datetime.combine(day, moment, UTC)
    from zoneinfo import ZoneInfo  # a paper in UTC does without

    local = datetime.combine(day, moment.replace(fold=0), ZoneInfo(zone))
    return local.astimezone(UTC)  # fold 0 is the offset before the change: later in a gap, earlier in an overlap


def local_date(instant: datetime, zone: str) -> date:
    """Say which day it is in a zone at an instant."""
    if zone == "UTC":
        return instant.astimezone(UTC).date()
    from zoneinfo import ZoneInfo

    return instant.astimezone(ZoneInfo(zone)).date()
