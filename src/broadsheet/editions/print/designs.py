"""Design files: the printed looks of a theme and of the paper itself.

In: the bytes of a design file and the name of a format. Out: a `Design`. A design file is trusted, as a theme is; one
that is wrong raises `ThemeError` with the file's name and the key.
"""

from __future__ import annotations

import tomllib
from typing import Any

from broadsheet.editions.print.design import HEAD_ROLES, MM, Costs, Design, Faces, Format
from broadsheet.errors import ThemeError

PLATES = {"centre": (0.92, 48.0), "bar": (1.16, 48.0)}
"""What page one keeps for a nameplate of each kind: parts of the size of the name, and points for the small lines and
rules around it."""


def read_design(name: str, raw: bytes, format: str) -> Design:
    """Make the design of a format; raise `ThemeError` for a file that cannot be read or lacks the format."""
    try:
        said = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ThemeError(f"the design {name} cannot be read: {fault}", template=name) from fault
    formats = said.get("formats", {})
    if format not in formats:
        raise ThemeError(
            f"the design {name} has no format {format}", template=name, hint=f"It has: {', '.join(formats)}."
        )
    try:
        return _design(name, said, format, formats[format])
    except (KeyError, TypeError, ValueError) as fault:
        raise ThemeError(f"the design {name} lacks or mistakes a key: {fault}", template=name) from fault


def _design(name: str, said: dict[str, Any], format: str, own: dict[str, Any]) -> Design:
    leading, nameplate = float(own["leading"]), float(own["nameplate"])
    style = {key: str(value) for key, value in said.get("style", {}).items()}
    share, points = PLATES[style.get("plate", "centre")]
    return Design(
        name=name,
        format=_format(format, own),
        size=float(own["text"]),
        leading=leading,
        faces=Faces(**{kind: tuple(said["faces"][kind]) for kind in ("text", "head", "display", "label")}),
        heads={role: float(own["heads"][role]) for role in HEAD_ROLES},
        nameplate=nameplate,
        plate=-int(-(nameplate * share + points) // leading),
        steps=tuple(said["type"]["steps"]),
        label=float(said["type"]["label"]),
        drop_cap=int(said["type"].get("drop_cap", 0)),
        costs=Costs(**said.get("costs", {})),
        style=style,
    )


def _format(name: str, own: dict[str, Any]) -> Format:
    margins = own["margins"]
    return Format(
        name=name,
        width=own["paper"][0] * MM,
        height=own["paper"][1] * MM,
        top=margins["top"] * MM,
        bottom=margins["bottom"] * MM,
        side=margins["side"] * MM,
        columns=int(own["columns"]),
        gutter=own["gutter"] * MM,
    )
