"""Letters that were set in one go where text runs from right to left: which belong together, and on which baseline.

In: the stretches of a page in the order of the file. Out: pieces of such text; the stretches with the marks and raised
letters of a piece in its row. A script whose letters join is printed letter by letter: some stand higher than others,
vowel marks stand by themselves above and below, and tails reach under the letters beside them. The file has the glyphs
of a piece from the left to the right. Knows no plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from broadsheet.editions.print.proof.letters import runs_back
from broadsheet.typesetting.pages import Stretch

BACK = 0.3
"""By how much a glyph of a piece may begin left of the one before it, in parts of the size: a mark over its letter."""
GAP = 1.5
"""The widest blank within a piece, in parts of the size."""
RAISED = 0.75
"""How far marks and letters may stand off their baseline, in parts of the size: less than the step to the next row."""
SAME = 0.2
"""A mark is printed apart from its letter, and both are said to be the two together: so near they are the same."""


def pieces(stretches: Sequence[Stretch]) -> list[int]:
    """Number the pieces of text that runs from right to left; -1 for what stands in none."""
    numbers: list[int] = []
    number, piece = -1, _NOTHING
    for stretch in stretches:
        if runs_back(stretch.text):
            goes_on = bool(piece) and _goes_on(piece, stretch)
            number += not goes_on
            piece = (*piece, stretch) if goes_on else (stretch,)
            numbers.append(number)
        else:
            piece = _NOTHING if stretch.text.strip() else piece
            numbers.append(-1)
    return numbers


_NOTHING: tuple[Stretch, ...] = ()


def _goes_on(piece: Sequence[Stretch], stretch: Stretch) -> bool:
    """Whether a stretch is set in one go with those before it."""
    size, widest = stretch.size, max(piece, key=_width)
    return (
        abs(piece[-1].size - size) < 0.01 * size
        and max(each.pen for each in piece) - stretch.pen < BACK * size
        and stretch.left - max(each.right for each in piece) < GAP * size
        and abs(stretch.baseline - widest.baseline) < RAISED * size
    )


def levelled(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Give all of a piece the baseline on which most of it stands."""
    made = list(stretches)
    members: dict[int, list[int]] = {}
    for at, number in enumerate(pieces(stretches)):
        if number >= 0:
            members.setdefault(number, []).append(at)
    for piece in members.values():
        baseline = _baseline([stretches[at] for at in piece])
        for at in piece:
            made[at] = replace(stretches[at], baseline=baseline)
    return tuple(made)


def said(stretches: Sequence[Stretch]) -> str:
    """The text of stretches that stand in a row; of a letter and its mark, once."""
    before: tuple[Stretch | None, ...] = (None, *stretches)
    return "".join(each.text for last, each in zip(before, stretches, strict=False) if not _again(last, each))


def _again(last: Stretch | None, stretch: Stretch) -> bool:
    near = last is not None and last.text == stretch.text and abs(last.pen - stretch.pen) < SAME * stretch.size
    return near and runs_back(stretch.text)


def _baseline(piece: Sequence[Stretch]) -> float:
    widths: dict[float, float] = {}
    for stretch in piece:
        widths[stretch.baseline] = widths.get(stretch.baseline, 0.0) + _width(stretch)
    return max(widths, key=lambda baseline: widths[baseline])


def _width(stretch: Stretch) -> float:
    return stretch.right - stretch.left
