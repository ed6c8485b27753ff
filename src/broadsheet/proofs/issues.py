"""Checks of issues: that each holds something, and that the run counts upwards.

In: a proof. Out: problems of issues and their running orders. Faults of a single header (an unreadable date, a number
against the folder's name) are met by `folder.read`; these compare issues with each other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from broadsheet.model.gaps import contradictions
from broadsheet.model.issue import Issue, StandingHead
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof, Rule
from broadsheet.proofs.kinds import (
    DUPLICATE_DATE,
    DUPLICATE_WHOLE,
    EMPTY_HEAD,
    OFF_CALENDAR,
    PLANNED_EMPTY,
    WHOLE_CONTRADICTION,
)


def check_contents(proof: Proof) -> Iterator[Problem]:
    """Yield planned-issue-empty. (For a released one reading reports empty-issue.)"""
    for issue in proof.issues():
        if issue.status == "planned" and not issue.articles and not issue.translations:
            yield PLANNED_EMPTY.at(proof.issue_place(issue), issue=issue.id)


def check_heads(proof: Proof) -> Iterator[Problem]:
    """Yield standing-head-alone for a heading in the running order that no article follows."""
    for issue in proof.issues():
        following = (*issue.running_order[1:], StandingHead(""))
        for entry, after in zip(issue.running_order, following, strict=False):
            if isinstance(entry, StandingHead) and isinstance(after, StandingHead):
                yield EMPTY_HEAD.at(proof.issue_place(issue, "running_order"), heading=entry.text)


def check_run(proof: Proof) -> Iterator[Problem]:
    """Yield duplicate-whole-number and duplicate-date over the regular issues of the whole run."""
    whole: dict[int, Issue] = {}
    dates: dict[dt.date, Issue] = {}
    for issue in proof.publication.issues:
        if issue.kind in ("special", "supplement"):
            continue
        found = list(_doubles(proof, issue, whole, dates))
        if proof.scope is None or issue.id in proof.scope:
            yield from found


def _doubles(proof: Proof, issue: Issue, whole: dict[int, Issue], dates: dict[dt.date, Issue]) -> Iterator[Problem]:
    if issue.whole_number:
        other = whole.setdefault(issue.whole_number, issue)
        if other is not issue:
            place = proof.issue_place(issue, "whole_number")
            yield DUPLICATE_WHOLE.at(place, number=issue.whole_number, other=other.id)
    other = dates.setdefault(issue.date, issue)
    if other is not issue:
        place = proof.issue_place(issue, "date")
        yield DUPLICATE_DATE.at(place, date=issue.date.isoformat(), other=other.id)


AROUND = 3
"""So many issues before and after one say whether the paper came out on the calendar's day at the time."""


def check_calendar(proof: Proof) -> Iterator[Problem]:
    """Yield date-off-calendar and whole-number-contradiction, as `model.gaps` finds them over the whole run.

    A date is told only where most issues around keep to the calendar: a paper has had other days before. (Numbers and
    volumes that contradict their dates are met while reading.)
    """
    scope = {issue.id for issue in proof.issues()}
    found = contradictions(proof.publication.calendar, proof.publication.issues)
    off = {row.issue.id for row in found if row.what == "day"}
    order = {issue.id: at for at, issue in enumerate(proof.publication.issues)}
    for row in found:
        issue = row.issue
        if issue.id not in scope:
            continue
        if row.what == "day":
            at = order[issue.id]
            around = proof.publication.issues[max(0, at - AROUND) : at + AROUND + 1]
            if 2 * sum(other.id in off for other in around) < len(around):
                place = proof.issue_place(issue, "date")
                yield OFF_CALENDAR.at(place, date=row.value, expected=row.expected)
        elif row.what == "whole_number" and row.other is not None:
            place = proof.issue_place(issue, "whole_number")
            yield WHOLE_CONTRADICTION.at(place, said=row.value, other=row.other.id, expected=row.expected)


CHECKS = (
    Rule("contents", (PLANNED_EMPTY,), check_contents),
    Rule("standing-heads", (EMPTY_HEAD,), check_heads),
    Rule("run", (DUPLICATE_WHOLE, DUPLICATE_DATE), check_run, wide=True),
    Rule("calendar", (OFF_CALENDAR, WHOLE_CONTRADICTION), check_calendar, wide=True),
)
