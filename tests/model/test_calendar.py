"""The next issue, the issues to come, local time: worked out by hand, and by `calendar` of Python."""

from __future__ import annotations

import calendar as almanac
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.calendar import Coming, coming, date_of, expected, local_date, local_instant, next_issue
from broadsheet.model.names import parse_issue_id
from broadsheet.model.publication import Calendar, Departure

from .papers import issue

FRIDAYS = Calendar(weekday=4, volume_start=date(1973, 1, 1))
SATURDAYS = Calendar(weekday=5, volume_start=date(1971, 2, 20), whole_number=2601, whole_number_date=date(2023, 7, 15))


def _date_of(calendar: Calendar, id: str) -> date | None:
    parts = parse_issue_id(id)
    assert parts is not None
    return date_of(calendar, parts)


@pytest.mark.parametrize(
    ("id", "day"),
    [
        ("v1n1", "1973-01-05"),
        ("v1n52", "1973-12-28"),
        ("v2n1", "1974-01-04"),
        ("v4n9", "1976-02-27"),
        ("v4n10", "1976-03-05"),  # 29 February lies between
        ("v4n53", "1976-12-31"),  # 1976 has 53 Fridays
        ("v5n1", "1977-01-07"),
    ],
)
def test_the_dates_of_a_weekly_from_1973_on(id: str, day: str) -> None:
    assert _date_of(FRIDAYS, id) == date.fromisoformat(day)


def test_the_issue_that_the_product_started_from() -> None:
    # Volume 53 Number 21, July 15, 2023: a Saturday, twenty weeks after February 25.
    assert _date_of(SATURDAYS, "v53n21") == date(2023, 7, 15)
    assert expected(SATURDAYS, date(2023, 7, 15)) == Coming(53, "21", 2601, date(2023, 7, 15))


def test_every_friday_of_fifty_years_is_an_issue() -> None:
    for year in range(1973, 2023):
        fridays = [
            day
            for month in range(1, 13)
            for week in almanac.monthcalendar(year, month)
            if (day := week[4]) and (day := date(year, month, day))
        ]
        for number, day in enumerate(fridays, 1):
            assert _date_of(FRIDAYS, f"v{year - 1972}n{number}") == day


def test_a_number_counts_on_and_begins_anew_with_the_volume() -> None:
    last = issue(1, "51", "1973-12-21")
    today = date(1973, 12, 22)
    ids = [(step.id(FRIDAYS), step.date.isoformat()) for step in coming(FRIDAYS, [last], today, 3)]
    assert ids == [("v1n52", "1973-12-28"), ("v2n1", "1974-01-04"), ("v2n2", "1974-01-11")]


def test_a_volume_may_begin_in_the_middle_of_the_year() -> None:
    last = issue(52, "52", "2023-02-18", whole_number=2580)
    assert next_issue(SATURDAYS, last, date(2023, 2, 19)) == Coming(53, "1", 2581, date(2023, 2, 25))


def test_without_a_start_volumes_change_with_the_year() -> None:
    calendar = Calendar(weekday=4)
    assert next_issue(calendar, issue(7, "52", "2026-12-25"), date(2026, 12, 26)).id(calendar) == "v8n1"
    assert next_issue(calendar, issue(7, "51", "2026-12-18"), date(2026, 12, 19)).id(calendar) == "v7n52"


def test_a_paper_by_year_and_number_begins_anew_with_the_year() -> None:
    calendar = Calendar(frequency="monthly", numbering="year-number")
    last = issue(0, "12", "2000-12-01", numbering="year-number")
    found = coming(calendar, [last], date(2000, 12, 2), 2)
    assert [(step.id(calendar), step.volume) for step in found] == [("2001n1", 0), ("2001n2", 0)]


def test_a_paper_numbered_without_end_goes_on() -> None:
    calendar = Calendar(weekday=2, numbering="continuous")
    last = issue(0, "1204", "2026-12-30", numbering="continuous")
    found = next_issue(calendar, last, date(2026, 12, 31))
    assert (found.id(calendar), found.whole_number, found.date) == ("n1205", 1205, date(2027, 1, 6))


def test_a_paper_without_numbers_has_dates() -> None:
    calendar = Calendar(weekday=2, numbering="none")
    found = next_issue(calendar, issue(0, "", "2026-12-30", numbering="none"), date(2026, 12, 31))
    assert (found.id(calendar), found.number, found.volume) == ("2027-01-06", "", 0)


def test_the_first_issue_of_a_new_paper_is_number_1() -> None:
    calendar = Calendar(weekday=4, volume_start=date(2026, 7, 29))
    assert next_issue(calendar, None, date(2026, 7, 29)) == Coming(1, "1", 0, date(2026, 7, 31))


def test_the_first_issue_in_the_folder_of_an_old_paper_is_counted_by_the_calendar() -> None:
    found = next_issue(SATURDAYS, None, date(2023, 7, 10))
    assert found == Coming(53, "21", 2601, date(2023, 7, 15))


