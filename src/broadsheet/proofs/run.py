"""The whole proof: what reading met, what parsing every text meets, and what the checks find, each fault once.

In: a publication as read, the problems of reading, the paper's rulings. Out: problems in order of place, and those that
are waived. `findings` can be shared out by issue and `joined`; `judged` makes the end of it. Prints nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from broadsheet.problems import Problem
from broadsheet.proofs.check import GatheringRule, Proof, Rule, TextRule
from broadsheet.proofs.table import CHECKS, added
from broadsheet.proofs.waivers import MARK, Waiver, sort_out, waivers_in
from broadsheet.proofs.wishes import Rulings


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a share of the issues: problems, waivers, what checks in two steps have gathered by text."""

    problems: tuple[Problem, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    gathered: tuple[tuple[str, str, Any], ...] = ()

    def __add__(self, other: Findings) -> Findings:
        problems, waivers = (*self.problems, *other.problems), (*self.waivers, *other.waivers)
        return Findings(problems, waivers, (*self.gathered, *other.gathered))


@dataclass(frozen=True, slots=True)
class Proofed:
    """The result, in order of place, the worst first where places are equal. `waived` has the reasons as well."""

    problems: list[Problem]
    waived: list[tuple[Problem, str]]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What problems are weighed by: the paper's rulings, and the names of all problems that there are.

    Without names (`known` empty) waivers in the texts are not checked themselves.
    """

    rulings: Rulings = field(default_factory=Rulings)
    known: frozenset[str] = frozenset()


def proof(work: Proof, reading: Iterable[Problem], ruled: Ruled | None = None) -> Proofed:
    """Proof the scope in one process."""
    return judged(work, findings(work), reading, ruled or Ruled())


def findings(work: Proof) -> Findings:
    """Return what can be found issue by issue: each text is parsed once, for all checks together."""
    reads = [check for check in CHECKS if isinstance(check, TextRule)]
    gathers = [check for check in CHECKS if isinstance(check, GatheringRule)]
    found: list[Problem] = []
    waivers: list[Waiver] = []
    gathered: list[tuple[str, str, Any]] = []
    for text in work.texts():
        for check in reads:
            found += check.read(text)
        parts = ((check.name, text.file, check.gather(text)) for check in gathers)
        gathered += (part for part in parts if part[2] is not None)
        waivers += _waivers(work, text.file)
    for issue in work.issues():
        waivers += _waivers(work, f"{issue.folder}/issue.toml")
    for rule in CHECKS:
        if isinstance(rule, Rule) and not rule.wide:
            found += rule.check(work)
    found += work.problems
    work.forget()
    return Findings(tuple(found), tuple(waivers), tuple(gathered))


def judged(work: Proof, found: Findings, reading: Iterable[Problem], ruled: Ruled) -> Proofed:
    """Find what only the whole scope shows, then merge, weigh and waive."""
    rulings = ruled.rulings
    problems = merged([*reading, *found.problems, *_wide(work, found)])
    standing: list[Problem] = []
    waived: list[tuple[Problem, str]] = []
    for problem in (rulings.weighed(problem) for problem in problems if rulings.wants(problem.name)):
        reason = rulings.waived(problem)
        if reason:
            waived.append((problem, reason))
        else:
            standing.append(problem)
    sorted_out = sort_out(standing, found.waivers, ruled.known, _looked_for(work, ruled))
    problems = map(rulings.weighed, sorted_out.standing)
    return Proofed(sorted(problems, key=_order), sorted((*waived, *sorted_out.waived), key=lambda row: _order(row[0])))


def _wide(work: Proof, found: Findings) -> Iterator[Problem]:
    """Yield what comes of comparing issues, of what was gathered from all texts, and of plug-ins."""
    met: list[Problem] = []
    for check in CHECKS:
        if isinstance(check, Rule) and check.wide:
            yield from check.check(work)
        elif isinstance(check, GatheringRule):
            yield from check.settle(work, [(file, part) for name, file, part in found.gathered if name == check.name])
    for plugin in added(met.append):
        yield from plugin.check(work)
    yield from met


def _order(problem: Problem) -> tuple[object, ...]:
    return problem.place, -problem.severity, problem.name, problem.facts


def _looked_for(work: Proof, ruled: Ruled) -> frozenset[str]:
    """The names of the problems that this proof has looked for."""
    idle = {kind.name for check in CHECKS if check.name in work.idle for kind in check.kinds}
    return frozenset(name for name in ruled.known - idle if ruled.rulings.wants(name))


def _waivers(work: Proof, file: str) -> Iterator[Waiver]:
    data = work.content(file)
    if data is not None and MARK in data:
        yield from waivers_in(data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n"), file)


def merged(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each fault once: the same name at the same place about the same things, and then the worst."""
    for _, group in groupby(sorted(problems, key=_spot), key=_spot):
        worst: dict[tuple[str, ...], Problem] = {}
        for problem in group:
            about = tuple(sorted(str(value) for key, value in problem.facts if key not in ("nearest", "hint")))
            known = worst.get(about)
            if known is None or problem.severity > known.severity:
                worst[about] = problem
        yield from worst.values()


def _spot(problem: Problem) -> tuple[str, int, int, str]:
    return problem.place.file, problem.place.line, problem.place.column, problem.name
