"""Numbers and dates of posts: what counts as evidence, and what only looks like it."""

from __future__ import annotations

import datetime as dt

import pytest

from broadsheet.folder.dates import BadDateError
from broadsheet.importers.evidence import dates
from broadsheet.importers.evidence.numbers import Candidate, numbering_of, settle, weigh
from broadsheet.importers.importer import Inquiry
from broadsheet.problems import Problem


def candidate(title: str, stem: str = "", header: str = "", folder: str = "", opening: str = "") -> Candidate:
    made = Candidate("post.md", dt.date(2021, 5, 7), title, stem)
    weigh(made, header, folder, opening)
    return made


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("Issue #53", "53"),
        ("The Weekly, No. 53: what was new", "53"),
        ("Volume 53 Number 21, July 15, 2023", "21"),
        ("Numéro 7", "7"),
        ("Ausgabe 12", "12"),
        ("Nos. 51 & 52", "51-52"),
        ("Number 1-2", "1-2"),
        ("#9", "9"),
        ("العدد 14", "14"),
        ("第 8", "8"),
        ("News 53", "53"),
        ("The State of Rust 0.8", ""),
        ("State of Rust 0.11.0", ""),
        ("Review of 2021", ""),
        ("Nothing to count", ""),
        ("Snow. 12 boats", ""),
    ],
)
def test_a_title_says_its_number(title: str, number: str) -> None:
    best = candidate(title).best
    assert (best.number if best else "") == number


@pytest.mark.parametrize(
    ("stem", "number"),
    [
        ("issue-053", "53"),
        ("053-news", "53"),
        ("053", "53"),
        ("news-53", "53"),
        ("rust-0-11-0", ""),
        ("zero-dot-8", ""),
    ],
)
def test_a_file_name_says_its_number(stem: str, number: str) -> None:
    best = candidate("News", stem).best
    assert (best.number if best else "") == number


def test_a_header_goes_before_the_title_and_the_contradiction_is_told() -> None:
    met: list[Problem] = []
    made = candidate("News 54", header="53")
    settle([made], Inquiry(met.append))
    assert made.number == "53"
    made = candidate("Issue 54", header="53")
    settle([made], Inquiry(met.append))
    assert [dict(problem.facts)["rival"] for problem in met] == ["54"]


def run(*rows: tuple[str, int, int]) -> list[Candidate]:
    """Candidates by date and (volume, number), as settled."""
    return [
        Candidate("x.md", dt.date.fromisoformat(day), "", volume=volume, number=str(number))
        for day, volume, number in rows
    ]


def test_how_a_paper_counts_is_guessed_from_its_numbers() -> None:
    assert numbering_of(run(("2020-12-20", 0, 51), ("2020-12-27", 0, 52), ("2021-01-03", 0, 53))) == "continuous"
    assert numbering_of(run(("2020-12-20", 0, 51), ("2020-12-27", 0, 52), ("2021-01-03", 0, 1))) == "year-number"
    assert numbering_of(run(("2020-12-20", 3, 51), ("2020-12-27", 3, 52), ("2021-01-03", 4, 1))) == "volume-number"
    assert numbering_of([Candidate("x.md", dt.date(2020, 1, 1), "")]) == "none"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2013-06-07 18:46", "2013-06-07T18:46:00"),
        ("2020-12-9", "2020-12-09T00:00:00"),
        ("2020/05/04", "2020-05-04T00:00:00"),
        ("2015-05-04 10:00:00 -0500", "2015-05-04T10:00:00-05:00"),
        ("2020-05-04T08:00:00.123Z", "2020-05-04T08:00:00+00:00"),
        ("June 7, 2013", "2013-06-07T00:00:00"),
        ("7 June 2013", "2013-06-07T00:00:00"),
        ("Sept 7th, 2013", "2013-09-07T00:00:00"),
        ("Fri, 07 Jun 2013 18:46:00 +0000", "2013-06-07T00:00:00"),
        ("03/04/2001", ""),
        ("No. 5, 2001", ""),
        ("2026-02-30", ""),
    ],
)
def test_a_date_is_read_or_refused_but_never_invented(written: str, read: str) -> None:
    if read:
        assert dates.read(written).isoformat() == read
    else:
        with pytest.raises(BadDateError):
            dates.read(written)


def test_dates_in_the_language_of_the_post_are_read() -> None:
    assert dates.read("4. Mai 2020", "de").date() == dt.date(2020, 5, 4)
    assert dates.read("15 juillet 2023", "fr").date() == dt.date(2023, 7, 15)
    assert dates.read("15 de julio de 2023", "es").date() == dt.date(2023, 7, 15)


def test_how_often_a_paper_comes_out_is_guessed_from_its_dates() -> None:
    friday = dt.date(2021, 1, 1)
    weeks = [friday + dt.timedelta(days=7 * week) for week in range(10)]
    assert dates.frequency_of(weeks) == ("weekly", 4)
    assert dates.frequency_of(weeks[::2]) == ("fortnightly", 4)
    assert dates.frequency_of([dt.date(2021, month, 1) for month in range(1, 8)]) == ("monthly", None)
    assert dates.frequency_of([friday]) == ("irregular", None)
