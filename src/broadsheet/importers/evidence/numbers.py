"""Guess which posts are which numbers, and say why.

In: posts with their dates and what their headers, titles, file names and first lines say. Out: for each a number or
none; guesses with reason and rival, contradictions as problems. General rules only: evidence is weighed, and weak
evidence counts where it fits the sequence of dates. Knows no Markdown and no folder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Fact
from broadsheet.importers.evidence.labels import ORDINAL_WORDS
from broadsheet.importers.evidence.plain import folded
from broadsheet.importers.importer import Guess, Inquiry
from broadsheet.importers.kinds import (
    NOT_A_NUMBER,
    NUMBER_BACKWARDS,
    NUMBER_DISAGREES,
    NUMBER_TWICE,
    NUMBERS_MISSING,
)
from broadsheet.model.publication import Numbering
from broadsheet.problems import Place, Problem

_JOINED = r"(?:\s*(?:[-–/&+]|and|und|et|y)\s*(\d{1,5}))?"
_TRAILING = re.compile(rf"(?:^|(?<=[\s(\[]))(\d{{1,5}}){_JOINED}[)\]]?\s*$")
_LEADING = re.compile(r"^0*(\d{1,5})(?=$|[-_. :])")
_FILE_TRAILING = re.compile(r"(?<!\d)(?<!dot)(?<!point)[-_ ]0*(\d{1,5})$")
_LOOSE = re.compile(r"(?:^|[\s_-])(v?\d+(?:(?:[.-]|-dot-)\d+)*)$")
_ORDINAL = re.compile(
    rf"\bthe (?:\w+ )?(?:(\d{{1,5}})(?:st|nd|rd|th)|({'|'.join(ORDINAL_WORDS)})) (?:issue|edition|number)\b",
    re.IGNORECASE,
)

RULES, HEADER, TITLE_SAYS, FAMILY, FOLDER, FILE_SAYS, TITLE_ENDS, FILE_ENDS, TEXT = 100, 8, 6, 5, 4, 3, 2, 1, 1
FIRM = FILE_SAYS
"""Evidence of this weight needs no neighbours."""
LEAST_FAMILY = 3
"""So many titles that differ in their number only make a series of numbers."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a number: the label, where it was found, and how much it weighs."""

    number: str
    where: str
    weight: int


@dataclass(slots=True)
class Candidate:
    """A post on its way to a number. `number` is "" until settled, and stays so for what is none."""

    source: str
    date: dt.date | None
    title: str
    stem: str = ""
    evidence: list[Evidence] = field(default_factory=list)
    volume: int = 0
    number: str = ""

    @property
    def best(self) -> Evidence | None:
        """The weightiest evidence, the first where weights are equal."""
        return max(self.evidence, key=lambda evidence: evidence.weight, default=None)


def weigh(candidate: Candidate, header: str, folder: str, opening: str) -> None:
    """Collect the evidence of one post: its header's number, title, folder, file name, and the text's first lines."""
    _add(candidate, _plain_label(header), "header", HEADER)
    _add(candidate, said(candidate.title, "number"), "title", TITLE_SAYS)
    _add(candidate, said(folder.replace("-", " "), "number"), "folder", FOLDER)
    _add(candidate, said(candidate.stem.replace("-", " "), "number"), "file name", FILE_SAYS)
    _add(candidate, _label(_TRAILING.search(candidate.title)), "title", TITLE_ENDS)
    _add(candidate, _label(_FILE_TRAILING.search(candidate.stem)), "file name", FILE_ENDS)
    _add(candidate, _label(_LEADING.match(candidate.stem)), "file name", FILE_ENDS)
    _add(candidate, _ordinal(opening), "text", TEXT)
    volume = said(candidate.title, "volume") or said(folder.replace("-", " "), "volume")
    candidate.volume = candidate.volume or int(volume or 0)


def said(text: str, fact: Fact) -> str:
    """Return the first number or volume that a title or a name says of itself, "" where it says none."""
    return next((finding.value for finding in find(text, "title") if finding.fact == fact), "")


def _add(candidate: Candidate, label: str, where: str, weight: int) -> None:
    year = str(candidate.date.year) if candidate.date else ""
    if label and not (label == year and weight < FIRM):
        candidate.evidence.append(Evidence(label, where, weight))


