"""Printing: from a paper's folder to the pages of one issue, in the issue's `printed/` folder and in `out/print/`.

In: a `Request`. Out: an `Account`. What is kept back stands on no page; an issue may be printed before its release,
since it goes to the printer before its date. What has gone to paper of a released issue is frozen: `again` prints it
anew and keeps the old pages under a number. Nothing is stored where the pages could not be made, and what differs from
its plan is put into `out/print/` alone, to be looked at.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadsheet import theming
from broadsheet.editions.edition import Job
from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.edition import Print, languages
from broadsheet.editions.print.files import files_of, name_of, page_pictures
from broadsheet.errors import UsageError
from broadsheet.folder.generations import generations, store_printed
from broadsheet.folder.issues import PRINTED
from broadsheet.folder.read import Reading
from broadsheet.forking import cores
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication
from broadsheet.press.exchange import exchange
from broadsheet.press.gate import is_released
from broadsheet.press.lock import Lock
from broadsheet.press.one_issue import behind_the_gate, faults_of, issue_named, read_paper
from broadsheet.press.place import OUT
from broadsheet.problems import Problem, Severity

Progress = Callable[[int, int], None]

LARGE = 900.0
"""Points of a page's width (315 mm) from which on its pictures are made one by one: each takes 100 MiB."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: an issue by its id or folder. "" and 0 leave what paper.toml and print.toml say."""

    root: str
    issue: str
    now: dt.datetime
    format: str = ""
    design: str = ""
    pages: int = 0
    again: bool = False

    @property
    def place(self) -> str:
        """The output folder of all issues."""
        return os.path.join(self.root, OUT, "print")


@dataclass(slots=True)
class Account:
    """What came of it. `made` are the pages by language; `kept` is the number under which the old ones are kept, 0 for
    none; `stored` says whether they are in the issue's folder, `changed` whether they are others than before."""

    issue: str
    folder: str
    place: str
    released: bool
    made: dict[str, Composed] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    kept_back: dict[str, int] = field(default_factory=dict)
    stored: bool = False
    changed: bool = False
    kept: int = 0

    @property
    def faulty(self) -> bool:
        """Whether a fault stood in the way of the pages, or was found on them."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def print_issue(request: Request, progress: Progress) -> Account:
    """Print an issue.

    Raises `UsageError` for an issue that is not there or frozen, `ThemeError` for a design that cannot be had,
    `TypesettingError` where the typesetter refuses, `BusyError` while another print is under way, `FolderError` where
    nothing can be read.
    """
    os.makedirs(request.place, exist_ok=True)
    lock = Lock(os.path.join(request.root, OUT, ".print.lock"), "print")
    try:
        reading = read_paper(request.root)
        return _printed(request, reading, progress)
    finally:
        lock.close()


def _printed(request: Request, reading: Reading, progress: Progress) -> Account:
    issue = issue_named(request.issue, reading.publication, request.root)
    released = is_released(issue, request.now)
    if released and issue.printed is not None and not request.again:
        raise UsageError(
            f"{issue.id} is released, and what was printed of it stands in {issue.folder}/{PRINTED}.",
            hint="--again prints it anew and keeps the old pages.",
        )
    publication, behind = behind_the_gate(reading.publication, issue, request.now)
    account = Account(issue.id, issue.folder, os.path.join(request.place, issue.id), released)
    account.problems = faults_of(reading, issue)
    if account.faulty or behind is None:
        return account
    account.kept_back = _kept_back(issue, behind)
    if request.pages:
        behind = replace(behind, pins=replace(behind.pins, pages=request.pages))
    theme = theming.load(publication.web.theme, Path(request.root, "theme"))
    job = Job(_wanted(request, publication), behind, theme, request.now)
    files = _files(job, account, progress)
    if not files:
        return account
    _put_out(account.place, files)
    if not account.faulty:
        _store(request, account, files, keep=released)
    return account


def _kept_back(issue: Issue, behind: Issue) -> dict[str, int]:
    """Count by status the articles of the issue that are not behind the gate."""
    there = {article.id for article in (*behind.articles, *behind.translations)}
    counts: dict[str, int] = {}
    for article in (*issue.articles, *issue.translations):
        if article.id not in there:
            word = article.status if article.status in ("draft", "held", "spiked") else "embargoed"
            counts[word] = counts.get(word, 0) + 1
    return counts


def _wanted(request: Request, publication: Publication) -> Publication:
    """The publication with what was asked for in place of what paper.toml says."""
    said = publication.print
    wanted = replace(said, format=request.format or said.format, design=request.design or said.design)
    return replace(publication, print=wanted)


def _files(job: Job, account: Account, progress: Progress) -> dict[str, bytes]:
    """Make the files of all languages; none where one of them could not be made."""
    edition, files = Print(), dict[str, bytes]()
    publication = job.publication
    for language in languages(publication):
        made = edition.made(job, language)
        account.problems += made.problems
        if not isinstance(made.pages, Composed) or job.issue is None:
            return {}
        account.made[language] = made.pages
        for name, data in files_of(made.pages).items():
            files[name_of(name, job.issue, language, publication)] = data
        if language == languages(publication)[0]:
            files.update(_pictures(made.pages, progress))
    return files


def _pictures(made: Composed, progress: Progress) -> dict[str, bytes]:
    total = len(made.plan.pages)
    at_once = 1 if made.sheet.design.format.width > LARGE else cores()
    return dict(page_pictures(made.pdf, lambda done: progress(done, total), at_once))


def _store(request: Request, account: Account, files: Mapping[str, bytes], *, keep: bool) -> None:
    root, folder = Path(request.root), Path(request.root, *account.folder.split("/"), PRINTED)
    before = max(generations(folder), default=0)
    account.changed = store_printed(root, account.folder, files, keep=keep)
    after = max(generations(folder), default=0)
    account.stored, account.kept = True, after if after > before else 0


def _put_out(place: str, files: Mapping[str, bytes]) -> None:
    """Put files into a folder of the output, whole or not at all; those that are as they were stay untouched."""
    if _holds(place, files):
        return
    parent, name = os.path.split(place)
    staging, aside = (
        os.path.join(parent, f".{name}.new-{os.getpid()}"),
        os.path.join(parent, f".{name}.old-{os.getpid()}"),
    )
    shutil.rmtree(staging, ignore_errors=True)
    os.makedirs(staging)
    try:
        for file, data in files.items():
            with open(os.path.join(staging, file), "wb") as stream:
                stream.write(data)
        if os.path.isdir(place):
            exchange(staging, place, aside)
        else:
            os.rename(staging, place)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _holds(place: str, files: Mapping[str, bytes]) -> bool:
    if not os.path.isdir(place) or sorted(os.listdir(place)) != sorted(files):
        return False
    for file, data in files.items():
        with open(os.path.join(place, file), "rb") as stream:
            if stream.read() != data:
                return False
    return True
