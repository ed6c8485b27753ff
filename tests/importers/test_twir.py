"""A real weekly comes in: thirteen years of posts, every one of them, with every contradiction told.

The posts lie beside the checkout (shared/corpora); without them these tests are skipped loudly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.importers.importer import Importer
from broadsheet.importers.markdown import Markdown
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.problems import Problem

NAME = "this-week-in-rust"


@pytest.fixture(scope="module")
def source(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / NAME
    if not folder.is_dir():
        missing("the corpus this-week-in-rust", "it lies beside the checkout, in shared/corpora")
    return folder


@pytest.fixture(scope="module")
def imported(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Account:
    paper = tmp_path_factory.mktemp("twir") / "paper"
    return run(importer(), Order(source, paper, NAME), Rules())


def importer() -> Importer:
    return Markdown()


def told(account: Account, name: str) -> dict[str, Problem]:
    return {problem.place.file: problem for problem in account.problems if problem.name == name}


def test_every_file_is_accounted_for(imported: Account, source: Path) -> None:
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    entered = [entry.source for entry in imported.entries if not entry.is_part]
    assert Counter(entered) == Counter(files)
    assert imported.counts == {"imported as": 183, "left out because": 2}
    assert {entry.source for entry in imported.entries if entry.outcome == "left out because"} == {
        "README.md",
        "SOURCE.txt",
    }


def test_each_post_is_an_issue_under_its_number(imported: Account) -> None:
    issues = {placed.id: placed for placed in imported.issues}
    assert len(issues) == 182
    assert {f"n{number}" for number in (*range(1, 28), *range(29, 116), 658, 665)} <= issues.keys()
    assert "n28" not in issues
    assert issues["n368"].issue.date.isoformat() == "2020-12-09"
    assert all(len(placed.articles) == 1 for placed in imported.issues)
    assert issues["n53"].articles[0].id == "n53/this-week-in-rust"


def test_titles_of_another_wording_are_numbers_by_their_place_and_listed_as_guesses(imported: Account) -> None:
    guesses = {(guess.source, guess.value) for guess in imported.guesses}
    assert guesses == {
        ("content/2013-07-29-last-week-in-rust.markdown", "8"),
        ("content/2013-11-09-these-weeks-in-rust.markdown", "22"),
    }


def test_posts_that_only_look_like_numbers_are_specials_and_told(imported: Account) -> None:
    specials = {placed.issue.title for placed in imported.issues if placed.issue.kind == "special"}
    assert specials == {
        "The State of Rust 0.7",
        "The State of Rust 0.8",
        "The State of Rust 0.9",
        "State of Rust 0.11.0",
    }
    assert len(told(imported, "looks-like-a-number")) == 4


def test_dates_that_differ_from_the_file_name_are_told_and_the_header_is_followed(imported: Account) -> None:
    assert set(told(imported, "import-date-contradiction")) == {
        "content/2014-03-12-this-week-in-rust.markdown",
        "content/2014-03-23-this-week-in-rust.markdown",
        "content/2014-04-12-this-week-in-rust.markdown",
        "content/2015-01-02-this-week-in-rust.md",
        "content/2015-06-08-this-week-in-rust.md",
    }
    dates = {placed.id: placed.issue.date.isoformat() for placed in imported.issues}
    assert (dates["n40"], dates["n64"]) == ("2014-03-11", "2015-01-05")


def test_headers_suffixes_missing_numbers_and_the_odd_file_are_told(imported: Account) -> None:
    facts = {problem.name: dict(problem.facts) for problem in imported.problems}
    assert facts["header-without-marks"]["count"] == 182
    assert facts["several-suffixes"]["suffixes"] == ".markdown (58), .md (124)"
    assert "content/2020-12-9-this-week-in-rust.md" in told(imported, "import-date-unusual")
    gaps = [str(dict(p.facts)["numbers"]) for p in imported.problems if p.name == "numbers-missing"]
    assert gaps[0] == "Number 28 is"
    assert "Numbers 116 to 160 are" in gaps
    assert len(gaps) == 13
    assert set(told(imported, "import-converted")) == {"content/state-of-rust-0-11-0.rst"}


def test_the_paper_is_a_continuous_weekly_that_reads_without_an_error(imported: Account) -> None:
    reading = read(imported.paper)
    assert (imported.made, imported.numbering) == (True, "continuous")
    calendar = reading.publication.calendar
    assert (calendar.frequency, calendar.weekday, calendar.numbering) == ("weekly", 2, "continuous")
    assert reading.publication.title.in_language("en") == "This Week in Rust"
    assert [page.slug for page in reading.publication.pages] == ["privacy-policy"]
    assert [problem for problem in reading.problems if problem.severity.word == "error"] == []


WORD = re.compile(r"[^\W_]+")


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def test_no_word_of_any_post_is_lost(imported: Account, source: Path) -> None:
    for entry in imported.entries:
        if entry.outcome != "imported as" or not entry.file.endswith(".md") or entry.source.endswith(".rst"):
            continue
        old = (source / entry.source).read_text("utf-8").partition("\n\n")[2]
        new = (imported.paper / entry.file).read_text("utf-8").partition("\n---\n")[2]
        assert words(old) - words(new) == Counter(), entry.source


def test_no_word_of_the_converted_file_is_lost(imported: Account, source: Path) -> None:
    old = (source / "content" / "state-of-rust-0-11-0.rst").read_text("utf-8")
    entry = next(entry for entry in imported.entries if entry.source.endswith(".rst"))
    new = (imported.paper / entry.file).read_text("utf-8")
    # The names of link targets stood twice in the old text, once where they are used and once where they lead.
    lost = words(re.sub(r"^(\.\. _[^\n]*?:|:\w+:.*)", "", old, flags=re.MULTILINE)) - words(new)
    assert lost == Counter()


def test_a_second_run_writes_nothing_and_a_third_with_rules_keeps_every_id(imported: Account, source: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in imported.paper.rglob("*.md")}
    again = run(importer(), Order(source, imported.paper, NAME), Rules())
    assert set(again.tally) == {"same"}
    after = {path: path.stat().st_mtime_ns for path in imported.paper.rglob("*.md")}
    assert before == after
    met: list[Problem] = []
    text = '[source]\naddress = "/blog/{year}/{month}/{day}/{title}/"\nbase_url = "https://this-week-in-rust.org"\n'
    third = run(importer(), Order(source, imported.paper, NAME), read_rules(text, "import.toml", met.append))
    assert met == []
    assert [placed.id for placed in third.issues] == [placed.id for placed in imported.issues]
    redirects = {redirect.old: redirect.target for redirect in read(imported.paper).publication.redirects}
    assert redirects["/blog/2013/06/07/this-week-in-rust-1/"] == "n1/this-week-in-rust"
    assert len(redirects) == 182  # one for each post; standing pages have other addresses
