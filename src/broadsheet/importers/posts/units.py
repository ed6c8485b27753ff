"""What becomes one issue: a post by itself, or all posts of a folder that is a number or a day.

In: heads of posts. Out: units with their candidates for a number; dates for numbered units that have none; the paper's
title as the titles of its posts have it. Knows no text and no id.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from broadsheet.importers.evidence import dates, numbers
from broadsheet.importers.importer import Guess, Inquiry
from broadsheet.importers.kinds import UNDATED_NUMBERS
from broadsheet.importers.posts.heads import Head
from broadsheet.importers.posts.post import HANDLED
from broadsheet.importers.rules import Rules
from broadsheet.model.names import parse_issue_id
from broadsheet.problems import Place

_END = re.compile(r"[\s,:–—|(\[-]*(?:issue|number|no\.?|nr\.?|#|vol(?:ume)?\.?|\s)*\d+[)\]]?\s*$", re.I)
_FOLDER_SAYS = re.compile(r"(?:issue|number|no|nr|num|ausgabe|numero|numéro|nummer)[-_ .]*\d{1,5}\b", re.I)
STEPS = {"weekly": 7, "fortnightly": 14}
"""Days from issue to issue, for frequencies from which a date can be counted."""


@dataclass(slots=True)
class Unit:
    """The posts of one issue, and what is known of its number and date."""

    candidate: numbers.Candidate
    heads: list[Head] = field(default_factory=list)

    @property
    def moment(self) -> dt.datetime | None:
        """The earliest moment of its posts; a bare day where only that is known."""
        known = [head.moment for head in self.heads if head.moment]
        same = [moment for moment in known if moment.date() == self.candidate.date]
        return min(same, key=lambda moment: moment.replace(tzinfo=None), default=None)


def units_of(heads: Iterable[Head], rules: Rules) -> list[Unit]:
    """Put posts together whose folder is one number or day; weigh the evidence for each unit's number."""
    by_folder: dict[str, Unit] = {}
    units: list[Unit] = []
    for head in heads:
        if _is_issue(head.folder):
            unit = by_folder.get(head.folder)
            if unit is None:
                unit = by_folder[head.folder] = Unit(_of_folder(head))
                units.append(unit)
            unit.heads.append(head)
        else:
            units.append(Unit(_of_post(head, rules), [head]))
    for unit in units:
        days = [head.moment.date() for head in unit.heads if head.moment]
        unit.candidate.date = unit.candidate.date or min(days, default=None)
        _fix(unit, rules)
    return units


def _is_issue(folder: str) -> bool:
    name = folder.rpartition("/")[2]
    return bool(name) and (parse_issue_id(name) is not None or bool(_FOLDER_SAYS.match(name)))


def _of_folder(head: Head) -> numbers.Candidate:
    name = head.folder.rpartition("/")[2]
    parts = parse_issue_id(name)
    day = (parts.date if parts else None) or dates.in_path(head.folder + "/")
    candidate = numbers.Candidate(head.path, day or (head.moment.date() if head.moment else None), "")
    if parts and parts.number:
        candidate.volume = parts.volume
        candidate.evidence.append(numbers.Evidence(parts.number, "folder", numbers.HEADER))
    else:
        numbers.weigh(candidate, "", name, "")
    return candidate


def _of_post(head: Head, rules: Rules) -> numbers.Candidate:
    _, written = dates.in_name(head.stem)
    stem = head.stem[len(written) :].lstrip("-_. ")
    candidate = numbers.Candidate(head.path, head.moment.date() if head.moment else None, head.title, stem)
    volume = head.post.text(*HANDLED["volume"])
    candidate.volume = int(volume) if volume.isdecimal() else 0
    numbers.weigh(candidate, head.post.text(*HANDLED["number"]), head.folder.rpartition("/")[2], head.opening)
    titled = rules.read_path("issues.title", head.title) or {}
    if titled.get("number"):
        candidate.evidence.append(numbers.Evidence(titled["number"].replace("_", "-"), "rules", numbers.RULES))
    candidate.volume = int(titled.get("volume") or candidate.volume)
    return candidate


def _fix(unit: Unit, rules: Rules) -> None:
    """What a person says in the rules outweighs everything; a number "" makes a post a special."""
    fix = rules.fix(unit.heads[0].path)
    if fix is None:
        return
    candidate = unit.candidate
    if "number" in fix.values:
        candidate.evidence.clear()
        if fix.text("number"):
            candidate.evidence.append(numbers.Evidence(fix.text("number"), "rules", numbers.RULES))
    if fix.text("volume").isdecimal():
        candidate.volume = int(fix.text("volume"))
    if fix.text("date"):
        candidate.date = dt.date.fromisoformat(fix.text("date")[:10])


def date_the_undated(units: Sequence[Unit], inquiry: Inquiry) -> None:
    """Count dates for numbers without one from the nearest number with one; each is listed as a guess.

    Only in a weekly or fortnightly run, and where no date is known at all in a weekly one the rules must give one.
    """
    known = {int(unit.candidate.number): unit.candidate.date for unit in units if _plain(unit) and unit.candidate.date}
    lacking = [unit for unit in units if _plain(unit) and unit.candidate.date is None]
    if not lacking:
        return
    if not known:
        place = Place(lacking[0].candidate.source)
        inquiry.report(UNDATED_NUMBERS.at(place, count=len(lacking)))
        return
    frequency, _ = dates.frequency_of(day for day in known.values() if day)
    days = STEPS.get(frequency, 7 if len(known) < 3 else 0)
    for unit in lacking if days else ():
        number = int(unit.candidate.number)
        nearest = min(known, key=lambda other: abs(other - number))
        start = known[nearest]
        if start is not None:
            unit.candidate.date = start + dt.timedelta(days=days * (number - nearest))
            reason = f"number {nearest} is of {start} and issues come every {days} days"
            guess = Guess(unit.candidate.source, "date", unit.candidate.date.isoformat(), reason)
            inquiry.guess(guess)


def _plain(unit: Unit) -> bool:
    return unit.candidate.number.isdecimal()


def title_of(candidates: Iterable[numbers.Candidate]) -> str:
    """Return what the titles of the numbered posts have in common, without the number; "" where that is nothing."""
    shapes = Counter(_END.sub("", c.title).strip() for c in candidates if c.number and _END.search(c.title))
    return next((shape for shape, count in shapes.most_common(1) if shape and count >= numbers.LEAST_FAMILY), "")
