"""In which language a text is, where nothing says so: by its smallest words, else by its script.

In: a text. Out: a language tag, "" where nothing is clear. A script that several languages share is given to the one
with letters of its own in it, else to the largest: `ar` and `fa`, `ru` and `uk`, `zh` and `ja`. Knows no file.
"""

from __future__ import annotations

import re

from broadsheet.importers.decoding.words import language_of_text

_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_OWN_LETTERS = {"ar": ("fa", re.compile("[پچژگکی]")), "ru": ("uk", re.compile("[іїєґ]"))}
_BY_COUNTRY = frozenset(("zh", "pt", "sr"))
LOOKED_AT = 40_000
_SHARE = 0.3
"""So large a part of the letters makes a script that of the text."""
_OWN_SHARE = 0.02


def language_of(text: str) -> str:
    """Return the language of a text, as far as it shows."""
    sample = text[:LOOKED_AT]
    letters = sum(letter.isalpha() for letter in sample)
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        least = 0.05 if language == "ja" else _SHARE  # kana stand between Chinese letters
        if letters and count > least * letters:
            other, own = _OWN_LETTERS.get(language, ("", None))
            return other if own and len(own.findall(sample)) > _OWN_SHARE * count else language
    return language_of_text(sample)


def agreed(marked: str, text: str) -> str:
    """Return the language that somebody marked, unless the text shows another: programs mark their own.

    The country goes, where the language is not written differently in it.
    """
    shown = language_of(text)
    primary = marked.partition("-")[0].lower()
    if shown and primary != shown:
        return shown
    return marked if primary in _BY_COUNTRY else primary
