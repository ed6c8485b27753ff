"""The importer of WordPress exports (WXR): posts, pages, pictures, terms.

In: an export, or a folder with several and perhaps their uploads. Out: issues by the taxonomy that holds them, else by
date; standing pages; a row for whatever else is in the export. Exports are read in pieces: one of 1 GB never lies in
memory. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.importers.importer import Found, Inquiry
from broadsheet.importers.rules import Rules


class WordPress:
    """The importer of WordPress exports."""

    name = "wordpress"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        yield from ()