def test_who_is_late_still_makes_this_weeks_issue_and_none_of_the_weeks_before() -> None:
    last = issue(1, "4", "1973-01-26")
    assert next_issue(FRIDAYS, last, date(1973, 2, 3)).date == date(1973, 2, 2)
    assert next_issue(FRIDAYS, last, date(1973, 2, 9)).date == date(1973, 2, 9)
    assert next_issue(FRIDAYS, last, date(1973, 6, 1)) == Coming(1, "5", 0, date(1973, 6, 1))


def test_a_planned_issue_ahead_pushes_the_next_one_on() -> None:
    last = issue(1, "9", "1973-03-02", status="planned")
    assert next_issue(FRIDAYS, last, date(1973, 1, 1)).date == date(1973, 3, 9)


def test_skipped_dates_take_no_number() -> None:
    calendar = Calendar(weekday=4, volume_start=date(1973, 1, 1), departures=(Departure(date(1973, 1, 12), "skip"),))
    found = coming(calendar, [issue(1, "1", "1973-01-05")], date(1973, 1, 6), 2)
    assert [(step.number, step.date.day) for step in found] == [("2", 19), ("3", 26)]
    assert _date_of(calendar, "v1n2") == date(1973, 1, 19)
    assert expected(calendar, date(1973, 1, 12)) is None
    assert expected(calendar, date(1973, 1, 19)) == Coming(1, "2", 0, date(1973, 1, 19))


def test_a_double_number_takes_two_numbers_and_the_place_of_the_next() -> None:
    calendar = Calendar(
        weekday=4,
        volume_start=date(1973, 1, 1),
        departures=(Departure(date(1973, 1, 12), "double"),),
        whole_number=100,
        whole_number_date=date(1973, 1, 5),
    )
    found = coming(calendar, [issue(1, "1", "1973-01-05")], date(1973, 1, 6), 2)
    assert found == [
        Coming(1, "2-3", 101, date(1973, 1, 12), "double"),
        Coming(1, "4", 103, date(1973, 1, 26)),
    ]
    assert [_date_of(calendar, f"v1n{n}") for n in (2, 3, 4)] == [
        date(1973, 1, 12),
        date(1973, 1, 12),
        date(1973, 1, 26),
    ]
    assert expected(calendar, date(1973, 1, 26)) == Coming(1, "4", 103, date(1973, 1, 26))


def test_a_moved_issue_keeps_its_number() -> None:
    moved = Departure(date(2026, 5, 1), "move", date(2026, 4, 30))
    calendar = Calendar(weekday=4, volume_start=date(2026, 1, 1), departures=(moved,))
    last = issue(1, "17", "2026-04-24")
    found = coming(calendar, [last], date(2026, 4, 25), 2)
    assert [(step.number, step.date) for step in found] == [("18", date(2026, 4, 30)), ("19", date(2026, 5, 8))]
    assert _date_of(calendar, "v1n18") == date(2026, 4, 30)
    after = next_issue(calendar, issue(1, "18", "2026-04-30"), date(2026, 5, 1))
    assert after.date == date(2026, 5, 8)


def test_a_double_number_that_was_asked_for() -> None:
    found = next_issue(FRIDAYS, issue(1, "1", "1973-01-05"), date(1973, 1, 6), double=True)
    assert found == Coming(1, "2-3", 0, date(1973, 1, 12), "double")
    after = next_issue(FRIDAYS, issue(1, "2-3", "1973-01-12", kind="double"), date(1973, 1, 13))
    assert after == Coming(1, "4", 0, date(1973, 1, 26))


def test_specials_and_unnumbered_issues_are_outside_the_count() -> None:
    run = [issue(1, "1", "1973-01-05"), issue(1, "", "1973-01-07", kind="special", word="flood")]
    run.append(issue(1, "Index", "1973-01-08"))
    assert coming(FRIDAYS, run, date(1973, 1, 9), 1) == [Coming(1, "2", 0, date(1973, 1, 12))]


def test_fortnights_are_counted_from_the_last_issue() -> None:
    calendar = Calendar(frequency="fortnightly", weekday=4)
    found = coming(calendar, [issue(3, "4", "2026-02-20")], date(2026, 2, 21), 3)
    assert [step.date.isoformat() for step in found] == ["2026-03-06", "2026-03-20", "2026-04-03"]


def test_a_monthly_on_the_31st_comes_out_on_the_last_of_short_months() -> None:
    calendar = Calendar(frequency="monthly", day=31, volume_start=date(2027, 1, 1))
    found = coming(calendar, [issue(1, "1", "2027-01-31")], date(2027, 2, 1), 3)
    assert [step.date.isoformat() for step in found] == ["2027-02-28", "2027-03-31", "2027-04-30"]
    leap = coming(calendar, [issue(2, "1", "2028-01-31")], date(2028, 2, 1), 1)
    assert leap[0].date == date(2028, 2, 29)


