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

Span: TypeAlias = Mapping[str, int]

_LINE_END = re.compile(rb"\n")


def _not_parsed(text: str) -> Sequence[Span]:
    raise ValueError("only the source that was parsed knows where the events of its text lie")


@dataclass(slots=True)
class Source:
    """A text to be parsed.

    `file` is the path from the paper's root and `line` and `column` say where in it the text begins. `typography` off
    leaves quotes, dashes and spaces as they were typed. Parsing takes control characters out, so `text` afterwards is
    what was parsed.

    An `at` is a byte offset into `text` or, below zero, the number of a parser's event: -1 is the first. Its offset is
    looked up only when it is asked for, since hardly any text has a problem: `spans` reads the text once more for it.
    """

    text: str
    language: str = "en"
    file: str = ""
    line: int = 1
    column: int = 1
    typography: bool = True
    spans: Callable[[str], Sequence[Span]] = field(default=_not_parsed, init=False, repr=False, compare=False)
    _spans: Sequence[Span] = field(default=(), init=False, repr=False, compare=False)
    _data: tuple[str, bytes] = field(default=("", b""), init=False, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def data(self) -> bytes:
        """The text as UTF-8: what the parser counts in."""
        text, data = self._data
        if text is not self.text:
            data = self.text.encode("utf-8", "surrogatepass")
            self._data = self.text, data
        return data

    def place(self, at: int) -> Place:
        """Say in which line and column an `at` of the text lies; columns count characters."""
        if at < 0:
            at, _ = self.extent(at)
        data = self.data
        if not self._starts:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(data))]
        row = bisect_right(self._starts, at) - 1
        column = len(data[self._starts[row] : at].decode("utf-8", "ignore")) + (1 if row else self.column)
        return Place(self.file, self.line + row, column)

    def extent(self, at: int) -> tuple[int, int]:
        """Return the byte offsets at which an event of a number below zero begins and ends."""
        if not self._spans:
            self._spans = self.spans(self.text)
        span = self._spans[-1 - at]
        return span["start"], span["end"]
