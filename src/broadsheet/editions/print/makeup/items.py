"""What the search moves about: pieces, their continuations and furniture, as things that take a rectangle.

In: pieces and fittings. Out: frozen `Item`s. An item knows from which line of its galley it begins and which pictures
and boxes it still has to show; it knows no page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.editions.print.plan import ModuleKind
from broadsheet.model.article import Weight

Role: TypeAlias = Literal["front", "page", "other"]
"""How an item stands on its page: as the first of page one, the first of another page, or below these."""

WEIGHT_ORDER: Final[dict[Weight, int]] = {"lead": 0, "second": 1000, "normal": 2000, "brief": 4000}
CONTINUED_ORDER: Final = 3000
FURNITURE_ORDER: Final[dict[str, int]] = {"inside": 6000, "advertisement": 7000, "imprint": 7500, "house": 8000}
NOTHING: Final = Galley("")


@dataclass(frozen=True, slots=True)
class Item:
    """A piece from line `start` on, or a fitting.

    `order` ranks it on a page (lower is weightier). `jumping` says that this item goes on elsewhere: it is the first
    part of its piece. `pictures` and `boxes` are those that it has still to show, by index. Its page must come behind
    page `after`.
    """

    key: str
    kind: ModuleKind
    order: int
    piece: Piece | None = None
    fitting: Fitting | None = None
    start: int = 0
    jumping: bool = False
    pictures: tuple[int, ...] = ()
    boxes: tuple[int, ...] = ()
    after: int = 0

    @property
    def galley(self) -> Galley:
        """Its galley; an empty one for furniture."""
        return self.piece.galley if self.piece else NOTHING

    @property
    def lines(self) -> int:
        """How many lines of text it has from its start."""
        return len(self.galley.lines) - self.start

    @property
    def weight(self) -> Weight | None:
        """The weight of its piece; None for furniture."""
        return self.piece.weight if self.piece else None


def article(piece: Piece, jumping: bool = False) -> Item:
    """Make the item of a whole piece, or of its first part."""
    galley = piece.galley
    return Item(
        piece.id + ("+" if jumping else ""),
        "article",
        WEIGHT_ORDER[piece.weight] + piece.rank,
        piece=piece,
        jumping=jumping,
        pictures=tuple(range(len(galley.pictures))),
        boxes=tuple(range(len(galley.boxes))),
    )


def continuation(
    piece: Piece, start: int, pictures: tuple[int, ...], boxes: tuple[int, ...], jumping: bool = False
) -> Item:
    """Make the item of what is left of a piece from a line on."""
    rest = "".join(f"p{index}" for index in pictures) + "".join(f"b{index}" for index in boxes)
    return Item(
        f"{piece.id}@{start}{rest}" + ("+" if jumping else ""),
        "continued",
        CONTINUED_ORDER + piece.rank,
        piece=piece,
        start=start,
        jumping=jumping,
        pictures=pictures,
        boxes=boxes,
    )


def furniture(fitting: Fitting, order: int = 0) -> Item:
    """Make the item of a fitting; `order` is its place among its kind."""
    return Item(f"{fitting.id}~{order}", fitting.kind, FURNITURE_ORDER[fitting.kind] + order, fitting=fitting)
