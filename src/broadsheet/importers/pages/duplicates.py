"""Which pages hold what others hold: whole issues in one page, second copies of articles.

In: surveys, and which of their blocks count. Out: pages that are whole issues, pairs of page and copy with the part
that is contained. It compares sequences of five words (eight characters in scripts without spaces), of which surveys
keep a sample. Knows no folder and no site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.importers.pages.survey import Survey

DUPLICATE = 0.95
"""At least this part of an article stands in its copy (import.md, section 4: copies from 0.967, others up to 0.908)."""
REPORTED = 0.60
"""From this part on two pages are reported as alike."""
WHOLE = 0.80
"""So much of a page must stand in others for it to be a whole issue."""
FEW_WORDS = 40
"""Shorter pages are duplicates only of what is exactly the same."""
_RARE = 4
"""A sequence on more pages than this is of the template."""
_COMMON = 12
_MOST = 600_000
"""So many sequences are compared at most; above, one in two, one in four, and so on, by their hashes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """`part`, 0 to 1, of a page stands in `other` as well."""

    path: str
    other: str
    part: float


def whole_issues(surveys: Sequence[Survey]) -> dict[str, tuple[str, ...]]:
    """Return pages that are made of other pages, with those.

    Nothing need be cut yet: sequences on many pages do not count. A page is a whole issue where at least `WHOLE` of its
    rare sequences stand on other pages, two of which or more it contains.
    """
    every = _every(sum(len(survey.shingles) for survey in surveys))
    own = {survey.path: _sample(survey.shingles, every) for survey in surveys}
    index = _index(own)
    return dict(_wholes(index, own))


def _every(total: int) -> int:
    """Say which part of all sequences is compared: all, one in two, one in four …"""
    every = 1
    while total // every > _MOST:
        every *= 2
    return every


def _sample(sequences: Iterable[int], every: int) -> set[int]:
    return {each for each in sequences if (each >> 8) % every == 0} if every > 1 else set(sequences)


def _index(own: Mapping[str, Iterable[int]]) -> dict[int, list[str]]:
    index: dict[int, list[str]] = defaultdict(list)
    for path, sequences in own.items():
        for sequence in sequences:
            index[sequence].append(path)
    return index


def _wholes(index: Mapping[int, Sequence[str]], own: Mapping[str, set[int]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    rare: Counter[str] = Counter()
    covered: Counter[str] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for holders in index.values():
        if len(holders) > _RARE:
            continue
        rare.update(holders)
        if len(holders) > 1:
            covered.update(holders)
            shared.update((part, whole) for part in holders for whole in holders if part != whole)
    parts: dict[str, list[str]] = defaultdict(list)
    for (part, whole), count in shared.items():
        if count >= WHOLE * rare[part] and len(own[whole]) > 1.5 * len(own[part]):
            parts[whole].append(part)
    for whole, contained in parts.items():
        if len(contained) >= 2 and covered[whole] >= WHOLE * rare[whole]:
            yield whole, tuple(sorted(contained))


def kept_shingles(survey: Survey, keep: Sequence[bool]) -> set[int]:
    """Return the sequences that begin in blocks that are kept."""
    before = 0
    kept: set[int] = set()
    for end, stays in zip(survey.ends, keep, strict=True):
        if stays:
            kept.update(survey.shingles[before:end])
        before = end
    return kept


def covered(page: set[int], others: Iterable[set[int]]) -> float:
    """Return the part of a page's sequences that stand in any of the others."""
    union = set().union(*others)
    return len(page & union) / len(page) if page else 0.0


def holding(own: Mapping[str, set[int]]) -> dict[str, list[str]]:
    """Return for each page those of which it may hold nearly all: at least half of their rarer sequences."""
    shared: Counter[tuple[str, str]] = Counter()
    rare: Counter[str] = Counter()
    for holders in _index(own).values():
        if len(holders) <= _COMMON:
            rare.update(holders)
            shared.update((part, whole) for part in holders for whole in holders if part != whole)
    found: dict[str, list[str]] = defaultdict(list)
    for (part, whole), count in sorted(shared.items()):
        if count * 2 >= rare[part]:
            found[whole].append(part)
    return found


def copies(surveys: Sequence[Survey], keeps: Mapping[str, Sequence[bool]], least: float = REPORTED) -> list[Copy]:
    """Return pairs of pages of which at least this part of the first is contained in the second, by path.

    Only what is kept of them counts. Pages with few words are copies only where all their blocks are the same.
    """
    every = _every(sum(len(survey.shingles) for survey in surveys))
    own = {survey.path: _sample(kept_shingles(survey, keeps[survey.path]), every) for survey in surveys}
    pairs: Counter[tuple[str, str]] = Counter()
    for holders in _index(own).values():
        if 1 < len(holders) <= _COMMON:
            pairs.update((one, other) for one in holders for other in holders if one != other)
    found = [*_same(surveys, keeps)]
    small = {survey.path for survey in surveys if _words(survey, keeps[survey.path]) < FEW_WORDS}
    for (one, other), count in pairs.items():
        if (
            len(own[one]) * every < FEW_WORDS // 4
            or one in small
            or other in small
            or count < least * 0.7 * len(own[one])
        ):
            continue
        part = len(own[one] & own[other]) / len(own[one])
        if part >= least:
            found.append(Copy(one, other, part))
    return sorted(set(found), key=lambda copy: (copy.path, -copy.part, copy.other))


def _words(survey: Survey, keep: Sequence[bool]) -> int:
    return sum(words for words, stays in zip(survey.words, keep, strict=True) if stays)


def _same(surveys: Sequence[Survey], keeps: Mapping[str, Sequence[bool]]) -> Iterator[Copy]:
    """Pages all of whose kept text is the same, block by block."""
    by_text: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for survey in surveys:
        pieces = zip(survey.exact, survey.words, keeps[survey.path], strict=True)
        text = tuple(block for block, words, stays in pieces if stays and words)
        if text:
            by_text[text].append(survey.path)
    for paths in by_text.values():
        yield from (Copy(one, other, 1.0) for one in paths for other in paths if one != other)
