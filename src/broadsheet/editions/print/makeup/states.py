"""The search's memory: the pages to fill, a way of filling the first of them, and what is left to place.

In: values. Out: frozen values. Costs are hundredths of a unit.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.editions.print.makeup.items import Item
from broadsheet.editions.print.makeup.slicing import Sliced
from broadsheet.editions.print.makeup.stock import Leaf
from broadsheet.editions.print.makeup.taste import Face, Rectangle


@dataclass(frozen=True, slots=True)
class Task:
    """The page to be filled: its number, its height in lines with the last space, the furniture that must stand on it
    and that may; and the areas of the pages after it."""

    number: int
    height: int
    must: tuple[Item, ...]
    may: tuple[Item, ...]
    after: tuple[int, ...]

    @property
    def last(self) -> bool:
        """Whether it is the last page."""
        return not self.after


@dataclass(frozen=True, slots=True)
class Candidate:
    """Leaves for a page; `score` is what the whole issue hopes to cost, `penalty` what the choice itself costs,
    `houses` how many house ads are among them."""

    score: int
    penalty: int
    leaves: tuple[Leaf, ...]
    rest: tuple[Item, ...]
    houses: int = 0


@dataclass(frozen=True, slots=True)
class Filled:
    """A page that has been filled: its leaves and their division, and what an eye sees of it: modules and pictures."""

    number: int
    leaves: tuple[Leaf, ...]
    sliced: Sliced
    faces: tuple[Face, ...] = ()
    pictures: tuple[Rectangle, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """The pages so far and the items still to place, in running order. `houses` counts the house ads used, `house_area`
    their columns times lines. `hope` is the cost with the least that the rest can cost."""

    cost: int
    rest: tuple[Item, ...]
    pages: tuple[Filled, ...] = ()
    houses: int = 0
    house_area: int = 0
    hope: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What is left, as names: two states with the same rest differ only in their past."""
        return (*(item.key for item in self.rest), str(self.houses))
