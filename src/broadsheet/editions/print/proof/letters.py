"""Whether two texts are the same on paper: what is compared of a text, and how.

In: text as written, and text as read back from a PDF. Out: its letters. White space, hyphens and marks that cannot be
seen are left out, ligatures are taken apart and capitals made small: the type may set a word in capitals or divide it,
and a PDF says only where glyphs stand.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cn"))
_HYPHENS = frozenset("-\u2010\u2011\ufffe")
_STANDS_IN = frozenset("\u25a0\u25a1")
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

    Where text runs from right to left a PDF has it in the order of the paper, and says a letter that is built of
    strokes and dots once for each of them: there every letter must stand in the line as often as it should at least,
    and no other. Brackets and quotes are printed turned around. What stands in for letters that no font has keeps
    their direction.
    """
    if planned == found:
        return True
    if not runs_back(planned) and not _STANDS_IN & set(planned):
        return False
    wanted, there = Counter(_apart(planned)), Counter(_apart(found))
    return wanted <= there and wanted.keys() == there.keys()


def _apart(text: str) -> str:
    """Take letters and their marks apart: from left to right a mark stands beside another letter than its own."""
    return unicodedata.normalize("NFD", text).translate(_TURNED)


def runs_back(text: str) -> bool:
    """Whether any of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)
