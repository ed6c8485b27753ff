"""From what is known of a date to a day: a month, a season and a year have one that stands for them.

In: values of findings (`2003-05`, `1998-21`). Out: a day, and whether it was said. Knows no text.
"""

from __future__ import annotations

import datetime as dt

FIRST_MONTHS = {"21": 3, "22": 6, "23": 9, "24": 12}
"""The month in which each season of ISO 8601-2 begins, by the meteorologists' reckoning of the north."""


def day_of(value: str) -> tuple[dt.date | None, bool]:
    """Return the day of a date as a finding writes it, and whether all of it was said; None for a year alone."""
    year, _, rest = value.partition("-")
    try:
        if len(value) == 10:
            return dt.date.fromisoformat(value), True
        if len(value) == 7 and rest:
            return dt.date(int(year), FIRST_MONTHS.get(rest) or int(rest), 1), False
    except ValueError:
        return None, False
    return None, False
