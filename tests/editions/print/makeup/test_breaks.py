"""Where columns begin: the exact breaks, against trying every way."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.design import FEATHER, Costs
from broadsheet.editions.print.galley import Cut, Galley, Line
from broadsheet.editions.print.makeup.breaks import NEVER, price, price_jump, rules_of, segments, text_of

COSTS = Costs()
RULES = rules_of(60, COSTS)


@st.composite
def galleys(draw: st.DrawFn) -> Galley:
    """Some lines with any flags and a few white ones."""
    count = draw(st.integers(12, 40))
    flags = draw(st.lists(st.sampled_from([0, 0, 0, 1, 2, 4, 8, 12, 16]), min_size=count + 1, max_size=count + 1))
    white = draw(st.frozensets(st.integers(2, count - 2), max_size=2))
    apart = frozenset(at for at in white if at - 1 not in white and at + 1 not in white)
    return Galley("g", tuple(Line(0) for _ in range(count)), tuple(flags), apart)


def every_way(galley: Galley, rooms: list[int]) -> int:
    """The least cost over all ways of lacking lines, reckoned plainly."""
    text = text_of(galley, COSTS)
    best = NEVER
    for lacks in product(range(3), repeat=len(rooms)):
        at, cost = 0, 0
        for nth, (room, lack) in enumerate(zip(rooms, lacks, strict=True)):
            at += room - lack
            cost += RULES.rows[room][lack]
            if nth < len(rooms) - 1:
                cost += text.cuts[at] if 0 <= at < text.end else NEVER
                at += int(0 <= at < text.end and bool(text.white[at]))
        if at == text.end:
            best = min(best, cost)
    return best


@settings(max_examples=60, deadline=None)
@given(galleys(), st.lists(st.integers(4, 16), min_size=2, max_size=4))
def test_breaks_cost_what_the_cheapest_of_all_ways_costs(galley: Galley, rooms: list[int]) -> None:
    rooms[-1] = max(4, len(galley.lines) - sum(rooms[:-1]) + 1)
    found = segments(text_of(galley, COSTS), RULES, 0, rooms)
    assert (found[0] if found else NEVER) == every_way(galley, rooms)


@settings(max_examples=60, deadline=None)
@given(galleys(), st.lists(st.integers(4, 16), min_size=2, max_size=4), st.integers(0, 2))
def test_all_shapes_at_once_are_priced_as_each_by_itself(galley: Galley, rooms: list[int], more: int) -> None:
    rooms[-1] = max(4, len(galley.lines) - sum(rooms[:-1]) + more)
    text = text_of(galley, COSTS)
    table = np.array([[*rooms, 0], [0, *rooms]], np.int32)
    found = segments(text, RULES, 0, rooms)
    assert price(text, RULES, 0, table).tolist() == 2 * [found[0] if found else NEVER]


@settings(max_examples=60, deadline=None)
@given(galleys(), st.integers(4, 9), st.integers(4, 9))
def test_a_first_part_ends_where_each_by_itself_ends(galley: Galley, one: int, two: int) -> None:
    text = text_of(galley, COSTS)
    bounds = (4, text.end - 3)
    cost, rest = price_jump(text, RULES, 0, np.array([[one, two]], np.int32), bounds)
    found = segments(text, RULES, 0, [one, two], bounds)
    assert int(cost[0]) == (found[0] if found else NEVER)
    if found:
        costs = [c for c in (found[0],) if c == int(cost[0])]
        assert costs
        assert bounds[0] <= int(rest[0]) <= bounds[1] + 1


@settings(max_examples=60, deadline=None)
@given(galleys(), st.integers(4, 12))
def test_no_column_begins_with_a_widow_or_a_glued_line_and_none_ends_with_white(galley: Galley, room: int) -> None:
    rooms = [room, room, max(4, len(galley.lines) - 2 * room)]
    found = segments(text_of(galley, COSTS), RULES, 0, rooms)
    for start, end in (found[1] if found else [])[:-1]:
        assert not galley.cuts[end] & (Cut.GLUED | Cut.WIDOW)
        assert end - 1 not in galley.white
        assert start not in galley.white


@pytest.mark.parametrize(("room", "lack"), [(10, 1), (18, 1), (19, 1), (36, 2), (37, 2), (20, 2), (3, 2)])
def test_a_column_lacks_what_feathering_takes_up_and_one_line_more(room: int, lack: int) -> None:
    most = FEATHER * (room - lack - 1)
    assert (RULES.rows[room][lack] < NEVER) == (lack <= int(most + 1e-9) + 1 and room > lack)
