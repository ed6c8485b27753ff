"""What an eye objects to on two pages that face each other, as it sees them at once.

In: what is seen of the left page and of the right. Out: costs in hundredths of a unit. How modules are turned is not
asked here: pictures at the gutter are priced with the turns of the right page (`taste.turns`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from broadsheet.editions.print.design import Costs, Design
from broadsheet.editions.print.makeup.taste import Face, alike

LARGE: Final = 1.2
"""How many times as large as the largest picture of the other page that of one page should be."""
MANY_PARTS: Final = len("v(.h(..))")
"""The shape of a page of three modules, as text: those of fewer are all alike."""


def likeness(before: str, shape: str, facing: bool, costs: Costs) -> int:
    """Price a page whose shape is that of the page before; what faces it is seen at the same time."""
    if before != shape or len(shape) < MANY_PARTS:
        return 0
    return round(100 * costs.same_tree * (1.5 if facing else 1.0))


def across(left: Sequence[Face], right: Sequence[Face], design: Design) -> int:
    """Price headlines that stand side by side across the gutter, and two pages without one dominant picture."""
    costs = design.costs
    cost = costs.facing_heads * across_gutter(left, right, design.columns)
    largest = sorted((_largest(left), _largest(right)))
    if largest[1] == 0:
        cost += costs.page_without_picture
    elif largest[1] < LARGE * largest[0]:
        cost += costs.facing_pictures
    return round(100 * cost)


def across_gutter(left: Sequence[Face], right: Sequence[Face], columns: int) -> int:
    """Count the headlines of like size that stand side by side across the gutter."""
    ends = [face for face in left if face.size and not face.brief and face.x + face.w == columns]
    begins = [face for face in right if face.size and not face.brief and face.x == 0]
    return sum(alike(one, other) for one in ends for other in begins)


def _largest(faces: Sequence[Face]) -> int:
    return max((w * h for face in faces for _, _, w, h in face.plain), default=0)
