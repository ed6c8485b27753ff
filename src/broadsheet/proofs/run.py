"""The whole proof: what reading met, what parsing every text meets, and what the checks find, each fault once.

In: a publication as read, the problems of reading, the paper's rulings. Out: problems in order of place. Prints
nothing.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from broadsheet.model.names import nearest
from broadsheet.problems import Place, Problem, Report, Severity
from broadsheet.proofs.check import Check, Proof
from broadsheet.proofs.kinds import PROOF_SETTING
from broadsheet.proofs.table import CHECKS, added


@dataclass(frozen=True, slots=True)
class Rulings:
    """What `[proof]` of paper.toml says: names of problems to be silent about, and severities other than usual.

    An error cannot be silenced nor lowered: what it names cannot be made, whatever the paper thinks of it.
    """

    silent: frozenset[str] = frozenset()
    severities: dict[str, Severity] = field(default_factory=dict)

    def apply(self, problem: Problem) -> Problem | None:
        """Return the problem with the severity that the paper gives it, None where it wants to hear nothing of it."""
        if problem.severity is Severity.ERROR:
            return problem
        if problem.name in self.silent:
            return None
        return replace(problem, severity=self.severities.get(problem.name, problem.severity))


def rulings_of(settings: Mapping[str, Any], known: Collection[str], report: Report) -> Rulings:
    """Take `[proof]` of paper.toml: `ignore`, a list of names, and `severity`, severities by name.

    `known` are the names of all problems; what is none of them, or no severity, is reported as `proof-setting`.
    """
    words = {severity.word: severity for severity in Severity}
    given = settings.get("severity") or {}
    for name in (*settings.get("ignore", ()), *given):
        if name not in known:
            report(PROOF_SETTING.at(Place("paper.toml"), name=name, nearest=nearest(name, known)))
    for word in given.values():
        if word not in words:
            report(PROOF_SETTING.at(Place("paper.toml"), name=str(word), nearest=nearest(str(word), words)))
    severities = {name: words[word] for name, word in given.items() if word in words}
    return Rulings(frozenset(settings.get("ignore", ())), severities)


def proof(work: Proof, reading: Iterable[Problem], rulings: Rulings | None = None) -> list[Problem]:
    """Return every problem of the scope, in order of place, the worst first where places are equal."""
    ruled = (rulings or Rulings()).apply
    found = (ruled(problem) for problem in merged([*reading, *_checked(work)]))
    return sorted((problem for problem in found if problem), key=lambda p: (p.place, -p.severity, p.name, p.facts))


def _checked(work: Proof) -> Iterator[Problem]:
    met: list[Problem] = []
    checks: tuple[Check, ...] = (*CHECKS, *added(met.append))
    for check in checks:
        yield from check.check(work)
    # Whatever the checks wanted to see, every text is parsed: what that meets is in `work.problems`.
    deque(work.pieces(), maxlen=0)
    yield from work.problems
    yield from met


def merged(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield each fault once: the same name at the same place about the same things, and then the worst."""
    worst: dict[tuple[object, ...], Problem] = {}
    for problem in problems:
        about = tuple(sorted(str(value) for key, value in problem.facts if key not in ("nearest", "hint")))
        key = (problem.name, problem.place, about)
        known = worst.get(key)
        if known is None or problem.severity > known.severity:
            worst[key] = problem
    yield from worst.values()
