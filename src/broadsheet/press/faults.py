"""Which problems stop a build, and what is left out of one that goes on all the same.

In: problems, and what the gate let pass. Out: those that stop it; the files and folders that are faulty. Decided
purely: an error stops a build unless it lies in an issue that is not released or in an article that is kept back.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.model.publication import Publication
from broadsheet.press.gate import Opened
from broadsheet.problems import Problem, Severity


def stopping(problems: Iterable[Problem], opened: Opened) -> list[Problem]:
    """Return the errors that stop a build; one whose place is not known does."""
    return [
        problem
        for problem in problems
        if problem.severity == Severity.ERROR
        and problem.place.file not in opened.files
        and not _within(problem.place.file, opened.folders)
    ]


def faulty(problems: Iterable[Problem], publication: Publication) -> frozenset[str]:
    """Return what has errors and can be left out: files of articles and standing pages, folders of issues."""
    folders = {issue.folder for issue in publication.issues}
    files = {page.file for page in publication.pages}
    for issue in publication.issues:
        files.update(article.file for article in (*issue.articles, *issue.translations))
    found = set()
    for problem in problems:
        file = problem.place.file
        if file in files or file in folders:
            found.add(file)
        elif file.endswith("/issue.toml") and file.removesuffix("/issue.toml") in folders:
            found.add(file.removesuffix("/issue.toml"))
    return frozenset(found)


def _within(file: str, folders: frozenset[str]) -> bool:
    """Whether a file lies in one of the folders, however deep."""
    while file:
        if file in folders:
            return True
        file = file.rpartition("/")[0]
    return False
