"""The manual of the text, tried out: every specimen in specimens/*.md gives what it says.

A specimen is a fence of five backticks or more under a heading: the Markdown, a line with a full stop, the output, and
after a further full stop the problems, one to a line: `line:column name`. A word behind the opening backticks is the
language of the text; `plain` in front of it asks for plain text. `--update-golden` writes down what comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from broadsheet.problems import Problem
from broadsheet.text.html import Renderer, render, render_notes
from broadsheet.text.markdown import Source, parse
from broadsheet.text.plain import plain

FOLDER = Path(__file__).with_name("specimens")
TITLE = re.compile(r"^#+ (.*)$", re.MULTILINE)
FENCE = re.compile(r"^(`{5,}) ?([^`\n]*)\n(.*?)^\.\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Specimen:
    file: Path
    title: str
    mode: str
    markdown: str
    expected: str


def specimens() -> Iterator[Specimen]:
    for file in sorted(FOLDER.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        for fence in FENCE.finditer(text):
            title = TITLE.findall(text, 0, fence.start())[-1]
            yield Specimen(file, title, fence[2], fence[3], fence[4])


def made(specimen: Specimen) -> str:
    problems: list[Problem] = []
    mode, _, language = specimen.mode.rpartition(" ")
    if language == "plain":
        mode, language = "plain", ""
    document = parse(Source(specimen.markdown, language or "en"), problems.append)
    if mode == "plain":
        output = plain(document) + "\n"
    else:
        renderer = Renderer()
        output = render(document, renderer) + render_notes(document, renderer)
    told = sorted(problems, key=lambda problem: problem.place)
    lines = [f"{problem.place.line}:{problem.place.column} {problem.name}" for problem in told]
    return output + ("".join(f"{line}\n" for line in (".", *lines)) if lines else "")


ALL = list(specimens())


@pytest.mark.parametrize("specimen", ALL, ids=[f"{one.file.stem}: {one.title}" for one in ALL])
def test_a_specimen_gives_what_it_says(specimen: Specimen, pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update-golden"):
        text = specimen.file.read_text(encoding="utf-8")
        old = f"\n{specimen.markdown}.\n{specimen.expected}`````"
        new = f"\n{specimen.markdown}.\n{made(specimen)}`````"
        specimen.file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return
    assert made(specimen) == specimen.expected


def test_there_are_specimens() -> None:
    assert len(ALL) > 40
    assert len({(one.file, one.title) for one in ALL}) == len(ALL), "two specimens have one title"
