"""Dates as readers of a language write them.

In: dates and a language tag. Out: text, by the patterns of Unicode CLDR. Dates repeat, so each is made once per
process. Knows no calendar but the Gregorian one and no publication.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from broadsheet.languages.locales import locale_of

_SHORT = re.compile(r"(?<!M)MMM(?!M)")


@lru_cache(maxsize=8192)
def long_date(date: dt.date, language: str) -> str:
    """Write a date with its month as a word: `20 November 2026`."""
    from babel.dates import format_date

    return format_date(date, "long", locale_of(language))


@lru_cache(maxsize=8192)
def full_date(date: dt.date, language: str) -> str:
    """Write a date with its day of the week: `Friday 20 November 2026`."""
    from babel.dates import format_date

    return format_date(date, "full", locale_of(language))


@lru_cache(maxsize=1024)
def date_range(start: dt.date, end: dt.date, language: str) -> str:
    """Write two dates as one, without what they share: `15–22 January 2026`."""
    from babel.dates import format_date

    if start == end:
        return long_date(start, language)
    locale = locale_of(language)
    differs = "y" if start.year != end.year else "M" if start.month != end.month else "d"
    # CLDR has patterns for ranges with short months only; with the month as a word they hold as well.
    patterns = [_SHORT.sub("MMMM", pattern) for pattern in locale.interval_formats["yMMMd"][differs]]
    return "".join(format_date(day, pattern, locale) for day, pattern in zip((start, end), patterns, strict=True))


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
        text = f"{text}, {format_time(local, 'short', locale=locale_of(language))}"
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
