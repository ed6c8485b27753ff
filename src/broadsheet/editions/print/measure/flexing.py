"""Which paragraphs may become a line shorter or longer when they are set a little tighter or looser.

In: a paragraph and its lines. Out: the changes that are worth trying. What comes of them the typesetter says; here only
those are left out for which there is no hope, since each trial costs as much as the paragraph did.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Paragraph, ParagraphKind

FLEXIBLE: frozenset[ParagraphKind] = frozenset(("text", "quote", "item", "note", "author_note"))
"""Kinds whose lines fill the column."""

GIVE = 0.05
"""How much of a line each line of a paragraph may give or take, in parts of it."""

SHORTEST = 3
"""Lines of a paragraph that may change."""


def may_change(paragraph: Paragraph, lines: Sequence[Line]) -> Iterator[int]:
    """Yield -1 where a paragraph may become a line shorter, 1 where longer."""
    if paragraph.kind not in FLEXIBLE or len(lines) < SHORTEST or "\n" in paragraph.text:
        return
    others = lines[:-1]
    full = sum(line.end - line.start for line in others) / len(others)
    last = (lines[-1].end - lines[-1].start) / full
    give = GIVE * len(others)
    if last <= give:
        yield -1
    if last + give >= 1:
        yield 1
