"""What the folder holds besides articles: links, pipes, leftovers, odd names. Nothing outside the paper is read."""

from __future__ import annotations

import os
import socket
import sys
import time
from pathlib import Path

import pytest

from broadsheet.errors import FolderError
from broadsheet.folder.read import read
from broadsheet.folder.walk import stamp
from broadsheet.problems import Severity

from .papers import ISSUE, Paper, facts

HIDDEN = "---\nheadline: The secret\n---\nNobody may read this.\n"


@pytest.fixture
def outside(paper: Paper) -> Path:
    """A file outside the paper, whose reading would be noticed by its time of access."""
    file = paper.root.parent / "outside" / "secret.md"
    file.parent.mkdir()
    file.write_text(HIDDEN, encoding="utf-8")
    return file


def untouched(paper: Paper, outside: Path) -> bool:
    """Read the paper; whether nothing in it has come from the file outside."""
    os.utime(outside, ns=(0, outside.stat().st_mtime_ns))
    reading = paper.read()
    said = repr(reading.publication) + repr([article.body.markdown() for article in reading.publication.articles()])
    return "secret" not in said.lower().replace(str(outside).lower(), "") and outside.stat().st_atime_ns == 0


def test_a_link_to_a_file_outside_is_refused_and_never_read(paper: Paper, outside: Path) -> None:
    paper.article("01-a.md")
    (paper.root / ISSUE / "02-b.md").symlink_to(outside)
    problem = paper.one("outside-paper")
    assert (problem.severity, problem.place.file) == (Severity.ERROR, f"{ISSUE}/02-b.md")
    assert untouched(paper, outside)


@pytest.mark.parametrize("where", [ISSUE, "pages", "pictures", "issues", f"{ISSUE}/pictures"])
def test_a_link_to_a_folder_outside_is_refused_wherever_it_lies(paper: Paper, outside: Path, where: str) -> None:
    paper.article("01-a.md")
    (paper.root / where).mkdir(exist_ok=True, parents=True)
    (paper.root / where / "link").symlink_to(outside.parent)
    assert paper.one("outside-paper").place.file == f"{where}/link"
    assert untouched(paper, outside)


@pytest.mark.parametrize(
    "name", ["people.toml", "redirects.toml", f"{ISSUE}/issue.toml", f"{ISSUE}/printed/pages.json"]
)
def test_a_link_in_place_of_a_settings_file_is_refused(paper: Paper, outside: Path, name: str) -> None:
    paper.article("01-a.md")
    (paper.root / name).parent.mkdir(exist_ok=True)
    (paper.root / name).symlink_to(outside)
    assert untouched(paper, outside)
    assert paper.one("outside-paper").place.file == name


@pytest.mark.parametrize("name", ["issues", "pages", "pictures"])
def test_a_whole_folder_that_is_a_link_to_the_outside_is_refused(paper: Paper, outside: Path, name: str) -> None:
    (paper.root / name).symlink_to(outside.parent)
    assert paper.one("outside-paper").place.file == name
    assert untouched(paper, outside)
    assert stamp(paper.root) == paper.read().stamp


def test_a_paper_toml_that_is_a_link_to_the_outside_is_refused(paper: Paper, outside: Path) -> None:
    (paper.root / "paper.toml").unlink()
    (paper.root / "paper.toml").symlink_to(outside)
    with pytest.raises(FolderError, match="out of this folder"):
        paper.read()


def test_other_links_beside_paper_toml_concern_nobody(paper: Paper, outside: Path) -> None:
    (paper.root / "node_modules").symlink_to(outside.parent)
    assert paper.problems() == []


def test_a_link_through_another_link_to_the_outside_is_refused(paper: Paper, outside: Path) -> None:
    paper.article("01-a.md")
    (paper.root / ISSUE / "one.md").symlink_to("two.md")
    (paper.root / ISSUE / "two.md").symlink_to(outside)
    assert len(paper.problems("outside-paper")) == 2
    assert untouched(paper, outside)


@pytest.mark.parametrize("closed", ["office", "out", ".git"])
def test_a_link_to_what_is_never_content_is_refused(paper: Paper, closed: str) -> None:
    paper.article("01-a.md")
    paper.write(f"{closed}/secret.md", HIDDEN)
    (paper.root / ISSUE / "02-b.md").symlink_to(paper.root / closed / "secret.md")
    assert paper.one("outside-paper")


def test_a_link_inside_the_paper_is_followed(paper: Paper) -> None:
    paper.write("imports/seed/wall.txt", "---\nheadline: Wall\n---\nText\n")
    (paper.root / ISSUE).mkdir(parents=True)
    (paper.root / ISSUE / "01-wall.md").symlink_to("../../../imports/seed/wall.txt")
    assert paper.problems() == []
    assert paper.sole().headline == "Wall"
    assert paper.sole().body.markdown() == "Text\n"


