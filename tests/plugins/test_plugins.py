"""Plug-ins: a package that is really installed, and a real `broadsheet` beside it that uses it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
NOW = "2026-06-01T00:00:00Z"


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder into which pip has installed the sample package."""
    source = shutil.copytree(HERE / "sample", tmp_path_factory.mktemp("source") / "sample")
    folder = tmp_path_factory.mktemp("target")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run([*pip, "--target", str(folder), str(source)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    root = shutil.copytree(HERE.parent / "proofs" / "sample", tmp_path / "paper")
    (root / "issues/v1n2/02-loud.md").write_text("---\nheadline: LOUD\n---\nQuiet.\n", encoding="utf-8")
    return root


def broadsheet(target: Path | None, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(target) if target else "", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-m", "broadsheet", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)


def names(done: subprocess.CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    return {problem["name"]: problem for problem in json.loads(done.stdout)["problems"]}


def test_a_check_of_a_plug_in_finds_its_problem_and_brings_its_sentence(target: Path, paper: Path) -> None:
    found = names(broadsheet(target, "proof", "--json", cwd=paper))
    problem = found["shouting-headline"]
    assert (problem["file"], problem["line"]) == ("issues/v1n2/02-loud.md", 2)
    assert problem["sentence"] == "The headline “LOUD” is all capitals."
    assert "shouting-headline" not in names(broadsheet(None, "proof", "--json", cwd=paper))


def test_a_check_that_falls_over_is_told_and_the_others_go_on(target: Path, paper: Path) -> None:
    done = broadsheet(target, "proof", "--json", cwd=paper)
    found = names(done)
    assert found["plugin-failed"]["sentence"] == (
        "The plug-in “broken-check” of checks failed: RuntimeError: the check fell over."
    )
    assert found["plugin-failed"]["facts"]["package"] == "broadsheet-sample"
    assert "shouting-headline" in found
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_an_edition_of_a_plug_in_is_built(target: Path, paper: Path) -> None:
    done = broadsheet(target, "build", "--edition", "headlines", "--now", NOW, cwd=paper)
    assert done.returncode == 0, done.stderr
    text = (paper / "out/headlines/headlines.txt").read_text(encoding="utf-8")
    assert text.splitlines()[0] == "v1n1/wall\tThe wall is to be rebuilt"
    assert "v1n2/loud\tLOUD" in text


@pytest.mark.parametrize(
    ("edition", "fault"),
    [("broken-edition", "RuntimeError: the edition fell over"), ("lost-edition", "AttributeError: ")],
)
def test_an_edition_that_falls_over_puts_nothing_out(edition: str, fault: str, target: Path, paper: Path) -> None:
    done = broadsheet(target, "build", "--edition", edition, "--now", NOW, cwd=paper)
    assert done.returncode == 1
    assert fault in done.stderr
    assert "Traceback" not in done.stderr
    assert not list((paper / "out").rglob("half.txt"))


def test_an_importer_of_a_plug_in_fills_a_paper_with_ledger_and_all(target: Path, tmp_path: Path) -> None:
    source = tmp_path / "diaries"
    source.mkdir()
    (source / "winter.diary").write_text("2026-01-02 Snow: It snowed.\n2026-01-03 Thaw: It thawed.\n", encoding="utf-8")
    (source / "notes.txt").write_text("no diary", encoding="utf-8")
    done = broadsheet(target, "import", "diary", "diaries", "--into", "book", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["issues"] == ["2026-01-02", "2026-01-03"]
    assert told["files"] == {"merged into": 1, "left out because": 1}
    article = (tmp_path / "book/issues/2026/2026-01-02/entry.md").read_text(encoding="utf-8")
    assert article == "---\nheadline: Snow\nimported: diaries\n---\nIt snowed.\n"
    assert "notes.txt,left out because,it is no diary" in (tmp_path / "book/imports/diaries/ledger.csv").read_text()


def test_an_importer_that_falls_over_is_told_and_what_it_found_is_entered(target: Path, tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    done = broadsheet(target, "import", "broken-importer", "source", "--into", "book", "--json", cwd=tmp_path)
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"][0]["name"] == "plugin-failed"
    assert "first.txt" in (tmp_path / "book/imports/source/ledger.csv").read_text(encoding="utf-8")


def test_an_unknown_kind_of_import_names_the_nearest_and_those_there_are(target: Path, tmp_path: Path) -> None:
    done = broadsheet(target, "import", "dairy", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "Did you mean “diary”?" in done.stderr
