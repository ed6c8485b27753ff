"""A real weekly of which only the volumes' contents pages and its Spanish articles are left comes in.

The pages lie beside the checkout (shared/corpora); without them these tests are skipped loudly.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.importers.html import Html
from broadsheet.importers.rules import read_rules
from broadsheet.importers.run import Account, Order, run

NAME = "cdc-mmwr"
BASE = "https://www.cdc.gov"


@pytest.fixture(scope="module")
def source(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / NAME
    if not folder.is_dir():
        missing(f"the corpus {NAME}", "it lies beside the checkout, in shared/corpora")
    return folder


@pytest.fixture(scope="module")
def imported(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Account:
    rules = read_rules(f'[source]\nbase_url = "{BASE}"\n', "import.toml", lambda problem: pytest.fail(problem.name))
    return run(Html(), Order(source, tmp_path_factory.mktemp("mmwr") / "paper", NAME), rules)


def test_every_file_is_accounted_for(imported: Account, source: Path) -> None:
    files = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert Counter(entry.source for entry in imported.entries if not entry.is_part) == Counter(files)
    outcomes = Counter(entry.outcome for entry in imported.entries if not entry.is_part)
    assert outcomes == {"imported as": 23, "merged into": 27, "left out because": 1}


def test_every_issue_of_the_volumes_is_there_with_its_double_numbers(imported: Account) -> None:
    listed = [placed for placed in imported.issues if "index" in placed.issue.source]
    assert len(listed) == 1384
    assert sum(placed.issue.kind == "double" for placed in listed) == 22
    dates = {placed.id: placed.issue.date.isoformat() for placed in listed}
    assert dates["v61n51-52"] == "2013-01-04"
    assert dates["v52n53"] == "2004-01-09"
    assert dates["v48n3"] == "1999-01-29"
    assert "v31n4" not in dates
    assert "v37n8" not in dates
    assert {guess.what for guess in imported.guesses} <= {"headline"}


def test_entries_without_pages_are_a_list_in_each_issue_and_no_empty_articles(imported: Account) -> None:
    lists = [text for placed in imported.issues for text in placed.articles if text.text.slug == "in-this-issue"]
    lines = [(imported.paper / text.file).read_text("utf-8").count("\n- ") for text in lists]
    # Counted apart in the pages' <li> (7,909), and one “PDF of this issue” for each of the 153 issues of three volumes.
    assert sum(lines) == 7909 + 153
    first = (imported.paper / "issues/2009/v58n15/01-in-this-issue.md").read_text("utf-8")
    assert "headline: In this issue" in first
    assert f"- [QuickStats](<{BASE}/mmwr/preview/mmwrhtml/mm5815a10.htm>)" in first


def test_spanish_articles_are_in_their_issues_and_linked_from_the_lists(imported: Account) -> None:
    homes = {text.text.source.rpartition("/")[2]: text for placed in imported.issues for text in placed.articles}
    spanish = {name: text for name, text in homes.items() if name.endswith("sp.htm")}
    assert len(spanish) == 23
    assert {text.text.language for text in spanish.values()} == {"es"}
    assert homes["mm5815a5_ensp.htm"].id == "v58n15/mm5815a5-ensp"
    assert homes["mm5851a2_ensp.htm"].id == "v58n51-52/mm5851a2-ensp"
    assert homes["mm58d0430a2ensp.htm"].id == "v58n17/mm58d0430a2ensp"  # its own page leads to its original there
    assert homes["mm7304a4_ensp.htm"].id == "v73n4/mm7304a4-ensp"
    assert homes["mm5903a3_ensp.htm"].id == "v59n3/mm5903a3-ensp"  # of a volume whose contents page is not here
    supplement = homes["su6101a1_ensp.htm"].id  # volume 61, number 1 of another series, of another day
    assert supplement == "2012-01-06/su6101a1-ensp"
    in_lists = "".join(
        (imported.paper / text.file).read_text("utf-8") for name, text in homes.items() if "list" in name
    )
    assert in_lists.count("([Español](<article:") == 13


def test_old_addresses_lead_to_the_articles(imported: Account) -> None:
    redirects = {redirect.old: redirect.target for redirect in read(imported.paper).publication.redirects}
    assert redirects["/mmwr/preview/mmwrhtml/mm5815a5_ensp.htm"] == "v58n15/mm5815a5-ensp"


def test_the_paper_reads_without_an_error(imported: Account) -> None:
    reading = read(imported.paper)
    assert [problem for problem in reading.problems if problem.severity.word == "error"] == []
    assert (reading.publication.language, reading.publication.calendar.numbering) == ("en", "volume-number")
