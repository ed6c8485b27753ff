"""Every way in which an item's parts add up to a rectangle: width, height, headline, picture size, change of length.

In: an item, its headlines and arrangements at a width, the changes of length that there are. Out: `Rows`, parallel
arrays, one row a shape, and the rooms that each leaves for the text. Only sums are looked at here; whether the text can
be broken into the rooms is another's question. Vectorised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.galley import Head
from broadsheet.editions.print.makeup.arrangements import Arrangement
from broadsheet.editions.print.makeup.breaks import Ints
from broadsheet.editions.print.makeup.items import Item

LEAST_LEG: Final = 4
"""The fewest lines that a column of text may have."""
FIRST_PART: Final = 24
"""The fewest lines before a jump, and after it."""
REST: Final = 24
PULL_SHARE: Final = 0.45
"""Where in its column a pull quote stands."""
SMALLER: Final = 0.4
"""A picture of a first part may be smaller than it should be where it would take more than this of the columns."""
SKIPPED: Final = 2
"""How many lines of white at heads of columns a text may be counted on to lose."""
BESIDE_PICTURES: Final = (0, -1, -2, -4, -8)
"""The changes of length that are tried where a picture can give way instead."""
Many = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Headline:
    """A head that an item can have at a width: its size in tenths of a point, whether with standfirst, and the lines of
    white that are added below it."""

    width: int
    size: int
    standfirst: bool
    head: Head
    air: int = 0

    @property
    def lines(self) -> int:
        """The lines that it takes."""
        return self.head.lines + self.air


@dataclass(frozen=True)
class Rows:
    """Shapes: height with the last space, headline and arrangement by index, lines of the picture at the top, and the
    lines that the text has more or less than the galley."""

    height: Many
    head: Many
    way: Many
    picture: Many
    change: Many

    def __getitem__(self, at: Many | NDArray[np.intp]) -> Rows:
        return Rows(self.height[at], self.head[at], self.way[at], self.picture[at], self.change[at])

    def __len__(self) -> int:
        return len(self.height)


def rows_of(item: Item, heads: list[Headline], ways: list[Arrangement], changes: list[int], heights: int) -> Rows:
    """List the shapes of one width whose parts add up."""
    lines = np.array([headline.lines for headline in heads], np.int32)[:, None, None, None]
    air = np.array([headline.air for headline in heads], np.int32)[:, None, None, None]
    height = np.arange(heights + 1, dtype=np.int32)[None, None, :, None]
    body = height - 1 - lines
    if item.lines == 0:
        picture, fits, options = _shown(ways, body)
    elif item.jumping:
        picture, fits, options = _parted(item, ways, body)
    else:
        picture, fits, options = _whole(item, ways, body, changes)
    columns = _column(ways, "columns")
    plain = (air == 0) | ((columns == 0) & (not item.jumping))
    fits = fits & plain & (body >= least_leg(item))
    at = np.nonzero(fits)
    picture = np.broadcast_to(picture, fits.shape)[at]
    height, head, way = (each.astype(np.int32) for each in (at[2], at[0], at[1]))
    return Rows(height, head, way, picture.astype(np.int32), np.array(options, np.int32)[at[3]])


def least_leg(item: Item) -> int:
    """The fewest lines of a column of an item: of a text that is shorter, all of them."""
    return min(LEAST_LEG, max(1, item.lines))


def _column(ways: list[Arrangement], name: str) -> Many:
    return np.array([getattr(way, name) for way in ways], np.int32)[None, :, None, None]


def _rooms(ways: list[Arrangement]) -> tuple[Many, Many, Many]:
    least, ideal, most = ([getattr(way.room, name) for way in ways] for name in ("least", "ideal", "most"))
    return tuple(np.array(each, np.int32)[None, :, None, None] for each in (least, ideal, most))  # type: ignore[return-value]


def _free(ways: list[Arrangement], body: Many) -> Many:
    """The lines of column below the head, less what stands at the foot and pull quotes."""
    fixed = np.array([sum(way.profile) + way.pull_lines for way in ways], np.int32)[None, :, None, None]
    free: Many = ways[0].width * body - fixed
    return free


def _shown(ways: list[Arrangement], body: Many) -> tuple[Many, NDArray[np.bool_], list[int]]:
    """A piece that is a picture and a head."""
    least, _, most = _rooms(ways)
    columns = _column(ways, "columns")
    picture = body + 0 * columns
    return picture, (columns == ways[0].width) & (picture >= least) & (picture <= most), [0]


def _parted(item: Item, ways: list[Arrangement], body: Many) -> tuple[Many, NDArray[np.bool_], list[int]]:
    """The first part of a piece that jumps: all columns are full; the picture has its ideal size or somewhat less."""
    least, ideal, _ = _rooms(ways)
    option = np.arange(2, dtype=np.int32)[None, None, None, :]
    picture = np.where(option == 0, ideal, (ideal + least) // 2) + 0 * body
    first = _free(ways, body) - _column(ways, "columns") * picture - 1
    smaller = (option == 0) | ((picture < ideal) & (ideal > SMALLER * body))
    return picture, (first >= FIRST_PART) & (item.lines - first >= REST) & smaller, [0, 0]


def _whole(
    item: Item, ways: list[Arrangement], body: Many, changes: list[int]
) -> tuple[Many, NDArray[np.bool_], list[int]]:
    """A whole text: the picture takes what the text leaves, or the text is made to fit exactly."""
    least, _, most = _rooms(ways)
    columns = _column(ways, "columns")
    options = [(1, 0), *((0, change) for change in changes)]
    less = np.array([option for option, _ in options], np.int32)[None, None, None, :]
    change = np.array([change for _, change in options], np.int32)[None, None, None, :]
    over = _free(ways, body) - item.lines - change
    picture = np.where(columns > 0, over // np.maximum(columns, 1) - less, 0)
    slack = over - columns * picture
    allowed = np.where(columns > 0, np.isin(change, BESIDE_PICTURES), less == 0)
    most_slack = np.where(change == 0, ways[0].width, 1)
    fits = (picture >= least) & (picture <= most) & allowed & (slack >= -SKIPPED) & (slack <= most_slack)
    return picture, fits, [change for _, change in options]


def legs(ways: list[Arrangement], rows: Rows, body: Many) -> tuple[Ints, NDArray[np.bool_]]:
    """Return the rooms of the text's segments in order, one row a shape, and whether the floats fit.

    There is one segment more than columns: the column with a pull quote has one above and one below it.
    """
    width = ways[0].width
    profile = np.array([each.profile for each in ways])[rows.way]
    first = np.array([width - each.columns for each in ways])[rows.way]
    rooms = body[:, None] - profile - np.where(np.arange(width) >= first[:, None], rows.picture[:, None], 0)
    whole = (rooms >= 0).all(axis=1)
    column = ways[0].pull_column
    pull = np.array([each.pull_lines for each in ways])[rows.way]
    left = rooms[:, min(column, width - 1)] - pull
    above = np.where(pull > 0, np.maximum(LEAST_LEG, (left * PULL_SHARE).astype(np.int32)), left)
    whole &= (pull == 0) | (left >= 2 * LEAST_LEG + 2)
    parts = [rooms[:, :column], above[:, None], (left - above)[:, None], rooms[:, column + 1 :]]
    return np.concatenate(parts, axis=1).astype(np.int32), whole
