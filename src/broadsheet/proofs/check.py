"""What a check is, and what it may look at.

In: a publication as it was read, nothing kept back. Out: for each article what its text refers to, parsed once and kept
small, so that many checks over 26,000 articles cost one parsing. Knows no single check (see `table`) and no edition.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication, StandingPage
from broadsheet.model.references import References
from broadsheet.problems import Kind, Place, Problem
from broadsheet.proofs.passages import IN_HEADER, Passages, passages
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Document


class Check(Protocol):
    """One check. `name` is its word in the manual; `kinds` are all the problems that it may yield."""

    @property
    def name(self) -> str: ...

    @property
    def kinds(self) -> tuple[Kind, ...]: ...

    def check(self, proof: Proof) -> Iterable[Problem]:
        """Yield a problem for every fault, in any order."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A check that is a function: how the built-in ones are written."""

    name: str
    kinds: tuple[Kind, ...]
    check: Callable[[Proof], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A text with its file: an article or a standing page, and what its text refers to."""

    entry: Article | StandingPage
    passages: Passages

    @property
    def file(self) -> str:
        """The file, from the paper's root."""
        return self.entry.file


class Proof:
    """What checks look at.

    `scope` holds the ids of the issues to proof, None for the whole run; `root` is the paper's folder, "" where the
    publication was not read from one: it serves only to find the line of a header's key.
    """

    def __init__(self, publication: Publication, scope: frozenset[str] | None = None, root: str = "") -> None:
        self.publication = publication
        self.scope = scope
        self._root = root
        self.references = References(publication)
        self.problems: list[Problem] = []
        """What was met while parsing the texts, in the order of first reading."""
        self._pieces: dict[str, Piece] = {}
        self._document = lru_cache(maxsize=64)(self._parse)

    def issues(self) -> Iterator[Issue]:
        """Yield the issues to be proofed, oldest first."""
        for issue in self.publication.issues:
            if self.scope is None or issue.id in self.scope:
                yield issue

    def articles(self) -> Iterator[Article]:
        """Yield the articles to be proofed with their translations, in the order of their issues."""
        for issue in self.issues():
            yield from issue.articles
            yield from issue.translations

    def pieces(self) -> Iterator[Piece]:
        """Yield every article to be proofed, and (where the whole run is) every standing page, with its passages."""
        for article in self.articles():
            yield self.piece(article)
        if self.scope is None:
            for page in self.publication.pages:
                yield self.piece(page)

    def piece(self, entry: Article | StandingPage) -> Piece:
        """Return what an article or page refers to; its text is parsed on the first call only."""
        if entry.file not in self._pieces:
            source = self.source(entry)
            self._pieces[entry.file] = Piece(entry, passages(entry, source, self.problems.append))
        return self._pieces[entry.file]

    def document(self, entry: Article | StandingPage) -> Document:
        """Return the whole tree of an article or page. Costs a parsing; prefer `piece` where it is enough."""
        return self._document(entry)

    def source(self, entry: Article | StandingPage) -> Source:
        """Return an entry's Markdown with its place in the file."""
        return Source(entry.body.markdown(), entry.language, entry.file, entry.body.line)

    def place(self, entry: Article | StandingPage, at: int) -> Place:
        """Return the place in its file of a byte offset into an entry's Markdown; without a line for `IN_HEADER`."""
        return Place(entry.file) if at == IN_HEADER else self.source(entry).place(at)

    def beginning(self, file: str) -> bytes | None:
        """Return the first 64 KiB of a file of the paper; None where there is no folder or it cannot be read."""
        return _beginning(os.path.join(self._root, file)) if self._root else None

    def key_place(self, file: str, key: str) -> Place:
        """Return the line of a key in an article's header or an issue.toml; only the file where it is not found."""
        if self._root:
            header = self._header(file)
            written = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[:=]", header, re.MULTILINE)
            if written:
                return Place(file, header.count("\n", 0, written.start()) + 1, 1)
        return Place(file)

    def header_place(self, file: str, written: str) -> Place:
        """Return the place of some words in an article's header; only the file where they are not found."""
        header = self._header(file)
        at = header.find(written)
        if at < 0:
            return Place(file)
        return Place(file, header.count("\n", 0, at) + 1, at - header.rfind("\n", 0, at))

    def _header(self, file: str) -> str:
        text = (self.beginning(file) or b"").decode("utf-8", "replace")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def issue_place(self, issue: Issue, key: str = "") -> Place:
        """Return the line of a key in an issue's issue.toml; the file alone without a key."""
        file = f"{issue.folder}/issue.toml"
        return self.key_place(file, key) if key else Place(file)

    def _parse(self, entry: Article | StandingPage) -> Document:
        return parse(self.source(entry), lambda problem: None, places=True)


def _beginning(path: str) -> bytes | None:
    """Read the first 64 KiB of a file; None where that cannot be, which reading has told."""
    try:
        with open(path, "rb") as file:
            return file.read(65536)
    except OSError:
        return None
