"""Every node of a document, on one page.

A document is a value: built once by `markdown`, written by one renderer per output, changed by none of them. A run of
text is a plain `str`; a soft line break in it is "\\n". `at` is a node's place in the Markdown that was parsed,
for `Source.place`; it serves problems only and takes no part in comparison. Nothing here knows a parser, an output or
a periodical.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

# Inline: what stands in a line.


@dataclass(slots=True)
class Emphasis:
    kids: list[Inline]


@dataclass(slots=True)
class Strong:
    kids: list[Inline]


@dataclass(slots=True)
class Strikethrough:
    kids: list[Inline]


@dataclass(slots=True)
class CodeSpan:
    text: str


@dataclass(slots=True)
class Link:
    """`target` as written: an address, `article:<id>`, `#fragment` or a path."""

    kids: list[Inline]
    target: str
    title: str = ""
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class Picture:
    """A picture as the article names it: `source` is the path written, the rest may be empty and come from the file.

    `shape` is one of "", "wide", "left", "right", "full"; `focus` is "x,y" in parts of one or "". A decorative picture
    has no alternative text on purpose. In a line of text it stands by itself, in a `Figure` with its caption.
    """

    source: str
    alt: str = ""
    caption: list[Inline] = field(default_factory=list)
    credit: list[Inline] = field(default_factory=list)
    shape: str = ""
    focus: str = ""
    decorative: bool = False
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class NoteMark:
    """A reference to a note. `number` counts the notes in order of first mention, `turn` the mentions of this one."""

    label: str
    number: int = 0
    turn: int = 1
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class HardBreak:
    pass


@dataclass(slots=True)
class RawInline:
    """Sanitised HTML within a line; a renderer that cannot use it leaves it out."""

    html: str


# Blocks: what stands on lines of its own.


@dataclass(slots=True)
class Paragraph:
    kids: list[Inline]
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class Heading:
    """A crosshead. `level` is 2 to 6: the headline of the article is level 1 and stands outside the body."""

    kids: list[Inline]
    level: int
    id: str = ""
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class Quote:
    kids: list[Block]


@dataclass(slots=True)
class Bullets:
    """A list. `start` is None for bullets, the first number otherwise; in a tight one items hold no paragraphs."""

    items: list[list[Block]]
    start: int | None = None
    tight: bool = True


@dataclass(slots=True)
class CodeBlock:
    text: str
    language: str = ""


@dataclass(slots=True)
class Rule:
    """A thematic break."""


@dataclass(slots=True)
class Table:
    """`aligns` holds "", "left", "center" or "right" by column; every row has as many cells."""

    aligns: list[str]
    head: list[list[Inline]]
    rows: list[list[list[Inline]]]


@dataclass(slots=True)
class Figure:
    picture: Picture


@dataclass(slots=True)
class Division:
    """A fenced block: pull, facts, call, letter, verse, aside, or "" for a name that is not known."""

    kind: str
    kids: list[Block]
    attributes: dict[str, str] = field(default_factory=dict)
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class RawBlock:
    """Sanitised, balanced HTML between blocks."""

    html: str


@dataclass(slots=True)
class Plain:
    """A line of text without a paragraph of its own: the content of a tight list item."""

    kids: list[Inline]


@dataclass(slots=True)
class Note:
    """The text of a note. `number` is 0 while nothing refers to it, `turns` counts its references."""

    label: str
    kids: list[Block]
    number: int = 0
    turns: int = 0
    at: int = field(default=0, compare=False)


@dataclass(slots=True)
class Document:
    """A whole text: its blocks, and its notes in the order of their numbers (those never referred to at the end)."""

    blocks: list[Block]
    notes: list[Note] = field(default_factory=list)


Inline: TypeAlias = (
    str | Emphasis | Strong | Strikethrough | CodeSpan | Link | Picture | NoteMark | HardBreak | RawInline
)
Block: TypeAlias = (
    Paragraph | Plain | Heading | Quote | Bullets | CodeBlock | Rule | Table | Figure | Division | RawBlock
)
