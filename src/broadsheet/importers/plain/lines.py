"""Plain text as runs of lines between blank lines, and what their line ends mean.

In: text. Out: `Run`s; for a run whether its line ends are only those of a narrow window (`is_wrapped`), and its text in
one line. Knows no page and no mail.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
WIDEST = 100
"""Nobody wraps lines by hand beyond so many letters."""
NARROWEST = 40
SOFT = 0.8
"""So large a part of a run's line ends must be for want of room, or they mean something."""


@dataclass(slots=True)
class Run:
    """Lines without a blank one among them. `before` counts the blank lines in front, `at` is the first's number."""

    lines: list[str]
    before: int = 0
    at: int = 0

    @property
    def text(self) -> str:
        """All of it in one line."""
        return joined(self.lines)

    @property
    def words(self) -> int:
        """How many words it has; of scripts without spaces two letters count as one."""
        return words_in(self.text)

    @property
    def indent(self) -> int:
        """The blanks that all of its lines begin with."""
        return min(len(line) - len(line.lstrip(" ")) for line in self.lines)


def words_in(text: str) -> int:
    """Count words; of scripts without spaces two letters are one."""
    unspaced = len(_UNSPACED.findall(text))
    return max(len(text.split()), unspaced // 2)


def runs_of(text: str) -> list[Run]:
    """Return the runs of a text, tabs as blanks."""
    found: list[Run] = []
    blank = 0
    open_run: Run | None = None
    for at, raw in enumerate(text.split("\n")):
        line = raw.expandtabs(8).rstrip()
        if not line:
            blank += 1
            open_run = None
        elif open_run is None:
            open_run = Run([line], blank, at)
            found.append(open_run)
            blank = 0
        else:
            open_run.lines.append(line)
    return found


def width_of(line: str) -> int:
    """Return how wide a line stands in type of one width: letters of East Asia count as two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in line)


def usual_width(runs: Sequence[Run]) -> int:
    """Return the width to which a text was wrapped; 0 where it was not."""
    widths = sorted(width_of(line) for run in runs if len(run.lines) > 2 for line in run.lines[:-1])
    if len(widths) < 3:
        return 0
    width = widths[int(len(widths) * 0.95)]
    return width if NARROWEST <= width <= WIDEST else 0


def is_wrapped(run: Run, width: int) -> bool:
    """Whether the lines of a run end for want of room: the next word would not have fitted in."""
    if len(run.lines) < 2 or not width:
        return False
    soft = 0
    for line, after in zip(run.lines, run.lines[1:], strict=False):
        word = after.split()[0]
        word = word[:1] if _UNSPACED.match(word) else word
        soft += width_of(line) + 1 + width_of(word) > width * 0.9
    return soft >= SOFT * (len(run.lines) - 1)


def joined(lines: Sequence[str]) -> str:
    """Join lines to one: no blank between letters of East Asia, none behind a hyphen within a word."""
    text = ""
    for line in lines:
        part = " ".join(line.split())
        text += part if _sticks(text, part) else f" {part}"
    return text


def _sticks(text: str, part: str) -> bool:
    if not text or not part:
        return True
    unspaced = bool(_UNSPACED.match(text[-1]) and _UNSPACED.match(part[0]))
    return unspaced or (text[-1] == "-" and text[-2:-1].isalpha() and part[0].islower())
