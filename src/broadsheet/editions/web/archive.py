"""The archive: its overview, volumes and years, with the gaps in the run shown where they are.

In: a site and a language. Out: outputs. Into all of them goes one line of every issue.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import joined, volume_name
from broadsheet.editions.web import head, structured
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.sheets import leading, sheet
from broadsheet.editions.web.site import Site
from broadsheet.languages.dates import date_range, long_date, year_name, year_range
from broadsheet.languages.numbers import digits
from broadsheet.model.gaps import Gap, gaps
from broadsheet.model.issue import Issue
from broadsheet.model.numbering import volume_of
from broadsheet.model.publication import Departure
from broadsheet.problems import Report
from broadsheet.theming import safe

MOST_ON_SHELVES = 200
"""A paper with more issues shows only its newest volumes' shelves in the overview."""
NEWEST_VOLUMES = 3


@dataclass(frozen=True, slots=True)
class Stack:
    """A volume or a year: its number, its address and name, its issues, oldest first."""

    number: int
    path: str
    name: str
    issues: tuple[Issue, ...]


class Archive:
    """The run of a language's issues in stacks, and what is missing in it."""

    def __init__(self, site: Site, language: str) -> None:
        self.site = site
        self.language = language
        self.issues = site.index.issues(language)

    @cached_property
    def key(self) -> str:
        """What goes into every page of the archive."""
        lines = (self.said(issue) for issue in self.issues)
        unreleased = (issue.id for issue in self.issues if self.site.unreleased(issue))
        return digest((self.site.keys.frame(self.language), *lines, "", *unreleased))

    def _lead(self, issue: Issue) -> str:
        """A digest of what the issue's sheet shows of its lead."""
        lead = leading(self.site, self.language, issue)
        return lead.header_digest if lead else ""

    @cached_property
    def volumes(self) -> list[Stack]:
        """By volume, newest first; by year in a paper without volumes or with years for volumes."""
        calendar = self.site.publication.calendar
        if calendar.numbering != "volume-number":
            return self.years
        at, language = self.site.addresses, self.language
        found: dict[int, list[Issue]] = {}
        for issue in self.issues:
            found.setdefault(issue.volume or volume_of(calendar, issue.date), []).append(issue)
        return [
            Stack(volume, at.volume(volume, language), self._volume_name(volume, issues), tuple(issues))
            for volume, issues in sorted(found.items(), reverse=True)
            if volume
        ]

    def _volume_name(self, volume: int, issues: Sequence[Issue]) -> str:
        years = year_range(issues[0].date.year, issues[-1].date.year, self.language)
        return joined((volume_name(volume, self.language), years), self.language)

    @cached_property
    def years(self) -> list[Stack]:
        """By year, newest first."""
        found: dict[int, list[Issue]] = {}
        for issue in self.issues:
            found.setdefault(issue.date.year, []).append(issue)
        at, language = self.site.addresses, self.language
        return [
            Stack(year, at.year(year, language), year_name(year, language), tuple(issues))
            for year, issues in sorted(found.items(), reverse=True)
        ]

    @cached_property
    def missing(self) -> dict[str, Gap]:
        """What is missing in the main language's run, by the issue before which it is missing."""
        if self.language != self.site.main:
            return {}
        return {gap.before.id: gap for gap in gaps(self.site.publication.calendar, self.issues)}

    def shelf(self, stack: Stack) -> str:
        """The shelf of a stack, as finished HTML: its issues, newest first, with what is missing between them."""
        return safe(self.site.render("shelf.html", self.language, {"shelf": self.things(stack)}))

    def recent(self, count: int) -> str:
        """The shelf of the issues before the newest, as finished HTML; "" where there are none."""
        things = [self._issue(issue) for issue in self.earlier(count)]
        return safe(self.site.render("shelf.html", self.language, {"shelf": things})) if things else ""

    def earlier(self, count: int) -> list[Issue]:
        """The issues before the current one, newest first."""
        current = self.site.index.current(self.language)
        at = self.issues.index(current) if current in self.issues else 0
        return list(self.issues[max(0, at - count) : at][::-1])

    def said(self, issue: Issue) -> str:
        """A digest of what the shelf says of an issue."""
        return f"{issue.id} {issue.header_digest} {issue.printed is not None} {self._lead(issue)}"

    def things(self, stack: Stack) -> list[dict[str, object]]:
        """What stands on the shelf of a stack."""
        things: list[dict[str, object]] = []
        skips = self._skips(stack)
        for issue in stack.issues:
            while skips and skips[0].date < issue.date:
                things.append(self._skip(skips.pop(0)))
            gap = self.missing.get(issue.id)
            if gap is not None:
                things.append(self._gap(gap))
            things.append(self._issue(issue))
        things += [self._skip(skip) for skip in skips]
        return things[::-1]

    def _skips(self, stack: Stack) -> list[Departure]:
        if self.language != self.site.main:
            return []
        first, last = stack.issues[0].date, self.issues[-1].date
        following = next((s.issues[0].date for s in reversed(self.volumes) if s.issues[0].date > first), last)
        departures = sorted(self.site.publication.calendar.departures, key=lambda departure: departure.date)
        return [d for d in departures if d.kind == "skip" and first < d.date < min(following, last)]

    def _issue(self, issue: Issue) -> dict[str, object]:
        names = self.site.named(issue, self.language)
        return {
            "gap": False,
            "href": self.site.link(self.site.addresses.issue(issue.id, self.language), "issue"),
            "sheet": sheet(self.site, self.language, issue),
            "name": names.number,
            "date": "" if names.date == names.number else names.date,
            "mark": self.site.gettext(self.language, "not released") if self.site.unreleased(issue) else "",
        }

    def _gap(self, gap: Gap) -> dict[str, object]:
        site, language = self.site, self.language
        count = max(len(gap.numbers), len(gap.volumes), len(gap.dates))
        return {
            "gap": True,
            "note": site.counted(language, "Missing", "{count} missing", count),
            "name": self._gap_name(gap),
            "date": date_range(gap.dates[0], gap.dates[-1], language) if gap.dates else "",
        }

    def _gap_name(self, gap: Gap) -> str:
        site, language = self.site, self.language
        if gap.volumes:
            first, last = gap.volumes[0], gap.volumes[-1]
            if first == last:
                return volume_name(first, language)
            return site.gettext(language, "Volumes {volume}", volume=digits(f"{first}–{last}", language))
        if not gap.numbers:
            return site.gettext(language, "No issue")
        first, last = gap.numbers[0], gap.numbers[-1]
        if first == last:
            return site.gettext(language, "Number {number}", number=digits(str(first), language))
        return site.gettext(language, "Numbers {number}", number=digits(f"{first}–{last}", language))

    def _skip(self, skip: Departure) -> dict[str, object]:
        none = self.site.gettext(self.language, "No issue")
        return {"gap": True, "note": skip.note, "name": none, "date": long_date(skip.date, self.language)}


