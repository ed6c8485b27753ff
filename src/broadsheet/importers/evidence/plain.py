"""Text made plain for reading numbers and dates: one form of digits, dashes and blanks; words without case and accents.

In: text. Out: text, and the numbers that numerals stand for (Roman, Chinese). Knows no word.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹘﹣－~～〜"
_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r\f\v_"
_UNSEEN = (
    "\u00ad\u061c\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_ROMAN = re.compile(r"(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,4})(IX|IV|V?I{0,4})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_CHINESE = {
    numeral: value
    for value, numerals in enumerate(("〇零○", "一壹元", "二貳贰", "三", "四", "五", "六", "七", "八", "九"))
    for numeral in numerals
}
_TENS = {"十": 10, "百": 100, "廿": 20, "卅": 30}


@lru_cache(maxsize=1)
def _plain_table() -> dict[int, str | None]:
    table: dict[int, str | None] = {}
    for code in range(128, 0x1FBFA):
        character = chr(code)
        digit = unicodedata.decimal(character, -1)
        if digit >= 0:
            table[code] = str(digit)
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in table}
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, _BLANKS), " ")
    table |= dict.fromkeys(map(ord, _UNSEEN), None)
    table |= dict.fromkeys((*range(0x591, 0x5BE), 0x5BF, 0x5C1, 0x5C2, *range(0x64B, 0x660), 0x670), None)
    table |= {ord("№"): " no. ", ord("º"): "°", ord("˚"): "°", ord("⁄"): "/"}
    table |= dict.fromkeys(map(ord, "’ʼ׳`´"), "'") | dict.fromkeys(map(ord, "،、؛，"), ",")
    return table


def plain(text: str) -> str:
    """Return a text with ASCII digits, dashes and blanks, without what cannot be seen; its words as they were."""
    if text.isascii():
        return text.translate(_ASCII)
    return unicodedata.normalize("NFC", text).translate(_plain_table())


_ASCII = {ord("_"): " ", ord("\t"): " ", ord("\n"): " ", ord("\r"): " ", ord("~"): "-"}


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return a word without case, accents and vowel points: `Février`, `FEVRIER` and `fevrier` are one."""
    if word.isascii():
        return sys.intern(word.lower())
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c) and c != "ـ")
    return sys.intern(
        bare.casefold()
        .replace("ı", "i")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("ى", "ي")
        .replace("ی", "ي")
        .replace("ک", "ك")
    )


def roman(word: str) -> int:
    """Return what a Roman numeral up to CCCXCIX stands for, in capitals or all small; 0 where it is none."""
    capital = word.upper() if word.islower() and len(word) > 1 else word
    found = _ROMAN.fullmatch(capital)
    if not found or not capital:
        return 0
    values = [_ROMAN_VALUES[letter] for letter in capital]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def chinese(numeral: str) -> int:
    """Return what a Chinese numeral stands for (十二, 二〇〇三, 三百四十五, 廿一, 12); -1 where it is none."""
    if numeral.isascii() and numeral.isdecimal():
        return int(numeral)
    if all(character in _CHINESE for character in numeral):
        return int("".join(str(_CHINESE[character]) for character in numeral) or -1)
    total, digit = 0, 0
    for character in numeral:
        if character in _CHINESE:
            digit = _CHINESE[character]
        elif character in _TENS:
            unit = _TENS[character]
            total += unit if unit in (20, 30) else unit * (digit or 1)
            digit = 0
        else:
            return -1
    return total + digit
