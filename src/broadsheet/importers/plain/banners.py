"""A weekly in plain text: lines of signs for banners, a list of contents on top, articles below.

In: the runs of a text. Out: `Weekly`: what stands before the first article, and the articles with their headlines; None
for a text that is no such thing. Knows no mail and no file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from broadsheet.importers.plain.blocks import RULE
from broadsheet.importers.plain.lines import Run, joined, words_in

_NUMBERED = re.compile(r"\s*(?:[(\[]?(?:\d{1,3}|[IVX]{1,5}|[A-Za-z])[.)\]:]+|[*+•·-])\s+(?P<text>\S.*)")
_FRAMED = re.compile(r"\s*(?P<mark>[=*\-_~#+]{2,8})\s+(?P<text>\S.*?)\s+(?P=mark)\s*")
_SIGNS_AROUND = re.compile(r"^[\s=*\-_~#+|.]+|[\s=*\-_~#+|.]+$")
_FOLDED = re.compile(r"[\W_]+")
_PAGE = re.compile(r"[\s.·…]*(?:\.{2,}|\s{2,})\s*\d{1,4}\s*$")
LONGEST_HEADLINE = 18
LEAST = 2


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
    makes = [heading.make for heading in headings if counts[heading.make] >= LEAST]
    if not makes:
        return []
    rank = {make: at for at, make in enumerate(("box=", "box*", "box#", "under=", "frame", "box-", "box_", "under-"))}
    best = min(set(makes), key=lambda make: (rank.get(make, 20), make))
    return [heading for heading in headings if heading.make == best]


def _contents(lines: Sequence[str]) -> tuple[tuple[int, int], frozenset[str]]:
    """Find the first list of three or more short entries in the first part of a text, and its entries folded."""
    start, seen = 0, 0
    entries: list[str] = []
    limit = max(60, len(lines) // 3)
    for at, line in enumerate([*lines[:limit], "end of the part"]):
        found = _NUMBERED.fullmatch(line.rstrip())
        if found and words_in(found["text"]) <= LONGEST_HEADLINE:
            start = start if entries else at
            entries.append(_fold(_PAGE.sub("", found["text"])))
            seen = at
        elif entries and line.strip() and line[:1] in " \t" and at == seen + 1:
            entries[-1] += _fold(_PAGE.sub("", line))
            seen = at
        elif line.strip() and entries:
            if len(entries) >= 3 and _come_again(lines[seen + 1 :], entries):
                return (start, seen + 1), frozenset(entries)
            entries = []
    return (0, 0), frozenset()


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
        for length in (1, 2, 3):
            end = at + length + 1
            inner = lines[at + 1 : end]
            if end < len(lines) and all(map(str.strip, inner)) and RULE.fullmatch(lines[end]):
                return _made(lines, (at, end + 1), inner, f"box{line.strip()[0]}")
        return None
    text = line.strip()
    if not text or words_in(text) > LONGEST_HEADLINE:
        return None
    framed = _FRAMED.fullmatch(line)
    if framed:
        return _made(lines, (at, at + 1), [framed["text"]], "frame")
    before = lines[at - 1].strip() if at else ""
    if at + 1 < len(lines) and RULE.fullmatch(lines[at + 1]) and not before and _is_as_long(line, lines[at + 1]):
        return _made(lines, (at, at + 2), [line], f"under{lines[at + 1].strip()[0]}")
    after = lines[at + 1].strip() if at + 1 < len(lines) else ""
    if _fold(_bare(line)) in entries and (not before or not after):
        return _made(lines, (at, at + 1), [line], "line")
    return None


def _is_as_long(line: str, rule: str) -> bool:
    """An underline is about as long as what it stands under, or it is a rule across the page."""
    return len(rule.strip()) <= 2 * len(line.strip()) + 6 or len(rule.strip()) >= 50


def _made(lines: Sequence[str], span: tuple[int, int], inner: Sequence[str], make: str) -> Heading | None:
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
