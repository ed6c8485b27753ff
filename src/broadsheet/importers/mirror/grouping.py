"""Which issue each page of a site is of, and which page of an issue lists the others; the rest are standing pages.

In: surveys and cuts, links between pages, rules. Out: `Groups`. Rules go before places in folders and names, these
before contents pages, and a page that only one article leads to goes with that article. Opens no file.
"""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.importers.evidence.findings import Fact, Finding
from broadsheet.importers.evidence.metadata import find_meta
from broadsheet.importers.mirror.comparing import Compared
from broadsheet.importers.mirror.names import Place, is_index, places_of
from broadsheet.importers.mirror.resolving import Links
from broadsheet.importers.mirror.volumes import Volumes
from broadsheet.importers.pages.survey import Survey
from broadsheet.importers.rules import Rules

_FEW = 2
_SAID = ("volume", "number", "whole", "year", "month", "day")
_MOST_LISTED = 400
_PROSE = 25
_FRAME_WORDS = 60
"""A page with frames may say in so many words that they cannot be shown."""
_MANY, _MANY_SHARE = 8, 0.2
"""A page to which so many pages lead, and this part of all, is one of the site."""
Led = Mapping[str, Sequence[tuple[int, str, str, str]]]
"""Of each page its links to pages of the source: block, path, anchor, text."""


@dataclass(slots=True)
class Unit:
    """An issue on its way: its pages in the order of paths, the page that lists them, what its place says."""

    key: str
    pages: list[str] = field(default_factory=list)
    contents: str = ""
    place: Place | None = None
    said: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


@dataclass(slots=True)
class Groups:
    """Issues by key, the pages that are of none, and pages that only hold frames with the page in the main frame."""

    units: dict[str, Unit] = field(default_factory=dict)
    standing: list[str] = field(default_factory=list)
    framed: dict[str, str] = field(default_factory=dict)


def grouped(compared: Compared, led: Led, links: Links, rules: Rules, volumes: Volumes) -> Groups:
    """Find the issues. Whole issues in one page belong to the issue of their parts and are in no unit's pages."""
    framed = _framed(compared, links)
    out = {*compared.wholes, *framed, *volumes.pages}
    paths = [path for path in compared.surveys if path not in out]
    standing = {path for path in paths if rules.fits("pages", path)}
    free = [path for path in paths if path not in standing]
    groups = Groups(standing=sorted(standing), framed=framed)
    speaking = {path for path in free if speaks(compared.surveys[path])}
    _by_rules(free, groups, rules)
    _by_volumes([path for path in free if path not in _taken(groups)], groups, compared, volumes)
    _by_places([path for path in free if path not in _taken(groups)], groups, speaking)
    listing = _Listing(compared, led, groups, _site_pages(led))
    listing.by_contents(free, speaking)
    listing.by_parents(free)
    if not groups.units:
        _alone(free, groups, speaking)
    taken = _taken(groups)
    groups.standing += [path for path in free if path not in taken]
    for unit in groups.units.values():
        unit.pages.sort(key=lambda path: (volumes.positions.get(path, -1), path))
        if not unit.findings:
            unit.contents = unit.contents or contents_of(unit, compared, led, rules)
    return groups


def _framed(compared: Compared, links: Links) -> dict[str, str]:
    """Return pages that are nothing but frames, with the page that has most words in one of them."""
    found = {}
    for path, survey in compared.surveys.items():
        shown = [links.find(source, path)[0] for source in survey.frames]
        known = [page for page in shown if page in compared.surveys and page != path]
        if known and sum(survey.words) < _FRAME_WORDS:
            found[path] = max(known, key=lambda page: sum(compared.surveys[page].words))
    return found


def speaks(survey: Survey) -> bool:
    """Whether a page names the number or the date of its issue at its head."""
    said = (*survey.findings, *survey.bare)
    return any(each.fact in ("number", "whole_number", "date") and each.where in ("title", "head") for each in said)


def _taken(groups: Groups) -> set[str]:
    return {path for unit in groups.units.values() for path in unit.pages} | set(groups.standing)


def _by_rules(paths: Sequence[str], groups: Groups, rules: Rules) -> None:
    for path in paths:
        said = rules.read_path("issues.path", path)
        if said is not None:
            issue = {name: value for name, value in said.items() if name in _SAID}
            key = "-".join(part.lstrip("0") for part in issue.values()) or posixpath.dirname(path)
            groups.units.setdefault(key, Unit(key, said=issue)).pages.append(path)


def _by_volumes(paths: Sequence[str], groups: Groups, compared: Compared, volumes: Volumes) -> None:
    """Pages go to the issues that contents pages of volumes list; every listed issue is one.

    Other pages whose metadata name number and date are issues by these.
    """
    for key, findings in volumes.issues():
        groups.units[key] = Unit(key, findings=findings)
    for path in paths:
        survey = compared.surveys[path]
        found = find_meta(survey.meta, language=survey.language)
        said: dict[Fact, str] = {finding.fact: finding.value for finding in reversed(found)}
        key = volumes.key_of(path, (link.target for _, link in survey.links), said)
        if key:
            groups.units[key].pages.append(path)
        elif (said.get("number") or volumes.pages) and len(said.get("date", "")) >= len("2003-05"):
            _by_meta(path, groups, found, volumes)


