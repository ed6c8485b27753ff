"""The print edition by the protocol of all editions: its outputs, their keys, and what it makes anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path

import pytest

from broadsheet import theming
from broadsheet.editions.edition import Job
from broadsheet.editions.print.edition import Print
from broadsheet.editions.table import edition
from broadsheet.folder.read import read
from broadsheet.press.gate import Gate

NOW = datetime(2026, 10, 20, tzinfo=UTC)
ORCHARD = "issues/2026/v12s-orchard"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "paper"
    shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), folder)
    return folder


def job(root: Path) -> Job:
    publication = Gate().open(read(root).publication, NOW).publication
    issue = next(one for one in publication.issues if one.id == "v12s-orchard")
    overrides = root / "theme"
    return Job(publication, issue, theming.load("gazette", overrides if overrides.is_dir() else None), NOW)


def keys(root: Path) -> dict[str, str]:
    return {output.path: output.key for output in Print().write(job(root))}


def test_the_table_of_editions_knows_print() -> None:
    assert edition("print", pytest.fail).name == "print"


def test_every_issue_has_a_folder_of_files(root: Path) -> None:
    names = ("v12s-orchard.pdf", "pages.json", "plan.json", "report.json", "flatplan.svg")
    assert list(keys(root)) == [f"v12s-orchard/{name}" for name in names]


def _change(root: Path, path: str, old: str, new: str) -> None:
    file = root / path
    file.write_text(file.read_text().replace(old, new, 1))


@pytest.mark.parametrize(
    ("change", "other"),
    [
        (lambda root: None, False),
        (lambda root: _change(root, f"{ORCHARD}/01-lost-orchards.md", "the", "one"), True),
        (lambda root: _change(root, "paper.toml", "£1.20", "£1.30"), True),
        (lambda root: _change(root, "house/03-old-numbers.md", "2015", "2014"), True),
        (lambda root: (root / ORCHARD / "print.toml").write_text("pages = 1\n"), True),
        (lambda root: _change(root, "issues/2026/v12n3/05-oak.md", "the", "one"), False),
    ],
)
def test_a_key_changes_with_what_goes_into_the_pages_and_with_nothing_else(
    root: Path, change: Callable[[Path], None], other: bool
) -> None:
    before = keys(root)
    change(root)
    assert (keys(root) != before) is other


def test_the_pages_are_made_once_for_all_files(root: Path) -> None:
    (root / ORCHARD / "print.toml").write_text("pages = 1\n")
    told: list[str] = []
    made = {output.path: output.make(lambda problem: told.append(problem.name)) for output in Print().write(job(root))}
    assert made["v12s-orchard/v12s-orchard.pdf"].startswith(b"%PDF-1.7")
    assert made["v12s-orchard/flatplan.svg"].startswith(b"<svg")
    assert b'"pages": 1' in made["v12s-orchard/pages.json"]


def test_copy_that_fills_no_page_is_reported_and_gives_no_file(root: Path) -> None:
    (root / ORCHARD / "print.toml").write_text("pages = 16\n")
    told: list[str] = []
    made = [output.make(lambda problem: told.append(problem.name)) for output in Print().write(job(root))]
    assert set(made) == {b""}
    assert told == ["no-pages"]
