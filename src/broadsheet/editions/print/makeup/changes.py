"""How long a text can be made: a few lines shorter or longer, by paragraphs that can be set tighter or looser.

In: an item. Out: its texts by the lines that they have more or less, each with the paragraphs that are changed for it.
Only paragraphs that lie wholly in the item are changed, the longest first: there it shows least.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from broadsheet.editions.print.design import Costs
from broadsheet.editions.print.galley import Galley, changed
from broadsheet.editions.print.makeup.breaks import Text, text_of
from broadsheet.editions.print.makeup.items import Item

SHORTER: Final = 8
LONGER: Final = 3
"""By how many lines at most a text is made shorter and longer."""
LINES_A_CHANGE: Final = 11
"""How many lines of text there are for one changed line at least."""

Texts = Mapping[int, "Changed"]


@dataclass(frozen=True)
class Changed:
    """A text in one of its lengths, and the paragraphs that are changed: (paragraph, lines more or less)."""

    text: Text
    changes: tuple[tuple[int, int], ...] = ()


def texts_of(item: Item, costs: Costs) -> Texts:
    """Return the texts of an item by the lines that they have more (or less) than its galley."""
    galley = item.galley
    found = {0: Changed(text_of(galley, costs))}
    if item.jumping:
        return found
    for step, most in ((-1, SHORTER), (1, LONGER)):
        paragraphs = _changeable(galley, item.start, step)
        for count in range(1, min(most, len(paragraphs), max(1, item.lines // LINES_A_CHANGE)) + 1):
            changes = {paragraph: step for paragraph in sorted(paragraphs[:count])}
            found[step * count] = Changed(text_of(changed(galley, changes), costs), tuple(changes.items()))
    return found


def _changeable(galley: Galley, start: int, step: int) -> list[int]:
    """The paragraphs behind a line that have a variant, the longest first."""
    if not galley.variants:
        return []
    counts: dict[int, int] = {}
    for line in galley.lines[start:]:
        counts[line.paragraph] = counts.get(line.paragraph, 0) + 1
    cut = galley.lines[start - 1].paragraph if start else -1
    found = [
        paragraph
        for paragraph, variants in galley.variants.items()
        if paragraph in counts and paragraph != cut and any(each.change == step for each in variants)
    ]
    return sorted(found, key=lambda paragraph: (-counts[paragraph], paragraph))
