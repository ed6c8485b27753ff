"""The importer of HTML: a folder or a mirror of a site, whatever wrote its pages.

In: a source and rules. Out: its issues, articles, pages and pictures, and what became of every other file. Pages are
read twice: first to compare them with each other, then, one by one as they are stored, to write them.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.importers.importer import Found, Inquiry
from broadsheet.importers.rules import Rules


class Html:
    """The importer of HTML."""

    name = "html"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        yield from ()
