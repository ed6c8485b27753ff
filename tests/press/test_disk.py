"""Disks that are full or fail: the old edition stands, exit code 3, nothing is marked as done (gates 62, 63, 67)."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from .papers import SETTINGS, command, digests, issue, paper, put_out, run, write


@pytest.fixture
def small_disk(tmp_path: Path, missing: Callable[[str, str], None]) -> Iterator[Path]:
    """A file system of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if os.geteuid() or not shutil.which("mount"):
        missing("a small disk", "run the tests as root, so that a tmpfs can be mounted")
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)]
    done = subprocess.run(mount, capture_output=True, check=False)
    if done.returncode:
        missing("a small disk", f"mounting a tmpfs must be allowed: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("start", ["here", "fork", "spawn"])
def test_on_a_full_disk_the_old_edition_stands_and_room_heals(start: str, small_disk: Path, tmp_path: Path) -> None:
    root = paper(tmp_path / "paper", issues=2, articles=5)
    out = small_disk / "web"
    assert run(root, "build", "--out", str(out)).returncode == 0
    before = digests(out)
    for number in range(3, 9):
        issue(root, number, articles=60)
    done = run(root, "build", "--out", str(out), BROADSHEET_START=start)
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert digests(out) == before
    assert [name for name in os.listdir(small_disk) if "new-" in name or name.endswith(".next")] == []
    for number in range(3, 9):
        shutil.rmtree(root / "issues" / f"v1n{number}")
    issue(root, 3)
    assert run(root, "build", "--out", str(out)).returncode == 0
    put_out(root, out=str(tmp_path / "fresh"))
    assert digests(out) == digests(tmp_path / "fresh")


def test_a_disk_that_is_full_from_the_start_is_told(small_disk: Path, tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    with open(small_disk / "fill", "wb", buffering=0) as stream:
        while stream.write(bytes(4096)) == 4096 and os.statvfs(small_disk).f_bavail:
            pass
    done = run(root, "build", "--out", str(small_disk / "web"))
    assert done.returncode == 3
    assert "No space left on device" in done.stderr
    assert not (small_disk / "web").exists()


@pytest.mark.parametrize("call", ["fsync", "syncfs", "renameat2", "write"])
def test_a_disk_that_fails_is_told_and_nothing_is_marked_as_done(
    call: str, tmp_path: Path, needs: Callable[[str], str]
) -> None:
    strace = needs("strace")
    root = paper(tmp_path / "paper")
    put_out(root)
    before = digests(root / "out" / "web")
    write(root, "paper.toml", SETTINGS.replace("Harbour", "Quay"))
    inject = f"inject={call}:error=EIO" + (":when=3+" if call == "write" else "")
    trace = [strace, "-f", "-o", "/dev/null", "-e", inject]
    done = subprocess.run([*trace, *command(root, "build")], capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    if call != "write":  # else the words are lost as well
        assert "Input/output error" in done.stderr
    shown = digests(root / "out" / "web")
    put_out(root, out=str(tmp_path / "fresh"))
    new = digests(tmp_path / "fresh")
    assert shown in (before, new)
    assert call == "fsync" or shown == before
    put_out(root)
    assert digests(root / "out" / "web") == new


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    (tmp_path / "file").write_text("not a folder")
    done = run(root, "build", "--out", str(tmp_path / "file" / "web"))
    assert done.returncode == 3
    assert "file" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("gone", ["HOME", "TMPDIR"])
def test_neither_home_nor_temporary_folder_is_needed(gone: str, tmp_path: Path) -> None:
    root = paper(tmp_path / "paper")
    assert run(root, "build", **{gone: str(tmp_path / "does not exist")}).returncode == 0
