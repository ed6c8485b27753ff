"""Proofing a paper: the words it knows are gathered, the issues shared out over processes, what is found is joined.

In: a reading of the folder, a scope. Out: what `proofs.run.proof` returns, whatever the number of processes. Each text
is parsed in one of them; what compares issues is done at the end, here. Knows no single check.
"""

from __future__ import annotations

import gc
import os
import pickle
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from broadsheet.folder.read import Reading
from broadsheet.forking import cores, may_fork
from broadsheet.languages.dictionaries import SYSTEM, Dictionary, find
from broadsheet.model.issue import Issue
from broadsheet.press.aside import Aside
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof
from broadsheet.proofs.hosts import Ask
from broadsheet.proofs.run import Proofed, Ruled, findings, judged
from broadsheet.proofs.wishes import rulings_of, wishes_of
from broadsheet.proofs.words import Words

MANY = 100
"""Articles from which on a second process brings more than it costs."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be proofed: `scope` holds ids of issues, None for all; `known` are the names of all problems.

    `ask` asks other hosts; without it outside links are not checked. `jobs` 0 is one process per core.
    """

    scope: frozenset[str] | None = None
    known: Collection[str] = ()
    spelling: bool = True
    ask: Ask | None = None
    jobs: int = 0


def proofed(reading: Reading, order: Order) -> Proofed:
    """Proof a paper that has been read; the problems of reading are among those that are returned."""
    met: list[Problem] = list(reading.problems)
    settings = reading.settings.values["proof"]
    ruled = Ruled(rulings_of(settings, order.known, met.append), frozenset(order.known))
    work = Proof(reading.publication, order.scope, reading.root, wishes_of(settings))
    work.ask = order.ask
    if order.spelling:
        work.words = words_of(reading)
        for language in sorted({entry.language for entry in work.entries()}):
            work.words.dictionary(language)  # loaded once, before the processes part
    shares = list(_shares(list(work.issues()), _processes(work, order.jobs)))
    if len(shares) < 2:
        return judged(work, findings(work), met, ruled)
    gc.freeze()  # so that the processes go on sharing what has been read
    with ExitStack() as stack:
        sides = [stack.enter_context(Aside(partial(_parcel, work, share), fork=True)) for share in shares[1:]]
        found = findings(work.part(shares[0], around=work.around))
        for side in sides:
            found += pickle.loads(side.result())  # noqa: S301 - from our own forks
    return judged(work, found, met, ruled)


def words_of(reading: Reading) -> Words:
    """Gather the words that a paper knows: its list, its names, the dictionaries of `[proof]` and of the system."""
    settings = reading.settings.values["proof"]
    own = tuple(os.path.join(reading.root, os.path.expanduser(folder)) for folder in settings["dictionaries"])
    listed = _listed(os.path.join(reading.root, settings["words"])) if settings["words"] else ()
    return Words(reading.publication, partial(_dictionary, (*own, *SYSTEM)), listed)


def _dictionary(folders: Sequence[str], language: str) -> Dictionary | None:
    paths = find(language, folders)
    return Dictionary(paths, language) if paths else None


def _listed(path: str) -> tuple[str, ...]:
    """The words of a list, one a line; what follows `#` is a remark. Without the file there are none."""
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            rows = [line.partition("#")[0].strip() for line in file]
    except OSError:
        return ()
    return tuple(row for row in rows if row)


def _parcel(work: Proof, share: frozenset[str]) -> bytes:
    return pickle.dumps(findings(work.part(share, around=False)), pickle.HIGHEST_PROTOCOL)


def _processes(work: Proof, jobs: int) -> int:
    """How many processes are to proof; one where a fork is not possible or not wanted (BROADSHEET_START, for tests)."""
    articles = sum(len(issue.articles) for issue in work.issues())
    if articles < MANY or os.environ.get("BROADSHEET_START", "fork") != "fork" or not may_fork():
        return 1
    return jobs or cores()


def _shares(issues: Sequence[Issue], count: int) -> Iterator[frozenset[str]]:
    """Cut issues into runs of neighbours with about as many articles in each."""
    total = sum(len(issue.articles) for issue in issues) or 1
    cut: list[set[str]] = [set() for _ in range(count)]
    before = 0
    for issue in issues:
        cut[min(before * count // total, count - 1)].add(issue.id)
        before += len(issue.articles)
    yield from (frozenset(share) for share in cut if share)