def _label(found: re.Match[str] | None) -> str:
    if not found:
        return ""
    last = found[2] if found.re.groups > 1 else None
    return f"{int(found[1])}-{int(last)}" if last and int(last) > int(found[1]) else str(int(found[1]))


def _plain_label(text: str) -> str:
    found = re.fullmatch(r"\s*#?(\d{1,5})(?:\s*[-–/]\s*(\d{1,5}))?\s*", text)
    return _label(found)


def _ordinal(text: str) -> str:
    found = _ORDINAL.search(text)
    if not found:
        return ""
    return found[1] or str(ORDINAL_WORDS[folded(found[2])])


def settle(candidates: Sequence[Candidate], inquiry: Inquiry) -> None:
    """Give every candidate its number, or none; report contradictions, note guesses."""
    _find_families(candidates)
    firm = [candidate for candidate in candidates if candidate.best and candidate.best.weight >= FIRM]
    weak = [candidate for candidate in candidates if candidate.best and candidate.best.weight < FIRM]
    if not firm and len(weak) * 2 >= len(candidates) and _rises(weak):
        firm, weak = weak, []
    for candidate in firm:
        _take_best(candidate, inquiry)
    _part_twins(candidates, inquiry)
    _try_weak(weak, candidates, inquiry)
    _tell_looks(candidates, inquiry)


def _find_families(candidates: Iterable[Candidate]) -> None:
    """Titles alike but for the number at their end vouch for each other."""
    shapes: Counter[str] = Counter()
    members: list[tuple[str, Candidate, str]] = []
    for candidate in candidates:
        found = _TRAILING.search(candidate.title)
        label = _label(found)
        if found and any(evidence.number == label for evidence in candidate.evidence):
            shape = candidate.title[: found.start()].casefold().strip()
            shapes[shape] += 1
            members.append((shape, candidate, label))
    for shape, candidate, label in members:
        if shapes[shape] >= LEAST_FAMILY:
            candidate.evidence.append(Evidence(label, "title", FAMILY))


def _rises(candidates: Iterable[Candidate]) -> bool:
    dated = sorted((c.date, _first(c.best.number)) for c in candidates if c.date and c.best)
    numbers = [number for _, number in dated]
    return all(a < b for a, b in pairwise(numbers))


def _take_best(candidate: Candidate, inquiry: Inquiry) -> None:
    best = candidate.best
    if best is None:
        return
    candidate.number = best.number
    told: set[str] = {best.number}
    for other in candidate.evidence:
        if other.number not in told and (other.weight >= FIRM or other.where == "text"):
            told.add(other.number)
            facts = {"first": best.where, "second": other.where, "number": best.number, "rival": other.number}
            inquiry.report(NUMBER_DISAGREES.at(Place(candidate.source), **facts))


def _part_twins(candidates: Iterable[Candidate], inquiry: Inquiry) -> None:
    """Of two posts with one number the one with better evidence, else the earlier, keeps it."""
    keepers: dict[tuple[int, str], Candidate] = {}
    ordered = sorted((c for c in candidates if c.number), key=lambda c: (-_weight(c), c.date or dt.date.max, c.source))
    for candidate in ordered:
        keeper = keepers.setdefault((candidate.volume, candidate.number), candidate)
        if keeper is not candidate:
            place = Place(candidate.source)
            inquiry.report(NUMBER_TWICE.at(place, number=candidate.number, other=keeper.source))
            candidate.number = ""
            candidate.evidence.clear()


def _weight(candidate: Candidate) -> int:
    return candidate.best.weight if candidate.best else 0


def _try_weak(weak: Iterable[Candidate], candidates: Sequence[Candidate], inquiry: Inquiry) -> None:
    """A weak number is taken where it lies between those of the posts before and after, and is nobody else's."""
    taken = {candidate.number for candidate in candidates if candidate.number}
    for candidate in weak:
        before, after = _neighbours(candidate, candidates)
        for evidence in sorted(candidate.evidence, key=lambda e: -e.weight):
            if evidence.number not in taken and _between(before, evidence.number, after):
                taken.add(evidence.number)
                candidate.number = evidence.number
                inquiry.guess(_guess_of(candidate, evidence, before, after))
                break


