"""A small paper on disk and the real command line on it, for the tests of bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from broadsheet.cli.main import main

NOW = "2026-11-20T12:00:00+00:00"
SETTINGS = """\
[paper]
format = 1
id = "harbour"
title = "The Harbour Weekly"
base_url = "https://harbour.example"
[calendar]
frequency = "irregular"
[web]
people = "all"
"""
FEEDS = ("feed.xml", "atom.xml", "feed.json")

Done = subprocess.CompletedProcess[str]


def write(root: Path, path: str, text: str | bytes) -> Path:
    """Write a file of the paper, bytes as they are."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def paper(root: Path, settings: str = SETTINGS) -> Path:
    """A paper with one released issue and one sound article, /v1/n1/wall/."""
    write(root, "paper.toml", settings)
    write(root, "issues/v1n1/issue.toml", 'date = 2026-01-02\nstatus = "released"\n')
    article(root, "01-wall.md", "headline: The wall\n", "It fell.")
    return root


def article(root: Path, name: str, header: str, body: str = "The council met.") -> Path:
    """Write an article of the first issue."""
    return write(root, f"issues/v1n1/{name}", f"---\n{header}---\n\n{body}\n")


def run(root: Path, *words: str, timeout: float = 0, **environment: str) -> Done:
    """Run `broadsheet` at the tests' instant; with a time limit or an environment, as a program of its own.

    There is never a traceback.
    """
    given = [*words, "--paper", str(root), *(() if "--now" in words else ("--now", NOW))]
    if timeout or environment:
        command = [sys.executable, "-m", "broadsheet", *given]
        env = {**os.environ, "NO_COLOR": "1", **environment}
        done = subprocess.run(command, capture_output=True, text=True, env=env, timeout=timeout or 60, check=False)
    else:
        with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
            code = main(given)
        done = Done(given, code, out.getvalue(), err.getvalue())
    assert "Traceback" not in done.stdout + done.stderr
    assert "fault in Broadsheet" not in done.stderr
    return done


def built(root: Path, *words: str, **environment: str) -> Done:
    """Build, which must succeed."""
    done = run(root, "build", *words, **environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def names(root: Path, command: str = "proof") -> list[tuple[str, str, int]]:
    """Name, severity and line of every problem that a command tells."""
    told = json.loads(run(root, command, "--json").stdout)
    rows = told["problems"] if isinstance(told, dict) else told
    return [(row["name"], row["severity"], row["line"]) for row in rows]


def page(root: Path, path: str) -> str:
    """The text of a file of the web edition."""
    return (root / "out/web" / path).read_text(encoding="utf-8")


def edition(root: Path) -> dict[str, bytes]:
    """Every file of the web edition."""
    folder = root / "out/web"
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def entries(root: Path) -> dict[str, dict[str, object]]:
    """The entries of the JSON feed by title."""
    return {item["title"]: item for item in json.loads(page(root, "feed.json"))["items"]}
