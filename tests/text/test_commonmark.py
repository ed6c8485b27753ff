"""Every example of the CommonMark specification, as we write it.

The examples are read from npm's `commonmark-spec`. Where our HTML departs from theirs on purpose, `DEPARTURES` says
why: some are undone before both are compared, the others are listed by number and must really differ.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from broadsheet.text.html import Renderer, render
from broadsheet.text.markdown import Source, parse

EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)
COUNT = 652  # of version 0.31.2

DEPARTURES: dict[str, tuple[int, ...]] = {
    "raw HTML passes the sanitiser: balanced, harmless, without what the allow list lacks": (
        *(21, 31, *range(148, 159), 160, 163, 164, 165, 167, *range(169, 177)),
        *(178, 184, 187, 188, 190, 191, 201),
        *(344, 475, 476, 477, 491, 494, 524, 536, 613, 614, 615, 616, 617, 623, 626, 630, 631, 642, 643),
    ),
    "a picture alone in its paragraph is a figure, its title the caption": (
        *(520, *range(572, 579), *range(580, 587), 588, 589, 591),
    ),
    "a link may only have a scheme that is allowed": (596, 598, 599, 601),
    "an empty heading is left out: assistive technology would stop at nothing": (79,),
}
BLOCKS = frozenset(
    ("p", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr", "div", "br", "table")
)


class Tokens(HTMLParser):
    """HTML as a list of tags and texts, without differences that no reader meets."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, object]] = []
        self.within_pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((f"<{tag}>", tuple(sorted(attrs, key=str))))
        self.within_pre += tag == "pre"

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"</{tag}>", ()))
        self.within_pre -= tag == "pre"

    def handle_data(self, data: str) -> None:
        text = data if self.within_pre else re.sub(r"\s+", " ", data)
        if self.found and self.found[-1][0] == "text":
            text = str(self.found.pop()[1]) + text
        self.found.append(("text", text))


def tokens(html: str) -> list[tuple[str, object]]:
    parser = Tokens()
    parser.feed(html)
    parser.close()
    names = ["p", *(name.strip("</>") for name, _ in parser.found), "p"]
    trimmed = []
    for index, (name, value) in enumerate(parser.found, 1):
        if name == "text" and "\n" not in str(value):
            value = str(value).lstrip(" ") if names[index - 1] in BLOCKS else str(value)
            value = value.rstrip(" ") if names[index + 1] in BLOCKS else value
        if value != "":
            trimmed.append((name, value))
    return trimmed


def shifted(html: str) -> str:
    """Move the headings of the specification to where an article has them: below its headline, no level skipped."""
    levels: list[int] = []

    def shift(match: re.Match[str]) -> str:
        if match[1] == "":
            while levels and levels[-1] >= int(match[2]):
                levels.pop()
            levels.append(int(match[2]))
        return f"<{match[1]}h{min(len(levels) + 1, 6)}>"

    return re.sub(r"<(/?)h(\d)>", shift, html)


def ours(markdown: str) -> str:
    html = render(parse(Source(markdown, typography=False), lambda problem: None), Renderer())
    html = re.sub(r'(<h\d) id="[^"]*"', r"\1", html)  # headings have ids
    return html.replace('<pre tabindex="0">', "<pre>")  # code that scrolls can be reached by keyboard


def examples(file: Path) -> Iterator[tuple[int, str, str]]:
    found = EXAMPLE.findall(file.read_text(encoding="utf-8"))
    for number, (markdown, html) in enumerate(found, 1):
        yield number, markdown.replace("→", "\t"), html.replace("→", "\t")


@pytest.fixture
def specification(validator: Callable[[str], Path]) -> Path:
    named = os.environ.get("BROADSHEET_NODE_MODULES")
    return Path(named, "commonmark-spec/spec.txt") if named else validator("commonmark-spec/spec.txt")


def test_every_example_is_written_as_specified_or_departs_on_purpose(specification: Path) -> None:
    different = {
        number for number, markdown, html in examples(specification) if tokens(ours(markdown)) != tokens(shifted(html))
    }
    departures = {number for numbers in DEPARTURES.values() for number in numbers}
    assert sorted(different) == sorted(departures)


def test_all_examples_are_read(specification: Path) -> None:
    assert len(list(examples(specification))) == COUNT


@pytest.mark.parametrize(
    ("one", "other"), [("<p>a</p>", "<p>b</p>"), ("<p>a</p>", "a"), ("<pre>a  b</pre>", "<pre>a b</pre>")]
)
def test_the_comparison_sees_differences(one: str, other: str) -> None:
    assert tokens(one) != tokens(other)
