"""The language of a text by its script and its smallest words; a template's declaration may be that of other pages.

In: texts of one page, the language that it declares. Out: a primary language tag, or the declared one where nothing is
clear. Knows no page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from broadsheet.importers.decoding.words import language_of_text

ENOUGH = 4000
"""Characters of running text that are looked at."""
LONG = 60
"""Shorter texts are labels, of which a template has many."""
LEAST = 8
"""So many letters of a script, and a third of all letters, make the text one of it."""
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[぀-ヿ]")),
    ("ko", re.compile(r"[가-힣]")),
    ("zh", re.compile(r"[一-鿿]")),
    ("ar", re.compile(r"[؀-ۿ]")),
    ("he", re.compile(r"[א-ת]")),
    ("el", re.compile(r"[α-ωά-ώ]")),
    ("ru", re.compile(r"[а-яё]")),
    ("hi", re.compile(r"[ऀ-ॿ]")),
    ("th", re.compile(r"[ก-๛]")),
    ("hy", re.compile(r"[ա-և]")),
    ("ka", re.compile(r"[ა-ჰ]")),
)
"""The language that a script stands for where no letter says another one."""
_NEIGHBOURS: dict[str, tuple[tuple[str, str], ...]] = {
    "ar": (("fa", "پچژگی"), ("ur", "ٹڈڑں")),
    "ru": (("uk", "іїєґ"), ("be", "ў"), ("bg", "ъ"), ("sr", "ћђџљњ")),
}
_SHARES = {"bg": 0.01, "fa": 0.02}
_LETTERS = re.compile(r"[^\W\d_]")
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2c00-\ud7ff]")
"""A letter that is not Latin: most pages have none, and eleven searches are saved."""


def language_of(texts: Iterable[str], declared: str = "") -> str:
    """Return the language of a page's longer texts; `declared` where they are too few or say nothing clear.

    A declared tag with a region or script (`zh-Hant`, `pt-BR`) stays where its language is that of the words.
    """
    sample = " ".join(_long(texts))
    found = language_in(sample) if len(sample) > LONG else ""
    primary = declared.replace("_", "-").partition("-")[0].lower()
    return declared if not found or found == primary else found


def language_in(sample: str) -> str:
    """Return the language of a text by its script, else by its small words; "" where nothing is clear."""
    return _by_script(sample) or language_of_text(sample)


def _long(texts: Iterable[str]) -> Iterable[str]:
    left = ENOUGH
    for text in texts:
        if len(text) >= LONG or not text.isascii():
            yield text[:left]
            left -= len(text)
        if left <= 0:
            return


def _by_script(sample: str) -> str:
    if sample.isascii() or not _OTHER_SCRIPT.search(sample):
        return ""
    letters = len(_LETTERS.findall(sample))
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        # Japanese is told by its syllables, which are fewer than its Chinese characters.
        if count >= LEAST and count * (8 if language == "ja" else 3) >= letters:
            return _neighbour(language, sample, letters)
    return ""


def _neighbour(language: str, sample: str, letters: int) -> str:
    counts = Counter(sample)
    for other, marks in _NEIGHBOURS.get(language, ()):
        if sum(counts[mark] for mark in marks) > letters * _SHARES.get(other, 0.002):
            return other
    return language
