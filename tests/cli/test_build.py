"""`broadsheet build`, as it is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from broadsheet.cli.main import main

NOW = ("--now", "2026-11-20T12:00:00Z")


def article(root: Path, path: str, header: str = "", body: str = "It fell.") -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nheadline: The wall\n{header}---\n\n{body}\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "paper.toml").write_text(
        '[paper]\nformat = 1\nid = "p"\ntitle = "P"\n[calendar]\nfrequency = "irregular"\n'
    )
    article(tmp_path, "issues/v1n1/01-wall.md")
    (tmp_path / "issues/v1n1/issue.toml").write_text('date = 2026-01-02\nstatus = "released"\n')
    return tmp_path


def test_it_says_where_the_edition_is_and_what_is_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--paper", str(root), *NOW]) == 0
    said = capsys.readouterr().out
    assert f"{root}/out/web" in said
    assert "new" in said
    assert main(["build", "--paper", str(root), *NOW]) == 0
    assert "Nothing has changed" in capsys.readouterr().out


def test_it_says_how_much_was_kept_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article(root, "issues/v1n1/02-a.md", "status: draft\n")
    article(root, "issues/v1n1/03-b.md", "status: held\n")
    article(root, "issues/v1n1/04-c.md", "embargo_until: 2026-11-21T00:00:00Z\n")
    article(root, "issues/v1n2/01-d.md")
    (root / "issues/v1n2/issue.toml").write_text('date = 2026-12-02\nstatus = "planned"\n')
    assert main(["build", "--paper", str(root), *NOW]) == 0
    line = "Kept back: 1 issue not released (1 article), 1 draft, 1 held, 1 embargoed."
    assert line in capsys.readouterr().out
    assert main(["build", "--paper", str(root), *NOW]) == 0
    assert line in capsys.readouterr().out, "also when nothing has changed"


def test_errors_are_shown_with_their_lines_and_the_code_is_1(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "issues/v1n1/02-a.md").write_text("---\nheadline: A\nkicker: b: c\n---\n\nText.\n")
    assert main(["build", "--paper", str(root), *NOW]) == 1
    said = capsys.readouterr().err
    assert "issues/v1n1/02-a.md:3:" in said
    assert "kicker: b: c" in said
    assert "Nothing was put out" in said
    assert "--keep-going" in said


def test_keep_going_names_what_it_left_out(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "issues/v1n1/02-a.md").write_text("---\nheadline: A\nkicker: b: c\n---\n\nText.\n")
    assert main(["build", "--keep-going", "--paper", str(root), *NOW]) == 1
    assert "Left out as faulty: issues/v1n1/02-a.md." in capsys.readouterr().out
    assert (root / "out/web/v1/n1/wall/index.html").exists()


def test_check_lists_the_paths_and_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--check", "--paper", str(root), *NOW]) == 0
    assert "+ v1/n1/wall/index.html" in capsys.readouterr().out
    assert not (root / "out").exists()
    assert not (root / ".broadsheet").exists()


def test_json_carries_the_account_and_the_problems(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article(root, "issues/v1n1/02-a.md", "autor: Ana\n")
    assert main(["build", "--json", "--paper", str(root), *NOW]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == len(told["added"])
    assert told["stopped"] is False
    assert told["kept_back"] == {"articles": {}, "issues": 0}
    assert ("unknown-key", "issues/v1n1/02-a.md") in [
        (problem["name"], problem["file"]) for problem in told["problems"]
    ]


def test_another_folder_can_be_named(root: Path, tmp_path: Path) -> None:
    assert main(["build", "--out", str(root / "out" / "elsewhere"), "--paper", str(root), *NOW]) == 0
    assert (root / "out" / "elsewhere" / "index.html").exists()


def test_an_unknown_edition_is_a_usage_error(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--edition", "wallpaper", "--paper", str(root), *NOW]) == 2
    assert "web" in capsys.readouterr().err
