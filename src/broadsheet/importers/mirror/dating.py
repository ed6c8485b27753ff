"""Dates of issues that do not say their own: from a table of months and numbers, from the issues before and after.

In: surveys, and what was settled of each issue. Out: days with the reason for them. Knows no file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from broadsheet.importers.pages.survey import Survey
from broadsheet.languages.dates import month_names

_YEAR_AND_NUMBER = re.compile(r"(?<!\d)((?:19|20)\d\d)[/_-]?(\d{1,2})$")
_FEW = 3


def table_of(surveys: Iterable[Survey]) -> dict[str, tuple[dt.date, str]]:
    """Return what tables of months and years say of numbers: the day is the first of the month.

    A number that stands in two months is left out.
    """
    found: dict[str, tuple[dt.date, str]] = {}
    twice: set[str] = set()
    for survey in surveys:
        for number, column, row in survey.grid:
            day = _day(column, row, survey.language) or _day(row, column, survey.language)
            if day is None:
                continue
            if number in found and found[number][0] != day:
                twice.add(number)
            reason = f"the table of {survey.path} has {number} under “{column}” and “{row}”"
            found.setdefault(number, (day, reason))
    return {number: said for number, said in found.items() if number not in twice}


def _day(month: str, year: str, language: str) -> dt.date | None:
    if not (year.isascii() and year.isdecimal() and len(year) == 4 and 1600 <= int(year) <= 2199):
        return None
    at = _month(month, language)
    return dt.date(int(year), at, 1) if at else None


def _month(text: str, language: str) -> int:
    """Return the month that a heading names, in full or by its first letters; 0 for none."""
    word = text.strip(" .").casefold()
    if word.isdecimal() and word.isascii():
        return int(word) if 1 <= int(word) <= 12 else 0
    for tag in dict.fromkeys((language.partition("-")[0] or "en", "en")):
        fitting = [
            at for at, name in enumerate(month_names(tag), 1) if len(word) > 2 and name.casefold().startswith(word)
        ]
        if len(fitting) == 1:
            return fitting[0]
    return 0


def months_of(places: Mapping[str, str]) -> dict[str, tuple[dt.date, str]]:
    """Read places like `2001/05` as months, by key, where none of their numbers is above twelve."""
    read = {key: found for key, place in places.items() if (found := _YEAR_AND_NUMBER.search(place))}
    if len(read) < _FEW or any(not 1 <= int(found[2]) <= 12 for found in read.values()):
        return {}
    reason = "its place is {}, and no such number is above twelve, so that they are months"
    return {key: (dt.date(int(found[1]), int(found[2]), 1), reason.format(found[0])) for key, found in read.items()}


def between(number: int, known: Mapping[int, dt.date]) -> tuple[dt.date, str] | None:
    """Return a day between those of the numbers before and after, in proportion; None where one is missing."""
    before = max((other for other in known if other < number), default=None)
    after = min((other for other in known if other > number), default=None)
    if before is None or after is None or known[before] >= known[after]:
        return None
    days = (known[after] - known[before]).days * (number - before) // (after - before)
    reason = f"number {before} is of {known[before]} and number {after} of {known[after]}"
    return known[before] + dt.timedelta(days), reason
