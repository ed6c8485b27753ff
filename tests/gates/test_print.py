"""The printed issue before the validators of PDF: an archive's and a screen reader's standard, and other readers.

A number of the demonstration paper is printed as a user prints it, in both designs. veraPDF holds them against PDF/UA-1
(ISO 14289-1) and PDF/A-2a (ISO 19005-2); what it cannot see is asked here: language, order of reading, alternative
texts, heads of tables, page labels, outline.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from .conformance import STANDARDS, Conformance
from .printed_number import WAYS, Printed, call, plain


def test_verapdf_finds_both_standards_kept(printed: dict[str, Printed], conformance: Conformance) -> None:
    broken = conformance([issue.pdf for issue in printed.values()])
    assert broken == {f"{format}.pdf {standard}": [] for format in WAYS for standard in STANDARDS}


def test_verapdf_sees_a_picture_without_its_words(
    printed: dict[str, Printed], conformance: Conformance, tmp_path: Path
) -> None:
    with pikepdf.open(printed["tabloid"].pdf) as pdf:
        for part in pdf.objects:
            if isinstance(part, pikepdf.Dictionary) and "/Alt" in part:
                del part["/Alt"]
        pdf.save(tmp_path / "mute.pdf")
    broken = conformance([tmp_path / "mute.pdf"])
    assert [fault.split()[0] for fault in broken["mute.pdf ua1"]] == ["7.3-1"]


def test_qpdf_finds_nothing_wrong_with_the_files(printed: dict[str, Printed], needs: Callable[[str], str]) -> None:
    qpdf = needs("qpdf")
    for issue in printed.values():
        assert "No syntax or stream encoding errors" in call(qpdf, "--check", issue.pdf)


def test_poppler_knows_title_tags_and_size_of_the_pages(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    for format, issue in printed.items():
        said = dict(row.split(":", 1) for row in call(needs("pdfinfo"), issue.pdf).splitlines() if ":" in row)
        width, height = (float(each) * 25.4 / 72 for each in re.findall(r"[\d.]+", said["Page size"])[:2])
        _, pages, size = WAYS[format]
        assert said["Tagged"].strip() == "yes"
        assert said["Pages"].strip() == pages
        assert (width, height) == pytest.approx(size, abs=0.1)
        assert "The Tarrowford Packet" in said["Title"]


def test_every_font_is_embedded_and_says_what_its_glyphs_mean(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    for issue in printed.values():
        rows = call(needs("pdffonts"), issue.pdf).splitlines()[2:]
        assert rows
        assert {tuple(row.split()[-5:-2]) for row in rows} == {("yes", "yes", "yes")}


def test_every_paragraph_of_the_articles_can_be_copied_out(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    """Only one that a jump cuts in two is not found whole."""
    for issue in printed.values():
        text = plain(call(needs("pdftotext"), "-raw", issue.pdf, "-"))
        jumps = sum(len(page["jumps"]) for page in issue.report["pages"])
        wanted = [plain(paragraph) for paragraph in issue.paragraphs()]
        lost = [paragraph for paragraph in wanted if paragraph not in text]
        assert len(wanted) > 100
        assert len(lost) <= jumps, lost


def test_the_proof_room_found_nothing_and_agrees_with_a_second_reader(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    for issue in printed.values():
        report = issue.report
        assert not [fault for fault in report["faults"] if fault["kind"].startswith("printed-text")]
        pages = sorted(jump["to"] for page in report["pages"] for jump in page["jumps"])
        text = call(needs("pdftotext"), issue.pdf, "-")
        assert sorted(int(page) for page in re.findall(r"Continued on page (\d+)", text)) == pages


def test_feathering_is_what_a_second_reader_measures(printed: dict[str, Printed], needs: Callable[[str], str]) -> None:
    row = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">')
    for issue in printed.values():
        leading = issue.plan.leading / 1000
        _, *pages = call(needs("pdftotext"), "-bbox-layout", issue.pdf, "-").split("<page ")
        for page, figures in zip(pages, issue.report["pages"], strict=True):
            rows = [tuple(map(float, each)) for each in row.findall(page)]
            found = {
                round(100 * ((below[1] - above[1]) / leading - 1), 1)
                for above in rows
                for below in rows
                if abs(above[0] - below[0]) < 0.3 and abs((above[2] - above[1]) - (below[2] - below[1])) < 0.01
            }
            assert any(abs(each - figures["feathering"]) < 0.1 for each in found)


def test_the_resolution_of_pictures_is_what_a_second_reader_measures(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    for issue in printed.values():
        rows = [row.split() for row in call(needs("pdfimages"), "-list", issue.pdf).splitlines()[2:]]
        seen = sorted((int(row[0]), min(map(float, row[12:14]))) for row in rows if row[2] == "image")
        said = sorted((page["page"], crop["resolution"]) for page in issue.report["pages"] for crop in page["crops"])
        assert [page for page, _ in said] == [page for page, _ in seen]
        assert [ppi for _, ppi in said] == pytest.approx([ppi for _, ppi in seen], abs=1)


def test_the_outline_names_every_article_once_in_the_order_of_the_pages(
    opened: dict[str, pikepdf.Pdf], printed: dict[str, Printed]
) -> None:
    for format, pdf in opened.items():
        with pdf.open_outline() as outline:
            names = [plain(each.title) for each in walked(outline.root)]
        modules = (module for page in printed[format].plan.pages for module in page.modules)
        begun = [module.piece for module in modules if module.kind == "article"]
        headlines = {
            article.id: article.print_headline or article.headline for article in printed[format].issue.articles
        }
        wanted = [plain(headlines[piece]) for piece in begun]
        assert [name for name in names if name in wanted] == wanted


def walked(items: Any) -> Iterator[Any]:
    for item in items:
        yield item
        yield from walked(item.children)


def test_pages_are_numbered_as_they_are_printed(opened: dict[str, pikepdf.Pdf]) -> None:
    for pdf in opened.values():
        assert [page.label for page in pdf.pages] == [str(number) for number in range(1, len(pdf.pages) + 1)]


def test_the_window_bears_the_title_and_not_the_name_of_the_file(opened: dict[str, pikepdf.Pdf]) -> None:
    for pdf in opened.values():
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as said:
            assert "The Tarrowford Packet" in said["dc:title"]
            assert said["pdfuaid:part"] == "1"
            assert (said["pdfaid:part"], said["pdfaid:conformance"]) == ("2", "A")


def test_parts_of_an_article_are_read_one_after_another_on_each_page(
    printed: dict[str, Printed], needs: Callable[[str], str]
) -> None:
    """The headlines in the order of the structure are those of the plan, page by page."""
    for issue in printed.values():
        said = plain(call(needs("pdfinfo"), "-struct-text", issue.pdf))
        headlines = {each.id: each.print_headline or each.headline for each in issue.issue.articles}
        modules = (module for page in issue.plan.pages for module in page.modules)
        at = 0
        for module in (module for module in modules if module.kind in ("article", "continued")):
            found = said.find(plain(headlines[module.piece]), at)
            assert found >= 0, (module.piece, module.kind)
            at = found
