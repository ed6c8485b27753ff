"""Where columns end within an article, and how good these ends are.

In: the columns of an article in the order in which they are read, the article's matter. Out: for each end
the page of its column and what is bad about it. What stands at an end is read from the PDF; the matter only says where
paragraphs begin and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.proof.columns import Column, Found
from broadsheet.editions.print.proof.figures import Breaks

GLUED = ("crosshead", "byline")
"""Kinds of paragraphs that must not stand at the foot of a column."""


def breaks(columns: Sequence[tuple[int, Column]], matter: Matter) -> Iterator[tuple[int, Breaks]]:
    """Yield the page and the figures of each end of a column that is not the end of the article."""
    for (page, above), (_, below) in pairwise(columns):
        last = next((each for each in reversed(above.found) if each.group.kind != "white"), None)
        first = next((each for each in below.found if each.group.kind != "white"), None)
        if last and first:
            yield page, _break(last, first, matter)


def _break(last: Found, first: Found, matter: Matter) -> Breaks:
    return Breaks(
        count=1,
        widows=_is_widow(first, matter),
        orphans=_is_orphan(last, matter),
        crossheads=last.group.kind in GLUED,
        hyphens=bool(last.rows) and last.rows[-1].hyphen,
    )


def _is_widow(first: Found, matter: Matter) -> bool:
    """Whether a line is the last of a paragraph that has several."""
    start, end = first.group.span
    text = matter.paragraphs[first.group.paragraph].text
    return bool(text[:start].strip()) and not text[end:].strip()


def _is_orphan(last: Found, matter: Matter) -> bool:
    """Whether a line is the first of a paragraph that goes on."""
    start, end = last.group.span
    return last.group.solid and start == 0 and bool(matter.paragraphs[last.group.paragraph].text[end:].strip())
