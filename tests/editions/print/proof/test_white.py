"""White rectangles: found where a reader would see a hole, with a size that a slower search agrees with."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.proof.white import Hole, holes, lined
from broadsheet.typesetting.pages import Ink

COLUMN, LEADING = 40.0, 10.0
PAGE = (300, 200)


def printed(*boxes: tuple[int, int, int, int]) -> Ink:
    """A page with ink in boxes of left, top, right, bottom."""
    ink = np.zeros(PAGE, dtype=np.bool_)
    for left, top, right, bottom in boxes:
        ink[top:bottom, left:right] = True
    return ink


def below(end: tuple[int, int, int, int], *others: tuple[int, int, int, int]) -> list[Hole]:
    return holes(printed(end, *others), [end], PAGE[0], COLUMN, LEADING)


def test_white_below_a_last_line_down_to_the_next_thing_is_a_hole() -> None:
    assert below((20, 50, 60, 60), (20, 100, 60, 110)) == [Hole(20, 60, 40, 40)]


def test_white_as_high_as_two_lines_is_none() -> None:
    assert not below((20, 50, 60, 60), (20, 80, 60, 90))
    assert below((20, 50, 60, 60), (20, 81, 60, 90))


def test_white_as_wide_as_half_a_column_is_none() -> None:
    assert not below((20, 50, 60, 60), (40, 70, 60, 80), (20, 160, 40, 170))
    assert below((20, 50, 60, 60), (41, 70, 60, 80)) == [Hole(20, 60, 21, 240)]


def test_white_reaches_no_further_than_the_foot_of_the_page() -> None:
    end = (20, 50, 60, 60)
    assert holes(printed(end), [end], 100, COLUMN, LEADING) == [Hole(20, 60, 40, 40)]
    assert not holes(printed(end), [end], 80, COLUMN, LEADING)


def test_a_rule_below_a_column_ends_the_white() -> None:
    assert not below((20, 50, 60, 60), (0, 70, 200, 71), (20, 150, 60, 160))


def test_white_beside_a_jump_line_is_no_hole() -> None:
    text, jump, house = (20, 50, 60, 60), (50, 62, 60, 70), (20, 84, 60, 150)
    assert below(text, jump, house) == [Hole(20, 60, 30, 24)]
    ink = lined(printed(text, jump, house), [(20, 62, 60, 70)])
    assert not holes(ink, [text, (20, 62, 60, 70)], PAGE[0], COLUMN, LEADING)


def test_white_beside_the_short_second_line_of_a_caption_is_no_hole_and_white_below_it_is_one() -> None:
    picture, first, second = (20, 10, 140, 60), (20, 62, 138, 68), (20, 72, 50, 78)
    rooms = [(20, 62, 140, 68), (20, 72, 140, 78)]
    for next_thing, found in ((90, []), (100, [Hole(20, 78, 120, 22)])):
        page = printed(picture, first, second, (0, next_thing, 200, next_thing + 40))
        ends = [(20, 10, 140, 69), (20, 10, 140, 78)]
        assert holes(page, [ends[0]], PAGE[0], COLUMN, LEADING)
        assert holes(lined(page, rooms), ends, PAGE[0], COLUMN, LEADING) == found


boxes = st.tuples(st.integers(0, 60), st.integers(21, 79), st.integers(1, 30), st.integers(1, 10)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@settings(deadline=None, max_examples=60)
@given(st.lists(boxes, max_size=6))
def test_the_hole_is_the_largest_of_all_rectangles_that_begin_at_the_end(
    others: list[tuple[int, int, int, int]],
) -> None:
    end = (10, 10, 50, 20)
    ink = printed(end, *others)
    found = holes(ink, [end], 80, 30.0, 5.0)
    areas = [
        (right - left) * depth
        for left in range(10, 50)
        for right in range(left + 16, 51)
        if (depth := white_depth(ink, left, right, 20, 80)) > 10
    ]
    assert [hole.area for hole in found] == ([max(areas)] if areas else [])


def white_depth(ink: Ink, left: int, right: int, top: int, foot: int) -> int:
    depth = 0
    while top + depth < foot and not ink[top + depth, left:right].any():
        depth += 1
    return depth
