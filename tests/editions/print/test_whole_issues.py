"""Whole issues from folder to report: random ones and real ones, held to the figures that were agreed.

A random issue that holds 85 to 105 lines of copy to 100 of its pages is *made*: exactly the pages ordered, with
nothing that the proof room marks. One with less or more, and every real one, gets its pages too, with a compromise
that is told; no line of it may be lost, doubled, printed over, or left alone at a column's end.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.proof.made import not_made

from . import real_papers
from .whole import composed, design, publication, wrong

FULL = (
    (1, "a4", 8, 86),
    (2, "a4", 8, 92),
    (3, "a4", 8, 97),
    (4, "a4", 8, 103),
    (6, "a4", 8, 101),
    (6, "a4", 8, 104),
    (5, "letter", 4, 90),
    (6, "tabloid", 4, 94),
)
"""Seed, format, pages and copy of issues that must be made."""
SHORT_AND_OVER = ((7, "a4", 8, 66), (8, "a4", 8, 111))
"""Those that must be given pages, whatever it costs."""


@pytest.fixture(scope="module")
def random_issues(repository: Path) -> Iterator[ModuleType]:
    """The module that writes random issues."""
    sys.path.insert(0, str(repository / "scripts"))
    try:
        yield importlib.import_module("benchmark.random_issues")
    finally:
        sys.path.remove(str(repository / "scripts"))


def pages_of(random_issues: ModuleType, folder: Path, words: tuple[int, str, int, int]) -> Composed:
    """Write a random issue and compose it."""
    seed, format, pages, copy = words
    random_issues.write(folder, random_issues.Order(seed, format, pages, copy))
    paper = publication(folder)
    made = composed(paper, paper.issues[0], design(format), pages)
    assert isinstance(made, Composed), made
    assert len(made.plan.pages) == pages
    return made


@pytest.mark.parametrize("words", FULL, ids=str)
def test_a_random_issue_of_the_right_amount_is_made(
    random_issues: ModuleType, tmp_path: Path, words: tuple[int, str, int, int]
) -> None:
    made = pages_of(random_issues, tmp_path / "paper", words)
    assert 85 <= made.report.copy <= 105
    assert wrong(made.report) == {}
    assert not_made(made.report, words[2]) == []


@pytest.mark.parametrize("words", SHORT_AND_OVER, ids=str)
def test_a_random_issue_of_too_little_or_too_much_gets_its_pages_too(
    random_issues: ModuleType, tmp_path: Path, words: tuple[int, str, int, int]
) -> None:
    made = pages_of(random_issues, tmp_path / "paper", words)
    assert wrong(made.report) == {}


DEMO = ("v11n48", "v11n49", "v11n50", "v12n1-2", "v12s-orchard", "v12n3", "v12n4")


@pytest.mark.parametrize("id", DEMO)
def test_every_issue_of_the_demonstration_paper_gets_its_pages(repository: Path, id: str) -> None:
    paper = publication(repository / "src" / "broadsheet" / "demo" / "paper")
    issue = next(issue for issue in paper.issues if issue.id == id)
    made = composed(paper, issue, design("a4"))
    assert isinstance(made, Composed), made
    assert wrong(made.report) == {}
    assert len(made.plan.pages) % 4 == 0 or len(made.plan.pages) <= 2


def test_the_number_of_twenty_articles_is_made_on_eight_pages(repository: Path) -> None:
    paper = publication(repository / "src" / "broadsheet" / "demo" / "paper")
    made = composed(paper, next(issue for issue in paper.issues if issue.id == "v12n4"), design("a4"), 8)
    assert isinstance(made, Composed), made
    assert not_made(made.report, 8) == []


def all_pages(folder: Path, format: str = "a4") -> None:
    """Compose all issues of a paper and hold them to what may never be."""
    paper = publication(folder)
    faults = {}
    for issue in paper.issues:
        made = composed(paper, issue, design(format))
        faults[issue.id] = wrong(made.report) if isinstance(made, Composed) else made
    assert {id: fault for id, fault in faults.items() if fault} == {}


def test_ten_numbers_of_this_week_in_rust_get_their_pages(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    all_pages(real_papers.rust(corpus("this-week-in-rust"), tmp_path))


def test_linux_gazette_9_gets_its_pages(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    all_pages(real_papers.linux_gazette(corpus("linux-gazette"), tmp_path / "paper"))


def test_libreas_31_gets_its_pages_on_tabloid(corpus: Callable[[str], Path], tmp_path: Path) -> None:
    all_pages(real_papers.libreas(corpus("libreas31"), tmp_path / "paper"), "tabloid")


@pytest.mark.parametrize("ruled", [False, True], ids=["lists", "tables"])
def test_libreas_31_gets_its_pages_on_a4_whole_and_without_white(
    corpus: Callable[[str], Path], tmp_path: Path, ruled: bool
) -> None:
    paper = publication(real_papers.libreas(corpus("libreas31"), tmp_path / "paper", ruled))
    made = composed(paper, paper.issues[0], design("a4"))
    assert isinstance(made, Composed), made
    assert wrong(made.report) == {}
    assert made.report.holes == ()
    assert made.plan.left_out == ()
    assert len(made.plan.pages) % 4 == 0
