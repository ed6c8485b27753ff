"""What is to be set of an article: its parts as plain paragraphs of styled runs, free of any output's language.

In: values that `measure.matter` makes of an article and its document. Out: frozen values for measuring and rendering.
Offsets count characters (code points) of a paragraph's text: all its runs joined. Knows no design, no page and no
typesetter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

ParagraphKind: TypeAlias = Literal[
    "text",
    "crosshead",
    "byline",
    "quote",
    "item",
    "verse",
    "code",
    "from",
    "note",
    "label",
    "address",
    "author_note",
    "row",
    "ornament",
    "block",
]


NOTE = "note:"
"""How a link to a note of the same article begins; behind it stands the note's number."""

NOTE_MARK = "note-mark:"
"""The same of a mark to which the note leads back: the first that has its number."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style.

    `style` is any of the letters i (italic), b (bold), c (code), s (struck through), u (superior: the mark of a note).
    `link` is an address, `article:<id>`, `note:<number>`, `note-mark:<number>` or "". A line break that
    was written is "\\n" in `text`.
    """

    text: str
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of running text or of a box; of verse and code one line. Without runs, cells and block it is a line
    of white, and an `ornament` stands for a rule between paragraphs.

    `depth` counts the levels by which it is set in; `mark` stands before the first line of an item ("•", "3."). `first`
    says that it is not indented: the first of the text, or the one below a crosshead. `language` is a BCP 47 tag where
    it differs from the article's. `cells` are those of a table's row, whose `mark` is a letter a column (l, c, r) for
    how they are aligned; `head` marks the row of heads. A `block` is a float of the article set in the column: `block`
    is its index among the article's pictures, then its boxes. An `address` has a QR code beside it, whose modules
    `code` has, row by row. Of code `widest` is how many characters the longest line of its block has, and `drawn` says
    that the block is a picture made of signs.
    """

    kind: ParagraphKind
    runs: tuple[Run, ...] = ()
    depth: int = 0
    mark: str = ""
    first: bool = False
    language: str = ""
    cells: tuple[tuple[Run, ...], ...] = ()
    head: bool = False
    block: int = -1
    code: tuple[str, ...] = ()
    widest: int = 0
    drawn: bool = False

    @property
    def text(self) -> str:
        """The text of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article. `file` is the path from the paper's root; `width` and `height` are its pixels.

    `focus` is the point that a crop keeps, in parts of one from the left and from the top. `shape` is "" or one of
    wide, left, right, full, as the article asks. A decorative picture has no alternative text on purpose. `whole` says
    that it is not to be cut: a drawing or chart.
    """

    file: str
    width: int
    height: int
    caption: tuple[Run, ...] = ()
    credit: tuple[Run, ...] = ()
    alt: str = ""
    focus: tuple[float, float] = (0.5, 0.5)
    shape: str = ""
    decorative: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A fact box, call, aside, wide table, house ad or imprint: paragraphs in a frame of their own.

    `aligns` are those of a table's columns. A `crosshead` paragraph is its heading.
    """

    kind: Literal["facts", "call", "aside", "table", "house", "imprint"]
    paragraphs: tuple[Paragraph, ...]
    aligns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matter:
    """All that is to be set of an article.

    `paragraphs` are the running text in order, byline first and notes and author's note last. `pull_quotes` are given
    by the article or taken from its text. `short_link` is an address printed under the piece, "" for none.
    """

    id: str
    language: str
    direction: Literal["ltr", "rtl"]
    headline: tuple[Run, ...]
    kicker: tuple[Run, ...] = ()
    standfirst: tuple[Run, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    pictures: tuple[Picture, ...] = ()
    boxes: tuple[Box, ...] = ()
    pull_quotes: tuple[tuple[Run, ...], ...] = ()
    short_link: str = ""
