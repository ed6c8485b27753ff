"""One text as a check reads it: its tree, its lines of words, and where in its file a word stands.

In: an article or standing page, parsed. Out: `Text`. It is made for one reading and dropped. Knows no check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Place
from broadsheet.proofs.passages import Line, Node, Passages, lines
from broadsheet.text.markdown import Source
from broadsheet.text.nodes import Document

if TYPE_CHECKING:
    from broadsheet.proofs.check import Proof

Entry: TypeAlias = Article | StandingPage

_FEET = re.compile(r"^ {0,3}#.*\d['\"]", re.MULTILINE)


def source_of(entry: Entry) -> Source:
    """Return an entry's Markdown as it was typed, with its place in the file.

    Quotes and dashes are not set, so that words are found where they stand. Only feet and inches in a heading change
    its id when they are set; such a text is read as editions read it.
    """
    text = entry.body.markdown()
    return Source(text, entry.language, entry.file, entry.body.line, typography=bool(_FEET.search(text)))


@dataclass(frozen=True, slots=True)
class Parsed:
    """An entry with its source, its tree, all nodes of that in order, and what it refers to."""

    entry: Entry
    source: Source
    document: Document
    nodes: tuple[Node, ...]
    passages: Passages


class Text:
    """One parsed text."""

    def __init__(self, proof: Proof, parsed: Parsed) -> None:
        self.proof = proof
        self.entry = parsed.entry
        self.source = parsed.source
        self.document = parsed.document
        self.nodes = parsed.nodes
        self.passages = parsed.passages

    @property
    def file(self) -> str:
        """The file, from the paper's root."""
        return self.entry.file

    @property
    def article(self) -> Article | None:
        """The article, None for a standing page."""
        return self.entry if isinstance(self.entry, Article) else None

    @property
    def issue(self) -> Issue | None:
        """The article's issue, None for a standing page."""
        return self.proof.references.issue(self.entry.issue) if isinstance(self.entry, Article) else None

    @property
    def language(self) -> str:
        """The language of the text."""
        return self.entry.language

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The words of the header's fields and of the text, line by line."""
        return tuple(lines(self.entry, self.document))

    @cached_property
    def _starts(self) -> dict[tuple[int, int], int]:
        """Where in the source each run of text stands, by its line and its offset in that; -1 where it is not found."""
        starts: dict[tuple[int, int], int] = {}
        written = self.source.text
        at = 0
        for line in self.lines:
            for offset, run in line.runs if line.part != "field" else ():
                found = written.find(run, at)
                if found < 0 or line.part in (
                    "note",
                    "caption",
                    "credit",
                ):  # these may stand before what is before them
                    starts[id(line), offset] = found if found >= 0 else written.find(run)
                else:
                    starts[id(line), offset] = found
                    at = found + len(run)
        return starts

    def place(self, at: int) -> Place:
        """Return the place of a byte offset into the source, as nodes have it."""
        return self.source.place(at)

    def place_of(self, line: Line, at: int) -> Place:
        """Return the place in the file of a character of a line; only the file where it is not found."""
        if line.part == "field":
            return self.proof.field_place(self.file, line.key, line.text[at:])
        start = next((start for start, _ in reversed(line.runs) if start <= at), 0)
        found = self._starts.get((id(line), start), -1)
        if found < 0:
            return Place(self.file)
        return self.source.place(len(self.source.text[: found + at - start].encode("utf-8", "surrogatepass")))
