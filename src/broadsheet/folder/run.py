"""The issues of all folders → the run of the paper.

In: the readings of single folders, the calendar. Out: a `Run`: the issues in order with their whole numbers, and the
problems that show only between issues: `duplicate-number`, `order-contradiction`. Opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from broadsheet.folder import kinds
from broadsheet.folder.issues import FolderReading
from broadsheet.model.issue import Issue
from broadsheet.model.numbering import numbers_of, order_key, run_of, whole_numbers
from broadsheet.model.publication import Calendar
from broadsheet.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Run:
    """The issues in order. `finished` maps a folder to its issue as read and as it stands in the run."""

    issues: tuple[Issue, ...]
    problems: tuple[Problem, ...] = ()
    finished: dict[str, tuple[Issue, Issue]] = field(default_factory=dict, repr=False)


def join(calendar: Calendar, folders: Mapping[str, FolderReading], before: Run | None = None) -> Run:
    """Put the issues in order; of two with one id the first by folder stays.

    Issues as they were `before` stay the same objects.
    """
    same = _without_counting(folders, before) if before else None
    if same is not None:
        return same
    problems: list[Problem] = []
    issues: dict[str, Issue] = {}
    for part in folders.values():
        issue = part.issue
        if issue is None:
            continue
        if issue.id in issues:
            place = Place(issue.folder)
            problems.append(kinds.DUPLICATE_NUMBER.at(place, other=issues[issue.id].folder, id=issue.id))
        else:
            issues[issue.id] = issue
    ordered = sorted(issues.values(), key=order_key)
    problems += _order_problems(calendar, ordered)
    known = {issue.id: issue.whole_number for issue in ordered if issue.whole_number}
    counts = whole_numbers(calendar, ordered, known) if _counts(calendar) else {}
    finished = {}
    for issue in ordered:
        old = before.finished.get(issue.folder) if before else None
        finished[issue.folder] = _finished(issue, counts.get(issue.id, 0), old)
    return Run(tuple(pair[1] for pair in finished.values()), tuple(problems), finished)


def _without_counting(folders: Mapping[str, FolderReading], before: Run) -> Run | None:
    """Exchange the issues that have changed; None where a date or number has, and the run must be counted anew."""
    finished = dict(before.finished)
    count = 0
    for folder, part in folders.items():
        issue = part.issue
        if issue is None:
            continue
        count += 1
        old = finished.get(folder)
        if old is None or (old[0] is not issue and _counted_by(old[0]) != _counted_by(issue)):
            return None
        if old[0] is not issue:
            finished[folder] = _finished(issue, old[1].whole_number, None)
    if count != len(finished):
        return None
    return Run(tuple([pair[1] for pair in finished.values()]), before.problems, finished)


def _counted_by(issue: Issue) -> tuple[object, ...]:
    """What the order and the counting of issues depend on."""
    return issue.id, issue.date, issue.volume, issue.number, issue.whole_number, issue.kind


def _counts(calendar: Calendar) -> bool:
    return calendar.numbering == "continuous" or bool(calendar.whole_number)


def _finished(issue: Issue, count: int, before: tuple[Issue, Issue] | None) -> tuple[Issue, Issue]:
    """Give an issue the whole number that is counted, where none is written."""
    if issue.whole_number or not count:
        return issue, issue
    if before is not None and before[0] is issue and before[1].whole_number == count:
        return before
    digest = sha256(f"{issue.header_digest} {count}".encode()).hexdigest()[:32]
    return issue, replace(issue, whole_number=count, header_digest=digest)


def _order_problems(calendar: Calendar, ordered: Iterable[Issue]) -> list[Problem]:
    """Report issues whose number is lower than that of an earlier date in the same run."""
    problems = []
    last: dict[int, Issue] = {}
    for issue in ordered:
        numbers = numbers_of(issue)
        if numbers is None:
            continue
        run = run_of(calendar, issue)
        other = last.get(run)
        if other is not None and issue.first_number < other.first_number and issue.date > other.date:
            facts = {"issue": issue.id, "date": issue.date.isoformat()}
            facts |= {"other": other.id, "other_date": other.date.isoformat()}
            problems.append(kinds.ORDER_CONTRADICTION.at(Place(issue.folder), **facts))
        else:
            last[run] = issue
    return problems
