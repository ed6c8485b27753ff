"""The look of a mail: the spot colour of the paper's web edition in both schemes, and faces that machines have.

In: a job and a language. Out: values for the style sheet of the template. Web fonts are none: most programs drop them.
"""

from __future__ import annotations

import re

from broadsheet.editions.edition import Job
from broadsheet.model.colours import lightened
from broadsheet.theming import safe

DARK_GROUND = "#1d2024"
DARK_CONTRAST = 7.0
_SPOT = re.compile(r"--spot:\s*(#[0-9a-fA-F]{6})\b")
_FALLBACK = ("#9c1c22", "#ff9086")

FACES = {
    "": ("Georgia,'Times New Roman',serif", "-apple-system,'Segoe UI',Helvetica,Arial,sans-serif"),
    "ar": (
        "'Geeza Pro','Noto Naskh Arabic','Traditional Arabic','Times New Roman',serif",
        "Tahoma,'Noto Sans Arabic',sans-serif",
    ),
    "zh": (
        "'Songti SC','Noto Serif CJK SC',SimSun,serif",
        "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif",
    ),
}
"""Serif and sans by language; "fa" and "ur" take those of Arabic."""
JOINED = ("ar", "fa", "ur", "ckb", "ps")
UPRIGHT = (*JOINED, "zh", "ja", "ko", "he")
"""Languages whose letters know no italics."""


def look_of(job: Job, language: str) -> dict[str, object]:
    """Return the values of the look."""
    spot, dark = _spots(job)
    tag = language.partition("-")[0]
    serif, sans = FACES.get("ar" if tag in JOINED else tag, FACES[""])
    return {
        "spot": spot,
        "dark_spot": dark,
        "serif": safe(serif),
        "sans": safe(sans),
        "tracking": "0" if tag in JOINED else "-.5px",
        "slant": "normal" if tag in UPRIGHT else "italic",
    }


def _spots(job: Job) -> tuple[str, str]:
    """The light and the dark spot: the paper's own, else those of its look, else of the theme."""
    web = job.publication.web
    if web.spot:
        return web.spot, lightened(web.spot, DARK_GROUND, DARK_CONTRAST)
    for sheet in (f"looks/{web.look}.css", "style.css"):
        found = _SPOT.findall(job.theme.assets.get(sheet, b"").decode())
        if found:
            return found[0], found[1] if len(found) > 1 else lightened(found[0], DARK_GROUND, DARK_CONTRAST)
    return _FALLBACK
