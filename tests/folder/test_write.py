"""Writing into the folder: whole or not at all, and nothing outside the paper."""

from __future__ import annotations

import os
import tomllib
from datetime import date
from pathlib import Path
from threading import get_native_id

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.write import (
    add_redirect,
    article_bytes,
    change_field,
    issue_toml,
    new_article,
    new_issue,
    store,
    write_file,
)
from broadsheet.model.calendar import Coming

NEXT = Coming(53, "21", 2601, date(2023, 7, 15))


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    assert write_file(tmp_path, "issues/2026/v1n1/01-a.md", b"text")
    assert (tmp_path / "issues/2026/v1n1/01-a.md").read_bytes() == b"text"
    assert sorted(os.listdir(tmp_path / "issues/2026/v1n1")) == ["01-a.md"]


def test_what_is_the_same_is_not_rewritten(tmp_path: Path) -> None:
    assert write_file(tmp_path, "a.md", b"text")
    before = (tmp_path / "a.md").stat()
    assert not write_file(tmp_path, "a.md", b"text")
    assert (tmp_path / "a.md").stat().st_ino == before.st_ino


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    write_file(tmp_path, "a.md", b"one")
    (tmp_path / "a.md").chmod(0o640)
    write_file(tmp_path, "a.md", b"two")
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_file(tmp_path, "a.md", b"one")
    finally:
        os.umask(old)
    assert (tmp_path / "a.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "path",
    [
        "../a.md",
        "issues/../../a.md",
        "/etc/passwd",
        "",
        ".",
        "a//b",
        "a/./b",
        "a\\..\\..\\b",
        "C:/a.md",
        "a\nb.md",
        "a\0b.md",
    ],
)
def test_nothing_is_written_outside_the_paper(tmp_path: Path, path: str) -> None:
    paper = tmp_path / "paper"
    paper.mkdir()
    with pytest.raises(FolderError):
        write_file(paper, path, b"x")
    assert list(tmp_path.iterdir()) == [paper]
    assert list(paper.iterdir()) == []


def test_a_name_that_no_disk_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FolderError):
        write_file(tmp_path, "é" * 128 + ".md", b"x")


def test_links_out_of_the_paper_lead_nowhere(tmp_path: Path) -> None:
    paper, outside = tmp_path / "paper", tmp_path / "outside"
    paper.mkdir()
    outside.mkdir()
    (outside / "a.md").write_bytes(b"mine")
    (paper / "folder").symlink_to(outside)
    (paper / "file.md").symlink_to(outside / "a.md")
    for path in ("folder/a.md", "folder/new.md", "file.md"):
        with pytest.raises(FolderError):
            write_file(paper, path, b"x")
    assert (outside / "a.md").read_bytes() == b"mine"
    assert os.listdir(outside) == ["a.md"]


def test_a_link_within_the_paper_stays_one(tmp_path: Path) -> None:
    write_file(tmp_path, "real/a.md", b"one")
    (tmp_path / "link.md").symlink_to(tmp_path / "real/a.md")
    assert write_file(tmp_path, "link.md", b"two")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real/a.md").read_bytes() == b"two"


def test_a_paper_that_is_itself_reached_by_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "paper").symlink_to(tmp_path / "real")
    assert write_file(tmp_path / "paper", "a.md", b"one")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "a.md" / "x").write_bytes(b"")
    with pytest.raises(FolderError):
        write_file(tmp_path, "a.md", b"two")
    assert os.listdir(tmp_path) == ["a.md"]


def test_what_a_killed_process_left_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / f".broadsheet-{os.getpid()}-{get_native_id()}.part").write_bytes(b"half")
    assert write_file(tmp_path, "a.md", b"whole")
    assert os.listdir(tmp_path) == ["a.md"]


def test_many_files_are_stored_and_those_that_changed_are_named(tmp_path: Path) -> None:
    files = [("a.md", b"1"), ("b/c.md", b"2")]
    assert store(tmp_path, files) == ["a.md", "b/c.md"]
    assert store(tmp_path, [*files, ("d.md", b"3")]) == ["d.md"]


