"""What make-up has to place: articles with their rank, and the furniture of pages.

In: values. Out: frozen values. A piece knows its measures, never its text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.editions.print.galley import Block, Galley
from broadsheet.model.article import Weight

Furniture: TypeAlias = Literal["inside", "imprint", "house", "advertisement"]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article to be placed.

    `rank` is its place in the running order from 0; `section` the section's id and `section_order` its order in the
    paper ("" and 0 where sections do not group pages). `jump` says whether it may be continued on another page.
    """

    id: str
    rank: int
    weight: Weight
    galley: Galley
    section: str = ""
    section_order: int = 0
    jump: bool = True


@dataclass(frozen=True, slots=True)
class Fitting:
    """A piece of furniture: the inside box of page one, the imprint, house ads and fillers, advertisements.

    `page` is where it must stand, 0 for wherever it fits. House ads and the inside box are used where they are needed;
    imprint and advertisements must be placed.
    """

    id: str
    kind: Furniture
    block: Block
    page: int = 0
