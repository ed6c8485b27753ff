"""Where an export's head and items begin and end, found in one walk over its bytes.

In: an opened file of any size. Out: `Piece`s in order; of the file itself no more than a window lies in memory. What a
body holds counts for nothing: `<item>` inside CDATA is text. Knows no XML beyond that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

LARGEST = 64 << 20
"""No item has more bytes than this: a CDATA section that goes on for longer was never closed."""
_WINDOW = 1 << 20
_AHEAD = 512
_OUTSIDE = re.compile(rb"<!\[CDATA\[|<!--|<item(?=[\s>])|</item\s{0,20}>")
_PLAIN = re.compile(rb"<item(?=[\s>])|</item\s{0,20}>")
_END_OF_DATA = re.compile(rb"\]\]>(?=\s{0,200}(?:</[A-Za-z]|<!\[CDATA\[))")
_END_OF_COMMENT = re.compile(rb"-->")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an export by its first byte and the one behind its last; `ended` is False where `</item>` lacks."""

    kind: Literal["head", "item"]
    start: int
    end: int
    ended: bool = True

    def read(self, file: BinaryIO) -> bytes:
        """Return the bytes of the piece."""
        file.seek(self.start)
        return file.read(min(self.end - self.start, LARGEST))


@dataclass(slots=True)
class _Window:
    """A piece of a file that moves forward; offsets are those of the file."""

    file: BinaryIO
    start: int = 0
    data: bytes = b""
    ended: bool = False

    def find(self, pattern: re.Pattern[bytes], at: int, limit: int) -> tuple[bytes, int, int] | None:
        """Return the first hit from `at` on, with its two offsets; None at the end and beyond the limit."""
        while at <= limit:
            found = pattern.search(self.data, at - self.start)
            if found and (self.ended or found.end() + _AHEAD <= len(self.data)):
                return found[0], self.start + found.start(), self.start + found.end()
            if self.ended:
                return None
            at = self.start + (found.start() if found else max(at - self.start, len(self.data) - _AHEAD))
            self._move(at)
        return None

    def _move(self, at: int) -> None:
        self.file.seek(self.start + len(self.data))  # whoever reads pieces meanwhile reads from the same file
        more = self.file.read(_WINDOW)
        self.ended = not more
        self.data = self.data[at - self.start :] + more
        self.start = at

    def go(self, at: int) -> None:
        """Go to an offset, forward or back."""
        self.start, self.data, self.ended = at, b"", False


@dataclass(slots=True)
class _Walk:
    """How far a file has been walked through. `plain`: CDATA was once found open, and is no longer believed."""

    window: _Window
    at: int = 0
    item: int = -1
    plain: bool = False
    ready: list[Piece] = field(default_factory=list)


def pieces(file: BinaryIO) -> Iterator[Piece]:
    """Yield the head (all before the first item) and every item."""
    walk = _Walk(_Window(file))
    size = file.seek(0, 2)
    file.seek(0)
    while True:
        found = walk.window.find(_PLAIN if walk.plain else _OUTSIDE, walk.at, size)
        if found is None:
            break
        _step(walk, *found)
        yield from walk.ready
        walk.ready.clear()
    if walk.item < 0:
        yield Piece("head", 0, size)
    elif walk.item < walk.at:
        yield Piece("item", walk.item, size, ended=False)


def _step(walk: _Walk, mark: bytes, start: int, end: int) -> None:
    walk.at = end
    if mark in (b"<![CDATA[", b"<!--"):
        _pass_over(walk, _END_OF_DATA if mark == b"<![CDATA[" else _END_OF_COMMENT)
    elif mark == b"<item":
        if walk.item < 0:
            walk.ready.append(Piece("head", 0, start))
        elif walk.item < _CLOSED:
            walk.ready.append(Piece("item", walk.item, start, ended=False))
        walk.item = start
    elif 0 <= walk.item < _CLOSED:
        walk.ready.append(Piece("item", walk.item, end))
        walk.item = _CLOSED


_CLOSED = 1 << 62
"""Stands for the item's start between two items."""


def _pass_over(walk: _Walk, ending: re.Pattern[bytes]) -> None:
    """Go behind the end of a section; where it has none, go back and take tags for tags from there on."""
    found = walk.window.find(ending, walk.at, walk.at + LARGEST)
    if found is not None:
        walk.at = found[2]
    else:
        walk.plain = True
        walk.window.go(walk.at)
