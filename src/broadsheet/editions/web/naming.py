"""How issues, volumes and dates are called on a page, in a language.

In: an issue and the words of a language. Out: short texts. Knows no address, no template and no calendar.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from broadsheet.languages.catalogues import translator
from broadsheet.languages.dates import date_range, full_date, long_date
from broadsheet.model.issue import Issue


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
    gettext, _ = translator(language)
    number = number_name(issue, gettext)
    if issue.date_end:
        date = day = date_range(issue.date, issue.date_end, language)
    else:
        date, day = long_date(issue.date, language), full_date(issue.date, language)
    line = issue.printed_as or _line(issue, number, gettext)
    return Named(number or date, line or date, date, day, issue.date.isoformat())


def number_name(issue: Issue, gettext: Callable[[str], str]) -> str:
    """Name an issue by its number; a special by its title; "" where it has neither."""
    if issue.kind in ("special", "supplement") and not issue.number:
        return issue.title or gettext("Special issue" if issue.kind == "special" else "Supplement")
    if "-" in issue.number:
        return gettext("Numbers {number}").replace("{number}", issue.number.replace("-", "–"))
    if issue.number:
        return gettext("Number {number}").replace("{number}", issue.number)
    return issue.title


def _line(issue: Issue, number: str, gettext: Callable[[str], str]) -> str:
    if not issue.volume:
        return number
    volume = volume_name(issue.volume, gettext)
    return f"{volume}, {number}" if number else volume


def volume_name(volume: int, gettext: Callable[[str], str]) -> str:
    """Name a volume; a volume that is a year is called by the year alone."""
    if volume >= 1000:
        return str(volume)
    return gettext("Volume {volume}").replace("{volume}", str(volume))


def pages_name(pages: tuple[str, ...], gettext: Callable[[str], str]) -> str:
    """Name printed pages: "page 3", "pages 1, 4"; "" for none."""
    if not pages:
        return ""
    pattern = gettext("page {page}") if len(pages) == 1 else gettext("pages {page}")
    return pattern.replace("{page}", ", ".join(pages))
