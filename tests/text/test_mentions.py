"""What a text may refer to is found without parsing it, and nothing that the parser finds is missed."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.problems import Problem
from broadsheet.text.markdown import Source, parse
from broadsheet.text.mentions import targets
from broadsheet.text.nodes import Link, Picture

CASES = {
    "![a](b.png)": "b.png",
    "[a](article:v53n21/x)": "article:v53n21/x",
    "[a](x.md)[b](y.md)": "x.md y.md",
    '![a](b.png "by [Ana](/people/ana/)"){.wide}': "b.png /people/ana/",
    "![a](<b c.png>)": "b c.png",
    "[a](\n  /v53/n21/)": "/v53/n21/",
    "[a](b(c(d)).png) e)": "b(c(d)).png",
    r"[a](b\(c.png)": "b(c.png",
    "[a](b&amp;c.png)": "b&c.png",
    "![a][ref]\n\n[ref]: b.png": "b.png",
    "> [ref]:\n> <b c.png>": "b c.png",
    "<article:v53n21/x>": "article:v53n21/x",
    '<a href="/v53/">x</a> <q cite=y.md>z</q>': "/v53/ y.md",
    "[![a](b.png)](/c/)": "b.png /c/",
    "`](x.png)`": "x.png",
    "[a](u\u0308.png)": "\u00fc.png",
    "a[^1]\n\n[^1]: See there.": "",
    "[a](#b) <b@example.org> 1 < 2 > 0": "",
    "no link": "",
}


@pytest.mark.parametrize("text", CASES)
def test_every_target_is_named_as_the_parser_gives_it(text: str) -> None:
    assert sorted(targets(text.encode())) == sorted(CASES[text].split() if " c" not in CASES[text] else [CASES[text]])


def test_what_stands_before_the_text_is_not_looked_at() -> None:
    assert targets(b"a: [x](y)\n---\n[z](w)", 14) == ("w",)


def _of(node: object) -> list[str]:
    if isinstance(node, list):
        return [found for kid in node for found in _of(kid)]
    own = [node.target] if isinstance(node, Link) else [node.source] if isinstance(node, Picture) else []
    names = [part.name for part in fields(node)] if is_dataclass(node) else []
    return own + [found for name in names for found in _of(getattr(node, name))]


PIECES = [
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "]: ",
    "<",
    ">",
    "\\",
    "&amp;",
    '"',
    "a",
    "b.png",
    "/c/",
    " ",
    "\n",
    "\n\n",
    "> ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_whatever_the_parser_finds_is_named(text: str) -> None:
    problems: list[Problem] = []
    targets_found = _of(parse(Source(text), problems.append))
    found = {target for target in targets_found if target and target[0] not in "#>"}  # ">" begins no address of ours
    assert found <= set(targets(text.encode()))


@pytest.mark.parametrize("piece", ["](", "]:", "](a", "](()", "[", "<a", "](<", "]:\n", "](a)", "](\\"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    started = perf_counter()
    targets(piece.encode() * 100_000)
    assert perf_counter() - started < 5
