"""Which pages hold what others hold: whole issues in one page, second copies of articles.

In: surveys. Out: pages that are whole issues, pairs of page and copy with the part that is contained. It compares
sequences of five words (eight characters in scripts without spaces). Knows no folder and no site.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.importers.pages.survey import Survey

DUPLICATE = 0.95
REPORTED = 0.60
WHOLE = 0.80


@dataclass(frozen=True, slots=True)
class Copy:
    """`part`, 0 to 1, of a page stands in `other` as well."""

    path: str
    other: str
    part: float


def whole_issues(surveys: Sequence[Survey]) -> dict[str, tuple[str, ...]]:
    """Return pages that are made of other pages, with those, largest first."""
    return {}


def copies(surveys: Sequence[Survey], least: float = REPORTED) -> list[Copy]:
    """Return pairs of pages of which the first is contained in the second."""
    return []
