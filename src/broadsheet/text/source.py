"""The Markdown that is being read, and where in its file a byte of it lies.

In: a text, the file that it came from and the line it begins on. Out: places for problems. Knows nothing of Markdown.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from broadsheet.problems import Place


@dataclass(slots=True)
class Source:
    """A text to be parsed.

    `file` is the path from the paper's root and `line` and `column` say where in it the text begins. `typography` off
    leaves quotes, dashes and spaces as they were typed. Parsing takes control characters out, so `text` afterwards is
    what was parsed, and every `at` of a node is a byte offset into it.
    """

    text: str
    language: str = "en"
    file: str = ""
    line: int = 1
    column: int = 1
    typography: bool = True
    _data: bytes = field(default=b"", init=False, repr=False, compare=False)
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def place(self, at: int) -> Place:
        """Say in which line and column a byte of the text lies; columns count characters."""
        if not self._starts:
            self._data = self.text.encode("utf-8", "replace")
            self._starts = [0]
            end = self._data.find(b"\n")
            while end >= 0:
                self._starts.append(end + 1)
                end = self._data.find(b"\n", end + 1)
        row = bisect_right(self._starts, at) - 1
        column = len(self._data[self._starts[row] : at].decode("utf-8", "ignore")) + (1 if row else self.column)
        return Place(self.file, self.line + row, column)
