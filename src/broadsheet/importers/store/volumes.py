"""The day on which a paper's volumes begin, from the volumes and dates of its issues.

In: pairs of volume and date. Out: the day on which the first volume begins, and its number, as paper.toml has them.
Knows no issue.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

WIDEST = 200
"""Volumes whose first known issues lie further apart within a year, in days, are not yearly."""


def volume_calendar(rows: Iterable[tuple[int, dt.date]]) -> tuple[dt.date, int] | None:
    """Return the beginning with which the fewest issues disagree; None where volumes are not yearly.

    Candidates are the dates of the first known issue of each volume, all set back to the first volume's year.
    """
    known = sorted(row for row in rows if row[0])
    if not known:
        return None
    first = known[0][0]
    back = [(volume - first, _set_back(day, volume - first)) for volume, day in known]
    earliest: dict[int, dt.date] = {}
    for years, day in back:
        earliest[years] = min(day, earliest.get(years, day))
    candidates = sorted(set(earliest.values()))
    if (candidates[-1] - candidates[0]).days > WIDEST:
        return None
    return min(candidates, key=lambda start: (sum(not _agrees(start, day) for _, day in back), start)), first


def _set_back(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def _agrees(start: dt.date, day: dt.date) -> bool:
    return start <= day < _set_back(start, -1)
