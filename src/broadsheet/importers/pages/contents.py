"""What a contents page says of the pages that it names: their headlines, bylines, sections and order.

In: a `Page` and what is kept of it. Out: `Entry` values in the order of the page. Opens no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.importers.pages.page import Page


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents page. `target` is the link as written; the rest is "" where the page does not say it."""

    target: str
    headline: str
    byline: str = ""
    section: str = ""
    standfirst: str = ""
    block: int = 0


def entries(page: Page, keep: Sequence[bool]) -> list[Entry]:
    """Return the entries of a contents page."""
    return []
