"""What holds for every text: it is read, written balanced, and says no more than it said."""

from __future__ import annotations

import html
import re
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.problems import Place, Problem
from broadsheet.text import cleaning
from broadsheet.text.html import Renderer, render, render_inline, render_notes
from broadsheet.text.html_rows import escape, quoted
from broadsheet.text.kinds import KINDS
from broadsheet.text.markdown import Source, parse, parse_line
from broadsheet.text.nodes import Document
from broadsheet.text.plain import excerpt, plain
from broadsheet.text.typography import typographer

VOID = frozenset(("br", "hr", "img", "wbr", "col"))
LANGUAGES = st.sampled_from(["en", "de", "fr", "fr-CH", "es", "ar", "he", "hu", "zh", "nl"])

# Pieces that mean something to one of the readers, so that chance puts them beside each other.
PIECES = st.sampled_from(
    [
        *("*", "**", "_", "`", "```\n", "~~", "[", "]", "](b)", "![", "(x)", '"', "'", "--", "---", "...", "\\"),
        *("<b>", "</b>", "<i>", "<div>", "</div>", "<script>", "</script>", "<!--", "-->", "<a href='x'>", "<br>"),
        *("\n", "\n\n", "\n> ", "\n- ", "\n1. ", "\n# ", "\n### ", "\n---\n", "\n    ", "  \n", "\n|a|b|\n|-|-|\n|"),
        *("\n:::\n", "\n::: pull\n", '\n:::: letter {from="A"}\n', "\n::: to-the-editor\n", "\n> ::: aside\n"),
        *("\n> :::\n", "&amp;", "<x"),
        *("{", "}", "{wide}", '{credit="x"}', "{#id}", "[^1]", "\n[^1]: ", "[^2]", "\n[x]: y\n", "<https://e.org/>"),
        *("word", "Ü", "مرحبا", "\u202e", "\0", "\r\n", " ", "5", ";", "?", "«", "»", "é", "🏴\U000e0067\U000e007f"),
    ]
)
MARKS = st.sampled_from([*"\"'-. a5é,;:!?«»“”‘’„()\u00a0\u202f…–—", "it's", "word", '"so"'])
TAGS = st.sampled_from(["<b>", "</b>", "<i class='x'>", "<br>", "<!-- x -->", "\n\n", "\n<div>\n", "</div>", "word "])
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


class Balance(HTMLParser):
    """Fails on a tag that closes nothing; what is left open stays in `open`."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in ("script", "style", "iframe")
        self.ids += [value or "" for key, value in attrs if key == "id"]
        assert not any(key.startswith("on") for key, _ in attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


def checked(markup: str) -> Balance:
    balance = Balance()
    balance.feed(markup)
    balance.close()
    assert balance.open == []
    return balance


@settings(max_examples=400, deadline=None)
@given(TEXTS, LANGUAGES)
@example("<b>*x</b>*", "en")
@example("- <i>\n  - </i>", "en")
@example("- <div>\n\n      x\n", "en")
@example("::: pull\n> :::\n:::", "en")
@example('![a](b){credit="`"} `', "en")
def test_any_text_is_read_and_written_balanced(text: str, language: str) -> None:
    problems: list[Problem] = []
    document = parse(Source(text, language), problems.append)
    balance = checked(render(document, Renderer()) + render_notes(document, Renderer()))
    assert len(balance.ids) == len(set(balance.ids))
    plain(document)
    excerpt(document, 10)
    kinds = {kind.name: kind for kind in KINDS}
    for problem in problems:
        kind = kinds[problem.name]
        assert problem.severity is kind.severity
        assert kind.sentence.format(**dict(problem.facts))
        assert problem.place.line >= 1
        assert problem.place.column >= 1


@settings(max_examples=200, deadline=None)
@given(TEXTS, LANGUAGES, st.booleans())
def test_any_field_is_read_as_one_balanced_line(text: str, language: str, links: bool) -> None:
    kids = parse_line(Source(text, language), lambda problem: None, links)
    markup = render_inline(kids, Renderer())
    checked(markup)
    assert not re.search(r"<(?:p|h\d|ul|ol|li|pre|blockquote|img|figure|table)\b", markup)
    assert links or "<a " not in markup or "<a " in text  # a raw link is the author's own


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_no_text_escapes_its_place(text: str) -> None:
    assert html.unescape(escape(text)) == text
    assert html.unescape(quoted(text)) == text
    assert not set("<>") & set(escape(text))
    assert not set('<>"') & set(quoted(text))


@settings(max_examples=300, deadline=None)
@given(st.lists(MARKS, max_size=30), LANGUAGES)
def test_setting_quotes_twice_is_setting_them_once(pieces: list[str], language: str) -> None:
    text = "".join(pieces)

    def once(text: str) -> str:
        setter = typographer(language, text)
        kids: list[object] = [text]
        if setter:
            setter.set(kids)
        return str(kids[0])

    assert once(once(text)) == once(text)


@settings(max_examples=200, deadline=None)
@given(st.lists(TAGS))
def test_plain_text_holds_no_tags(pieces: list[str]) -> None:
    document = parse(Source("".join(pieces)), lambda problem: None)
    assert "<" not in plain(document)
    assert "<" not in excerpt(document, 5)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_cleaning_is_whole_after_one_pass(text: str) -> None:
    clean, found = cleaning.clean(text)
    assert cleaning.clean(clean) == (clean, [])
    assert len(clean) + len(found) <= len(text)
    assert all(cleaning.name(sign).startswith("U+") for sign in found)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
@example("\ud800")
@example("㿾")  # holds the bytes that end U+1FFFE
def test_a_text_that_counts_as_clean_holds_nothing_to_take_out(text: str) -> None:
    if cleaning.is_clean(text.encode("utf-8", "surrogatepass")):
        assert cleaning.clean(text) == (text, [])


def places(source: Source, document: Document) -> list[Place]:
    """The places of all nodes, in the order of the tree."""
    found = []
    waiting: list[Any] = [*document.blocks, *document.notes]
    for node in waiting:  # grows while it is walked
        if isinstance(node, list):
            waiting.extend(node)
        elif is_dataclass(node):
            waiting.extend(getattr(node, field.name) for field in fields(node))
            if hasattr(node, "at"):
                found.append(source.place(node.at))
    return found


@settings(max_examples=300, deadline=None)
@given(TEXTS.filter(lambda text: not set("<{") & set(text)))
@example("Ü [a](b)\n\n# c\n\n![d](e) f[^1] g[^2]\n\n[^1]: [h](i)")
@example("a\n\n" * 400 + "[b](javascript:c) [d](e)")
def test_places_are_the_same_whether_they_are_wanted_at_once_or_looked_up(text: str) -> None:
    found = []
    for at_once in (True, False):
        problems: list[Problem] = []
        source = Source(text, file="a.md", line=3)
        document = parse(source, problems.append, places=at_once)
        found.append((document, problems, places(source, document)))
    assert found[0] == found[1]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_tree(text: str) -> None:
    one, other = (parse(Source(text), lambda problem: None) for _ in range(2))
    assert one == other


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=20).map("".join), st.lists(PIECES, max_size=10).map("".join))
def test_what_is_for_the_editor_never_shows(before: str, after: str) -> None:
    text = f"{before}\n\n::: to-the-editor\nqqzz\n:::\n\n{after}"
    document = parse(Source(text), lambda problem: None)
    shown = plain(document) + render(document, Renderer()) + render_notes(document, Renderer())
    assert (
        "qqzz" not in shown or "```" in before or "~~~" in before or "<" in before
    )  # within code and raw HTML colons are text
