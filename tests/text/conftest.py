"""What the tests of the text share: a text parsed with its problems at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from broadsheet.problems import Problem
from broadsheet.text.html import Renderer, render, render_notes
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Document
from broadsheet.text.plain import plain


@dataclass
class Read:
    document: Document
    problems: list[Problem] = field(default_factory=list)

    @property
    def html(self) -> str:
        return render(self.document, Renderer()) + render_notes(self.document, Renderer())

    @property
    def plain(self) -> str:
        return plain(self.document)

    @property
    def names(self) -> list[str]:
        return [problem.name for problem in self.problems]

    def fact(self, name: str) -> object:
        return dict(self.problems[0].facts)[name]


@pytest.fixture
def read() -> Callable[..., Read]:
    """Parse a text: `read("# A", language="de", line=5)`."""

    def parsed(text: str, language: str = "en", line: int = 1, typography: bool = True, places: bool = False) -> Read:
        problems: list[Problem] = []
        source = Source(text, language, "issues/v1n1/01-a.md", line, typography=typography)
        return Read(parse(source, problems.append, places), problems)

    return parsed
