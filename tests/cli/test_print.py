"""`broadsheet print`, as it is called."""

from __future__ import annotations

import json
import shutil
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from broadsheet.cli.main import main

BEFORE = ("--now", "2026-09-01T00:00:00Z")
AFTER = ("--now", "2026-10-20T00:00:00Z")
ORCHARD = "issues/2026/v12s-orchard"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The demonstration paper; its supplement of three articles fills a page."""
    folder = tmp_path / "paper"
    shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), folder)
    return folder


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    code = main(["print", *words])
    return code, "".join(capsys.readouterr())


def test_it_tells_the_pages_and_where_they_are(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "v12s-orchard", "--pages", "1", "--paper", str(root), *BEFORE)
    assert code == 0
    head, row = text.splitlines()[:2]
    assert head.split()[:3] == ["page", "fill", "unset"]
    assert row.split()[0] == "1"
    assert "v12s-orchard: 1 page a4" in text
    assert f"They are in {ORCHARD}/printed and in {root}/out/print/v12s-orchard." in text
    assert "The issue is not released" in text


def test_a_second_print_says_that_nothing_is_other_than_before(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("v12s-orchard", "--pages", "1", "--paper", str(root))
    said(capsys, *words, *BEFORE)
    assert "They are as they were in" in said(capsys, *words, *BEFORE)[1]
    code, text = said(capsys, *words, *AFTER)
    assert (code, "released" in text, "--again" in text) == (2, True, True)
    assert "as they were" in said(capsys, *words, "--again", *AFTER)[1]
    code, text = said(capsys, *words, "--again", "--format", "letter", *AFTER)
    assert (code, f"kept in {ORCHARD}/printed/1." in text) == (0, True)


def test_too_little_copy_is_told_in_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "v12s-orchard", "--pages", "8", "--paper", str(root), *BEFORE)
    assert code == 1
    assert "lines of copy for" in text
    assert "or choose 4 pages." in text
    assert "Nothing was printed of v12s-orchard." in text


def test_the_account_is_json_for_programs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, text = said(capsys, "v12s-orchard", "--pages", "1", "--json", "--paper", str(root), *BEFORE)
    value: dict[str, Any] = json.loads(text)
    assert code == 0
    assert (value["issue"], value["released"], value["stored"], value["kept"]) == ("v12s-orchard", False, True, 0)
    english = value["languages"]["en"]
    assert (english["pages"], english["format"], english["design"]) == (1, "a4", "gazette")
    assert 0 < english["copy"]["lines"] <= english["copy"]["room"]
    assert len(english["report"]["pages"]) == 1
    assert value["problems"] == []


def test_print_wants_an_issue_and_a_number_of_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--paper", str(root))[0] == 2
    assert said(capsys, "v12s-orchard", "--pages", "0", "--paper", str(root))[0] == 2
    code, text = said(capsys, "v12s-orchid", "--paper", str(root))
    assert (code, "v12s-orchard" in text) == (2, True)


def test_build_leaves_the_print_edition_to_print(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["build", "--edition", "print", "--paper", str(root), *BEFORE])
    assert (code, "broadsheet print" in capsys.readouterr().err) == (2, True)
