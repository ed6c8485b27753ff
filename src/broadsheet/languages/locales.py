"""Language tag → Babel's locale.

In: a tag as `en`, `de-AT`, `zh-Hant`. Out: the locale with the best data for it. Plain `en` is taken as British,
because the paper's own words are: `20 November 2026`; whoever wants the American way says `en-US`. Knows no format.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en_GB"


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """Find the locale of a tag; a tag that nobody knows has the English one."""
    from babel import Locale, UnknownLocaleError

    if language.lower() in ("en", ""):
        return Locale.parse(FALLBACK)
    parts = language.replace("_", "-").split("-")
    while parts:
        try:
            return Locale.parse("-".join(parts), sep="-")
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse(FALLBACK)
