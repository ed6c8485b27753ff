"""A whole import with an importer of a few lines: nothing is lost in silence, whatever importer or machine does."""

from __future__ import annotations

import csv
import os
import signal
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.forking import may_fork
from broadsheet.importers.importer import (
    About,
    FoundPicture,
    Guess,
    Repair,
    Row,
    Written,
)
from broadsheet.importers.run import Account
from broadsheet.importers.store import ledger
from broadsheet.problems import Kind, Place, Severity

from .made import PNG, article, body, issue, names, outcomes, text

ODD = Kind("odd-thing", Severity.WARNING, "It is odd.")


def broken() -> Written:
    raise ValueError("no such table")


def killed() -> Written:
    os.kill(os.getpid(), signal.SIGKILL)
    return Written("")


def test_a_text_that_cannot_be_made_costs_itself_alone_and_is_tried_again(take: Callable[..., Account]) -> None:
    good, bad = article("a.html"), article("b.html")
    account = take(issue(1, good, replace(bad, write=broken), article("c.html")))
    assert outcomes(account)["b.html"] == ("left out because", "it could not be made: ValueError: no such table")
    assert outcomes(account)["a.html"][0] == outcomes(account)["c.html"][0] == "imported as"
    assert [(problem.name, problem.severity) for problem in account.problems] == [("import-failed", Severity.ERROR)]
    again = take(issue(1, good, bad, article("c.html")))
    assert outcomes(again)["b.html"] == ("imported as", "n1/b")
    assert (again.tally, names(again)) == ({"new": 1, "same": 3}, [])


@pytest.mark.skipif(not may_fork(), reason="this process may not be forked")
def test_a_text_that_kills_its_process_costs_itself_alone(take: Callable[..., Account]) -> None:
    account = take(issue(1, article("a.html"), replace(article("b.html"), write=killed), article("c.html")))
    assert outcomes(account)["b.html"][1].endswith("was ended by signal 9")
    assert account.tally == {"new": 3, "lost": 1}


def test_what_was_met_in_a_text_is_told_again_though_the_text_is_not_made_again(take: Callable[..., Account]) -> None:
    remarks = (
        Guess("a.html", "headline", "A", "it is the first heading", "B"),
        Repair("a.html", "encoded twice", 2, "fÃ¼r,\n", "für", 7),
        ODD.at(Place("a.html", 3, 4), key="x", count=2),
    )
    found = issue(1, article("a.html", write=partial(Written, "Text.", (("byline", "Ana"),), remarks)))
    account = take(found)
    again = take(found)
    assert again.tally == {"same": 2}
    assert (again.guesses, again.repairs, again.problems) == (account.guesses, account.repairs, account.problems)
    assert (again.guesses, again.repairs, again.problems) == ([remarks[0]], [remarks[1]], [remarks[2]])
    rows = list(csv.DictReader(text(account, "imports/old/remarks.csv").splitlines(keepends=True)))
    assert [(row["text"], row["kind"], row["what"]) for row in rows] == [
        ("a.html", "guess", "headline"),
        ("a.html", "repair", "encoded twice"),
        ("a.html", "problem", "odd-thing"),
    ]
    page = text(again, "imports/old/ledger.md")
    assert "`a.html`: headline A, because it is the first heading; else B" in page
    assert "- encoded twice: 2 in 1 file(s)" in page
    assert "`a.html`, line 7: encoded twice (2): “fÃ¼r, ” → “für”" in page.replace("fÃ¼r,” ", "fÃ¼r, ” ")


