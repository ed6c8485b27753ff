"""What a text refers to and what it says: its links, pictures, anchors and lines, by walking its tree once.

In: an entry and its Markdown. Out: `Passages`, small enough to keep for every article of a run, and `Line`s, the words
as they stand in a paragraph, a heading, a cell, which are dropped with the tree. What the parser meets is reported on
the way. Knows nothing of what the references lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from broadsheet.model.article import Article
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Place, Problem, Report
from broadsheet.text import nodes
from broadsheet.text.markdown import Source, parse_line

Node: TypeAlias = nodes.Block | nodes.Inline | nodes.Note

IN_HEADER = -1
"""The offset of a node that stands in the header and not in the body."""

GAP = "\ufffc"
"""Stands in a `Line` for what is no words: code, a picture, a bare address."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What one text refers to. `anchors` are the ids that a link with `#` may name, `words` a count of the words."""

    links: tuple[nodes.Link, ...]
    pictures: tuple[nodes.Picture, ...]
    anchors: frozenset[str]
    words: int


Part: TypeAlias = Literal["paragraph", "heading", "item", "cell", "caption", "credit", "verse", "note", "field"]


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one paragraph, heading, cell, caption, note or field of the header, without its mark-up.

    `runs` are the runs of text as they stand in the source, each with its offset in `text`. `at` is a byte offset into
    the source, -1 where it is not known. `apart` are the first and last offsets of single words in italics or of a
    link's: names of things. `quoted` says that it stands in a quotation, a letter or another's words; `key` is the
    header's key for a field.
    """

    part: Part
    text: str
    runs: tuple[tuple[int, str], ...]
    apart: frozenset[tuple[int, int]] = frozenset()
    quoted: bool = False
    key: str = ""


def passages(
    entry: Article | StandingPage, document: nodes.Document, found: Iterable[Node], report: Report
) -> Passages:
    """Collect what a text, by all its nodes, and its fields in inline Markdown refer to."""
    links: list[nodes.Link] = []
    pictures: list[nodes.Picture] = []
    anchors = set()
    words = 0
    for node in found:
        if isinstance(node, str):
            words += len(node.split())
        elif isinstance(node, nodes.Link):
            links.append(node)
        elif isinstance(node, nodes.Picture):
            pictures.append(node)
        elif isinstance(node, nodes.Heading) and node.id:
            anchors.add(node.id)
    anchors.update(f"n{note.number}" for note in document.notes if note.number)
    links.extend(_field_links(entry, report))
    return Passages(tuple(links), tuple(pictures), frozenset(anchors), words)


def _field_links(entry: Article | StandingPage, report: Report) -> Iterator[nodes.Link]:
    """Yield the links of the header's fields, with the offset `IN_HEADER`; their problems have no line either."""

    def report_field(problem: Problem) -> None:
        report(replace(problem, place=Place(entry.file)))

    for _, text, links in fields(entry):
        if "[" in text or "<" in text or "^" in text:
            line = parse_line(Source(text, entry.language, entry.file), report_field, links)
            for node in walk_inline(line):
                if isinstance(node, nodes.Link):
                    yield replace(node, at=IN_HEADER)


def fields(entry: Article | StandingPage) -> Iterator[tuple[str, str, bool]]:
    """Yield the fields in inline Markdown: key, text, whether it may hold links (paper-format.md, "An article")."""
    yield "headline", entry.headline, False
    if isinstance(entry, Article):
        yield "kicker", entry.kicker, False
        yield from (("print_headline", entry.print_headline, True), ("standfirst", entry.standfirst, True))
        yield from (("author_note", entry.author_note, True), ("correction", entry.correction, True))


def lines(entry: Article | StandingPage, document: nodes.Document) -> Iterator[Line]:
    """Yield the lines of a text in their order, its notes last, and before them those of the header."""
    for key, text, links in fields(entry):
        if text:
            kids = parse_line(Source(text, entry.language, typography=False), lambda problem: None, links)
            yield _line("field", kids, key=key)
    yield from _lines(document.blocks, "paragraph", quoted=False)
    for note in document.notes:
        yield from _lines(note.kids, "note", quoted=False)


