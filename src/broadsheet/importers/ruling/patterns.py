"""Patterns that somebody wrote into a rules file, matched with a time limit.

In: patterns, texts. Out: what they find. A pattern that is too slow for a text finds nothing in it and raises
`TooSlowError`; one that is no pattern cannot be made. The only door to the regex library.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

LIMIT = 2.0
"""Seconds that one pattern may take for one text."""


class BadPatternError(ValueError):
    """The text is no pattern; the message says why."""


class TooSlowError(ValueError):
    """A pattern did not come to an end in time."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a rules file. ^ and $ fit at lines, case counts unless the pattern says `(?i)`."""

    written: str

    def search(self, text: str, limit: float = LIMIT) -> dict[str, str] | None:
        """Return the named groups of the first place that fits, and the whole as ""; None where there is none."""
        try:
            found = compiled(self.written).search(text, timeout=limit)
        except TimeoutError:
            raise TooSlowError(self.written) from None
        return {"": found[0], **{name: value or "" for name, value in found.groupdict().items()}} if found else None

    def replaced(self, text: str, by: str) -> tuple[str, int]:
        r"""Return the text with all places that fit replaced, and how many; `\1` and `\g<name>` are groups."""
        try:
            new, count = compiled(self.written).subn(by, text, timeout=LIMIT)
        except TimeoutError:
            raise TooSlowError(self.written) from None
        return str(new), int(count)


def check(written: str) -> None:
    """Raise `BadPatternError` where a text is no pattern."""
    compiled(written)


def check_replacement(written: str, by: str) -> None:
    """Raise `BadPatternError` where a text cannot take a pattern's place: it names a group that is not there."""
    try:
        compiled(f"(?:{written})|").sub(by, "")
    except (regex.error, IndexError) as fault:
        raise BadPatternError(str(fault)) from None


@lru_cache(maxsize=512)
def compiled(written: str) -> Any:
    """Compile a pattern. Raise `BadPatternError`."""
    try:
        return regex.compile(written, regex.MULTILINE)
    except regex.error as fault:
        raise BadPatternError(str(fault)) from None
