"""Putting long finished HTML into what a template has rendered, past the template engine.

In: text with marks where the parts go, and the parts. Out: the whole text. A template prints the mark like any
variable; a long text that went through the engine itself would be copied three times.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from broadsheet.theming import safe

_MARK = re.compile("\ue000([a-z]+)\ue000")


def mark(name: str) -> str:
    """Return the mark of a part, for a template's context; names are lower-case letters."""
    return safe(f"\ue000{name}\ue000")


def cut(text: str) -> list[str]:
    """Cut a rendered text at its marks: text and names by turns."""
    return _MARK.split(text)


def fill(pieces: list[str], parts: Mapping[str, str]) -> str:
    """Put the parts in."""
    filled = pieces.copy()
    filled[1::2] = [parts[name] for name in pieces[1::2]]
    return "".join(filled)
