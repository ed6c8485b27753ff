"""The bench of imports: that its site keeps its shape, and that it still runs against the command line as it is."""

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
def old_site(repository: Path) -> Iterator[ModuleType]:
    """The module that writes the site."""
    sys.path.insert(0, str(repository / "scripts"))
    try:
        yield importlib.import_module("benchmark.old_site")
    finally:
        sys.path.remove(str(repository / "scripts"))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_pages_have_four_to_eight_kilobytes_in_three_templates(old_site: ModuleType, tmp_path: Path) -> None:
    old_site.write(tmp_path, 360)
    pages = [data for path, data in contents(tmp_path).items() if not path.endswith("index.html")]
    assert len(pages) == 360
    sizes = sorted(map(len, pages))
    assert sizes[10] >= 4000
    assert sizes[-10] <= 8000
    assert 5000 < sum(sizes) / len(sizes) < 7000
    begins = {data[:18] for data in pages}  # as far as the three differ, and no title yet
    assert len(begins) == 3


def test_the_same_seed_gives_the_same_bytes_and_a_small_site_begins_a_large_one(
    old_site: ModuleType, tmp_path: Path
) -> None:
    for name, count in (("a", 40), ("b", 40), ("c", 80)):
        old_site.write(tmp_path / name, count)
    a, b, c = (contents(tmp_path / name) for name in "abc")
    assert a == b
    assert a.items() <= c.items()


def test_the_export_is_as_large_as_was_asked_for(old_site: ModuleType, tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    posts = old_site.write_export(file, 100_000)
    data = file.read_bytes()
    assert 100_000 <= len(data) < 120_000
    assert data.count(b"<item>") == data.count(b"<wp:status>publish") == posts


def test_the_bench_of_imports_runs_from_one_end_to_the_other(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "bench"), "import", "--pages", "80", "--export", "1"]
    command += ["--only", "clean", "--only", "memory", "--only", "again", "--only", "wordpress"]
    command += ["--runs", "1", "--json", "--work", str(tmp_path), "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert [row["unit"] for row in rows] == ["ms", "MiB", "", "MiB"]
    assert all(row["measured"] > 0 for row in rows if row["unit"] != "MiB")
    [paper] = [folder for folder in tmp_path.glob("paper-1")]
    assert len(list(paper.rglob("*.md"))) >= 80
