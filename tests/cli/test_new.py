"""`broadsheet new`, as it is called."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.folder.read import read

NOW = ("--now", "2026-07-29T10:00:00Z")  # a Wednesday


def test_a_new_paper_stands_in_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "the-harbour-weekly"
    assert main(["new", str(path), "--weekday", "friday", *NOW]) == 0
    paper = read(path).publication
    assert paper.title.in_language("en") == "The Harbour Weekly"
    assert (paper.id, paper.calendar.weekday, paper.calendar.volume_start) == (
        "the-harbour-weekly",
        4,
        date(2026, 7, 29),
    )
    said = capsys.readouterr().out
    assert "issues/2026/v1n1/01-our-first-issue.md" in said
    assert "broadsheet serve" in said


def test_what_is_said_stands_in_paper_toml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--title", "El Muelle", "--language", "es", "--frequency", "monthly", "--numbering", "continuous"]
    assert main(["new", str(tmp_path / "x"), *words, "--timezone", "Europe/Madrid", "--json", *NOW]) == 0
    paper = read(tmp_path / "x").publication
    assert (paper.language, paper.timezone) == ("es", "Europe/Madrid")
    assert (paper.calendar.frequency, paper.calendar.numbering) == ("monthly", "continuous")
    made = json.loads(capsys.readouterr().out)
    assert (made["id"], made["title"]) == ("el-muelle", "El Muelle")
    assert "paper.toml" in made["files"]


def test_the_day_is_that_of_the_papers_zone(tmp_path: Path) -> None:
    late = ("--now", "2026-07-29T23:30:00Z")
    assert main(["new", str(tmp_path / "x"), "--timezone", "Europe/Madrid", *late]) == 0
    assert read(tmp_path / "x").publication.calendar.volume_start == date(2026, 7, 30)


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["new", str(tmp_path), *NOW]) == 1
    assert "something in this folder" in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["mine.txt"]


@pytest.mark.parametrize(
    "words", [["--language", "English!"], ["--timezone", "Mars/Base"], ["--title", "  "], ["--weekday", "fryday"]]
)
def test_words_that_do_not_fit_are_refused_before_anything_is_made(tmp_path: Path, words: list[str]) -> None:
    assert main(["new", str(tmp_path / "x"), *words, *NOW]) == 2
    assert not (tmp_path / "x").exists()
