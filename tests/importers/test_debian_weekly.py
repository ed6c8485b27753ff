"""A real weekly written for a language of macros comes in: issues by year and number, translations, odd dates told.

The pages lie beside the checkout (shared/corpora); without them these tests are skipped loudly. What its macros mean
stands in debian-weekly-news.toml beside this file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.importers.html import Html
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.problems import Problem

NAME = "debian-weekly-news"


@pytest.fixture(scope="module")
def source(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / NAME
    if not folder.is_dir():
        missing(f"the corpus {NAME}", "it lies beside the checkout, in shared/corpora")
    return folder


def rules(repository: Path) -> Rules:
    met: list[Problem] = []
    text = (repository / "tests/importers/debian-weekly-news.toml").read_text("utf-8")
    given = read_rules(text, "import.toml", met.append)
    assert met == []
    return given


@pytest.fixture(scope="module")
def imported(source: Path, repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Account:
    return run(Html(), Order(source, tmp_path_factory.mktemp("dwn") / "paper", NAME), rules(repository))


def issues(account: Account) -> dict[str, str]:
    return {placed.id: placed.issue.date.isoformat() for placed in account.issues}


def told(account: Account, name: str) -> list[Problem]:
    return [problem for problem in account.problems if problem.name == name]


def test_every_file_is_accounted_for_and_every_rule_fitted(imported: Account, source: Path) -> None:
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    entered = [entry.source for entry in imported.entries if not entry.is_part]
    assert Counter(entered) == Counter(files)
    left = {entry.source for entry in imported.entries if entry.outcome == "left out because"}
    assert len(left) == 20  # 8 templates and licence, 9 contents pages, 3 files of other programs
    assert sum("/template/" in path for path in left) == 7
    assert told(imported, "import-rule-unused") == []


def test_issues_are_by_year_and_number_and_each_has_the_date_of_its_pages(imported: Account, source: Path) -> None:
    found = issues(imported)
    folders = {
        (int(path.parts[-3]), int(path.parts[-2]))
        for path in source.rglob("weekly/*/*/index.wml")
        if path.parts[-3].isdecimal()
    }
    assert len(folders) == 163  # 162 have a PUBDATE; 1999/41 says its date as the page's name
    assert {f"{year}n{number}" for year, number in folders} == {id for id in found if "n" in id}
    assert found["1999n41"] == "1999-10-26"
    assert found["2003n1"] == "2003-01-07"
    assert found["2015n9"] == "2016-01-01"
    days = {id for id in found if "n" not in id}
    assert days == {"2005-06-06", "2009-02-14", "2011-02-05", "2015-04-26"}  # news pages in Arabic and Persian


def test_dates_that_are_not_written_as_usual_are_told(imported: Account) -> None:
    odd = told(imported, "import-date-unusual")
    assert len(odd) == 78
    assert "2001-1-2" in {dict(problem.facts)["written"] for problem in odd}
    (ambiguous,) = told(imported, "import-date-ambiguous")
    assert (ambiguous.place.file, dict(ambiguous.facts)["written"]) == (
        "spanish/News/weekly/2005/45/index.wml",
        "08-11-2005",
    )
    other_year = [dict(problem.facts) for problem in told(imported, "import-contradiction")]
    assert [(facts["value"], facts["rival"]) for facts in other_year] == [("2016-01-01", "2015")]


def test_translations_stand_beside_their_originals(imported: Account) -> None:
    first = next(placed for placed in imported.issues if placed.id == "2003n1")
    ids = {text.id.rpartition("/")[2] for text in first.articles}
    word = "debian-weekly-news-2003-01-07"
    assert ids == {word, *(f"{word}.{language}" for language in ("de", "es", "fr", "ja", "ru", "zh"))}
    tongues = Counter(text.text.language for placed in imported.issues for text in placed.articles)
    assert {"ar", "fa", "ko", "el", "pl", "pt", "sv", "da", "it"} <= tongues.keys()
    translated = {placed.id for placed in imported.issues if any(text.text.original for text in placed.articles)}
    assert len(translated) > 25


def test_letters_are_articles_of_their_issue_and_links_to_them_lead_there(imported: Account) -> None:
    letters = [text for placed in imported.issues for text in placed.articles if text.text.source.endswith("mail.wml")]
    assert len(letters) == 62
    page = imported.paper / "issues/1999/1999n23/01-debian-weekly-news-1999-6-8.md"
    assert "article:1999n23/mail" in page.read_text("utf-8")


def test_no_macro_is_left_in_any_text(imported: Account) -> None:
    left = re.compile(r"\$\((?:HOME|DEVEL)\)|toc-add-entry|define-tag|^#use |\\$(?!\n)")
    for path in (imported.paper / "issues").rglob("*.md"):
        assert not left.search(path.read_text("utf-8")), path


def test_the_paper_reads_without_an_error_and_knows_its_languages(imported: Account) -> None:
    reading = read(imported.paper)
    assert [problem for problem in reading.problems if problem.severity.word == "error"] == []
    publication = reading.publication
    assert (publication.language, publication.calendar.numbering) == ("en", "year-number")
    assert {"de", "es", "fr", "ja"} <= set(publication.languages)
    assert {page.slug for page in publication.pages} >= {"contributing"}


def test_a_second_run_writes_nothing(imported: Account, source: Path, repository: Path) -> None:
    again = run(Html(), Order(source, imported.paper, NAME), rules(repository))
    assert set(again.tally) == {"same"}
    assert issues(again) == issues(imported)
