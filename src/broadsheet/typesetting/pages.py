"""What a finished PDF holds: its pages, their text line by line, and their pictures as pixels.

In: bytes of a PDF. Out: plain values. The only door to the library that reads PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

HYPHEN = "\ufffe"
"""What stands at the end of a line whose hyphen the text itself does not have."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as read back: its size in points, and the rows of its text from top to bottom."""

    width: float
    height: float
    rows: tuple[str, ...]


def leaves(pdf: bytes) -> Iterator[Leaf]:
    """Yield every page with its rows of text; blank rows are left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            text = page.get_textpage().get_text_range()
            rows = text.replace(HYPHEN, HYPHEN + "\r\n").split("\r\n")
            yield Leaf(page.get_width(), page.get_height(), tuple(row for row in rows if row.strip()))
    finally:
        document.close()
