"""Putting long finished HTML into what a template has rendered, past the template engine.

In: text with marks where the parts go, and the parts. Out: the whole text as bytes. A template prints the mark like any
variable; a long text that went through the engine itself would be copied three times. Every piece is encoded apart:
most are ASCII, which costs nothing, while one character beyond it makes a whole text slow to join and to encode.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from broadsheet.theming import safe

_MARK = re.compile("\ue000([a-z]+)\ue000")


@dataclass(frozen=True, slots=True)
class Cut:
    """A rendered text cut at its marks: the pieces around them, and the names of the parts between these."""

    pieces: list[bytes]
    names: list[str]


def mark(name: str) -> str:
    """Return the mark of a part, for a template's context; names are lower-case letters."""
    return safe(f"\ue000{name}\ue000")


def cut(text: str) -> Cut:
    """Cut a rendered text at its marks."""
    parts = _MARK.split(text)
    return Cut([piece.encode() for piece in parts[::2]], parts[1::2])


def fill(text: Cut, parts: Mapping[str, str | bytes]) -> bytes:
    """Put the parts in; what only looks like a mark, since somebody wrote it, stays."""
    filled = [b""] * (2 * len(text.names) + 1)
    filled[::2] = text.pieces
    found = (parts.get(name, f"\ue000{name}\ue000") for name in text.names)
    filled[1::2] = [part if isinstance(part, bytes) else part.encode() for part in found]
    return b"".join(filled)
