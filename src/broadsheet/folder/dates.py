"""Dates and date-times as people write them in headers and settings.

In: text. Out: a date, or a date-time with or without a zone; `BadDateError` says what is wrong. Only the year first
(ISO 8601) is taken: `01/02/2026` is January in one country and February in another. Years from 1600 (the first
newspapers) to 2199. A leap second counts as the second before it. Knows neither files nor the paper's own zone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

FIRST_YEAR = 1600
LAST_YEAR = 2199

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_COMPACT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_MOMENT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})"
    r"(?:[T ]+(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]+)?)?"
    r" ?(?P<zone>Z|z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_NUMBERS = re.compile(r"([0-9]{1,2})[/.-] ?([0-9]{1,2})[/.-] ?([0-9]{4})")


class BadDateError(ValueError):
    """The text is no date. `example` shows how to write one."""

    def __init__(self, value: str, reason: str, example: str = "2026-10-23") -> None:
        super().__init__(reason)
        self.value = value
        self.reason = reason
        self.example = example


class AmbiguousDateError(BadDateError):
    """The text is two dates: `first` and `second`, both as ISO dates."""

    def __init__(self, value: str, first: str, second: str) -> None:
        super().__init__(value, "it can be read in two ways", first)
        self.first = first
        self.second = second


def read_date(text: str) -> date:
    """Read a date with the year first."""
    written = text.strip()
    found = _ISO_DATE.fullmatch(written) or _COMPACT.fullmatch(written)
    if found:
        return _day(written, int(found[1]), int(found[2]), int(found[3]))
    raise _not_iso(written)


def read_moment(text: str) -> datetime:
    """Read a date or a date-time; it stays without a zone where none is written. A date alone is its first instant."""
    written = text.strip()
    found = _MOMENT.fullmatch(written)
    if not found:
        if _COMPACT.fullmatch(written):
            return datetime.combine(read_date(written), datetime.min.time())
        raise _not_iso(written)
    day = read_date(found["date"])
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 60:
        raise BadDateError(written, "there is no such time of day", "2026-10-23 06:00")
    return datetime(day.year, day.month, day.day, hour, minute, min(second, 59), tzinfo=_zone(found["zone"]))


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written in "Zz":
        return UTC
    hours, minutes = int(written[1:3]), int(written[-2:])
    if hours > 23 or minutes > 59:
        raise BadDateError(written, "there is no such time zone", "2026-10-23 06:00+01:00")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if written[0] == "-" else offset)


def _day(written: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise BadDateError(written, "there is no such day") from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadDateError(written, f"the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    return found


def _not_iso(written: str) -> BadDateError:
    """Say what a text with the year last may have meant."""
    found = _NUMBERS.fullmatch(written)
    if not found:
        return BadDateError(written, "it is not a date that begins with the year")
    one, two, year = int(found[1]), int(found[2]), int(found[3])
    readings = []
    for day, month in ((one, two), (two, one)):
        try:
            readings.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    if len(readings) == 2 and readings[0] != readings[1]:
        return AmbiguousDateError(written, readings[0], readings[1])
    if readings:
        return BadDateError(written, "the year stands last", readings[0])
    return BadDateError(written, "there is no such day")
