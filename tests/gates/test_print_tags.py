"""What a screen reader, and a camera, find on the printed pages that no validator can judge: words, lists, codes.

The structure of the printed number's PDFs is read back and counted against its articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.plan import Plan
from broadsheet.typesetting.codes import code_of

from .printed_number import WITH_CODES, Printed, call, plain, tree


def test_the_language_of_the_paper_is_that_of_the_file(opened: dict[str, pikepdf.Pdf]) -> None:
    assert {str(pdf.Root.Lang).split("-")[0] for pdf in opened.values()} == {"en"}


def test_every_picture_has_the_words_that_its_article_gives(
    opened: dict[str, pikepdf.Pdf], printed: dict[str, Printed]
) -> None:
    for format, pdf in opened.items():
        said = [str(part.get("/Alt", "")) for role, part in tree(pdf.Root.StructTreeRoot) if role == "Figure"]
        said = [alt for alt in said if not alt.startswith("QR: ")]
        bodies = re.sub(r"\s+", " ", " ".join(article.body.markdown() for article in printed[format].issue.articles))
        assert said
        assert all(plain(alt) in plain(bodies) for alt in said), said


def test_tables_have_heads(opened: dict[str, pikepdf.Pdf]) -> None:
    """One that a column cuts goes on without them, and has as many columns."""
    for pdf in opened.values():
        tables = [part for role, part in tree(pdf.Root.StructTreeRoot) if role == "Table"]
        assert tables
        wide = 0
        for table in tables:
            roles = [role for role, _ in tree(table)]
            columns = (roles.count("TH") + roles.count("TD")) / roles.count("TR")
            assert "TH" in roles or columns == wide
            wide = columns


def test_items_captions_and_rows_are_as_many_as_in_the_articles(
    opened: dict[str, pikepdf.Pdf], printed: dict[str, Printed]
) -> None:
    """An item that a column cuts goes on without its mark."""
    for format, pdf in opened.items():
        matters = printed[format].matters()
        boxed = [part for matter in matters for box in matter.boxes for part in box.paragraphs]
        parts = [*boxed, *(part for matter in matters for part in matter.paragraphs)]
        elements = list(tree(pdf.Root.StructTreeRoot))
        roles = [role for role, _ in elements]
        marks = [part for role, part in elements if role == "Lbl" and len(part.get("/K", []))]
        assert len(marks) == sum(bool(part.mark) and part.kind not in ("row", "block") for part in parts)
        assert roles.count("LI") == roles.count("LBody") == roles.count("Lbl") >= len(marks)
        assert roles.count("TR") == sum(part.kind == "row" for part in parts)
        assert roles.count("TD") + roles.count("TH") == sum(len(part.cells) for part in parts)
        assert roles.count("Caption") == captions(matters, printed[format].plan)
        assert {"BlockQuote", "Code", "Link"} <= set(roles)


def captions(matters: list[Matter], plan: Plan) -> int:
    """How many pictures with a caption or credit were printed."""
    left_out = set(plan.left_out)
    return sum(
        bool(picture.caption or picture.credit) and not picture.decorative
        for matter in matters
        for number, picture in enumerate(matter.pictures, 1)
        if f"{matter.id}#{number}" not in left_out
    )


def test_a_caption_stands_beside_its_picture_in_what_holds_both(opened: dict[str, pikepdf.Pdf]) -> None:
    """Within the picture's own element nobody would hear it: its alternative text takes the place of all in it."""
    for pdf in opened.values():
        held = [part.P for role, part in tree(pdf.Root.StructTreeRoot) if role == "Caption"]
        assert held
        for holder in held:
            assert [role for role, _ in tree(holder) if role in ("Caption", "Figure")] == ["Caption", "Figure"]


def test_every_article_has_a_code_that_a_camera_reads(
    printed: dict[str, Printed], needs: Callable[[str], str], tmp_path: Path
) -> None:
    """Read from a picture of the page at 300 pixels to the inch, the address is that of the article on the web."""
    issue = printed[WITH_CODES]
    found = []
    with pypdfium2.PdfDocument(issue.pdf) as document:
        for number, page in enumerate(document, 1):
            picture = tmp_path / f"{number}.png"
            page.render(scale=300 / 72).to_pil().save(picture)
            found += call(
                needs("zbarimg"), "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", picture
            ).split()
    printed_ones = [each.id for each in issue.matters()]
    assert sorted(found) == sorted(
        f"https://tarrowfordpacket.example.org/v12/n4/{id.split('/')[1]}/" for id in printed_ones
    )


def test_modules_of_codes_are_wide_enough_for_newsprint(
    opened: dict[str, pikepdf.Pdf], printed: dict[str, Printed]
) -> None:
    """At least 0.4 mm, with four of white on every side (ISO/IEC 18004, 6.3.8)."""
    elements = tree(opened[WITH_CODES].Root.StructTreeRoot)
    codes = [part for role, part in elements if role == "Figure" and str(part.Alt).startswith("QR: ")]
    assert len(codes) == len(printed[WITH_CODES].matters())
    for code in codes:
        left, low, right, high = (float(edge) * 25.4 / 72 for edge in code.A[0].BBox)
        assert right - left == pytest.approx(high - low, abs=0.01)
        address = f"https://{str(code.Alt).removeprefix('QR: ')}/"
        assert right - left >= 0.4 * (4 + len(code_of(address)) + 4)


def test_headings_begin_with_the_name_of_the_paper_and_skip_no_level(opened: dict[str, pikepdf.Pdf]) -> None:
    for pdf in opened.values():
        levels = [int(role[1]) for role, _ in tree(pdf.Root.StructTreeRoot) if re.fullmatch(r"H\d", role)]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(below - above <= 1 for above, below in pairwise(levels))
