"""The issues that contents pages of volumes list, for a site on its way into a paper.

In: what the first reading found of such pages, cuts, links. Out: for each issue its key, its findings and its list of
what is not in the source; for each page its issue. Opens no file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.importers.evidence.findings import Fact, Finding
from broadsheet.importers.evidence.when import day_of
from broadsheet.importers.importer import FoundArticle
from broadsheet.importers.mirror.comparing import Compared
from broadsheet.importers.mirror.resolving import Links
from broadsheet.importers.mirror.translating import primary
from broadsheet.importers.pages.listing import Berth, There, VolumeIndex, findings_of, listing
from broadsheet.importers.pages.volumes import VolumeIssue, without_foot

LEAST = 2
"""What so many contents pages of volumes have outside their lists is of their template."""
LATE = 60
"""A translation comes so many days before or after its original at most, else its link leads to another article."""


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
    _said: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, listed in self.index.issues.items():
            issue = listed.issue
            for number in {issue.number, *issue.number.split("-")}:
                self._said[str(issue.volume or ""), number, issue.date.isoformat()] = key

    def issues(self) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        """Yield the key of every issue and what is said of it."""
        yield from ((key, findings_of(listed.issue)) for key, listed in self.index.issues.items())

    def key_of(self, path: str, targets: Iterable[str], said: Mapping[Fact, str]) -> str:
        """Return the issue of a page, "" where none has it.

        It is listed, or its name is that of a listed one with a language's mark; or its metadata name the issue by
        number and date; or it is in another language and leads to its original. `targets` are its links, as written,
        `said` what its metadata say: what contradicts them is no home.
        """
        berth = self.index.berth(path, targets)
        key = self._said.get((said.get("volume", ""), said.get("number", ""), said.get("date", "")), "")
        if berth is None or (berth.translates and not self._is_translation(path, berth, said)):
            berth = Berth(key, len(self.index.issues[key].places)) if key else None
        if berth is None:
            return ""
        self._berths[path] = berth
        self.positions[path] = berth.position
        return berth.key

    def _is_translation(self, path: str, berth: Berth, said: Mapping[Fact, str]) -> bool:
        if primary(self.languages.get(path, "")) == primary(self.language):
            return False
        issue = self.index.issues[berth.key].issue
        day = day_of(said.get("date", ""))[0] or issue.date
        number = said.get("number", issue.number)
        near = abs((day - issue.date).days) <= LATE
        same = said.get("volume", str(issue.volume)) == str(issue.volume) or not issue.volume
        return near and same and number in (issue.number, *issue.number.split("-"))

    def is_known(self, volume: str, number: str) -> bool:
        """Whether a listed issue has this number; another one of the same number counts something else."""
        return any(key[:2] == (volume, number) for key in self._said)

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
    feet = [
        _feet({path: compared.surveys[path].exact for path in found}, found),
        _feet({path: compared.surveys[path].shapes for path in found}, found),
    ]
    kept = {}
    for path, issues in found.items():
        survey = compared.surveys[path]
        pairs = zip(survey.exact, survey.shapes, strict=True)
        kept[path] = without_foot(issues, [exact in feet[0] or shape in feet[1] for exact, shape in pairs])
    languages = {path: survey.language for path, survey in compared.surveys.items()}
    return Volumes(VolumeIndex(kept, links.place), links, language, languages, frozenset(kept))


def _feet(blocks: Mapping[str, Sequence[int]], found: Mapping[str, Sequence[VolumeIssue]]) -> set[int]:
    """Return the blocks that several such pages have, and none of them between its issues' lines."""
    counts = Counter(block for row in blocks.values() for block in set(row))
    inner = {block for path, issues in found.items() for block in blocks[path][issues[0].block : issues[-1].block]}
    return {block for block, count in counts.items() if count >= LEAST and block not in inner}
