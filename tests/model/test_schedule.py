"""The slots of the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.publication import Calendar, Departure
from broadsheet.model.schedule import Schedule

DAYS = st.dates(date(1500, 1, 1), date(2999, 12, 31))
CALENDARS = st.builds(
    Calendar,
    frequency=st.sampled_from(["weekly", "fortnightly", "monthly", "quarterly"]),
    weekday=st.one_of(st.none(), st.integers(0, 6)),
    day=st.integers(1, 31),
)
DEPARTURES = st.lists(
    st.builds(Departure, st.dates(date(2020, 1, 1), date(2020, 12, 31)), st.sampled_from(["skip", "double"])),
    max_size=8,
)


@given(CALENDARS, DAYS, DAYS)
def test_the_slot_of_a_date_is_the_nearest(calendar: Calendar, anchor: date, day: date) -> None:
    schedule = Schedule(calendar, anchor)
    index = schedule.slot_of(day)
    distance = abs(schedule.date_at(index) - day)
    assert distance < abs(schedule.date_at(index - 1) - day)
    assert distance <= abs(schedule.date_at(index + 1) - day)


@given(CALENDARS, DAYS, DAYS)
def test_the_first_slot_from_a_day_is_not_before_it(calendar: Calendar, anchor: date, day: date) -> None:
    schedule = Schedule(calendar, anchor)
    index = schedule.first_from(day)
    assert schedule.date_at(index - 1) < day <= schedule.date_at(index)


@given(CALENDARS, DEPARTURES, st.integers(0, 30), st.integers(0, 30))
def test_numbers_are_counted_as_the_slots_that_are_due_take_them(
    calendar: Calendar, departures: list[Departure], start: int, length: int
) -> None:
    schedule = Schedule(Calendar(calendar.frequency, calendar.weekday, departures=tuple(departures)), date(2020, 1, 1))
    first = schedule.first_from(date(2020, 1, 1)) + start
    while schedule.due(first) is None or schedule.due(first - 1) is None:
        first += 1
    last = first + length
    while schedule.due(last) is None:
        last += 1
    due = [schedule.due(index) for index in range(first, last)]
    assert schedule.numbers_between(first, last) == sum(2 if slot.double else 1 for slot in due if slot)


@given(CALENDARS, DEPARTURES, st.integers(0, 60))
def test_the_slot_of_a_number_is_found_as_by_walking(
    calendar: Calendar, departures: list[Departure], number: int
) -> None:
    schedule = Schedule(Calendar(calendar.frequency, calendar.weekday, departures=tuple(departures)), date(2020, 1, 1))
    first = schedule.first_from(date(2019, 6, 1))
    walked = [slot for slot in islice(schedule.slots(first), 70) for _ in range(2 if slot.double else 1)]
    assert schedule.after_numbers(first, number) == walked[number]


def test_an_irregular_paper_has_no_slots() -> None:
    schedule = Schedule(Calendar(frequency="irregular"), date(2026, 1, 1))
    assert not schedule
    assert list(schedule.slots(0)) == []


def test_a_departure_belongs_to_the_nearest_slot() -> None:
    calendar = Calendar(weekday=4, departures=(Departure(date(2026, 12, 24), "skip"),))
    schedule = Schedule(calendar, date(2026, 12, 1))
    dates = [slot.date for slot in islice(schedule.slots(schedule.first_from(date(2026, 12, 18))), 2)]
    assert dates == [date(2026, 12, 18), date(2026, 12, 18) + timedelta(days=14)]
