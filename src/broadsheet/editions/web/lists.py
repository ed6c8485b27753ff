"""Lists of articles over many issues: by section, topic, contributor and series, split by year where they are long.

In: a site and a language. Out: outputs. Into a list go the headers of its articles and the lines of their issues; only
the years that a change concerns are made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import joined
from broadsheet.editions.web import head, mentions, structured
from broadsheet.editions.web.entries import entries
from broadsheet.editions.web.files import small
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import Resolver, rich_line
from broadsheet.editions.web.site import Site, checked
from broadsheet.languages.catalogues import message
from broadsheet.languages.dates import year_name
from broadsheet.model.article import Article
from broadsheet.model.names import word_of
from broadsheet.model.publication import Person
from broadsheet.model.references import find_picture
from broadsheet.problems import Report
from broadsheet.theming.stencils import ready

LONGEST = 200
"""The longest list on one page (paper-format.md): longer ones are split by year."""
NEWEST = 50
"""How many entries the first page of a split list shows."""


KIND_NAMES = {
    "section": message("Section"),
    "topic": message("Topic"),
    "person": message("Contributor"),
    "series": message("Series"),
}
LIST_NAMES = {
    "section": message("Sections"),
    "topic": message("Topics"),
    "person": message("Contributors"),
    "series": message("All series"),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: its kind, the word or name in its address, its title, its articles in order."""

    kind: str
    key: str
    name: str
    articles: Sequence[Article]
    direction: str = ""


Part = tuple[int, Sequence[Article]]
"""What one page of a list shows: its year, or 0 on the first page, and the articles."""

Finder = Callable[[Site, str], Iterator[Listing]]


def _sections(site: Site, language: str) -> Iterator[Listing]:
    lists = site.index.lists(language).sections
    for section in sorted(site.publication.sections, key=lambda section: section.order):
        if section.id in lists:
            yield Listing("section", section.id, site.section_name(section.id, language), lists[section.id])


def _topics(site: Site, language: str) -> Iterator[Listing]:
    for word, articles in sorted(site.index.lists(language).topics.items()):
        name = next(topic for topic in articles[0].topics if word_of(topic) == word)
        yield Listing("topic", name, name, articles, "auto")


def _people(site: Site, language: str) -> Iterator[Listing]:
    named = {person.id: person for person in site.publication.people}
    for id, articles in sorted(site.index.lists(language).people.items()):
        person = named.get(id) or _unlisted(site, id, articles)
        yield Listing("person", id, person.name, articles, "auto")


def _unlisted(site: Site, id: str, articles: Sequence[Article]) -> Person:
    people = (site.index.person_of(name) for name in articles[0].byline)
    return next((person for person in people if person and person.id == id), Person(id, id))


def _series(site: Site, language: str) -> Iterator[Listing]:
    for _, articles in sorted(site.index.lists(language).series.items()):
        name = articles[0].series
        yield Listing("series", name, name, articles, "auto")


FINDERS: Mapping[str, tuple[str, Finder]] = {
    "section": ("sections", _sections),
    "topic": ("topics", _topics),
    "person": ("people", _people),
    "series": ("series", _series),
}
"""By kind: the word in the address, and what finds the lists of a language."""


def outputs(site: Site, language: str) -> Iterator[tuple[int, Output]]:
    """Yield every list of a language, and for each kind the page that names its lists.

    Each comes with the year that it shows, 0 where it looks over several.
    """
    for kind, (word, finder) in FINDERS.items():
        if site.has(kind):
            listings = list(finder(site, language))
            for listing in listings:
                yield from _pages(site, language, listing)
            if listings:
                yield 0, _overview(site, language, kind, word, listings)


def paths(site: Site, language: str) -> Iterator[str]:
    """The addresses of all lists and their years, for the sitemap."""
    for kind, (word, finder) in FINDERS.items():
        listings = list(finder(site, language)) if site.has(kind) else []
        if listings:
            yield f"{site.addresses.home(language)}{word}/"
        for listing in listings:
            yield address(site, language, listing)
            if _is_split(listing):
                yield from (address(site, language, listing, year) for year, _ in _years(site, listing))


def find(site: Site, language: str, word: str, rest: Sequence[str]) -> Iterator[Output]:
    """Yield the outputs of the lists under an address word (`sections`), or those of one list that `rest` names."""
    for kind, (own, finder) in FINDERS.items():
        if own == word and site.has(kind):
            listings = list(finder(site, language))
            for listing in listings:
                if rest and word_of(listing.key) == rest[0]:
                    yield from (output for _, output in _pages(site, language, listing))
            if listings and not rest:
                yield _overview(site, language, kind, own, listings)


def address(site: Site, language: str, listing: Listing, year: int = 0) -> str:
    """The address of a list, or of one of its years."""
    at = site.addresses
    makers = {"section": at.section, "topic": at.topic, "person": at.person, "series": at.series}
    return makers[listing.kind](listing.key, language, year)