def test_a_field_of_a_file_is_changed_in_place(tmp_path: Path) -> None:
    write_file(tmp_path, "a.md", b"---\r\nheadline: A\r\n---\r\nText\r\n")
    assert change_field(tmp_path, "a.md", "status", "withdrawn")
    assert (tmp_path / "a.md").read_bytes() == b"---\r\nheadline: A\r\nstatus: withdrawn\r\n---\r\nText\r\n"
    assert not change_field(tmp_path, "a.md", "status", "withdrawn")


def test_an_article_is_written_as_a_volunteer_would() -> None:
    fields = {"headline": "Wall: rebuilt", "kicker": "", "byline": ["Ana Ruiz", "Tom Hale"], "topics": ()}
    assert article_bytes(fields, "\n\nText.\n\n\n").decode() == (
        '---\nheadline: "Wall: rebuilt"\nbyline: [Ana Ruiz, Tom Hale]\n---\n\n\nText.\n'
    )


def test_an_issue_toml_is_toml() -> None:
    made = tomllib.loads(issue_toml({"volume": 53, "number": "1-2", "date": "2023-07-15", "title": 'A "b"'}).decode())
    assert made == {"volume": 53, "number": "1-2", "date": date(2023, 7, 15), "title": 'A "b"'}


def test_a_new_issue_is_a_folder_with_what_the_calendar_says(tmp_path: Path) -> None:
    assert new_issue(tmp_path, "v53n21", NEXT) == "issues/2023/v53n21"
    assert tomllib.loads((tmp_path / "issues/2023/v53n21/issue.toml").read_text()) == {
        "volume": 53,
        "number": 21,
        "whole_number": 2601,
        "date": date(2023, 7, 15),
        "status": "planned",
    }
    with pytest.raises(FolderError):
        new_issue(tmp_path, "v53n21", NEXT)


def test_new_articles_get_the_next_leading_number(tmp_path: Path) -> None:
    folder = new_issue(tmp_path, "v53n21", NEXT)
    assert new_article(tmp_path, folder, {"headline": "Harbour wall"}, "Text") == f"{folder}/01-harbour-wall.md"
    write_file(tmp_path, f"{folder}/07_buses.md", b"x")
    write_file(tmp_path, f"{folder}/1984-revisited.md", b"x")
    assert new_article(tmp_path, folder, {"headline": "Letters"}, "") == f"{folder}/08-letters.md"
    assert new_article(tmp_path, folder, {"headline": "Revisited"}, "") == f"{folder}/09-revisited.md"


@pytest.mark.parametrize("headline", ["Harbour Wall!", "🎉", ""])
def test_a_taken_or_empty_slug_is_refused(tmp_path: Path, headline: str) -> None:
    folder = new_issue(tmp_path, "v53n21", NEXT)
    write_file(tmp_path, f"{folder}/03-harbour-wall.ar.md", b"x")
    with pytest.raises(FolderError):
        new_article(tmp_path, folder, {"headline": headline}, "")


def test_a_rename_leaves_a_line_in_redirects_toml(tmp_path: Path) -> None:
    add_redirect(tmp_path, "/v53/n21/wall/", "v53n21/harbour-wall")
    before = (tmp_path / "redirects.toml").read_bytes() + b"# kept by hand\n"
    (tmp_path / "redirects.toml").write_bytes(before)
    add_redirect(tmp_path, "/old.html#part", "/v53/n21/#x")
    add_redirect(tmp_path, "/v53/n21/wall/", "v53n21/harbour-wall")
    after = (tmp_path / "redirects.toml").read_bytes()
    assert after.startswith(before)
    assert tomllib.loads(after.decode()) == {
        "from": {"/v53/n21/wall/": "v53n21/harbour-wall", "/old.html#part": "/v53/n21/#x"}
    }
    with pytest.raises(FolderError):
        add_redirect(tmp_path, "/v53/n21/wall/", "v53n21/other")


def test_a_line_is_never_put_into_another_table(tmp_path: Path) -> None:
    write_file(tmp_path, "redirects.toml", b"[from]\n[other]\n")
    with pytest.raises(FolderError):
        add_redirect(tmp_path, "/a/", "v1n1/b")
