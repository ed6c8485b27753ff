"""What many places say of one issue: votes by weight, guesses with rivals, contradictions told."""

from __future__ import annotations

import pytest

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact, Finding, Where
from broadsheet.importers.evidence.metadata import find_meta, odd_dates
from broadsheet.importers.evidence.settling import remarks, settled
from broadsheet.importers.evidence.when import day_of
from broadsheet.importers.importer import Guess
from broadsheet.problems import Problem


def numbers(*votes: tuple[str, Where]) -> list[Finding]:
    return [Finding("number", value, where, f"No. {value}") for value, where in votes]


def test_places_that_agree_settle_a_fact_and_stray_hits_do_not_disturb_it() -> None:
    answer = settled(numbers(("40", "folder"), ("40", "title"), ("40", "foot"), ("30", "text")))["number"]
    assert (answer.value, answer.sure, answer.rivals) == ("40", True, ("30",))
    assert answer.reason == "the title, the foot of the page and the folder say so (votes 8 : 1)"
    assert remarks("issue40", {"number": answer}) == ()


def test_a_margin_under_two_to_one_is_a_guess_with_its_rival() -> None:
    answer = settled(numbers(("40", "title"), ("41", "folder")))
    assert (answer["number"].value, answer["number"].sure) == ("40", False)
    (guess,) = remarks("issue40", answer)
    assert isinstance(guess, Guess)
    assert (guess.what, guess.value, guess.rival) == ("number", "40", "41")


def test_firm_places_that_differ_are_told_even_where_the_votes_are_clear() -> None:
    answer = settled(numbers(("40", "contents"), ("40", "title"), ("40", "foot"), ("41", "folder")))
    assert answer["number"].sure
    (problem,) = remarks("issue40", answer)
    assert isinstance(problem, Problem)
    assert problem.name == "import-contradiction"
    assert (dict(problem.facts)["value"], dict(problem.facts)["rival"]) == ("40", "41")


def test_rules_go_before_everything() -> None:
    many = [("40", "title"), ("40", "foot"), ("40", "contents")] * 5
    answer = settled(numbers(("39", "rules"), *many))["number"]  # type: ignore[arg-type]
    assert answer.value == "39"


def test_a_day_has_the_votes_of_its_month_but_running_text_makes_no_day_of_a_month() -> None:
    said = [("April 1999", "title"), ("15 April 1999", "foot")]
    assert settled(finding for text, where in said for finding in find(text, where, "en"))["date"].value == "1999-04-15"  # type: ignore[arg-type]
    said = [("Mid-April 1999", "title"), ("On 3 April 1999 we met.", "text")]
    answer = settled(finding for text, where in said for finding in find(text, where, "en"))["date"]  # type: ignore[arg-type]
    assert (answer.value, answer.rivals) == ("1999-04", ())


def test_a_range_has_the_end_that_stands_with_its_beginning() -> None:
    answer = settled(find("May 3-9, 2003", "title", "en"))
    assert (answer["date"].value, answer["date_end"].value) == ("2003-05-03", "2003-05-09")


def test_a_date_in_two_readings_is_told_and_not_taken_unless_the_rules_say_how() -> None:
    found = find("03/04/2001", "title", "")
    answer = settled(found)
    assert (answer["date"].value, answer["date"].rivals) == ("", ("2001-04-03", "2001-03-04"))
    (problem,) = remarks("x", answer)
    assert isinstance(problem, Problem)
    assert problem.name == "import-date-ambiguous"
    assert settled(found, day_first=True)["date"].value == "2001-04-03"
    assert settled(found, day_first=False)["date"].value == "2001-03-04"
    sure = settled([*found, *find("3 April 2001", "head", "en")])["date"]
    assert (sure.value, sure.sure) == ("2001-04-03", True)


def test_what_only_running_text_says_of_a_kind_does_not_count() -> None:
    assert "kind" not in settled(find("The Supplement to No. 4 of March 2001 was thick.", "text", "en"))
    assert settled(find("Supplement to No. 4, March 2001", "title", "en"))["kind"].value == "supplement"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2003-05-01", ("2003-05-01", True)),
        ("2003-05", ("2003-05-01", False)),
        ("1998-21", ("1998-03-01", False)),
        ("1998-24", ("1998-12-01", False)),
        ("1998", ("None", False)),
        ("", ("None", False)),
    ],
)
def test_months_and_seasons_have_a_day_that_stands_for_them(value: str, day: tuple[str, bool]) -> None:
    found, said = day_of(value)
    assert (str(found), said) == day


@pytest.mark.parametrize(
    ("meta", "says"),
    [
        (
            {"volume": "58", "issue": "15", "issue_num": "15", "date": "2009-04-24"},
            "volume=58 number=15 date=2009-04-24",
        ),
        ({"volume": "58d", "issue": "0430", "year": "2009"}, ""),
        ({"citation_volume": "73", "citation_publication_date": "2024"}, "volume=73"),
        (
            {"citation_volume": "XII", "citation_issue": "3-4", "citation_date": "1998/5"},
            "volume=12 number=3-4 date=1998-05",
        ),
        ({"pubdate": "2001-1-2"}, "date=2001-01-02"),
        ({"pubdate": "08-11-2005"}, "date=?"),
        ({"dc.date": "15 juillet 2023"}, "date=2023-07-15"),
        ({"last-modified": "2001-01-02", "generator": "Page 5.0"}, ""),
    ],
)
def test_metadata_say_what_their_names_mean(meta: dict[str, str], says: str) -> None:
    assert " ".join(f"{f.fact}={f.value or '?'}" for f in find_meta(meta)) == says


def test_names_that_a_person_knows_may_hold_a_line_or_a_bare_number() -> None:
    facts: list[tuple[Fact, str]] = [
        (f.fact, f.value) for f in find_meta({"heft": "12", "zeile": "Jg. 3, Nr. 4"}, ("Heft", "Zeile"))
    ]
    assert facts == [("number", "12"), ("volume", "3"), ("number", "4")]


def test_dates_of_metadata_without_zeros_are_read_and_told() -> None:
    assert [dict(p.facts)["date"] for p in odd_dates({"pubdate": "2001-1-2"}, "x")] == ["2001-01-02"]
    assert odd_dates({"pubdate": "2001-01-02"}, "x") == ()
    assert odd_dates({"date": "2009-04-24T10:00"}, "x") == ()
    assert [p.name for p in odd_dates({"pubdate": "2012-06-25-"}, "x")] == ["import-date-unusual"]
    assert [p.name for p in odd_dates({"pubdate": "08-11-2005"}, "x")] == ["import-date-ambiguous"]
    assert odd_dates({"dc.date": "15 juillet 2023"}, "x") == ()
