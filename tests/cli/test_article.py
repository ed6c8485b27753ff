"""`broadsheet article new`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.folder.read import read

NOW = ("--now", "2026-07-29T10:00:00Z")


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A paper with two planned issues, v1n1 and v1n2."""
    path = tmp_path / "paper"
    main(["new", str(path), "--weekday", "friday", *NOW])
    main(["issue", "new", "--paper", str(path), *NOW])
    return path


def _new(paper: Path, *words: str) -> int:
    return main(["article", "new", "--paper", str(paper), *words, *NOW])


def test_an_article_goes_into_the_newest_planned_issue(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _new(paper, "Harbour wall: rebuilt", "--section", "news") == 0
    file = paper / "issues/2026/v1n2/01-harbour-wall-rebuilt.md"
    assert file.read_text() == '---\nheadline: "Harbour wall: rebuilt"\nsection: News\nstatus: draft\n---\n\n'
    assert capsys.readouterr().out.startswith("issues/2026/v1n2/01-harbour-wall-rebuilt.md\n")


def test_an_article_goes_behind_those_of_the_issue_that_was_named(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert _new(paper, "Buses", "--issue", "v1n1", "--byline", "Ana Ruiz", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made == {"id": "v1n1/buses", "file": "issues/2026/v1n1/02-buses.md", "issue": "v1n1"}
    issue = read(paper).publication.issues[0]
    assert [(article.id, article.headline) for article in issue.articles][1] == ("v1n1/buses", "Buses")


def test_a_new_article_is_a_draft_and_no_fault(paper: Path) -> None:
    assert _new(paper, "Buses") == 0
    assert [problem.name for problem in read(paper).problems] == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("Whole",), 2, "taken by the paper itself"),
        (("P 12", "--slug", "p12"), 2, "taken by the paper itself"),
        (("con",), 2, "taken by the paper itself"),
        (("index",), 2, "taken by the paper itself"),
        (("🎉",), 1, "nothing that could stand in an address"),
        (("..",), 1, "nothing that could stand in an address"),
        (("Buses", "--issue", "v1n9"), 2, "no issue “v1n9”"),
        (("  ",), 2, "headline is empty"),
        (("Our first issue", "--issue", "v1n1"), 1, "already"),
    ],
)
def test_what_cannot_be_is_refused(
    paper: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    before = sorted(paper.rglob("*"))
    capsys.readouterr()
    assert _new(paper, *words) == code
    assert said in capsys.readouterr().err
    assert sorted(paper.rglob("*")) == before


def test_hidden_names_and_long_ones_become_plain_ones(paper: Path) -> None:
    assert _new(paper, ".git") == 0
    assert _new(paper, "x" * 300) == 0
    names = sorted(path.name for path in (paper / "issues/2026/v1n2").glob("*.md"))
    assert names == ["01-git.md", f"02-{'x' * 80}.md"]


def test_an_unknown_section_is_kept_with_a_warning(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _new(paper, "Buses", "--section", "Newz") == 0
    assert "Did you mean “News”?" in capsys.readouterr().err


def test_without_a_planned_issue_one_must_be_named(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for file in paper.rglob("issue.toml"):
        file.write_text(file.read_text().replace("planned", "released"))
    assert _new(paper, "Buses") == 2
    assert "No issue is planned" in capsys.readouterr().err
