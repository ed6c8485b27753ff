"""print.toml: what an editor has settled of an issue's printed pages, and what is told of what cannot be."""

from __future__ import annotations

import marshal

import pytest

from broadsheet.folder.rows import reading_of, row_of
from broadsheet.model.pins import NONE, Pin, Pins

from .papers import ISSUE, Paper, facts

WHOLE = """
pages = 8
keep = [4, 1]

[articles.harbour-wall]
page = 3
columns = 6
jump = false
picture = "large"
picture_columns = 4

[sections]
4 = "Sport"
"""


def test_what_print_toml_settles_reaches_the_issue(paper: Paper) -> None:
    paper.article("01-harbour-wall.md")
    paper.write(f"{ISSUE}/print.toml", WHOLE)
    assert paper.issue().pins == Pins(
        pages=8,
        keep=frozenset((1, 4)),
        articles={"v53n21/harbour-wall": Pin(3, 6, False, "large", 4)},
        sections={4: "sport"},
    )
    assert not paper.problems()


def test_an_issue_without_print_toml_or_with_an_empty_one_settles_nothing(paper: Paper) -> None:
    paper.article("01-a.md")
    assert paper.issue().pins is NONE
    paper.write(f"{ISSUE}/print.toml", "# nothing yet\n")
    assert paper.issue().pins is NONE


def test_what_is_settled_survives_the_cache(paper: Paper) -> None:
    paper.article("01-harbour-wall.md")
    paper.write(f"{ISSUE}/print.toml", WHOLE)
    part = paper.read().folders[ISSUE]
    kept = reading_of(marshal.loads(marshal.dumps(row_of(part))))  # noqa: S302 - our own bytes
    assert kept.issue is not None
    assert part.issue is not None
    assert kept.issue.pins == part.issue.pins


@pytest.mark.parametrize(
    ("written", "name", "line", "expected"),
    [
        ("pagse = 8", "unknown-key", 1, {"nearest": "pages"}),
        ("[articles.harbor-wall]\npage = 3", "pin-unknown", 1, {"nearest": "harbour-wall"}),
        ("[articles.harbour-wall]\ncolums = 3", "unknown-key", 2, {"nearest": "columns"}),
        ('[articles.harbour-wall]\npicture = "huge"', "bad-value", 2, {"key": "picture"}),
        ("[articles]\nharbour-wall = 3", "bad-value", 2, {"key": "harbour-wall"}),
        ("articles = 3", "bad-value", 1, {"key": "articles"}),
        ('[sections]\n4 = "Sprot"', "unknown-section", 2, {"nearest": "sport"}),
        ('[sections]\nfour = "Sport"', "bad-value", 2, {"value": "four"}),
        ("[sections]\n4 = 4", "bad-value", 2, {"key": "4"}),
        ("keep = [0]", "bad-value", 1, {"expected": "a list of pages, as in [1, 4]"}),
        ("pages = eight", "bad-toml", 1, {}),
    ],
)
def test_what_cannot_be_settled_is_told_at_its_line(
    paper: Paper, written: str, name: str, line: int, expected: dict[str, str]
) -> None:
    paper.article("01-harbour-wall.md")
    paper.write(f"{ISSUE}/print.toml", written)
    problem = paper.one(name)
    assert (problem.place.file, problem.place.line) == (f"{ISSUE}/print.toml", line)
    assert facts(problem).items() >= expected.items()


def test_a_pin_for_an_article_that_cannot_be_read_is_no_fault_of_the_pin(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(f"{ISSUE}/02-wall.md", "---\nheadline: x\n")
    paper.write(f"{ISSUE}/print.toml", "[articles.wall]\npage = 2")
    assert [problem.name for problem in paper.problems()] == ["unclosed-header"]
