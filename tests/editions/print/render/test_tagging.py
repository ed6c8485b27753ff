"""What a screen reader hears of lists, quotations, code, pictures and notes: tags, read back with another library."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf

from broadsheet.editions.print.matter import Box, Matter, Paragraph, Picture, Run
from broadsheet.editions.print.plan import Placed
from broadsheet.editions.print.render.document import render

from .small import BRIDGE, Small, runs, small, typesetter


def item(text: str, mark: str = "•", depth: int = 0) -> Paragraph:
    return Paragraph("item", runs(text), depth, mark, first=True)


RICH = (
    Paragraph("text", (Run("Before"), Run("1", "u", "note-mark:1"), Run("."))),
    item("one"),
    item("two"),
    item("deeper", depth=1),
    Paragraph("text", runs("and more of two"), 1, first=True),
    item("three"),
    item("first", "1."),
    item("second", "2."),
    Paragraph("text", runs("Between")),
    item("again first", "1."),
    Paragraph("quote", runs("Said in one line"), 1, first=True),
    Paragraph("quote", runs("and in another"), 1),
    Paragraph("code", runs("level = 4"), first=True),
    Paragraph("code", runs("print(level)"), first=True),
    Paragraph("row", cells=(runs("Lock"), runs("2026")), mark="lr", head=True),
    Paragraph("row", cells=(runs("Upper"), runs("14")), mark="lr"),
    Paragraph("text", (Run("Call "), Run("weir()", "c"), Run(" twice"), Run("1", "u", "note:1"), Run("."))),
    Paragraph("note", runs("A note"), mark="1", first=True),
    Paragraph("note", runs("with more"), 1, first=True),
)


@cache
def rich() -> Small:
    facts = Box("facts", (Paragraph("crosshead", runs("Facts")), item("a fact"), item("another")))
    return small(tins=Matter("n1/tins", "en", "ltr", runs("Tins"), paragraphs=RICH, boxes=(facts,)))


@cache
def opened() -> pikepdf.Pdf:
    made = rich()
    page = made.plan.pages[1]
    continued, ferry, tins = page.modules
    boxed = replace(tins, boxes=(Placed(0, 3, 60, 1, 8),))
    pages = (made.plan.pages[0], replace(page, modules=(continued, ferry, boxed)))
    return pikepdf.open(io.BytesIO(render(replace(made.plan, pages=pages), made.sheet, typesetter())))


def kids(node: Any) -> list[Any]:
    inside = node.get("/K", [])
    inside = inside if isinstance(inside, pikepdf.Array) else [inside]
    return [kid for kid in inside if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def below(node: Any) -> Iterator[Any]:
    for kid in kids(node):
        yield kid
        yield from below(kid)


def tags(name: str, within: Any = None) -> list[Any]:
    return [node for node in below(within or opened().Root.StructTreeRoot) if f"/{name}" == node.S]


def shape(node: Any) -> Any:
    """An element and those in it, by name; a mark that stands is "Lbl", one that does not "lbl"."""
    name = str(node.S)[1:]
    if name == "Lbl":
        return name if len(node.get("/K", [])) else "lbl"
    inside = [shape(kid) for kid in kids(node)]
    return (name, *inside) if inside else name


ITEM = ("LI", "Lbl", ("LBody", "P"))


def lists() -> list[Any]:
    return [shape(node) for node in tags("L")]


def test_a_list_holds_its_items_and_an_item_the_list_and_the_text_in_it() -> None:
    assert lists()[0] == ("L", ITEM, ("LI", "Lbl", ("LBody", "P", ("L", ITEM), "P")), ITEM)


def test_numbers_that_begin_anew_begin_a_list() -> None:
    assert ("L", ITEM, ITEM) in lists()
    assert ("L", ITEM) in lists()
    numbered = [str(node.A[0].ListNumbering) for node in tags("L")]
    assert numbered.count("/Decimal") >= 3


def test_a_box_has_its_list() -> None:
    assert lists().count(("L", ITEM, ITEM)) == 2


def test_a_quotation_and_a_listing_are_one_thing_each() -> None:
    assert [shape(node) for node in tags("BlockQuote")] == [("BlockQuote", "P", "P")]
    block, inline = tags("Code")
    assert shape(block) == ("Code", "P", "P")
    assert inline.P.S == "/P"


def test_a_table_has_rows_and_cells() -> None:
    [table] = tags("Table")
    assert [len(tags(name, table)) for name in ("TR", "TH", "TD")] == [2, 2, 2]


def test_a_caption_belongs_to_its_picture() -> None:
    [caption] = tags("Caption")
    assert [str(kid.S) for kid in kids(caption.P)] == ["/Caption", "/Figure"]
    assert str(kids(caption.P)[1].Alt) == "A swing bridge"


def test_a_picture_that_is_decoration_keeps_its_caption() -> None:
    bare = Picture("issues/n1/bridge.webp", 400, 300, runs("The bridge"), decorative=True)
    made = small(bridge=replace(BRIDGE, pictures=(bare,)))
    with pikepdf.open(io.BytesIO(render(made.plan, made.sheet, typesetter()))) as pdf:
        found = [str(node.S) for node in below(pdf.Root.StructTreeRoot)]
    assert "/Figure" not in found
    assert "/Caption" not in found


def test_the_rest_of_an_item_in_the_next_column_has_no_mark() -> None:
    long = item("a thing to be done that takes three lines of type")
    made = small(tins=Matter("n1/tins", "en", "ltr", runs("Tins"), paragraphs=(*(item("one"),) * 5, long, item("two"))))
    with pikepdf.open(io.BytesIO(render(made.plan, made.sheet, typesetter()))) as pdf:
        found = [shape(node) for node in tags("L", pdf.Root.StructTreeRoot)]
    assert found == [("L", *(ITEM,) * 6), ("L", ("LI", "lbl", ("LBody", "P"))), ("L", ITEM)]


def test_a_mark_leads_to_its_note_and_the_note_back_to_the_first_mark() -> None:
    page = opened().pages[1]
    goals = {}
    for link in page.Annots:
        if "/Dest" in link:
            left, low, _, high = map(float, link.Rect)
            goals[round(left), round((low + high) / 2)] = (float(link.Dest[2]), float(link.Dest[3]))
    links = [(place, goal) for place, goal in goals.items() if place[0] > 290]
    marks = [(place, goal) for place, goal in links if any(near(goal, other) for other, _ in links)]
    assert len(marks) == 3
    places = [place for place, _ in marks]
    [note] = {place for place in places if sum(near(goal, place) for _, goal in marks) == 2}
    [back] = [goal for place, goal in marks if place == note]
    first = max((place for place in places if place != note), key=lambda place: (-place[0], place[1]))
    assert near(back, first)


def near(goal: tuple[float, float], place: tuple[int, int]) -> bool:
    """Whether a goal, which lies at the upper left of what it is for, is that of a place."""
    return abs(goal[0] - place[0]) < 12 and 0 <= goal[1] - place[1] < 16
