"""`broadsheet issue new`, as it is called."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from broadsheet.cli.main import main
from broadsheet.folder.read import read

NOW = ("--now", "2026-07-29T10:00:00Z")  # a Wednesday


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A weekly with its first issue on Friday, 31 July 2026."""
    main(["new", str(tmp_path / "paper"), "--weekday", "friday", *NOW])
    return tmp_path / "paper"


def _toml(paper: Path, folder: str) -> dict[str, Any]:
    return tomllib.loads((paper / folder / "issue.toml").read_text(encoding="utf-8"))


def _new(paper: Path, *words: str) -> int:
    return main(["issue", "new", "--paper", str(paper), *words, *NOW])


def test_the_next_issue_follows_the_calendar(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _new(paper) == 0
    assert _toml(paper, "issues/2026/v1n2") == {
        "volume": 1,
        "number": 2,
        "date": date(2026, 8, 7),
        "status": "planned",
    }
    assert capsys.readouterr().out == (
        "issues/2026/v1n2/issue.toml\nv1n2: volume 1, number 2, dated 2026-08-07, planned\n"
    )


def test_issue_after_issue(paper: Path) -> None:
    assert [_new(paper) for _ in range(3)] == [0, 0, 0]
    reading = read(paper)
    assert [issue.id for issue in reading.publication.issues] == ["v1n1", "v1n2", "v1n3", "v1n4"]
    assert reading.problems == ()


def test_a_double_number_takes_two(paper: Path) -> None:
    assert _new(paper, "--double") == 0
    assert _toml(paper, "issues/2026/v1n2-3")["number"] == "2-3"
    assert _new(paper) == 0
    assert _toml(paper, "issues/2026/v1n4")["date"] == date(2026, 8, 21)


def test_a_special_is_outside_the_count(paper: Path) -> None:
    assert _new(paper, "--special", "Summer", "--date", "2026-08-05", "--title", "Summer by the sea") == 0
    special = _toml(paper, "issues/2026/v1s-summer")
    assert (special["kind"], special["title"], special["date"]) == ("special", "Summer by the sea", date(2026, 8, 5))
    assert "number" not in special
    assert _new(paper) == 0
    assert _toml(paper, "issues/2026/v1n2")["date"] == date(2026, 8, 7)


def test_a_date_may_be_said(paper: Path) -> None:
    assert _new(paper, "--date", "2026-08-12") == 0
    assert _toml(paper, "issues/2026/v1n2")["date"] == date(2026, 8, 12)


def test_the_new_volume_begins_with_1(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert _new(paper, "--date", "2027-07-30", "--json") == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["id"], made["folder"], made["volume"], made["number"]) == ("v2n1", "issues/2027/v2n1", 2, "1")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2026-02-30"), "there is no such day"),
        (("--date", "01/02/2026"), "2026-02-01"),
        (("--date", "1 mars 2026"), "Write the year first"),
        (("--date", "2026-13"), "Write the year first"),
        (("--date", "9999-01-01"), "year"),
        (("--date", "1899-01-01"), "not after the last issue"),
        (("--date", "2026-07-31"), "not after the last issue"),
        (("--special", "🎉"), "no letter or digit"),
    ],
)
def test_what_cannot_be_is_refused(
    paper: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    capsys.readouterr()
    assert _new(paper, *words) == 2
    assert said in capsys.readouterr().err
    assert len(list((paper / "issues").rglob("issue.toml"))) == 1


def test_a_special_of_the_same_word_is_refused(paper: Path) -> None:
    assert _new(paper, "--special", "summer", "--date", "2026-08-05") == 0
    assert _new(paper, "--special", "summer", "--date", "2026-08-06") == 2
