"""A whole import with an importer of a few lines: nothing is lost in silence, whatever importer or machine does."""

from __future__ import annotations

import csv
import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

import pytest

from broadsheet.folder.read import read
from broadsheet.forking import may_fork
from broadsheet.importers.importer import (
    Found,
    FoundArticle,
    FoundIssue,
    FoundPicture,
    Guess,
    Inquiry,
    Repair,
    Row,
    Written,
)
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.importers.source import open_source
from broadsheet.importers.store import ledger
from broadsheet.problems import Kind, Place, Severity

PNG = (Path(__file__).parents[1] / "proofs" / "sample" / "issues" / "v1n1" / "wall.png").read_bytes()
ODD = Kind("odd-thing", Severity.WARNING, "It is odd.")


def article(name: str, text: str = "Text.", **more: object) -> FoundArticle:
    given = {"source": name, "digest": f"{name} {text}", "fields": (("headline", name),), "addresses": (f"/{name}",)}
    return FoundArticle(**(given | {"write": partial(Written, text)} | more))  # type: ignore[arg-type]


def issue(number: int, *articles: FoundArticle, **more: object) -> FoundIssue:
    given = {"source": f"issue{number}", "date": dt.date(1999, number, 1), "articles": articles, "number": str(number)}
    return FoundIssue(**(given | more))  # type: ignore[arg-type]


@dataclass
class Made:
    """An importer that yields what it is given, and opens its source as importers do."""

    found: list[Found]
    reads: bool = False
    name: str = "made"
    met: list[object] = field(default_factory=list)

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        if self.reads:
            open_source(source, rules, inquiry)
        yield from self.found


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Account]:
    def imported(*found: Found, reads: bool = False, dry_run: bool = False) -> Account:
        order = Order(tmp_path / "old", tmp_path / "paper", "old", dry_run)
        return run(Made(list(found), reads), order, Rules())

    return imported


def text(account: Account, file: str) -> str:
    return (account.paper / file).read_text("utf-8")


def body(account: Account, source: str) -> str:
    file = next(entry.file for entry in account.entries if entry.source == source)
    return text(account, file).partition("\n---\n")[2].strip()


def names(account: Account) -> list[str]:
    return [problem.name for problem in account.problems]


def outcomes(account: Account) -> dict[str, tuple[str, str]]:
    return {entry.source: (entry.outcome, entry.about) for entry in account.entries if not entry.is_part}


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
    assert outcomes(again)["b.html"] == ("imported as", "1999-01-01/b")
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
    assert outcomes(account)["whole.html"] == ("imported as", "1999-01-01/one and 1 more")
    assert names(account) == []


def test_links_find_the_texts_that_old_servers_would_have_found(take: Callable[..., Account]) -> None:
    links = {
        "b.html": "article:1999-01-01/b",
        "./b.html": "article:1999-01-01/b",
        "../issue2/c.html": "article:1999-02-01/c",
        "/issue2/c.html": "article:1999-02-01/c",
        "../../../issue2/c.html": "article:1999-02-01/c",
        "../ISSUE2/C.HTML": "article:1999-02-01/c",
        "..\\issue2\\c.html": "article:1999-02-01/c",
        "http://old.example/issue2/c.html": "article:1999-02-01/c",
        "https://www.old.example/issue2/c.html": "article:1999-02-01/c",
        "//old.example/issue2/c.html": "article:1999-02-01/c",
        "../issue3/": "article:1999-03-01/index-article",
        "../issue3": "article:1999-03-01/index-article",
        "../issue3/index.html": "article:1999-03-01/index-article",
        "caf%C3%A9.html": "article:1999-01-01/café",
        "b.html?print=1": "article:1999-01-01/b",
        "b.html#top": "article:1999-01-01/b",
        "b.html#second": "article:1999-01-01/b#the-second",
        "../issue2/whole.html#two": "article:1999-02-01/two",
        "../issue2/whole.html": "article:1999-02-01/one",
        "../issue4/contents.html": "/issue4/contents.html",
        "#here": "#here",
        "missing.html": "missing.html",
        "http://other.example/issue2/c.html": "http://other.example/issue2/c.html",
        "mailto:ana@old.example": "mailto:ana@old.example",
        "javascript:void": "javascript:void",
    }
    written = "\n\n".join(f"[{number}]({target})" for number, target in enumerate(links))
    anchored = Written("Text.\n\n## The second\n", anchors=(("second", "the-second"), ("top", "")))
    account = take_from(
        take,
        issue(
            1,
            article("issue1/a.html", written),
            article("issue1/b.html", write=partial(lambda made: made, anchored)),
            article("issue1/café.html"),
        ),
        issue(
            2,
            article("issue2/c.html"),
            article("issue2/whole.html#one", slug="one", addresses=("/issue2/whole.html",)),
            article("issue2/whole.html#two", slug="two", addresses=("/issue2/whole.html#two",)),
        ),
        issue(3, article("issue3/index.html")),
        issue(4, article("issue4/d.html"), addresses=("/issue4/contents.html",)),
    )
    found = [line.partition("](")[2].rstrip(")") for line in body(account, "issue1/a.html").split("\n\n")]
    assert dict(zip(links, found, strict=True)) == links


def take_from(take: Callable[..., Account], *found: Found) -> Account:
    from broadsheet.importers.importer import About

    return take(About(base_url="http://www.old.example/"), *found)


def test_anchors_of_one_page_that_was_split_lead_to_its_other_parts(take: Callable[..., Account]) -> None:
    account = take(
        issue(
            1,
            article(
                "whole.html#one", "[on](#two), [a](#one), [b](#mid)", slug="one", addresses=("/w.html#one",)
            ),
            article("whole.html#two", slug="two", addresses=("/w.html#two",)),
        )
    )
    assert body(account, "whole.html#one") == "[on](article:1999-01-01/two), [a](#one), [b](#mid)"


