"""Builds in bad circumstances: faults met late, files being saved, odd clocks, closed doors (gates 61 to 73)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from .papers import NOW, article, built, edition, entries, names, page, paper, run, write

TWICE = "It rose.[^1]\n\n[^1]: One.\n\n[^1]: Two."


def test_a_fault_met_only_while_a_page_is_made_stops_the_build(tmp_path: Path) -> None:
    built(paper(tmp_path))
    before = edition(tmp_path)
    article(tmp_path, "02-a.md", "headline: A\n", TWICE)
    done = run(tmp_path, "build")
    assert (done.returncode, "duplicate-note" in done.stderr) == (1, True)
    assert edition(tmp_path) == before


def test_going_on_without_such_a_page_ends_with_1_and_names_it_each_time(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n", TWICE)
    for _ in range(2):
        done = run(tmp_path, "build", "--keep-going", timeout=60)
        assert done.returncode == 1
        assert "Left out as faulty: issues/v1n1/02-a.md." in done.stdout
        assert "duplicate-note" in done.stderr
    told = json.loads(run(tmp_path, "build", "--keep-going", "--json").stdout)
    assert (told["left_out"], [row["name"] for row in told["problems"]]) == (
        ["issues/v1n1/02-a.md"],
        ["duplicate-note"],
    )
    assert (tmp_path / "out/web/v1/n1/wall/index.html").exists()
    assert not (tmp_path / "out/web/v1/n1/a").exists()
    article(tmp_path, "02-a.md", "headline: A\n")
    built(tmp_path, "--keep-going")
    assert (tmp_path / "out/web/v1/n1/a/index.html").exists()


def test_going_on_without_two_pages_at_one_address_ends_with_1(tmp_path: Path) -> None:
    paper(tmp_path)
    with open(tmp_path / "paper.toml", "a") as stream:
        stream.write('article_address = "/{slug}/"\n')
    write(tmp_path, "issues/v1n2/issue.toml", 'date = 2026-02-02\nstatus = "released"\n')
    write(tmp_path, "issues/v1n2/01-wall.md", "---\nheadline: Another wall\n---\n\nText.\n")
    assert run(tmp_path, "build").returncode == 1
    assert run(tmp_path, "build", "--keep-going").returncode == 1


def test_builds_while_a_file_is_being_saved_put_out_whole_editions_only(tmp_path: Path) -> None:
    built(paper(tmp_path))
    stop = threading.Event()

    def save() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            article(tmp_path, "02-a.md", f"headline: A\nstandfirst: Round {number}\n", f"Round {number}. " * 500)
            time.sleep(0.002)

    saving = threading.Thread(target=save)
    saving.start()
    try:
        for _ in range(5):
            done = run(tmp_path, "build", timeout=60)
            assert done.returncode in (0, 1)  # 1: the file was read half saved, and the old edition stands
            assert (tmp_path / "out/web/v1/n1/wall/index.html").exists()
    finally:
        stop.set()
        saving.join()
    article(tmp_path, "02-a.md", "headline: A\n", "The last word.")
    built(tmp_path)
    assert "The last word." in page(tmp_path, "v1/n1/a/index.html")
    healed = edition(tmp_path)
    shutil.rmtree(tmp_path / "out")
    shutil.rmtree(tmp_path / ".broadsheet")
    built(tmp_path)
    assert edition(tmp_path) == healed


@pytest.mark.parametrize("instant", ["2026-12-31T23:59:59Z", "2038-01-19T03:14:08Z", "2106-02-07T06:28:16Z"])
def test_at_the_ends_of_clocks_a_build_is_as_ever(tmp_path: Path, instant: str) -> None:
    built(paper(tmp_path), "--now", instant)
    assert "Nothing has changed" in built(tmp_path, "--now", instant).stdout
    assert entries(tmp_path)["The wall"]["date_published"] == "2026-01-02T00:00:00Z"


@pytest.mark.parametrize(
    "instant", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-12-31T23:59:60Z", "2026-11-20", "soon"]
)
def test_an_instant_that_cannot_be_is_refused(tmp_path: Path, instant: str) -> None:
    assert run(paper(tmp_path), "build", "--now", instant).returncode == 2


def test_a_clock_that_jumps_back_and_forth_takes_issues_in_and_out(tmp_path: Path, needs: Callable[[str], str]) -> None:
    faketime = needs("faketime")
    paper(tmp_path)
    command = [sys.executable, "-m", "broadsheet", "build", "--paper", str(tmp_path)]
    seen = []
    for moment in ("2040-01-01 00:00:00", "1999-12-31 23:59:59", "2038-01-19 03:14:07"):
        done = subprocess.run([faketime, "-f", f"@{moment}", *command], capture_output=True, text=True, check=True)
        assert "Traceback" not in done.stderr
        seen.append((tmp_path / "out/web/v1/n1/wall/index.html").exists())
    assert seen == [True, False, True]


@pytest.mark.parametrize("given", [{}, {"HOME": "/nonexistent", "TMPDIR": "/nonexistent", "PATH": "/nonexistent"}])
def test_neither_home_nor_path_nor_a_temporary_folder_is_needed(tmp_path: Path, given: dict[str, str]) -> None:
    paper(tmp_path)
    for words in (["proof"], ["build"]):
        command = [sys.executable, "-m", "broadsheet", *words, "--paper", str(tmp_path), "--now", NOW]
        done = subprocess.run(command, capture_output=True, text=True, env=given, check=False)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("stream", ["head -c 1", "true"])
@pytest.mark.parametrize("words", ["proof", "build", "build --json", "--help"])
def test_a_reader_who_has_seen_enough_causes_no_traceback(tmp_path: Path, words: str, stream: str) -> None:
    article(paper(tmp_path), "02-a.md", "headline: A\n" + "".join(f"k{number}: x\n" for number in range(2_000)))
    line = f'"{sys.executable}" -m broadsheet {words} --paper "{tmp_path}" --now {NOW} | {stream}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, timeout=60, check=False)
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_ends_tidily_when_it_is_told_to(tmp_path: Path, number: int) -> None:
    command = [sys.executable, "-m", "broadsheet", "serve", "--port", "0", "--paper", str(paper(tmp_path))]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    serving = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert serving.stdout is not None
    assert "http://" in serving.stdout.readline()
    serving.send_signal(number)
    _, err = serving.communicate(timeout=20)
    assert serving.returncode in (0, 130)
    assert "Traceback" not in err


@pytest.mark.parametrize("epoch", ["0", "1800000000", "4102444800"])
def test_the_same_folder_elsewhere_gives_the_same_bytes_at_the_same_epoch(tmp_path: Path, epoch: str) -> None:
    editions = []
    for name in ("here", "there [x] #1 %41 é"):
        root = paper(tmp_path / name)
        command = [sys.executable, "-m", "broadsheet", "build", "--paper", str(root)]
        env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        subprocess.run(command, env=env, capture_output=True, check=True)
        editions.append(edition(root))
    assert editions[0] == editions[1]
    assert ("v1/n1/wall/index.html" in editions[0]) is (epoch != "0")


@pytest.mark.parametrize("epoch", ["soon", "1e9", "9" * 30, "253402300799"])
def test_an_epoch_that_is_no_instant_is_refused(tmp_path: Path, epoch: str) -> None:
    root = paper(tmp_path)
    command = [sys.executable, "-m", "broadsheet", "build", "--paper", str(root)]
    env = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, "SOURCE_DATE_EPOCH" in done.stderr) == (2, True)


def test_a_deleted_article_leaves_every_page_feed_and_list(tmp_path: Path) -> None:
    article(paper(tmp_path), "02-a.md", "headline: Gone tomorrow\nbyline: Ana Ruiz\ntopics: [herring]\n")
    built(tmp_path)
    (tmp_path / "issues/v1n1/02-a.md").unlink()
    built(tmp_path)
    for path, data in edition(tmp_path).items():
        assert not any(word in data for word in (b"Gone tomorrow", b"Ruiz", b"herring", b"/v1/n1/a/")), path
        assert not path.startswith(("v1/n1/a/", "topics/herring", "people/ana"))
    assert names(tmp_path) == []


@pytest.mark.parametrize("rubbish", [b"", b"\x00" * 64, b"\x80\x05cos\nsystem\n", os.urandom(4_096)])
def test_a_damaged_cache_is_rebuilt_and_never_trusted(tmp_path: Path, rubbish: bytes) -> None:
    built(paper(tmp_path))
    before = edition(tmp_path)
    for file in (tmp_path / ".broadsheet").iterdir():
        if file.name != ".gitignore":
            file.write_bytes(rubbish)
    built(tmp_path)
    assert edition(tmp_path) == before
    article(tmp_path, "01-wall.md", "headline: The wall stands\n")
    built(tmp_path)
    assert "The wall stands" in page(tmp_path, "v1/n1/wall/index.html")
