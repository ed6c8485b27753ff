"""The outermost frame: commands, options, exit codes, and no traceback for anybody who did not ask for one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from broadsheet import __version__
from broadsheet.cli.main import COMMANDS, overview

PAPER = '[paper]\nformat = 1\nid = "p"\ntitle = "P"\n[calendar]\nfrequency = "irregular"\n'


def run(*words: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name != "BROADSHEET_TRACEBACK"} | environment
    return subprocess.run(
        [sys.executable, "-m", "broadsheet", *words],
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def paper(folder: Path) -> Path:
    (folder / "paper.toml").write_text(PAPER)
    issue = folder / "issues" / "v1n1"
    issue.mkdir(parents=True)
    (issue / "issue.toml").write_text('date = 2026-01-02\nstatus = "released"\n')
    (issue / "01-wall.md").write_text("---\nheadline: The wall\n---\n\nIt fell.\n")
    return folder


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_without_a_command_it_says_what_there_is(words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 0
    assert done.stdout.strip() == overview()
    assert all(name in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("words", [("--version",), ("build", "--version")])
def test_the_version_is_told(words: tuple[str, ...]) -> None:
    assert run(*words).stdout == f"broadsheet {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_that_explains_it(name: str) -> None:
    done = run(name, "--help")
    assert done.returncode == 0
    assert import_module(COMMANDS[name][0]).HELP.split("\n")[0][:40] in done.stdout
    assert "--paper" in done.stdout


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    done = run("biuld")
    assert done.returncode == 2
    assert "broadsheet build" in done.stderr


@pytest.mark.parametrize(
    "words", [("build", "--nonsense"), ("build", "--jobs", "x"), ("build", "--jobs", "0"), ("demo",)]
)
def test_wrong_use_has_exit_code_2(words: tuple[str, ...], tmp_path: Path) -> None:
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_outside_a_paper_it_says_how_to_get_into_one(tmp_path: Path) -> None:
    done = run("build", cwd=tmp_path)
    assert done.returncode == 2
    assert "paper.toml" in done.stderr
    assert "broadsheet new" in done.stderr


def test_the_paper_is_found_from_any_folder_within_it(tmp_path: Path) -> None:
    paper(tmp_path)
    assert run("build", cwd=tmp_path / "issues" / "v1n1").returncode == 0
    assert (tmp_path / "out" / "web" / "index.html").exists()


@pytest.mark.parametrize("place", ["before", "after", "file"])
def test_the_paper_can_be_named_anywhere_in_the_line(place: str, tmp_path: Path) -> None:
    paper(tmp_path)
    words = {
        "before": ["--paper", str(tmp_path), "build"],
        "after": ["build", f"--paper={tmp_path}"],
        "file": ["build", "--paper", str(tmp_path / "paper.toml")],
    }
    assert run(*words[place]).returncode == 0


@pytest.mark.parametrize("instant", ["yesterday", "2026-01-01", "2026-01-01T10:00"])
def test_an_instant_without_a_zone_is_refused(instant: str, tmp_path: Path) -> None:
    done = run("build", "--now", instant, cwd=paper(tmp_path))
    assert done.returncode == 2
    assert "2026-11-23T08:00:00Z" in done.stderr


def test_the_instant_may_come_from_the_environment(tmp_path: Path) -> None:
    paper(tmp_path)
    before = str(int(time.mktime((2025, 6, 1, 0, 0, 0, 0, 0, 0))))
    done = run("build", cwd=tmp_path, SOURCE_DATE_EPOCH=before)
    assert "1 issue not released" in done.stdout
    assert run("build", cwd=tmp_path, SOURCE_DATE_EPOCH="soon").returncode == 2


def test_a_fault_of_the_program_is_one_line_that_says_how_to_report_it(tmp_path: Path) -> None:
    program = (
        "import sys, broadsheet.cli.build as b, broadsheet.cli.main as m\n"
        "def fault(*a): raise RuntimeError('the odd thing')\n"
        "b.run = fault\nsys.exit(m.main(['build']))"
    )
    env = {name: value for name, value in os.environ.items() if name != "BROADSHEET_TRACEBACK"}
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "RuntimeError: the odd thing" in done.stderr
    assert "BROADSHEET_TRACEBACK=1 broadsheet build" in done.stderr
    assert "Traceback" not in done.stderr
    env["BROADSHEET_TRACEBACK"] = "1"
    done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, text=True, check=False)
    assert "Traceback" in done.stderr


def test_a_reader_that_goes_away_is_no_fault(tmp_path: Path) -> None:
    paper(tmp_path)
    script = f"{sys.executable} -m broadsheet build --paper {tmp_path} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "web" / "index.html").exists()


def test_closed_streams_are_no_fault(tmp_path: Path) -> None:
    paper(tmp_path)
    script = f"{sys.executable} -m broadsheet build --paper {tmp_path} >&- 2>&-"
    assert subprocess.run(["bash", "-c", script], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device is there on Linux only")
def test_words_that_the_disk_does_not_take_are_a_fault_of_the_machine(tmp_path: Path) -> None:
    script = f"{sys.executable} -m broadsheet build --paper {paper(tmp_path)} >/dev/full"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_json_is_all_that_goes_to_standard_output(tmp_path: Path) -> None:
    paper(tmp_path)
    for words in (["build"], ["build", "--check"], ["proof"]):
        assert isinstance(json.loads(run(*words, "--json", cwd=tmp_path).stdout), dict)


def test_errors_are_json_where_json_was_asked_for(tmp_path: Path) -> None:
    done = run("build", "--json", cwd=tmp_path)
    assert json.loads(done.stdout)["exit_code"] == done.returncode == 2
    assert done.stderr == ""


def test_an_interruption_has_exit_code_130_and_no_traceback(tmp_path: Path) -> None:
    paper(tmp_path)
    serve = subprocess.Popen(
        [sys.executable, "-m", "broadsheet", "serve", "--paper", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert serve.stdout is not None
    assert "http://127.0.0.1:" in serve.stdout.readline()
    serve.send_signal(signal.SIGINT)
    _, err = serve.communicate(timeout=20)
    assert serve.returncode == 130
    assert err == "Interrupted.\n"


def test_every_locale_will_do(tmp_path: Path) -> None:
    paper(tmp_path)
    done = run("proof", cwd=tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
