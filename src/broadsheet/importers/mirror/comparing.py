"""The pages of a site compared with each other: what is template, what is a whole issue again, what is a second copy.

In: surveys, rules, and what others call each page. Out: `Compared`. Reads nothing.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from broadsheet.importers.mirror.names import is_index
from broadsheet.importers.mirror.ruled import with_marks
from broadsheet.importers.mirror.surveying import Surveyed
from broadsheet.importers.pages.cut import Cut, cut
from broadsheet.importers.pages.duplicates import (
    DUPLICATE,
    REPORTED,
    WHOLE,
    Copy,
    copies,
    covered,
    holding,
    kept_shingles,
    whole_issues,
)
from broadsheet.importers.pages.memory import LEAST, SiteMemory
from broadsheet.importers.pages.survey import Survey
from broadsheet.importers.rules import Rules


@dataclass(slots=True)
class Compared:
    """What is known of the pages together, by path; `wholes` are pages that hold other pages, with those."""

    surveys: dict[str, Survey]
    marks: dict[str, bytes] = field(default_factory=dict)
    memories: dict[str, SiteMemory] = field(default_factory=dict)
    cuts: dict[str, Cut] = field(default_factory=dict)
    wholes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    copies: list[Copy] = field(default_factory=list)
    shown: Counter[str] = field(default_factory=Counter)

    def title_of(self, path: str) -> str:
        """Return a page's own title, "" where several pages have the same."""
        memory, title = self.memories[path], self.surveys[path].title
        return "" if memory.is_shared_title(title) else memory.title_of(title)


def compare(read: Surveyed, named: Mapping[str, Sequence[str]], rules: Rules) -> Compared:
    """Compare all pages. `named` has for each page the texts by which links call it."""
    surveys = read.surveys
    found = Compared(surveys, marks=read.marks, wholes=whole_issues(list(surveys.values())))
    _learn(found, named, rules)
    more = _wholes_by_folder(found, rules)
    if more:
        found.wholes |= more
        _learn(found, named, rules)
    singles = [survey for path, survey in surveys.items() if path not in found.wholes]
    keeps = {path: each.keep for path, each in found.cuts.items()}
    found.copies = copies(singles, keeps, rules.number("duplicates.report", REPORTED))
    return found


def _learn(found: Compared, named: Mapping[str, Sequence[str]], rules: Rules) -> None:
    """Make the memories anew, without the whole issues, and cut every page by them."""
    vocabulary: Counter[int] = Counter()
    families: dict[str, list[Survey]] = {}
    for path, survey in found.surveys.items():
        families.setdefault(_family(path, rules), []).append(survey)
    found.shown = Counter()
    made: dict[str, SiteMemory] = {}
    least = int(rules.number("template.repeats", LEAST))
    for family, members in families.items():
        made[family] = memory = SiteMemory(vocabulary, least)
        memory.learn(member for member in members if member.path not in found.wholes)
        found.shown.update(memory.uses)
    for family, members in families.items():
        for member in members:
            found.memories[member.path] = made[family]
            own = cut(member, made[family], named.get(member.path, ()))
            found.cuts[member.path] = replace(own, keep=with_marks(own.keep, found.marks.get(member.path, b"")))


def _family(path: str, rules: Rules) -> str:
    globs = rules.words("template.site")
    fitting = [glob for glob in globs if fnmatchcase(path, glob)]
    if fitting:
        rules.hit("template.site", fitting[0])
    return fitting[0] if fitting else ""


def _wholes_by_folder(found: Compared, rules: Rules) -> dict[str, tuple[str, ...]]:
    """Find whole issues once more, now that template does not count: covered by the pages of their folder.

    Two pages that hold each other are not settled here: they are copies.
    """
    least = rules.number("duplicates.whole", WHOLE)
    folders: dict[str, list[str]] = {}
    for path in found.surveys:
        if path not in found.wholes:
            folders.setdefault(posixpath.dirname(path), []).append(path)
    wholes = {}
    for paths in folders.values():
        own = {path: kept_shingles(found.surveys[path], found.cuts[path].keep) for path in paths}
        for path, others in holding(own).items():
            parts = [other for other in others if _is_in(own[other], own[path])]
            if len(parts) >= 2 and covered(own[path], (own[part] for part in parts)) >= least:
                wholes[path] = tuple(parts)
        wholes |= _only_two([path for path in paths if not is_index(path) and own[path]], own, least)
    return wholes


def _only_two(paths: Sequence[str], own: Mapping[str, set[int]], least: float) -> dict[str, tuple[str, ...]]:
    """Of the only two pages in a folder that hold each other the one that holds more besides is the whole issue."""
    if len(paths) != 2:
        return {}
    first, second = paths
    parts = {first: covered(own[first], [own[second]]), second: covered(own[second], [own[first]])}
    one, other = sorted(paths, key=lambda path: (parts[path], path))
    return {one: (other,)} if parts[one] >= least and len(own[one]) > len(own[other]) else {}


def _is_in(part: set[int], whole: set[int]) -> bool:
    return 0 < len(part) < len(whole) and len(part & whole) >= DUPLICATE * len(part)


def preferred(one: str, other: str, found: Compared, listed: Iterable[str], rules: Rules) -> str:
    """Return which of two copies stays: by the rules, by what a contents page lists, by what is wholly contained.

    A page whose name is elsewhere that of a whole issue in one page is such a page here too.
    """
    globs = rules.words("duplicates.prefer")
    wished = [path for path in (one, other) if globs and rules.fits("duplicates.prefer", path)]
    if len(wished) == 1:
        return wished[0]
    names = {posixpath.basename(path) for path in found.wholes}
    others = [path for path in (one, other) if posixpath.basename(path) not in names]
    if len(others) == 1:
        return others[0]
    entered = [path for path in (one, other) if path in listed]
    if len(entered) == 1:
        return entered[0]
    parts = {(copy.path, copy.other): copy.part for copy in found.copies}
    ahead = parts.get((one, other), 0.0) - parts.get((other, one), 0.0)
    return one if ahead > 0 or (ahead == 0 and (len(one), one) <= (len(other), other)) else other
