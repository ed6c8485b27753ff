"""Gaps, duplicates, doubles and contradictions over a run."""

from __future__ import annotations

import time
from datetime import date, timedelta

from broadsheet.model.gaps import contradictions, doubles, duplicates, gaps
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Calendar, Departure

from .papers import issue

WEEKLY = Calendar(weekday=4, volume_start=date(2026, 1, 1))


def _weekly(*numbers: int) -> list[Issue]:
    """Issues of 2026 on the Fridays of their numbers: number 1 on 2 January."""
    return [issue(1, str(n), (date(2026, 1, 2) + timedelta(weeks=n - 1)).isoformat()) for n in numbers]


def test_a_whole_run_has_no_gaps() -> None:
    assert gaps(WEEKLY, _weekly(*range(1, 53))) == []


def test_a_missing_number_and_its_date_are_one_gap() -> None:
    found = gaps(WEEKLY, _weekly(1, 2, 4))
    assert len(found) == 1
    assert (found[0].after.id, found[0].before.id, found[0].volume) == ("v1n2", "v1n4", 1)
    assert list(found[0].numbers) == [3]
    assert found[0].dates == (date(2026, 1, 16),)


def test_a_week_without_issue_whose_number_was_not_used_is_a_gap_of_dates() -> None:
    run = [issue(1, "1", "2026-01-02"), issue(1, "2", "2026-01-16")]
    found = gaps(WEEKLY, run)
    assert [(list(gap.numbers), gap.dates) for gap in found] == [([], (date(2026, 1, 9),))]


def test_a_number_that_was_jumped_over_is_a_gap_of_numbers() -> None:
    found = gaps(WEEKLY, [issue(1, "1", "2026-01-02"), issue(1, "3", "2026-01-09")])
    assert [(list(gap.numbers), gap.dates) for gap in found] == [([2], ())]


def test_declared_exceptions_are_no_gaps() -> None:
    calendar = Calendar(
        weekday=4,
        volume_start=date(2026, 1, 1),
        departures=(
            Departure(date(2026, 1, 9), "skip"),
            Departure(date(2026, 1, 23), "move", date(2026, 1, 21)),
            Departure(date(2026, 1, 30), "double"),
        ),
    )
    run = [
        issue(1, "1", "2026-01-02"),
        issue(1, "2", "2026-01-16"),
        issue(1, "3", "2026-01-21"),
        issue(1, "4-5", "2026-01-30", kind="double"),
        issue(1, "6", "2026-02-13"),
    ]
    assert gaps(calendar, run) == []


def test_a_double_number_fills_two_dates() -> None:
    run = [
        issue(1, "1", "2026-01-02"),
        issue(1, "2-3", "2026-01-09", kind="double", date_end=date(2026, 1, 16)),
        issue(1, "4", "2026-01-23"),
    ]
    assert gaps(WEEKLY, run) == []


def test_an_issue_a_day_early_leaves_no_gap() -> None:
    run = [issue(1, "1", "2026-01-02"), issue(1, "2", "2026-01-08"), issue(1, "3", "2026-01-16")]
    assert gaps(WEEKLY, run) == []


def test_a_volume_that_begins_with_a_later_number_lacks_the_first() -> None:
    run = [issue(1, "52", "2026-12-25"), issue(2, "3", "2027-01-15")]
    found = gaps(WEEKLY, run)
    assert [(gap.volume, list(gap.numbers), len(gap.dates)) for gap in found] == [(2, [1, 2], 2)]


def test_the_first_volume_in_the_folder_may_begin_anywhere() -> None:
    assert gaps(WEEKLY, _weekly(21, 22)) == []


def test_a_missing_volume_is_named() -> None:
    calendar = Calendar(frequency="irregular")
    found = gaps(calendar, [issue(1, "4", "2024-05-01"), issue(3, "1", "2026-01-05")])
    assert [(list(gap.volumes), list(gap.numbers)) for gap in found] == [([2], [])]


def test_a_slip_such_as_number_999999_costs_nothing() -> None:
    found = gaps(WEEKLY, [*_weekly(1), issue(1, "999999", "2026-01-09")])
    assert found[0].numbers == range(2, 999999)


def test_specials_neither_make_nor_fill_gaps() -> None:
    run = [*_weekly(1, 3), issue(1, "", "2026-01-09", kind="special", word="flood")]
    assert [list(gap.numbers) for gap in gaps(WEEKLY, run)] == [[2]]


def test_a_paper_by_the_year_begins_anew_without_a_gap() -> None:
    calendar = Calendar(frequency="monthly", numbering="year-number")
    run = [issue(0, "12", "2000-12-01", numbering="year-number"), issue(0, "1", "2001-01-01", numbering="year-number")]
    assert gaps(calendar, run) == []
    run.append(issue(0, "3", "2001-03-01", numbering="year-number"))
    assert [(gap.volume, list(gap.numbers)) for gap in gaps(calendar, run)] == [(2001, [2])]


