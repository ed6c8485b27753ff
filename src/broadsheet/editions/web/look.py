"""How the paper's settings change its style sheet, and what of it is published.

In: a theme's files, `[web]` of paper.toml. Out: the style sheet of the site, small, with the addresses of its fonts in
it, that of the front page, and these fonts. Pages know nothing of a look: another one changes no page but for the style
sheet's address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from broadsheet.model.addresses import Addresses
from broadsheet.model.colours import lightened
from broadsheet.model.publication import WebSettings
from broadsheet.theming import FRONT_SHEET, Theme

DARK_GROUND = "#1d2024"
"""The lighter of the two grounds of the dark scheme: what a spot colour must stand out from."""
DARK_CONTRAST = 7.0
DIGITS = 20
_TEXT = r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'"""
_BLANK = re.compile(rf"({_TEXT})|((?:\s+|/\*.*?\*/)+)", re.DOTALL)
_AROUND = re.compile(rf"({_TEXT})| ?([{{}};,>]) ?|(:) |(\() | (\))")
_LAST = re.compile(";+}")
_FONT = re.compile(r"url\((fonts/[\w.-]+)\)")


@dataclass(frozen=True, slots=True)
class Look:
    """The style sheets by their paths on the site, and the published fonts: their paths, their names in the theme.

    `path` is that of the sheet of all pages, `front` that of the one which the front page has in its place, if any.
    """

    path: str
    front: str
    sheets: Mapping[str, bytes]
    fonts: Mapping[str, str]


def look(theme: Theme, web: WebSettings, addresses: Addresses) -> Look:
    """Make the look of a site."""
    parts = [f"looks/{web.look}.css", *(["looks/drop-cap.css"] if web.drop_cap else [])]
    joined = [theme.assets["style.css"], *(theme.assets[part] for part in parts if part in theme.assets)]
    css = small("\n".join(sheet.decode() for sheet in joined)) + (_spot(web.spot) if web.spot else "")
    fonts: dict[str, str] = {}

    def published(found: re.Match[str]) -> str:
        data = theme.assets.get(found[1])
        if data is None:
            return found[0]
        kind = found[1].rpartition(".")[2]
        path = addresses.asset(sha256(data).hexdigest()[:DIGITS], kind)
        fonts[path] = found[1]
        return f"url({path.rpartition('/')[2]})"

    front = small(theme.assets[FRONT_SHEET].decode()) if FRONT_SHEET in theme.assets else ""
    # The front page has all in one sheet: a second would cost it a connection before its first paint.
    wanted = (css, f"{css}\n{front}" if front else "")
    sheets = [(_FONT.sub(published, sheet) + "\n").encode() for sheet in wanted if sheet]
    paths = [addresses.asset(sha256(sheet).hexdigest()[:DIGITS], "css") for sheet in sheets]
    return Look(paths[0], paths[1] if front else "", dict(zip(paths, sheets, strict=True)), fonts)


def _spot(colour: str) -> str:
    """The rules of a spot colour; on paper everything stays black."""
    dark = lightened(colour, DARK_GROUND, DARK_CONTRAST)
    light = f"@media screen{{:root{{--spot:{colour};--band:{colour}}}}}"
    return f"{light}@media screen and (prefers-color-scheme:dark){{:root{{--spot:{dark};--on-spot:#15171a}}}}"


@lru_cache(maxsize=4)
def small(css: str) -> str:
    """Leave comments and needless blanks out of a style sheet; texts between quotation marks stay as they are."""

    def blank(found: re.Match[str]) -> str:
        if found[1]:
            return found[1]
        return " " if re.sub(r"/\*.*?\*/", "", found[2], flags=re.DOTALL) else ""

    def around(found: re.Match[str]) -> str:
        return next(part for part in found.groups() if part)

    return _LAST.sub("}", _AROUND.sub(around, _BLANK.sub(blank, css))).strip()
