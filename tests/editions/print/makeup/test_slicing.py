"""The exact page, against trying every division."""

from __future__ import annotations

from functools import cache

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.makeup.breaks import NEVER
from broadsheet.editions.print.makeup.slicing import INVERSION, SIDE_BY_SIDE, Slicer
from broadsheet.editions.print.makeup.tables import Cells

COLUMNS, HEIGHTS = 3, 10


@st.composite
def tables(draw: st.DrawFn) -> list[Cells]:
    """Three items that fit into some rectangles."""
    found = []
    for _ in range(3):
        costs = draw(
            st.lists(
                st.sampled_from([0, 7, 30, NEVER]),
                min_size=COLUMNS * HEIGHTS,
                max_size=COLUMNS * HEIGHTS,
            )
        )
        cells = np.full((COLUMNS + 1, HEIGHTS + 1), NEVER, np.int16)
        cells[1:, 1:] = np.array(costs).reshape(COLUMNS, HEIGHTS)
        found.append(cells)
    return found


def every_division(cells: list[Cells], w: int, h: int) -> int:
    """The least cost over all divisions, reckoned plainly."""

    @cache
    def least(items: tuple[int, ...], w: int, h: int) -> int:
        if len(items) == 1:
            return int(cells[items[0]][w, h])
        best = NEVER
        for chosen in range(1, 2 ** (len(items) - 1)):
            second = tuple(item for at, item in enumerate(items[1:]) if chosen >> at & 1)
            first = tuple(item for item in items if item not in second)
            before = sum(item > second[0] for item in first)
            pair = SIDE_BY_SIDE if len(items) == 2 else 0
            for at in range(1, h):
                best = min(best, least(first, w, at) + least(second, w, h - at) + INVERSION * before)
            for at in range(1, w):
                beside = INVERSION * 6 * before // 10 + pair
                best = min(best, least(first, at, h) + least(second, w - at, h) + beside)
        return best

    return least(tuple(range(len(cells))), w, h)


def slicer(cells: list[Cells]) -> Slicer:
    found = Slicer(COLUMNS, HEIGHTS)
    for item, table in enumerate(cells):
        found.add(item, table, item)
    return found


@settings(max_examples=50, deadline=None)
@given(tables(), st.integers(4, HEIGHTS))
def test_a_page_costs_what_the_cheapest_of_all_divisions_costs(cells: list[Cells], height: int) -> None:
    found = slicer(cells).divide((0, 1, 2), height)
    assert (found[0].cost if found else NEVER) == every_division(cells, COLUMNS, height)


@settings(max_examples=50, deadline=None)
@given(tables(), st.integers(4, HEIGHTS))
def test_every_division_covers_the_page_once_with_rectangles_that_are_allowed(cells: list[Cells], height: int) -> None:
    for sliced in slicer(cells).divide((0, 1, 2), height):
        covered = np.zeros((COLUMNS, height), int)
        for cell in sliced.cells:
            covered[cell.x : cell.x + cell.w, cell.y : cell.y + cell.h] += 1
            assert cells[cell.item][cell.w, cell.h] < NEVER
        assert (covered == 1).all()
