"""Cut a page to its article: what the pages of a site repeat goes, from both ends inwards and, more rarely, inside.

In: a survey and the memory of its site. Out: for each block whether it stays, and why it goes. No block goes whose
words are nowhere else on the site. Knows no text.

The rules and their thresholds are measured in import.md, section 2, with the traps (a) to (g).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from broadsheet.importers.pages.memory import NOTE, SiteMemory
from broadsheet.importers.pages.survey import SEVERAL, SHORT, Survey, resolved
from broadsheet.importers.pages.words import hash_of

_LINKS = 60
"""At the end of a page a block with more of its text in links than this (in hundredths) goes."""
_LEAST_INSIDE, _SHARE_INSIDE, _FEW = 5, 0.1, 4
"""Between its ends a page loses only what so many pages, and this part of all, share: so many words or more."""
_MANY, _STANDING_SHARE = 8, 0.2
"""What stands at the end of so many pages, this part of all, several of a folder, is of the template, however long."""
_TIMES = 3
"""So often a link within the page stands on it where it is one to the top."""
_MARK = 5
"""The mark of a note has so many characters at most."""
_HEADLINE_SHARE = 0.3
"""A heading on a larger part of the pages is the nameplate."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which blocks stay; which blocks are standing text at the end (notes on authors)."""

    keep: tuple[bool, ...]
    standing: tuple[int, ...] = ()


@dataclass(slots=True)
class _Cutting:
    """One page on its way: `guarded` blocks hold words that are nowhere else, or are its headline by other witness."""

    survey: Survey
    memory: SiteMemory
    guarded: frozenset[int]
    named: Collection[int]
    pictures: Mapping[int, Sequence[str]]
    notes: frozenset[int]

    def goes(self, at: int) -> bool:
        """Whether a block at an edge is of the template."""
        survey, memory = self.survey, self.memory
        if survey.exact[at] in self.named or survey.kinds[at] == "code" or at in self.notes:
            return False
        if not survey.lengths[at] and at in self.pictures:
            return all(memory.pictures[picture] >= memory.least for picture in self.pictures[at])
        if memory.exact[survey.exact[at]] >= memory.least:
            return True
        return memory.shapes[survey.shapes[at]] >= max(memory.least, memory.pages * 0.02)

    def is_note(self, at: int) -> bool:
        """Whether a repeated block is a note on an author: never on two pages of one folder, or long and on few."""
        survey, memory = self.survey, self.memory
        block = survey.exact[at]
        alone = memory.has_folders and memory.folders[block] == memory.exact[block]
        if survey.lengths[at] > SHORT:
            few = memory.exact[block] < max(_MANY, memory.pages * _STANDING_SHARE)
            return few or alone or not memory.has_folders
        return alone and survey.words[at] >= NOTE and survey.shares[at] <= _LINKS

    def continues(self, at: int, note: int) -> bool:
        """Whether a block behind a note on an author is its next paragraph: on its pages only, of no other shape."""
        survey, memory = self.survey, self.memory
        block = survey.exact[at]
        if survey.words[at] < _FEW or survey.shares[at] > _LINKS or survey.kinds[at] == "code":
            return False
        alike = memory.exact[block] == memory.shapes[survey.shapes[at]]
        return alike and memory.least <= memory.exact[block] <= memory.exact[survey.exact[note]]


def cut(survey: Survey, memory: SiteMemory, named: Collection[str] = ()) -> Cut:
    """Decide block by block. `named` are texts by which others call the page: its headline must not go.

    A page without siblings loses nothing but what is also elsewhere on it.
    """
    count = len(survey.exact)
    cutting = _Cutting(
        survey, memory, _guarded(survey, memory), _names(survey, memory, named), _pictures(survey), _notes(survey)
    )
    keep = [True] * count
    start = _from_start(cutting, keep)
    end, standing = _from_end(cutting, keep, start)
    _inside(cutting, keep, range(start, end))
    _give_headline_back(cutting, keep, start)
    return Cut(tuple(keep), standing)


def _guarded(survey: Survey, memory: SiteMemory) -> frozenset[int]:
    """Blocks with a word that stands in no other block of the page and on no other page."""
    pairs = zip(survey.vocabulary, survey.homes, strict=True)
    known = memory.vocabulary
    return frozenset(home for word, home in pairs if home != SEVERAL and known[word] <= 1)


