"""A page of a source, whatever wrote it: HTML, Word, a mail, a file of plain text, an item of an export.

Every reader ends in the same `Page`: blocks of text in reading order, which can be counted, compared and cut without
knowing how they were written. What a reader needs to make our document of the blocks that are kept lies in `node` and
`tree`, and nobody else looks there. Nothing here opens a file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from broadsheet.problems import Problem
from broadsheet.text.nodes import Document

BlockKind: TypeAlias = Literal["text", "heading", "item", "cell", "code", "quote", "caption", "rule", "picture"]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link as the page has it: target unresolved, its text folded."""

    target: str
    text: str


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A picture as the page has it; sizes in pixels as written, 0 where they are not. `big`: the file it links to."""

    source: str
    alt: str = ""
    width: int = 0
    height: int = 0
    big: str = ""


@dataclass(slots=True)
class Block:
    """A run of text between two ends of block elements.

    `text` has its white space folded (of code only the ends are cut); it is "" for rules and for pictures alone.
    `link_share` is the part of the text, 0 to 1, that is in links; `strong` means that all of it is bold or larger;
    `set_apart` that it is centred or stands on the right. `anchors` are the names that can be jumped to, at this block
    or since the one before. `column` is the header of its column and `row` that of its row where it is a table's cell.
    """

    text: str
    kind: BlockKind = "text"
    level: int = 0
    link_share: float = 0.0
    strong: bool = False
    set_apart: bool = False
    anchors: tuple[str, ...] = ()
    links: tuple[PageLink, ...] = ()
    pictures: tuple[PagePicture, ...] = ()
    column: str = ""
    row: str = ""
    node: object = None


@dataclass(slots=True)
class Page:
    """One page. `meta` has lower-case names: of `<meta>`, of a mail's header, of a Word file's properties.

    A page of HTML has `base` and `canonical` in it, where its head gives these addresses.

    `frames` are the sources of frames in it. `language` and `direction` as the page itself says them, "" else.
    `targets` and `problems` are filled by `document`: where each anchor of the kept blocks went, as the id of a heading
    or "" for the text as a whole, and what could not be said in our document.
    """

    path: str
    title: str = ""
    blocks: list[Block] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    language: str = ""
    direction: str = ""
    frames: tuple[str, ...] = ()
    tree: object = None
    targets: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class PageReader(Protocol):
    """A reader of one kind of file, for pages."""

    def page(self, text: str, path: str) -> Page:
        """Read a page from its text, which is decoded and has LF line ends. Never fails: at worst it is one block."""
        ...

    def document(self, page: Page, keep: Sequence[bool]) -> Document:
        """Make our tree of the blocks for which `keep` is true, in order; every word of theirs is in it.

        Notes with their references both ways become notes, figures get their captions. Called once for a page: the
        page's own tree may be used up. For several articles of one page it is read again.
        """
        ...
