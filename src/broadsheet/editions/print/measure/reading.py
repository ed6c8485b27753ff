"""A paragraph as it was set, read back → its lines.

In: a paragraph, and the rows of its page in a PDF. Out: where each line begins and ends in the paragraph's text, by the
characters of its row that can be seen, which holds for either direction of writing. A row must hold the same characters
as its stretch of text; where one does not, nothing is guessed and there are no lines.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Paragraph, ParagraphKind
from broadsheet.typesetting.pages import HYPHEN, Leaf

WHOLE: frozenset[ParagraphKind] = frozenset(("crosshead", "row", "address"))
"""Kinds that are never cut."""

_SOFT = "\u00ad"
_DASHES = frozenset("-\u2010\u2011")


def read(paragraph: Paragraph, leaf: Leaf, leading: float) -> tuple[Line, ...]:
    """Read the lines of a paragraph, numbered 0; none where they cannot be told."""
    count = max(1, round(leaf.height / leading))
    length = len(paragraph.text)
    if paragraph.kind in WHOLE:
        return (Line(0, 0, length), *(Line(0, length, length) for _ in range(count - 1)))
    lines = tuple(_counted(paragraph, leaf.rows))
    return lines if len(lines) == count and lines[-1].end == length else ()


def _counted(paragraph: Paragraph, rows: Sequence[str]) -> Iterator[Line]:
    """Follow the rows through the text as long as they are the same."""
    text, at = paragraph.text, 0
    end = len(text.rstrip())
    mark = _seen(paragraph.mark)
    for row in rows:
        shown = _seen(row)
        if mark and not at:
            shown = _without(shown, mark)
        hyphen = row.endswith((HYPHEN, _SOFT))
        start = at = _after_blanks(text, at)
        left = len(shown)
        while left > 0 and at < len(text):
            left -= _is_seen(text[at])
            at += 1
        if left or sorted(_seen(text[start:at])) != sorted(shown):
            return
        if hyphen and text[at : at + 1] in _DASHES:
            at, hyphen = at + 1, False
        at = _with_unseen(text, at, end)
        yield Line(0, start, at, hyphen)


def _without(shown: list[str], mark: list[str]) -> list[str]:
    """Take the mark of an item off its first row: it stands at the left or, from right to left, at the right."""
    return shown[len(mark) :] if shown[: len(mark)] == mark else shown[: -len(mark)]


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _with_unseen(text: str, at: int, end: int) -> int:
    """Let marks that cannot be seen belong to the letter before them; blanks behind the `end` to the last line."""
    while at < end and not _is_seen(text[at]) and not text[at].isspace():
        at += 1
    return at if at < end else len(text)


@lru_cache(maxsize=4096)
def _is_seen(sign: str) -> bool:
    """Whether a character leaves a trace that can be counted: no blank, no mark of direction, no soft hyphen."""
    return not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cn", "Cc")


def _seen(text: str) -> list[str]:
    return [sign for sign in text if _is_seen(sign)]
