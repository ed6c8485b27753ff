"""A front's places: every row full, every column long enough."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.editions.web.composing import LEAD_ALONE, WORDS, Mix, normals, places, rows


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, []),
        (1, [1]),
        (2, [2]),
        (3, [3]),
        (4, [4]),
        (5, [2, 3]),
        (6, [2, 4]),
        (7, [3, 4]),
        (9, [2, 3, 4]),
        (13, [2, 3, 4, 4]),
    ],
)
def test_normals_fill_their_rows(count: int, expected: list[int]) -> None:
    assert rows(count) == expected


@given(st.integers(0, 200))
def test_no_normal_is_left_over(count: int) -> None:
    assert sum(rows(count)) == count
    assert all(0 < size <= 4 for size in rows(count))


@given(st.lists(st.booleans(), max_size=30))
def test_every_normal_has_a_place_and_only_those_with_a_picture_have_room_for_it(pictured: list[bool]) -> None:
    places = normals(pictured)
    assert [place.kind == "normal" for place in places] == pictured


def test_beside_a_picture_one_without_says_more() -> None:
    pictured, plain, *_ = normals([True, False, True, True])
    assert plain.words > pictured.words
    assert {place.words for place in normals([False] * 4)} == {WORDS["normal"]}


def test_few_briefs_beside_a_lead_say_more_than_many() -> None:
    words = [places(Mix([True], [True], [], count))["brief"][0].words for count in (2, 5, 7)]
    assert words[0] > words[1] >= words[2] >= WORDS["brief"]
    assert places(Mix([], [], [], 9))["brief"][0].words == WORDS["brief"]


def test_a_second_without_a_picture_beside_a_lead_with_one_says_more() -> None:
    alone = places(Mix([True], [False], [], 3))["second"][0]
    two = places(Mix([True], [False, False], [], 3))["second"][0]
    assert alone.words > two.words >= WORDS["second"]
    assert alone.shows == "both"


def test_a_lead_without_a_picture_says_more_beside_many_briefs() -> None:
    assert places(Mix([False], [], [], 7))["lead"][0].words > places(Mix([False], [], [], 2))["lead"][0].words


def test_an_article_alone_says_the_most() -> None:
    assert places(Mix([True], [], [], 0))["lead"][0].words == LEAD_ALONE


def test_a_short_standfirst_does_not_stand_in_for_the_text() -> None:
    place = normals([True] * 4)[0]
    assert place.has_standfirst(5)
    assert not place.has_standfirst(20)
    assert not place.has_standfirst(0)
