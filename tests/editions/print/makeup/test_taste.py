"""What an eye objects to: headlines side by side, facing pages, pictures that meet at the gutter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.editions.print.design import Costs
from broadsheet.editions.print.makeup.issue import make_up
from broadsheet.editions.print.makeup.spreads import across, likeness
from broadsheet.editions.print.makeup.taste import Face, tombstone, turns
from broadsheet.editions.print.plan import Module, Page, Plan
from broadsheet.model.pins import Pins

from .synthetic import design_of, issue

COSTS = Costs()


def face(x: int, y: int, w: int, size: int, **more: object) -> Face:
    return Face(x, y, w, 30, 1, size, 4, **{"brief": False, **more})  # type: ignore[arg-type]


def test_two_headlines_of_like_size_at_one_height_are_a_tombstone() -> None:
    assert tombstone(face(0, 10, 2, 200), face(2, 11, 2, 220))
    assert not tombstone(face(0, 10, 2, 200), face(2, 11, 2, 300)), "one is clearly larger"
    assert not tombstone(face(0, 10, 2, 200), face(2, 20, 2, 200)), "one stands lower"
    assert not tombstone(face(0, 10, 1, 200), face(2, 10, 2, 200)), "a column is between them"


def test_pages_of_one_shape_cost_more_where_they_face_each_other() -> None:
    shape = "v(.h(..))"
    assert likeness(shape, "h(.v(..))", facing=True, costs=COSTS) == 0
    assert 0 < likeness(shape, shape, facing=False, costs=COSTS) < likeness(shape, shape, facing=True, costs=COSTS)
    assert likeness("v(..)", "v(..)", facing=True, costs=COSTS) == 0, "two modules are hardly a shape"


def test_like_headlines_on_both_sides_of_the_gutter_cost() -> None:
    design = design_of("a4")
    picture = ((0, 20, 3, 20),)
    right = [face(0, 0, 4, 330, plain=picture, turned=picture)]
    assert across([face(0, 0, 4, 330)], right, design) == round(100 * COSTS.facing_heads)
    assert across([face(0, 0, 4, 220)], right, design) == 0
    assert across([face(0, 0, 3, 330)], right, design) == 0, "a column is between them"


def test_two_pages_want_one_dominant_picture() -> None:
    design = design_of("a4")
    small, large = ((0, 20, 2, 10),), ((0, 20, 3, 20),)
    left = [face(0, 0, 4, 200, plain=small, turned=small)]
    assert across(left, [face(0, 0, 4, 330, plain=large, turned=large)], design) == 0
    assert across(left, [face(0, 0, 4, 330, plain=small, turned=small)], design) > 0
    assert across([face(0, 0, 4, 200)], [face(0, 0, 4, 330)], design) > 0, "there is none at all"


@pytest.mark.parametrize("beside", [(), ((-2, 10, 2, 20),)])
def test_a_picture_is_turned_away_from_one_that_it_would_meet_at_the_gutter(
    beside: tuple[tuple[int, int, int, int], ...],
) -> None:
    one = face(0, 6, 4, 300, plain=((2, 10, 2, 20),), turned=((0, 10, 2, 20),))
    _, turned = turns([one], [True], COSTS, True, beside)
    assert turned == (not beside,), "it would be at the left, were there nothing"


def heads(page: Page) -> list[Module]:
    return [module for module in page.modules if module.kind == "article" and module.size]


def stones(plan: Plan, briefs: set[str]) -> list[tuple[int, str, str]]:
    """Tombstones of a plan, by the rule of the trade: side by side, at one height, sizes within a fifth."""
    return [
        (page.number, one.piece, other.piece)
        for page in plan.pages
        for at, one in enumerate(heads(page))
        for other in heads(page)[at + 1 :]
        if other.x in (one.x + one.w, one.x - other.w)
        and min(one.y + one.head, other.y + other.head) > max(one.y, other.y)
        and min(one.size, other.size) > 0.8 * max(one.size, other.size)
        and not {one.piece, other.piece} <= briefs
    ]


@pytest.mark.parametrize("seed", [2, 15, 21])
def test_issues_have_hardly_a_tombstone(seed: int) -> None:
    design = design_of("a4")
    pieces, fittings = issue(seed, design, 8, 0.9)
    plan = make_up(pieces, fittings, design, Pins(pages=8))
    assert isinstance(plan, Plan)
    briefs = {piece.id for piece in pieces if piece.weight == "brief"}
    assert len(stones(plan, briefs)) <= 1
    assert stones(replace(plan, pages=()), briefs) == []
