"""One site on its way into a paper: everything that the stages of its import have found so far.

In: an opened source and rules. Out: `Site`, read once and compared. It is passed from stage to stage and holds no logic
but look-ups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.importers.importer import Inquiry, Row
from broadsheet.importers.mirror.comparing import Compared, compare
from broadsheet.importers.mirror.grouping import Groups, grouped
from broadsheet.importers.mirror.listing import Listing, list_files
from broadsheet.importers.mirror.resolving import Links
from broadsheet.importers.mirror.surveying import Surveyed, surveyed
from broadsheet.importers.mirror.translating import primary
from broadsheet.importers.mirror.volumes import Volumes, volumes_of
from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.pages.roots import site_of
from broadsheet.importers.pages.survey import Survey
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source

_ORNAMENT = 5
"""A picture on so many pages is an ornament (import.md, section 3)."""
_TINY = 2
"""In pixels: pictures that hold a place."""

Led = dict[str, list[tuple[int, str, str, str]]]


@dataclass(slots=True)
class Site:
    """A site: its files, the first reading, the comparison, the issues; `rows` are lines of the ledger."""

    source: Source
    rules: Rules
    inquiry: Inquiry
    listing: Listing
    links: Links
    read: Surveyed
    led: Led
    compared: Compared
    groups: Groups
    volumes: Volumes
    main: str
    rows: dict[str, Row] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    shown_files: frozenset[str] = frozenset()

    @property
    def surveys(self) -> dict[str, Survey]:
        """The surveys of all pages, by path."""
        return self.compared.surveys

    def page(self, path: str) -> Page:
        """Read a page again."""
        return HTML().page(self.source.text(path).text, path)

    def is_ornament(self, path: str, width: int, height: int) -> bool:
        """Whether a picture is decoration: on many pages, or too small to show anything."""
        if self.rules.words("pictures.decoration") and self.rules.fits("pictures.decoration", path):
            return True
        tiny = 0 < width <= _TINY or 0 < height <= _TINY
        return tiny or self.compared.shown[path] >= _ORNAMENT

    def leave(self, path: str, reason: str) -> None:
        """Note that a file becomes nothing, unless something was said of it already."""
        self.rows.setdefault(path, Row(path, "left out because", reason))


def read_site(source: Source, rules: Rules, inquiry: Inquiry) -> Site:
    """Read every page once, compare them, find the issues."""
    listing = list_files(source, rules)
    read = surveyed(source, listing.pages, inquiry)
    targets = ((path, link.target) for path, survey in read.surveys.items() for _, link in survey.links)
    links = Links(listing.all, rules.word("source.base_url"), site_of(listing.all, targets).root)
    led = {path: _led(survey, links) for path, survey in read.surveys.items()}
    compared = compare(read, _named(led), rules)
    main = rules.word("output.language") or _main_language(read.surveys.values())
    volumes = volumes_of(read.volumes, compared, links, main)
    groups = grouped(compared, led, rules, volumes)
    site = Site(source, rules, inquiry, listing, links, read, led, compared, groups, volumes, main)
    site.shown_files = frozenset(listing.pictures)
    for path, reason in (*listing.left.items(), *read.faults.items()):
        site.leave(path, reason)
    return site


def _main_language(surveys: Iterable[Survey]) -> str:
    languages = Counter(primary(survey.language) for survey in surveys if survey.language)
    return next(iter(dict(languages.most_common(1))), "")


def _led(survey: Survey, links: Links) -> list[tuple[int, str, str, str]]:
    found = ((block, *links.find(link.target, survey.path), link.text) for block, link in survey.links)
    return [(block, path, anchor, text) for block, path, anchor, text in found if path]


def _named(led: Led) -> dict[str, list[str]]:
    """Return for each page what its links on other pages call it, if they are few: those of a template say "Next"."""
    texts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path, links in led.items():
        for _, target, anchor, text in links:
            if target != path and text and not anchor:
                texts[target][text].add(path)
    return {path: [text for text, pages in named.items() if len(text.split()) > 1] for path, named in texts.items()}
