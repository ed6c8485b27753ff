"""Texts as plain mail: lines of 72 signs, links as addresses behind their words, notes at the end of their story.

In: a document or a line. Out: text with LF line ends. An address is never cut; languages that do not part words with
blanks are cut between two signs. Knows no issue.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from broadsheet.editions.mail.rows import lines_kept
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Document,
    Figure,
    Heading,
    Link,
    Paragraph,
    Picture,
    Plain,
    Quote,
    Rule,
    Table,
)
from broadsheet.text.plain import PLAIN, PlainText
from broadsheet.text.writer import Rows

WIDTH = 72
INDENT = 4
UNPARTED = ("zh", "ja", "th", "lo", "km", "my")
"""Languages written without blanks between words."""
_NOT_FIRST = "，。、；：？！）」』》〉】”’…—,.;:?!)"


@dataclass(slots=True)
class Wrapped(PlainText):
    """A writer of lines of a width; `address` says where a link leads, None for nowhere."""

    address: Callable[[str], str | None] = str
    language: str = ""
    width: int = WIDTH

    def filled(self, text: str) -> str:
        """Wrap a text; its own line breaks stay."""
        return "\n".join(wrapped(line, self.language, self.width) for line in text.split("\n"))

    def narrower(self, blocks: Iterable[Any], by: int) -> str:
        """Write blocks in lines that leave room for what stands before them."""
        self.width -= by
        text = self.blocks(blocks)
        self.width += by
        return text


def wrapped(text: str, language: str, width: int = WIDTH) -> str:
    """Wrap one line of text."""
    if language.partition("-")[0] in UNPARTED:
        return "\n".join(_by_signs(text, width))
    return textwrap.fill(text, width, break_long_words=False, break_on_hyphens=False)


def _by_signs(text: str, width: int) -> Iterable[str]:
    """Cut a text between signs; a wide one counts twice, and a closing sign begins no line."""
    line, used = "", 0
    for sign in text:
        wide = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if used + wide > width and sign not in _NOT_FIRST:
            cut = line.rfind(" ") + 1 if sign.isascii() and line[-1:].isascii() and sign != " " else len(line)
            cut = cut or len(line)
            yield line[:cut].rstrip()
            line, used = line[cut:], sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line[cut:])
        line, used = line + sign, used + wide
    yield line.rstrip()


def story(document: Document, writer: Wrapped) -> str:
    """Write a text, its notes behind it."""
    notes = [f"[{note.number}] {writer.blocks(note.kids)}" for note in document.notes if note.number]
    parts = [writer.blocks(document.blocks), "\n".join(writer.filled(note.replace("\n", " ")) for note in notes)]
    return "\n\n".join(part for part in parts if part)


def _link(node: Link, writer: Wrapped, out: list[str]) -> None:
    words = writer.line(node.kids)
    target = writer.address(node.target) if node.target[:1] != "#" else None
    shown = words if not target else f"<{target}>" if _same(words, target) else f"{words} <{target}>"
    out.append(shown)


def _same(words: str, target: str) -> bool:
    bare = target.partition(":")[2].strip("/")
    return words.partition(":")[2].strip("/") == bare or words.strip("/") == bare


def _paragraph(node: Paragraph | Plain, writer: Wrapped, out: list[str]) -> None:
    out.append(writer.filled(writer.line(node.kids)))


def _heading(node: Heading, writer: Wrapped, out: list[str]) -> None:
    out.append(f"* {writer.line(node.kids)}")


def _rule(node: Rule, writer: Wrapped, out: list[str]) -> None:
    out.append(" " * (writer.width // 2 - 3) + "* * *")


def _quote(node: Quote, writer: Wrapped, out: list[str]) -> None:
    out.append(_led(writer.narrower(node.kids, 2), "> "))


def _division(node: Division, writer: Wrapped, out: list[str]) -> None:
    """Write a block set in; verse and letters keep their lines, boxes have a line at their side."""
    lead = "| " if node.kind in ("facts", "aside", "call") else " " * INDENT
    text = writer.narrower(lines_kept(node.kids) if node.kind == "verse" else node.kids, len(lead))
    speaker = node.attributes.get("from", "")
    out.append(_led(f"{text}\n\n{speaker}" if speaker else text, lead))


def _led(text: str, lead: str) -> str:
    return "\n".join((lead + one).rstrip() for one in text.split("\n"))


def _bullets(node: Bullets, writer: Wrapped, out: list[str]) -> None:
    for index, item in enumerate(node.items):
        mark = "- " if node.start is None else f"{node.start + index}. "
        text = writer.narrower(item, len(mark))
        hanging = _led(text, " " * len(mark))[len(mark) :]
        out.append(("\n" if node.tight else "\n\n") * (index > 0) + mark + hanging)


def _table(node: Table, writer: Wrapped, out: list[str]) -> None:
    """Set a table in columns where they fit into a line, else cell by cell below each other."""
    rows = [[writer.line(cell) for cell in row] for row in (node.head, *node.rows)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(node.head))]
    if sum(widths) + 2 * len(widths) <= writer.width:
        lines = [_columns(row, widths, node.aligns) for row in rows]
        lines.insert(1, "  ".join("-" * width for width in widths))
        out.append("\n".join(lines))
        return
    head, *rest = rows
    entries = [[f"{name}: {cell}" if name else cell for name, cell in zip(head, row, strict=True)] for row in rest]
    out.append("\n\n".join("\n".join(map(writer.filled, entry)) for entry in entries))


def _columns(row: list[str], widths: list[int], aligns: list[str]) -> str:
    cells = [
        cell.rjust(width) if align == "right" else cell.ljust(width)
        for cell, width, align in zip(row, widths, aligns, strict=True)
    ]
    return "  ".join(cells).rstrip()


def _figure(node: Figure, writer: Wrapped, out: list[str]) -> None:
    picture = node.picture
    parts = (writer.line(picture.caption) or picture.alt, writer.line(picture.credit))
    words = " · ".join(part for part in parts if part)
    if words:
        out.append(writer.filled(f"[{words}]"))


def _picture(node: Picture, writer: Wrapped, out: list[str]) -> None:
    out.append(node.alt)


def _code(node: CodeBlock, writer: Wrapped, out: list[str]) -> None:
    out.append(_led(node.text.rstrip("\n"), " " * INDENT))


MAIL_TEXT: Rows = {
    **PLAIN,
    Link: _link,
    Paragraph: _paragraph,
    Plain: _paragraph,
    Heading: _heading,
    Rule: _rule,
    Quote: _quote,
    Division: _division,
    Bullets: _bullets,
    Table: _table,
    Figure: _figure,
    Picture: _picture,
    CodeBlock: _code,
}
