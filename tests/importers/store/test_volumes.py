"""When the volumes of a paper begin is found from the dates of its numbers."""

from __future__ import annotations

import datetime as dt

from broadsheet.importers.store.volumes import volume_calendar


def rows(*days: str, volume: int) -> list[tuple[int, dt.date]]:
    return [(volume, dt.date.fromisoformat(day)) for day in days]


def test_volumes_that_follow_the_year_begin_in_january_though_the_first_ones_are_lost() -> None:
    given = rows("1982-02-12", "1982-12-31", volume=31) + rows("1983-01-14", "1984-01-06", volume=32)
    given += rows("1984-01-13", "1985-01-04", volume=33)
    found = volume_calendar(given)
    assert found is not None
    start, first = found
    assert first == 31
    assert dt.date(1982, 1, 7) <= start <= dt.date(1982, 1, 14)  # so that the numbers of early January fit


def test_volumes_may_begin_in_autumn_and_on_a_leap_day() -> None:
    assert volume_calendar(rows("2001-09-01", volume=5) + rows("2002-09-01", volume=6)) == (dt.date(2001, 9, 1), 5)
    assert volume_calendar(rows("2004-02-29", volume=7)) == (dt.date(2004, 2, 28), 7)


def test_volumes_that_are_not_yearly_have_no_beginning() -> None:
    assert (
        volume_calendar(rows("2001-01-01", volume=1) + rows("2001-07-01", volume=2) + rows("2002-01-01", volume=3))
        is None
    )
    assert volume_calendar([]) is None
    assert volume_calendar(rows("2001-01-01", volume=0)) is None
