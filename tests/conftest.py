"""What all tests share: the tools they stand on, and the sample that dear gates take.

A test asks for a program by the fixture `needs`, for an npm package by `validator`. Where it is missing, the test is
skipped and named once more at the end of the run; with CI=true it fails instead. A test over many things takes
`sampled(name, things, size)`: all of them with --all, else always the same spread of `size`, and the end of the run
says what was taken.
"""

from __future__ import annotations

import os
import shutil
import sys
import tomllib
from collections.abc import Callable, Sequence
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOOLS = tomllib.loads((ROOT / "tests" / "tools.toml").read_text(encoding="utf-8"))
NOT_RUN = pytest.StashKey[dict[str, str]]()
SAMPLES = pytest.StashKey[dict[str, str]]()

# What is expected is English, whatever the language of whoever runs the tests.
os.environ["LC_ALL"] = "C.UTF-8"
# A process with a second thread may not be forked: numpy's library starts some when it is loaded.
os.environ["OPENBLAS_NUM_THREADS"] = "1"

PRINT = ("print", "typesetting", "random_issues", "whole_issues")
"""Words in the path of a test that uses the typesetter."""

Thing = TypeVar("Thing")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", dest="take_all", help="dear gates take everything, not a sample")
    parser.addoption("--update-golden", action="store_true", help="write what is made as what is expected")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOT_RUN] = {}
    config.stash[SAMPLES] = {}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the tests of print come last: the typesetter starts threads, and what comes before wants to fork."""
    here = Path(__file__).parent
    items.sort(key=lambda item: any(word in item.path.relative_to(here).as_posix() for word in PRINT))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for title, rows in (("SAMPLED (--all takes everything)", SAMPLES), ("GATES NOT RUN: a tool is missing", NOT_RUN)):
        if config.stash[rows]:
            terminalreporter.section(title)
            for name, text in sorted(config.stash[rows].items()):
                terminalreporter.line(f"{name}: {text}")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The root of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def missing(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Leave the test because a tool is missing: `missing(tool, how to get it)`."""

    def leave(tool: str, remedy: str) -> None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(f"{tool} is missing, and nothing is skipped with CI=true: {remedy}", pytrace=False)
        pytestconfig.stash[NOT_RUN][tool] = remedy
        pytest.skip(f"{tool} is missing: {remedy}")

    return leave


@pytest.fixture(scope="session")
def needs(missing: Callable[[str, str], None]) -> Callable[[str], str]:
    """The path of a program or a file: `needs("chromium")`, `needs("en_GB")`. They stand in tests/tools.toml."""

    def find(tool: str) -> str:
        row = TOOLS[tool]
        if row.get("only_on", sys.platform) != sys.platform:
            pytest.skip(f"{tool} is there on {row['only_on']} only")
        programs = (path for name in row.get("commands", []) if (path := shutil.which(name)))
        files = (file for file in row.get("files", []) if Path(file).exists())
        path = next(chain(programs, files), None)
        if path is None:
            missing(tool, f"on Debian, apt-get install {' '.join(row['debian'])}")
        return path or ""

    return find


@pytest.fixture(scope="session")
def validator(missing: Callable[[str, str], None]) -> Callable[[str], Path]:
    """A file of an npm package: `validator("vnu-jar/build/dist/vnu.jar")`."""

    def find(name: str) -> Path:
        path = ROOT / "node_modules" / name
        if not path.exists():
            missing(name.split("/")[0], "npm ci in the checkout (scripts/test does it)")
        return path

    return find


@pytest.fixture(scope="session")
def sampled(pytestconfig: pytest.Config) -> Callable[[str, Sequence[Thing], int], list[Thing]]:
    """Take an even spread of `size` things, the first and the last among them; with --all take every one."""

    def take(name: str, things: Sequence[Thing], size: int) -> list[Thing]:
        if pytestconfig.getoption("take_all") or len(things) <= size:
            return list(things)
        step = (len(things) - 1) / (size - 1)
        pytestconfig.stash[SAMPLES][name] = f"{size} of {len(things)}"
        return [things[round(index * step)] for index in range(size)]

    return take
