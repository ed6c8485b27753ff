"""Texts read whole: places, fields of one line, and the bad inputs that an editor may meet."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import Any

import pytest

from broadsheet.problems import Place, Problem
from broadsheet.text.html import Renderer, render, render_inline
from broadsheet.text.markdown import Source, parse, parse_line
from broadsheet.text.nodes import Emphasis, Figure, Link, Paragraph, Picture
from broadsheet.text.plain import plain, plain_inline

Reader = Callable[..., Any]


def line(text: str, language: str = "en", links: bool = True) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    kids = parse_line(Source(text, language, "a.md", 3, 11), problems.append, links)
    return render_inline(kids, Renderer()), problems


# Places


def test_a_problem_names_file_line_and_column_in_characters(read: Reader) -> None:
    (problem,) = read("Ünïcode “text”\nfor [a](javascript:x)", line=12).problems
    assert problem.place == Place("issues/v1n1/01-a.md", 13, 5)


def test_nodes_know_their_place_in_bytes(read: Reader) -> None:
    document = read("Ü [a](b)\n\n![c](d.jpg)", places=True).document
    assert document.blocks[0].kids[1].at == 3
    assert document.blocks[1].picture.at == 11
    assert document.blocks[0].at == 0


def test_a_place_that_was_not_wanted_is_looked_up(read: Reader) -> None:
    problems: list[Problem] = []
    source = Source("Ü [a](b)\n\n![c](d.jpg)", file="a.md", line=7)
    document = parse(source, problems.append)
    assert source.place(document.blocks[0].kids[1].at) == Place("a.md", 7, 3)
    assert source.place(document.blocks[1].picture.at) == Place("a.md", 9, 1)
    with pytest.raises(ValueError, match="that was parsed"):
        Source(source.text).place(document.blocks[1].picture.at)


def test_places_do_not_move_with_blocks(read: Reader) -> None:
    text = "Text\n::: aside\nInside\n:::\nÜber [x](data:y)"
    assert [problem.place.line for problem in read(text).problems] == [5]
    assert [problem.place.column for problem in read(text).problems] == [6]


def test_a_place_in_a_windows_file_is_the_same(read: Reader) -> None:
    one, other = read("a\n\n[^1] b\n"), read("a\r\n\r\n[^1] b\r\n")
    assert one.problems == other.problems
    assert one.document == other.document


def test_a_caption_s_problem_is_told_where_the_picture_or_the_value_stands(read: Reader) -> None:
    problems = read('A\n\n![a](b.jpg "[x](data:y)"){credit="[z](data:w)"}').problems
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(3, 1), (3, 27)]


# Fields of one line


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Harbour wall", "Harbour wall"),
        ("A *new* wall", "A <em>new</em> wall"),
        ("1. May", "1. May"),
        ("# One", "# One"),
        ("- so", "- so"),
        ("> so", "&gt; so"),
        ("***", "***"),
        ("_Titanic_ sails", "<em>Titanic</em> sails"),
        ('"So" & <b>bold', "“So” &amp; <b>bold</b>"),
        ("`a--b`", "<code>a--b</code>"),
        ("two\n  lines", "two lines"),
        ("![wall](a.jpg) falls", "wall falls"),
        ("[the wall](article:v1n1/wall)", '<a href="article:v1n1/wall">the wall</a>'),
        ("    indented", "    indented"),
        ("``` x", "``` x"),
        ("::: pull", "::: pull"),
        ("| a |", "| a |"),
        ("", ""),
        ("(so)", "(so)"),
        (r"\*", "*"),
        ('*"So"*', "<em>“So”</em>"),
        ("---", "—"),
        ("[^1]", "[^1]"),
    ],
)
def test_a_field_is_a_line_and_never_a_block(text: str, html: str) -> None:
    assert line(text)[0] == html


def test_a_headline_keeps_the_words_of_a_link() -> None:
    html, problems = line("A [link](https://example.org/) *here*", links=False)
    assert html == "A link <em>here</em>"
    assert [problem.name for problem in problems] == ["link-not-here"]
    assert problems[0].place == Place("a.md", 3, 13)


# Bad inputs


def test_the_first_sign_that_was_taken_out_is_told_with_its_place(read: Reader) -> None:
    (problem,) = read("one\r\ntwö\0 three\0", line=7).problems
    assert problem.place == Place("issues/v1n1/01-a.md", 8, 4)


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x1f", "\x7f", "\x85", "\ufffe", "\uffff", "\ud800", "\U0001fffe"])
def test_what_cannot_be_seen_is_taken_out_and_told(read: Reader, sign: str) -> None:
    text = read(f"a{sign}b")
    assert text.html == "<p>ab</p>\n"
    assert text.names == ["control-characters"]
    assert text.fact("count") == 1


@pytest.mark.parametrize("sign", ["\u202e", "\u202a", "\u2066", "\U000e0041"])
def test_what_deceives_the_eye_is_taken_out_of_texts_and_fields(read: Reader, sign: str) -> None:
    assert read(f"a{sign}b").html == "<p>ab</p>\n"
    html, problems = line(f"Ana{sign} Ruiz")
    assert html == "Ana Ruiz"
    assert [problem.name for problem in problems] == ["control-characters"]


def test_a_paragraph_of_a_megabyte_is_told_and_read(read: Reader) -> None:
    text = read("word " * 210_000)
    assert text.names == ["long-text"]
    assert len(text.plain) == 210_000 * 5 - 1


@pytest.mark.parametrize(
    "piece", ['word *x* "so" isn\'t -- ', "[a](b) ", "- a\n", "[^1] ", "<b>x ", "| a", "![a](b){x ", "\n::: aside\n"]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        source = Source(piece * count)
        start = time.process_time()
        document = parse(source, lambda problem: None)
        render(document, Renderer())
        plain(document)
        return time.process_time() - start

    gc.disable()  # what other tests have left behind is not to be counted here
    try:
        seconds(1000)
        short = min(seconds(4000) for _ in range(3))
        long = min(seconds(32_000) for _ in range(2))
    finally:
        gc.enable()
    assert long < 8 * short * 2.5 + 0.05


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + "x",
        "> - " * 3_000 + "x",
        "".join("  " * depth + "- a\n" for depth in range(500)),
        "*a _b " * 5_000 + "_ *" * 5_000,
        "![" * 3_000 + "](x)" * 3_000,
        "::: aside\n" * 5_000 + "x",
        "<div>\n" * 5_000,
    ],
    ids=["quotes", "quotes and lists", "lists", "emphasis", "pictures", "blocks", "raw HTML"],
)
def test_what_lies_too_deep_is_told_once_and_set_flat(read: Reader, text: str) -> None:
    start = time.process_time()
    found = read(text)
    assert found.names.count("nested-too-deep") == 1
    assert found.html is not None
    assert found.plain is not None
    assert time.process_time() - start < 5


@pytest.mark.parametrize("text", ["[" * 10_000, "[" * 5_000 + "]" * 5_000, "*" * 10_000, "*a " * 10_000])
def test_signs_without_a_partner_are_text(read: Reader, text: str) -> None:
    found = read(text, typography=False)
    assert "nested-too-deep" not in found.names
    assert found.plain.replace(" ", "") in (text.replace(" ", ""), "")  # ten thousand stars are a rule


@pytest.mark.parametrize(
    "text", ["{{ 7*7 }}", "{% include x %}", '#import "a"', '#read("/etc/passwd")', "$x$", "\\x", "<?php x ?>"]
)
def test_what_another_program_would_run_is_only_text(read: Reader, text: str) -> None:
    assert "49" not in read(f"A {text} b").html
    assert read(f"`{text}`", typography=False).plain == text


def test_code_is_left_alone(read: Reader) -> None:
    code = "“a” \"b\" -- c... 'd'"
    assert read(f"`{code}`\n\n    {code}\n\n```\n{code}\n```").plain == f"{code}\n\n{code}\n\n{code}"


def test_mathematics_and_diagrams_are_shown_as_code_with_a_note(read: Reader) -> None:
    text = read("```mermaid\ngraph TD\n```\n\n$$x^2$$")
    assert text.names == ["code-shown"]
    assert "graph TD" in text.html
    assert "$$x^2$$" in text.html


def test_long_words_and_special_spaces_stay(read: Reader) -> None:
    for text in ("a\u00adb", "5\u00a0km", "x" * 300, "https://example.org/" + "x" * 2000):
        assert read(text).plain == text


def test_the_notes_of_what_is_for_the_editor_are_gone_with_it(read: Reader) -> None:
    text = read("A\n\n::: to-the-editor\nSecret [x](data:y) [^1]\n\n[^1]: Secret\n:::\n\nB")
    assert "ecret" not in text.html + text.plain
    assert text.document.notes == []
    assert text.problems == []


def test_the_editor_s_block_in_a_quote_is_gone_too(read: Reader) -> None:
    text = read("> A\n> ::: to-the-editor\n> Secret\n> :::\n> B")
    assert text.html == "<blockquote>\n<p>A</p>\n</blockquote>\n<blockquote>\n<p>B</p>\n</blockquote>\n" or (
        text.html == "<blockquote>\n<p>A</p>\n<p>B</p>\n</blockquote>\n"
    )


# The tree


def test_a_tree_is_a_value(read: Reader) -> None:
    assert read("A *b* [c](d)").document.blocks == [
        Paragraph(["A ", Emphasis(["b"]), " ", Link(["c"], "d")]),
    ]


def test_a_picture_s_fields_are_kept_apart(read: Reader) -> None:
    text = read('![*Alt* text](a.jpg "Cap *tion*"){credit="Lena" wide focus="1,2"}')
    picture = Picture("a.jpg", "Alt text", ["Cap ", Emphasis(["tion"])], ["Lena"], "wide", "1,2")
    assert text.document.blocks == [Figure(picture)]


def test_every_row_of_a_table_has_as_many_cells(read: Reader) -> None:
    (table,) = read("|a|b|c|\n|-|-|-|\n|1|\n|1|2|3|4|\n").document.blocks
    assert [len(row) for row in (table.head, *table.rows)] == [3, 3, 3]


def test_a_tight_list_holds_no_paragraphs_and_a_loose_one_does(read: Reader) -> None:
    tight, loose = read("- a\n- b\n\n<!-- -->\n\n- a\n\n- b").document.blocks
    assert tight.tight
    assert not loose.tight
    assert plain_inline(tight.items[0][0].kids) == "a"


def test_typography_can_be_left_off(read: Reader) -> None:
    assert read('"a" -- b...', typography=False).plain == '"a" -- b...'


@pytest.mark.parametrize("language", ["en", "de", "fr", "ar", "zh", "xx", ""])
def test_any_language_tag_is_taken(read: Reader, language: str) -> None:
    assert read('"a"', language=language).plain
