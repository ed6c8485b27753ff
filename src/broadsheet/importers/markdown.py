"""The importer of Markdown: dated or numbered posts of Pelican, Jekyll, Hugo and plain folders.

In: a folder. Out: one issue for each number or date, one article for each post; posts that are no numbers of their
paper as special issues; standing pages; rows for all other files. Bodies are carried over as they are, but for the
mark-up of generators that Markdown can say as well. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from broadsheet.importers.evidence import numbers
from broadsheet.importers.importer import (
    About,
    Found,
    FoundArticle,
    FoundIssue,
    FoundPage,
    FoundPicture,
    Inquiry,
    Row,
    Written,
)
from broadsheet.importers.kinds import PICTURE_GONE, SECTION_LEFT, UNDATED
from broadsheet.importers.posts.headers import fields_of, is_draft, moment_text, section_of
from broadsheet.importers.posts.heads import Head, converted, read_head, report_oddities, role_of
from broadsheet.importers.posts.post import HANDLED
from broadsheet.importers.posts.sites import Site, read_site
from broadsheet.importers.posts.units import Unit, date_the_undated, title_of, units_of
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, SourceFile, open_source
from broadsheet.model.names import slug, without_leading_number
from broadsheet.problems import Place, Problem

COMMON = 0.8
"""A section of more than this share of all posts says nothing of the single one."""
MADE_BY_PROGRAMS = ("_site", "public", "output", "resources", "node_modules", "__pycache__", "themes", "vendor")
"""Folders at the root that hold what a generator of sites made, or what it is made of."""
ROOTS = ("", "static", "content", "assets", "images", "source")
"""Folders from which a site serves what its texts call by an absolute path."""


@dataclass(slots=True)
class _Work:
    """One reading of a source, and what was found so far."""

    source: Source
    rules: Rules
    inquiry: Inquiry
    site: Site
    pictures: set[str] = field(default_factory=set)
    shown: set[str] = field(default_factory=set)
    rows: list[Row] = field(default_factory=list)
    posts: list[Head] = field(default_factory=list)
    pages: list[Head] = field(default_factory=list)
    common: str = ""


class Markdown:
    """The importer of Markdown."""

    name = "markdown"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        opened = open_source(source, rules, inquiry, MADE_BY_PROGRAMS)
        work = _Work(opened, rules, inquiry, read_site(opened))
        _look_through(work)
        report_oddities([*work.posts, *work.pages], inquiry)
        units = units_of(work.posts, rules)
        candidates = [unit.candidate for unit in units]
        numbers.settle(candidates, inquiry)
        date_the_undated(units, inquiry)
        numbering = rules.word("issues.numbering") or numbers.numbering_of(candidates)
        yield _about(candidates, numbering, work)
        numbers.report_run(candidates, _run_of(numbering), inquiry)
        yield from _issues(units, numbering, work)
        yield from (_page(head, work) for head in work.pages)
        yield from work.rows
        unseen = sorted(work.pictures - work.shown)
        yield from (Row(path, "left out because", "no article shows it") for path in unseen)


def _look_through(work: _Work) -> None:
    """Read the head of every file, and sort the files by what they are."""
    files = work.source.files
    for done, file in enumerate(files):
        work.inquiry.progress(done, len(files))
        role, reason = role_of(file, work.rules)
        if role == "left":
            work.rows.append(Row(file.path, "left out because", reason))
        elif role == "picture":
            work.pictures.add(file.path)
        else:
            _sort(file, role == "page", work)
    work.common = _common_section(work)


def _sort(file: SourceFile, is_page: bool, work: _Work) -> None:
    head = read_head(work.source, file, work.rules, work.inquiry)
    if head is None:
        work.rows.append(Row(file.path, "left out because", "it cannot be read as text"))
    elif is_page:
        work.pages.append(head)
    else:
        work.posts.append(head)


def _common_section(work: _Work) -> str:
    sections = Counter(section_of(head.post, work.rules) for head in work.posts)
    section, count = next(iter(sections.most_common(1)), ("", 0))
    if not section or count <= COMMON * len(work.posts) or len(work.posts) < numbers.LEAST_FAMILY:
        return ""
    work.inquiry.report(SECTION_LEFT.at(Place(""), section=section))
    return section


def _about(candidates: Sequence[numbers.Candidate], numbering: str, work: _Work) -> About:
    title = work.rules.word("output.title") or work.site.title or title_of(candidates)
    language = work.rules.word("output.language") or work.site.language
    return About(title, language, work.rules.word("source.base_url") or work.site.base_url, numbering)


def _run_of(numbering: str) -> Callable[[numbers.Candidate], int]:
    if numbering == "volume-number":
        return lambda candidate: candidate.volume
    if numbering == "year-number":
        return lambda candidate: candidate.date.year if candidate.date else 0
    return lambda candidate: 0


def _issues(units: Sequence[Unit], numbering: str, work: _Work) -> Iterator[FoundIssue]:
    """Yield the dated units as issues; without numbers those of one day together. The undated become pages."""
    by_day: dict[dt.date, list[Unit]] = {}
    for unit in units:
        if unit.candidate.date is None:
            _put_aside(unit, work)
        elif numbering == "none":
            by_day.setdefault(unit.candidate.date, []).append(unit)
        else:
            yield _issue(unit, work)
    for day in sorted(by_day):
        first, *others = by_day[day]
        first.heads.extend(head for unit in others for head in unit.heads)
        first.candidate.number = ""
        yield _issue(first, work, dated=True)


def _put_aside(unit: Unit, work: _Work) -> None:
    """An undated number waits for a date in the rules; any other undated text becomes a standing page."""
    for head in unit.heads:
        if unit.candidate.number:
            work.rows.append(Row(head.path, "left out because", "nobody knows the date of its issue", head.digest))
        elif is_draft(head.post):
            work.rows.append(Row(head.path, "left out because", "it is a draft without a date", head.digest))
        else:
            work.inquiry.report(UNDATED.at(Place(head.path)))
            work.pages.append(head)


def _issue(unit: Unit, work: _Work, dated: bool = False) -> FoundIssue:
    candidate, first = unit.candidate, unit.heads[0]
    moment = unit.moment
    timed = moment is not None and (moment.hour, moment.minute) != (0, 0)
    is_special = not candidate.number and not dated
    fix = work.rules.fix(first.path)
    assert candidate.date is not None  # noqa: S101 - only dated units come here
    return FoundIssue(
        source=candidate.source,
        date=candidate.date,
        articles=tuple(_article(head, moment if timed else None, work) for head in unit.heads),
        volume=candidate.volume,
        number=candidate.number,
        kind="special" if is_special else "double" if "-" in candidate.number else "regular",
        word=(fix.text("word") if fix else "") or (slug(first.title) if is_special else ""),
        title=first.title if is_special else "",
        released_at=moment if timed else None,
    )


def _article(head: Head, released: dt.datetime | None, work: _Work) -> FoundArticle:
    other = head.moment if head.moment and head.moment != released and len(moment_text(head.moment)) > 10 else None
    published = moment_text(other) if released is not None and other is not None else ""
    section = section_of(head.post, work.rules)
    return FoundArticle(
        source=head.path,
        digest=head.digest,
        fields=fields_of(head.post, head.title, "" if section == work.common else section, published, work.rules),
        write=partial(_written, work.source, head.file),
        slug=slug(head.post.text(*HANDLED["slug"])) or slug(without_leading_number(head.stem)),
        language=head.language,
        original=_original(head, work),
        pictures=_pictures(head, work),
        addresses=_addresses(head, work),
    )


def _original(head: Head, work: _Work) -> str:
    """A post beside another of the same name without a language in it is that one's translation."""
    if head.file.stem == head.stem or "." not in head.file.stem:
        return ""
    plain = f"{head.file.stem.rpartition('.')[0]}{posixpath.splitext(head.path)[1]}"
    path = posixpath.join(head.file.folder, plain)
    return path if any(other.path == path for other in work.posts) else ""