def test_a_paper_without_numbers_has_gaps_of_dates_only() -> None:
    calendar = Calendar(weekday=4, numbering="none")
    run = [issue(0, "", "2026-01-02", numbering="none"), issue(0, "", "2026-01-23", numbering="none")]
    assert [gap.dates for gap in gaps(calendar, run)] == [(date(2026, 1, 9), date(2026, 1, 16))]


def test_an_empty_run_has_nothing_amiss() -> None:
    assert gaps(WEEKLY, []) == []
    assert duplicates(WEEKLY, []) == []
    assert contradictions(WEEKLY, []) == []


def test_two_issues_with_one_number_are_duplicates() -> None:
    run = [*_weekly(1, 2), issue(1, "2", "2026-01-16", id="v1n2s-again")]
    assert [(found.what, found.value, found.second.id) for found in duplicates(WEEKLY, run)] == [
        ("number", "2", "v1n2s-again")
    ]


def test_zeros_in_front_make_no_other_number() -> None:
    run = [issue(1, "7", "2026-02-13"), issue(1, "007", "2026-02-20", id="v1n7s-b")]
    assert len(duplicates(WEEKLY, run)) == 1


def test_a_double_number_shares_each_of_its_numbers_once() -> None:
    run = [
        issue(1, "1-2", "2026-01-02", kind="double"),
        issue(1, "2", "2026-01-09"),
        issue(1, "1-2", "2026-01-16", id="b"),
    ]
    assert [(found.first.id, found.second.id) for found in duplicates(WEEKLY, run)] == [
        ("v1n1-2", "v1n2"),
        ("v1n1-2", "b"),
    ]


def test_the_same_number_in_another_volume_is_none() -> None:
    assert duplicates(WEEKLY, [issue(1, "1", "2026-01-02"), issue(2, "1", "2027-01-01")]) == []


def test_whole_numbers_and_dates_may_be_duplicates_too() -> None:
    run = [issue(1, "1", "2026-01-02", whole_number=9), issue(2, "1", "2027-01-01", whole_number=9)]
    assert [(found.what, found.value) for found in duplicates(WEEKLY, run)] == [("whole_number", "9")]
    plain = Calendar(numbering="none")
    twice = [issue(0, "", "2026-01-02", id=id) for id in ("2026-01-02", "2026-01-02s-evening")]
    assert [(found.what, found.value) for found in duplicates(plain, twice)] == [("date", "2026-01-02")]


def test_doubles_are_known_by_label_or_kind() -> None:
    run = [issue(1, "1-2", "2026-01-02"), issue(1, "3", "2026-01-16"), issue(0, "", "2026-02-01", kind="double")]
    assert [one.id for one in doubles(run)] == ["v1n1-2", "2026-02-01"]


def test_a_higher_number_with_an_earlier_date_is_a_contradiction() -> None:
    found = contradictions(WEEKLY, [issue(1, "5", "2026-01-02"), issue(1, "4", "2026-01-09")])
    assert [(row.what, row.issue.id, row.other and row.other.id) for row in found] == [("order", "v1n5", "v1n4")]


def test_an_issue_of_another_volume_than_its_date_is_a_contradiction() -> None:
    assert [row.what for row in contradictions(WEEKLY, [issue(2, "1", "2026-12-25")])] == []
    found = contradictions(WEEKLY, [issue(2, "1", "2026-11-27")])
    assert [(row.what, row.value, row.expected) for row in found] == [("volume", "2", "1")]


def test_a_date_that_is_not_in_the_calendar_is_a_contradiction() -> None:
    found = contradictions(WEEKLY, [issue(1, "2", "2026-01-08")])
    assert [(row.what, row.value, row.expected) for row in found] == [("day", "2026-01-08", "2026-01-09")]


def test_whole_numbers_that_do_not_follow_are_contradictions() -> None:
    run = [issue(1, "1", "2026-01-02", whole_number=9), issue(1, "2", "2026-01-09", whole_number=11)]
    found = contradictions(WEEKLY, run)
    assert [(row.what, row.value, row.expected) for row in found] == [("whole_number", "11", "10")]


def test_a_sound_run_has_no_contradictions() -> None:
    assert contradictions(WEEKLY, _weekly(*range(1, 53))) == []


def test_2600_issues_are_looked_through_at_once() -> None:
    start = date(1973, 1, 5)
    calendar = Calendar(weekday=4, volume_start=date(1973, 1, 1))
    run = []
    numbers: dict[int, int] = {}
    for week in range(2600):
        day = start + timedelta(weeks=week)
        numbers[day.year] = numbers.get(day.year, 0) + 1
        run.append(issue(day.year - 1972, str(numbers[day.year]), day.isoformat()))
    del run[1000:1003]
    best = 1.0
    for _ in range(3):
        began = time.process_time()
        found = gaps(calendar, run)
        best = min(best, time.process_time() - began)
    assert [(list(gap.numbers), len(gap.dates)) for gap in found] == [
        ([10, 11, 12], 3)
    ]  # 6 March 1992 was the tenth Friday
    assert best < 0.25  # a wide wall: the aim is 0.05 s on a quiet machine
