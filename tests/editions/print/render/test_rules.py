"""Rules between modules: where they stand, where they meet, which are thick."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.editions.print.plan import Module, Page, Plan
from broadsheet.editions.print.render.ground import Ground
from broadsheet.editions.print.render.rules import DROP, Rule, rules

from .small import design

LOOK = design()
GROUND = Ground(LOOK)
END = LOOK.depth + 1


def drawn(*modules: Module, sections: dict[str, str] | None = None) -> list[Rule]:
    page = Page(2, "inside", modules)
    plan = Plan("gazette", "a4", 8700, 10300, 4, LOOK.depth, 2, LOOK.plate, (page,))
    return list(rules(plan, page, GROUND, sections or {}))


def level(y: int) -> float:
    return GROUND.top(y) - DROP * LOOK.leading


def test_one_module_needs_no_rule() -> None:
    assert drawn(Module("a", "article", 0, 2, 4, END - 2)) == []


def test_a_rule_between_two_modules_lies_in_the_space_of_the_upper_one() -> None:
    (rule,) = drawn(Module("a", "article", 0, 2, 4, 20), Module("b", "article", 0, 22, 4, END - 22))
    assert not rule.upright
    assert GROUND.top(21) < rule.y < GROUND.top(22)
    assert (rule.x, rule.length) == pytest.approx((GROUND.left(0), GROUND.width(4)))


def test_a_rule_beside_two_modules_stands_in_the_middle_of_the_gutter_and_ends_with_the_last_line() -> None:
    (rule,) = drawn(Module("a", "article", 0, 2, 1, END - 2), Module("b", "article", 1, 2, 3, END - 2))
    assert rule.upright
    assert rule.x == pytest.approx(GROUND.left(1) - LOOK.format.gutter / 2)
    assert GROUND.top(2) < rule.y < GROUND.top(3)
    assert GROUND.top(LOOK.depth - 1) < rule.y + rule.length < GROUND.top(LOOK.depth)


def test_standing_and_lying_rules_meet() -> None:
    lying, standing = drawn(
        Module("a", "article", 0, 2, 4, 20),
        Module("b", "article", 0, 22, 2, END - 22),
        Module("c", "article", 2, 22, 2, END - 22),
    )
    assert standing.upright
    assert standing.y == pytest.approx(lying.y) == pytest.approx(level(22))


def test_a_rule_that_ends_at_a_standing_one_reaches_to_it() -> None:
    lying, standing = drawn(
        Module("a", "article", 0, 2, 2, END - 2),
        Module("b", "article", 2, 2, 2, 20),
        Module("c", "article", 2, 22, 2, END - 22),
    )
    assert standing.upright
    assert lying.x == pytest.approx(standing.x)
    assert lying.x + lying.length == pytest.approx(GROUND.right(4))


@pytest.mark.parametrize("kind", ["inside", "imprint"])
def test_a_module_that_begins_with_a_rule_of_its_own_has_none_above_but_one_beside_it(kind: str) -> None:
    headed = Module("x", kind, 2, 22, 2, END - 22)  # type: ignore[arg-type]
    (rule,) = drawn(Module("a", "article", 0, 2, 2, END - 2), Module("b", "article", 2, 2, 2, 20), headed)
    assert rule.upright
    (below,) = drawn(replace(headed, x=0, y=2, w=4, h=20), Module("a", "article", 0, 22, 4, END - 22))
    assert not below.upright


@pytest.mark.parametrize("kind", ["house", "advertisement"])
def test_a_module_with_a_frame_of_its_own_has_no_rules(kind: str) -> None:
    framed = Module("x", kind, 2, 2, 2, END - 2)  # type: ignore[arg-type]
    assert drawn(Module("a", "article", 0, 2, 2, END - 2), framed) == []


def test_no_rule_lies_under_the_nameplate() -> None:
    plate = Module("", "nameplate", 0, 0, 4, 9)
    assert drawn(plate, Module("a", "article", 0, 9, 4, END - 9)) == []


def test_a_rule_over_the_whole_page_is_thick_where_another_section_begins() -> None:
    modules = (Module("a", "article", 0, 2, 4, 20), Module("b", "article", 0, 22, 4, END - 22))
    assert [rule.thick for rule in drawn(*modules, sections={"a": "Town", "b": "Sport"})] == [True]
    assert [rule.thick for rule in drawn(*modules, sections={"a": "Town", "b": "Town"})] == [False]
    assert [rule.thick for rule in drawn(*modules)] == [False]


def test_a_rule_over_a_part_of_the_page_is_never_thick() -> None:
    thick = [
        rule.thick
        for rule in drawn(
            Module("a", "article", 0, 2, 2, 20),
            Module("b", "article", 0, 22, 2, END - 22),
            Module("c", "article", 2, 2, 2, END - 2),
            sections={"a": "Town", "b": "Sport", "c": "Town"},
        )
    ]
    assert not any(thick)


def test_a_rule_lies_over_the_whole_of_a_module_below_a_house_ad_and_another() -> None:
    above = (Module("h", "house", 0, 2, 3, 20), Module("a", "article", 3, 2, 1, 20))
    (lying,) = drawn(*above, Module("b", "article", 0, 22, 4, END - 22))
    assert not lying.upright
    assert (lying.x, lying.length) == pytest.approx((GROUND.left(0), GROUND.width(4)))
