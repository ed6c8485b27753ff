"""The files of a printed issue: what they say, and that the folder reads them as they were meant."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

from lxml import etree

from broadsheet.editions.print.files import name_of, pages_json
from broadsheet.editions.print.flatplan import flatplan
from broadsheet.editions.print.plan import Module, Page, Placed, Plan
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Names, Publication


def module(piece: str, kind: str, place: tuple[int, int, int, int], **more: object) -> Module:
    return Module(piece, kind, *place, **more)  # type: ignore[arg-type]


PLAN = Plan(
    design="gazette",
    format="a4",
    size=8700,
    leading=10300,
    columns=4,
    depth=76,
    folio=2,
    plate=10,
    pages=(
        Page(
            1,
            "front",
            (
                module("nameplate", "nameplate", (0, 0, 4, 10)),
                module("v1n1/wall", "article", (0, 10, 4, 67), jump_to=2, pictures=(Placed(0, 1, 14, 3, 20),)),
            ),
        ),
        Page(
            2,
            "inside",
            (
                module("v1n1/ferry", "article", (0, 2, 4, 40)),
                module("v1n1/wall", "continued", (0, 42, 3, 35), from_page=1),
                module("house/tea", "house", (3, 42, 1, 35)),
            ),
        ),
    ),
)
ISSUE = Issue(id="v1n1", folder="issues/v1n1", date=date(2026, 1, 2), release_at=datetime(2026, 1, 2, tzinfo=UTC))


def test_pages_json_names_the_pages_of_every_article_first_page_first() -> None:
    assert json.loads(pages_json(PLAN)) == {"pages": 2, "articles": {"wall": [1, 2], "ferry": [2]}}


def test_a_translation_is_named_by_the_slug_of_its_original() -> None:
    pages = tuple(
        replace(page, modules=tuple(replace(one, piece=f"{one.piece}.ar") for one in page.modules))
        for page in PLAN.pages
    )
    assert json.loads(pages_json(replace(PLAN, pages=pages)))["articles"] == {"wall": [1, 2], "ferry": [2]}


def test_files_of_another_language_bear_it_before_their_suffix() -> None:
    paper = Publication(id="p", title=Names(), language="en")
    names = ("issue.pdf", "plan.json", "flatplan.svg")
    assert [name_of(name, ISSUE, "en", paper) for name in names] == ["v1n1.pdf", "plan.json", "flatplan.svg"]
    assert [name_of(name, ISSUE, "ar", paper) for name in names] == ["v1n1.ar.pdf", "plan.ar.json", "flatplan.ar.svg"]


def test_the_flatplan_draws_every_page_module_and_picture_with_where_it_goes_on() -> None:
    tree = etree.fromstring(
        flatplan(PLAN, {"v1n1/wall": "Wall & <quay> to be rebuilt", "v1n1/ferry": "F"}, 0.08).encode()
    )
    names = {"s": "http://www.w3.org/2000/svg"}
    groups = tree.findall("s:g", names)
    assert [len(group.findall("s:rect", names)) for group in groups] == [1 + 2 + 1, 1 + 3]
    said = [[text.text for text in group.findall("s:text", names)] for group in groups]
    assert said == [
        ["1", "Wall & <quay> to be", "rebuilt", "→ 2"],
        ["2", "F", "Wall & <quay> to be", "rebuilt", "← 1"],
    ]


def test_what_the_flatplan_draws_lies_within_its_frame() -> None:
    tree = etree.fromstring(flatplan(PLAN, {}, 0.08).encode())
    _, _, width, height = map(float, tree.get("viewBox").split())
    for group in tree.iter("{http://www.w3.org/2000/svg}g"):
        x, y = map(float, group.get("transform")[10:-1].split())
        for rect in group.iter("{http://www.w3.org/2000/svg}rect"):
            right = x + float(rect.get("x", 0)) + float(rect.get("width"))
            foot = y + float(rect.get("y", 0)) + float(rect.get("height"))
            assert right <= width
            assert foot <= height
