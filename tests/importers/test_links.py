"""Targets of links are found and changed in Markdown, and nothing in code is."""

from __future__ import annotations

import pytest

from broadsheet.importers.store.links import rewritten, targets


def test_links_pictures_references_and_html_are_found_in_their_order() -> None:
    text = (
        '[a](one.html "T") ![b](two.png) <IMG alt="x" SRC="three.png"> [c](<four.html>)\n\n'
        "[d]: five.html 'T'\n\n<a href='six.html'>e</a> [f](seven_(x).html) [![g](eight.png)](nine.html)\n"
    )
    assert list(targets(text)) == [
        ("one.html", False),
        ("two.png", True),
        ("three.png", True),
        ("four.html", False),
        ("five.html", False),
        ("six.html", False),
        ("seven_(x).html", False),
        ("eight.png", True),
        ("nine.html", False),
    ]
    assert rewritten(text, lambda target: f"/{target}").count("/") == 9 + text.count("/")


@pytest.mark.parametrize(
    "code",
    [
        "`[a](x)`",
        "``[a](x) ` [b](x)``",
        "```\n[a](x)\n``\n[b](x)\n```\n",
        "~~~ c\n[a](x)\n```\n[b](x)\n~~~~\n",
        "   ```\n[a](x)\n",
    ],
)
def test_code_is_left_alone(code: str) -> None:
    assert rewritten(f"[a](x)\n\n{code}", lambda target: "y") == f"[a](y)\n\n{code}"


def test_a_lone_backtick_hides_nothing() -> None:
    assert rewritten("a ` [a](x) ``\n\n` [b](x)", lambda target: "y") == "a ` [a](y) ``\n\n` [b](y)"


@pytest.mark.parametrize("hostile", ["`" * 1, "` `` ", "[", "](", "<a ", "```\n", "[a]: ", "](((", "~~~\n"])
def test_hostile_texts_take_no_longer_than_their_length(hostile: str) -> None:
    text = "".join(hostile + " " * (number % 3) for number in range(60_000))
    assert rewritten(text, lambda target: None) == text
