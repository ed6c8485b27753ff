"""The plan as JSON: what a later make-up puts into it, feature pages and fixed leaves, is carried and kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from broadsheet.editions.print.plan import Page, Plan, from_json, to_json

from .test_files import PLAN, module

ADVERTISEMENT = module("advertisement/ropes", "advertisement", (0, 2, 4, 75))
FEATURE = Page(3, "feature", (ADVERTISEMENT,))
LATER = replace(PLAN, pages=(*PLAN.pages, FEATURE))


def test_feature_pages_and_advertisements_are_read_as_they_were_written() -> None:
    assert from_json(to_json(LATER)) == LATER


def test_a_leaf_of_which_only_its_rectangle_is_said_is_read() -> None:
    said = json.loads(to_json(LATER))
    keys = ("piece", "kind", "x", "y", "w", "h")
    said["pages"][2]["modules"] = [{key: said["pages"][2]["modules"][0][key] for key in keys}]
    assert from_json(json.dumps(said)).pages[2] == FEATURE


@pytest.mark.parametrize("text", ["{}", "[]", to_json(PLAN).replace('"x": 0', '"left": 0')])
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="plan"):
        from_json(text)


def test_a_plan_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 9"):
        from_json(to_json(replace(PLAN, version=9)))


def numbers(plan: Plan) -> list[int]:
    return [page.number for page in plan.pages]


def test_one_line_a_module_so_that_two_plans_can_be_compared() -> None:
    rows = [line for line in to_json(LATER).splitlines() if '"piece"' in line]
    assert len(rows) == sum(len(page.modules) for page in LATER.pages)
    assert numbers(from_json(to_json(LATER))) == [1, 2, 3]