def _pages(site: Site, language: str, listing: Listing) -> Iterator[tuple[int, Output]]:
    frame = site.keys.frame(language)
    split = _is_split(listing)
    years = _years(site, listing) if split else []
    shown = listing.articles[:NEWEST] if split else listing.articles
    numbers = [year for year, _ in years]
    others = str(_others(site, language, listing))
    parts: list[Part] = [(0, shown), *years]
    for year, articles in parts:
        path = address(site, language, listing, year)
        total = "" if year else str(len(listing.articles))
        key = digest((frame, path, listing.name, total, str(numbers), others, mentions.headers(site, articles)))
        made = partial(make, site, language, listing, (year, articles), numbers)
        yield year, Output(site.addresses.file(path), key, made)


def _others(site: Site, language: str, listing: Listing) -> list[tuple[str, str]]:
    """The same list in the other languages; topics and series are words of one language."""
    found = []
    for other in site.index.languages:
        lists = site.index.lists(other) if other != language and listing.kind in ("section", "person") else None
        if lists and listing.key in (lists.sections if listing.kind == "section" else lists.people):
            found.append((other, address(site, other, listing)))
    return found


def _is_split(listing: Listing) -> bool:
    return len(listing.articles) > LONGEST and listing.kind != "series"


def _years(site: Site, listing: Listing) -> list[tuple[int, list[Article]]]:
    by_year = groupby(listing.articles, lambda article: site.index.issue_of(article).date.year)
    return [(year, list(articles)) for year, articles in by_year]


def make(site: Site, language: str, listing: Listing, part: Part, years: Sequence[int], _report: Report) -> bytes:
    """Make a page of a list: all of it, its newest entries, or one year."""
    year, shown = part
    released = any(not site.unreleased(site.index.issue_of(article)) for article in listing.articles)
    feeds = site.feeds(address(site, language, listing), language, f"{listing.kind}-feed") if released else []
    context: dict[str, object] = {
        "kind": _kind_name(site, language, listing.kind),
        "name": joined((listing.name, year_name(year, language)), language) if year else listing.name,
        "direction": listing.direction,
        "count": site.counted(
            language, "{count} article.", "{count} articles.", len(shown if year else listing.articles)
        ),
        "feeds": feeds,
        "years": _year_links(site, language, listing, year, years),
        "entries": entries(site, shown, language),
        "newest": bool(years) and not year,
        "note": "",
        "picture": {},
        "links": [],
    }
    if listing.kind == "person":
        context |= _person(site, listing.key, language)
    path = address(site, language, listing, year)
    page = Page(
        path=path,
        language=language,
        title=f"{context['name']} | {site.title(language)}",
        main=site.fill("list.html", language, context),
        line=site.standing_line(language),
        current=listing.key if listing.kind == "section" else "",
        others=[] if year else _others(site, language, listing),
        feeds=feeds,
    )
    if listing.kind == "person" and not year:
        data = structured.person_page(site, language, listing.key, listing.name, path)
        page.meta = head.website(site, path, page.title, language, data)
    return finish(site, page)


def _kind_name(site: Site, language: str, kind: str) -> str:
    return site.gettext(language, KIND_NAMES[kind])


def _year_links(
    site: Site, language: str, listing: Listing, year: int, years: Sequence[int]
) -> list[dict[str, object]]:
    """The ways to the other pages of a split list; all but the current one are the same on each of them."""
    if not years:
        return []
    of = site.link(address(site, language, listing))
    known = site.years.get(of)
    if known is None:
        pairs = [
            (of, site.gettext(language, "Newest")),
            *((f"{of}{other}/", year_name(other, language)) for other in years),
        ]
        known = site.years[of] = ready([{"href": href, "name": name, "current": False} for href, name in pairs])
    links = known.copy()
    at = years.index(year) + 1 if year else 0
    links[at] = links[at] | {"current": True}
    return links


def _person(site: Site, id: str, language: str) -> dict[str, object]:
    person = next((person for person in site.publication.people if person.id == id), None)
    if person is None:
        return {}
    found = find_picture(person.picture, "people.toml", None, site.publication).picture if person.picture else None
    shown = site.pictures.shown(found) if found else None
    picture = small(site, shown) if shown else {}
    return {
        "note": rich_line(Resolver(site, "people.toml", None), person.note, language),
        "picture": picture,
        "links": [{"name": name, "href": checked(url)} for name, url in person.links if checked(url)],
    }


def _overview(site: Site, language: str, kind: str, word: str, listings: Sequence[Listing]) -> Output:
    path = f"{site.addresses.home(language)}{word}/"
    counts = [f"{listing.key} {listing.name} {len(listing.articles)}" for listing in listings]
    key = digest((site.keys.frame(language), path, *counts))
    return Output(site.addresses.file(path), key, partial(_make_overview, site, language, kind, path))


def _make_overview(site: Site, language: str, kind: str, path: str, _report: Report) -> bytes:
    name = site.gettext(language, LIST_NAMES[kind])
    items = [
        {
            "href": site.link(address(site, language, listing)),
            "name": listing.name,
            "count": site.counted(language, "{count} article", "{count} articles", len(listing.articles)),
        }
        for listing in FINDERS[kind][1](site, language)
    ]
    page = Page(
        path=path,
        language=language,
        title=f"{name} | {site.title(language)}",
        main=site.fill("lists.html", language, {"name": name, "items": items}),
        line=site.standing_line(language),
    )
    return finish(site, page)
