"""Pictures made ahead of the files that need them: all cores take part, and each picture is decoded once.

In: outputs and which of them are to be made. Out: nothing but a fuller cache; what is missing in it is made when its
output is. Runs before anything is forked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from broadsheet.editions.edition import Output
from broadsheet.imaging import darkroom
from broadsheet.imaging.order import CardOrder, PictureOrder

Progress = Callable[[int, int], None]


def make_ahead(outputs: Sequence[Output], numbers: Iterable[int], count: int, progress: Progress) -> None:
    """Have the pictures of these outputs made in `count` processes."""
    orders: dict[tuple[str, str], PictureOrder] = {}
    cards: list[CardOrder] = []
    for number in numbers:
        order = outputs[number].ahead
        if isinstance(order, CardOrder):
            cards.append(order)
        elif order is not None:
            key = (order.file, order.digest)
            known = orders.get(key)
            orders[key] = known._replace(variants=known.variants + order.variants) if known else order
    if orders or cards:
        total = len(orders) + len(cards)
        darkroom.develop_all([*orders.values(), *cards], count, lambda done: progress(done, total))
