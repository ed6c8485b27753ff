"""How a paper counts, by the issues that were found; and an issue of what is known of it."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import FoundIssue, Inquiry
from broadsheet.importers.issuing import Bundle, issue_of, numbering_of
from broadsheet.importers.rules import Rules


def issues(*rows: tuple[int, str, str]) -> list[FoundIssue]:
    return [
        FoundIssue(
            source=f"{volume}{number}{day}", date=dt.date.fromisoformat(day), articles=(), volume=volume, number=number
        )
        for volume, number, day in rows
    ]


@pytest.mark.parametrize(
    ("rows", "numbering"),
    [
        ([(1, "1", "2000-01-01"), (1, "2", "2000-02-01")], "volume-number"),
        (
            [(0, "3", "1999-05-01"), (0, "4", "1999-11-01"), (0, "1", "2000-02-01"), (0, "2", "2000-05-01")],
            "year-number",
        ),
        ([(0, "1", "1999-05-01"), (0, "1", "2000-05-01")], "year-number"),
        ([(0, "11", "1999-05-01"), (0, "12", "2000-05-01"), (0, "13-14", "2001-05-01")], "continuous"),
        ([(0, "1", "1999-05-01"), (0, "1", "1999-06-01")], "continuous"),
        ([(0, "", "1999-05-01"), (0, "", "1999-06-01"), (0, "7", "1999-07-01")], "none"),
        ([], "none"),
    ],
)
def test_the_way_a_paper_counts_shows_in_its_issues(rows: list[tuple[int, str, str]], numbering: str) -> None:
    assert numbering_of(issues(*rows), Rules()) == numbering
    assert numbering_of(issues(*rows), Rules({"issues.numbering": "none"})) == "none"


def test_a_day_to_fall_back_on_is_a_guess_and_what_was_found_goes_before_it() -> None:
    inquiry = Inquiry(lambda problem: None)
    day = dt.date(2004, 5, 9)
    bundle = Bundle("12", findings=[Finding("number", "12", "title")], day=day, reason="its file says so")
    issue = issue_of(bundle, Rules(), inquiry)
    assert issue is not None
    assert (issue.number, issue.date) == ("12", day)
    assert [(guess.what, guess.reason) for guess in inquiry.guesses] == [("date", "its file says so")]
    bundle.findings.append(Finding("date", "2004-05-03", "head"))
    found = issue_of(bundle, Rules(), inquiry)
    assert found is not None
    assert found.date == dt.date(2004, 5, 3)


def test_without_any_day_there_is_no_issue() -> None:
    assert issue_of(Bundle("12", findings=[Finding("number", "12", "title")]), Rules(), Inquiry(print)) is None
