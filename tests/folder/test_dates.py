"""Dates: the year first, and a clear word for everything else."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.folder.dates import AmbiguousDateError, BadDateError, read_date, read_moment


@given(st.dates(date(1600, 1, 1), date(2199, 12, 31)))
def test_every_iso_date_is_read_as_itself(day: date) -> None:
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.year}-{day.month}-{day.day}") == day
    assert read_date(day.isoformat().replace("-", "")) == day


def fault_of(text: str) -> BadDateError | None:
    try:
        read_moment(text)
    except BadDateError as fault:
        return fault
    return None


@given(st.text())
def test_every_text_is_a_date_or_says_why_it_is_none(text: str) -> None:
    fault = fault_of(text)
    assert fault is None or (fault.reason and read_moment(fault.example))


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("2026-02-30", "no such day"),
        ("2026-13-01", "no such day"),
        ("1 mars 2026", "begins with the year"),
        ("2026-13", "begins with the year"),
        ("", "begins with the year"),
        ("9999-01-01", "between 1600 and 2199"),
        ("1599-12-31", "between 1600 and 2199"),
        ("13/02/2026", "year stands last"),
        ("30/02/2026", "no such day"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(written: str, reason: str) -> None:
    with pytest.raises(BadDateError) as fault:
        read_date(written)
    assert reason in fault.value.reason
    assert not isinstance(fault.value, AmbiguousDateError)


@pytest.mark.parametrize("written", ["01/02/2026", "1.2.2026", "01-02-2026"])
def test_a_date_with_two_readings_is_refused_and_both_are_named(written: str) -> None:
    with pytest.raises(AmbiguousDateError) as fault:
        read_date(written)
    assert {fault.value.first, fault.value.second} == {"2026-02-01", "2026-01-02"}


def test_a_date_of_1899_is_as_good_as_any() -> None:
    assert read_date("1899-12-31") == date(1899, 12, 31)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-11-03", datetime(2026, 11, 3)),
        ("2026-11-03 06:30", datetime(2026, 11, 3, 6, 30)),
        ("2026-11-03T06:30:15", datetime(2026, 11, 3, 6, 30, 15)),
        ("2026-11-03T06:30:15.250Z", datetime(2026, 11, 3, 6, 30, 15, tzinfo=UTC)),
        ("2026-11-03 06:30+0530", datetime(2026, 11, 3, 6, 30, tzinfo=timezone(timedelta(hours=5, minutes=30)))),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_with_or_without_a_zone_and_a_leap_second_is_the_one_before(
    written: str, expected: datetime
) -> None:
    assert read_moment(written) == expected


@pytest.mark.parametrize("written", ["2026-11-03 24:00", "2026-11-03 12:60", "2026-11-03 12:00+25:00"])
def test_a_time_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(BadDateError):
        read_moment(written)
