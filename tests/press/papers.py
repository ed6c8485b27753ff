"""Small papers on disk, and builds of them, for the tests of the press."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from broadsheet.press.build import Built, Request, build, check

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
SETTINGS = """\
[paper]
format = 1
id = "harbour"
title = "The Harbour Weekly"
base_url = "https://harbour.example"
[calendar]
frequency = "irregular"
volume_start = 2026-01-01
"""
WORDS = "The council voted on Tuesday to rebuild the wall, as the surveyor had asked. "


def write(root: Path, path: str, text: str) -> Path:
    """Write a file; its time of change lies a minute back, so that nothing waits for it to settle."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    old = file.stat().st_mtime_ns - 60_000_000_000
    os.utime(file, ns=(old, old))
    return file


def article(root: Path, path: str, headline: str = "A headline", body: str = WORDS, **fields: str) -> Path:
    """Write an article; further fields stand in its header."""
    header = "".join(f"{key}: {value}\n" for key, value in {"headline": headline, **fields}.items())
    return write(root, path, f"---\n{header}---\n\n{body}\n")


def issue(root: Path, number: int, articles: int = 2, **fields: str) -> Path:
    """Write an issue of January 2026 with some articles."""
    day = dt.date(2026, 1, 1) + dt.timedelta(days=number)
    rows = {"date": str(day), "status": '"released"', **fields}
    write(root, f"issues/v1n{number}/issue.toml", "".join(f"{key} = {value}\n" for key, value in rows.items()))
    for at in range(1, articles + 1):
        body = "\n\n".join(f"Paragraph {part} of story {at} in number {number}. {WORDS * 4}" for part in range(3))
        article(root, f"issues/v1n{number}/{at:02}-story-{at}.md", f"Story {at} of number {number}", body)
    return root / "issues" / f"v1n{number}"


def paper(root: Path, issues: int = 2, articles: int = 2, settings: str = SETTINGS) -> Path:
    """Write a whole paper."""
    write(root, "paper.toml", settings)
    for number in range(1, issues + 1):
        issue(root, number, articles)
    return root


def put_out(root: Path, **asked: Any) -> Built:
    """Build in this process."""
    return build(Request(str(root), asked.pop("now", NOW), **asked), lambda done, total: None)


def rehearse(root: Path, **asked: Any) -> Built:
    """Check in this process."""
    return check(Request(str(root), asked.pop("now", NOW), **asked), lambda done, total: None)


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file below a folder."""
    return {path: sha256(data).hexdigest() for path, data in contents(folder).items()}


def web(root: Path) -> dict[str, bytes]:
    """The web edition of a paper."""
    return contents(root / "out" / "web")


def command(root: Path, *words: str) -> list[str]:
    """The words that run `broadsheet` on a paper at the tests' instant."""
    return [sys.executable, "-m", "broadsheet", *words, "--paper", str(root), "--now", NOW.isoformat()]


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `broadsheet` as a user does."""
    env = {**os.environ, "NO_COLOR": "1", **environment}
    return subprocess.run(command(root, *words), capture_output=True, text=True, env=env, timeout=120, check=False)


def states(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of change of every file, by path: what tells a file that stayed from one written anew."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            state = path.stat()
            found[path.relative_to(folder).as_posix()] = (state.st_ino, state.st_mtime_ns)
    return found