def test_names_in_two_cases_are_not_confused(take: Callable[..., Account]) -> None:
    account = take(issue(1, article("A.html", "[x](a.html) [y](A.HTML)"), article("a.html", slug="lower")))
    assert body(account, "A.html") == "[x](article:1999-01-01/lower) [y](A.HTML)"


def test_every_old_address_leads_on_with_its_anchors(take: Callable[..., Account]) -> None:
    made = Written("Text.\n\n## The second\n", anchors=(("second", "the-second"), ("top", "")))
    first = article(
        "a.html",
        write=partial(lambda written: written, made),
        addresses=("/a.html", "/a.html#second", "/a.html#top", "/old/a.htm"),
    )
    account = take(issue(1, first, addresses=("/issue1/",)), issue(2, article("b.html")))
    redirects = {redirect.old: redirect.target for redirect in read(account.paper).publication.redirects}
    assert redirects == {
        "/issue1/": "1999-01-01",
        "/a.html": "1999-01-01/a",
        "/a.html#second": "1999-01-01/a#the-second",
        "/a.html#top": "1999-01-01/a",
        "/old/a.htm": "1999-01-01/a",
        "/b.html": "1999-02-01/b",
    }


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
    assert pictures == ["issues/1999/1999-01-01/pictures/wall.png", "issues/1999/1999-02-01/pictures/wall.png"]
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
    (folder / "1999-01-01/issue.toml").write_text("date = 1999-01-02\nnumber = 1\n", "utf-8")
    (folder / "1999-01-01/01-a.md").write_text("---\nheadline: Mine\n---\nMine.\n", "utf-8")
    for path in (folder / "1999-02-01").iterdir():
        path.unlink()
    (folder / "1999-02-01").rmdir()
    (folder / "1999-01-01/02-b.md").unlink()
    for changed in (
        found,
        [replace(found[0], articles=(article("a.html", "New."), article("b.html", "New."))), found[1]],
    ):
        again = take(*changed)
        assert again.tally == {"by hand": 2, "deleted": 3}
        assert not (folder / "1999-02-01").exists()
        assert text(again, "issues/1999/1999-01-01/01-a.md") == "---\nheadline: Mine\n---\nMine.\n"
        assert sorted(names(again)) == ["import-changed-by-hand"] * 2 + ["import-deleted-by-hand"] * 3


def test_a_dry_run_says_the_same_and_leaves_nothing(take: Callable[..., Account], tmp_path: Path) -> None:
    account = take(issue(1, article("a.html", "[b](b.html#x)"), article("b.html")), dry_run=True)
    assert account.tally == {"new": 3}
    assert list(tmp_path.iterdir()) == []


SLOW = """
import sys, time, datetime as dt
from functools import partial
from pathlib import Path
from broadsheet.importers.importer import FoundArticle, FoundIssue, FoundPicture, Repair, Written
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Order, run

def write(number, pause):
    time.sleep(pause)
    return Written(f"Text {number}. [next](a{number + 1}.html#x)", (), (Repair(f"a{number}.html", "quotes", 1),))

class Slow:
    name = "slow"
    def read(self, source, rules, inquiry):
        pause = float(sys.argv[2])
        articles = tuple(
            FoundArticle(
                source=f"a{n}.html", digest=str(n), fields=(("headline", f"A {n}"),), write=partial(write, n, pause)
            )
            for n in range(60)
        )
        yield FoundIssue(source="issue", date=dt.date(1999, 1, 1), number="1", articles=articles)

account = run(Slow(), Order(Path("old"), Path(sys.argv[1]), "old"), Rules())
print(dict(account.tally), len(account.repairs), [problem.name for problem in account.problems])
"""


def started(paper: Path, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW, str(paper), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stopped_under_way(paper: Path, number: int) -> subprocess.Popen[str]:
    """Start a slow import, and send it a signal when some articles are there."""
    program = started(paper, 0.1)
    until = time.monotonic() + 60
    while len(list(paper.rglob("*.md"))) < 12 and time.monotonic() < until:
        time.sleep(0.02)
    program.send_signal(number)
    program.wait()
    return program


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path, number: int) -> None:
    paper = tmp_path / "paper"
    with stopped_under_way(paper, number):
        pass
    there = len(list(paper.rglob("*.md")))
    assert 12 <= there < 60
    assert (paper / "imports/old/under-way.csv").exists()
    assert not (paper / "imports/old/ledger.csv").exists()
    with started(paper, 0) as program:
        said, fault = program.communicate()
    assert said.strip().endswith("60 []"), fault
    tally = eval(said.partition("}")[0] + "}")  # noqa: S307 - our own words
    assert sum(tally.values()) == 61
    assert set(tally) <= {"same", "new", "rewritten"}
    assert not list((paper / "imports/old").glob("under-way*"))
    whole = tmp_path / "whole"
    with started(whole, 0) as program:
        program.communicate()
    for path in whole.rglob("*.*"):
        if path.is_file():
            assert (paper / path.relative_to(whole)).read_bytes() == path.read_bytes(), path


def test_what_was_made_is_not_made_again_after_a_kill(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    with stopped_under_way(paper, signal.SIGKILL):
        pass
    entries = ledger.read((paper / "imports/old/under-way.csv").read_bytes(), head=False)
    made = [entry for entry in entries.values() if entry.file.endswith(".md") and entry.file_digest]
    assert len(made) >= 12


def test_ledgers_outlive_odd_words() -> None:
    odd = ledger.Entry('a,"b".html', "left out because", "x\ny\x00z", file="é\u2028.md")
    assert ledger.read(ledger.written([odd]))['a,"b".html'].about.startswith("x\ny")