def test_a_file_that_the_importer_forgets_or_repeats_is_told(take: Callable[..., Account], tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    for name in ("a.html", "b.html", "c.html"):
        (tmp_path / "old" / name).write_text("x")
    account = take(
        issue(1, article("a.html"), article("a.html", "More.", slug="more")),
        Row("b.html", "left out because", "it is an advertisement"),
        Row("b.html", "duplicate of", "a.html"),
        Row("ghost.html", "left out because", "there is none"),
        reads=True,
    )
    assert outcomes(account)["c.html"] == ("left out because", "its importer did not account for it")
    assert outcomes(account)["b.html"] == ("left out because", "it is an advertisement")
    assert account.counts == {"imported as": 1, "left out because": 2}
    assert {entry.source for entry in account.entries if entry.is_part} == {"issue1#issue", "a.html#2"}
    told = {(problem.name, problem.place.file) for problem in account.problems}
    assert told == {
        ("import-told-twice", "a.html"),
        ("import-told-twice", "b.html"),
        ("import-not-accounted", "c.html"),
        ("import-no-such-file", "ghost.html"),
    }


def test_a_file_that_went_into_parts_has_a_line_of_its_own(take: Callable[..., Account], tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "whole.html").write_text("x")
    account = take(issue(1, article("whole.html#one", slug="one"), article("whole.html#two", slug="two")), reads=True)
    assert account.counts == {"imported as": 1}
    assert outcomes(account)["whole.html"] == ("imported as", "n1/one and 1 more")
    assert names(account) == []


def test_a_picture_that_two_issues_show_lies_in_both(take: Callable[..., Account]) -> None:
    shown = (FoundPicture("p/Wall.png", "p/Wall.png", lambda: PNG),)
    account = take(
        issue(
            1,
            article("a.html", "![W](p/Wall.png)", pictures=shown),
            article("b.html", "![W](p/Wall.png)", pictures=shown),
        ),
        issue(2, article("c.html", "![W](p/Wall.png)", pictures=shown)),
    )
    assert body(account, "c.html") == "![W](wall.png)"
    pictures = sorted(path.relative_to(account.paper).as_posix() for path in account.paper.rglob("*.png"))
    assert pictures == ["issues/1999/n1/pictures/wall.png", "issues/1999/n2/pictures/wall.png"]
    assert account.counts["picture of"] == 1
    assert take(issue(2, article("c.html", "![W](p/Wall.png)", pictures=shown))).tally == {"same": 3}


def test_a_picture_that_has_gone_costs_itself_alone(take: Callable[..., Account], tmp_path: Path) -> None:
    gone = (FoundPicture("gone.png", "gone.png", (tmp_path / "gone.png").read_bytes),)
    account = take(issue(1, article("a.html", "![W](gone.png)", pictures=gone)))
    assert outcomes(account)["gone.png"][0] == "left out because"
    assert outcomes(account)["a.html"][0] == "imported as"
    assert "import-failed" in names(account)


def test_what_a_person_changed_or_deleted_stays_so_and_is_told(take: Callable[..., Account]) -> None:
    found = [issue(1, article("a.html"), article("b.html")), issue(2, article("c.html"))]
    account = take(*found)
    folder = account.paper / "issues/1999"
    (folder / "n1/issue.toml").write_text("date = 1999-01-02\nnumber = 1\n", "utf-8")
    (folder / "n1/01-a.md").write_text("---\nheadline: Mine\n---\nMine.\n", "utf-8")
    for path in (folder / "n2").iterdir():
        path.unlink()
    (folder / "n2").rmdir()
    (folder / "n1/02-b.md").unlink()
    for changed in (
        found,
        [replace(found[0], articles=(article("a.html", "New."), article("b.html", "New."))), found[1]],
    ):
        again = take(*changed)
        assert again.tally == {"by hand": 2, "deleted": 3}
        assert not (folder / "n2").exists()
        assert text(again, "issues/1999/n1/01-a.md") == "---\nheadline: Mine\n---\nMine.\n"
        assert sorted(names(again)) == ["import-changed-by-hand"] * 2 + ["import-deleted-by-hand"] * 3


def test_an_issue_that_is_called_otherwise_or_renumbered_keeps_its_id_and_its_folder(
    take: Callable[..., Account],
) -> None:
    about = About(numbering="continuous")
    first = take(about, issue(1, article("a.html"), article("b.html")), issue(2, article("c.html")))
    assert [placed.id for placed in first.issues] == ["n1", "n2"]
    renamed = replace(issue(1, article("a.html"), article("b.html")), source="1999/one", number="7")
    again = take(about, renamed, issue(2, article("c.html")))
    assert [placed.id for placed in again.issues] == ["n1", "n2"]
    assert again.problems == []
    assert again.tally == {"rewritten": 1, "same": 4}
    reading = read(again.paper)
    assert [(each.id, each.number) for each in reading.publication.issues] == [("n1", "7"), ("n2", "2")]
    assert [problem.name for problem in reading.problems if problem.severity is Severity.ERROR] == []
    assert take(about, renamed, issue(2, article("c.html"))).tally == {"same": 5}


def test_a_dry_run_says_the_same_and_leaves_nothing(take: Callable[..., Account], tmp_path: Path) -> None:
    account = take(issue(1, article("a.html", "[b](b.html#x)"), article("b.html")), dry_run=True)
    assert account.tally == {"new": 3}
    assert list(tmp_path.iterdir()) == []


def test_ledgers_outlive_odd_words() -> None:
    odd = ledger.Entry('a,"b".html', "left out because", "x\ny\x00z", file="é\u2028.md")
    assert ledger.read(ledger.written([odd]))['a,"b".html'].about.startswith("x\ny")
