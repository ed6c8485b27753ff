"""Texts written without a tree are what the tree's writers make of them, or they are left to the tree."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from broadsheet.problems import Problem
from broadsheet.text import direct
from broadsheet.text.html import Image, Renderer, render, render_note_list
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Link, Picture
from broadsheet.text.plain import excerpt

LANGUAGES = st.sampled_from(["en", "de", "fr", "he", "zh"])
LINES = st.sampled_from(
    [
        *("word", " ", "Word", "it's", "l'été", "'", '"', "--", "...", "é", "“so”", "—", ":", "www.e.org/'s", "5", "."),
        *(
            "*a*",
            "**b**",
            "***",
            "*",
            "_c_",
            "`d`",
            "`it's`",
            "`",
            "~~e~~",
            "\\*",
            "\\",
            "&amp;",
            "&lt;",
            "&#39;",
            "<",
            ">",
        ),
        *(
            "[f](https://e.org/g)",
            "[f](https://e.org/ü?a=b&c#d)",
            "[h](i.md)",
            '[j](k "l\'s \\"m\\"")',
            "[n](#o)",
            "[p](q",
        ),
        *("[it's](it's)", "[r](javascript:s)", "[t](gone)", "[*u*](/v)", "[^1]", "[^2]", "[^N]", "[^]", "^", "{w}"),
        *(
            "![x](y.png)",
            '![x](y.png "z *z*")',
            "![it's](y.png)",
            "![](gone.png)",
            "![x [^1]](y.png)",
            "  \n",
            "\\\n",
            "\n",
        ),
        *("\u00a0", "\u202e", "\0", "\u200f", "\u2026", "«", "א'א"),
    ]
)
LINE = st.lists(LINES, max_size=8).map("".join)
BEGINNINGS = st.sampled_from(
    [
        *(
            "",
            "",
            "",
            "# ",
            "## ",
            "### ",
            "- ",
            "* ",
            "1. ",
            "7) ",
            "> ",
            "> > ",
            "> - ",
            "- > ",
            "- - ",
            "- # ",
            "    ",
        ),
        *("***\n", "---\n", "```\n", "| a | b |\n|---|---|\n| ", "[^1]: ", "[^2]: ", "[^n]: ", "[^2]: - ", "> [^1]: "),
        *("[h]: i.md\n", "::: pull\n", "![a](b.png)\n", '![a](b.png "c")', "- ![a](b.png)", "  ", "\t"),
    ]
)
ENDS = st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n    ", "\n===\n", "\n---\n", "\n\n  "])
TEXTS = st.lists(st.tuples(BEGINNINGS, LINE, ENDS).map("".join), max_size=8).map("".join)


def link(node: Link) -> str | None:
    return None if "gone" in node.target else f"/to/{node.target}" if node.target in ("i.md", "/v") else node.target


def picture(node: Picture) -> Image | None:
    return None if "gone" in node.source else Image(f"/p/{node.source}", 4, 3, caption="From the file")


def by_the_tree(text: str, language: str, renderer: Renderer) -> tuple[str, str, str]:
    """Write a text through its document, which must have nothing to report."""
    problems: list[Problem] = []
    document = parse(Source(text, language), problems.append)
    assert problems == []
    notes = render_note_list(document.notes, renderer).removeprefix("<ol>\n").removesuffix("</ol>\n")
    return render(document, renderer), notes, excerpt(document, 5)


@settings(max_examples=500, deadline=None)
@given(TEXTS, LANGUAGES, st.sampled_from(["", "a1-"]), st.integers(0, 3))
@example("- a\n\n  - b\n", "en", "", 0)
@example("[^1]: a\n\nb[^1]", "en", "", 0)
@example("a[^1]\n\n[^1]: ![b](c.png)", "en", "", 0)
@example("a[^1]\n\n[^1]: b [c](i.md)  \n[d][^1]", "en", "", 0)
def test_whatever_is_written_is_what_the_tree_s_writers_write(
    text: str, language: str, prefix: str, offset: int
) -> None:
    renderer = Renderer(link=link, picture=picture, prefix=prefix, offset=offset)
    found = direct.read(Source(text, language), renderer)
    written = direct.write(found, renderer) if found else None
    if found and written:
        blocks, notes, words = by_the_tree(text, language, renderer)
        assert written.blocks.decode() == blocks
        assert written.items.decode() == notes
        assert direct.excerpt(found, 5) == words


@pytest.mark.parametrize(
    "text",
    [
        "One paragraph, it's plain.\n\nAnother: *so*, **so** and `so`, a [link](https://example.org/a?b=c).\n",
        "## A crosshead\n\n- one\n- two [there](i.md)\n\n1. one\n\n2. two\n\n> Quoted.\n>\n> — Her\n",
        "A mark[^1] and another[^b], and again[^1].\n\n***\n\n[^1]: A *note*.\n[^b]: See [there](/v).\n",
        '![A wall](wall.png "Photo: Her")\n\nLine  \nbroken.\n',
    ],
)
def test_usual_texts_are_written_without_a_tree(text: str) -> None:
    renderer = Renderer(link=link, picture=picture)
    found = direct.read(Source(text), renderer)
    written = direct.write(found, renderer) if found else None
    assert found is not None
    assert written is not None
    assert (written.blocks.decode(), written.items.decode(), direct.excerpt(found, 5)) == by_the_tree(
        text, "en", renderer
    )


@pytest.mark.parametrize(
    "text",
    [
        'He said "so".',
        "#### Too deep",
        "A mark[^1] of no note.",
        "[^1]: A note of no mark.",
        "[so](javascript:x)",
        "a <b>b</b>",
        '![a](b.png){credit="c"}',
        "```\ncode\n```",
        "|a|b|\n|-|-|\n|c|d|",
        "- a\n  - b",
        "\u202eso",
        "*" * 120 + "a" + "*" * 120,
        "> " * 60 + "a",
    ],
)
def test_what_is_rare_or_has_to_be_reported_is_the_tree_s(text: str) -> None:
    assert direct.read(Source(text), Renderer()) is None
