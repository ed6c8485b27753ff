"""What becomes of contents pages of volumes: where each article belongs, and what an issue lists that is not there.

In: the issues that such pages list, links of pages. Out: for an article's page its issue and its place in it; for an
issue the article “In this issue”, which lists the entries whose pages are not in the source. An entry without its page
makes no empty article: the list keeps its words, its order and its old address. Opens no file.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import FoundArticle, Written
from broadsheet.importers.pages.volumes import VolumeEntry, VolumeIssue
from broadsheet.importers.store.escaping import escaped
from broadsheet.importers.store.ledger import digest_of
from broadsheet.languages.catalogues import message, translator
from broadsheet.languages.names import own_name

EARLY = 40
"""A page's link to its original stands among its first links that lead within the site."""
_MARK = re.compile(r"[-_.]?(?:ensp|esp|sp|es|fr|de|it|pt|nl|ar|zh|ru|en)$", re.IGNORECASE)
"""How papers mark translations at the end of a file's name."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An issue as a contents page lists it: the page's path, a stable key, and the places of its entries in order."""

    page: str
    key: str
    issue: VolumeIssue
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Berth:
    """Where a page belongs: the key of its issue and its place among the entries, from 0.

    `translates` is the listed place of which it is a translation, "" where it is listed itself.
    """

    key: str
    position: int
    translates: str = ""


class VolumeIndex:
    """All issues that the contents pages of a source list, and where every listed page belongs.

    `place` makes the place of a link of a page: see `roots.Site.place`.
    """

    def __init__(self, pages: Mapping[str, Sequence[VolumeIssue]], place: Callable[[str, str], str]) -> None:
        self._place = place
        self.issues: dict[str, Listed] = {}
        self._berths: dict[str, Berth] = {}
        self._stems: dict[str, str] = {}
        for path in sorted(pages):
            for issue in pages[path]:
                self._add(path, issue)

    def _add(self, path: str, issue: VolumeIssue) -> None:
        key = f"{path}#{_key(issue)}"
        if key in self.issues:
            key = f"{key}-{issue.date.isoformat()}"
        places = tuple(self._place(path, entry.target) if entry.target else "" for entry in issue.entries)
        self.issues[key] = Listed(path, key, issue, places)
        for position, place in enumerate(places):
            if place:
                self._berths.setdefault(place, Berth(key, position))
                self._stems.setdefault(posixpath.splitext(place)[0], place)
        for position, entry in enumerate(issue.entries):
            for other in filter(None, (self._place(path, target) for target in entry.others)):
                self._berths.setdefault(other, Berth(key, position, places[position]))

    def berth(self, path: str, targets: Iterable[str]) -> Berth | None:
        """Return where a page belongs: it is listed; or its name is a listed one's with a language's mark; or it links
        to a listed page among its first links. None where nothing says so.
        """
        found = self._berths.get(path)
        if found:
            return found
        stem, suffix = posixpath.splitext(path)
        plain = self._stems.get(_MARK.sub("", stem)) if suffix else None
        original = plain or next(self._early(path, targets), "")
        if not original:
            return None
        berth = self._berths[original]
        return replace(berth, translates=original)

    def _early(self, path: str, targets: Iterable[str]) -> Iterator[str]:
        places = [place for target in targets if (place := self._place(path, target)) and place != path]
        return (place for place in places[:EARLY] if place in self._berths)


def _key(issue: VolumeIssue) -> str:
    volume = f"v{issue.volume}" if issue.volume else f"{issue.date.year}"
    return f"{volume}n{issue.number}"


def findings_of(issue: VolumeIssue) -> tuple[Finding, ...]:
    """Return what a contents page says of an issue, as findings."""
    found = [
        Finding("number", issue.number, "contents", issue.line[:80]),
        Finding("date", issue.date.isoformat(), "contents", issue.line[:80]),
    ]
    if issue.volume:
        found.append(Finding("volume", str(issue.volume), "contents", issue.line[:80]))
    if issue.whole_number:
        found.append(Finding("whole_number", str(issue.whole_number), "contents", issue.line[:80]))
    if issue.date_end:
        found.append(Finding("date_end", issue.date_end.isoformat(), "contents", issue.line[:80]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class There:
    """A page of the source that an entry leads to: its path, its language where it is not the paper's."""

    path: str
    language: str = ""


def listing(
    listed: Listed, there: Mapping[int, Sequence[There]], address: Callable[[str], str], language: str
) -> FoundArticle | None:
    """Make the article “In this issue”; None where every entry's page is in the source under its own name.

    `there` has for each entry, by its position, the pages of the source that are it or translate it; `address` makes
    the old address of a place, with the site's host in front where that is known. Sections become crossheads.
    """
    rows = [(at, entry) for at, entry in enumerate(listed.issue.entries) if not _is_there(there.get(at, ()))]
    if not rows:
        return None
    lines = list(_lines(listed, rows, there, address))
    gettext, _ = translator(language)
    text = "\n".join(lines) + "\n"
    return FoundArticle(
        source=f"{listed.key}-list",
        digest=digest_of(text.encode()),
        fields=(("headline", escaped(gettext(message("In this issue")))),),
        write=partial(Written, text),
        slug="in-this-issue",
    )


def _is_there(pages: Sequence[There]) -> bool:
    return any(not page.language for page in pages)


def _lines(
    listed: Listed,
    rows: Sequence[tuple[int, VolumeEntry]],
    there: Mapping[int, Sequence[There]],
    address: Callable[[str], str],
) -> Iterator[str]:
    section = ""
    for at, entry in rows:
        if entry.section != section:
            section = entry.section
            yield f"\n## {escaped(section)}\n" if section else ""
        place = listed.places[at]
        old = address(place) if place else entry.target
        text = escaped(entry.text)
        line = f"- [{text}](<{old}>)" if old and "<" not in old and ">" not in old else f"- {text}"
        others = [f"[{own_name(page.language)}](</{page.path}>)" for page in there.get(at, ())]
        yield f"{line} ({', '.join(others)})" if others else line
