"""An ODT says the same words and notes by our own reader and by pandoc."""

from __future__ import annotations

from broadsheet.importers.word.odt_file import OdtFile
from broadsheet.importers.word.parts import fields_of, whole
from broadsheet.importers.word.tidying import tidied

from .made import PNG, odt
from .test_docx_file import LONG, words


def ways(file: OdtFile) -> tuple[str, str]:
    part = whole(file.paragraphs)
    ours, pandoc = (tidied(html, part.figures.get)[0] for html in (file.html_by_ours(part), file.html(part)))
    assert sorted(words(ours)) == sorted(words(pandoc))
    return ours, pandoc


def p(inner: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{inner}</text:p>'


def test_paragraphs_headings_lists_and_tables_come_through() -> None:
    body = (
        p(LONG)
        + '<text:h text:outline-level="1">Part</text:h>'
        + f"<text:list><text:list-item>{p('one')}</text:list-item>"
        + f"<text:list-item>{p('two')}</text:list-item></text:list>"
        + "<table:table><table:table-column table:number-columns-repeated='2'/><table:table-row>"
        + f"<table:table-cell table:number-columns-spanned='2'>{p('wide')}</table:table-cell>"
        + "<table:covered-table-cell/></table:table-row></table:table>"
        + p(LONG)
    )
    ours, pandoc = ways(OdtFile(odt(body)))
    assert "<h2>Part</h2>" in ours
    assert "<li><p>one</p></li>" in ours
    assert 'colspan="2"' in ours
    assert "Part</h2>" in pandoc


def test_notes_links_breaks_and_spaces_come_through() -> None:
    note = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('A note.')}</text:note-body></text:note>"
    )
    link = '<text:a xlink:type="simple" xlink:href="https://example.org/">there</text:a>'
    ours, _ = ways(OdtFile(odt(p(f"said{note} and<text:s text:c='3'/>so<text:line-break/>{link}"))))
    assert '<sup><a href="#odt-note-1" id="odt-note-mark-1">1</a></sup>' in ours
    assert '<li id="odt-note-1"><p>A note.</p>' in ours
    assert '<a href="https://example.org/">there</a>' in ours


def test_deletions_comments_and_tables_of_contents_go_and_are_told() -> None:
    changes = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('gone')}</text:deletion></text:changed-region>"
        "</text:tracked-changes>"
    )
    contents = f"<text:table-of-content><text:index-body>{p('Part 3')}</text:index-body></text:table-of-content>"
    comment = f"<office:annotation>{p('really?')}</office:annotation>"
    file = OdtFile(odt(changes, contents, p(f"one {comment}two")))
    ours, _ = ways(file)
    assert words(ours) == ["one", "two"]
    assert dict(file.told) == {"comments": 1, "deletions": 1, "tables of contents": 1}


def test_lists_have_numbers_where_their_style_says_so() -> None:
    items = f"<text:list-item>{p('one')}</text:list-item>"
    inner = f"<text:list-item>{p('two')}<text:list>{items}</text:list></text:list-item>"
    ours, pandoc = ways(OdtFile(odt(f"<text:list text:style-name='L1'>{inner}</text:list>")))
    assert ours.startswith("<ol><li><p>two</p>\n<ul><li><p>one</p></li></ul>")
    assert "<ol" in pandoc


def test_a_caption_below_a_picture_makes_a_figure() -> None:
    picture = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    file = OdtFile(odt(p(LONG), p(picture), p("The wall", "Illustration"), parts={"Pictures/a.png": PNG}))
    assert "</figure>" in ways(file)[0]
    assert "<figcaption>The wall</figcaption>" in ways(file)[1]


def test_the_head_is_found_by_looks() -> None:
    file = OdtFile(odt(p("Harbour wall", "P1"), p("by Ana Ruiz"), p(LONG)))
    assert fields_of(whole(file.paragraphs), file.paragraphs) == {"headline": "Harbour wall", "byline": "Ana Ruiz"}


def test_a_text_box_and_its_picture_come_behind_the_paragraph() -> None:
    picture = '<draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame>'
    box = f"<draw:frame><draw:text-box>{p('boxed')}</draw:text-box></draw:frame>"
    file = OdtFile(odt(p(f"before{box} after"), p(picture), parts={"Pictures/a.png": PNG}))
    ours = tidied(file.html_by_ours(whole(file.paragraphs)), lambda _: None)[0]
    assert words(ours) == ["before", "after", "boxed"]
    assert '<img src="Pictures/a.png"' in ours
    assert file.pictures(whole(file.paragraphs)) == ("Pictures/a.png",)
