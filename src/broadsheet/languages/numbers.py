"""Numbers and sizes as readers of a language write them.

In: numbers and a language tag. Out: text. The digits are those of the language by Unicode CLDR (default numbering
system): `21` in plain Arabic as in English, `٢١` in the Arabic of Egypt, `۲۱` in Persian. Knows no publication.
"""

from __future__ import annotations

from functools import lru_cache

from broadsheet.languages.locales import is_english, locale_of

LATIN = "0123456789"
SMALL = 1000
"""A number below this has no separator in any language."""

# By CLDR's name of a numbering system: its digit nought, the others follow it in Unicode. Those of the languages for
# which Babel has data; any other stays with 0 to 9.
_NOUGHTS = {
    "adlm": 0x1E950,
    "arab": 0x0660,
    "arabext": 0x06F0,
    "beng": 0x09E6,
    "cakm": 0x11136,
    "deva": 0x0966,
    "hmnp": 0x1E140,
    "mtei": 0xABF0,
    "mymr": 0x1040,
    "nkoo": 0x07C0,
    "olck": 0x1C50,
    "tibt": 0x0F20,
}


@lru_cache(maxsize=256)
def _table(language: str) -> dict[int, int]:
    if is_english(language):
        return {}
    nought = _NOUGHTS.get(locale_of(language).default_numbering_system or "", ord("0"))
    return {} if nought == ord("0") else {ord(digit): nought + value for value, digit in enumerate(LATIN)}


def digits(text: str, language: str) -> str:
    """Write the digits of a text in those of a language; all else stays."""
    table = _table(language)
    return text.translate(table) if table else text


@lru_cache(maxsize=1024)
def number(value: int, language: str) -> str:
    """Write a whole number: `1,234`, `1.234`, `1 234`."""
    if abs(value) < SMALL:
        return digits(str(value), language)
    from babel.numbers import format_decimal

    return digits(format_decimal(value, locale=locale_of(language), numbering_system="default"), language)


@lru_cache(maxsize=256)
def file_size(count: int, language: str) -> str:
    """Write a number of bytes: `350 kB`, `1.2 MB`, in French `1,2 Mo`."""
    from babel.units import format_unit

    value, unit = (round(count / 1e6, 1), "megabyte") if count >= 950_000 else (max(1, round(count / 1e3)), "kilobyte")
    pattern = "0.0" if unit == "megabyte" else None
    written = format_unit(value, f"digital-{unit}", "short", pattern, locale_of(language), numbering_system="default")
    return digits(written, language)