def _page(head: Head, work: _Work) -> FoundPage:
    return FoundPage(
        source=head.path,
        digest=head.digest,
        fields=fields_of(head.post, head.title, "", "", work.rules)[:1],
        write=partial(_written, work.source, head.file),
        slug=slug(head.post.text(*HANDLED["slug"])) or slug(without_leading_number(head.stem)) or slug(head.title),
        language=head.language,
        pictures=_pictures(head, work),
        addresses=_own_addresses(head),
    )


def _written(source: Source, file: SourceFile) -> Written:
    """Read a body again, to store it; what was odd about it has been reported at the first reading."""
    met: list[Problem] = []
    return Written(converted(file, source.text(file.path).text, met.append).body)


def _pictures(head: Head, work: _Work) -> tuple[FoundPicture, ...]:
    found = []
    teaser = head.post.text(*HANDLED["picture"])
    for written in dict.fromkeys((*head.pictures, *([teaser] if teaser else []))):
        if "://" in written or written.startswith(("//", "data:")) or not written:
            continue
        path = _picture_path(written, head, work.pictures)
        if path:
            work.shown.add(path)
            found.append(FoundPicture(path, written, partial(work.source.read, path)))
        else:
            work.inquiry.report(PICTURE_GONE.at(Place(head.path), source=written))
    return tuple(found)


def _picture_path(written: str, head: Head, pictures: set[str]) -> str:
    plain = unquote(written.partition("#")[0].partition("?")[0])
    places = [posixpath.join(head.file.folder, plain)] if not plain.startswith("/") else []
    places += [posixpath.join(root, plain.lstrip("/")) for root in ROOTS]
    normal = map(posixpath.normpath, places)
    return next((place for place in normal if place in pictures), "")


def _own_addresses(head: Head) -> tuple[str, ...]:
    return tuple(address for address in head.post.words(*HANDLED["addresses"]) if address.startswith("/"))


def _addresses(head: Head, work: _Work) -> tuple[str, ...]:
    """Return a post's old addresses: those that its header gives, and the pattern's."""
    found = list(_own_addresses(head))
    pattern = work.rules.word("source.address") or work.site.address
    if pattern and (head.moment or "{year}" not in pattern):
        day = head.moment or dt.datetime.min
        file = without_leading_number(head.stem)
        own = head.post.text(*HANDLED["slug"])
        found.append(
            pattern.replace("{year}", f"{day.year:04}")
            .replace("{month}", f"{day.month:02}")
            .replace("{day}", f"{day.day:02}")
            .replace("{slug}", own or (slug(head.title) if head.post.marks == "" else file))
            .replace("{title}", slug(head.title))
            .replace("{file}", file)
        )
    return tuple(dict.fromkeys(found))