def _pictures(survey: Survey) -> Mapping[int, Sequence[str]]:
    pictures: dict[int, list[str]] = {}
    for at, picture in survey.pictures:
        pictures.setdefault(at, []).append(resolved(picture.source, survey.path))
    return pictures


def _notes(survey: Survey) -> frozenset[int]:
    """Blocks to which a mark of a note leads from further up: “Ibid.” is on many pages and of none's template."""
    homes = {name: at for at, name in survey.anchors}
    marks = ((at, link.target[1:]) for at, link in survey.links if len(link.text) <= _MARK and link.target[:1] == "#")
    return frozenset(homes[name] for at, name in marks if homes.get(name, -1) > at)


def _upward(survey: Survey) -> frozenset[int]:
    """Blocks that are nothing but a link to a place of their page: “to the top”."""
    rows = (at for at, link in survey.links if link.target[:1] == "#" and survey.lengths[at] == len(link.text))
    return frozenset(rows)


def _names(survey: Survey, memory: SiteMemory, named: Collection[str]) -> frozenset[int]:
    titles = () if memory.is_shared_title(survey.title) else (survey.title, memory.title_of(survey.title))
    return frozenset(hash_of(name) for name in (*titles, *named) if name)


def _from_start(cutting: _Cutting, keep: list[bool]) -> int:
    """Cut from the first block on; a row of links before a block of the template is of the template too."""
    count, shares = len(keep), cutting.survey.shares
    at = 0
    while at < count:
        links_on = at + 1 < count and shares[at] > 50 and cutting.goes(at + 1)
        if not (cutting.goes(at) or links_on):
            break
        keep[at] = at in cutting.guarded
        at += 1
    return at


def _from_end(cutting: _Cutting, keep: list[bool], start: int) -> tuple[int, tuple[int, ...]]:
    """Cut from the last block back, up to a note on an author, which stays."""
    shares = cutting.survey.shares
    at = len(keep) - 1
    while at >= start:
        if cutting.goes(at):
            if cutting.is_note(at):
                return _behind_note(cutting, keep, at)
        elif shares[at] <= _LINKS or cutting.survey.exact[at] in cutting.named:
            break
        keep[at] = at in cutting.guarded
        at -= 1
    return at + 1, ()


def _behind_note(cutting: _Cutting, keep: list[bool], note: int) -> tuple[int, tuple[int, ...]]:
    """Give the paragraphs of a note on an author back that stand behind its first."""
    end = note + 1
    while end < len(keep) and not keep[end] and cutting.continues(end, note):
        keep[end] = True
        end += 1
    return end, tuple(range(note, end))


def _inside(cutting: _Cutting, keep: list[bool], inner: range) -> None:
    """Cut exact repeats of many pages between the ends; never code, nothing short, nothing that repeats on the page.

    Rows of links may repeat: they are those that lead to the top.
    """
    survey, memory = cutting.survey, cutting.memory
    least = max(_LEAST_INSIDE, memory.pages * _SHARE_INSIDE)
    times, upward = Counter(survey.exact), _upward(survey)
    for at in inner:
        block = survey.exact[at]
        if at in upward and times[block] >= _TIMES:
            keep[at] = at in cutting.guarded
            continue
        if memory.exact[block] < least or survey.kinds[at] == "code" or block in cutting.named or at in survey.bylines:
            continue
        if at in cutting.notes:
            continue
        is_row = survey.shares[at] > 50
        is_text = survey.words[at] >= _FEW and times[block] == 1 and not cutting.is_note(at)
        is_text = is_text and survey.kinds[at] != "heading"
        if is_row or is_text:
            keep[at] = at in cutting.guarded


def _give_headline_back(cutting: _Cutting, keep: list[bool], start: int) -> None:
    """Keep a heading that stands at the top of a department in every issue where no other is left."""
    survey, memory = cutting.survey, cutting.memory
    if any(survey.kinds[at] == "heading" for at in range(start, min(start + 6, len(keep))) if keep[at]):
        return
    for at in range(start - 1, -1, -1):
        if survey.kinds[at] == "heading" and survey.words[at] and survey.shares[at] <= 50:
            keep[at] = keep[at] or memory.exact[survey.exact[at]] < max(memory.least, memory.pages * _HEADLINE_SHARE)
            if keep[at] and at + 1 < start and at + 1 in survey.bylines:
                keep[at + 1] = True
            return
