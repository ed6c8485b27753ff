"""Blocks fenced with `:::`, made readable for a Markdown parser that does not know them.

In: the text as bytes, and a way to parse it. Out: the same text, byte for byte as long, in which every fence is an
empty heading (which may stand anywhere, ends what came before and needs no blank line) and everything meant for the
editor is blank; and what to do at each of these headings, by its byte offset. So notes and link references reach over
a fence, and no position moves. Knows nothing of nodes.

Rules: a line of three or more colons and a name opens a block; a line of colons alone closes the innermost block
opened with as many, else the innermost of all; a block ends with the quote, list item or note that it stands in;
within code the colons are text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias

from broadsheet.problems import Report
from broadsheet.text import attributes, kinds
from broadsheet.text.source import Source

UNPUBLISHED = "to-the-editor"
DIVISIONS: dict[str, tuple[str, ...]] = {
    "pull": ("from", "by"),
    "facts": (),
    "call": (),
    "letter": ("from", "by"),
    "verse": ("from", "by"),
    "aside": (),
    UNPUBLISHED: (),
}
FOR_ALL = ("lang",)
DEEPEST = 30

Events: TypeAlias = Iterable[tuple[Any, Any]]

_LINE = re.compile(rb"^([ \t>]*)(:{3,})([^\n]*)$", re.MULTILINE)
_NAME = re.compile(rb"[ \t]*([^\s{}:]*)[ \t]*")
_STRAY = re.compile(rb"[^\s:]+")
_WRITTEN = re.compile(rb"[^\s>]")
_CONTAINERS = frozenset(("BlockQuote", "Item", "FootnoteDefinition"))


@dataclass(slots=True)
class Fence:
    """A line of colons. `name` and `braces` are empty on one that closes; `at` is where its colons begin."""

    at: int
    end: int
    heading: int
    colons: int
    name: str
    container: int = -1
    shown: bool = True


@dataclass(slots=True)
class Opening:
    """Do at a heading: open a division. `kind` is "" where the name is not known."""

    kind: str
    values: dict[str, str]
    at: int


# An integer says how many divisions to close.
Step: TypeAlias = Opening | int


def prepare(source: Source, parse: Callable[[str], Events], report: Report) -> tuple[str, dict[int, Step]]:
    """Return the text to parse in place of the source's, and what to do at which heading.

    Problems: `unknown-division`, `unclosed-division`, `unopened-division`, `unknown-attribute`, `broken-attributes`,
    `nested-too-deep`.
    """
    data = source.text.encode()
    fences = {fence.heading: fence for fence in _find(data)}
    seen, ends = _look(parse(_replaced(data, fences.values())), fences)
    standing = [fences[at] for at in seen]
    pairs = _Pairs(source, data, report)
    pairs.pair(standing, ends)
    text = bytearray(_replaced(data, standing).encode())
    for start, end in pairs.blank:
        _blank(text, start, end if end >= 0 else len(text))
    return text.decode(), pairs.steps


def _find(data: bytes) -> Iterator[Fence]:
    for line in _LINE.finditer(data):
        name = _NAME.match(line[3])
        word = name[1].decode() if name else ""
        if word == "" and line[3].strip(b" \t:"):
            word = " " if b"{" in line[3] else line[3].strip(b" \t:").decode()
        at = line.start(2)
        yield Fence(at, line.end(), at + (0 if line[1] else 1), len(line[2]), word)


def _replaced(data: bytes, fences: Iterable[Fence]) -> str:
    """Put an empty heading in place of each fence; at the margin with a blank line before it, to end raw HTML too."""
    parts: list[bytes] = []
    last = 0
    for fence in fences:
        length = fence.end - fence.at
        parts += (data[last : fence.at], (b"#" if fence.heading == fence.at else b"\n#").ljust(length))
        last = fence.end
    return b"".join((*parts, data[last:])).decode()


def _look(events: Events, fences: dict[int, Fence]) -> tuple[list[int], dict[int, int]]:
    """Find the fences that the parser saw, with the container each stands in, and where containers end."""
    seen: list[int] = []
    ends: dict[int, int] = {}
    inside = [-1]
    for event, span in events:
        if type(event) is str:
            continue
        kind, value = event.popitem()
        tag = value if type(value) is str else next(iter(value), "") if kind in ("Start", "End") else ""
        if tag == "Heading" and kind == "Start" and span["start"] in fences:
            seen.append(span["start"])
            fences[span["start"]].container = inside[-1]
        elif tag in _CONTAINERS and kind == "Start":
            inside.append(span["start"])
            ends[span["start"]] = span["end"]
        elif tag in _CONTAINERS and kind == "End":
            inside.pop()
    return seen, ends


def _blank(text: bytearray, start: int, end: int) -> None:
    """Overwrite with spaces, but for line ends and the signs of quotes before a line's first word."""
    line = start
    while line < end:
        stop = text.find(b"\n", line, end)
        stop = end if stop < 0 else stop
        first = _WRITTEN.search(text, line, stop)
        if first:
            text[first.start() : stop] = b" " * (stop - first.start())
        line = stop + 1


