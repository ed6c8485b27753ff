"""What the files of the project may not hold, whatever their kind: it speaks of itself alone and travels light.

In: every file that git keeps or would keep. Also here: that the pinned tools are those that pyproject.toml names, and
that scripts and the entry of continuous integration can be run.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

LARGEST = 2 * 1024 * 1024

# Put together from parts, so that this file does not hold what it forbids.
MACHINES = "|".join(("wo" + "rk", "ro" + "ot", "Us" + "ers", "ho" + r"me/\w+"))
REGISTRIES = "|".join(("py" + r"pi\.org", "python" + "hosted", "npm" + r"js\.(?:org|com)", "deb" + r"\.debian"))
PUT_OFF = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X"))
STRAY = {
    "a folder of one machine": re.compile(rf"(?<![\w.~*-])/(?:{MACHINES})/"),
    "a registry host": re.compile(REGISTRIES),
    "a mark of an unfinished merge": re.compile("^(?:" + "<" * 7 + "|" + ">" * 7 + ")(?: |$)", re.MULTILINE),
    "a thing put off": re.compile(rf"\b(?:{PUT_OFF})\b"),
}
STRAY_LINES = (
    "see /wo" + "rk/main",
    "in /ho" + "me/anna/paper",
    "from https://py" + "pi.org/simple",
    "# TO" + "DO later",
    "<" * 7 + " HEAD",
)


def files_of_the_project(root: Path) -> list[Path]:
    """What git holds or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode().split("\0")
    return [root / name for name in names if name and (root / name).is_file()]


def stray(files: Iterable[Path]) -> list[str]:
    """Lines that name what does not belong to the project."""
    faults = []
    for file in files:
        content = file.read_bytes()
        if b"\0" in content:
            continue
        text = content.decode("utf-8", "replace")
        for what, pattern in STRAY.items():
            for found in pattern.finditer(text):
                line = text.count("\n", 0, found.start()) + 1
                faults.append(f"{file}:{line} names {what}: {found.group()}")
    return faults


@pytest.fixture(scope="module")
def files(repository: Path) -> list[Path]:
    return files_of_the_project(repository)


def test_no_file_names_a_machine_or_a_registry_or_leaves_work_undone(files: list[Path]) -> None:
    faults = stray(files)
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("text", STRAY_LINES)
def test_a_stray_line_is_found(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"first\n{text}\n", encoding="utf-8")
    assert [fault.split(" names")[0] for fault in stray([file])] == [f"{file}:2"]


def test_no_file_is_larger_than_two_megabytes(files: list[Path]) -> None:
    assert not [f"{file}: {file.stat().st_size}" for file in files if file.stat().st_size > LARGEST]


def test_no_file_is_made_by_a_program(files: list[Path]) -> None:
    made = {"__pycache__", "node_modules", ".venv", ".broadsheet", "out", ".DS_Store"}
    assert not [str(file) for file in files if made & set(file.parts)]


def test_text_files_are_utf8_with_plain_line_ends(files: list[Path], repository: Path) -> None:
    faults = []
    for file in files:
        if file.suffix in {".py", ".toml", ".html", ".css", ".js", ".json"} and "specimens" not in file.parts:
            content = file.read_bytes()
            content.decode("utf-8")
            if b"\r" in content or (content and not content.endswith(b"\n")):
                faults.append(str(file.relative_to(repository)))
    assert not faults


def test_every_library_and_tool_has_its_pin(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    lines = (repository / "tests" / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pinned = {plain_name(line) for line in lines if "==" in line}
    assert {plain_name(line) for line in wanted} <= pinned
    assert not [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]


def plain_name(requirement: str) -> str:
    return re.split(r"[^\w.-]", requirement)[0].lower().replace("_", "-")


def test_the_lock_of_the_validators_pins_bytes_and_no_host(repository: Path) -> None:
    lock = json.loads((repository / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert not [name for name, package in packages.items() if "resolved" in package or "integrity" not in package]


@pytest.mark.parametrize(
    "name", ["scripts/demo", "scripts/test", "scripts/check", "scripts/bench", "scripts/catalogues", ".ci/run"]
)
def test_the_scripts_can_be_run(name: str, repository: Path) -> None:
    assert os.access(repository / name, os.X_OK)
    assert (repository / name).read_text(encoding="utf-8").startswith("#!")


def test_ruff_has_no_complaint(repository: Path) -> None:
    say_nothing(["ruff", "check", "--quiet", "--output-format", "concise", "."], repository)


def test_the_code_is_formatted(repository: Path) -> None:
    say_nothing(["ruff", "format", "--check", "--quiet", "--output-format", "concise", "."], repository)


def test_mypy_has_no_complaint(repository: Path) -> None:
    say_nothing(["mypy"], repository)


def say_nothing(words: list[str], repository: Path) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=repository, capture_output=True, text=True)
    assert done.returncode == 0, f"\n{done.stdout}{done.stderr}"
