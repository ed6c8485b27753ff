"""The issues that contents pages of volumes list, for a site on its way into a paper.

In: what the first reading found of such pages, cuts, links. Out: for each issue its key, its findings and its list of
what is not in the source; for each page its issue. Opens no file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import FoundArticle
from broadsheet.importers.mirror.comparing import Compared
from broadsheet.importers.mirror.resolving import Links
from broadsheet.importers.mirror.translating import primary
from broadsheet.importers.pages.listing import Berth, There, VolumeIndex, findings_of, listing
from broadsheet.importers.pages.volumes import VolumeIssue, with_keep


@dataclass(slots=True)
class Volumes:
    """Issues by key; `positions` are the places of pages in their issues."""

    index: VolumeIndex
    links: Links
    language: str
    languages: Mapping[str, str]
    pages: frozenset[str] = frozenset()
    positions: dict[str, int] = field(default_factory=dict)
    _berths: dict[str, Berth] = field(default_factory=dict)

    def issues(self) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Yield the key of every issue and what is said of it."""
        yield from ((key, findings_of(listed.issue)) for key, listed in self.index.issues.items())

    def key_of(self, path: str, targets: Iterable[str]) -> str:
        """Return the issue of a page, "" where none lists it or its original; `targets` are its links, as written."""
        berth = self.index.berth(path, targets)
        if berth is None or (berth.translates and primary(self.languages.get(path, "")) == primary(self.language)):
            return ""
        self._berths[path] = berth
        self.positions[path] = berth.position
        return berth.key

    def list_of(self, key: str, pages: Sequence[str]) -> FoundArticle | None:
        """Return the article that lists what an issue had and the source has not; None for any other issue."""
        listed = self.index.issues.get(key)
        if listed is None:
            return None
        there: dict[int, list[There]] = defaultdict(list)
        for path in pages:
            berth = self._berths.get(path)
            if berth and berth.key == key:
                there[berth.position].append(There(path, self.languages.get(path, "") if berth.translates else ""))
        return listing(listed, there, self._address, self.language)

    def addresses_of(self, key: str) -> tuple[str, ...]:
        """Return the old address of an issue: the place on its page that can be jumped to."""
        listed = self.index.issues.get(key)
        anchor = listed.issue.anchor if listed else ""
        return (f"{self.links.address(listed.page)}#{anchor}",) if listed and anchor else ()

    def _address(self, place: str) -> str:
        address = self.links.address(place)
        return f"https:{self.links.base}{address}" if self.links.base else ""


def volumes_of(found: Mapping[str, Sequence[VolumeIssue]], compared: Compared, links: Links, language: str) -> Volumes:
    """Make the index of all listed issues, without what stands in the templates of their pages."""
    kept = {path: with_keep(issues, compared.cuts[path].keep) for path, issues in found.items()}
    languages = {path: survey.language for path, survey in compared.surveys.items()}
    return Volumes(VolumeIndex(kept, links.place), links, language, languages, frozenset(kept))
