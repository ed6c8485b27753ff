"""White rectangles: holes below the last line of a column, or below a picture, that a reader would see.

In: a page's raster at 72 dpi, the lines of type on it, and what ends where: a picture ends with its caption. Out:
rectangles. One is counted where it begins at such an end, reaches down to the next thing that is printed or to the foot
of the page, and is wider than half a column and higher than two lines of the grid. White beside a line of type, as
beside a jump line or the short last line of a caption, is not white below anything: a line is as wide as its room.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import numpy.typing as npt

from broadsheet.typesetting.pages import Box, Ink

LINES = 2
COLUMN = 0.5


@dataclass(frozen=True, slots=True)
class Hole:
    """A white rectangle, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def area(self) -> float:
        """Its size in square points."""
        return self.width * self.height


def holes(ink: Ink, ends: Iterable[Box], foot: float, column: float, leading: float) -> list[Hole]:
    """Find the largest hole below each end that has one.

    `ends` are boxes of what ends: their left, right and lower edges count. `foot` is where the page's lines end.
    """
    depths = white_below(ink, foot)
    found = (_hole(depths, end, COLUMN * column, LINES * leading) for end in ends)
    return [hole for hole in found if hole]


def lined(ink: Ink, lines: Iterable[Box]) -> Ink:
    """Return the page with every line of type printed from one side of its room to the other.

    `lines` are boxes: the sides of the rooms, the upper and lower edges of the ink in them.
    """
    page = ink.copy()
    for left, top, right, bottom in lines:
        page[max(0, floor(top)) : ceil(bottom), max(0, floor(left)) : ceil(right)] = True
    return page


def white_below(ink: Ink, foot: float) -> npt.NDArray[np.int16]:
    """Count for every pixel how many white ones follow below it in its column, itself included, down to the foot."""
    page = ink[: max(1, floor(foot))]
    height = np.int16(page.shape[0])
    down = np.arange(height, dtype=np.int16)[:, None]
    next_ink = np.minimum.accumulate(np.where(page, down, height)[::-1], axis=0)[::-1]
    return next_ink - down


def _hole(depths: npt.NDArray[np.int16], end: Box, width: float, height: float) -> Hole | None:
    left, right = max(0, floor(end[0])), min(depths.shape[1], ceil(end[2]))
    top = ceil(end[3])
    least = floor(width) + 1
    if top >= depths.shape[0] or right - left < least:
        return None
    below = depths[top, left:right]
    if np.lib.stride_tricks.sliding_window_view(below, least).min(axis=1).max() <= height:
        return None
    rectangles = (_widest(below, high, left, top) for high in np.unique(below[below > height]).tolist())
    wide = [hole for hole in rectangles if hole.width >= least]
    return max(wide, key=lambda hole: hole.area)


def _widest(below: npt.NDArray[np.int16], high: int, left: int, top: int) -> Hole:
    """The widest rectangle of a height."""
    open_at = np.flatnonzero(np.diff(np.concatenate(([0], (below >= high).astype(np.int8), [0]))))
    starts, stops = open_at[::2], open_at[1::2]
    widest = int(np.argmax(stops - starts))
    return Hole(float(left + starts[widest]), float(top), float(stops[widest] - starts[widest]), float(high))
