"""Whether two texts are the same on paper: what is compared of a text, and how.

In: text as written, and text as read back from a PDF. Out: its letters. White space, hyphens and marks that cannot be
seen are left out, ligatures are taken apart and capitals made small: the type may set a word in capitals or divide it,
and a PDF says only where glyphs stand.
"""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cn"))
_HYPHENS = frozenset("-\u2010\u2011\ufffe")
MOST = 0.6
"""The part of a line's kinds of letters that must be found where text runs from right to left."""
_TURNED = str.maketrans("»)]}>›", "«([{<‹")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def letters(text: str) -> str:
    """Reduce a text to what is compared of it."""
    if text.isascii():
        return "".join(text.split()).replace("-", "").casefold()
    plain = unicodedata.normalize("NFKC", text)
    seen = (sign for sign in plain if sign not in _HYPHENS and unicodedata.category(sign) not in _UNSEEN)
    return "".join(seen).casefold()


def same_line(planned: str, found: str) -> bool:
    """Whether two lines reduced to their letters are the same.

    Where text runs from right to left a PDF has it in the order of the paper, and a face that builds its letters of
    strokes and dots has some twice and some not at all: there it is asked only that no other letters stand in a line
    than those that should, and that most kinds of them do. Brackets and quotes are printed turned around.
    """
    if planned == found:
        return True
    if not runs_back(planned):
        return False
    wanted, there = set(planned.translate(_TURNED)), set(found.translate(_TURNED))
    return there <= wanted and len(there) >= MOST * len(wanted)


def runs_back(text: str) -> bool:
    """Whether any of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)
