"""A build may be killed at any instant, and two may be started at once (gates 61, 64, 65, 68)."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .papers import SETTINGS, command, digests, issue, paper, put_out, run, web, write

TITLES = ("The Harbour Weekly", "The Quay Weekly")


def both_editions(tmp_path: Path, issues: int = 4, articles: int = 15) -> tuple[Path, list[dict[str, str]]]:
    """A paper, out under its first title, and what its edition is under either."""
    root = paper(tmp_path / "paper", issues, articles)
    editions = []
    for at, title in enumerate(TITLES):
        write(root, "paper.toml", SETTINGS.replace(TITLES[0], title))
        put_out(root, out=str(tmp_path / f"edition-{at}"))
        editions.append(digests(tmp_path / f"edition-{at}"))
    write(root, "paper.toml", SETTINGS)
    put_out(root)
    return root, editions


def shown(root: Path) -> dict[str, str]:
    return digests(root / "out" / "web")


def left_over(root: Path) -> list[str]:
    return [name for name in os.listdir(root / "out") if "new-" in name or "old-" in name or name.endswith(".next")]


def start(root: Path) -> subprocess.Popen[bytes]:
    """Begin a build in several processes, however small the paper is."""
    environment = {**os.environ, "BROADSHEET_START": "fork"}
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command(root, "build"), stdout=quiet, stderr=quiet, env=environment)


def test_killed_at_twenty_moments_the_public_folder_is_old_or_new_and_the_next_build_heals(tmp_path: Path) -> None:
    root, editions = both_editions(tmp_path, issues=12, articles=25)
    assert editions[0] != editions[1]
    moments = random.Random(1)  # noqa: S311 - the same moments in every run
    seen = set()
    lasts = 1.5
    for turn in range(1, 21):
        wanted = editions[turn % 2]
        write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[turn % 2]))
        started = time.monotonic()
        build = start(root)
        try:
            build.wait(moments.uniform(0.05, 1.0) * lasts)
            lasts = time.monotonic() - started
        except subprocess.TimeoutExpired:
            build.kill()
            build.wait()
        found = shown(root)
        assert found in editions, "neither the old edition nor the new one"
        seen.add(found == wanted)
        built = put_out(root)
        assert not built.faulty
        assert shown(root) == wanted
        assert left_over(root) == []
    assert False in seen, "no build was killed before its end"


@pytest.mark.parametrize("word", ["rename", "exchange", "manifest"])
def test_killed_around_the_exchange_it_heals_as_well(word: str, tmp_path: Path) -> None:
    """The moments that a random kill hardly meets, each met for certain."""
    root, editions = both_editions(tmp_path)
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    before = {
        "rename": "import broadsheet.press.exchange as m; m._in_one_step = lambda *a: False; real = m.os.rename\n"
        "def rename(a, b):\n    real(a, b)\n    m.os.kill(m.os.getpid(), 9)\n"
        "m.os = type('o', (), {**vars(m.os), 'rename': staticmethod(rename)})",
        "exchange": "import broadsheet.press.shelf as m; real = m.exchange\n"
        "def exchange(*a):\n    real(*a)\n    m.os.kill(m.os.getpid(), 9)\nm.exchange = exchange",
        "manifest": "import broadsheet.press.shelf as m\n"
        "def exchange(*a):\n    m.os.kill(m.os.getpid(), 9)\nm.exchange = exchange",
    }
    program = f"{before[word]}\nimport sys; from broadsheet.cli.main import main; sys.exit(main(sys.argv[1:]))"
    words = command(root, "build")
    done = subprocess.run([words[0], "-c", program, *words[3:]], capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not put_out(root).faulty
    assert shown(root) == editions[1]
    assert left_over(root) == []


def test_of_two_builds_at_once_one_is_told_of_the_other_or_finds_it_done(tmp_path: Path) -> None:
    root, editions = both_editions(tmp_path)
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    first = start(root)
    lock = root / "out" / ".web.lock"
    while lock.read_text().partition(" ")[0] != str(first.pid) and first.poll() is None:
        time.sleep(0.005)
    second = run(root, "build", "--json")
    assert first.wait(60) == 0
    if second.returncode == 3:
        assert str(first.pid) in json.loads(second.stdout)["error"]
    else:
        assert second.returncode == 0
    assert shown(root) == editions[1]
    assert left_over(root) == []


def test_six_builds_at_once_leave_one_whole_edition(tmp_path: Path) -> None:
    root, editions = both_editions(tmp_path)
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    builds = [start(root) for _ in range(6)]
    codes = {build.wait(120) for build in builds}
    assert 0 in codes
    assert codes <= {0, 3}
    assert shown(root) == editions[1]
    assert left_over(root) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_ends_tidily_with_130(number: int, tmp_path: Path) -> None:
    root, editions = both_editions(tmp_path)
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    environment = {**os.environ, "BROADSHEET_START": "fork"}
    pipe = subprocess.PIPE
    build = subprocess.Popen(command(root, "build"), stdout=pipe, stderr=pipe, text=True, env=environment)
    while not any("new-" in name for name in os.listdir(root / "out")) and build.poll() is None:
        time.sleep(0.002)
    build.send_signal(number)
    out, err = build.communicate(timeout=60)
    if build.returncode == 0:
        pytest.skip("the build was faster than the signal")
    assert build.returncode == 130
    assert "Traceback" not in out + err
    assert shown(root) in editions
    assert left_over(root) == []


def test_orphans_of_a_killed_build_stop_by_themselves(tmp_path: Path) -> None:
    root, editions = both_editions(tmp_path)
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    build = start(root)
    time.sleep(0.4)
    build.kill()
    build.wait()
    time.sleep(1)
    assert [pid for pid in filter(str.isdigit, os.listdir("/proc")) if str(root).encode() in _words(pid)] == []
    assert shown(root) in editions


def _words(pid: str) -> bytes:
    try:
        return Path("/proc", pid, "cmdline").read_bytes()
    except OSError:
        return b""


def test_a_memory_from_before_a_restored_edition_is_not_believed(tmp_path: Path) -> None:
    """Somebody puts an older copy of the output back; the source is as it was."""
    root, editions = both_editions(tmp_path)
    shutil.copytree(root / "out" / "web", tmp_path / "copy")
    write(root, "paper.toml", SETTINGS.replace(TITLES[0], TITLES[1]))
    put_out(root)
    shutil.rmtree(root / "out" / "web")
    shutil.copytree(tmp_path / "copy", root / "out" / "web")
    put_out(root)
    assert shown(root) == editions[1]


def test_an_issue_added_while_another_build_is_killed_comes_out(tmp_path: Path) -> None:
    root, _ = both_editions(tmp_path)
    issue(root, 13)
    build = start(root)
    time.sleep(0.3)
    build.kill()
    build.wait()
    put_out(root)
    assert "v1/n13/story-1/index.html" in web(root)
