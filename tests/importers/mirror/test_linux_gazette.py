"""A real monthly comes in: ten issues of four generations of markup, with nothing but one date said by hand.

The pages lie beside the checkout (shared/corpora); without them these tests are skipped loudly. Headlines, numbers and
dates were read off the pages; the month of numbers 9 and 10 stands in the table of archives.html only.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.importers.html import Html
from broadsheet.importers.importer import Inquiry
from broadsheet.importers.mirror.site import read_site
from broadsheet.importers.pages.words import words_of
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.importers.source import open_source
from broadsheet.problems import Problem

RULES = """
[source]
base_url = "http://www.linuxgazette.net/"

[text]
quoted_printable = ["issue40/sparks.html"]

[output]
title = "Linux Gazette"
language = "en"

[[issues.fix]]
file = "issue40"
date = 1999-04-15
note = "Mid-April, the second issue of the month."
"""
ISSUES = {
    "n9": ("1996-09-01", 9),
    "n10": ("1996-10-01", 20),
    "n40": ("1999-04-15", 7),
    "n56": ("2000-08-01", 16),
    "n70": ("2001-09-01", 25),
    "n121": ("2005-12-01", 8),
    "n140": ("2007-07-01", 30),
    "n146": ("2008-01-01", 1),
    "n163": ("2009-06-01", 2),
    "n169": ("2009-12-01", 1),
}


@pytest.fixture(scope="module")
def source(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / "linux-gazette"
    if not folder.is_dir():
        missing("the corpus linux-gazette", "it lies beside the checkout, in shared/corpora")
    return folder


@pytest.fixture(scope="module")
def gazette(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Account:
    paper = tmp_path_factory.mktemp("gazette") / "paper"
    faults: list[Problem] = []
    account = run(Html(), Order(source, paper, "lg"), read_rules(RULES, "import.toml", faults.append))
    assert not faults
    return account


def header(account: Account, source: str) -> dict[str, str]:
    return dict(re.findall(r"^(\w+): \"?(.*?)\"?$", text(account, source).partition("\n---\n")[0], re.MULTILINE))


def text(account: Account, source: str) -> str:
    entry = next(entry for entry in account.entries if entry.source == source)
    return (account.paper / entry.file).read_text("utf-8")


def test_ten_issues_with_their_dates_and_articles(gazette: Account) -> None:
    found = {placed.id: (placed.issue.date.isoformat(), len(placed.articles)) for placed in gazette.issues}
    assert found == ISSUES


def test_every_file_is_accounted_for_once(gazette: Account, source: Path) -> None:
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert Counter(entry.source for entry in gazette.entries if not entry.is_part) == Counter(files)
    assert gazette.counts["imported as"] == 119 + 4


def test_pages_with_the_whole_issue_are_duplicates_of_it(gazette: Account) -> None:
    duplicates = {entry.source: entry.about for entry in gazette.entries if entry.outcome == "duplicate of"}
    assert set(duplicates) == {f"{number}/TWDT.html" for number in (121, 140, 146, 163, 169)}
    merged = {entry.source for entry in gazette.entries if entry.outcome == "merged into"}
    assert merged == {f"{placed.issue.source}/index.html" for placed in gazette.issues}


@pytest.mark.parametrize(
    ("path", "headline", "byline"),
    [
        ("issue09/yodl.html", "YODL: A New, Easy-To-Use Text Formatting Language", "Larry Ayers"),
        ("issue10/netday.html", "NetDay96 and Linux", "Paul A. Rogers"),
        ("issue40/york.html", "Creating A Linux Certification Program, Part 5", "Dan York"),
        ("issue56/skjoldebrand.html", "The Quanta HTML Editor", "Martin Skjøldenrand"),
        ("issue70/adam.html", "The Weekend Mechanic", "Thomas Adam"),
        ("issue70/mcgucken.html", "Homer's Open Source Odyssey 2001", "Elliot McGucken"),
        ("121/moen.html", "The Basics of DNS", "Rick Moen"),
        ("140/pfeiffer.html", "Encrypted Storage with LUKS, RAID and LVM2", "René Pfeiffer"),
        ("169/lg_backpage.html", "The Back Page", "Ben Okopnik"),
    ],
)
def test_headlines_and_bylines(gazette: Account, path: str, headline: str, byline: str) -> None:
    found = header(gazette, path)
    assert found["headline"].startswith(headline)
    assert found["byline"] == byline


def test_the_note_on_an_author_behind_the_end_of_the_page_is_kept(gazette: Account) -> None:
    assert header(gazette, "issue70/adam.html")["author_note"].startswith("My name is Thomas Adam. I am 18")


def test_template_is_gone_and_text_is_not(gazette: Account) -> None:
    for source in ("issue70/adam.html", "121/savage.html", "issue10/xaos.html"):
        found = text(gazette, source)
        assert "navbar" not in found
        assert "prev | next" not in found
        assert "Site Map" not in found
    assert "crazed homo-sapien began to type" in text(gazette, "121/savage.html").replace("*", "")


def test_links_between_articles_lead_to_articles(gazette: Account) -> None:
    answers = text(gazette, "issue70/lg_answer70.html")
    threads = [placed.id for placed in gazette.issues[4].articles if "/tag/" in placed.text.source]
    assert len(threads) == 11
    assert all(f"(article:{thread})" in answers for thread in threads)


def test_old_addresses_become_redirects(gazette: Account) -> None:
    redirects = tomllib.loads((gazette.paper / "redirects.toml").read_text("utf-8"))["from"]
    assert redirects["/issue70/adam.html"] == "n70/adam"
    assert redirects["/121/TWDT.html"] == "n121"
    assert redirects["/140/TWDT.html"] == "n140"
    assert redirects["/issue09/index.html"] == "n9"


def test_dates_that_only_a_table_knows_are_told_as_guesses(gazette: Account) -> None:
    told = {guess.source: guess for guess in gazette.guesses if guess.what == "date"}
    assert told["issue09"].value == "1996-09-01"
    assert told["issue10"].value == "1996-10-01"
    assert "archives.html" in told["issue09"].reason


def test_no_word_is_cut_that_is_nowhere_else_on_the_site(source: Path) -> None:
    site = read_site(open_source(source, Rules(), Inquiry(print)), Rules(), Inquiry(print))
    pages = {path: site.page(path) for path in site.surveys if path not in site.compared.wholes}
    homes: dict[str, set[str]] = {}
    for path, page in pages.items():
        for block in page.blocks:
            for word in words_of(block.text):
                homes.setdefault(word, set()).add(path)
    for path, page in pages.items():
        keep = site.compared.cuts[path].keep
        stays = {word for block, kept in zip(page.blocks, keep, strict=True) if kept for word in words_of(block.text)}
        gone = {
            word for block, kept in zip(page.blocks, keep, strict=True) if not kept for word in words_of(block.text)
        }
        assert not {word for word in gone - stays if homes[word] == {path}}, path
