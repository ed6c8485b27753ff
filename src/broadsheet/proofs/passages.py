"""What a text refers to: its links, pictures, notes, anchors, by walking its tree once.

In: an entry and its Markdown. Out: `Passages`, small enough to keep for every article of a run. The tree itself is
dropped. What the parser meets is reported on the way. Knows nothing of what the references lead to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from broadsheet.model.article import Article
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Place, Problem, Report
from broadsheet.text import nodes
from broadsheet.text.markdown import Source, parse, parse_line

Node: TypeAlias = nodes.Block | nodes.Inline | nodes.Note

IN_HEADER = -1
"""The offset of a node that stands in the header and not in the body."""


@dataclass(frozen=True, slots=True)
class Passages:
    """What one text refers to. `anchors` are the ids that a link with `#` may name, `words` a count of the words."""

    links: tuple[nodes.Link, ...]
    pictures: tuple[nodes.Picture, ...]
    anchors: frozenset[str]
    words: int


def passages(entry: Article | StandingPage, source: Source, report: Report) -> Passages:
    """Parse an entry's text and its fields in inline Markdown, and collect what they refer to."""
    document = parse(source, report, places=True)
    links: list[nodes.Link] = []
    pictures: list[nodes.Picture] = []
    anchors = set()
    words = 0
    for node in walk(document):
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

    for text, links in _fields(entry):
        if text:
            line = parse_line(Source(text, entry.language, entry.file), report_field, links)
            for node in walk_inline(line):
                if isinstance(node, nodes.Link):
                    yield replace(node, at=IN_HEADER)


def _fields(entry: Article | StandingPage) -> Iterator[tuple[str, bool]]:
    """Yield the fields in inline Markdown and whether they may hold links (paper-format.md, "An article")."""
    yield entry.headline, False
    if isinstance(entry, Article):
        yield entry.kicker, False
        yield from ((entry.print_headline, True), (entry.standfirst, True))
        yield from ((entry.author_note, True), (entry.correction, True))


def walk(document: nodes.Document) -> Iterator[Node]:
    """Yield every node and run of text of a document, in the order of the text, notes last; without recursion."""
    stack: list[Node] = [*reversed(document.notes), *reversed(document.blocks)]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(_kids(node))))


def walk_inline(kids: Iterable[nodes.Inline]) -> Iterator[Node]:
    """Yield every node and run of text of a line, in order."""
    stack: list[Node] = list(reversed(list(kids)))
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(list(_kids(node))))


def _kids(node: Node) -> Iterable[Node]:
    if isinstance(node, str):
        return ()
    if isinstance(node, nodes.Bullets):
        return [kid for item in node.items for kid in item]
    if isinstance(node, nodes.Table):
        return [kid for row in (node.head, *node.rows) for cell in row for kid in cell]
    if isinstance(node, nodes.Figure):
        return (node.picture,)
    if isinstance(node, nodes.Picture):
        return (*node.caption, *node.credit)
    return getattr(node, "kids", ())
