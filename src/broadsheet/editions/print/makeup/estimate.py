"""How much copy there is and how much room: before anything is placed.

In: pieces, fittings and the design. Out: figures in lines of one column. `Shortage` says that pieces do not make the
ordered pages, and by how much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from broadsheet.editions.print.design import Design, HeadRole
from broadsheet.editions.print.galley import Block
from broadsheet.editions.print.pieces import Fitting, Piece

SIGNATURE: Final = 4
"""Pages come in fours: a sheet folded once."""
MOST_PAGES: Final = 96
CONTINUED_LINES: Final = 4
"""How high the head of a continuation is with the space below it, about, where it takes the width of a page."""
FULLEST: Final = 1.1
"""How much more than their room pages may be asked to take: pictures give way."""


@dataclass(frozen=True, slots=True)
class Shortage:
    """Why there is no plan: `lines` of one column are missing (positive) or too many (negative) on `pages` pages."""

    pages: int
    lines: int


def capacity(design: Design, pages: int) -> int:
    """Return how many lines of one column so many pages hold."""
    return design.columns * (design.front_lines + (pages - 1) * design.lines)


def copy_lines(pieces: tuple[Piece, ...], design: Design) -> int:
    """Return the lines of all text and heads, in lines of one column: the copy without its pictures."""
    return sum(len(piece.galley.lines) + _head(piece, design) for piece in pieces)


def room_lines(pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], design: Design) -> int:
    """Return the room that an issue wants: copy, spaces, pictures and boxes at their ideal size, and furniture."""
    total = copy_lines(pieces, design)
    for piece in pieces:
        width = _width(piece, design)
        total += width
        total += sum(
            _block(block, 2 if at == 0 and piece.weight != "normal" else 1)
            for at, block in enumerate(piece.galley.pictures)
        )
        total += sum(_block(block, 1) for block in piece.galley.boxes)
        total += continued_lines(len(piece.galley.lines), design)
    return total + sum(_block(fitting.block, 1) for fitting in fittings if fitting.kind != "house")


def continued_lines(lines: int, design: Design) -> int:
    """Return the room for the heads of all parts but the first of a text that is longer than a page."""
    return max(0, -(-lines // (design.columns * design.lines)) - 1) * CONTINUED_LINES * design.columns


def best_pages(pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], design: Design) -> int:
    """Return the number of pages, a multiple of four, that the pieces make best."""
    want, copy = room_lines(pieces, fittings, design), copy_lines(pieces, design)
    counts = range(SIGNATURE, MOST_PAGES + 1, SIGNATURE)
    holding = [pages for pages in counts if want <= FULLEST * capacity(design, pages)]
    return next((pages for pages in holding if copy <= capacity(design, pages)), MOST_PAGES)


def shortage(pieces: tuple[Piece, ...], fittings: tuple[Fitting, ...], design: Design, pages: int) -> Shortage:
    """Say by how many lines pieces miss the ordered pages."""
    return Shortage(pages, capacity(design, pages) - room_lines(pieces, fittings, design))


def _width(piece: Piece, design: Design) -> int:
    wide = {"lead": design.columns, "second": 3, "normal": 2, "brief": 1}[piece.weight]
    return min(wide, design.columns)


def _head(piece: Piece, design: Design) -> int:
    """The area of a piece's head at its ideal size, at the width that suits it."""
    roles: dict[str, HeadRole] = {"lead": "page", "second": "second", "normal": "normal", "brief": "brief"}
    width, ideal = _width(piece, design), 10 * design.heads[roles[piece.weight]]
    heads = [
        (abs(size - ideal), not standfirst, head.lines)
        for (w, size, standfirst), head in piece.galley.heads.items()
        if w == width
    ]
    return width * min(heads)[2] if heads else 0


def _block(block: Block, columns: int) -> int:
    for width in range(columns, 0, -1):
        room = block.room(width)
        if room is not None:
            return width * room.ideal
    return 0