def _neighbours(candidate: Candidate, candidates: Sequence[Candidate]) -> tuple[Candidate | None, Candidate | None]:
    if candidate.date is None:
        return None, None
    numbered = sorted((c for c in candidates if c.number and c.date), key=lambda c: (c.date, _first(c.number)))
    before = [c for c in numbered if c.date and c.date < candidate.date]
    after = [c for c in numbered if c.date and c.date > candidate.date]
    return (before[-1] if before else None), (after[0] if after else None)


def _between(before: Candidate | None, number: str, after: Candidate | None) -> bool:
    if before is None and after is None:
        return False
    low = _last(before.number) if before else 0
    high = _first(after.number) if after else low + 10
    return low < _first(number) < high


def _guess_of(candidate: Candidate, evidence: Evidence, before: Candidate | None, after: Candidate | None) -> Guess:
    sides = [f"{c.number} ({c.date})" for c in (before, after) if c]
    reason = f"the {evidence.where} ends so, and it fits {'between ' if len(sides) == 2 else 'beside '}" + " and ".join(
        sides
    )
    return Guess(candidate.source, "number", evidence.number, reason, "a special issue without a number")


def _tell_looks(candidates: Iterable[Candidate], inquiry: Inquiry) -> None:
    """Report posts without a number whose title or file name ends in what looks like one."""
    numbered = {candidate.number: candidate for candidate in candidates if candidate.number}
    if not numbered:
        return
    for candidate in candidates:
        found = _LOOSE.search(candidate.title) or _LOOSE.search(candidate.stem)
        if candidate.number or not found:
            continue
        digits = found[1]
        other = numbered.get(digits)
        reason = f"that is {other.source}" if other else "it does not fit the numbers before and after"
        reason = "it counts something else" if not digits.isdecimal() else reason
        inquiry.report(NOT_A_NUMBER.at(Place(candidate.source), text=candidate.title, number=digits, reason=reason))


def _first(label: str) -> int:
    return int(label.split("-")[0] or 0)


def _last(label: str) -> int:
    return int(label.split("-")[-1] or 0)


def numbering_of(candidates: Sequence[Candidate]) -> Numbering:
    """Guess how the paper counts: by volumes, by years, without end, or not at all."""
    numbered = [candidate for candidate in candidates if candidate.number and candidate.date]
    if len(numbered) * 2 < len(candidates) or not numbered:
        return "none"
    if sum(candidate.volume > 0 for candidate in numbered) * 2 > len(numbered):
        return "volume-number"
    years: dict[int, list[int]] = {}
    for candidate in numbered:
        years.setdefault(candidate.date.year if candidate.date else 0, []).append(_first(candidate.number))
    restarts = [min(numbers) <= 3 for numbers in list(years.values())[1:]]
    return "year-number" if restarts and all(restarts) else "continuous"


def report_run(candidates: Iterable[Candidate], run_of: Callable[[Candidate], int], inquiry: Inquiry) -> None:
    """Report numbers that are missing and numbers that fall while dates rise, run by run (volume, year, or all)."""
    runs: dict[int, list[Candidate]] = {}
    for candidate in sorted((c for c in candidates if c.number and c.date), key=lambda c: (c.date, _first(c.number))):
        runs.setdefault(run_of(candidate), []).append(candidate)
    for run in runs.values():
        for before, after in pairwise(run):
            for problem in _step(before, after):
                inquiry.report(problem)


def _step(before: Candidate, after: Candidate) -> Iterator[Problem]:
    gap = range(_last(before.number) + 1, _first(after.number))
    if before.date is None or after.date is None:
        return
    dates = {"date": str(after.date), "other_date": str(before.date)}
    if _first(after.number) <= _last(before.number):
        yield NUMBER_BACKWARDS.at(Place(after.source), number=after.number, other=before.number, **dates)
    elif gap:
        numbers = f"number {gap[0]} is" if len(gap) == 1 else f"numbers {gap[0]} to {gap[-1]} are"
        facts = {"before": before.number, "before_date": str(before.date), "after": after.number}
        days = (after.date - before.date).days
        place = Place(after.source)
        yield NUMBERS_MISSING.at(place, numbers=numbers.capitalize(), after_date=str(after.date), days=days, **facts)
