"""Where columns end within an article, and how good these ends are.

In: the columns of an article in the order in which they are read, the article's matter and galley. Out: for each end
the page of its column and what is bad about it. What stands at an end is read from the PDF; the matter only says where
paragraphs begin and end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.proof.columns import Column, Found
from broadsheet.editions.print.proof.figures import Breaks

GLUED = ("crosshead", "byline")
"""Kinds of paragraphs that must not stand at the foot of a column."""


def breaks(columns: Sequence[tuple[int, Column]], matter: Matter, galley: Galley) -> Iterator[tuple[int, Breaks]]:
    """Yield the page and the figures of each end of a column that is not the end of the article."""
    for (page, above), (_, below) in pairwise(columns):
        last = next((each for each in reversed(above.found) if each.group.kind != "white"), None)
        first = next((each for each in below.found if each.group.kind != "white"), None)
        if last and first:
            yield page, _break(last, first, matter, galley)


def _break(last: Found, first: Found, matter: Matter, galley: Galley) -> Breaks:
    return Breaks(
        count=1,
        widows=_is_widow(first, matter, galley),
        orphans=_is_orphan(last, matter, galley),
        crossheads=last.group.kind in GLUED,
        hyphens=bool(last.rows) and last.rows[-1].hyphen,
    )


def _is_widow(first: Found, matter: Matter, galley: Galley) -> bool:
    """Whether a line is the last of a paragraph that has several."""
    line = galley.lines[first.group.start]
    return line.start > 0 and not matter.paragraphs[line.paragraph].text[line.end :].strip()


def _is_orphan(last: Found, matter: Matter, galley: Galley) -> bool:
    """Whether a line is the first of a paragraph that goes on."""
    line = galley.lines[last.group.start]
    return last.group.solid and line.start == 0 and bool(matter.paragraphs[line.paragraph].text[line.end :].strip())
