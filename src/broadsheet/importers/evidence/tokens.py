"""Words, numbers and marks of a text, in order, so that issue lines and dates are read without backtracking.

In: plain text (see `plain.plain`). Out: `Token` values. A long text is only looked at around its years. Knows no word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from broadsheet.importers.evidence.plain import folded

SHORT = 300
"""A text of more characters is running text: only what stands beside a year is looked at."""
BEFORE, BEHIND = 72, 40
"""Characters looked at before and behind a year in running text."""
NEAR = 24
"""Characters before a year that tell whether it is that of a date."""
MOST = 12
"""So many places are looked at in one text."""
_TOKEN = re.compile(r"\d+|[^\W\d]+(?:'[^\W\d]+)?|[^\w\s]")
_YEAR = re.compile(r"(?<!\d)(?:1[6-9]|20|21)\d\d(?!\d)")


@dataclass(slots=True)
class Token:
    """A word, a number or a mark. `word` is folded; `glued` says that no blank stands before it."""

    text: str
    word: str
    start: int
    end: int
    glued: bool
    is_number: bool

    @property
    def value(self) -> int:
        """Its digits as a number, -1 where it has none or more than six."""
        return int(self.text) if self.is_number and len(self.text) <= 6 else -1


def windows(text: str, worth: Callable[[str, str], bool] | None = None) -> Iterator[str]:
    """Yield the parts of a plain text that are worth reading: all of a short one, the surroundings of years else.

    `worth` says so of a year in running text, by what stands before it and the character behind it; with it no text is
    short.
    """
    if worth is None and len(text) <= SHORT:
        yield text
        return
    start = end = -1
    for at, found in enumerate(_YEAR.finditer(text)):
        if at >= MOST:
            break
        if worth is not None and not worth(text[max(0, found.start() - NEAR) : found.start()], text[found.end() :][:1]):
            continue
        left, right = max(0, found.start() - BEFORE), found.end() + BEHIND
        left = text.find(" ", left) if left else 0
        if left <= end:
            end = right
            continue
        if end >= 0:
            yield text[start:end]
        start, end = left, right
    if end >= 0:
        yield text[start:end]


def tokens(text: str) -> list[Token]:
    """Cut a plain text into its tokens."""
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        written, (start, end) = match[0], match.span()
        found.append(Token(written, folded(written), start, end, start == last > 0, written.isdecimal()))
        last = end
    return found
