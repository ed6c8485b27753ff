"""Jumps: whether an article that goes on elsewhere says so truly at both ends, and whether both lead to each other.

In: all pages as they were read, the sheet. Out: jumps. The page on which an article goes on is that on which its
continuation was found, not what its jump line says.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.editions.print.proof.figures import Jump
from broadsheet.editions.print.proof.letters import letters
from broadsheet.editions.print.proof.page import Filled, ReadPage
from broadsheet.editions.print.sheet import Sheet, Words


def jumps(pages: Sequence[ReadPage], sheet: Sheet) -> Iterator[Jump]:
    """Yield every jump, in the order of the pages."""
    words = sheet.furniture.words
    for read in pages:
        for each in read.of("jump"):
            number, piece = read.page.number, each.module.piece
            further = next((there for there in pages if there.page.number == each.module.jump_to), None)
            right = (
                further is not None and _leads(each, read, further, words) and _leads_back(further, read, piece, words)
            )
            yield Jump(piece, number, each.module.jump_to, right)


def _leads(each: Filled, read: ReadPage, further: ReadPage, words: Words) -> bool:
    said = "".join(row.letters for row in each.rows)
    number = further.page.number
    return said == letters(words.continued_on.format(page=number)) and number in read.links(each.spot.box)


def _leads_back(further: ReadPage, read: ReadPage, piece: str, words: Words) -> bool:
    """Whether the head of the continuation names the page from which it comes, and leads there."""
    number = read.page.number
    line = letters(words.from_page.format(page=number))
    for head in further.of("head"):
        if head.module.piece == piece and head.module.kind == "continued":
            said = "".join(row.letters for row in head.rows)
            return said.startswith(line) and number in further.links(head.spot.box)
    return False
