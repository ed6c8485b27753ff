"""`broadsheet calendar`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli.main import main

PAPER = """
[paper]
title = "The Harbour Weekly"
[calendar]
frequency = "weekly"
weekday = "friday"
volume_start = 2026-01-01
whole_number = {date = 2026-01-02, number = 101}
exceptions = [{date = 2026-01-23, skip = true}]
"""


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Numbers 1, 2, 4 (a week too early for its number), 6-7; 3 and 5 are missing; a special in between."""
    (tmp_path / "paper.toml").write_text(PAPER)
    for folder, day in (
        ("v1n1", "2026-01-02"),
        ("v1n2", "2026-01-09"),
        ("v1s-flood", "2026-01-12"),
        ("v1n4", "2026-01-30"),
        ("v1n6-7", "2026-02-13"),
    ):
        issue = tmp_path / "issues" / folder
        issue.mkdir(parents=True)
        kind = 'kind = "special"\n' if "flood" in folder else ""
        (issue / "issue.toml").write_text(f"date = {day}\n{kind}")
        (issue / "a.md").write_text("---\nheadline: A\n---\nText.\n")
    return tmp_path


def _calendar(paper: Path, *words: str) -> int:
    return main(["calendar", "--paper", str(paper), "--now", "2026-02-14T08:00:00Z", *words])


def test_the_calendar_says_what_comes_and_what_is_missing(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _calendar(paper, "--count", "2") == 0
    assert capsys.readouterr().out == (
        "To come:\n"
        "  2026-02-27 Fri  v1n8  whole number 108\n"
        "  2026-03-06 Fri  v1n9  whole number 109\n"
        "Gaps (2):\n"
        "  v1n2 … v1n4: number 3 of volume 1; no issue on 2026-01-16\n"
        "  v1n4 … v1n6-7: number 5 of volume 1; no issue on 2026-02-06\n"
        "Double numbers (1):\n"
        "  2026-02-13 Fri  v1n6-7\n"
        "Given twice: none\n"
        "Contradictions: none\n"
    )


def test_programs_read_it_as_json(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _calendar(paper, "--count", "1", "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert [row["id"] for row in said["coming"]] == ["v1n8"]
    assert said["gaps"][0] == {
        "after": "v1n2",
        "before": "v1n4",
        "volume": 1,
        "numbers": [3, 3],
        "volumes": [],
        "dates": ["2026-01-16"],
    }
    assert said["doubles"] == ["v1n6-7"]
    assert (said["duplicates"], said["contradictions"]) == ([], [])


def test_a_number_given_twice_is_listed(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    twin = paper / "issues" / "again"
    twin.mkdir()
    (twin / "issue.toml").write_text('id = "v1n2s-again"\nvolume = 1\nnumber = 2\ndate = 2026-01-16\n')
    (twin / "a.md").write_text("---\nheadline: A\n---\nText.\n")
    assert _calendar(paper, "--json") == 0
    found = json.loads(capsys.readouterr().out)["duplicates"]
    assert ("number", "2", ["issues/v1n2", "issues/again"]) in [(r["what"], r["value"], r["issues"]) for r in found]


def test_a_number_before_its_time_is_a_contradiction(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (paper / "issues/v1n4/issue.toml").write_text("date = 2026-02-20\n")
    assert _calendar(paper, "--json") == 0
    found = json.loads(capsys.readouterr().out)["contradictions"]
    assert ("order", "v1n6-7", "v1n4") in [(row["what"], row["issue"], row["other"]) for row in found]


def test_an_irregular_paper_has_none_to_come(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (paper / "paper.toml").write_text('[paper]\ntitle = "P"\n[calendar]\nfrequency = "irregular"\n')
    assert _calendar(paper) == 0
    assert "none by the calendar (frequency: irregular)" in capsys.readouterr().out


@pytest.mark.parametrize("count", ["-1", "x", "1001", "²"])
def test_a_count_is_a_number(paper: Path, count: str) -> None:
    assert _calendar(paper, "--count", count) == 2
