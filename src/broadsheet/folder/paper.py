"""Everything of the paper that is in no issue: settings, people, redirects, standing pages, the paper's pictures.

In: a walk through the folder. Out: a `PaperReading` and the `Context` for reading issues. Raises `FolderError` where
there is no paper.toml that can be read.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256

from broadsheet.errors import FolderError
from broadsheet.folder import kinds
from broadsheet.folder.context import Context, context_of, read_bytes
from broadsheet.folder.header import split
from broadsheet.folder.house import read_house
from broadsheet.folder.issues import picture_of, report_strays
from broadsheet.folder.pages import read_pages
from broadsheet.folder.people import PEOPLE, REDIRECTS, read_people, read_redirects
from broadsheet.folder.settings import FILE, Settings, parse_settings
from broadsheet.folder.walk import CONTENT, SETTINGS_FILES, Listing, Stamp, Walk, looked_at, stamp_of, unreadable
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import HouseAd, Person, Redirect, StandingPage
from broadsheet.problems import Place, Problem, Report


@dataclass(frozen=True, slots=True)
class PaperReading:
    """What stands outside the issues, with its problems and the files looked at."""

    people: tuple[Person, ...]
    redirects: tuple[Redirect, ...]
    pages: tuple[StandingPage, ...]
    pictures: tuple[Picture, ...]
    house: tuple[HouseAd, ...]
    settings_digest: str
    problems: tuple[Problem, ...]
    files: tuple[Stamp, ...]


def read_paper(walk: Walk, settings: Settings | None = None) -> tuple[PaperReading, Context]:
    """Read what stands outside the issues; `settings` are taken as they are when given."""
    problems: list[Problem] = []
    report = problems.append
    files: list[Stamp] = []
    raw = _settings_files(walk, files, report)
    settings = settings or parse_settings(raw[FILE], report)
    context = context_of(walk.root, settings)
    pages: list[StandingPage] = []
    pictures: list[Picture] = []
    for listing in looked_at(walk, ("pages", "pictures")):
        problems += listing.problems
        if listing.folder == "":
            files += _strays(listing, report)
        elif listing.folder == "pages":
            pages, read = read_pages(context, listing, report)
            files += read + _stamps(listing, pictures)
        else:
            files += _stamps(listing, pictures) + [stamp_of(listing, entry) for entry in listing.articles]
            report_strays(listing, report)
    house, read = _house(walk, context, report)
    reading = PaperReading(
        people=read_people(raw[PEOPLE], settings.publication.language, report) if PEOPLE in raw else (),
        redirects=read_redirects(raw[REDIRECTS], report) if REDIRECTS in raw else (),
        pages=tuple(pages),
        pictures=tuple(pictures),
        house=tuple(house),
        settings_digest=sha256(repr(sorted(raw.items())).encode()).hexdigest(),
        problems=tuple(problems),
        files=tuple(files + read),
    )
    return reading, context


def _house(walk: Walk, context: Context, report: Report) -> tuple[list[HouseAd], list[Stamp]]:
    """Read the folder of house ads, where there is one that is not the home of something else."""
    folder = context.paper.print.house
    listing = next(walk.within(folder), None) if folder.partition("/")[0] not in ("", *CONTENT) else None
    if listing is None:
        return [], []
    for problem in listing.problems:
        report(problem)
    return read_house(context, listing, report)


def _settings_files(walk: Walk, files: list[Stamp], report: Report) -> dict[str, bytes]:
    """Get the bytes of paper.toml, people.toml and redirects.toml."""
    top = walk.one("")
    entries = {entry.name: entry for entry in top.others} if top else {}
    if top is None or FILE not in entries:
        raise _no_paper(walk)
    found = {}
    for name in SETTINGS_FILES:
        if name not in entries:
            continue
        try:
            found[name], size, changed = read_bytes(entries[name].path)
        except OSError as fault:
            files.append(stamp_of(top, entries[name]))
            if name == FILE:
                raise FolderError(f"paper.toml cannot be read: {fault.strerror}", path=FILE) from fault
            report(unreadable(name, fault))
        else:
            files.append((name, size, changed))
    return found


def _no_paper(walk: Walk) -> FolderError:
    if os.path.lexists(walk.absolute(FILE)):
        message = "paper.toml is no plain file, or a link out of this folder"
        return FolderError(message, path=FILE, hint="Copy the file itself into the folder.")
    hint = "Go to a paper's folder, or make one with “broadsheet new PATH”."
    return FolderError("there is no paper.toml here", path=walk.root, hint=hint)


def _stamps(listing: Listing, pictures: list[Picture]) -> list[Stamp]:
    """Stamp what is no article, and take in the pictures."""
    shown = [stamp_of(listing, entry) for entry in listing.pictures]
    pictures += [picture_of(stamp, "pages", "pictures") for stamp in shown]
    return shown + [stamp_of(listing, entry) for entry in listing.others]


def _strays(top: Listing, report: Report) -> list[Stamp]:
    """Report Markdown files beside paper.toml that have a header: somebody took the root for an issue."""
    stamps = []
    for entry in top.articles:
        try:
            raw, size, changed = read_bytes(entry.path)
        except OSError:
            stamps.append(stamp_of(top, entry))
            continue
        stamps.append((entry.name, size, changed))
        if split(raw).marker:
            report(kinds.ARTICLE_WITHOUT_ISSUE.at(Place(entry.name), name=entry.name))
    return stamps
