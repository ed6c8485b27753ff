"""Document → Markdown of our format: what `markdown` reads, written.

In: a tree of nodes. Out: text that reads back as the same tree, with no sign escaped that need not be, so that a person
can go on writing in it. What our Markdown cannot say is said otherwise, in these cases and no others: a list whose
items hold blocks that must be parted is loose, one with a single item of one paragraph is tight; breaks in a heading
and in a cell are `<br>`; a soft break in a verse is a break; runs of text are joined, white space at the ends of lines
goes; paragraphs of nothing but pictures are figures; pictures in a heading have no attributes; raw HTML side by side is
one block; an unknown division is what stands in it. Knows no file, no header and no publication.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from broadsheet.text import escaping
from broadsheet.text.headings import Outline
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Document,
    Figure,
    Heading,
    Paragraph,
    Plain,
    Quote,
    RawBlock,
    Rule,
    Table,
)
from broadsheet.text.plain import plain_inline
from broadsheet.text.written_lines import line

_FENCE = re.compile(r"`{3,}")
_ID = re.compile(r'[^\s{}"]+\Z')
_BLANK_LINES = re.compile(r"\n\s*\n")
_DELIMITERS = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}


def markdown_of(document: Document) -> str:
    """Write a document with its notes, which stand at the end in their order."""
    writer = _Writer()
    parts = [writer.blocks(document.blocks)]
    for note in document.notes:
        text = writer.blocks(note.kids)
        parts.append(_hung(f"[^{note.label}]:", text, "    "))
    text = "\n\n".join(part for part in parts if part)
    return text + "\n" if text else ""


def _hung(mark: str, text: str, margin: str) -> str:
    """Write a text behind a mark, its other lines moved to the right; a fence must begin a line."""
    if not text:
        return mark
    first, *others = text.split("\n") if "\n" in text else (text,)
    lines = [mark, margin + first] if first.startswith(":::") else [f"{mark} {first}"]
    return "\n".join([*lines, *(margin + other if other else "" for other in others)])


class _Writer:
    def __init__(self) -> None:
        self.outline = Outline()
        self.verse = 0
        self.listed = False
        self.in_html = False  # whether a line without a blank one before it would be raw HTML

    def blocks(self, blocks: list[Any]) -> str:
        """Write blocks, parted by blank lines."""
        return "\n\n".join(text for _, text in self.written(blocks))

    def written(self, blocks: list[Any]) -> list[tuple[Any, str]]:
        """Write each block of which something is to be written."""
        found: list[tuple[Any, str]] = []
        other = False  # whether the list before has the other sign
        for block in blocks:
            last = found[-1][0] if found else None
            other = type(block) is type(last) is Bullets and _is_like(block, last) and not other
            text = self.bullets(block, other) if type(block) is Bullets else _WRITERS[type(block)](self, block)
            if text:
                found.append((block, text))
        return found

    def paragraph(self, node: Paragraph | Plain) -> str:
        return line(node.kids, "verse" if self.verse else "text")

    def heading(self, node: Heading) -> str:
        text = line(node.kids, "heading")
        if not text:
            return ""
        words = plain_inline(node.kids)
        sign = "#" * node.level + " " + text
        if not node.id or self.outline.gives(words, node.id) or not _ID.match(node.id):
            self.outline.id(words)
            return sign
        self.outline.claim(node.id)
        return f"{sign} {{#{node.id}}}"

    def quote(self, node: Quote) -> str:
        lines = self.blocks(node.kids).split("\n")
        return "\n".join("> " + each if each else ">" for each in lines) if any(lines) else ""

    def bullets(self, node: Bullets, other: bool) -> str:
        """Write a list; `other` is true where one that is like it stands before."""
        listed, self.listed = self.listed, True
        items: list[str] = []
        for at, item in enumerate(node.items):
            mark = ("+" if other else "-") if node.start is None else f"{node.start + at}{')' if other else '.'}"
            text = self.item(item, node.tight)
            items.append(_hung(mark, text, " " * (len(mark) + 1)))
        self.listed = listed
        return ("\n" if node.tight else "\n\n").join(items)

    def item(self, blocks: list[Any], tight: bool) -> str:
        parts: list[str] = []
        last: Any = None
        for block, text in self.written(blocks):
            if last is not None:
                parts.append("\n" if tight and _may_touch(last, block, text) else "\n\n")
            parts.append(text)
            last = block
        return "".join(parts)

    def code(self, node: CodeBlock) -> str:
        fence = "`" * max((len(run) + 1 for run in _FENCE.findall(node.text)), default=3)
        text = node.text if node.text.endswith("\n") or not node.text else node.text + "\n"
        return f"{fence}{node.language}\n{text}{fence}"

    def rule(self, node: Rule) -> str:
        return "***" if self.listed else "---"

    def table(self, node: Table) -> str:
        rows = [node.head, *node.rows]
        lines = ["| " + " | ".join(line(cell, "cell") for cell in row) + " |" for row in rows]
        lines.insert(1, "| " + " | ".join(_DELIMITERS[align] for align in node.aligns) + " |")
        return "\n".join(lines)

    def figure(self, node: Figure) -> str:
        return line([node.picture])

    def division(self, node: Division) -> str:
        self.verse += node.kind == "verse"
        self.in_html = False
        inner = self.blocks(node.kids)
        self.verse -= node.kind == "verse"
        if not node.kind:
            return inner
        words = [f"#{value}" if key == "id" else f"{key}={escaping.value(value)}" for key, value in _pairs(node)]
        end = "\n" if self.in_html else ""
        colons = ":" * (2 + _height(node))
        return f"{colons} {node.kind}" + (" {" + " ".join(words) + "}" if words else "") + f"\n{inner}\n{end}{colons}"

    def raw(self, node: RawBlock) -> str:
        self.in_html = True
        return _BLANK_LINES.sub("\n", node.html).strip("\n")


def _pairs(node: Division) -> list[tuple[str, str]]:
    return [(key, value) for key, value in node.attributes.items() if value]


def _is_like(one: Bullets, other: Bullets) -> bool:
    return (one.start is None) is (other.start is None)


def _may_touch(above: Any, below: Any, text: str) -> bool:
    """Whether a block may follow another without a blank line between them."""
    if type(above) in (CodeBlock, Heading, Rule):
        return True
    if type(above) is not Plain:
        return False
    if type(below) is Bullets:
        return below.start in (None, 1) and text[:2] not in ("-", "-\n", "+", "+\n", "1.")
    return type(below) in (CodeBlock, Heading, Quote)


def _height(node: Any) -> int:
    """How many divisions stand within each other here."""
    below = [item for kid in (getattr(node, "items", None) or [node.kids]) for item in kid]
    inner = max((_height(kid) for kid in below if type(kid) in (Quote, Bullets, Division)), default=0)
    return inner + (type(node) is Division)


_WRITERS: dict[type, Callable[[_Writer, Any], str]] = {
    Paragraph: _Writer.paragraph,
    Plain: _Writer.paragraph,
    Heading: _Writer.heading,
    Quote: _Writer.quote,
    CodeBlock: _Writer.code,
    Rule: _Writer.rule,
    Table: _Writer.table,
    Figure: _Writer.figure,
    Division: _Writer.division,
    RawBlock: _Writer.raw,
}
