"""Dates as the headers and file names of other systems write them.

In: text. Out: a moment (with a zone or without), or why it is none. ISO 8601 as in our own folder, RFC 5322, a day with
the name of a month, slashes with the year first. `03/04/2001` is two dates and is reported, never read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from email.utils import parsedate_to_datetime
from itertools import pairwise

from broadsheet.folder.dates import BadDateError, read_moment
from broadsheet.importers.evidence import days
from broadsheet.importers.evidence.plain import plain
from broadsheet.importers.evidence.tokens import tokens
from broadsheet.model.publication import Frequency

_IN_NAME = re.compile(r"(?<!\d)(\d{4})[-_.]?(\d{1,2})[-_.]?(\d{1,2})(?:(?=[-_. T])|$)")
_IN_PATH = re.compile(r"(?:^|/)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)")
_FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")


def read(text: str, language: str = "en") -> dt.datetime:
    """Read a moment; a date alone is its first instant. Raise `BadDateError` with the reason."""
    written = " ".join(text.split())
    plain = re.sub(r"^(\d{4})/(\d{1,2})/(\d{1,2})", r"\1-\2-\3", _FRACTION.sub("", written))
    plain = re.sub(r" UTC$| GMT$", "Z", plain)
    try:
        return read_moment(plain)
    except BadDateError as fault:
        found = _in_words(written, language) or _by_mail_rules(written)
        if found is None:
            raise fault
        return found


def _in_words(text: str, language: str) -> dt.datetime | None:
    """Read a date as papers print it, if it is the only one, whole, and no range."""
    spans = days.Reader(tokens(plain(text)), language, frozenset()).spans()
    value = spans[0].value if len(spans) == 1 and not spans[0].value_end else ""
    return dt.datetime.fromisoformat(value) if len(value) == len("2003-05-01") else None


def _by_mail_rules(text: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def value_of(year: int, month: int = 0, day: int = 0) -> str:
    """Write what is known of a date as findings do: `2003-05-01`, `2003-05`; "" where there is no such date."""
    try:
        whole = dt.date(year, month or 1, day or 1).isoformat()
    except ValueError:
        return ""
    return whole if day else whole[:7] if month else whole[:4]


def in_name(stem: str) -> tuple[dt.date | None, str]:
    """Read the date at the beginning of a file's name; return it with how it is written, None and "" without one."""
    found = _IN_NAME.match(stem)
    return (_day(found), found[0]) if found and _day(found) else (None, "")


def in_path(path: str) -> dt.date | None:
    """Read a date that folders make: `2014/07/15/post`, `2014-07-15/post`."""
    found = _IN_PATH.search(path)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def frequency_of(dates: Iterable[dt.date]) -> tuple[Frequency, int | None]:
    """Guess how often a paper comes out from the dates of its issues, and for a weekly one on which weekday.

    The weekday is the commonest of the last twenty issues.
    """
    run = sorted(set(dates))
    gaps = [(after - before).days for before, after in pairwise(run)]
    if len(gaps) < 2:
        return "irregular", None
    middle = sorted(gaps)[len(gaps) // 2]
    words: tuple[tuple[range, Frequency], ...] = (
        (range(6, 9), "weekly"),
        (range(13, 17), "fortnightly"),
        (range(26, 36), "monthly"),
        (range(80, 101), "quarterly"),
    )
    frequency: Frequency = next((word for span, word in words if middle in span), "irregular")
    if frequency not in ("weekly", "fortnightly"):
        return frequency, None
    return frequency, Counter(day.weekday() for day in run[-20:]).most_common(1)[0][0]
