"""The print edition as a whole: for every issue its PDF, and what says where everything stands in it.

In: a job. Out: outputs, one folder an issue. The pages are made when the first of an issue's files is asked for, and
kept for the others. What was printed the last time (`printed/plan.json` of the issue) is read from the paper's folder,
so that only what must move moves.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b

from broadsheet import __version__
from broadsheet.editions.edition import Job, Output
from broadsheet.editions.print.composing import Composed, NoPages, compose
from broadsheet.editions.print.copy import articles_of, settled
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import chosen
from broadsheet.editions.print.files import NAMES, files_of, name_of
from broadsheet.editions.print.gathering import Task
from broadsheet.editions.print.plan import Plan, from_json
from broadsheet.editions.print.words import told
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication
from broadsheet.problems import Problem, Report
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders

KEPT = 2
"""Issues whose pages are kept in memory."""

_typesetters: dict[tuple[str, ...], Typesetter] = {}


@dataclass(frozen=True, slots=True)
class Made:
    """What came of an issue: its pages, or how much copy lacks or is too much; and what is to be told of it."""

    pages: Composed | NoPages
    problems: tuple[Problem, ...]


class Print:
    """The print edition. It remembers the pages that it has made last."""

    name = "print"

    def __init__(self) -> None:
        self._made: OrderedDict[str, Made] = OrderedDict()

    def write(self, job: Job) -> Iterator[Output]:
        """Yield the files of the job's issue, or of all issues, in the languages that are printed."""
        for issue in (job.issue,) if job.issue is not None else job.publication.issues:
            one = replace(job, issue=issue)
            for language in languages(job.publication):
                if articles_of(job.publication, issue, language):
                    key = key_of(one, language)
                    for name in NAMES:
                        path = f"{issue.id}/{name_of(name, issue, language, job.publication)}"
                        yield Output(path, f"{key} {name}", partial(self._file, one, language, name))

    def made(self, job: Job, language: str) -> Made:
        """Make the pages of the job's issue in a language, or return those that were made last."""
        key = key_of(job, language)
        known = self._made.pop(key, None)
        self._made[key] = known = known or _make(job, language)
        if len(self._made) > KEPT:
            self._made.popitem(last=False)
        return known

    def _file(self, job: Job, language: str, name: str, report: Report) -> bytes:
        made = self.made(job, language)
        if name == NAMES[0]:
            for problem in made.problems:
                report(problem)
        return files_of(made.pages)[name] if isinstance(made.pages, Composed) else b""


def languages(publication: Publication) -> tuple[str, ...]:
    """The languages that are printed; the main one unless paper.toml says otherwise."""
    return publication.print.languages or (publication.language,)


def key_of(job: Job, language: str) -> str:
    """Digest all that goes into the pages of the job's issue."""
    issue, publication = _issue(job), job.publication
    parts = [__version__, language, publication.settings_digest, repr(publication.print), repr(issue.pins)]
    parts += [issue.header_digest, *(picture.stamp for picture in (*issue.pictures, *publication.pictures))]
    for article in articles_of(publication, issue, language):
        parts += [article.header_digest, article.body.digest]
    parts += [f"{ad.file} {ad.headline} {ad.page} {ad.body.digest}" for ad in publication.house]
    parts += [name + data.hex() for name, data in sorted(job.theme.designs.items())]
    return blake2b("\0".join((*parts, _last(job, language))).encode(), digest_size=16).hexdigest()


def design_of(job: Job) -> Design:
    """Read the design that the paper has chosen; raise `ThemeError` where there is none."""
    wanted = job.publication.print
    return chosen(job.theme.designs, wanted.design, wanted.format)


def _make(job: Job, language: str) -> Made:
    problems: list[Problem] = []
    issue, publication, design = _issue(job), job.publication, design_of(job)
    task = Task(
        publication=publication,
        issue=issue,
        language=language,
        design=design,
        pins=settled(publication, issue, language),
        report=problems.append,
        previous=_plan(_last(job, language), design),
    )
    pages = compose(task, _typesetter(job))
    return Made(pages, (*dict.fromkeys(problems), *told(pages, issue, task.pins)))


def _typesetter(job: Job) -> Typesetter:
    own = os.path.join(job.publication.root, "theme", "print", "fonts")
    fonts = folders(job.theme.name, (own,))
    if fonts not in _typesetters:
        _typesetters[fonts] = Typesetter(fonts)
    return _typesetters[fonts]


def _last(job: Job, language: str) -> str:
    """The plan of the last time as it stands in the paper's folder, "" where there is none."""
    issue = _issue(job)
    name = name_of("plan.json", issue, language, job.publication)
    try:
        with open(
            os.path.join(job.publication.root, *issue.folder.split("/"), "printed", name), encoding="utf-8"
        ) as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        return ""


def _plan(text: str, design: Design) -> Plan | None:
    """Read a plan; None for one of another design, format or version, or changed by hand: then nothing is kept."""
    try:
        plan = from_json(text) if text else None
    except ValueError:
        return None
    like = plan is not None and (plan.design, plan.format, plan.columns)
    return plan if like == (design.name, design.format.name, design.columns) else None


def _issue(job: Job) -> Issue:
    if job.issue is None:
        raise ValueError("pages are those of one issue")
    return job.issue
