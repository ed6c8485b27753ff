"""What of a page stands in which rectangle, and in which rows.

In: a page read back from a PDF, the spots of its plan. Out: the stretches of each spot, and those that stand in none;
stretches as rows from top to bottom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from broadsheet.editions.print.proof.joined import said
from broadsheet.editions.print.proof.letters import letters
from broadsheet.editions.print.proof.spots import Spot
from broadsheet.typesetting.pages import SOFT, Impression, Stretch

SAME_ROW = 0.45
"""Baselines nearer than this, in parts of the leading, are one row: a raised mark stands in the row of its word."""
HANGING = 0.6
"""How far punctuation may hang out of a column, in parts of the size of its type."""
INITIAL = 1.6
"""A stretch so many times as large as the running text is an initial."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of text. `letters` are what is compared of it, `hyphen` says whether it ends with one."""

    text: str
    letters: str
    baseline: float
    left: float
    right: float
    bottom: float
    size: float
    hyphen: bool


def shared_out(page: Impression, spots: Sequence[Spot], gutter: float) -> tuple[list[list[Stretch]], list[Stretch]]:
    """Share the stretches of a page out to its spots, the first that holds one gets it; and return what none holds."""
    seen = [stretch for stretch in page.stretches if stretch.text.strip()]
    middles = np.array([(stretch.left + stretch.right) / 2 for stretch in seen])
    baselines = np.array([stretch.baseline for stretch in seen])
    owner = np.full(len(seen), -1)
    for number, spot in enumerate(spots):
        left, top, right, bottom = spot.box
        across = (middles >= left - gutter / 2) & (middles <= right + gutter / 2)
        owner[(owner < 0) & across & (baselines >= top) & (baselines <= bottom)] = number
    shares: list[list[Stretch]] = [[] for _ in spots]
    stray: list[Stretch] = []
    for stretch, number in zip(seen, owner.tolist(), strict=True):
        (shares[number] if number >= 0 else stray).append(stretch)
    return shares, [stretch for stretch in stray if letters(stretch.text)]


def outside(stretches: Sequence[Stretch], spot: Spot) -> list[Stretch]:
    """The stretches that run out of their spot to the left or to the right, further than punctuation may hang."""
    left, _, right, _ = spot.box
    return [
        stretch
        for stretch in stretches
        if stretch.left < left - HANGING * stretch.size or stretch.right > right + HANGING * stretch.size
    ]


def rows(stretches: Sequence[Stretch], leading: float, initial: float = float("inf")) -> list[Row]:
    """Gather stretches into rows from top to bottom, each in the order of the file.

    Stretches from the size `initial` on are initials: each stands before the first row that it reaches, however many
    rows high it is.
    """
    small = [stretch for stretch in stretches if stretch.size < initial]
    large = [stretch for stretch in stretches if stretch.size >= initial]
    numbered: dict[int, int] = {}
    above, number = float("-inf"), -1
    for at in sorted(range(len(small)), key=lambda at: small[at].baseline):
        number += small[at].baseline - above > SAME_ROW * leading
        above = small[at].baseline
        numbered[at] = number
    by_row = sorted(range(len(small)), key=lambda at: (numbered[at], at))
    gathered = [[small[at] for at in group] for _, group in groupby(by_row, key=numbered.__getitem__)]
    for letter in reversed(large):
        reached = (row for row in gathered if max(stretch.baseline for stretch in row) > letter.top)
        next(reached, []).insert(0, letter)
    return [_row(group, large) for group in gathered]


def _row(group: list[Stretch], initials: list[Stretch]) -> Row:
    main = max((stretch for stretch in group if stretch not in initials), key=lambda stretch: len(stretch.text))
    last = max(group, key=lambda stretch: stretch.right)
    text = said(group)
    return Row(
        text=text,
        letters=letters(text),
        baseline=main.baseline,
        left=min(stretch.left for stretch in group),
        right=last.right,
        bottom=max(stretch.bottom for stretch in group if stretch not in initials),
        size=main.size,
        hyphen=last.text.rstrip().endswith((SOFT, "-", "\u2010")),
    )
