"""The names of months in the papers' languages, from CLDR, by the script in which they are written.

In: folded words. Out: the number of a month. Tables are made when the first word of a script is asked for. What papers
print and CLDR has not is added. Knows no text.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.importers.evidence.plain import folded
from broadsheet.languages.dates import month_words

LANGUAGES: dict[str, tuple[str, ...]] = {
    "latin": ("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "pl", "cs", "tr"),
    "cyrillic": ("ru", "uk"),
    "greek": ("el",),
    "arabic": ("ar", "ar-SY", "ar-DZ", "ar-MA", "ar-TN", "fa"),
    "hebrew": ("he",),
}
ADDED: dict[str, int] = {
    "sept": 9,
    "sep": 9,
    "febr": 2,
    "feber": 2,
    "jänner": 1,
    "setiembre": 9,
    "мартъ": 3,
    "حزيران": 6,
    "ابريل": 4,
    "نيسان": 4,
    "يوليه": 7,
    "يونيه": 6,
    "ژوئيه": 7,
    "ژوييه": 7,
    "فوريه": 2,
    "ژانويه": 1,
    "دجنبر": 12,
}
SHORTEST = 4
"""Shorter names of months are words of other languages too; they count in their own, and beside a day."""
PERSIAN: dict[str, int] = {
    folded(name): at
    for at, name in enumerate(
        ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"), 1
    )
}
"""Months of the Solar Hijri calendar, which Persian papers print."""


@lru_cache(maxsize=8)
def _of_script(script: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for language in LANGUAGES[script]:
        for word, month in month_words(language).items():
            names.setdefault(_key(word), month)
    return names | {folded(word): month for word, month in ADDED.items()}


@lru_cache(maxsize=64)
def _of_language(language: str) -> frozenset[str]:
    return frozenset(map(_key, month_words(language)))


def _key(words: str) -> str:
    return " ".join(map(folded, words.strip("׳.").split()))


def _script(word: str) -> str:
    first = word[0]
    if first <= "ʯ":
        return "latin"
    if "Ͱ" <= first <= "Ͽ" or "ἀ" <= first <= "῿":
        return "greek"
    if "Ѐ" <= first <= "ӿ":
        return "cyrillic"
    if "֐" <= first <= "׿":
        return "hebrew"
    return "arabic" if "؀" <= first <= "ۿ" else ""


@lru_cache(maxsize=16384)
def month(word: str) -> int:
    """Return the month that a folded word, or two with a blank between them, is called; 0 where it is none."""
    script = _script(word) if word else ""
    if not script:
        return 0
    names = _of_script(script)
    found = names.get(word, 0)
    if not found and script == "hebrew" and word[0] == "ב":
        found = names.get(word[1:], 0)
    if not found and word[:2] in ("d'", "l'"):
        found = names.get(word[2:], 0)
    return found


def is_doubtful(word: str, language: str) -> bool:
    """Whether a month's word is too short to be believed without a day beside it (`set`, `out`, `mar`)."""
    if len(word) >= SHORTEST:
        return False
    return word not in _of_language(language or "en")
