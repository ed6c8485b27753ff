"""Which elements of a page are marks of notes, and which are the notes.

In: the body of a page. Out: a plan by the `id` of elements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from broadsheet.importers.pages.dom import Element

Role: TypeAlias = Literal["mark", "back", "start", "holder"]


@dataclass(slots=True)
class Plan:
    """`at` says of elements, by their `id`, what they are, and the label of the note."""

    at: dict[int, tuple[Role, str]] = field(default_factory=dict)


def plan_of(body: Element) -> Plan:
    """Find the notes of a page."""
    return Plan()
