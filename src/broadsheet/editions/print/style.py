"""The keys of a design's `style`: what type and rules look like where a name or a figure says it.

In: the table of a design file. Out: its values as text, checked; `ValueError` names what is wrong. Each key is a colour
(`#rrggbb`), a figure, a family of type or one of a few words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from broadsheet.editions.print.design import Design
from broadsheet.model.names import nearest

Kind: TypeAlias = str | tuple[str, ...]
COLOUR, FIGURE, FAMILY = r"#[0-9a-fA-F]{6}", r"-?\d+(\.\d+)?", r'[^"\\\n]*'

KEYS: Mapping[str, tuple[str, Kind]] = {
    "ink": ("#171614", COLOUR),
    "spot": ("#9c1c22", COLOUR),
    "rule": ("#171614", COLOUR),
    "tint": ("#f1efea", COLOUR),
    "mono": ("", FAMILY),
    "align": ("justify", ("justify", "left")),
    "kicker": ("upper", ("upper", "plain")),
    "head_align": ("start", ("start", "center")),
    "head_weight": ("700", FIGURE),
    "head_tracking": ("-0.008", FIGURE),
    "head_leading": ("0.3", FIGURE),
    "standfirst": ("italic", ("italic", "roman", "sans")),
    "crosshead": ("label", ("label", "text", "head")),
    "crosshead_align": ("start", ("start", "center")),
    "pull": ("rules", ("rules", "bar")),
    "plate": ("centre", ("centre", "bar")),
    "plate_weight": ("900", FIGURE),
    "plate_tracking": ("-0.016", FIGURE),
    "folio": ("rule", ("rule", "tab")),
    "inside": ("rules", ("rules", "tint")),
    "hair": ("0.4", FIGURE),
    "part_rule": ("1.2", FIGURE),
}
"""Each key with what is usual, and what its value may be: a pattern, or some words."""


def styled(design: Design, key: str) -> str:
    """What a design says of its looks, or what is usual."""
    return design.style.get(key, KEYS[key][0])


def checked(said: Mapping[str, Any]) -> dict[str, str]:
    """Return the values as text; raise `ValueError` for a key that there is not, or a value that it does not take."""
    values = {key: str(value) for key, value in said.items()}
    for key, value in values.items():
        if key not in KEYS:
            guess = nearest(key, KEYS)
            raise ValueError(f"there is no style “{key}”" + (f"; did you mean “{guess}”?" if guess else ""))
        kind = KEYS[key][1]
        if isinstance(kind, tuple) and value not in kind:
            raise ValueError(f"{key} is one of {', '.join(kind)}, not “{value}”")
        if isinstance(kind, str) and not re.fullmatch(kind, value):
            raise ValueError(f"{key} cannot be “{value}”")
    return values
