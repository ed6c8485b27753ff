"""What is written is read back: the same tree, the same words, and nothing escaped that need not be."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Division,
    Document,
    Emphasis,
    Figure,
    HardBreak,
    Heading,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawInline,
    Strong,
    Table,
)
from broadsheet.text.written import markdown_of

from .trees import LINES, documents, normal, words


def read(text: str) -> Document:
    return parse(Source(text, typography=False), lambda problem: None)


def written(*blocks: Any) -> str:
    return markdown_of(Document(list(blocks))).rstrip("\n")


@settings(max_examples=60, deadline=None)
@given(documents())
def test_what_is_written_reads_back_as_the_same_tree_with_the_same_words(document: Document) -> None:
    again = read(markdown_of(document))
    assert normal(again) == normal(document)
    assert words(again) == words(document)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_a_line_reads_back_as_the_same_nodes(kids: list[Any]) -> None:
    notes = [Note(label, [Paragraph(["x"])]) for label in ("1", "2", "n3")]
    document = Document([Paragraph(kids)], notes)
    assert normal(read(markdown_of(document))) == normal(document), markdown_of(document)


@pytest.mark.parametrize(
    "text",
    [
        "A plain sentence, with “quotes”, dashes – and 50 % of it (at most).",
        "snake_case and 2 * 3 and a_b_c and AT&T and a < b and x > y and [1] and 5^2 and ~ home",
        "a|b, C#, #1, +1, -1, 1.5, e.g. {this}, !important, \\o/, C:\\Users",
        "http://example.org/a_b?c=d&e=f",
    ],
)
def test_what_needs_no_escape_gets_none(text: str) -> None:
    assert written(Paragraph([text])) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*so*", "\\*so\\*"),
        ("_so_", "\\_so\\_"),
        ("a `b` c", "a \\`b\\` c"),
        ("<b>", "\\<b>"),
        ("&amp;", "\\&amp;"),
        ("~~no~~", "\\~\\~no\\~\\~"),
        ("[a](b)", "\\[a](b)"),
        ("[^1]", "\\[^1]"),
        ("# one", "\\# one"),
        ("- one", "\\- one"),
        ("1. one", "1\\. one"),
        ("2023) one", "2023\\) one"),
        ("> one", "\\> one"),
        ("::: pull", "\\::: pull"),
        ("---", "\\---"),
        ("* * *", "\\* * *"),
        ("a\n===", "a\n\\==="),
        ("a | b\n--|--", "a | b\n\\--|--"),
        ("[a]: http://b", "\\[a]: http://b"),
    ],
)
def test_what_would_be_mark_up_is_escaped(text: str, expected: str) -> None:
    assert written(Paragraph([text])) == expected


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Paragraph(["a ", Emphasis(["b"]), " ", Strong(["c"]), "."]), "a *b* **c**."),
        (Paragraph([Strong([Emphasis(["a"])])]), "**_a_**"),
        (Paragraph(["这是", Strong(["“强调”"]), "文字"]), "这是<strong>“强调”</strong>文字"),
        (Paragraph(["un", Emphasis(["believ"]), "able"]), "un*believ*able"),
        (Paragraph([CodeSpan("a`b")]), "``a`b``"),
        (Paragraph([Link(["here"], "a b.html", 'say "x"')]), '[here](<a b.html> "say \\"x\\"")'),
        (Paragraph([Link(["http://e.org/"], "http://e.org/")]), "<http://e.org/>"),
        (Paragraph([Link(["a@b.org"], "mailto:a@b.org")]), "<a@b.org>"),
        (Paragraph(["one", HardBreak(), "two"]), "one\\\ntwo"),
        (Paragraph(["H", RawInline("<sub>"), "2", RawInline("</sub>"), "O"]), "H<sub>2</sub>O"),
        (Heading(["What it costs"], 2, "costs"), "## What it costs {#costs}"),
        (Heading(["What it costs"], 3, "what-it-costs"), "### What it costs"),
        (Heading(["C #"], 2), "## C \\#"),
        (Quote([Paragraph(["a"]), Paragraph(["b"])]), "> a\n>\n> b"),
        (Bullets([[Plain(["a"]), Bullets([[Plain(["b"])]])], [Plain(["c"])]]), "- a\n  - b\n- c"),
        (Bullets([[Paragraph(["a"]), Paragraph(["b"])], [Paragraph(["c"])]], 9, False), "9. a\n\n   b\n\n10. c"),
        (CodeBlock("```\nx\n", "md"), "````md\n```\nx\n````"),
        (Table(["", "right"], [["a"], ["b|c"]], [[[], ["d", RawInline("<br>"), "e"]]]),
         "| a | b\\|c |\n| --- | ---: |\n|  | d<br>e |"),
        (Figure(Picture("w.jpg", "Stone", ["The ", Emphasis(["wall"])], ["L. Voss"], "wide")),
         '![Stone](w.jpg "The *wall*"){credit="L. Voss" wide}'),
        (Division("verse", [Paragraph(["one", HardBreak(), "two"]), Paragraph(["three"])]),
         "::: verse\none\ntwo\n\nthree\n:::"),
        (Division("facts", [Division("pull", [Paragraph(["x"])], {"from": "A. B."})]),
         ':::: facts\n::: pull {from="A. B."}\nx\n:::\n::::'),
    ],
)  # fmt: skip
def test_nodes_are_written_as_people_write_them(node: Any, expected: str) -> None:
    assert written(node) == expected


def test_notes_stand_at_the_end_and_keep_their_blocks() -> None:
    document = Document([Paragraph(["a", NoteMark("1")])], [Note("1", [Paragraph(["b"]), CodeBlock("c\n\nd\n")])])
    assert markdown_of(document) == "a[^1]\n\n[^1]: b\n\n    ```\n    c\n\n    d\n    ```\n"


def test_two_lists_side_by_side_stay_two() -> None:
    lists = [Bullets([[Plain([word])]]) for word in "abc"]
    assert len(read(markdown_of(Document([*lists]))).blocks) == 3


@pytest.mark.parametrize(
    "text",
    [
        '![#](a "x"){credit="*"}![#](b){credit="*"}\n',
        '![a](b.png){credit="*"} and *c*\n',
        '*a ![x](y){credit="b*"} c\n',
    ],
)
def test_stars_in_and_outside_of_braces_do_not_meet(text: str) -> None:
    assert "credit" not in markdown_of(read(text)).replace("{credit=", "")


def test_a_sign_escaped_before_the_braces_of_a_heading_stays_escaped() -> None:
    heading = read("### \\&#60;a {#x}\n").blocks[0]
    assert isinstance(heading, Heading)
    assert ("".join(map(str, heading.kids)), heading.id) == ("&#60;a", "x")
