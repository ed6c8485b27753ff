"""Copyfit: how many lines an article takes, and whether its headline fits.

In: the matter of one article, its weight, a design, and a typesetter that is kept from call to call. Out: `Copyfit`.
Fast enough to be asked at every pause in typing: only this article is measured. Knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Galley, Head
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.model.article import Weight
from broadsheet.typesetting.compiler import Typesetter

Verdict: TypeAlias = Literal["fits", "long", "short"]

MOST_ROWS = (4, 3, 2)
"""How many rows a headline has at most over one, two, and more columns."""

LEAST_FILL = 600
"""How full a headline is to be, in thousandths of its rows."""


@dataclass(frozen=True, slots=True)
class HeadFit:
    """How the headline fits at a width in columns and a size in tenths of a point."""

    columns: int
    size: int
    rows: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Copyfit:
    """What an article takes: lines of text in a column, pictures and boxes that make-up places left out; columns of a
    page that this fills; and how its headline fits wherever it may stand."""

    lines: int
    page_columns: float
    heads: tuple[HeadFit, ...]

    def best(self, columns: int) -> HeadFit | None:
        """The largest size at which the headline fits over so many columns; None where it fits at none."""
        fitting = [head for head in self.heads if head.columns == columns and head.verdict == "fits"]
        return max(fitting, key=lambda head: head.size, default=None)


def copyfit(matter: Matter, weight: Weight, design: Design, typesetter: Typesetter) -> Copyfit:
    """Fit one article."""
    galley = measure([matter], {matter.id: weight}, design, typesetter)[matter.id]
    return fit_of(galley, design)


def fit_of(galley: Galley, design: Design) -> Copyfit:
    """Say how an article fits that has been measured."""
    heads = sorted((key[0], key[1], head) for key, head in galley.heads.items() if not key[2])
    return Copyfit(
        lines=len(galley.lines),
        page_columns=round(len(galley.lines) / design.lines, 2),
        heads=tuple(HeadFit(columns, size, head.rows, _verdict(head, columns)) for columns, size, head in heads),
    )


def _verdict(head: Head, columns: int) -> Verdict:
    if head.rows > MOST_ROWS[min(columns, len(MOST_ROWS)) - 1]:
        return "long"
    return "short" if head.fill < LEAST_FILL else "fits"
