"""Labels as numbers, the order of issues, volumes and whole numbers."""

from __future__ import annotations

from datetime import date

import pytest

from broadsheet.model.numbering import counted, label_numbers, order_key, volume_begins, volume_of, whole_numbers, width
from broadsheet.model.publication import Calendar

from .papers import issue

WEEKLY = Calendar(weekday=4)


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("21", (21, 21)),
        ("1-2", (1, 2)),
        ("3–4", (3, 4)),
        ("007", (7, 7)),
        ("0", (0, 0)),
        ("-1", None),
        ("3½", None),
        ("Special", None),
        ("4-3", None),
        ("1-2-3", None),
        ("", None),
        ("²", None),
        ("٣", None),
    ],
)
def test_a_label_is_a_number_only_where_it_is_made_of_digits(label: str, numbers: tuple[int, int] | None) -> None:
    assert label_numbers(label) == numbers


def test_issues_go_by_date_then_by_number_as_a_number() -> None:
    run = [issue(1, "10", "2026-01-02"), issue(1, "9", "2026-01-02"), issue(1, "11", "2026-01-01")]
    assert [one.number for one in sorted(run, key=order_key)] == ["11", "9", "10"]


def test_what_counts() -> None:
    run = [
        issue(1, "1", "2026-01-02"),
        issue(1, "", "2026-01-03", kind="special", word="x"),
        issue(1, "2", "2026-01-04", kind="supplement", id="v1n2s-books"),
        issue(1, "Index", "2026-01-05"),
        issue(1, "2-3", "2026-01-09", kind="double"),
    ]
    assert [one.number for one in counted(WEEKLY, run)] == ["1", "2-3"]
    assert [width(one) for one in run] == [1, 0, 0, 0, 2]


def test_a_volume_begins_on_its_day_every_year() -> None:
    calendar = Calendar(volume_start=date(1971, 2, 20))
    assert volume_of(calendar, date(1971, 2, 19)) == 0
    assert volume_of(calendar, date(1971, 2, 20)) == 1
    assert volume_of(calendar, date(2023, 2, 19)) == 52
    assert volume_of(calendar, date(2023, 2, 20)) == 53
    assert volume_begins(calendar, 53) == date(2023, 2, 20)
    assert volume_begins(calendar, 0) is None


def test_the_first_volume_need_not_be_1() -> None:
    assert volume_of(Calendar(volume_start=date(2020, 1, 1), first_volume=30), date(2023, 5, 5)) == 33


def test_a_volume_that_began_on_29_february_begins_on_1_march() -> None:
    calendar = Calendar(volume_start=date(1972, 2, 29))
    assert volume_begins(calendar, 2) == date(1973, 3, 1)
    assert volume_begins(calendar, 5) == date(1976, 2, 29)
    assert [volume_of(calendar, date(1973, 2, 28)), volume_of(calendar, date(1973, 3, 1))] == [1, 2]
    assert [volume_of(calendar, date(1976, 2, 28)), volume_of(calendar, date(1976, 2, 29))] == [4, 5]


def test_whole_numbers_are_counted_both_ways_from_a_known_one() -> None:
    calendar = Calendar(weekday=4, whole_number=100, whole_number_date=date(2026, 1, 16))
    run = [
        issue(1, "52", "2026-01-02"),
        issue(2, "1", "2026-01-09"),
        issue(2, "2", "2026-01-16"),
        issue(2, "3-4", "2026-01-23", kind="double"),
        issue(2, "5", "2026-02-06"),
    ]
    assert list(whole_numbers(calendar, run, {}).values()) == [98, 99, 100, 101, 103]


def test_numbers_that_are_missing_count_as_well() -> None:
    run = [issue(2, "1", "2026-01-09"), issue(2, "4", "2026-01-30")]
    assert whole_numbers(WEEKLY, run, {"v2n1": 50}) == {"v2n1": 50, "v2n4": 53}


def test_a_whole_number_in_the_folder_wins() -> None:
    run = [issue(2, "1", "2026-01-09"), issue(2, "2", "2026-01-16"), issue(2, "3", "2026-01-23")]
    assert whole_numbers(WEEKLY, run, {"v2n1": 50, "v2n2": 70}) == {"v2n1": 50, "v2n2": 70, "v2n3": 71}


def test_without_a_known_one_there_are_no_whole_numbers() -> None:
    assert whole_numbers(WEEKLY, [issue(2, "1", "2026-01-09")], {}) == {}


def test_a_paper_numbered_without_end_has_its_numbers_as_whole_numbers() -> None:
    calendar = Calendar(numbering="continuous")
    assert whole_numbers(calendar, [issue(0, "1204", "2026-01-09", numbering="continuous")], {}) == {"n1204": 1204}
