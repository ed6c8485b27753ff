"""What sets of items can hope for: the least cost of filling an area with them, were areas divisible at will.

In: the stock, and items. Out: least costs at every price of room, and from them Lagrangian bounds: for any price of a
line, no filling of an area costs less than price * area + the sum of each item's least (cost - price * area). Costs are
hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from broadsheet.editions.print.makeup.estimate import continued_lines
from broadsheet.editions.print.makeup.items import Item, Role
from broadsheet.editions.print.makeup.stock import Stock, without_regret
from broadsheet.editions.print.makeup.tables import PRICES

Sums = NDArray[np.int64]
NONE: Final = np.zeros(len(PRICES), np.int64)
CONTINUED_HEAD: Final = 10
"""The area that a continuation's head takes, about."""
PAGE_HEAD: Final = 8
"""How high the head of a piece that is longer than a page is, about, with the space below its parts."""
GIVE: Final = (0.975, 1.05)
"""Between which parts of its area a text that goes on from page to page is known to lie."""
LEADS: Final = 2
"""How many items a page are looked at for what it costs to lead a page."""


@dataclass
class Hopes:
    """Bounds over the stock's items; each item's are reckoned once. `houses` are the house ads in order of use,
    `white` is white space where that may be left, `more` are further ones where a page, page one too, may have several.
    `lost` is the part of the room of later pages that is not counted on where copy is too much: real pages cannot be
    divided at will, and the last has nothing behind it to even it out.
    """

    stock: Stock
    houses: tuple[Item, ...]
    white: Item | None = None
    more: tuple[Item, ...] = ()
    lost: float = 0.0
    known: dict[tuple[str, Role], Sums] = field(default_factory=dict)

    def dual(self, item: Item, role: Role = "other") -> Sums:
        """An item's least of cost minus price times area, for each price. A continuation is taken as rigid."""
        key = (item.key, role)
        if key not in self.known:
            self.known[key] = self._dual(item, role)
        return self.known[key]

    def _dual(self, item: Item, role: Role) -> Sums:
        table = None if item.kind == "continued" and not item.jumping else self.stock.leaf(item, role).table
        if table is None or not table.possible:
            give = (1.0,) if item.lines <= self.most_lines else GIVE
            least: Sums = np.min([-PRICES * int(self.area(item) * part) for part in give], axis=0)
            return least
        if item.kind == "house":
            table = without_regret(table)
        return table.dual.astype(np.int64)

    def area(self, item: Item) -> int:
        """The area that an item likes best."""
        if item.kind != "continued" and self.stock.leaf(item).table.possible:
            return self.stock.leaf(item).table.natural
        galley, design = item.galley, self.stock.design
        blocks = [galley.pictures[at] for at in item.pictures] + [galley.boxes[at] for at in item.boxes]
        rooms = [room.ideal for block in blocks if (room := block.room(1))]
        head = CONTINUED_HEAD if item.kind == "continued" else PAGE_HEAD * design.columns
        return item.lines + head + continued_lines(item.lines, design) + sum(rooms)

    def whole(self, item: Item) -> bool:
        """Whether an item can be placed as it is, on one page."""
        return item.lines <= self.most_lines if item.kind == "continued" else self.stock.leaf(item).table.possible

    @property
    def most_lines(self) -> int:
        """More lines than this a page does not hold."""
        return self.stock.design.columns * (self.stock.design.lines - 3)

    def total(self, items: tuple[Item, ...]) -> Sums:
        """The sum of the duals of items that lead no page."""
        return sum((self.dual(item) for item in items), NONE)

    def after(self, totals: Sums, items: tuple[Item, ...], used: int, areas: tuple[int, ...], over: Sums) -> Sums:
        """The least that rests cost on pages of these areas, less what is taken off for text that comes over.

        `totals` are the sums of duals, one row a rest; `items` those of which most are in every rest.
        """
        if not areas:
            return np.zeros(len(totals), np.int64)
        leads = [item for item in items if item.kind == "article" and item.weight != "brief"][: LEADS * len(areas)]
        extra = NONE.astype(np.float64)
        if leads:
            gains = [self.dual(item, "page") - self.dual(item) for item in leads]
            extra = extra + np.mean(gains, axis=0) * min(len(areas), len(leads))
        for house in self.houses[used : used + (2 if self.white is None else 2 * len(areas))]:
            extra = extra + np.minimum(0, self.dual(house))
        if self.white is not None:
            extra = extra + np.minimum(0, self.dual(self.white)) * len(areas)
        room = (sum(areas) - over)[:, None]
        worth = PRICES[None, :] * room - np.rint(np.minimum(0, PRICES) * self.lost * sum(areas)).astype(np.int64)
        bound: Sums = (worth + totals + np.rint(extra).astype(np.int64)).max(axis=1)
        return bound
