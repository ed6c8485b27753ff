"""Things that are printed over each other.

In: a page read from a PDF. Out: the stretches of text that lie over another one, over a picture or over a rule. Letters
may reach into each other a little: an overhang within a row, an accent below a descender.
"""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from broadsheet.editions.print.proof.joined import pieces
from broadsheet.typesetting.pages import Box, Impression, Stretch

Edges: TypeAlias = tuple[npt.NDArray[np.float64], ...]

ACROSS = 2.0
"""Points by which two stretches may overlap side by side."""
OVERHANG = 0.3
"""The same for two of one row and size, in parts of it: an italic f reaches far over the next letter."""
JOINED = 0.75
"""The same for letters that were set in one go from right to left: the tail of one reaches under its neighbours."""
DOUBLED = 0.3
"""Points by which the edges of what is printed twice may differ."""
DOWN = 0.3
"""The part of the lower of two stretches by which they may overlap one above the other."""
ALIKE, ROW = 1.3, 0.9
"""Type of about the same size whose baselines are so far apart, in parts of the size, is set row above row."""
INNER = 0.2
"""The part of a stretch's height at its edges that a rule may touch."""
EDGE = 1.0
"""Points by which text may reach into a picture."""
EDGES = ("left", "top", "right", "bottom")


def overlapping(page: Impression) -> list[Stretch]:
    """Return the later of each two stretches that overlap, and those that lie over a picture or a rule."""
    numbered = zip(page.stretches, pieces(page.stretches), strict=True)
    shown = [(each, piece) for each, piece in numbered if each.right > each.left and each.bottom > each.top]
    if not shown:
        return []
    seen = [each for each, _ in shown]
    left, top, right, bottom = (np.array([getattr(each, edge) for each in seen]) for edge in EDGES)
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    reach = np.maximum(_overhang(seen), _joined(shown))
    lower = np.minimum((bottom - top)[:, None], bottom - top)
    both = (across > np.maximum(ACROSS, reach)) & (down > DOWN * lower) & ~_rows(seen)
    later = np.triu(both, 1).any(axis=0)
    for image in page.images:
        over = np.minimum(right, image.seen[2]) - np.maximum(left, image.seen[0]) > EDGE
        later |= over & (np.minimum(bottom, image.seen[3]) - np.maximum(top, image.seen[1]) > EDGE)
    for rule in page.rules:
        later |= _crossed(rule, (left, top, right, bottom))
    return [each for each, hit in zip(seen, later.tolist(), strict=True) if hit]


def _crossed(rule: Box, edges: Edges) -> npt.NDArray[np.bool_]:
    """Which stretches a rule runs through; one as long as a stretch strikes it out, and is meant to."""
    left, top, right, bottom = edges
    x, y = (rule[0] + rule[2]) / 2, (rule[1] + rule[3]) / 2
    if rule[2] - rule[0] >= rule[3] - rule[1]:
        inside = (y > top + INNER * (bottom - top)) & (y < bottom - INNER * (bottom - top))
        met = np.minimum(right, rule[2]) - np.maximum(left, rule[0]) > ACROSS
        struck = (np.abs(left - rule[0]) < ACROSS) & (np.abs(right - rule[2]) < ACROSS)
        crossed: npt.NDArray[np.bool_] = inside & met & ~struck
        return crossed
    inside = (x > left + EDGE) & (x < right - EDGE)
    down: npt.NDArray[np.bool_] = inside & (np.minimum(bottom, rule[3]) - np.maximum(top, rule[1]) > ACROSS)
    return down


def _overhang(seen: list[Stretch]) -> npt.NDArray[np.float64]:
    """By how much each two stretches may reach into each other because they stand in one row."""
    size, baseline = (np.array([getattr(each, name) for each in seen]) for name in ("size", "baseline"))
    smaller = np.minimum(size[:, None], size)
    beside = (np.abs(baseline[:, None] - baseline) < 0.1 * smaller) & (np.abs(size[:, None] - size) < 0.1 * smaller)
    reach: npt.NDArray[np.float64] = OVERHANG * smaller * beside
    return reach


def _joined(shown: list[tuple[Stretch, int]]) -> npt.NDArray[np.float64]:
    """By how much each two stretches may reach into each other because they are letters of one piece of text; not those
    that lie on each other from edge to edge."""
    size = np.array([each.size for each, _ in shown])
    piece = np.array([number for _, number in shown])
    together = (piece[:, None] == piece) & (piece >= 0)
    if together.any():
        edges = (np.array([getattr(each, edge) for each, _ in shown]) for edge in EDGES)
        together &= ~np.logical_and.reduce([np.abs(edge[:, None] - edge) < DOUBLED for edge in edges])
    reach: npt.NDArray[np.float64] = JOINED * size * together
    return reach


def _rows(seen: list[Stretch]) -> npt.NDArray[np.bool_]:
    """Which stretches are rows of one type: their boxes may meet where marks stand high above letters or hang low."""
    size, baseline = (np.array([getattr(each, name) for each in seen]) for name in ("size", "baseline"))
    larger, smaller = np.maximum(size[:, None], size), np.minimum(size[:, None], size)
    apart = np.abs(baseline[:, None] - baseline)
    rows: npt.NDArray[np.bool_] = (larger < ALIKE * smaller) & (apart >= ROW * smaller)
    return rows
