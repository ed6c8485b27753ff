"""The PDF of a small issue: what it says, in which order, where it leads; read back with other libraries."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pikepdf
import pypdfium2
import pytest

from broadsheet.editions.print.plan import Module, mirrored
from broadsheet.editions.print.render.articles import feathering
from broadsheet.editions.print.render.document import render
from broadsheet.editions.print.render.ground import Ground
from broadsheet.editions.print.render.plate import section_of
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders

from .small import BRIDGE, FERRY, NASTY, Small, design, small, typesetter

LINE_SIGNS = str.maketrans("", "", " \r\n\ufffe\u00ad")


@cache
def pdf() -> bytes:
    made = small()
    return render(made.plan, made.sheet, typesetter())


@cache
def opened() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf()))


def said(data: bytes, made: Small, page: int, module: Module) -> str:
    """All letters that stand in a module's rectangle, in the order of the file."""
    ground = Ground(made.sheet.design)
    document = pypdfium2.PdfDocument(data)
    sheet = document[page - 1]
    height = sheet.get_height()
    text = sheet.get_textpage().get_text_bounded(
        left=ground.left(module.x) - 3,
        right=ground.left(module.x) + ground.width(module.w) + 3,
        top=height - ground.top(module.y),
        bottom=height - ground.top(module.y + module.h),
    )
    document.close()
    return letters(text)


def letters(text: str) -> str:
    return text.translate(LINE_SIGNS)


def lines(made: Small, module: Module) -> str:
    """The text of a module's segments as the matter has it."""
    galley, matter = made.sheet.galleys[module.piece], made.sheet.matters[module.piece]
    rows = [galley.lines[at] for segment in module.segments for at in range(segment.start, segment.end)]
    return letters("".join(matter.paragraphs[row.paragraph].text[row.start : row.end] for row in rows))


def elements(node: Any) -> Iterator[Any]:
    """All elements of the structure tree, in reading order."""
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def roles() -> list[tuple[str, str]]:
    return [(str(node.S), str(node.get("/T", ""))) for node in elements(opened().Root.StructTreeRoot)]


def test_qpdf_finds_no_fault() -> None:
    assert opened().check_pdf_syntax() == []


