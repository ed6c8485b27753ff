"""Which pages that the editor keeps did not stay, and why: what a plan has done with `keep`.

In: the plan of the time before, the new one, the pages to keep, and what pieces there are now. Out: `Unkept` rows. It
compares the two plans, whatever make-up says: a page has stayed where the same pieces stand in the same rectangles.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.plan import Module, Page, Plan

Reason: TypeAlias = Literal["unknown", "other", "gone", "changed", "others"]


@dataclass(frozen=True, slots=True)
class Unkept:
    """A page that did not stay: `unknown` where there was none of its number the time before, `other` where pages have
    other measures now, `gone` where `piece` is not printed any more, `changed` where `piece` has changed and did not go
    into its place, `others` where the other pages could not be made beside it."""

    page: int
    reason: Reason
    piece: str = ""


def unkept(plan: Plan, before: Plan | None, keep: Set[int], galleys: Mapping[str, Galley]) -> tuple[Unkept, ...]:
    """List the pages to keep that are not in a plan as they were, in order; `galleys` are those of all pieces now."""
    old = {page.number: page for page in before.pages} if before else {}
    new = {page.number: page for page in plan.pages}
    same = before is not None and _measures(plan) == _measures(before)
    return tuple(
        _why(number, old.get(number), galleys, same)
        for number in sorted(keep)
        if not same or number not in old or _places(old[number]) != _places(new[number])
    )


def _why(number: int, page: Page | None, galleys: Mapping[str, Galley], same: bool) -> Unkept:
    if page is None or not same:
        return Unkept(number, "unknown" if page is None else "other")
    texts = [module for module in page.modules if module.is_text]
    gone = [module.piece for module in texts if module.piece not in galleys]
    if gone:
        return Unkept(number, "gone", gone[0])
    changed = [module.piece for module in texts if module.signature != galleys[module.piece].signature]
    return Unkept(number, "changed", changed[0]) if changed else Unkept(number, "others")


def _measures(plan: Plan) -> tuple[object, ...]:
    """What two plans must have in common so that a page of one can stand in the other."""
    return plan.design, plan.format, plan.size, plan.columns, plan.depth, plan.folio, plan.plate, len(plan.pages)


def _places(page: Page) -> list[tuple[object, ...]]:
    """What stands where on a page."""
    return sorted((_place(module) for module in page.modules), key=repr)


def _place(module: Module) -> tuple[object, ...]:
    return module.piece, module.kind, module.x, module.y, module.w, module.h