class _Pairs:
    """Pairs fences that open with fences that close, container by container."""

    def __init__(self, source: Source, data: bytes, report: Report) -> None:
        self.source = source
        self.data = data
        self.report = report
        self.steps: dict[int, Step] = {}
        self.blank: list[tuple[int, int]] = []
        self.open: list[Fence] = []
        self.surplus = 0

    def pair(self, fences: list[Fence], ends: dict[int, int]) -> None:
        for fence in fences:
            self._leave(fence, ends)
            if fence.name == "":
                self.steps[fence.heading] = self._close(fence)
            elif len(self.open) >= DEEPEST:
                self._too_deep(fence)
            else:
                self._open(fence)
        while self.open:
            self._unclosed(ends)

    def _leave(self, fence: Fence, ends: dict[int, int]) -> None:
        """End the blocks whose quote, item or note has ended before this fence."""
        while self.open and self.open[-1].container >= 0 and ends[self.open[-1].container] <= fence.at:
            self._unclosed(ends)

    def _open(self, fence: Fence) -> None:
        hidden = bool(self.open) and not self.open[-1].shown
        self.open.append(fence)
        fence.shown = not hidden
        if hidden:
            return
        kind = fence.name if fence.name in DIVISIONS else self._unknown(fence)
        fence.shown = kind != UNPUBLISHED
        values = _Reading(fence, self.source, self.data, self.report).values() if fence.shown else {}
        self.steps[fence.heading] = Opening(kind, values, fence.at)

    def _unknown(self, fence: Fence) -> str:
        nearest = "".join(get_close_matches(fence.name.lower(), DIVISIONS, 1))
        self.report(kinds.UNKNOWN_DIVISION.at(self.source.place(fence.at), name=fence.name.strip(), nearest=nearest))
        # Better to print too little than what was meant for the editor alone.
        return UNPUBLISHED if nearest == UNPUBLISHED else ""

    def _close(self, fence: Fence) -> int:
        """Close a block and those left open within it; return how many of them are in the text."""
        levels = [level for level, outer in enumerate(self.open) if outer.container == fence.container]
        if self.surplus:
            self.surplus -= 1
            return 0
        if not levels:
            self.report(kinds.UNOPENED_DIVISION.at(self.source.place(fence.at)))
            return 0
        level = next((at for at in reversed(levels) if self.open[at].colons == fence.colons), levels[-1])
        shown = sum(outer.shown for outer in self.open[level:])
        while len(self.open) > level + 1:
            self._unclosed({}, fence.at)
        opened = self.open.pop()
        if not opened.shown:
            self.blank.append((opened.at, fence.end))
        return shown

    def _unclosed(self, ends: dict[int, int], end: int = -1) -> None:
        fence = self.open.pop()
        place = self.source.place(fence.at)
        self.report(kinds.UNCLOSED_DIVISION.at(place, name=fence.name.strip(), colons=":" * fence.colons))
        if not fence.shown:
            self.blank.append((fence.at, ends.get(fence.container, end)))

    def _too_deep(self, fence: Fence) -> None:
        if not self.surplus:
            self.report(kinds.NESTED_TOO_DEEP.at(self.source.place(fence.at), limit=DEEPEST))
        self.surplus += 1
        self.steps[fence.heading] = 0


@dataclass(slots=True)
class _Reading:
    """Reads what follows a fence's name: braces, or words that do not belong there."""

    fence: Fence
    source: Source
    data: bytes
    report: Report

    def values(self) -> dict[str, str]:
        fence = self.fence
        brace = self.data.find(b"{", fence.at, fence.end)
        found = self._braces(brace) if brace >= 0 else attributes.Attributes()
        known = (*DIVISIONS.get(fence.name, ()), *FOR_ALL)
        for word, at in (self._strays(brace) | found.places).items():
            if word not in known or word not in found.values:
                self._unknown(word, at, known)
        values = {("from" if key == "by" else key): value for key, value in found.values.items() if key in known}
        return values | ({"id": found.id} if found.id else {})

    def _braces(self, brace: int) -> attributes.Attributes:
        found = attributes.read(self.data, brace, self.fence.end)
        if found is None:
            written = self.data[brace : self.fence.end].decode()
            place = self.source.place(brace)
            self.report(kinds.BROKEN_ATTRIBUTES.at(place, what=self._what, written=written))
        return found or attributes.Attributes()

    def _strays(self, brace: int) -> dict[str, int]:
        """Find the words between the name and the braces."""
        name = self.fence.name.strip().encode()
        start = self.data.find(name, self.fence.at) + len(name) if name else self.fence.at
        stop = brace if brace >= 0 else self.fence.end
        words = _STRAY.finditer(self.data, start, stop)
        return {word[0].decode(): word.start() for word in words}

    def _unknown(self, word: str, at: int, known: tuple[str, ...]) -> None:
        nearest = "".join(get_close_matches(word, known, 1))
        place = self.source.place(at)
        self.report(kinds.UNKNOWN_ATTRIBUTE.at(place, word=word, what=self._what, nearest=nearest))

    @property
    def _what(self) -> str:
        return self.fence.name.strip() or "block"