def _by_meta(path: str, groups: Groups, found: Sequence[Finding], volumes: Volumes) -> None:
    said: dict[Fact, str] = {finding.fact: finding.value for finding in reversed(found)}
    if volumes.is_known(said.get("volume", ""), said.get("number", "")):
        found = [finding for finding in found if finding.fact == "date"]
        said = {"date": said["date"]}
    key = "-".join(said[fact] for fact in ("volume", "number", "date") if fact in said)
    groups.units.setdefault(key, Unit(key, findings=tuple(found))).pages.append(path)


def _by_places(paths: Sequence[str], groups: Groups, speaking: Collection[str]) -> None:
    for path, place in places_of(paths, speaking).items():
        groups.units.setdefault(place.key, Unit(place.key, place=place)).pages.append(path)


def _alone(paths: Sequence[str], groups: Groups, speaking: Collection[str]) -> None:
    """Where nothing parts the pages, those that all name an issue are one each; else all together are one."""
    if len(paths) > 1 and len(speaking) == len(paths):
        groups.units |= {path: Unit(path, [path]) for path in paths}
    elif paths:
        groups.units["."] = Unit(".", list(paths))


def _site_pages(led: Led) -> set[str]:
    """Pages to which a good part of all pages lead: they are of the site, not of an issue."""
    counts = Counter(page for links in led.values() for page in {page for _, page, _, _ in links})
    return {page for page, count in counts.items() if count >= max(_MANY, _MANY_SHARE * len(led))}


@dataclass(slots=True)
class _Listing:
    """Finds issues by what contents pages list."""

    compared: Compared
    led: Led
    groups: Groups
    site_pages: Collection[str]

    def by_contents(self, paths: Sequence[str], speaking: Collection[str]) -> None:
        """A page outside all issues that names one and lists free pages is its contents page.

        All pages may lead to it, but no page to which all lead is an article of it.
        """
        outside = {path for path in paths if path not in _taken(self.groups)}
        free = outside - set(self.site_pages)
        surveys = self.compared.surveys
        able = [path for path in outside if path in speaking and (is_index(path) or not _is_prose(surveys[path]))]
        lists = {path: self._listed(path) & free for path in able}
        tables = {path: listed for path, listed in lists.items() if len(listed) >= _FEW}
        above = {path for path, listed in tables.items() if len(listed & tables.keys()) > _FEW}
        counts = Counter(page for path, listed in tables.items() if path not in above for page in listed)
        for path in sorted(tables.keys() - above, key=lambda path: (len(tables[path]), path)):
            own = {page for page in tables[path] if page not in tables and counts[page] <= _FEW and page in free}
            if own:
                free -= own | {path}
                self.groups.units[path] = Unit(path, [path, *sorted(own)], contents=path)

    def _listed(self, path: str) -> set[str]:
        """The other pages that a page leads to in what is no template, even at its end, where rows of links go."""
        memory, survey = self.compared.memories[path], self.compared.surveys[path]
        own = {at for at, block in enumerate(survey.exact) if memory.exact[block] < memory.least}
        found = {page for block, page, _, _ in self.led[path] if block in own and page != path}
        return found if len(found) <= _MOST_LISTED else set()

    def by_parents(self, paths: Sequence[str]) -> None:
        """A free page that only pages of one issue lead to goes with them."""
        home = {path: unit for unit in self.groups.units.values() for path in unit.pages}
        wholes = self.compared.wholes
        leading: dict[str, set[str]] = defaultdict(set)
        for path, links in self.led.items():
            for _, page, _, _ in links:
                if page != path and path not in wholes:
                    leading[page].add(home[path].key if path in home else "")
        for path in paths:
            keys = leading[path]
            if path not in home and len(keys) == 1 and (key := next(iter(keys))):
                self.groups.units[key].pages.append(path)


def contents_of(unit: Unit, compared: Compared, led: Led, rules: Rules) -> str:
    """Return the page of an issue that lists the others, "" where none does."""
    told = [path for path in unit.pages if rules.words("issues.contents") and rules.fits("issues.contents", path)]
    if told:
        return told[0]
    best, chosen = 0.0, ""
    for path in unit.pages:
        listed = {page for _, page, _, _ in led[path] if page != path and page in unit.pages}
        named = is_index(path)
        score = len(listed) * (2.0 if named else 1.0) - path.count("/") * 0.5
        if _is_prose(compared.surveys[path]) and not named:
            continue
        enough = len(listed) >= _FEW or (named and listed and _is_list(compared.surveys[path]))
        if enough and len(listed) * 3 >= min(len(unit.pages) - 1, 9) and score > best:
            best, chosen = score, path
    return chosen


def _is_prose(survey: Survey) -> bool:
    """Whether most of a page's words stand in texts of some length that are no links."""
    rows = zip(survey.words, survey.shares, strict=True)
    return sum(words for words, share in rows if words >= _PROSE and share <= 50) * 2 > sum(survey.words)


def _is_list(survey: Survey) -> bool:
    """Whether a good part of a page's text is in links."""
    total = sum(survey.lengths)
    linked = sum(length * share for length, share in zip(survey.lengths, survey.shares, strict=True)) / 100
    return linked >= 0.15 * total
