"""A DOCX loses nothing on its way to HTML, and both converters say the same words and notes."""

from __future__ import annotations

import re
from html import unescape

import pytest

from broadsheet.importers.word import by_pandoc
from broadsheet.importers.word.docx_file import DocxFile
from broadsheet.importers.word.parts import Part, fields_of, whole
from broadsheet.importers.word.tidying import tidied

from .made import docx, paragraph, run

LONG = "The council voted on Tuesday to rebuild the wall before the winter storms come in from the sea."


@pytest.fixture(scope="module", autouse=True)
def _extra() -> None:
    assert by_pandoc.is_there(), "the tests install the extra `word`"


def ways(file: DocxFile, part: Part | None = None) -> tuple[str, str]:
    part = part or whole(file.paragraphs)
    return tuple(tidied(html, part.figures.get)[0] for html in (file.html_by_mammoth(part), file.html(part)))  # type: ignore[return-value]


def words(html: str) -> list[str]:
    text = re.sub(r"<a\b[^>]*href=\"#[^>]*>.*?</a>", " ", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", text)).split()


def both(*body: str, notes: dict[int, str] | None = None) -> list[str]:
    file = DocxFile(docx(*body, notes=notes))
    mammoth, pandoc = ways(file)
    assert words(mammoth) == words(pandoc)
    return words(mammoth)


def test_tracked_changes_are_accepted_moves_included_and_told() -> None:
    inserted = '<w:ins w:id="1" w:author="A">' + run("new ") + "</w:ins>"
    deleted = '<w:del w:id="2" w:author="A"><w:r><w:delText>old </w:delText></w:r></w:del>'
    moved = '<w:moveTo w:id="3" w:author="A">' + run("here") + "</w:moveTo>"
    gone = '<w:moveFrom w:id="4" w:author="A">' + run("there") + "</w:moveFrom>"
    body = f"<w:p>{run('a ')}{inserted}{deleted}{moved}{gone}</w:p>"
    assert both(body) == ["a", "new", "here"]
    assert DocxFile(docx(body)).told["deletions"] == 1


def test_a_text_box_stands_once_behind_its_paragraph_and_is_told() -> None:
    box = f"<w:txbxContent><w:p>{run('boxed words')}</w:p></w:txbxContent>"
    shape = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    body = f"<w:p>{run('before')}{shape}{run(' after')}</w:p>"
    assert both(body) == ["before", "after", "boxed", "words"]
    assert DocxFile(docx(body)).told["text boxes"] == 1


def test_an_equation_becomes_a_line_of_text_and_is_told() -> None:
    half = "<m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    square = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
    body = f"<w:p>{run('so ')}<m:oMath>{half}<m:r><m:t>=</m:t></m:r>{square}</m:oMath>{run(' holds')}</w:p>"
    assert both(body) == ["so", "(a+b)/2=x^2", "holds"]
    assert DocxFile(docx(body)).told["equations"] == 1


def test_results_of_fields_stay_and_their_instructions_go() -> None:
    complex_field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGEREF x</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("14") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr="AUTHOR">{run(" Ruiz")}</w:fldSimple>'
    assert both(f"<w:p>{run('see ')}{complex_field}{simple}</w:p>") == ["see", "14", "Ruiz"]


def test_comments_are_left_out_and_counted() -> None:
    comments = (
        '<?xml version="1.0"?><w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:comment w:id="0">{paragraph("Is that so?")}</w:comment></w:comments>'
    )
    body = f'<w:p><w:commentRangeStart w:id="0"/>{run("text")}<w:commentRangeEnd w:id="0"/></w:p>'
    assert both(body) == ["text"]
    assert DocxFile(docx(body, parts={"word/comments.xml": comments})).told["comments"] == 1


def test_notes_have_both_ways_on_both_ways() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file = DocxFile(docx(f"<w:p>{run('said')}{mark}</w:p>", notes={2: "Report of the surveyor."}))
    for html in ways(file):
        there = re.search(r'<a[^>]*href="#([^"]+)"[^>]*id="([^"]+)"', html)
        assert there, html
        assert f'id="{there[1]}"' in html
        assert f'href="#{there[2]}"' in html
        assert "Report of the surveyor." in html


def test_a_note_to_the_headline_moves_to_the_text() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    file = DocxFile(docx(paragraph(run("Wall") + mark, "Title"), paragraph(LONG), notes={2: "First printed in May."}))
    part = whole(file.paragraphs)
    assert fields_of(part, file.paragraphs) == {"headline": "Wall"}
    for html in ways(file, part):
        assert "First printed in May." in html


def test_tables_keep_their_spans() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}</w:tc>'
    row = f"<w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
    grid = '<w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>'
    file = DocxFile(docx(f"<w:tbl><w:tblPr/>{grid}<w:tr>{wide}</w:tr>{row}</w:tbl>", paragraph(LONG)))
    for html in ways(file):
        assert 'colspan="2"' in html


def test_headings_have_their_level_whatever_word_calls_the_style() -> None:
    file = DocxFile(
        docx(paragraph(LONG), paragraph("Part", "berschrift1"), paragraph("Piece", "berschrift2"), paragraph(LONG))
    )
    for html in ways(file):
        assert re.findall(r"<h(\d)[^>]*>(?:<a[^>]*></a>)?(\w+)", html) == [("2", "Part"), ("3", "Piece")]


def test_a_picture_bears_the_name_of_its_part_and_its_alternative_text() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="x" descr="A wall"/>'
        "<a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
    file = DocxFile(docx(f"<w:p>{picture}</w:p>", paragraph(LONG)))
    part = whole(file.paragraphs)
    assert file.pictures(part) == ("word/media/image1.png",)
    for html in ways(file, part):
        assert 'src="word/media/image1.png"' in html
        assert 'alt="A wall"' in html


PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="x"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
    '<a:blip r:embed="p1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)


def test_a_caption_below_a_picture_makes_a_figure_and_another_is_text() -> None:
    body = (paragraph(LONG), f"<w:p>{PICTURE}</w:p>", paragraph("The wall", "Caption"), paragraph("Fig. 2", "Caption"))
    file = DocxFile(docx(*body))
    for html in ways(file):
        assert re.search(r"<figure><img[^>]*><figcaption>The wall</figcaption></figure>", html)
        assert "<p>Fig. 2</p>" in html


def test_a_line_of_stars_is_a_rule() -> None:
    file = DocxFile(docx(paragraph(LONG), paragraph("* * *", align="center"), paragraph(LONG)))
    for html in ways(file):
        assert "<hr>" in html


def test_what_pandoc_gives_up_is_read_without_it_and_told() -> None:
    file = DocxFile(docx(paragraph(LONG), parts={"word/numbering.xml": b"<w:numbering"}))
    file.html(whole(file.paragraphs))
    odd = DocxFile(docx(paragraph(LONG), parts={"_rels/.rels": "<Relationships/>"}))
    assert " ".join(words(odd.html_by_mammoth(whole(odd.paragraphs)))) == LONG
    assert " ".join(words(odd.html(whole(odd.paragraphs)))) == LONG
