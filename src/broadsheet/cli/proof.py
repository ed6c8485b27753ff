"""`broadsheet proof`: read the paper for faults.

In: the arguments: issues or files, else everything. Out: problems with their places; exit code 1 when there is an error
or a warning.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable

from broadsheet.cli.given import paper_root
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.model.publication import Publication
from broadsheet.problems import Problem, Severity

HELP = """\
Read the paper for faults: headers, dates and numbers, links, pictures, notes. Name issues or files to proof only those.

Every fault is told with its file, line and column. The exit code is 1 when there is an error or a warning."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("what", nargs="*", metavar="ISSUE|FILE", help="an issue's id or folder, or an article's file")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Proof, tell, and return 1 for errors and warnings."""
    from broadsheet.cli.sentences import names
    from broadsheet.folder.read import read
    from broadsheet.proofs.check import Proof
    from broadsheet.proofs.run import proof, rulings_of

    root = paper_root(arguments)
    reading = read(root)
    scope, files = _scope(arguments.what, reading.publication, os.fspath(root))
    work = Proof(reading.publication, scope, os.fspath(root))
    met = list(reading.problems)
    rulings = rulings_of(reading.settings.values["proof"], names(), met.append)
    found = _within(proof(work, met, rulings), files)
    terminal.problems(found, root, result=True)
    if terminal.wants_json:
        from broadsheet.cli.sentences import record

        terminal.json({"problems": [record(problem) for problem in found]})
    elif not found:
        terminal.say("No faults found.")
    return 1 if any(problem.severity > Severity.NOTE for problem in found) else 0


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
