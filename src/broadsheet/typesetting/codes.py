"""QR codes: an address → its dark and light modules (ISO/IEC 18004).

In: text. Out: rows of modules without the quiet zone, or a drawing of them. The only door to the library that makes
them. Knows no paper and no size.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

QUIET = 4
"""Modules of white that must surround a code (ISO/IEC 18004, 6.3.8)."""

_DARK = re.compile("1+")


def code_of(text: str) -> tuple[str, ...]:
    """Return the rows of a code, a "1" for each dark module; a sixth of it may be illegible (level M)."""
    import segno  # takes a tenth of a second, and is seldom wanted

    made = segno.make_qr(text, error="m", boost_error=False)
    return tuple("".join(map(str, row)) for row in made.matrix)


def drawing(rows: Sequence[str]) -> str:
    """Draw the modules as SVG, one unit each, the quiet zone around them included."""
    size = len(rows) + 2 * QUIET
    bars = "".join(
        f"M{QUIET + found.start()} {QUIET + y}h{len(found[0])}v1h-{len(found[0])}z"
        for y, row in enumerate(rows)
        for found in _DARK.finditer(row)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{bars}"/></svg>'
