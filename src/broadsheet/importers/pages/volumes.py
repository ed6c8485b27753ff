"""Contents pages of volumes: one page that lists many issues, each with its line of date and number and its entries.

In: a `Page`. Out: `VolumeIssue` values in the order of the page. A block counts as an issue's line only if it begins
with the date or the number and has both; what is behind an erratum's word is none. Opens no file, knows no site.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from broadsheet.importers.pages.page import Page

LEAST = 3
"""A page with so many issue lines, each of another issue, is a contents page of a volume."""


@dataclass(frozen=True, slots=True)
class VolumeEntry:
    """A line below an issue's line: its text, its link as written ("" without one), what stands above it."""

    text: str
    target: str = ""
    section: str = ""
    block: int = 0


@dataclass(frozen=True, slots=True)
class VolumeIssue:
    """An issue on such a page. `block` is that of its line, `end` the first that is not its own any more."""

    date: dt.date
    number: str
    line: str
    block: int
    end: int
    volume: int = 0
    date_end: dt.date | None = None
    anchor: str = ""
    entries: tuple[VolumeEntry, ...] = ()


def volume_issues(page: Page) -> tuple[VolumeIssue, ...]:
    """Return the issues that a page lists, () where they are fewer than `LEAST`."""
    return ()
