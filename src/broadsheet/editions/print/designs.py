"""Design files: the printed looks of a theme and of the paper itself.

In: the bytes of design files by name, and the name of a format. Out: a `Design`. A design file is trusted, as a theme
is; one that is wrong raises `ThemeError` with the file's name and the key.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from broadsheet.editions.print.design import HEAD_ROLES, MM, Costs, Design, Faces, Format
from broadsheet.editions.print.style import checked
from broadsheet.errors import ThemeError

PLATES = {"centre": (0.92, 48.0), "bar": (1.16, 48.0)}
"""What page one keeps for a nameplate of each kind: parts of the size of the name, and points for the small lines and
rules around it."""


def chosen(designs: Mapping[str, bytes], name: str, format: str) -> Design:
    """Make the design of a name; one with a `base` says only in what it differs from that one.

    Raises `ThemeError` where there is none of the name, or as `read_design`.
    """
    return _made(name, _whole(designs, name, ()), format)


def read_design(name: str, raw: bytes, format: str) -> Design:
    """Make the design of a format; raise `ThemeError` for a file that cannot be read or lacks the format."""
    return _made(name, _parsed(name, raw), format)


def _whole(designs: Mapping[str, bytes], name: str, above: tuple[str, ...]) -> dict[str, Any]:
    if name not in designs:
        hint = f"There are: {', '.join(sorted(designs))}."
        raise ThemeError(f"there is no design “{name}”", template=f"print/{(*above, name)[0]}.toml", hint=hint)
    said = _parsed(name, designs[name])
    base = said.pop("base", "")
    if not base:
        return said
    if base in (*above, name):
        raise ThemeError(f"the design {name} is its own base", template=f"print/{name}.toml")
    return _laid_over(_whole(designs, str(base), (*above, name)), said)


def _laid_over(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """Lay a table over another, table by table."""
    made = dict(under)
    for key, value in over.items():
        inner = made.get(key)
        made[key] = _laid_over(inner, value) if isinstance(inner, dict) and isinstance(value, dict) else value
    return made


def _parsed(name: str, raw: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ThemeError(f"the design {name} cannot be read: {fault}", template=f"print/{name}.toml") from fault


def _made(name: str, said: dict[str, Any], format: str) -> Design:
    template = f"print/{name}.toml"
    formats = said.get("formats", {})
    if format not in formats:
        hint = f"It has: {', '.join(formats)}."
        raise ThemeError(f"the design {name} has no format {format}", template=template, hint=hint)
    try:
        return _design(name, said, format, formats[format])
    except (KeyError, TypeError, ValueError) as fault:
        raise ThemeError(f"the design {name} lacks or mistakes a key: {fault}", template=template) from fault


def _design(name: str, said: dict[str, Any], format: str, own: dict[str, Any]) -> Design:
    leading, nameplate = float(own["leading"]), float(own["nameplate"])
    style = checked(said.get("style", {}))
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
        label=float(own.get("label", said["type"]["label"])),
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
