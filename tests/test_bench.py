"""The bench itself: that its weekly keeps its shape, and that it still runs against the command line as it is."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def corpus(repository: Path) -> Iterator[ModuleType]:
    """The module that writes the weekly."""
    sys.path.insert(0, str(repository / "scripts"))
    try:
        yield importlib.import_module("benchmark.corpus")
    finally:
        sys.path.remove(str(repository / "scripts"))


def test_the_weekly_has_26000_articles_in_2600_issues(corpus: ModuleType) -> None:
    issues = list(corpus.issues())
    assert len(issues) == 2600
    assert len({issue.volume for issue in issues}) == 53
    assert len({issue.date for issue in issues}) == 2600
    assert {issue.date.isoweekday() for issue in issues} == {5}


def test_an_article_has_about_690_words_with_notes_and_links(corpus: ModuleType) -> None:
    texts = [article.text for article in corpus.articles(300)]
    assert 650 < sum(len(text.split()) for text in texts) / 300 < 730
    assert 1 < sum(text.count("[^") / 2 for text in texts) / 300 < 4
    assert 2 < sum(text.count("](https://") for text in texts) / 300 < 4.5
    assert 0.2 < sum(text.count("](PICTURE") for text in texts) / 300 < 0.7


def test_the_same_seed_gives_the_same_bytes_and_a_small_weekly_begins_a_large_one(
    corpus: ModuleType, tmp_path: Path
) -> None:
    for name, count in (("a", 20), ("b", 20), ("c", 30)):
        (tmp_path / name).mkdir()
        corpus.write(tmp_path / name, count)
    a, b, c = (contents(tmp_path / name) for name in "abc")
    assert a == b
    assert {name: data for name, data in c.items() if name in a and name != "written"} == {
        name: data for name, data in a.items() if name != "written"
    }


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_bench_runs_from_one_end_to_the_other(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "bench"), "--articles", "60", "--runs", "1", "--no-hugo"]
    command += ["--json", "--work", str(tmp_path), "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert len(rows) == 4 + 1 + 1 + 1 + 1 + 2 + 1 + 4
    assert all(row["measured"] > 0 for row in rows)