def test_it_claims_to_be_both_ua_1_and_a_2a() -> None:
    with opened().open_metadata() as meta:
        assert (meta["pdfuaid:part"], meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("1", "2", "A")
        assert meta["dc:title"] == "The Packet, Number 1"
        assert meta["xmp:CreateDate"].startswith("2026-10-23T05:30:00")


def test_it_has_language_outline_and_page_labels() -> None:
    root = opened().Root
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    with opened().open_outline() as outline:
        (paper,) = outline.root
        assert paper.title == "The Packet"
        assert [entry.title for entry in paper.children] == [
            "Bridge to be lifted",
            "عبارة جديدة",
            'Tins & "pins"',
        ]
    assert [page.label for page in opened().pages] == ["1", "2"]


def test_headings_come_in_reading_order() -> None:
    found = [role for role, _ in roles() if role.startswith("/H")]
    assert found == ["/H1", "/H2", "/H2", "/H2", "/H3", "/H2", "/H2"]


def test_a_picture_has_its_alternative_text() -> None:
    figures = [node for node in elements(opened().Root.StructTreeRoot) if node.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["A swing bridge"]


def test_all_text_of_an_article_stands_in_its_modules_in_order() -> None:
    made = small()
    for page in made.plan.pages:
        for module in page.modules:
            if module.kind in ("article", "continued") and module.piece != "n1/ferry":
                assert lines(made, module) in said(pdf(), made, page.number, module)
    whole = "".join(
        lines(made, module) for page in made.plan.pages for module in page.modules if module.piece == BRIDGE.id
    )
    assert whole == letters("".join(paragraph.text for paragraph in BRIDGE.paragraphs))


def test_nothing_in_an_article_means_anything_to_the_typesetter() -> None:
    made = small()
    tins = made.plan.pages[1].modules[2]
    assert letters(NASTY) in said(pdf(), made, 2, tins)
    assert letters('Tins & "pins"') in said(pdf(), made, 2, tins)
    assert letters("C:\\new\\table") in said(pdf(), made, 2, tins)


def test_a_jump_leads_to_the_continuation_and_back() -> None:
    document = opened()
    objects = [page.objgen for page in document.pages]
    targets = [
        [objects.index(link.Dest[0].objgen) + 1 for link in page.Annots if "/Dest" in link] for page in document.pages
    ]
    made = small()
    front, second = (
        said(pdf(), made, page.number, page.modules[at]) for page, at in zip(made.plan.pages, (1, 0), strict=True)
    )
    assert "Continuedonpage2" in front
    assert "Frompage1" in second
    assert 2 in targets[0]
    assert 1 in targets[1]


def test_links_to_articles_lead_into_the_issue_or_to_the_web() -> None:
    document = opened()
    links = [link for page in document.pages for link in page.Annots]
    addresses = {str(link.A.URI) for link in links if "/A" in link}
    assert addresses == {"https://packet.example.org/n0/report/"}
    tins = Ground(design()).top(22)
    height = float(document.pages[1].MediaBox[3])
    corners = [height - float(link.Dest[3]) for link in links if "/Dest" in link]
    assert any(0 <= tins - corner <= 10 for corner in corners)  # a reader's program shows a little of what is above


def test_every_link_says_what_it_is() -> None:
    assert all(str(link.Contents) for page in opened().pages for link in page.Annots)


def test_the_same_plan_gives_the_same_bytes() -> None:
    made = small()
    assert render(made.plan, made.sheet, Typesetter(folders("gazette"))) == pdf()


def test_the_inside_box_names_what_begins_inside() -> None:
    made = small()
    box = said(pdf(), made, 1, made.plan.pages[0].modules[2])
    assert "Inside" in box
    assert letters('2Tins & "pins"') in box


def test_a_pull_quote_is_read_aloud_only_where_the_text_does_not_say_it() -> None:
    made = small()
    plate, front, inside = made.plan.pages[0].modules
    page = replace(made.plan.pages[0], modules=(plate, replace(front, pulls=()), inside))
    bare = render(replace(made.plan, pages=(page, *made.plan.pages[1:])), made.sheet, typesetter())
    assert paragraphs(pdf()) == paragraphs(bare) + 1


def paragraphs(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as document:
        return sum(1 for node in elements(document.Root.StructTreeRoot) if node.S == "/P")


def test_columns_of_an_article_from_right_to_left_begin_on_the_right() -> None:
    made = small()
    ferry = made.plan.pages[1].modules[1]
    ground = Ground(made.sheet.design)
    document = pypdfium2.PdfDocument(pdf())
    page = document[1]
    height = page.get_height()
    text = page.get_textpage()
    columns = [
        text.get_text_bounded(
            left=ground.left(x), right=ground.left(x + 1), top=height - ground.top(6), bottom=height - ground.top(12)
        )
        for x in (3, 2)
    ]
    document.close()
    galley, said = made.sheet.galleys["n1/ferry"], FERRY.paragraphs[0].text
    for column, segment in zip(columns, ferry.segments, strict=True):
        first = galley.lines[segment.start]
        assert letters(column).startswith(letters(said[first.start : first.end]))


def test_turning_a_module_over_twice_changes_nothing() -> None:
    module = small().plan.pages[0].modules[1]
    assert mirrored(module) != module
    assert mirrored(mirrored(module)) == module


def test_a_column_is_feathered_until_it_is_full_or_the_limit_is_reached() -> None:
    assert feathering(20, 20, 10.0) == 0
    assert feathering(20, 21, 10.0) == pytest.approx(10 / 19)
    assert feathering(5, 7, 10.0) == pytest.approx(0.6)
    assert feathering(1, 3, 10.0) == 0


def test_no_letter_stands_outside_of_the_page() -> None:
    document = pypdfium2.PdfDocument(pdf())
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(at)
            assert left >= 0
            assert right <= page.get_width()
            assert bottom >= 0
            assert top <= page.get_height()
    document.close()


@pytest.mark.parametrize("name", ["gazette", "bulletin"])
@pytest.mark.parametrize("format", ["a4", "a3", "tabloid", "berliner", "broadsheet", "letter", "tabloid-us"])
def test_both_designs_have_every_format(name: str, format: str) -> None:
    look = design(name, format)
    assert look.columns >= 3
    assert look.plate < look.depth / 4
    assert 90 < look.format.column < 200


def test_a_page_says_its_section_only_where_it_has_one() -> None:
    made = small()
    page = made.plan.pages[1]
    assert section_of(page, made.sheet) == "River"
    mixed = replace(made.sheet, sections={**made.sheet.sections, "n1/tins": "Town"})
    assert section_of(page, mixed) == ""