def _lines(blocks: Iterable[nodes.Block], part: Part, *, quoted: bool) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, nodes.Paragraph):
            yield _line(part, block.kids, quoted)
        elif isinstance(block, nodes.Plain):
            yield _line("item" if part == "paragraph" else part, block.kids, quoted)
        elif isinstance(block, nodes.Heading):
            yield _line("heading", block.kids, quoted)
        elif isinstance(block, nodes.Figure):
            yield _line("caption", block.picture.caption, quoted)
            yield _line("credit", block.picture.credit, quoted)
        elif isinstance(block, nodes.Table):
            for row in (block.head, *block.rows):
                yield from (_line("cell", cell, quoted) for cell in row)
        else:
            yield from _within(block, part, quoted=quoted)


def _within(block: nodes.Block, part: Part, *, quoted: bool) -> Iterator[Line]:
    """Yield the lines of a block that holds blocks."""
    if isinstance(block, nodes.Bullets):
        for item in block.items:
            yield from _lines(item, part, quoted=quoted)
    elif isinstance(block, nodes.Quote):
        yield from _lines(block.kids, part, quoted=True)
    elif isinstance(block, nodes.Division):
        verse = block.kind == "verse"
        yield from _lines(block.kids, "verse" if verse else part, quoted=quoted or block.kind in ("letter", "pull"))


def _line(part: Part, kids: Iterable[nodes.Inline], quoted: bool = False, key: str = "") -> Line:
    gathered = _Gathered([], [], [])
    gathered.add(kids)
    text = "".join(gathered.text)
    return Line(part, text, tuple(gathered.runs), frozenset(gathered.apart), quoted, key)


@dataclass(slots=True)
class _Gathered:
    """The words of inline nodes, gathered bit by bit; `at` is the length so far."""

    text: list[str]
    runs: list[tuple[int, str]]
    apart: list[tuple[int, int]]
    at: int = 0

    def add(self, kids: Iterable[nodes.Inline]) -> None:
        """Append the words of some nodes; the parser bounds the depth."""
        for kid in kids:
            if type(kid) is str:
                self.runs.append((self.at, kid))
                self.append(kid)
            elif isinstance(kid, nodes.Emphasis | nodes.Strong | nodes.Strikethrough | nodes.Link):
                self.embrace(kid)
            elif not isinstance(kid, nodes.NoteMark | nodes.RawInline):
                self.append("\n" if isinstance(kid, nodes.HardBreak) else GAP)

    def embrace(self, kid: nodes.Emphasis | nodes.Strong | nodes.Strikethrough | nodes.Link) -> None:
        """Append the words of a node that holds nodes; a bare address is none."""
        if isinstance(kid, nodes.Link) and _is_bare(kid):
            self.append(GAP)
            return
        start = self.at
        self.add(kid.kids)
        if len(kid.kids) == 1 and type(kid.kids[0]) is str and " " not in kid.kids[0]:
            self.apart.append((start, self.at))

    def append(self, text: str) -> None:
        """Append some text."""
        self.text.append(text)
        self.at += len(text)


def _is_bare(link: nodes.Link) -> bool:
    """Whether the text of a link is its own address."""
    return len(link.kids) == 1 and link.kids[0] in (link.target, link.target.removeprefix("mailto:"))


def walk(document: nodes.Document) -> Iterator[Node]:
    """Yield every node and run of text of a document, in the order of the text, notes last; without recursion."""
    stack: list[Node] = [*reversed(document.notes), *reversed(document.blocks)]
    while stack:
        node = stack.pop()
        yield node
        if type(node) is not str:
            stack.extend(reversed(_kids(node)))


def walk_inline(kids: Iterable[nodes.Inline]) -> Iterator[Node]:
    """Yield every node and run of text of a line, in order."""
    stack: list[Node] = list(reversed(list(kids)))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(_kids(node)))


def _kids(node: Node) -> list[Node]:
    if isinstance(node, str):
        return []
    if isinstance(node, nodes.Bullets):
        return [kid for item in node.items for kid in item]
    if isinstance(node, nodes.Table):
        return [kid for row in (node.head, *node.rows) for cell in row for kid in cell]
    if isinstance(node, nodes.Figure):
        return [node.picture]
    if isinstance(node, nodes.Picture):
        return [*node.caption, *node.credit]
    return list(getattr(node, "kids", ()))
