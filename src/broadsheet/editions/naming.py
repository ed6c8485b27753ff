"""How issues, volumes and dates are called on a page, in a language.

In: an issue and a language. Out: short texts, in the words of the language's catalogue and with its digits. Knows no
address, no template and no calendar.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.languages.catalogues import translator
from broadsheet.languages.dates import date_range, full_date, long_date, year_name
from broadsheet.languages.numbers import digits
from broadsheet.model.issue import Issue

YEARS = 1000
"""A volume from this number on is a year, and called by the year alone."""


@dataclass(frozen=True, slots=True)
class Named:
    """An issue's names: "Number 21"; "Volume 53, Number 21"; its date, with the day of the week, and for programs."""

    number: str
    line: str
    date: str
    day: str
    iso: str


def named(issue: Issue, language: str) -> Named:
    """Name an issue; the line as printed comes before what its numbers say."""
    number = number_name(issue, language)
    if issue.date_end:
        date = day = date_range(issue.date, issue.date_end, language)
    else:
        date, day = long_date(issue.date, language), full_date(issue.date, language)
        day = day[:1].upper() + day[1:]  # it begins a line, where French writes Vendredi
    line = issue.printed_as or _line(issue, number, language)
    return Named(number or date, line or date, date, day, issue.date.isoformat())


def number_name(issue: Issue, language: str) -> str:
    """Name an issue by its number; a special by its title; "" where it has neither."""
    gettext, _ = translator(language)
    if issue.kind in ("special", "supplement") and not issue.number:
        return issue.title or (gettext("Special issue") if issue.kind == "special" else gettext("Supplement"))
    if not issue.number:
        return issue.title
    number = short_number(issue, language)
    pattern = gettext("Numbers {number}") if "-" in issue.number else gettext("Number {number}")
    return pattern.replace("{number}", number)


def whole_number_of(issue: Issue) -> int:
    """Return the whole number to be shown beside an issue's name, 0 where there is none or it is the number itself."""
    return 0 if issue.whole_number == issue.first_number and issue.number else issue.whole_number


def short_number(issue: Issue, language: str) -> str:
    """Write an issue's number alone: `21`, `1–2`."""
    return digits(issue.number.replace("-", "–"), language)


def _line(issue: Issue, number: str, language: str) -> str:
    if not issue.volume:
        return number
    if issue.volume >= YEARS or not issue.number:
        volume = volume_name(issue.volume, language)
        return joined((volume, number), language) if number else volume
    gettext, _ = translator(language)
    several = "-" in issue.number
    pattern = gettext("Volume {volume}, Numbers {number}") if several else gettext("Volume {volume}, Number {number}")
    filled = pattern.replace("{volume}", digits(str(issue.volume), language))
    return filled.replace("{number}", short_number(issue, language))


def volume_name(volume: int, language: str) -> str:
    """Name a volume; a volume that is a year is called by the year alone."""
    if volume >= YEARS:
        return year_name(volume, language)
    gettext, _ = translator(language)
    return gettext("Volume {volume}").replace("{volume}", digits(str(volume), language))


def pages_name(pages: tuple[str, ...], language: str) -> str:
    """Name printed pages: "page 3", "pages 1, 4"; "" for none."""
    if not pages:
        return ""
    gettext, _ = translator(language)
    pattern = gettext("page {page}") if len(pages) == 1 else gettext("pages {page}")
    return pattern.replace("{page}", digits(joined(pages, language), language))


def joined(parts: Iterable[str], language: str) -> str:
    """Put texts in a row: with the comma of the language."""
    gettext, _ = translator(language)
    return gettext(", ").join(parts)
