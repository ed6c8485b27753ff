"""Waivers in the text: a comment that says of one line which problem is none there, and why.

In: the raw text of a file. Out: `Waiver`s, and of some problems those that are waived. The comment stands at the end of
its line, or alone on the line before:

    <!-- proof: off doubled-word "so in the original" -->

In a header and in issue.toml it begins with `#`. The reason must be given. Knows no check.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from broadsheet.model.names import nearest
from broadsheet.problems import Place, Problem, Severity
from broadsheet.proofs.kinds import UNUSED_WAIVER, WAIVER_REASON, WAIVER_UNKNOWN

MARK = b"proof: off"
_COMMENT = re.compile(r"(?:<!--|#)[ \t]*proof: off[ \t]+([a-z0-9-]+)(?:[ \t]+\"([^\"\n]*)\")?[ \t]*(?:-->)?")
_BARE = re.compile(r"[ \t>]*$")


@dataclass(frozen=True, slots=True, order=True)
class Waiver:
    """One waiver: where it stands, the line that it is about, the problem's name and the reason."""

    place: Place
    line: int
    check: str
    reason: str


def waivers_in(text: str, file: str) -> Iterator[Waiver]:
    """Yield the waivers of a file's text. One that stands alone is about the next line that is not empty."""
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        for found in _COMMENT.finditer(line) if "proof: off" in line else ():
            alone = not _COMMENT.sub("", line).strip()
            about = _following(lines, number) if alone else number
            yield Waiver(Place(file, number, found.start() + 1), about, found[1], (found[2] or "").strip())


def _following(lines: list[str], number: int) -> int:
    """The number of the next line that holds more than waivers."""
    for at in range(number, len(lines)):
        if _COMMENT.sub("", lines[at]).strip():
            return at + 1
    return number


@dataclass(frozen=True, slots=True)
class Sorted:
    """Problems that stand, and problems that are waived, each with the reason."""

    standing: tuple[Problem, ...]
    waived: tuple[tuple[Problem, str], ...]


def sort_out(
    problems: Iterable[Problem], waivers: Iterable[Waiver], known: Collection[str], ran: Collection[str]
) -> Sorted:
    """Take out what is waived, and add what is wrong with the waivers themselves.

    `known` are the names of all problems, `ran` those that this proof looked for: a waiver of another is not unused.
    Problems: `waiver-without-reason`, `unknown-waiver`, `unused-waiver`.
    """
    usable, faults = _usable(waivers, known)
    standing: list[Problem] = []
    waived: list[tuple[Problem, str]] = []
    used: set[Waiver] = set()
    for problem in problems:
        waiver = usable.get((problem.place.file, problem.place.line, problem.name))
        if waiver is None or problem.severity is Severity.ERROR:
            standing.append(problem)
        else:
            used.add(waiver)
            waived.append((problem, waiver.reason))
    idle = [waiver for waiver in usable.values() if waiver not in used and waiver.check in ran]
    faults += [UNUSED_WAIVER.at(waiver.place, check=waiver.check) for waiver in idle]
    return Sorted((*standing, *faults), tuple(waived))


def _usable(
    waivers: Iterable[Waiver], known: Collection[str]
) -> tuple[Mapping[tuple[str, int, str], Waiver], list[Problem]]:
    usable: dict[tuple[str, int, str], Waiver] = {}
    faults: list[Problem] = []
    for waiver in waivers:
        if known and waiver.check not in known:
            near = nearest(waiver.check, known)
            faults.append(WAIVER_UNKNOWN.at(waiver.place, check=waiver.check, nearest=near))
        elif not waiver.reason:
            faults.append(WAIVER_REASON.at(waiver.place, check=waiver.check))
        else:
            usable[waiver.place.file, waiver.line, waiver.check] = waiver
    return usable, faults
