"""The importer of Word files (.docx).

In: a file or a folder of them. Out: one article for each file, or one issue with an article for each of its headings;
rows for all other files. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from broadsheet.importers.importer import Found, Inquiry
from broadsheet.importers.rules import Rules
from broadsheet.importers.word.importing import read_files


class Docx:
    """The importer of Word files (.docx)."""

    name = "docx"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        return read_files(
            source,
            frozenset(
                (
                    ".docx",
                    ".docm",
                )
            ),
            rules,
            inquiry,
        )
