"""What the pages of a site share: how many of them hold each block, each shape of block, each word, each title end.

In: surveys, in any order. Out: counts over pages. Pages that hold a whole issue again must be left out by the caller,
or every paragraph seems to be repeated. Knows no text and no file.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence

from broadsheet.importers.pages.survey import Survey, resolved
from broadsheet.importers.pages.words import hash_of

LEAST = 3
"""On so many pages a block must stand to be of the template."""
SHARED_TITLE = 3
NOTE = 12
"""A repeated text of so many words that stands on one page of each folder only is a note on an author."""
_DIGITS = re.compile(r"\d+")
_SIGNS = " -–—|:·»«/"
_LONGEST_TITLE_END = 6
_AT_ONCE = 1000


def _repeated(rows: Sequence[array[int]]) -> Counter[int]:
    """Count in how many rows each number stands, of those that stand in two or more.

    Most blocks of a site stand on one page: they are counted in parts, so that memory does not grow with the site.
    """
    found: Counter[int] = Counter()
    parts = 1 + len(rows) // _AT_ONCE
    for part in range(parts):
        counts: Counter[int] = Counter()
        for row in rows:
            counts.update({number for number in row if number % parts == part} if parts > 1 else set(row))
        found.update({number: count for number, count in counts.items() if count > 1})
    return found


class SiteMemory:
    """Counts over the pages of one family; families of a site are compared apart.

    `vocabulary` may be shared by the families of a site: a word that stands in another family is not lost.
    """

    def __init__(self, vocabulary: Counter[int] | None = None, least: int = LEAST) -> None:
        self.least = least
        self.pages = 0
        self.exact: Counter[int] = Counter()
        self.shapes: Counter[int] = Counter()
        self.folders: Counter[int] = Counter()
        self.pictures: Counter[str] = Counter()
        self.uses: Counter[str] = Counter()
        self.titles: Counter[int] = Counter()
        self.vocabulary: Counter[int] = Counter() if vocabulary is None else vocabulary
        self._places: set[int] = set()
        self._folders: set[str] = set()
        self._ends: Counter[str] = Counter()
        self._starts: Counter[str] = Counter()

    def learn(self, surveys: Iterable[Survey]) -> None:
        """Count what each page holds, once per page."""
        pages = list(surveys)
        self.exact.update(_repeated([survey.exact for survey in pages]))
        self.shapes.update(_repeated([survey.shapes for survey in pages]))
        for survey in pages:
            self.pages += 1
            self.vocabulary.update(survey.vocabulary)
            shown = [resolved(picture.source, survey.path) for _, picture in survey.pictures]
            self.pictures.update(set(shown))
            self.uses.update(shown)
            self._learn_title(survey.title)
            self._learn_folder(survey)

    def _learn_folder(self, survey: Survey) -> None:
        """Count in how many folders each longer text stands."""
        folder = hash_of(f"folder {survey.folder}")
        self._folders.add(survey.folder)
        for block in {block for block, words in zip(survey.exact, survey.words, strict=True) if words >= NOTE}:
            if block ^ folder not in self._places:
                self._places.add(block ^ folder)
                self.folders[block] += 1

    @property
    def has_folders(self) -> bool:
        """Whether the pages lie in folders, several in each, so that these tell something."""
        return len(self._folders) > 1 and self.pages > 2 * len(self._folders)

    def _learn_title(self, title: str) -> None:
        words = title.split()
        self.titles[hash_of(title)] += 1
        for count in range(1, min(_LONGEST_TITLE_END, len(words) - 1) + 1):
            self._ends[_masked(words[-count:])] += 1
            self._starts[_masked(words[:count])] += 1

    def title_of(self, title: str) -> str:
        """Return a page's title without the end or beginning that the site's pages share."""
        words = title.split()
        for count in range(min(_LONGEST_TITLE_END, len(words) - 1), 0, -1):
            if self._is_shared_end(words[:-count], words[-count:]):
                words = words[:-count]
                break
        for count in range(min(_LONGEST_TITLE_END, len(words) - 1), 0, -1):
            common = self._starts[_masked(words[:count])] >= max(SHARED_TITLE, self.pages // 20)
            if common and _has_sign_between(words[:count], words[count:]):
                words = words[count:]
                break
        return " ".join(words).strip(_SIGNS)

    def _is_shared_end(self, rest: list[str], end: list[str]) -> bool:
        """A sign before it marks the end off; one with a number ("LG #70") must be commoner, or it is a "part 2"."""
        shared = self._ends[_masked(end)]
        if _has_sign_between(rest, end):
            return shared >= max(SHARED_TITLE, self.pages // 50)
        return any(map(_DIGITS.search, end)) and shared >= max(SHARED_TITLE, self.pages // 20)

    def is_shared_title(self, title: str) -> bool:
        """Whether a title is that of several pages and so says nothing of one."""
        return self.titles[hash_of(title)] >= SHARED_TITLE


def _masked(words: Iterable[str]) -> str:
    return _DIGITS.sub("0", " ".join(words)).casefold()


def _has_sign_between(before: list[str], after: list[str]) -> bool:
    return before[-1][-1:] in _SIGNS or after[0][:1] in _SIGNS
