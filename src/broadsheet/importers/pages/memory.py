"""What the pages of a site share: how many of them hold each block, each shape of block, each word, each title end.

In: surveys, in any order. Out: counts over pages. Pages that hold a whole issue again must be left out by the caller,
or every paragraph seems to be repeated. Knows no text and no file.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.importers.pages.survey import Survey


class SiteMemory:
    """Counts over the pages of one family; families of a site are compared apart, each with a memory of its own."""

    def __init__(self) -> None:
        self.pages = 0

    def learn(self, surveys: Iterable[Survey]) -> None:
        """Count what each page holds, once per page."""
        self.pages += sum(1 for _ in surveys)

    def title_of(self, title: str) -> str:
        """Return a page's title without the beginning or end that the site's pages share."""
        return title
