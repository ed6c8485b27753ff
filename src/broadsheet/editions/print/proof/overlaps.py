"""Things that are printed over each other.

In: a page read from a PDF. Out: the stretches of text that lie over another one or over a picture. Letters may reach
into each other a little: an overhang within a row, an accent below a descender.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from broadsheet.typesetting.pages import Impression, Stretch

ACROSS = 2.0
"""Points by which two stretches may overlap side by side."""
DOWN = 0.3
"""The part of the lower of two stretches by which they may overlap one above the other."""
ALIKE, ROW = 1.3, 0.9
"""Type of about the same size whose baselines are so far apart, in parts of the size, is set row above row."""
EDGE = 1.0
"""Points by which text may reach into a picture."""
EDGES = ("left", "top", "right", "bottom")


def overlapping(page: Impression) -> list[Stretch]:
    """Return the later of each two stretches that overlap, and those that lie over a picture."""
    seen = [stretch for stretch in page.stretches if stretch.text.strip() and stretch.right > stretch.left]
    if not seen:
        return []
    left, top, right, bottom = (np.array([getattr(each, edge) for each in seen]) for edge in EDGES)
    across = np.minimum(right[:, None], right) - np.maximum(left[:, None], left)
    down = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
    lower = np.minimum((bottom - top)[:, None], bottom - top)
    both = (across > ACROSS) & (down > DOWN * lower) & ~_rows(seen)
    later = np.triu(both, 1).any(axis=0)
    for image in page.images:
        over = np.minimum(right, image.seen[2]) - np.maximum(left, image.seen[0]) > EDGE
        later |= over & (np.minimum(bottom, image.seen[3]) - np.maximum(top, image.seen[1]) > EDGE)
    return [each for each, hit in zip(seen, later.tolist(), strict=True) if hit]


def _rows(seen: list[Stretch]) -> npt.NDArray[np.bool_]:
    """Which stretches are rows of one type: their boxes may meet where marks stand high above letters or hang low."""
    size, baseline = (np.array([getattr(each, name) for each in seen]) for name in ("size", "baseline"))
    larger, smaller = np.maximum(size[:, None], size), np.minimum(size[:, None], size)
    apart = np.abs(baseline[:, None] - baseline)
    rows: npt.NDArray[np.bool_] = (larger < ALIKE * smaller) & (apart >= ROW * smaller)
    return rows
