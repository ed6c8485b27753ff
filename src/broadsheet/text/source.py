"""The Markdown that is being read, and where in its file a byte of it lies.

In: a text, the file that it came from and the line it begins on. Out: places for problems. Knows nothing of Markdown.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from broadsheet.problems import Place
from broadsheet.text import census

Span: TypeAlias = Mapping[str, int]

FIRST = -(1 << 30)

_LINE_END = re.compile(rb"\n")


def _not_parsed(text: str) -> Sequence[int]:
    raise ValueError("only the source that was parsed knows where the events of its text lie")


@dataclass(slots=True)
class Source:
    """A text to be parsed.

    `file` is the path from the paper's root and `line` and `column` say where in it the text begins. `typography` off
    leaves quotes, dashes and spaces as they were typed. Parsing takes control characters out, so `text` afterwards is
    what was parsed.

    An `at` is a byte offset into `text` or, below zero, the number of a parser's event, counted from `FIRST`. Its
    offset is looked up only when it is asked for, since hardly any text has a problem: `starts` reads the text once
    more for it.
    """

    text: str
    language: str = "en"
    file: str = ""
    line: int = 1
    column: int = 1
    typography: bool = True
    starts: Callable[[str], Sequence[int]] = field(default=_not_parsed, init=False, repr=False, compare=False)
    _events: Sequence[int] = field(default=(), init=False, repr=False, compare=False)
    _data: tuple[str, bytes] = field(default=("", b""), init=False, repr=False, compare=False)
    _rare: tuple[bytes, bytes] = field(default=(b"", b""), init=False, repr=False, compare=False)
    _lines: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """The text as UTF-8: what the parser counts in."""
        text, data = self._data
        if text is not self.text:
            data = self.text.encode("utf-8", "surrogatepass")
            self._data = self.text, data
        return data

    @property
    def rare(self) -> bytes:
        """The rare bytes of the text: a sign that they do not hold is not in it (`census`)."""
        data, rare = self._rare
        if data is not self.data:
            data = self.data
            rare = census.rare(data)
            self._rare = data, rare
        return rare

    def place(self, at: int) -> Place:
        """Say in which line and column an `at` of the text lies; columns count characters."""
        if at < 0:
            self._events = self._events or self.starts(self.text)
            at = self._events[at - FIRST]
        data = self.data
        if not self._lines:
            self._lines = [0, *(end.end() for end in _LINE_END.finditer(data))]
        row = bisect_right(self._lines, at) - 1
        column = len(data[self._lines[row] : at].decode("utf-8", "ignore")) + (1 if row else self.column)
        return Place(self.file, self.line + row, column)
