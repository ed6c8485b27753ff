"""A weekly in plain text: lines of signs for banners, a list of contents on top, articles below.

In: the runs of a text. Out: `Weekly`: what stands before the first article, and the articles with their headlines; None
for a text that is no such thing. Knows no mail and no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from broadsheet.importers.plain.blocks import RULE
from broadsheet.importers.plain.lines import Run, joined, words_in

_NUMBERED = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])[.)\]:．]+\s+|\d{1,3}\s?[-–—]\s+|[*+•·-]\s+|[一二三四五六七八九十]{1,3}[、.．]\s*)"
    r"(?P<text>\S.*)"
)
_FRAMED = re.compile(r"\s*(?P<mark>[=*\-_~#+]{2,8})\s+(?P<text>\S.*?)\s+(?P=mark)\s*")
_SIGNS_AROUND = re.compile(r"^[\s=*\-_~#+|.]+|[\s=*\-_~#+|.]+$")
_FOLDED = re.compile(r"[\W_]+")
_PAGE = re.compile(r"[\s.·…]*(?:\.{2,}|\s{2,})\s*\d{1,4}\s*$")
LONGEST_HEADLINE = 18
LONGEST_CAPITALS = 10
LEAST_OF_CAPITALS = 3
_Contents: TypeAlias = tuple[tuple[int, int], frozenset[str]]
LEAST = 2
LEAST_ENTRIES = 3


@dataclass(slots=True)
class Heading:
    """A heading: the lines of the text that it takes, its words, and of which make it is."""

    first: int
    last: int
    text: str
    make: str


@dataclass(slots=True)
class Piece:
    """An article of a weekly: its headline and the lines of its text, as `[first, last)`."""

    headline: str
    first: int
    last: int


@dataclass(slots=True)
class Weekly:
    """A weekly taken apart: the lines of its head, its list of contents, its articles."""

    head: tuple[int, int]
    contents: tuple[int, int] = (0, 0)
    pieces: list[Piece] = field(default_factory=list)
    reason: str = ""


def weekly_of(lines: Sequence[str]) -> Weekly | None:
    """Take a text apart, where it has two banners of one make or a list of contents that its headings follow."""
    contents, entries = _contents(lines)
    headings = list(_headings(lines, contents, entries))
    if not headings:
        return None
    listed = [heading for heading in headings if _fold(heading.text) in entries]
    if entries and len(listed) * 2 > len(entries) and len(listed) >= LEAST:
        chosen, reason = _listed(listed, headings), "its headings are those of its list of contents"
    else:
        chosen, reason = _of_one_make(headings), "its headings are set between lines of signs"
    if len(chosen) < LEAST:
        return None
    weekly = Weekly((0, chosen[0].first), contents if entries else (0, 0), reason=reason)
    ends = [heading.first for heading in chosen[1:]] + [len(lines)]
    weekly.pieces = [Piece(h.text, h.last, end) for h, end in zip(chosen, ends, strict=True)]
    return weekly


def _listed(listed: list[Heading], headings: list[Heading]) -> list[Heading]:
    """What the list names; and headings of the same make behind them, which it forgot."""
    make = Counter(heading.make for heading in listed).most_common(1)[0][0]
    kept = {heading.first: heading for heading in listed}
    if make != "line":
        kept |= {each.first: each for each in headings if each.make == make and each.first > listed[0].first}
    return [kept[at] for at in sorted(kept)]


def _of_one_make(headings: list[Heading]) -> list[Heading]:
    """The make that comes first among those that come at least twice, but for the nameplate at the top."""
    counts = Counter(heading.make for heading in headings if heading.make != "line")
    least = {"capitals": LEAST_OF_CAPITALS}
    makes = [heading.make for heading in headings if counts[heading.make] >= least.get(heading.make, LEAST)]
    if not makes:
        return []
    rank = {make: at for at, make in enumerate(("box=", "box*", "box#", "under=", "frame", "box-", "box_", "under-"))}
    last = {"capitals": 40}
    best = min(set(makes), key=lambda make: (last.get(make, rank.get(make, 30 if make[:5] == "below" else 20)), make))
    return [heading for heading in headings if heading.make == best]


def _contents(lines: Sequence[str]) -> _Contents:
    """Find the first list of three or more short entries in the first part of a text, and its entries folded."""
    limit = max(60, len(lines) // 3)
    return _numbered_contents(lines, limit) or _bare_contents(lines, limit) or ((0, 0), frozenset())


def _numbered_contents(lines: Sequence[str], limit: int) -> _Contents | None:
    found = _List()
    for at, line in enumerate([*lines[:limit], "end of the part"]):
        if found.take(line, at):
            continue
        if len(found.entries) >= LEAST_ENTRIES and _come_again(lines[found.last + 1 :], found.entries):
            return (found.first, found.last + 1), frozenset(found.entries)
        found = _List()
        found.take(line, at)
    return None


def _bare_contents(lines: Sequence[str], limit: int) -> _Contents | None:
    """A list without numbers: short lines together, most of which stand alone further down."""
    at = 0
    while at < min(limit, len(lines)):
        end = at
        while end < len(lines) and lines[end].strip() and words_in(lines[end]) <= LONGEST_HEADLINE:
            end += 1
        start = at + (end > at and lines[at].rstrip().endswith((":", "：")))
        entries = [_fold(_PAGE.sub("", line)) for line in lines[start:end]]
        if len(entries) >= LEAST_ENTRIES and all(entries) and _come_again(lines[end:], entries):
            return (at, end), frozenset(entries)
        at = max(end, at + 1)
    return None


@dataclass(slots=True)
class _List:
    """A list on its way: its entries folded, the lines of the first and the last."""

    first: int = 0
    last: int = 0
    entries: list[str] = field(default_factory=list)

    def take(self, line: str, at: int) -> bool:
        """Take a line in; False where it ends the list. An entry that comes again is the headline of its article."""
        found = _NUMBERED.fullmatch(line.rstrip())
        if found and words_in(found["text"]) <= LONGEST_HEADLINE:
            entry = _fold(_PAGE.sub("", found["text"]))
            if entry in self.entries:
                return False
            self.first = self.first if self.entries else at
            self.entries.append(entry)
            self.last = at
            return True
        if self.entries and line.strip() and line[:1] in " \t" and at == self.last + 1:
            self.entries[-1] += _fold(_PAGE.sub("", line))
            self.last = at
            return True
        return not line.strip() or not self.entries


def _come_again(rest: Sequence[str], entries: Sequence[str]) -> bool:
    folded = {_fold(text) for line in rest for text in (line, _bare(line))}
    return sum(
        entry in folded or any(entry.startswith(each) for each in folded if len(each) > 12) for entry in entries
    ) * 2 > len(entries)


def _headings(lines: Sequence[str], contents: tuple[int, int], entries: frozenset[str]) -> Iterator[Heading]:
    at = 0
    while at < len(lines):
        heading = None if contents[0] <= at < contents[1] else _heading(lines, at, entries)
        if heading is not None:
            yield heading
            at = heading.last
        else:
            at += 1


def _heading(lines: Sequence[str], at: int, entries: frozenset[str]) -> Heading | None:
    line = lines[at]
    if RULE.fullmatch(line):
        return _boxed(lines, at) or _below_rule(lines, at)
    text = line.strip()
    if not text or words_in(text) > LONGEST_HEADLINE:
        return None
    framed = _FRAMED.fullmatch(line)
    if framed:
        return _made((at, at + 1), [framed["text"]], "frame")
    before = lines[at - 1].strip() if at else ""
    if at + 1 < len(lines) and RULE.fullmatch(lines[at + 1]) and not before and _is_as_long(line, lines[at + 1]):
        return _made((at, at + 2), [line], f"under{lines[at + 1].strip()[0]}")
    after = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if _fold(_bare(line)) in entries and (not before or not after):
        return _made((at, at + 1), [line], "line")
    if not before and not after and text.isupper() and words_in(text) <= LONGEST_CAPITALS:
        return _made((at, at + 1), [line], "capitals")
    return None


def _boxed(lines: Sequence[str], at: int) -> Heading | None:
    """One to three lines between two rules."""
    for length in (1, 2, 3):
        end = at + length + 1
        inner = lines[at + 1 : end]
        if end < len(lines) and all(map(str.strip, inner)) and RULE.fullmatch(lines[end]):
            return _made((at, end + 1), inner, f"box{lines[at].strip()[0]}")
    return None


def _below_rule(lines: Sequence[str], at: int) -> Heading | None:
    """A short line by itself below a rule, which parts it from the article before."""
    start = next((n for n in range(at + 1, min(at + 4, len(lines))) if lines[n].strip()), len(lines))
    if start >= len(lines) - 1 or lines[start + 1].strip() or RULE.fullmatch(lines[start]):
        return None
    text = lines[start].strip()
    if words_in(text) > LONGEST_HEADLINE or text.endswith((".", ",", ";", "。")):
        return None
    return _made((at, start + 1), [text], f"below{lines[at].strip()[0]}")


def _is_as_long(line: str, rule: str) -> bool:
    """An underline is about as long as what it stands under, or it is a rule across the page."""
    return len(rule.strip()) <= 2 * len(line.strip()) + 6 or len(rule.strip()) >= 50


def _made(span: tuple[int, int], inner: Sequence[str], make: str) -> Heading | None:
    text = joined([_bare(line) for line in inner])
    if not any(letter.isalpha() for letter in text) or words_in(text) > LONGEST_HEADLINE * 2:
        return None
    return Heading(span[0], span[1], text, make)


def _bare(line: str) -> str:
    """Return a heading without the signs around it and its number."""
    text = _SIGNS_AROUND.sub("", line.strip()) if not line.strip().isalnum() else line.strip()
    found = _NUMBERED.fullmatch(text)
    return found["text"].strip() if found else text


def _fold(text: str) -> str:
    return _FOLDED.sub("", text).casefold()


def runs_between(runs: Sequence[Run], first: int, last: int) -> list[Run]:
    """Return the runs of some lines; one that begins before and reaches in is cut."""
    found = []
    for run in runs:
        start, end = max(run.at, first), min(run.at + len(run.lines), last)
        if start < end:
            found.append(Run(run.lines[start - run.at : end - run.at], run.before if start == run.at else 0, start))
    return found
