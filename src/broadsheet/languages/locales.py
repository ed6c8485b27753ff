"""Language tag → Babel's locale.

In: a tag as `en`, `de-AT`, `zh-Hant`. Out: the locale with the best data for it, and the tags that it falls back to.
Plain `en` is taken as British, because the paper's own words are: `20 November 2026`; whoever wants the American way
says `en-US`. Knows no format.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale

FALLBACK = "en_GB"


def is_english(language: str) -> bool:
    """Whether a tag is one of English, which needs no library for its words and digits; so is the empty one."""
    return language[:2].lower() in ("en", "") and language[2:3] in ("", "-", "_")


@lru_cache(maxsize=256)
def locale_of(language: str) -> Locale:
    """Find the locale of a tag; a tag that nobody knows has the English one."""
    from babel import Locale, UnknownLocaleError

    if language.lower() in ("en", ""):
        return _alone(Locale.parse(FALLBACK))
    parts = language.replace("_", "-").split("-")
    while parts:
        try:
            return _alone(Locale.parse("-".join(parts), sep="-"))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return _alone(Locale.parse(FALLBACK))


def _alone(locale: Locale) -> Locale:
    """Give a locale data of its own.

    Babel's locales share what they inherit, and it writes there what it finds behind an alias: once one language has
    been asked for its months, another would answer with the same.
    """
    from babel.localedata import LocaleDataDict, load

    vars(locale)["_Locale__data"] = LocaleDataDict(_copied(load(str(locale))))
    return locale


def _copied(data: dict[Any, Any]) -> dict[Any, Any]:
    return {key: _copied(value) if type(value) is dict else value for key, value in data.items()}


@lru_cache(maxsize=256)
def tags_of(language: str) -> tuple[str, ...]:
    """Return a tag and those that stand in for it: `de-at`, `de`.

    Traditional Chinese does not fall back to simplified, nor Serbian in Latin letters to Cyrillic ones (CLDR, parent
    locales): who reads the one may not be able to read the other.
    """
    from babel.core import get_global

    known = locale_of(language)
    if known.language != language.replace("_", "-").split("-")[0].lower():
        return (language.lower(),)
    parts = str(known).split("_")
    usual = str(get_global("likely_subtags").get(parts[0], "")).split("_")
    scripts = {part for part in parts[1:] if len(part) == 4}
    shortest = 1 if scripts <= set(usual) else 2
    return tuple("-".join(parts[:length]).lower() for length in range(len(parts), shortest - 1, -1))
