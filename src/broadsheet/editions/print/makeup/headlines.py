"""Which size a headline should have: by the item's weight, its role on the page, and the width of its module.

In: an item, a width and the design. Out: sizes in points. Knows no costs.
"""

from __future__ import annotations

from typing import Final

from broadsheet.editions.print.design import Design, HeadRole
from broadsheet.editions.print.makeup.items import Item, Role

SIZES_OFF: Final = (0.70, 1.30)
"""How far a headline may be from the size that it should have, in parts of it."""
ROLES: Final[tuple[Role, ...]] = ("front", "page", "other")


def head_role(item: Item, role: Role) -> HeadRole:
    """Return the role of an item's headline."""
    if item.kind == "continued":
        return "continued"
    if item.weight == "brief":
        return "brief"
    if role == "front" and item.weight == "lead":
        return "front"
    if role != "other":
        return "page"
    return "second" if item.weight in {"lead", "second"} else "normal"


def target(item: Item, width: int, design: Design, role: Role) -> float:
    """The size that a headline should have at a width: what its role asks, if the module is wide enough for it."""
    heads, called = design.heads, head_role(item, role)
    ideal = heads[called]
    if called in {"brief", "continued"}:
        return ideal
    if called == "normal" and width >= 3:
        return heads["second"] if width > 0.6 * design.columns else 0.5 * (heads["second"] + heads["normal"])
    if width >= 0.6 * design.columns:
        return ideal
    return min(ideal, 1.12 * heads["second"] if width >= 2 else heads["normal"])


def possible(item: Item, width: int, size: float, design: Design) -> bool:
    """Say whether a headline of a size can stand over so many columns in any role."""
    if item.weight == "brief":
        return True
    sizes = {target(item, width, design, role) for role in ROLES}
    return any(SIZES_OFF[0] <= size / ideal <= SIZES_OFF[1] for ideal in sizes)
