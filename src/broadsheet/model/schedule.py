"""On which dates issues are due: the frequency, and the departures from it.

In: a calendar, and a date on which the paper is known to have come out. Out: slots, numbered places in the calendar, as
dates. Knows no issue and no number.

The rules. Weekly: every `weekday`. Fortnightly: every second one, counted from the anchor. Monthly: on `day`, at most
the month's last; with a weekday, on the first such weekday from `day` on. Quarterly: the same every third month from
the anchor's month on. Irregular: no slots. A departure belongs to the slot that is nearest to its date: *skip*: no
issue; *move*: the issue is dated `moved_to`; *double*: the issue takes two numbers, and the place of the next slot too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from broadsheet.model.publication import Calendar, Departure

LAST_DAY = date(2999, 12, 31)
"""The end of all schedules."""

_DAYS = {"weekly": 7, "fortnightly": 14}
_MONTHS = {"monthly": 1, "quarterly": 3}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the calendar at which an issue is due: its index, its date, and whether the number is a double one."""

    index: int
    date: date
    double: bool = False


class Schedule:
    """The slots of one calendar, reckoned from an anchor: a date in the right week, fortnight, or month."""

    def __init__(self, calendar: Calendar, anchor: date) -> None:
        self._days = _DAYS.get(calendar.frequency, 0)
        self._months = _MONTHS.get(calendar.frequency, 0)
        self._day = calendar.day
        self._weekday = calendar.weekday
        weekday = anchor.weekday() if calendar.weekday is None else calendar.weekday
        self._zero = anchor.toordinal() + (weekday - anchor.weekday() + 3) % 7 - 3
        self._zero_month = (anchor.year * 12 + anchor.month - 1) % (self._months or 1)
        self._moved = {d.moved_to: d.date for d in calendar.departures if d.kind == "move" and d.moved_to}
        self._departures: dict[int, Departure] = {}
        if self:
            self._departures = _in_force({self._nearest(d.date): d for d in calendar.departures})

    def __bool__(self) -> bool:
        """Whether there are slots at all: not in an irregular paper."""
        return bool(self._days or self._months)

    def date_at(self, index: int) -> date:
        """The date of a slot, before any departure."""
        if self._days:
            return date.fromordinal(self._zero + index * self._days)
        year, month = divmod(self._zero_month + index * self._months, 12)
        start = date(year, month + 1, min(self._day, _month_length(year, month + 1)))
        if self._weekday is None:
            return start
        return start + timedelta(days=(self._weekday - start.weekday()) % 7)

    def slot_of(self, day: date) -> int:
        """Find the slot of an issue by its date: the one moved to it, else the nearest, of two the earlier."""
        return self._nearest(self._moved.get(day, day))

    def _nearest(self, day: date) -> int:
        if self._days:
            return _nearest_multiple(day.toordinal() - self._zero, self._days)
        about = (day.year * 12 + day.month - 1 - self._zero_month) // self._months
        return min((about - 1, about, about + 1), key=lambda index: abs(self.date_at(index) - day))

    def due(self, index: int) -> Slot | None:
        """Give the slot of an index as it is due; None where it is skipped or taken by the double number before."""
        before = self._departures.get(index - 1)
        if before and before.kind == "double":
            return None
        departure = self._departures.get(index)
        if departure is None:
            return Slot(index, self.date_at(index))
        if departure.kind == "skip":
            return None
        moved = departure.moved_to if departure.kind == "move" else None
        return Slot(index, moved or self.date_at(index), departure.kind == "double")

    def slots(self, index: int) -> Iterator[Slot]:
        """Yield the slots that are due from an index on, until `LAST_DAY`; none in an irregular paper."""
        while self and self.date_at(index) <= LAST_DAY:
            slot = self.due(index)
            if slot:
                yield slot
            index += 1

    def numbers_between(self, start: int, end: int) -> int:
        """Count the numbers due from one slot on and before another; negative where `end` lies before `start`.

        Skipped slots take none, a double number and the slot behind it two together.
        """
        if end < start:
            return -self.numbers_between(end, start)
        count = end - start
        for index, departure in self._departures.items():
            if departure.kind == "double":
                count += (start <= index < end) - (start <= index + 1 < end)
            elif departure.kind == "skip" and start <= index < end:
                count -= 1
        return count

    def after_numbers(self, start: int, numbers: int) -> Slot | None:
        """Find the slot that takes a number, counted from 0 at a slot; None beyond `LAST_DAY`."""
        index = start + max(0, numbers - 1)
        while index - start <= 100_000 and self.date_at(index) <= LAST_DAY:
            slot = self.due(index)
            before = self.numbers_between(start, index)
            if slot and before + slot.double >= numbers:
                return slot
            index += max(1, numbers - before - 1)
        return None

    def first_from(self, day: date) -> int:
        """Find the first slot whose own date is not before a day."""
        index = self._nearest(day)
        return index if self.date_at(index) >= day else index + 1


_made: tuple[Calendar, date, Schedule] | None = None


def schedule_of(calendar: Calendar, anchor: date) -> Schedule:
    """Give the schedule of a calendar; the one asked for last is kept, since the issues of a run ask one by one."""
    global _made
    if _made is None or _made[0] is not calendar or _made[1] != anchor:
        _made = calendar, anchor, Schedule(calendar, anchor)
    return _made[2]


def _in_force(departures: dict[int, Departure]) -> dict[int, Departure]:
    """Leave out departures of slots that the double number before takes: no issue is due there that could depart."""
    kept: dict[int, Departure] = {}
    for index in sorted(departures):
        before = kept.get(index - 1)
        if not (before and before.kind == "double"):
            kept[index] = departures[index]
    return kept


def _nearest_multiple(distance: int, length: int) -> int:
    """Round a distance to whole lengths, a half downwards."""
    return -((length - 2 * distance) // (2 * length))


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day
