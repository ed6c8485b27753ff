"""Whether two texts are the same on paper: what is compared of a text, and how.

In: text as written, and text as read back from a PDF. Out: its letters. White space, hyphens and marks that cannot be
seen are left out, ligatures are taken apart and capitals made small: the type may set a word in capitals or divide it,
and a PDF says only where glyphs stand.
"""

from __future__ import annotations

import unicodedata

_UNSEEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp", "Cn"))
_HYPHENS = frozenset("-\u2010\u2011\ufffe")
_RIGHT_TO_LEFT = frozenset(("R", "AL", "AN"))


def letters(text: str) -> str:
    """Reduce a text to what is compared of it."""
    if text.isascii():
        return "".join(text.split()).replace("-", "").casefold()
    plain = unicodedata.normalize("NFKC", text)
    seen = (sign for sign in plain if sign not in _HYPHENS and unicodedata.category(sign) not in _UNSEEN)
    return "".join(seen).casefold()


def unordered(text: str) -> list[str]:
    """Reduce a text to its letters in no order: for boxes, whose rows stand beside each other."""
    return sorted(letters(text))


def same_line(planned: str, found: str) -> bool:
    """Whether two lines reduced to their letters are the same.

    Where text runs from right to left a PDF has it in the order of the paper, so its letters are compared in no order.
    """
    if planned == found:
        return True
    return len(planned) == len(found) and runs_back(planned) and sorted(planned) == sorted(found)


def runs_back(text: str) -> bool:
    """Whether any of a text runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)
