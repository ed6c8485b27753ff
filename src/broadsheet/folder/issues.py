"""One issue's folder → one issue.

In: the paper's context and the listings of the folder and of those within it. Out: a `FolderReading`: the issue, or
None where nobody can tell its date; the problems; the files looked at. A pure function of the folder: issues can be
read in any order, in any process, and one alone again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.articles import article_of, settle
from broadsheet.folder.beside import read_beside
from broadsheet.folder.context import Context
from broadsheet.folder.drafts import Draft, read_draft
from broadsheet.folder.fields import ISSUE_KEYS
from broadsheet.folder.identity import Identifying, Identity
from broadsheet.folder.keys import Gathering, branch_of
from broadsheet.folder.order import Ordering, default_order, lead_of
from broadsheet.folder.pinned import read_pins
from broadsheet.folder.printed import read_printed
from broadsheet.folder.toml import TomlFile
from broadsheet.folder.walk import Listing, Stamp, stamp_of
from broadsheet.model.article import Article
from broadsheet.model.calendar import local_instant
from broadsheet.model.issue import Issue, StandingHead
from broadsheet.model.names import slug, without_leading_number
from broadsheet.model.pictures import Picture
from broadsheet.problems import Place, Problem, Report

FILE = "issue.toml"
PICTURES = "pictures"
PRINTED = "printed"
_TREE = branch_of(ISSUE_KEYS)


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What one folder under `issues/` came to, be it an issue or not. `strays`: articles lie in it though it is
    none."""

    folder: str
    issue: Issue | None = None
    problems: tuple[Problem, ...] = ()
    files: tuple[Stamp, ...] = ()
    is_issue: bool = True
    strays: bool = False


@dataclass(slots=True)
class _Parts:
    """What the steps of reading one issue have gathered."""

    toml: TomlFile
    values: dict[str, Any]
    drafts: list[Draft]
    faulty: set[str]
    pictures: tuple[Picture, ...]
    here: Listing
    printed: Listing | None


def read_issue(context: Context, listings: list[Listing]) -> FolderReading:
    """Read the issue in a folder: the first listing is the folder's own, the others are of folders within it."""
    here = listings[0]
    problems = [problem for listing in listings for problem in listing.problems]
    report = problems.append
    files: list[Stamp] = []
    drafts, faulty = _drafts(context, here, files, report)
    pictures = _other_files(listings, files, report)
    toml = read_beside(here, FILE, report)
    issue = None
    if toml is not None:
        values = Gathering(toml.place, report).table(toml.data, _TREE)
        who = Identifying(context.paper.calendar, here.folder, values, toml, report).run()
        if who is not None:
            printed = next((each for each in listings if each.folder == f"{here.folder}/{PRINTED}"), None)
            parts = _Parts(toml, values, drafts, faulty, pictures, here, printed)
            issue = _issue(context, here.folder, who, parts, report)
    return FolderReading(here.folder, issue, tuple(problems), tuple(files))


def _drafts(context: Context, here: Listing, files: list[Stamp], report: Report) -> tuple[list[Draft], set[str]]:
    """Read all articles; return those that are sound, and the slugs that the others would have had."""
    drafts: list[Draft] = []
    faulty: set[str] = set()
    for entry in here.articles:
        draft, stamp = read_draft(context, here, entry, report)
        files.append(stamp)
        if draft is not None:
            drafts.append(draft)
        else:
            faulty.add(slug(without_leading_number(entry.name.rpartition(".")[0])))
    return drafts, faulty


def _other_files(listings: list[Listing], files: list[Stamp], report: Report) -> tuple[Picture, ...]:
    """Stamp everything but the issue's own articles; return its pictures. Articles in folders within it are strays."""
    folder = listings[0].folder
    pictures: list[Picture] = []
    for listing in listings:
        inner = listing.folder[len(folder) + 1 :]
        part = inner.partition("/")[0]
        for entry in (*listing.pictures, *listing.others):
            stamp = stamp_of(listing, entry)
            files.append(stamp)
            if part != PRINTED and entry in listing.pictures:
                pictures.append(picture_of(stamp, folder, PICTURES))
        if inner:
            files.extend(stamp_of(listing, entry) for entry in listing.articles)
            if part not in (PRINTED, PICTURES):
                report_strays(listing, report)
    return tuple(pictures)


def picture_of(stamp: Stamp, *folders: str) -> Picture:
    """Make the picture of a stamped file; its name leaves out the folders that go without saying."""
    file, size, changed = stamp
    name = file
    for folder in folders:
        name = name.removeprefix(f"{folder}/")
    return Picture(file, name, f"{size:x}-{changed:x}")


def report_strays(listing: Listing, report: Report) -> None:
    """Report every article of a folder that is no issue."""
    for entry in listing.articles:
        report(kinds.ARTICLE_WITHOUT_ISSUE.at(Place(listing.path(entry)), name=entry.name))


def _issue(context: Context, folder: str, who: Identity, parts: _Parts, report: Report) -> Issue:
    values = parts.values
    drafts = settle(context, who.id, default_order(parts.drafts), report)
    originals = [draft for draft in drafts if draft.original is None]
    order = Ordering(originals, parts.faulty, parts.toml, report).run(values["running_order"])
    articles = _articles(context, who.id, originals, order, report)
    if not articles and values["status"] != "planned" and not parts.faulty:
        report(kinds.EMPTY_ISSUE.at(parts.toml.place(), id=who.id))
    printed = read_printed(parts.printed, who.id, report) if parts.printed else None
    facts = {name: values[name] for name in ("whole_number", "title", "printed_as", "note", "cover")}
    return Issue(
        id=who.id,
        folder=folder,
        date=who.day,
        release_at=_release(context, who, values["release_at"]),
        volume=who.volume,
        number=who.number,
        date_end=who.last_day,
        kind=who.kind,
        status=values["status"] or "released",
        running_order=tuple(order),
        articles=articles,
        translations=_translations(context, who.id, drafts, articles, report),
        pictures=parts.pictures,
        printed=printed,
        pins=read_pins(context, parts.here, who.id, {draft.slug for draft in originals} | parts.faulty, report),
        header_digest=_digest((who, facts, values["status"], order, printed)),
        **facts,
    )


def _digest(facts: object) -> str:
    return sha256(repr(facts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _release(context: Context, who: Identity, given: datetime | None) -> datetime:
    """The instant of release: as given, else the issue's date at the calendar's time.

    That is also the rule for an issue without `status`: it counts as released once its date is past.
    """
    if given is not None:
        return context.instant(given)
    calendar = context.paper.calendar
    return local_instant(who.day, calendar.release_time, calendar.timezone)


def _articles(
    context: Context, issue: str, originals: list[Draft], order: list[str | StandingHead], report: Report
) -> tuple[Article, ...]:
    by_slug = {draft.slug: draft for draft in originals}
    lead = lead_of(order, by_slug)
    slugs = [entry for entry in order if isinstance(entry, str)]
    return tuple(
        article_of(context, issue, by_slug[word], "lead" if word == lead else "normal", report) for word in slugs
    )


def _translations(
    context: Context, issue: str, drafts: list[Draft], articles: tuple[Article, ...], report: Report
) -> tuple[Article, ...]:
    """Make the translations, language by language, in the originals' order; they weigh what the original weighs."""
    place = {article.id: number for number, article in enumerate(articles)}
    made = [
        article_of(context, issue, draft, articles[place[f"{issue}/{draft.slug}"]].weight, report)
        for draft in drafts
        if draft.original is not None
    ]
    return tuple(sorted(made, key=lambda article: (article.language, place[article.original])))
