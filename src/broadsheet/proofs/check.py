"""What a check is, and what it may look at.

In: a publication as it was read, nothing kept back. Out: texts with what they refer to, parsed once for all checks, and
the places of faults. Knows no single check (see `table`) and no edition.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from broadsheet.imaging import measure
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication, StandingPage
from broadsheet.model.references import References
from broadsheet.problems import Kind, Place, Problem
from broadsheet.proofs.passages import IN_HEADER, Passages, passages, walk
from broadsheet.proofs.reading import Parsed, Text, source_of
from broadsheet.proofs.wishes import USUAL, Wishes
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Document

if TYPE_CHECKING:
    from broadsheet.proofs.hosts import Ask
    from broadsheet.proofs.words import Words


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
    """A check that is a function over the proof. `wide`: it compares issues, and cannot be shared out by issue."""

    name: str
    kinds: tuple[Kind, ...]
    check: Callable[[Proof], Iterable[Problem]]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class TextRule:
    """A check that is a function over one text: what most checks are."""

    name: str
    kinds: tuple[Kind, ...]
    read: Callable[[Text], Iterable[Problem]]

    def check(self, proof: Proof) -> Iterator[Problem]:
        """Yield the problems of every text."""
        for text in proof.texts():
            yield from self.read(text)


@dataclass(frozen=True, slots=True)
class GatheringRule:
    """A check in two steps: what each text gives, and what all of it together comes to, in the order of the run.

    What `gather` returns goes from process to process and is kept for every text: it must be small and picklable; None
    is nothing. `settle` gets it with the file of its text.
    """

    name: str
    kinds: tuple[Kind, ...]
    gather: Callable[[Text], Any | None]
    settle: Callable[[Proof, Sequence[tuple[str, Any]]], Iterable[Problem]]

    def check(self, proof: Proof) -> Iterable[Problem]:
        """Do both steps in one process."""
        found = [(text.file, part) for text in proof.texts() if (part := self.gather(text)) is not None]
        return self.settle(proof, found)


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

    `scope` holds the ids of the issues to proof, None for the whole run; `around` says whether what stands outside
    every issue (pages, redirects, the paper's pictures) is proofed as well, which it is with the whole run. `root` is
    the paper's folder, "" where the publication was not read from one. `words` knows the words that are spelt right,
    `ask` asks other hosts; None where spelling or outside links are not checked.
    """

    def __init__(
        self, publication: Publication, scope: frozenset[str] | None = None, root: str = "", wishes: Wishes = USUAL
    ) -> None:
        self.publication = publication
        self.scope = scope
        self.around = scope is None
        self.wishes = wishes
        self.words: Words | None = None
        self.ask: Ask | None = None
        self.root = root
        self.references = References(publication)
        self.problems: list[Problem] = []
        """What was met while parsing the texts, in the order of first reading."""
        self._pieces: dict[str, Piece] = {}
        self._widths: dict[str, int] = {}
        self._document = lru_cache(maxsize=64)(self._parse)

    def issues(self) -> Iterator[Issue]:
        """Yield the issues to be proofed, oldest first."""
        for issue in self.publication.issues:
            if self.scope is None or issue.id in self.scope:
                yield issue

    def part(self, scope: frozenset[str], *, around: bool) -> Proof:
        """Make the proof of a part of the scope, with the same tools."""
        part = Proof(self.publication, scope, self.root, self.wishes)
        part.around, part.words, part.ask, part.references = around, self.words, self.ask, self.references
        return part

    @property
    def idle(self) -> frozenset[str]:
        """The names of the checks that this proof does not make."""
        return frozenset(name for name, tool in (("spelling", self.words), ("hosts", self.ask)) if tool is None)

    @cached_property
    def numbered(self) -> dict[tuple[int, int], Issue]:
        """Every issue of the run by its volume and each of its numbers."""
        return {
            (issue.volume, number): issue
            for issue in self.publication.issues
            for number in range(issue.first_number, issue.last_number + 1)
        }

    def articles(self) -> Iterator[Article]:
        """Yield the articles to be proofed with their translations, in the order of their issues."""
        for issue in self.issues():
            yield from issue.articles
            yield from issue.translations

    def entries(self) -> Iterator[Article | StandingPage]:
        """Yield every article to be proofed, and (where the whole run is) every standing page."""
        yield from self.articles()
        if self.around:
            yield from self.publication.pages

    def pieces(self) -> Iterator[Piece]:
        """Yield every entry to be proofed with its passages."""
        for entry in self.entries():
            yield self.piece(entry)

    def texts(self) -> Iterator[Text]:
        """Yield every entry to be proofed with its tree. One is parsed at a time: do not keep them."""
        for entry in self.entries():
            yield self.text(entry)

    def text(self, entry: Article | StandingPage) -> Text:
        """Parse an entry; what it refers to is kept for `piece`."""
        source = source_of(entry)
        met: list[Problem] = []
        document = parse(source, met.append, places=True)
        nodes = tuple(walk(document))
        found = Piece(entry, passages(entry, document, nodes, met.append))
        if entry.file not in self._pieces:
            self._pieces[entry.file] = found
            if self._is_within(entry):
                self.problems += met
        return Text(self, Parsed(entry, source, document, nodes, found.passages))

    def forget(self) -> None:
        """Let go of what texts refer to: whoever asks again has them parsed again."""
        self._pieces.clear()
        self._document.cache_clear()

    def _is_within(self, entry: Article | StandingPage) -> bool:
        """Whether an entry is to be proofed: others are read only for what leads to them."""
        if isinstance(entry, StandingPage):
            return self.around
        return self.scope is None or entry.issue in self.scope

    def piece(self, entry: Article | StandingPage) -> Piece:
        """Return what an article or page refers to; its text is parsed on the first call only."""
        if entry.file not in self._pieces:
            self.text(entry)
        return self._pieces[entry.file]

    def document(self, entry: Article | StandingPage) -> Document:
        """Return the whole tree of an article or page. Costs a parsing; prefer `piece` where it is enough."""
        return self._document(entry)

    def source(self, entry: Article | StandingPage) -> Source:
        """Return an entry's Markdown with its place in the file."""
        return source_of(entry)

    def place(self, entry: Article | StandingPage, at: int) -> Place:
        """Return the place in its file of a byte offset into an entry's Markdown; without a line for `IN_HEADER`."""
        return Place(entry.file) if at == IN_HEADER else self.source(entry).place(at)

    def beginning(self, file: str) -> bytes | None:
        """Return the first 64 KiB of a file of the paper; None where there is no folder or it cannot be read."""
        return _beginning(os.path.join(self.root, file)) if self.root else None

    def width_of(self, file: str) -> int:
        """Return how many pixels wide a picture is, 0 where that cannot be told; measured once."""
        if file not in self._widths:
            data = self.beginning(file)
            width, _ = measure(data) if data else (0, 0)
            self._widths[file] = width
        return self._widths[file]

    def content(self, file: str) -> bytes | None:
        """Return the whole of a file of the paper; None where there is no folder or it cannot be read."""
        return _beginning(os.path.join(self.root, file), -1) if self.root else None

    def key_place(self, file: str, key: str) -> Place:
        """Return the line of a key in an article's header or an issue.toml; only the file where it is not found."""
        if self.root:
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

    def field_place(self, file: str, key: str, written: str) -> Place:
        """Return the place of the first word of some text in the value of a header's key; the key's where it is not."""
        line = self.key_place(file, key)
        header = self._header(file)
        word = re.match(r"\W*\w*", written)
        begun = sum(map(len, header.splitlines(keepends=True)[: line.line - 1])) if line.line else 0
        at = header.find(word[0], begun) if word and word[0] and line.line else -1
        if at < 0:
            return line
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


def _beginning(path: str, size: int = 65536) -> bytes | None:
    """Read the first bytes of a file, all for -1; None where that cannot be, which reading has told."""
    try:
        with open(path, "rb") as file:
            return file.read(size)
    except OSError:
        return None
