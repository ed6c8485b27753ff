"""One issue made ready for an edition that is asked for by name: found, behind the gate, with its problems.

In: a paper's folder, an issue by its id or folder, the instant that counts as now. Out: `Prepared`. What is kept back
is not in it; an issue that is not released yet is, and says so. Raises `UsageError` for an issue that is not there.
"""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from broadsheet import theming
from broadsheet.editions.edition import Job
from broadsheet.errors import UsageError
from broadsheet.folder.read import Reading
from broadsheet.model.issue import Issue
from broadsheet.model.names import nearest
from broadsheet.model.publication import Publication
from broadsheet.press.gate import Gate, is_released
from broadsheet.press.memory import program_stamp
from broadsheet.press.recall import recalled
from broadsheet.press.stamp import stamp
from broadsheet.problems import Problem, Severity


@dataclass(frozen=True, slots=True)
class Prepared:
    """An issue as a job.

    `settings` are all values of paper.toml by table; `problems` those of its own files, and errors in what all share.
    """

    job: Job
    issue: Issue
    is_released: bool
    settings: dict[str, Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_faulty(self) -> bool:
        """Whether a fault stands in its way."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_paper(root: str) -> Reading:
    """Read a paper's folder; the cache is used and left as it is."""
    return recalled(root, stamp(root), program_stamp(), keep=False)


def prepare(root: str, word: str, now: dt.datetime) -> Prepared:
    """Make an issue ready."""
    reading = read_paper(root)
    issue = issue_named(word, reading.publication, root)
    publication, behind = behind_the_gate(reading.publication, issue, now)
    if behind is None:
        raise UsageError(f"Nothing of {issue.id} may go out now.")
    theme = theming.load(publication.web.theme, Path(root, "theme"))
    job = Job(publication, behind, theme, now)
    return Prepared(job, behind, is_released(issue, now), reading.settings.values, faults_of(reading, issue))


def behind_the_gate(publication: Publication, issue: Issue, now: dt.datetime) -> tuple[Publication, Issue | None]:
    """Return the paper and an issue of it without what is kept back; None where nothing of the issue is left.

    An issue that is not released yet stays, as it is asked for by name.
    """
    opened = Gate(unreleased=True).open(publication, now).publication
    return opened, next((one for one in opened.issues if one.folder == issue.folder), None)


def issue_named(word: str, publication: Publication, root: str) -> Issue:
    """Find an issue by its id, its folder, or a file in it."""
    path = os.path.relpath(os.path.realpath(word), os.path.realpath(root)).replace(os.sep, "/")
    for issue in publication.issues:
        if word == issue.id or path == issue.folder or path.startswith(f"{issue.folder}/"):
            return issue
    guess = nearest(word, [issue.id for issue in publication.issues])
    hint = f"Did you mean “{guess}”?" if guess else "“broadsheet calendar” lists the issues to come."
    raise UsageError(f"The paper has no issue “{word}”.", hint=hint)


def faults_of(reading: Reading, issue: Issue) -> list[Problem]:
    """The problems of an issue's own files, and errors in what all issues share."""
    return [
        problem
        for problem in reading.problems
        if problem.place.file.startswith(f"{issue.folder}/")
        or problem.place.file == issue.folder
        or (problem.severity is Severity.ERROR and not problem.place.file.startswith("issues/"))
    ]
