"""How HTML is written: resolved links and pictures, shared pages, hostile values, an edition's own rows."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pytest

from broadsheet.text import nodes
from broadsheet.text.html import Image, Renderer, Words, render, render_inline, render_note_list, render_notes
from broadsheet.text.html_rows import HTML, write_inline
from broadsheet.text.nodes import Division, Document, Figure, Heading, Link, Paragraph, Picture, Strong
from broadsheet.text.plain import PLAIN
from broadsheet.text.writer import BLOCKS, INLINE, complete

Reader = Callable[..., Any]


def test_links_lead_where_the_renderer_says(read: Reader) -> None:
    known = {"article:v1n1/wall": "/v1/n1/wall/?a=1&b=2"}
    renderer = Renderer(link=lambda link: known.get(link.target))
    document = read("[a](article:v1n1/wall) [b *c*](article:gone) [d](#id)").document
    assert render(document, renderer) == (
        '<p><a href="/v1/n1/wall/?a=1&amp;b=2">a</a> b <em>c</em> <a href="#id">d</a></p>\n'
    )


def test_a_picture_is_as_the_edition_has_it(read: Reader) -> None:
    image = Image("/assets/a.jpg", 1280, 854, "From the file", "File caption", "File credit")
    document = read("![](wall.jpg)").document
    assert render(document, Renderer(picture=lambda picture: image)) == (
        '<figure class="fig"><div class="pic">'
        '<img src="/assets/a.jpg" alt="From the file" width="1280" height="854"></div>\n'
        '<figcaption>File caption <span class="credit">File credit</span></figcaption></figure>\n'
    )


def test_what_the_article_says_of_a_picture_goes_before_what_its_file_says(read: Reader) -> None:
    image = Image("/a.jpg", 0, 0, "file", "file", "file")
    html = render(read('![A](a.jpg "C"){credit="B"}').document, Renderer(picture=lambda picture: image))
    assert "file" not in html
    decorative = render(read("![](a.jpg){decorative}").document, Renderer(picture=lambda picture: image))
    assert 'alt=""' in decorative


def test_a_missing_picture_leaves_nothing_or_its_words(read: Reader) -> None:
    renderer = Renderer(picture=lambda picture: None)
    assert render(read("![A < B](gone.jpg)").document, renderer) == ""
    assert render(read("See ![A < B](gone.jpg) here").document, renderer) == "<p>See A &lt; B here</p>\n"


def test_several_texts_share_a_page(read: Reader) -> None:
    document = read("## Costs\n[x](#costs) a[^1]\n\n[^1]: Note").document
    renderer = Renderer(prefix="wall-", offset=7)
    assert render(document, renderer) == (
        '<h2 id="wall-costs">Costs</h2>\n<p><a href="#wall-costs">x</a> '
        'a<a class="ref" id="wall-r8" href="#wall-n8" aria-label="Note 8">8</a></p>\n'
    )
    notes = render_notes(document, renderer)
    assert '<ol start="8">' in notes
    assert '<li id="wall-n8">Note <a class="back" href="#wall-r8"' in notes
    assert render_note_list(document.notes, renderer).startswith("<ol>")


def test_the_furniture_speaks_the_reader_s_language(read: Reader) -> None:
    words = Words("Fußnote {number}", "Anmerkungen", "Zurück, {number}", "Tabelle: {heads}")
    document = read("a[^1]\n\n|x|\n|-|\n\n[^1]: b").document
    html = render(document, Renderer(words=words)) + render_notes(document, Renderer(words=words))
    for word in ("Fußnote 1", ">Anmerkungen<", "Zurück, 1", "Tabelle: x"):
        assert word in html


def test_an_edition_may_write_a_node_its_own_way() -> None:
    def loud(node: Strong, renderer: Renderer, out: list[str]) -> None:
        out.append("<b>")
        write_inline(node.kids, renderer, out)
        out.append("</b>")

    renderer = Renderer(overrides={Strong: loud})
    assert render_inline([Strong(["a & b"])], renderer) == "<b>a &amp; b</b>"
    assert render_inline([Strong(["a"])], Renderer()) == "<strong>a</strong>"


@pytest.mark.parametrize("rows", [HTML, PLAIN], ids=["HTML", "plain text"])
def test_every_node_has_its_writer(rows: dict[type, Any]) -> None:
    assert (INLINE | BLOCKS) - {str} == rows.keys()


def test_a_table_that_lacks_a_node_is_refused() -> None:
    rows = {kind: writer for kind, writer in HTML.items() if kind is not nodes.Table}
    with pytest.raises(KeyError, match="Table"):
        complete(rows, {})


HOSTILE = "\"'><script>alert(1)</script>&amp;"


@pytest.mark.parametrize(
    "document",
    [
        Document([Paragraph([HOSTILE])]),
        Document([Paragraph([Link([HOSTILE], HOSTILE, HOSTILE)])]),
        Document([Heading([HOSTILE], 2, HOSTILE)]),
        Document([Figure(Picture(HOSTILE, HOSTILE, [HOSTILE], [HOSTILE]))]),
        Document([Paragraph(["x", Picture(HOSTILE, HOSTILE, [HOSTILE])])]),
        Document([nodes.CodeBlock(HOSTILE, HOSTILE), Paragraph([nodes.CodeSpan(HOSTILE)])]),
        Document([Division("letter", [], {"from": HOSTILE, "lang": HOSTILE, "id": HOSTILE})]),
        Document([nodes.Table([""], [[HOSTILE]], [[[HOSTILE]]])]),
    ],
)
def test_hostile_values_stay_in_their_place(document: Document) -> None:
    seen = Seen()
    seen.feed(render(document, Renderer()))
    assert "script" not in seen.tags
    assert set(seen.keys) <= KEYS
    assert HOSTILE in [*seen.values, *seen.texts]


KEYS = frozenset(
    (
        "alt",
        "aria-label",
        "aria-labelledby",
        "class",
        "dir",
        "href",
        "id",
        "lang",
        "role",
        "scope",
        "src",
        "tabindex",
        "title",
    )
)


class Seen(HTMLParser):
    """What a browser makes of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.keys: list[str] = []
        self.values: list[str | None] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.keys += [key for key, _ in attrs]
        self.values += [value for _, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


def test_a_division_in_another_language_says_so() -> None:
    division = Division("aside", [Paragraph(["x"])], {"lang": "ar"})
    html = render(Document([division]), Renderer(direction=lambda tag: "rtl"))
    assert '<aside class="aside" lang="ar" dir="rtl">' in html