def test_a_monthly_may_come_out_on_a_weekday() -> None:
    calendar = Calendar(frequency="monthly", weekday=4, day=8, volume_start=date(2026, 1, 1))
    found = coming(calendar, [], date(2026, 1, 1), 3)
    seconds = [[week[4] for week in almanac.monthcalendar(2026, month) if week[4]][1] for month in (1, 2, 3)]
    assert [step.date.day for step in found] == seconds


def test_a_quarterly_keeps_its_months() -> None:
    calendar = Calendar(frequency="quarterly", day=15, volume_start=date(2026, 2, 1))
    found = coming(calendar, [], date(2026, 1, 1), 4)
    assert [step.date.isoformat() for step in found] == ["2026-02-15", "2026-05-15", "2026-08-15", "2026-11-15"]


def test_an_irregular_paper_has_a_next_number_but_no_calendar() -> None:
    calendar = Calendar(frequency="irregular")
    last = issue(2, "4", "2026-02-20")
    assert next_issue(calendar, last, date(2026, 5, 1)) == Coming(2, "5", 0, date(2026, 5, 1))
    assert coming(calendar, [last], date(2026, 5, 1), 5) == []
    assert _date_of(calendar, "v2n5") is None


def test_the_calendar_ends_in_2999() -> None:
    found = coming(FRIDAYS, [issue(1026, "51", "2999-12-20")], date(2999, 12, 20), 5)
    assert [step.date.isoformat() for step in found] == ["2999-12-27"]


@given(
    st.sampled_from(["weekly", "fortnightly", "monthly", "quarterly"]),
    st.one_of(st.none(), st.integers(0, 6)),
    st.integers(1, 31),
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2022, 12, 31)), st.sampled_from(["skip", "double"])), max_size=6
    ),
    st.dates(date(2020, 1, 1), date(2022, 12, 31)),
)
def test_the_issues_to_come_go_forward_in_date_and_number(
    frequency: str, weekday: int | None, day: int, departures: list[tuple[date, str]], today: date
) -> None:
    calendar = Calendar(
        frequency=frequency,  # type: ignore[arg-type]
        weekday=weekday,
        day=day,
        volume_start=date(2020, 1, 1),
        departures=tuple(Departure(when, kind) for when, kind in departures),  # type: ignore[arg-type]
    )
    found = coming(calendar, [], today, 12)
    assert len(found) == 12
    for before, after in pairwise(found):
        assert before.date < after.date
        last, first = int(before.number.split("-")[-1]), int(after.number.split("-")[0])
        assert (after.volume, first) in ((before.volume, last + 1), (before.volume + 1, 1))


@given(st.integers(0, 6), st.integers(1, 52), st.dates(date(1990, 1, 1), date(2030, 12, 31)))
def test_a_number_and_its_date_lead_to_each_other(weekday: int, number: int, start: date) -> None:
    calendar = Calendar(weekday=weekday, volume_start=start)
    day = _date_of(calendar, f"v1n{number}")
    assert day is not None
    found = expected(calendar, day)
    assert found is not None
    assert (found.number, found.date) == (str(number), day) or day >= start.replace(day=1) + timedelta(days=334)


def test_a_time_that_does_not_exist_takes_the_later_instant() -> None:
    # Madrid: at 02:00 of 29 March 2026 the clocks go to 03:00.
    assert local_instant(date(2026, 3, 29), time(2, 30), "Europe/Madrid") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_time_that_exists_twice_takes_the_earlier_instant() -> None:
    # Madrid: at 03:00 of 25 October 2026 the clocks go back to 02:00.
    assert local_instant(date(2026, 10, 25), time(2, 30), "Europe/Madrid") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(
    st.dates(date(1975, 1, 1), date(2035, 12, 31)),
    st.times(),
    st.sampled_from(["Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran", "America/Santiago"]),
)
def test_of_two_instants_a_gap_takes_the_later_and_an_overlap_the_earlier(day: date, moment: time, zone: str) -> None:
    local = datetime.combine(day, moment.replace(tzinfo=None))
    both = [local.replace(tzinfo=ZoneInfo(zone), fold=fold).astimezone(UTC) for fold in (0, 1)]
    is_gap = both[0].astimezone(ZoneInfo(zone)).replace(tzinfo=None) != local
    assert local_instant(day, moment, zone) == (max(both) if is_gap else min(both))


def test_utc_needs_no_zone_database() -> None:
    assert local_instant(date(2026, 7, 31), time(6), "UTC") == datetime(2026, 7, 31, 6, tzinfo=UTC)
    assert local_date(datetime(2026, 7, 31, 23, 30, tzinfo=UTC), "UTC") == date(2026, 7, 31)


def test_the_day_depends_on_the_zone() -> None:
    assert local_date(datetime(2026, 7, 31, 23, 30, tzinfo=UTC), "Europe/Madrid") == date(2026, 8, 1)
