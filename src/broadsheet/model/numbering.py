"""How issues are counted: labels as numbers, which issues count, their order, whole numbers, the volume of a date.

In: issues, the calendar. Out: numbers and orders. Labels stay text ("21", "1-2", "007", "3½"): only what is made of
digits, or of two runs of digits with a dash between, counts. Specials, supplements and unnumbered issues are outside
the count. Knows nothing of the dates on which issues are due (`schedule`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from broadsheet.model.issue import Issue
from broadsheet.model.names import parse_issue_id
from broadsheet.model.publication import Calendar

_LABEL = re.compile(r"([0-9]{1,6})(?:[-–]([0-9]{1,6}))?", re.ASCII)


def label_numbers(label: str) -> tuple[int, int] | None:
    """Read the first and last number of a label: (21, 21), (1, 2) for "1-2"; None where it is no number.

    Leading zeros do not count. "-1", "3½", "Special" and "4-3" are labels, but no numbers.
    """
    found = _LABEL.fullmatch(label.strip())
    if not found:
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if first <= last else None


def numbers_of(issue: Issue) -> tuple[int, int] | None:
    """Read the first and last number of an issue that counts, else None."""
    return label_numbers(issue.number) if issue.number and issue.kind in ("regular", "double") else None


def width(issue: Issue) -> int:
    """Say how many numbers an issue takes: 2 for a double number, 0 for a special or a supplement.

    The label decides; without one (a paper without numbers) the kind does.
    """
    numbers = numbers_of(issue)
    if numbers:
        return numbers[1] - numbers[0] + 1
    if issue.number or issue.kind not in ("regular", "double"):
        return 0
    return 2 if issue.kind == "double" else 1


def counted(calendar: Calendar, issues: Iterable[Issue]) -> list[Issue]:
    """Give the issues that count, in the order of `order_key`."""
    numbered = calendar.numbering != "none"
    chosen = [issue for issue in issues if (numbers_of(issue) if numbered else width(issue))]
    return sorted(chosen, key=order_key)


def order_key(issue: Issue) -> tuple[date, int, str]:
    """The order of issues everywhere: by date, then by number as a number, then by id. Labels do not order."""
    return issue.date, issue.first_number, issue.id


def run_of(calendar: Calendar, issue: Issue) -> int:
    """Name the run in which an issue's number counts: its volume, its year, or 0 for one run without end.

    The year is the one that its id names, else that of its date.
    """
    if calendar.numbering == "volume-number":
        return issue.volume
    if calendar.numbering == "year-number":
        parts = parse_issue_id(issue.id)
        return (parts.year if parts else 0) or issue.date.year
    return 0


def volume_of(calendar: Calendar, day: date) -> int:
    """Say which volume a date is in; 0 when it lies before the first, or nobody has said when that began.

    A volume begins every year on the day of `volume_start`, on 1 March where that is 29 February and the year has none.
    """
    start = calendar.volume_start
    if calendar.numbering != "volume-number" or start is None or day < start:
        return 0
    return calendar.first_volume + day.year - start.year - ((day.month, day.day) < (start.month, start.day))


def volume_begins(calendar: Calendar, volume: int) -> date | None:
    """Say on which day a volume begins; None where nobody has said when the first one did."""
    start = calendar.volume_start
    if start is None or volume < calendar.first_volume or volume > 9999:
        return None
    year = start.year + volume - calendar.first_volume
    if (start.month, start.day) == (2, 29) and not _is_leap(year):
        return date(year, 3, 1)
    return start.replace(year=year) if year <= 9999 else None


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def whole_numbers(calendar: Calendar, issues: Iterable[Issue], known: Mapping[str, int]) -> dict[str, int]:
    """Count the whole number of every issue that counts, by id; {} where none is known to count from.

    `known` holds those that are written in the folder; they are kept, and the others are counted from the nearest
    before, else from the first behind. A double number takes two. Numbers missing between two issues of one volume or
    year count as well: they came out, though the folder does not have them. An issue gets the first of its numbers. In
    a paper numbered without end the whole number is the number itself.
    """
    run = counted(calendar, issues)
    if calendar.numbering == "continuous":
        return {issue.id: known.get(issue.id, issue.first_number) for issue in run}
    anchors = dict(known)
    for issue in run:
        if calendar.whole_number and issue.date == calendar.whole_number_date:
            anchors.setdefault(issue.id, calendar.whole_number)
    found = _count_on(calendar, run, anchors)
    return {issue.id: found[issue.id] for issue in run if found.get(issue.id, 0) > 0}


def _count_on(calendar: Calendar, run: Sequence[Issue], anchors: Mapping[str, int]) -> dict[str, int]:
    first = next((at for at, issue in enumerate(run) if issue.id in anchors), None)
    if first is None:
        return {}
    found = {run[first].id: anchors[run[first].id]}
    for at in range(first, 0, -1):
        found[run[at - 1].id] = found[run[at].id] - step(calendar, run[at - 1], run[at])
    for before, issue in zip(run[first:], run[first + 1 :], strict=False):
        found[issue.id] = anchors.get(issue.id, found[before.id] + step(calendar, before, issue))
    return found


def step(calendar: Calendar, before: Issue, issue: Issue) -> int:
    """Say by how much the whole number grows from one issue to the next that counts."""
    older, newer = numbers_of(before), numbers_of(issue)
    if older and newer and run_of(calendar, before) == run_of(calendar, issue) and newer[0] > older[0]:
        return newer[0] - older[0]
    return width(before)
