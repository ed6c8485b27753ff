"""One site on its way into a paper: everything that the stages of its import have found so far.

In: an opened source and rules. Out: `Site`, read once and compared. It is passed from stage to stage and holds no logic
but look-ups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from broadsheet.folder.types import LANGUAGE_TAG
from broadsheet.imaging.look import look
from broadsheet.importers.importer import Inquiry, Row
from broadsheet.importers.mirror.comparing import Compared, compare
from broadsheet.importers.mirror.grouping import Groups, grouped
from broadsheet.importers.mirror.listing import Listing, list_files, suffix_of
from broadsheet.importers.mirror.names import places_of
from broadsheet.importers.mirror.resolving import Links
from broadsheet.importers.mirror.surveying import Surveyed, surveyed
from broadsheet.importers.mirror.translating import primary
from broadsheet.importers.mirror.volumes import Volumes, volumes_of
from broadsheet.importers.pages.fields import agree
from broadsheet.importers.pages.page import Page
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.pages.roots import site_of
from broadsheet.importers.pages.survey import Survey
from broadsheet.importers.pages.volumes import VolumeIssue
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source

_ORNAMENT = 5
"""A picture that is shown so often is an ornament (import.md, section 3)."""
_TINY, _LEAST = 2, 40
"""In pixels: pictures that hold a place or draw a line, and those too small to show anything else than an ornament."""

"""A language tag without extensions (BCP 47, section 2.1); pages say "utf-8" there, and "english"."""

_CALLED = 3
"""What so many pages are called by links says nothing of one of them."""

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
    copies: dict[str, list[str]] = field(default_factory=dict)
    continued: dict[str, list[str]] = field(default_factory=dict)
    called: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    shown_files: frozenset[str] = frozenset()

    @property
    def surveys(self) -> dict[str, Survey]:
        """The surveys of all pages, by path."""
        return self.compared.surveys

    def is_generic(self, text: str, path: str) -> bool:
        """Whether a link's text calls several pages so and nothing on this one agrees: “more”, “en español”, “PDF”."""
        if not self.called:
            for links in self.led.values():
                for _, target, _, said in links:
                    self.called[said.casefold()].add(target)
        few = len(self.called[text.casefold()]) < _CALLED
        return not few and not agree(text, self.surveys[path].title)

    def page(self, path: str) -> Page:
        """Read a page again."""
        return HTML().page(self.source.text(path).text, path)

    def language_of(self, path: str) -> str:
        """Return a page's language, by the rules, else by what it says itself; "" where that is no language."""
        said = self.rules.of("source.language", path) or self.surveys[path].language.strip().replace("_", "-")
        return said if LANGUAGE_TAG.fullmatch(said) else ""

    def is_ornament(self, path: str, width: int, height: int) -> bool:
        """Whether a picture is decoration: shown many times, or too small to show anything."""
        if self.rules.words("pictures.decoration") and self.rules.fits("pictures.decoration", path):
            return True
        if self.compared.shown[path] >= _ORNAMENT:
            return True
        width, height = (width, height) if width and height else self._size_of(path)
        least = self.rules.number("pictures.least", _LEAST)
        return 0 < max(width, height) < least or 0 < min(width, height) <= _TINY

    def _size_of(self, path: str) -> tuple[int, int]:
        """Return the size of a picture file, (0, 0) where it cannot be told."""
        if path not in self.sizes:
            try:
                found = look(self.source.read(path))
            except OSError:
                return 0, 0
            self.sizes[path] = found.width, found.height
        return self.sizes[path]

    def is_empty(self, path: str) -> bool:
        """Whether nothing is left of a page but links that lead elsewhere."""
        keep, survey = self.compared.cuts[path].keep, self.surveys[path]
        words = any(stays and count for stays, count in zip(keep, survey.words, strict=True))
        return not words and not any(keep[at] for at, _ in survey.pictures)

    def leave(self, path: str, reason: str) -> None:
        """Note that a file becomes nothing, unless something was said of it already."""
        self.rows.setdefault(path, Row(path, "left out because", reason))


def read_site(source: Source, rules: Rules, inquiry: Inquiry) -> Site:
    """Read every page once, compare them, find the issues."""
    listing = list_files(source, rules)
    read = surveyed(source, listing.pages, inquiry)
    links = _links(listing, read, rules.word("source.base_url"))
    led = {path: _led(survey, links) for path, survey in read.surveys.items()}
    compared = compare(read, _named(led), rules)
    main = rules.word("output.language") or _main_language(read.surveys.values())
    volumes = volumes_of(_volumes(read, links), compared, links, main)
    groups = grouped(compared, led, links, rules, volumes)
    site = Site(source, rules, inquiry, listing, links, read, led, compared, groups, volumes, main)
    for first, second in rules.pairs("articles.merge"):
        if first in read.surveys and second in read.surveys and first != second:
            rules.hit("articles.merge", first)
            site.continued.setdefault(first, []).append(second)
    site.shown_files = frozenset(listing.pictures)
    for path, reason in (*listing.left.items(), *read.faults.items()):
        site.leave(path, reason)
    return site


def _links(listing: Listing, read: Surveyed, base_url: str) -> Links:
    """Find the folder that was served as the site's root: a mirror has its host there."""
    paths = listing.all
    written = ((path, link.target) for path, survey in read.surveys.items() for _, link in survey.links)
    root = site_of(set(paths), written, base_url).root
    first = {path.partition("/")[0] for path in listing.pages}
    host = next(iter(first)) if len(first) == 1 else ""
    if not root and "." in host and all("/" in path for path in listing.pages):
        root = host
    suffixes = dict.fromkeys((".html", *(suffix for path in listing.pages if (suffix := suffix_of(path)))))
    return Links(paths, base_url, root, suffixes)


def _volumes(read: Surveyed, links: Links) -> dict[str, tuple[VolumeIssue, ...]]:
    """Return the contents pages of volumes, without those that list pages which lie in folders of issues: indexes."""
    placed = {path for path, place in places_of(list(read.surveys), ()).items() if place.is_folder}
    found = {}
    for path, issues in read.volumes.items():
        targets = (entry.target for issue in issues for entry in issue.entries if entry.target)
        there = {page for target in targets if (page := links.find(target, path)[0]) in read.surveys and page != path}
        if len(there & placed) * 2 <= len(there):
            found[path] = issues
    return found


def _main_language(surveys: Iterable[Survey]) -> str:
    languages = Counter(primary(survey.language) for survey in surveys if survey.language)
    return next(iter(dict(languages.most_common(1))), "")


def _led(survey: Survey, links: Links) -> list[tuple[int, str, str, str]]:
    found = [(block, *links.find(link.target, survey.path), link.text) for block, link in survey.links]
    return [(block, path, anchor, text) for block, path, anchor, text in found if path]


def _named(led: Led) -> dict[str, list[str]]:
    """Return for each page what its links on other pages call it, if they are few: those of a template say "Next"."""
    texts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path, links in led.items():
        for _, target, _, text in links:
            if target != path and text:
                texts[target][text].add(path)
    return {path: [text for text, pages in named.items() if len(text.split()) > 1] for path, named in texts.items()}