def paths(site: Site, language: str) -> Iterator[str]:
    """The addresses of the volumes and years, for the sitemap."""
    archive = Archive(site, language)
    stacks = {"volume": archive.volumes, "year": archive.years}
    yield from dict.fromkeys(stack.path for kind in stacks if site.has(kind) for stack in stacks[kind])


def outputs(site: Site, language: str) -> Iterator[Output]:
    """Yield the overview, the volumes and the years, as `[web] pages` wants them."""
    archive = Archive(site, language)
    file = site.addresses.file
    if site.has("archive"):
        yield Output(file(site.addresses.archive(language)), archive.key, partial(_make_overview, archive))
    seen: set[str] = set()
    for kind, stacks in (("volume", archive.volumes), ("year", archive.years)):
        for at, stack in enumerate(stacks) if site.has(kind) else ():
            if stack.path not in seen:
                seen.add(stack.path)
                yield Output(file(stack.path), archive.key, partial(_make_stack, archive, stacks, at))


def _make_overview(archive: Archive, _report: Report) -> bytes:
    site, language = archive.site, archive.language
    many = len(archive.issues) > MOST_ON_SHELVES
    shelved = archive.volumes[:NEWEST_VOLUMES] if many else archive.volumes
    context = {
        "count": _total(archive),
        "years": [{"href": site.link(year.path, "year"), "name": year.name} for year in archive.years]
        if site.has("year")
        else [],
        "volumes": [{**_stack(archive, stack), "shelf": archive.shelf(stack)} for stack in shelved],
        "older": [_stack(archive, stack) for stack in archive.volumes[len(shelved) :]],
    }
    title = site.gettext(language, "Archive")
    main = site.render("archive.html", language, context)
    page = _page(archive, site.addresses.archive(language), title, main)
    page.others = site.others(language, site.addresses.archive)
    return finish(site, page)


def _total(archive: Archive) -> str:
    site, language = archive.site, archive.language
    count = len(archive.issues)
    if not count:
        return site.counted(language, "{count} issue.", "{count} issues.", count)
    text = site.counted(language, "{count} issue since {date}.", "{count} issues since {date}.", count)
    return text.replace("{date}", long_date(archive.issues[0].date, language))


def _stack(archive: Archive, stack: Stack) -> dict[str, object]:
    site, language = archive.site, archive.language
    kind = "year" if archive.volumes is archive.years else "volume"
    return {
        "id": f"v{stack.number}",
        "name": stack.name,
        "href": site.link(stack.path, kind),
        "count": site.counted(language, "{count} issue", "{count} issues", len(stack.issues)),
    }


def _make_stack(archive: Archive, stacks: Sequence[Stack], at: int, _report: Report) -> bytes:
    site, language = archive.site, archive.language
    stack = stacks[at]
    links = [
        {"href": site.link(stacks[place].path), "name": stacks[place].name, "rel": rel}
        for place, rel in ((at + 1, "prev"), (at - 1, "next"))
        if 0 <= place < len(stacks)
    ]
    context = {**_stack(archive, stack), "links": links, "shelf": archive.shelf(stack)}
    page = _page(archive, stack.path, stack.name, site.render("volume.html", language, context))
    data = structured.stack_page(site, language, (stack.path, stack.name, stack.number), stack.issues)
    page.meta = head.website(site, page.path, page.title, language, data)
    return finish(site, page)


def _page(archive: Archive, path: str, title: str, main: str) -> Page:
    site, language = archive.site, archive.language
    return Page(
        path=path,
        language=language,
        title=f"{title} | {site.title(language)}",
        main=main,
        line=site.standing_line(language),
    )
