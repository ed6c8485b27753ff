"""What pages and feeds write of a plain text is the same with and without a tree."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.web.rows import FEED_ROWS, PAGE_ROWS, WEB_ROWS, WebRenderer, bare, side_note
from broadsheet.problems import Problem
from broadsheet.text import direct
from broadsheet.text.html import Renderer, Words, render
from broadsheet.text.html_rows import HTML
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import (
    Bullets,
    CodeSpan,
    Document,
    Emphasis,
    HardBreak,
    Heading,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Strong,
)

PLACES = st.sampled_from(
    [
        "A mark[^1].",
        "Two[^1][^2], *and[^3]*.",
        "- in a list[^1]",
        "- loose[^2]\n\n- so[^1]",
        "> quoted[^3]",
        "## Head",
        "[a[^2]](b)",
    ]
)
NOTES = st.sampled_from(["A note.", "A *note* with a [link](https://example.org/) & more.", "`so`, it's", "two\nlines"])


class Bare(Renderer):
    """A renderer with what the rows of the web ask of theirs."""

    document: Document | None = None


@settings(max_examples=200, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=5), st.lists(NOTES, min_size=3, max_size=3))
def test_a_note_stands_beside_its_first_mark_in_a_paragraph(places: list[str], notes: list[str]) -> None:
    text = "\n\n".join([*places, *(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))])
    text = "\n\n".join([text, "Last[^1], last[^2], last[^3]."])
    problems: list[Problem] = []
    document = parse(Source(text), problems.append)
    renderer = Bare(words=Words())
    renderer.document = document
    renderer.rows = PAGE_ROWS
    wanted = render(document, renderer)
    renderer.rows = WEB_ROWS
    found = direct.read(Source(text), renderer)
    written = direct.write(found, renderer, side_note) if found else None
    assert problems == []
    assert written is not None
    assert written.blocks.decode() == wanted
    assert '<span class="sn"' in wanted


@pytest.mark.parametrize(
    "node", [Bullets, CodeSpan, Emphasis, HardBreak, Heading, Paragraph, Plain, Quote, Rule, Strong]
)
def test_pages_write_plain_nodes_as_all_html_does(node: type) -> None:
    assert WEB_ROWS[node] is HTML[node]


@settings(max_examples=100, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=5), st.lists(NOTES, min_size=3, max_size=3))
def test_a_text_in_a_feed_is_the_same_with_and_without_a_tree(places: list[str], notes: list[str]) -> None:
    definitions = [f"[^{number}]: {note}" for number, note in enumerate(notes, 1)]
    text = "\n\n".join([*places, "Last[^1], last[^2], last[^3].", *definitions])
    document = parse(Source(text), [].append)
    renderer = WebRenderer()
    renderer.rows = FEED_ROWS
    found = direct.read(Source(text), renderer)
    assert found is not None
    items = "".join(map(renderer.note_item, document.notes))
    assert bare(found) == render(document, renderer) + f"<hr>\n<ol>\n{items}</ol>\n"
