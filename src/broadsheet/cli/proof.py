"""`broadsheet proof`: read the paper for faults.

In: the arguments: issues or files, else everything. Out: problems with their places; exit code 1 when there is an error
or a warning.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from broadsheet.cli.given import paper_root
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.model.publication import Publication
from broadsheet.problems import Problem, Severity

if TYPE_CHECKING:
    from broadsheet.proofs.hosts import Ask

HELP = """\
Read the paper for faults: headers, dates and numbers, links, pictures, notes, spelling. Name issues or files to proof
only those.

Every fault is told with its file, line and column. The exit code is 1 when there is an error or a warning that is not
waived."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("what", nargs="*", metavar="ISSUE|FILE", help="an issue's id or folder, or an article's file")
    parser.add_argument("--waived", action="store_true", help="show what is waived as well, with the reasons")
    parser.add_argument("--no-spelling", action="store_true", help="do not look words up in dictionaries")
    parser.add_argument("--online", action="store_true", help="ask other hosts whether links to them still lead there")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="how many processes to use")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Proof, tell, and return 1 for errors and warnings."""
    from broadsheet.cli.sentences import names
    from broadsheet.press.proofing import Order, proofed
    from broadsheet.press.readers import read_shared

    root = paper_root(arguments)
    reading, _ = read_shared(os.fspath(root), arguments.jobs, keep=False)
    scope, files = _scope(arguments.what, reading.publication, os.fspath(root))
    order = Order(scope, names(), not arguments.no_spelling, _ask() if arguments.online else None, arguments.jobs)
    result = proofed(reading, order)
    found = _within(result.problems, files)
    waived = [(problem, reason) for problem, reason in result.waived if _within([problem], files)]
    terminal.problems(found, root, result=True)
    if terminal.wants_json:
        _tell_json(found, waived, terminal)
    else:
        _tell_waived(waived, terminal, show=arguments.waived)
        if not found:
            terminal.say("No faults found.")
    return 1 if any(problem.severity > Severity.NOTE for problem in found) else 0


def _ask() -> Ask:
    from broadsheet.press.asking import ask

    return ask


def _tell_json(found: list[Problem], waived: list[tuple[Problem, str]], terminal: Terminal) -> None:
    from broadsheet.cli.sentences import record

    rows = [{**record(problem), "reason": reason} for problem, reason in waived]
    terminal.json({"problems": [record(problem) for problem in found], "waived": rows})


def _tell_waived(waived: list[tuple[Problem, str]], terminal: Terminal, *, show: bool) -> None:
    """Say how many problems are waived, and with `show` which and why."""
    from broadsheet.cli.sentences import sentence_of

    for problem, reason in waived if show else ():
        place = ":".join(str(part) for part in (problem.place.file, problem.place.line, problem.place.column) if part)
        terminal.say(f"{place}: waived: {sentence_of(problem)} [{problem.name}] — {reason}")
    if waived:
        terminal.say(f"{len(waived):,} waived" + ("" if show else " (--waived shows them)"))


def _scope(words: Iterable[str], publication: Publication, root: str) -> tuple[frozenset[str] | None, tuple[str, ...]]:
    """The ids of the issues that the words name, None for all, and the paths whose problems are wanted (none: all)."""
    ids: set[str] = set()
    paths: list[str] = []
    for word in words:
        path = os.path.relpath(os.path.realpath(word), os.path.realpath(root)).replace(os.sep, "/").rstrip("/")
        named = [issue for issue in publication.issues if word == issue.id or _around(issue.folder, path)]
        within = [issue for issue in publication.issues if _around(path, issue.folder)]
        if not named and not within and not os.path.exists(os.path.join(root, path)):
            hint = _nearest(word, publication)
            raise UsageError(f"“{word}” is neither an issue nor a file of this paper.", hint=hint)
        ids.update(issue.id for issue in (*named, *within))
        paths += [issue.folder for issue in named if word == issue.id] or [path]
    return (frozenset(ids), tuple(paths)) if paths else (None, ())


def _nearest(word: str, publication: Publication) -> str:
    from broadsheet.model.names import nearest

    found = nearest(word, [issue.id for issue in publication.issues])
    return f"Did you mean “{found}”?" if found else ""


def _around(folder: str, path: str) -> bool:
    """Whether a path is the folder or lies in it."""
    return path == folder or path.startswith(f"{folder}/")


def _within(problems: Iterable[Problem], paths: tuple[str, ...]) -> list[Problem]:
    """Those of the problems that lie in one of the paths; all where none is named."""
    return [problem for problem in problems if not paths or any(_around(path, problem.place.file) for path in paths)]
