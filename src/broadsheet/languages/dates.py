"""Dates as readers of a language write them.

In: dates and a language tag. Out: text, by the patterns of Unicode CLDR and with the digits of the language. Dates
repeat, so each is made once per process. Knows no calendar but the Gregorian one and no publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from broadsheet.languages.locales import is_english, locale_of
from broadsheet.languages.numbers import digits

_SHORT = re.compile(r"(?<!M)MMM(?!M)")
_PLACE = re.compile(r"%\((\w+)\)s")
_UNITS: Mapping[str, Callable[[dt.date], dt.date]] = defaultdict(
    lambda: lambda date: date,
    dict.fromkeys("y", lambda date: date.replace(month=1, day=1))
    | dict.fromkeys("ML", lambda date: dt.date(2000, date.month, 1))
    | dict.fromkeys("d", lambda date: dt.date(2000, 1, date.day))
    | dict.fromkeys("E", lambda date: dt.date(2001, 1, 1 + date.weekday())),
)
"""By the first letter of a field of CLDR: a date of the same year, month, day of the month or day of the week."""
_WORDS = re.compile(r"d( '[^']+' )MMMM( '[^']+' )y")


@lru_cache(maxsize=8192)
def long_date(date: dt.date, language: str) -> str:
    """Write a date with its month as a word: `20 November 2026`."""
    return _written(date, "long", language)


@lru_cache(maxsize=8192)
def full_date(date: dt.date, language: str) -> str:
    """Write a date with its day of the week: `Friday 20 November 2026`."""
    return _written(date, "full", language)


def _written(date: dt.date, width: str, language: str) -> str:
    """Write a date by a pattern of CLDR, as Babel does; fields that return with the day or the month are kept."""
    form, fields = _pattern(width, language)
    parts = {field: _field(field, _UNITS[field[0]](date), language) for field in fields}
    return digits(form % parts, language)


@lru_cache(maxsize=64)
def _pattern(width: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return a pattern as a text with places for its fields, and the fields."""
    from babel.dates import parse_pattern

    form = str(parse_pattern(locale_of(language).date_formats[width]).format)
    return form, tuple(dict.fromkeys(_PLACE.findall(form)))


@lru_cache(maxsize=4096)
def _field(field: str, date: dt.date, language: str) -> str:
    from babel.dates import DateTimeFormat

    return str(DateTimeFormat(date, locale_of(language))[field])


@lru_cache(maxsize=1024)
def date_range(start: dt.date, end: dt.date, language: str) -> str:
    """Write two dates as one, without what they share: `15–22 January 2026`."""
    if start == end:
        return long_date(start, language)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    return _interval(start, end, "yMMMd", differs, language)


@lru_cache(maxsize=1024)
def year_name(year: int, language: str) -> str:
    """Write a year alone: `2026`, `2026年`."""
    if is_english(language):
        return str(year)
    from babel.dates import format_skeleton

    return digits(format_skeleton("y", dt.date(year, 1, 1), locale=locale_of(language)), language)


@lru_cache(maxsize=1024)
def year_range(first: int, last: int, language: str) -> str:
    """Write the years from one to another: `2024–2026`."""
    if first == last or is_english(language):
        return year_name(first, language) if first == last else f"{first}–{last}"
    return _interval(dt.date(first, 1, 1), dt.date(last, 1, 1), "y", "y", language)


def _with_month(pattern: str, words: re.Match[str] | None) -> str:
    """Put the month as a word into a pattern of CLDR for a range, which has it short, and what stands around the word.

    Spanish writes `15 de enero de 2026`, but `15 ene 2026`.
    """
    full = _SHORT.sub("MMMM", pattern)
    return full.replace("d MMMM", f"d{words[1]}MMMM").replace("MMMM y", f"MMMM{words[2]}y") if words else full


def _interval(start: dt.date, end: dt.date, skeleton: str, differs: str, language: str) -> str:
    from babel.dates import format_date

    locale = locale_of(language)
    words = _WORDS.search(str(locale.date_formats["long"].pattern))
    patterns = [_with_month(pattern, words) for pattern in locale.interval_formats[skeleton][differs]]
    days = zip((start, end), patterns, strict=True)
    return digits("".join(format_date(day, pattern, locale) for day, pattern in days), language)


@lru_cache(maxsize=1024)
def moment(when: dt.datetime, language: str, timezone: str) -> tuple[str, str]:
    """Write an instant for machines (ISO 8601, with its offset) and for readers; midnight is left out for these.

    An instant without a zone is taken as local to `timezone`.
    """
    from zoneinfo import ZoneInfo

    from babel.dates import format_time

    zone = ZoneInfo(timezone)
    local = when.replace(tzinfo=zone) if when.tzinfo is None else when.astimezone(zone)
    text = long_date(local.date(), language)
    if local.time() != dt.time():
        time = digits(format_time(local, "short", locale=locale_of(language)), language)
        text = str(locale_of(language).datetime_formats["medium"]).replace("{1}", text).replace("{0}", time)
    return local.isoformat(timespec="minutes"), text


@lru_cache(maxsize=64)
def month_names(language: str) -> tuple[str, ...]:
    """The twelve months as they stand in a date, January first."""
    names = locale_of(language).months["format"]["wide"]
    return tuple(str(names[month]) for month in range(1, 13))


@lru_cache(maxsize=64)
def weekday_names(language: str) -> tuple[str, ...]:
    """The seven days, Monday first, as `date.weekday()` counts."""
    names = locale_of(language).days["format"]["wide"]
    return tuple(str(names[day]) for day in range(7))


@lru_cache(maxsize=64)
def month_words(language: str) -> dict[str, int]:
    """Every word for a month, long or short, in lower case and without its stop: `{"july": 7, "jul": 7, ...}`."""
    return {word: month for word, month in _words(locale_of(language).months) if not word.isdecimal()}


@lru_cache(maxsize=64)
def weekday_words(language: str) -> dict[str, int]:
    """Every word for a day of the week, long or short, in lower case and without its stop; Monday is 0."""
    return dict(_words(locale_of(language).days))


def _words(names: Any) -> Iterator[tuple[str, int]]:
    for use in ("stand-alone", "format"):
        for width in ("abbreviated", "wide"):
            for number, name in names[use][width].items():
                yield str(name).rstrip(".").casefold(), number
