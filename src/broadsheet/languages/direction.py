"""Which way a language is written.

In: a language tag. Out: `ltr` or `rtl`, and plain text kept together within text of the other direction. Needs no
library: the scripts that run from right to left are few (Unicode Standard Annex 9; the languages' usual scripts from
Unicode CLDR, likely subtags).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, TypeAlias

Direction: TypeAlias = Literal["ltr", "rtl"]

_SCRIPTS = frozenset(("adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"))
_LANGUAGES = frozenset(
    (
        "apc",
        "ar",
        "arc",
        "arz",
        "azb",
        "bal",
        "bgn",
        "bqi",
        "ckb",
        "dv",
        "fa",
        "glk",
        "he",
        "iw",
        "ji",
        "khw",
        "ks",
        "lrc",
        "luz",
        "mzn",
        "nqo",
        "pnb",
        "prs",
        "ps",
        "rhg",
        "sd",
        "sdh",
        "skr",
        "syr",
        "trw",
        "ug",
        "ur",
        "yi",
    )
)
# Written in Arabic script in these countries only.
_REGIONS = frozenset(
    ("az-ir", "az-iq", "ha-sd", "ku-ir", "ku-lb", "ms-cc", "pa-pk", "kk-cn", "ky-cn", "tg-pk", "uz-af")
)


@lru_cache(maxsize=256)
def direction(language: str) -> Direction:
    """Say which way a language runs; a script in the tag (`az-Arab`, `ks-Deva`) decides before anything else."""
    first, *others = language.lower().replace("_", "-").split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "ltr"
    region = next((part for part in others if len(part) == 2), "")
    return "rtl" if first in _LANGUAGES or f"{first}-{region}" in _REGIONS else "ltr"


def isolated(text: str, own: str, around: str) -> str:
    """Keep a text of one language together within text of another that runs the other way, where no markup can.

    The marks are those of Unicode (UAX 9: FIRST STRONG ISOLATE, POP DIRECTIONAL ISOLATE).
    """
    return text if direction(own) == direction(around) else f"\u2068{text}\u2069"
