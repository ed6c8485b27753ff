"""Hostile sources and bad machines, through the command line (gates 10, 11, 41 to 48, 57, 62, 67)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


def take(source: Path, paper: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "broadsheet",
        "import",
        "markdown",
        str(source),
        "--into",
        str(paper),
        "--name",
        "old",
    ]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | environment)


def bytes_of(paper: Path) -> dict[str, bytes]:
    kept = (path for path in paper.rglob("*") if path.is_file() and ".broadsheet" not in path.parts)
    return {path.relative_to(paper).as_posix(): path.read_bytes() for path in kept}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    folder.mkdir()
    for number in range(1, 8):
        text = f"---\ntitle: News {number}\n---\nFür “alle”. [one](2021-01-01-news.md)\n"
        (folder / f"2021-01-{number:02}-news.md").write_text(text, "utf-8")
    (folder / "2021-01-08-größe.md").write_text("---\ntitle: Größe\n---\nText.\n", "utf-8")
    return folder


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends_give_the_same_paper(source: Path, tmp_path: Path, end: str) -> None:
    assert take(source, tmp_path / "one").returncode == 0
    for path in source.iterdir():
        path.write_bytes(path.read_text("utf-8").replace("\n", end).encode())
    assert take(source, tmp_path / "two").returncode == 0
    one, two = bytes_of(tmp_path / "one"), bytes_of(tmp_path / "two")
    assert {name: data for name, data in one.items() if "imports/" not in name} == {
        name: data for name, data in two.items() if "imports/" not in name
    }


def test_locale_zone_and_number_of_processes_make_no_difference(source: Path, tmp_path: Path) -> None:
    assert take(source, tmp_path / "one").returncode == 0
    done = take(
        source, tmp_path / "two", LC_ALL="C", LANG="C", TZ="Asia/Tokyo", PYTHONUTF8="0", BROADSHEET_START="here"
    )
    assert done.returncode == 0, done.stderr
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


def test_a_folder_full_of_traps_comes_in_with_a_line_for_each(source: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("---\ntitle: Secret\n---\nSecret.\n")
    (source / "2021-02-01-link.md").symlink_to(tmp_path / "secret.md")
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "2021-02-02-pipe.md")
    (source / "2021-02-03-folder.md").mkdir()
    (source / "2021-02-04-empty.md").write_bytes(b"")
    (source / "2021-02-05-nul.md").write_bytes(b"---\ntitle: N\x00ul\n---\nA\x00\x01\x7fb.\n")
    (source / "2021-02-06-noise.md").write_bytes(os.urandom(5000))
    (source / "2021-02-07-deep.md").write_bytes(b"---\ntitle: Deep\n---\n" + b"> " * 20_000 + b"x\n")
    (source / "2021-02-08-#odd\n.md").write_bytes(b"---\ntitle: Odd\n---\nx\n")
    (source / "2021-02-09-lock.md~").write_bytes(b"x")
    with open(os.fsencode(source) + b"/2021-02-10-caf\xe9.md", "wb") as file:
        file.write(b"---\ntitle: Caf\xe9\n---\nx\n")
    done = take(source, tmp_path / "paper")
    assert done.returncode in (0, 1), done.stderr
    assert "Traceback" not in done.stderr
    ledger = (tmp_path / "paper/imports/old/ledger.csv").read_text("utf-8")
    for name in ("2021-02-01-link.md", "loop", "pipe", "empty", "nul", "noise", "deep", "%23odd%0A", "lock", "caf%E9"):
        assert name in ledger, name
    assert "Secret" not in "".join(str(data) for data in bytes_of(tmp_path / "paper").values())


def test_a_hostile_archive_writes_nothing_outside(source: Path, tmp_path: Path) -> None:
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for path in source.iterdir():
            opened.write(path, path.name)
        opened.writestr("../../../evil.md", "---\ntitle: Evil\n---\nx\n")
        opened.writestr(f"{tmp_path}/evil.md", "---\ntitle: Evil\n---\nx\n")
    before = sorted(path.name for path in tmp_path.parent.iterdir())
    done = take(archive, tmp_path / "paper")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.parent.iterdir()) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "old.zip", "paper"]


def test_a_source_that_may_only_be_read_is_enough(source: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in source.rglob("*")}
    for path in source.iterdir():
        path.chmod(0o444)
    source.chmod(0o555)
    assert take(source, tmp_path / "paper").returncode == 0
    source.chmod(0o755)
    assert {path: path.stat().st_mtime_ns for path in source.rglob("*")} == before


@pytest.fixture
def small_disk(tmp_path: Path, missing: Callable[[str, str], None]) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        missing("a small disk", "run the tests as root, so that a tmpfs can be mounted")
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, check=False)
    if done.returncode:
        missing("a small disk", f"mounting a tmpfs must be allowed: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_is_told_and_with_room_the_import_goes_on(source: Path, small_disk: Path, tmp_path: Path) -> None:
    for number in range(9, 29):
        text = f"---\ntitle: News {number}\n---\n" + "Words. " * 6000
        (source / f"2021-01-{number:02}-news.md").write_text(text, "utf-8")
    paper = small_disk / "paper"
    done = take(source, paper)
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    done = take(source, paper)
    assert done.returncode == 0, done.stderr
    assert "by hand" not in done.stdout
    assert "stands there" not in done.stdout
    assert take(source, tmp_path / "fresh").returncode == 0
    assert bytes_of(paper) == bytes_of(tmp_path / "fresh")
