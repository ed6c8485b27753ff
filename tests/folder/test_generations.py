"""The `printed/` folder: whole or not at all, and what went to paper before is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder import generations
from broadsheet.folder.generations import store_printed

from .papers import ISSUE, Paper

FIRST = {"v53n21.pdf": b"first", "pages.json": b'{"pages": 4}', "page-1.webp": b"1"}
SECOND = {"v53n21.pdf": b"second", "pages.json": b'{"pages": 8}'}


def held(paper: Paper) -> dict[str, bytes]:
    """Every file below the issue's folder that has to do with printing, by its path."""
    folder = paper.root / ISSUE
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "printed" in file.as_posix()
    }


def within(files: dict[str, bytes], folder: str = "printed") -> dict[str, bytes]:
    return {f"{folder}/{name}": data for name, data in files.items()}


def test_what_is_printed_replaces_what_was_there(paper: Paper) -> None:
    assert store_printed(paper.root, ISSUE, FIRST, keep=False)
    assert store_printed(paper.root, ISSUE, SECOND, keep=False)
    assert held(paper) == within(SECOND)


def test_what_was_printed_before_is_kept_under_the_next_number(paper: Paper) -> None:
    for files in (FIRST, SECOND, FIRST):
        store_printed(paper.root, ISSUE, files, keep=True)
    assert held(paper) == within(FIRST) | within(FIRST, "printed/1") | within(SECOND, "printed/2")


def test_the_same_files_again_change_nothing_and_make_no_generation(paper: Paper) -> None:
    store_printed(paper.root, ISSUE, FIRST, keep=True)
    stamp = (paper.root / ISSUE / "printed").stat().st_ino
    assert not store_printed(paper.root, ISSUE, FIRST, keep=True)
    assert held(paper) == within(FIRST)
    assert (paper.root / ISSUE / "printed").stat().st_ino == stamp


def test_files_of_somebody_else_stay(paper: Paper) -> None:
    paper.write(f"{ISSUE}/printed/note-to-the-printer.txt", "80 g, uncoated")
    store_printed(paper.root, ISSUE, FIRST, keep=True)
    store_printed(paper.root, ISSUE, SECOND, keep=False)
    assert held(paper) == within(SECOND) | {"printed/note-to-the-printer.txt": b"80 g, uncoated"}


def test_a_disk_that_refuses_leaves_the_old_folder_as_it_was(paper: Paper) -> None:
    store_printed(paper.root, ISSUE, FIRST, keep=False)
    too_long = {"v53n21.pdf": b"new", "x" * 300 + ".pdf": b"the name is longer than the system takes"}
    with pytest.raises(OSError, match="too long"):
        store_printed(paper.root, ISSUE, too_long, keep=False)
    assert held(paper) == within(FIRST)
    assert not list((paper.root / ISSUE).glob(".printed*"))


def test_a_folder_that_a_crash_has_left_aside_is_put_back(paper: Paper) -> None:
    for name, data in FIRST.items():
        paper.write(f"{ISSUE}/.printed.old-7/{name}", data)
    paper.write(f"{ISSUE}/.printed.new-7/half.pdf", b"")
    assert not store_printed(paper.root, ISSUE, FIRST, keep=False)
    assert held(paper) == within(FIRST)


def test_nothing_is_stored_outside_the_paper(paper: Paper, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder = paper.root / "issues/linked"
    folder.parent.mkdir(parents=True)
    folder.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FolderError, match="outside"):
        store_printed(paper.root, "issues/linked", FIRST, keep=False)


def test_the_old_generations_are_named(paper: Paper) -> None:
    for name in ("2", "10", "1", "notes"):
        paper.write(f"{ISSUE}/printed/{name}/v53n21.pdf", b"")
    assert generations.generations(paper.root / ISSUE / "printed") == [1, 2, 10]
    assert generations.generations(paper.root / ISSUE / "gone") == []


def test_older_generations_are_no_articles_and_no_covers(paper: Paper) -> None:
    paper.article("01-a.md")
    store_printed(paper.root, ISSUE, FIRST, keep=False)
    store_printed(paper.root, ISSUE, SECOND | {"page-1.webp": b"2"}, keep=True)
    printed = paper.issue().printed
    assert printed is not None
    assert (printed.pages, printed.covers) == (8, (f"{ISSUE}/printed/page-1.webp",))
    assert not paper.problems()
