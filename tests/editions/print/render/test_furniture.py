"""Nameplate, imprint and house ads: nothing is lost, nothing runs into anything."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pypdfium2
import pytest

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.matter import Box, Paragraph
from broadsheet.editions.print.plan import Module, Page
from broadsheet.editions.print.render.document import render
from broadsheet.editions.print.render.ground import Ground
from broadsheet.editions.print.sheet import Furniture

from .small import Small, design, runs, small, typesetter

ROWS = tuple(f"Row {at} of what is said here" for at in range(11))


def box(kind: str, rows: tuple[str, ...]) -> Box:
    head = Paragraph("crosshead", runs("A heading"))
    return Box(kind, (head, *(Paragraph("text", runs(row), first=True) for row in rows)))  # type: ignore[arg-type]


def with_box(kind: str, module: Module, rows: tuple[str, ...]) -> Small:
    """The small issue with one module alone on its second page."""
    made = small()
    furniture = replace(made.sheet.furniture, boxes={"box": box("imprint" if kind == "imprint" else "house", rows)})
    pages = (made.plan.pages[0], Page(2, "inside", (module,)))
    return Small(replace(made.plan, pages=pages), replace(made.sheet, furniture=furniture))


def text_in(data: bytes, page: int, module: Module) -> str:
    ground = Ground(design())
    document = pypdfium2.PdfDocument(data)
    leaf = document[page - 1]
    height = leaf.get_height()
    said: str = leaf.get_textpage().get_text_bounded(
        left=ground.left(module.x) - 1,
        right=ground.left(module.x) + ground.width(module.w) + 1,
        top=height - ground.top(module.y),
        bottom=height - ground.top(module.y + module.h),
    )
    document.close()
    return " ".join(said.split())


@pytest.mark.parametrize("kind", ["imprint", "house"])
@pytest.mark.parametrize(("width", "height"), [(1, 30), (2, 14), (3, 10), (4, 9)])
def test_a_box_of_any_shape_shows_all_its_rows_in_order(kind: str, width: int, height: int) -> None:
    module = Module("box", kind, 0, 2, width, height)  # type: ignore[arg-type]
    made = with_box(kind, module, ROWS)
    said = text_in(render(made.plan, made.sheet, typesetter()), 2, module)
    places = [said.find(row) for row in ("A heading", *ROWS)]
    assert -1 not in places
    assert places == sorted(places)


def test_a_module_of_white_space_shows_nothing() -> None:
    module = Module("", "house", 0, 2, 4, 20)
    made = with_box("house", module, ROWS)
    assert text_in(render(made.plan, made.sheet, typesetter()), 2, module) == ""


LOOKS = (design("gazette", "a4"), design("gazette", "broadsheet"), design("bulletin", "tabloid"))


def strip(furniture: Furniture, look: Design) -> list[tuple[float, float]]:
    """Where the three small lines of the nameplate begin and end, from left to right."""
    made = small(look)
    data = render(made.plan, replace(made.sheet, furniture=furniture), typesetter())
    document = pypdfium2.PdfDocument(data)
    text = document[0].get_textpage()
    places = []
    for said in (furniture.issue, furniture.date, furniture.price):
        index, count = text.search(said).get_next()
        boxes = [text.get_charbox(at) for at in range(index, index + count)]
        places.append((min(box[0] for box in boxes), max(box[2] for box in boxes)))
    document.close()
    return places


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: f"{look.name}-{look.format.name}")
@pytest.mark.parametrize("times", [1, 2, 4])
def test_issue_line_date_and_price_never_touch(look: Design, times: int) -> None:
    usual = small().sheet.furniture
    issue = ", ".join(["Volume 12, Numbers 1 and 2 of the second and of the ninth of October"] * times)
    places = strip(replace(usual, issue=issue), look)
    ground = Ground(look)
    assert places == sorted(places)
    assert all(first[1] + 4 < second[0] for first, second in pairwise(places))
    assert ground.left(0) - 1 <= places[0][0]
    assert places[-1][1] <= ground.left(0) + ground.width(look.columns) + 1


def test_the_date_stands_in_the_middle_where_there_is_room() -> None:
    (_, (left, right), _) = strip(small().sheet.furniture, design())
    ground = Ground(design())
    assert (left + right) / 2 == pytest.approx(ground.left(0) + ground.width(4) / 2, abs=1)