def test_a_linked_folder_inside_the_paper_is_followed(paper: Paper) -> None:
    paper.article("01-a.md", issue="imports/old/v53n20")
    (paper.root / "issues").mkdir()
    (paper.root / "issues/old").symlink_to("../imports/old")
    assert paper.issue().id == "v53n20"
    assert paper.sole().file == "issues/old/v53n20/01-a.md"


def test_a_paper_that_is_itself_reached_through_a_link_is_read(paper: Paper) -> None:
    paper.article("01-a.md")
    link = paper.root.parent / "link"
    link.symlink_to(paper.root)
    assert len(read(link).publication.articles()) == 1


@pytest.mark.parametrize("target", ["itself", ".", "..", "../..", "../../.."])
def test_a_link_that_leads_back_is_found(paper: Paper, target: str) -> None:
    paper.article("01-a.md")
    (paper.root / ISSUE / "itself").symlink_to(target)
    assert paper.one("link-loop" if target != "../../.." else paper.problems()[0].name).severity is Severity.ERROR
    assert len(paper.issue().articles) == 1


def test_two_folders_that_link_to_each_other_are_found(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/v53n1")
    paper.article("01-a.md", issue="issues/v53n2")
    (paper.root / "issues/v53n1/two").symlink_to("../v53n2")
    (paper.root / "issues/v53n2/one").symlink_to("../v53n1")
    assert {problem.name for problem in paper.problems()} >= {"link-loop"}


def test_a_broken_link_is_an_error(paper: Paper) -> None:
    paper.article("01-a.md")
    (paper.root / ISSUE / "02-b.md").symlink_to("nowhere.md")
    assert paper.one("broken-file-link").place.file == f"{ISSUE}/02-b.md"


def test_a_folder_named_like_an_article_is_an_error_and_the_rest_is_read(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(f"{ISSUE}/02-b.md/inner.md", HIDDEN)
    problem = paper.one("not-a-file")
    assert facts(problem) == {"name": "02-b.md", "what": "a folder"}
    assert len(paper.issue().articles) == 1


def test_a_pipe_is_an_error_and_holds_nobody_up(paper: Paper) -> None:
    paper.article("01-a.md")
    os.mkfifo(paper.root / ISSUE / "02-b.md")
    os.mkfifo(paper.root / "pictures")
    os.mkfifo(paper.root / "whatever")
    start = time.monotonic()
    found = {problem.place.file: facts(problem)["what"] for problem in paper.problems("not-a-file")}
    assert found == {"pictures": "a pipe", f"{ISSUE}/02-b.md": "a pipe"}
    assert time.monotonic() - start < 2
    assert len(paper.issue().articles) == 1


def test_a_pipe_in_place_of_a_settings_file_holds_nobody_up(paper: Paper) -> None:
    paper.article("01-a.md")
    for name in ("people.toml", f"{ISSUE}/issue.toml"):
        os.mkfifo(paper.root / name)
    assert len(paper.issue().articles) == 1


def test_a_socket_and_a_link_to_a_device_are_errors(paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    paper.article("01-a.md")
    monkeypatch.chdir(paper.root / ISSUE)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("02-b.md")
        (paper.root / ISSUE / "03-c.md").symlink_to("/dev/zero")
        assert [problem.name for problem in paper.problems()] == ["not-a-file", "outside-paper"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_file_that_may_not_be_read_is_an_error_and_the_rest_is_read(paper: Paper) -> None:
    paper.article("01-a.md")
    closed = paper.article("02-b.md")
    closed.chmod(0)
    read_end, write_end = os.pipe()
    child = os.fork()
    if child == 0:  # root may read everything: look as nobody
        os.close(read_end)
        for folder in (paper.root, *paper.root.parents):
            if os.geteuid() == 0 and folder.stat().st_uid == 0 and "pytest" in str(folder):
                folder.chmod(0o755)
        if os.geteuid() == 0:
            os.setuid(65534)
        names = [f"{problem.name} {problem.place.file}" for problem in paper.problems()]
        os.write(write_end, f"{names} {len(paper.issue().articles)}".encode())
        os._exit(0)
    os.close(write_end)
    os.waitpid(child, 0)
    with os.fdopen(read_end) as pipe:
        assert pipe.read() == f"['unreadable-file {ISSUE}/02-b.md'] 1"


@pytest.mark.parametrize(
    ("name", "reason"),
    [(b"02-a\nb.md", "a line break"), (b"02-\xff.md", "not UTF-8"), (b"02-a\x07b.md", "control character")],
)
def test_a_name_that_cannot_be_used_is_a_clear_error(paper: Paper, name: bytes, reason: str) -> None:
    paper.article("01-a.md")
    with open(os.fsencode(paper.root / ISSUE) + b"/" + name, "wb") as file:
        file.write(HIDDEN.encode())
    problem = paper.one("bad-file-name")
    assert problem.severity is Severity.ERROR
    assert reason in str(facts(problem)["reason"])
    assert str(facts(problem)["name"]).isprintable()
    assert len(paper.issue().articles) == 1


@pytest.mark.parametrize(
    "name",
    ["02-b.md~", ".02-b.md.swp", ".DS_Store", "Thumbs.db", "#02-b.md#", "02-b.md.bak", "._02-b.md", "desktop.ini"],
)
def test_leftovers_of_editors_and_systems_are_passed_over(paper: Paper, name: str) -> None:
    paper.article("01-a.md")
    before = stamp(paper.root)
    paper.write(f"{ISSUE}/{name}", HIDDEN)
    assert paper.problems() == []
    assert len(paper.issue().articles) == 1
    assert stamp(paper.root) == before


@pytest.mark.parametrize(
    "name", ["01-a (Ana's conflicted copy 2026-05-20).md", "01-a.sync-conflict-20260520-101010-ABCDEFG.md"]
)
def test_conflicted_copies_are_left_out_with_a_note(paper: Paper, name: str) -> None:
    paper.article("01-a.md")
    paper.article(name)
    assert paper.one("conflicted-copy").severity is Severity.NOTE
    assert len(paper.issue().articles) == 1


def test_an_article_about_a_conflict_is_an_article(paper: Paper) -> None:
    paper.article("01-conflict-of-interest.md")
    assert len(paper.issue().articles) == 1


def test_nothing_but_content_is_looked_at(paper: Paper) -> None:
    paper.article("01-a.md")
    before = stamp(paper.root)
    for path in (
        "out/web/index.md",
        ".broadsheet/x.md",
        "office/x.md",
        ".git/x.md",
        "imports/x.md",
        "node_modules/x.md",
    ):
        paper.write(path, HIDDEN)
    assert paper.problems() == []
    assert stamp(paper.root) == before


def test_the_stamp_is_that_of_the_reading_and_changes_with_every_file(paper: Paper) -> None:
    paper.article("01-a.md")
    stamps = [stamp(paper.root)]
    for path in (
        *(
            f"{ISSUE}/02-b.md",
            f"{ISSUE}/issue.toml",
            f"{ISSUE}/wall.jpg",
            f"{ISSUE}/pictures/x.jpg",
            f"{ISSUE}/printed/a.pdf",
        ),
        *(
            "pages/about.md",
            "pages/x.png",
            "pictures/x.jpg",
            "people.toml",
            "redirects.toml",
            "issues/stray.md",
            "x.md",
        ),
        *(f"{ISSUE}/notes.txt", f"{ISSUE}/old/x.md", "issues/2026/read.txt", "paper.toml"),
    ):
        paper.write(path, paper.root.joinpath("paper.toml").read_bytes() + b"\n" if path == "paper.toml" else b"x")
        stamps.append(stamp(paper.root))
        assert stamps[-1] == paper.read().stamp, path
    assert len(set(stamps)) == len(stamps)


def test_the_stamp_is_that_of_the_reading_with_links_and_pipes_too(paper: Paper, outside: Path) -> None:
    paper.article("01-a.md")
    folder = paper.root / ISSUE
    (folder / "02-b.md").symlink_to(outside)
    (folder / "03-c.md").symlink_to("01-a.md")
    (folder / "x.jpg").symlink_to("nowhere")
    os.mkfifo(folder / "04-d.md")
    assert stamp(paper.root) == paper.read().stamp


def test_other_locales_zones_and_umasks_read_the_same(paper: Paper) -> None:
    import subprocess

    paper.article("01-café.md", "headline: Café\npublished: 2026-05-20", text="It’s a *quay*.\n")
    script = (
        "import hashlib, sys; from broadsheet.folder.read import read; r = read(sys.argv[1]);"
        "texts = [a.body.markdown() for a in r.publication.articles()];"
        "print(hashlib.sha256(repr((r.publication, texts)).encode()).hexdigest())"
    )
    said = set()
    for environment in ({"LC_ALL": "C"}, {"LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"}, {"LANG": "POSIX", "TZ": "UTC"}):
        command = [sys.executable, "-c", script, str(paper.root)]
        said.add(subprocess.run(command, env=environment, capture_output=True, check=True, umask=0o077).stdout)
    assert len(said) == 1
