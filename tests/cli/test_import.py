"""`broadsheet import` as it is called: what it says, what it leaves, its exit codes."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.press.lock import Lock


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "old-posts"
    folder.mkdir()
    for number, day in ((1, "01"), (2, "08"), (3, "15")):
        (folder / f"2021-01-{day}-news.md").write_text(f"---\ntitle: News {number}\n---\nText.\n", encoding="utf-8")
    return folder


def test_an_import_says_what_came_of_every_file_and_where_the_account_is(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper"
    assert main(["import", "markdown", str(source), "--into", str(paper)]) == 0
    said = capsys.readouterr().out
    assert f"3 files of {source}: 3 imported as" in said
    assert "3 issues, 3 articles, 0 standing pages" in said
    assert f"a new paper in {paper}: files 6 written" in said
    account = (paper / "imports/old-posts/ledger.md").read_text(encoding="utf-8")
    assert "- 3 imported as …" in account
    assert main(["proof", "--paper", str(paper)]) == 0
    assert main(["build", "--paper", str(paper), "--jobs", "1"]) == 0
    assert (paper / "out/web/n3/news/index.html").exists()


def test_a_dry_run_leaves_nothing_behind(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "paper"
    assert main(["import", "markdown", str(source), "--into", str(paper), "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["dry_run"] is True
    assert told["issues"] == ["n1", "n2", "n3"]
    assert not paper.exists()


def test_rules_in_the_paper_are_found_and_bad_ones_end_with_a_fault(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = tmp_path / "paper"
    assert main(["import", "markdown", str(source), "--into", str(paper)]) == 0
    rules = paper / "imports/old-posts/import.toml"
    rules.write_text('[source]\naddress = "/{year}/{file}.html"\n', encoding="utf-8")
    assert main(["import", "markdown", str(source), "--into", str(paper)]) == 0
    assert '"/2021/news.html" = "n1/news"' in (paper / "redirects.toml").read_text(encoding="utf-8")
    rules.write_text('[issues]\nnumbering = "backwards"\n', encoding="utf-8")
    assert main(["import", "markdown", str(source), "--into", str(paper)]) == 1
    assert "import-rule-bad" in capsys.readouterr().err


def test_a_second_import_into_the_paper_waits_or_is_refused(source: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    (paper / ".broadsheet").mkdir(parents=True)
    with closing(Lock(str(paper / ".broadsheet/import.lock"), "import")):
        assert main(["import", "markdown", str(source), "--into", str(paper)]) == 3
    assert main(["import", "markdown", str(source), "--into", str(paper)]) == 0


def test_an_archive_is_imported_like_the_folder_in_it(source: Path, tmp_path: Path) -> None:
    assert main(["import", "markdown", str(source), "--into", str(tmp_path / "one")]) == 0
    archive = shutil.make_archive(str(tmp_path / "old-posts"), "zip", tmp_path, "old-posts")
    assert main(["import", "markdown", archive, "--into", str(tmp_path / "two")]) == 0
    for path in (tmp_path / "one").rglob("*.md"):
        assert (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes() == path.read_bytes()


def test_an_interrupted_import_ends_with_130_and_leaves_no_process(source: Path, tmp_path: Path) -> None:
    for number in range(4, 2500):
        name = f"2021-{1 + number % 12:02}-{1 + number % 28:02}-news-{number}.md"
        (source / name).write_text(f"---\ntitle: News {number}\n---\n" + "Text. " * 2000, encoding="utf-8")
    command = [sys.executable, "-m", "broadsheet", "import", "markdown", str(source), "--into", str(tmp_path / "paper")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as program:
        until = time.monotonic() + 60
        while not list(tmp_path.glob("paper/issues/*/*/*.md")) and time.monotonic() < until:
            time.sleep(0.02)
        program.send_signal(signal.SIGINT)
        assert b"Traceback" not in program.communicate()[1]
    assert program.returncode == 130
    assert (tmp_path / "paper/imports/old-posts/under-way.csv").exists()


@pytest.mark.parametrize(
    "words", [["import", "markdown", "/nowhere/at/all"], ["import", "markdwn", "."], ["import", "markdown"]]
)
def test_what_cannot_be_is_a_fault_of_usage_and_leaves_nothing_behind(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_import_that_fails_leaves_folders_that_were_there_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["import", "markdown", "/nowhere", "--into", str(tmp_path / "empty")]) == 2
    assert main(["import", "markdown", "/nowhere", "--into", str(tmp_path / "empty" / "new" / "paper")]) == 2
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_folder_with_something_else_in_it_is_refused(source: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("mine")
    assert main(["import", "markdown", str(source), "--into", str(tmp_path / "full")]) == 1
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["letter.txt"]
