"""The folder → the publication and what is wrong with it.

In: the paper's root. Out: a `Reading`. Everything is read; nothing is decided about what comes out (that is the
gate's). `read` does it in one go; `survey`, `issues.read_issue` and `assemble` are its three steps, for whoever
shares the middle one out over processes; `reread` does again only what some changed files concern. Raises
`FolderError` where there is no paper.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter

from broadsheet.folder.body import FileBody
from broadsheet.folder.context import Context
from broadsheet.folder.grouping import ROOT, Groups, ancestors, group
from broadsheet.folder.issues import FolderReading, read_issue, report_strays
from broadsheet.folder.paper import PaperReading, read_paper
from broadsheet.folder.run import Run, join
from broadsheet.folder.settings import Settings
from broadsheet.folder.walk import Listing, Stamp, Walk, digest_of, stamp_of
from broadsheet.model.publication import Publication
from broadsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of the folder came to.

    `folders` holds the part of every folder under `issues/`, by its path; `run` what came of putting them together.
    """

    root: str
    publication: Publication
    problems: tuple[Problem, ...]
    context: Context
    paper: PaperReading
    folders: dict[str, FolderReading] = field(repr=False)
    run: Run = field(repr=False)

    @property
    def settings(self) -> Settings:
        """All of paper.toml, with the parts that the publication does not hold."""
        return self.context.settings

    @property
    def files(self) -> list[Stamp]:
        """Every file that was looked at, with its size and time of change."""
        return [*self.paper.files, *(stamp for part in self.folders.values() for stamp in part.files)]

    @property
    def stamp(self) -> str:
        """The digest of `files`: what `walk.stamp` makes of the folder as long as nothing has changed."""
        return digest_of(self.files)


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known before the first article is read: the paper around the issues, and which folders are issues."""

    context: Context
    paper: PaperReading
    groups: Groups


def read(root: str | os.PathLike[str]) -> Reading:
    """Read the whole folder."""
    found = survey(root)
    return assemble(found, [*plain_folders(found.groups), *read_issues(found.context, found.groups)])


def survey(root: str | os.PathLike[str]) -> Survey:
    """Read everything but the issues, and list those."""
    paper, context = read_paper(Walk(root))
    return Survey(context, paper, group(list(context.walk.within(ROOT))))


def read_issues(context: Context, groups: Groups) -> list[FolderReading]:
    """Read all issues of a survey, one after the other."""
    return [read_issue(context, listings) for listings in groups.issues.values()]


def read_without_texts(context: Context, groups: Groups) -> list[FolderReading]:
    """Read all issues of a survey and let their texts go one after the other: all together they fill the memory."""
    parts = []
    for listings in groups.issues.values():
        part = read_issue(context, listings)
        for article in (*part.issue.articles, *part.issue.translations) if part.issue else ():
            if isinstance(article.body, FileBody):
                article.body.let_go()
        parts.append(part)
    return parts


def read_folder(context: Context, folder: str) -> list[FolderReading]:
    """Walk through a folder under `issues/` and read all that is in it: what another process can do by itself."""
    groups = group(list(context.walk.within(folder)))
    return [*plain_folders(groups), *read_issues(context, groups)]


def plain_folders(groups: Groups) -> list[FolderReading]:
    """Make the readings of folders that are no issues: their stamps, and the articles that stray there."""
    return [_plain(listing) for listing in groups.plain]


def _plain(listing: Listing) -> FolderReading:
    problems = list(listing.problems)
    report_strays(listing, problems.append)
    stamps = tuple(stamp_of(listing, entry) for entry in listing.files())
    return FolderReading(listing.folder, None, tuple(problems), stamps, is_issue=False, strays=bool(listing.articles))


def assemble(found: Survey, parts: Iterable[FolderReading], before: Reading | None = None) -> Reading:
    """Put the parts together; issues that are as they were `before` stay the same objects."""
    folders = {part.folder: part for part in sorted(parts, key=attrgetter("folder"))}
    if before is not None:
        new = [part for folder, part in folders.items() if part is not before.folders.get(folder)]
        folders.update((part.folder, _kept(part, before.folders.get(part.folder))) for part in new)
    context, paper = found.context, found.paper
    run = join(context.paper.calendar, folders, before.run if before else None)
    publication = replace(
        context.paper,
        people=paper.people,
        redirects=paper.redirects,
        pages=paper.pages,
        pictures=paper.pictures,
        house=paper.house,
        settings_digest=paper.settings_digest,
        issues=run.issues,
        root=context.root,
    )
    within = [problem for part in folders.values() for problem in part.problems]
    problems = (*paper.problems, *within, *run.problems)
    return Reading(context.root, publication, problems, context, paper, folders, run)


def _kept(part: FolderReading, before: FolderReading | None) -> FolderReading:
    """Keep the old part where nothing has changed, and the old issue where only its problems or stamps have."""
    if before is None:
        return part
    if part == before:
        return before
    return replace(part, issue=before.issue) if part.issue == before.issue else part


def reread(reading: Reading, changed: Iterable[str]) -> Reading:
    """Read again what changed paths (from the root, with `/`, or absolute) concern; all other issues stay the same
    objects.

    A path may be of a file or folder that is new, changed or gone.
    """
    paths = {path for path in (_relative(reading.root, path) for path in changed) if path and not _is_hidden(path)}
    if "paper.toml" in paths:
        found = survey(reading.root)
        return assemble(found, [*plain_folders(found.groups), *read_issues(found.context, found.groups)], reading)
    within = {path for path in paths if path == ROOT or path.startswith(f"{ROOT}/")}
    folders = dict(reading.folders)
    for path in sorted({concerned(path, reading) for path in within}):
        for folder in [each for each in folders if each == path or each.startswith(f"{path}/")]:
            del folders[folder]
        folders.update((part.folder, part) for part in read_folder(reading.context, path))
    paper, context = reading.paper, reading.context
    if paths - within:
        paper, _ = read_paper(Walk(reading.root), context.settings)
    return assemble(Survey(context, paper, Groups()), folders.values(), reading)


def concerned(path: str, reading: Reading) -> str:
    """Find the folder that must be read again for one path under `issues/`.

    The outermost issue around it, or a folder with stray articles, which an issue more or less can turn into one; else
    the outermost folder that was not there before; else the folder that it lies in.
    """
    chain = [*reversed(ancestors(path)), path]
    for folder in chain:
        part = reading.folders.get(folder)
        if part is not None and (part.is_issue or part.strays):
            return folder
        if part is None and (folder != path or os.path.isdir(f"{reading.root}/{folder}")):
            return folder
    return path if path in reading.folders else path.rpartition("/")[0] or ROOT


def _relative(root: str, path: str) -> str:
    path = path.replace(os.sep, "/")
    if os.path.isabs(path):
        path = path.removeprefix(root.replace(os.sep, "/") + "/")
    return path.strip("/")


def _is_hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/")) or path.endswith("~")
