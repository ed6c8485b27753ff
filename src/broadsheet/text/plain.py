"""Document → plain text, one line a paragraph, for mail, search, feeds and excerpts.

In: a document or inline nodes. Out: text without any mark-up; blocks are parted by blank lines. Whoever needs lines
of a length wraps them. Knows no HTML and no publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Division,
    Document,
    Emphasis,
    Figure,
    HardBreak,
    Heading,
    Inline,
    Link,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawBlock,
    RawInline,
    Rule,
    Strikethrough,
    Strong,
    Table,
)
from broadsheet.text.writer import Rows, Writer, complete

_TAG = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class PlainText:
    """How plain text is written. `marks` says whether the marks of notes are written, as `[1]`."""

    overrides: Mapping[type, Writer] = field(default_factory=dict)
    marks: bool = True
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = complete(PLAIN, self.overrides) if self.overrides else PLAIN

    def line(self, kids: Iterable[Inline]) -> str:
        """Write inline nodes as one line."""
        out: list[str] = []
        _line(kids, self, out)
        return "".join(out)

    def blocks(self, blocks: Iterable[Any]) -> str:
        """Write blocks, parted by blank lines."""
        out: list[str] = []
        for block in blocks:
            part: list[str] = []
            self.rows[type(block)](block, self, part)
            text = "".join(part)
            if text:
                out.append(text)
        return "\n\n".join(out)


def plain(document: Document) -> str:
    """Write a document with its notes, each begun with the `[1]` of its mark."""
    writer = PlainText()
    text = writer.blocks(document.blocks)
    notes = [f"[{note.number}] {writer.blocks(note.kids)}" for note in document.notes if note.number]
    return "\n\n".join(part for part in (text, *notes) if part)


def plain_inline(kids: Iterable[Inline]) -> str:
    """Write inline nodes as one line, without the marks of notes: what titles and subjects take."""
    return _UNMARKED.line(kids)


def excerpt(document: Document, words: int) -> str:
    """Return the first words of a document's running text, with an ellipsis where it is cut.

    Only its own paragraphs count: no headings, figures, blocks, quotes, lists and tables.
    """
    return first_of((plain_inline(block.kids) for block in document.blocks if type(block) is Paragraph), words)


def first_of(paragraphs: Iterable[str], words: int) -> str:
    """Return the first words of some texts, with an ellipsis where they are cut."""
    found: list[str] = []
    for text in paragraphs:
        found += text.split()
        if len(found) > words:
            return " ".join(found[:words]).rstrip(",;:–—- ") + " …"
    return " ".join(found)


def _line(kids: Iterable[Inline], writer: PlainText, out: list[str]) -> None:
    for kid in kids:
        if type(kid) is str:
            out.append(" " if kid == "\n" else kid)
        else:
            writer.rows[type(kid)](kid, writer, out)


def _kids(node: Any, writer: PlainText, out: list[str]) -> None:
    _line(node.kids, writer, out)


def _code(node: CodeSpan, writer: PlainText, out: list[str]) -> None:
    out.append(node.text)


def _picture(node: Picture, writer: PlainText, out: list[str]) -> None:
    out.append(node.alt)


def _mark(node: NoteMark, writer: PlainText, out: list[str]) -> None:
    if writer.marks:
        out.append(f"[{node.number}]")


def _break(node: HardBreak, writer: PlainText, out: list[str]) -> None:
    out.append("\n" if writer.marks else " ")


def _nothing(node: Any, writer: PlainText, out: list[str]) -> None:
    """Write nothing: a rule has no text of its own."""


def _tag(node: RawInline, writer: PlainText, out: list[str]) -> None:
    """Write nothing for a tag but a blank for a break, which parts words."""
    if node.html.startswith("<br"):
        out.append(" ")


def _raw(node: RawBlock, writer: PlainText, out: list[str]) -> None:
    out.append(" ".join(unescape(_TAG.sub(" ", node.html)).split()))


def _blocks(node: Quote | Division, writer: PlainText, out: list[str]) -> None:
    out.append(writer.blocks(node.kids))


def _division(node: Division, writer: PlainText, out: list[str]) -> None:
    name = node.attributes.get("from", "")
    out.append("\n\n".join(part for part in (writer.blocks(node.kids), name) if part))


def _bullets(node: Bullets, writer: PlainText, out: list[str]) -> None:
    for index, item in enumerate(node.items):
        mark = "- " if node.start is None else f"{node.start + index}. "
        text = writer.blocks(item).replace("\n\n", "\n" if node.tight else "\n\n")
        lines = text.replace("\n", "\n" + " " * len(mark)).replace("\n" + " " * len(mark) + "\n", "\n\n")
        out.append(("\n" if node.tight else "\n\n") * (index > 0) + mark + lines)


def _code_block(node: CodeBlock, writer: PlainText, out: list[str]) -> None:
    out.append(node.text.rstrip("\n"))


def _table(node: Table, writer: PlainText, out: list[str]) -> None:
    rows = [node.head, *node.rows]
    out.append("\n".join(" | ".join(writer.line(cell) for cell in row) for row in rows))


def _figure(node: Figure, writer: PlainText, out: list[str]) -> None:
    picture = node.picture
    parts = (writer.line(picture.caption) or picture.alt, writer.line(picture.credit))
    out.append(" ".join(part for part in parts if part))


PLAIN: Rows = {
    Emphasis: _kids,
    Strong: _kids,
    Strikethrough: _kids,
    CodeSpan: _code,
    Link: _kids,
    Picture: _picture,
    NoteMark: _mark,
    HardBreak: _break,
    RawInline: _tag,
    Paragraph: _kids,
    Plain: _kids,
    Heading: _kids,
    Quote: _blocks,
    Bullets: _bullets,
    CodeBlock: _code_block,
    Rule: _nothing,
    Table: _table,
    Figure: _figure,
    Division: _division,
    RawBlock: _raw,
}
_UNMARKED = PlainText(marks=False)
