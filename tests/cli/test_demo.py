"""`broadsheet demo`, as it is called."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.cli.main import main

NOW = ("--now", "2026-11-20T12:00:00Z")


def test_the_demonstration_paper_is_copied_and_built(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "demo"
    assert main(["demo", str(path), *NOW]) == 0
    assert (path / "paper.toml").exists()
    assert (path / "out" / "web" / "index.html").exists()
    assert "broadsheet serve" in capsys.readouterr().out


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert main(["demo", str(tmp_path), *NOW]) == 0


def test_nothing_of_anybodys_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    assert main(["demo", str(tmp_path), *NOW]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert "there already" in capsys.readouterr().err
