"""Days of the Solar Hijri calendar, which is the civil one of Iran and Afghanistan.

In: year, month, day. Out: the day of our calendar. By the cycle of 33 years (leap where (25 y + 11) mod 33 < 8), which
agrees with the observed calendar from its adoption in 1304 (1925) to 1472 (2093).
"""

from __future__ import annotations

import datetime as dt

_START = dt.date(1925, 3, 21)
_FIRST, _LAST = 1304, 1472


def _is_leap(year: int) -> bool:
    return (25 * year + 11) % 33 < 8


def gregorian(year: int, month: int, day: int) -> str:
    """Return a day in ISO form, "" where there is no such day or the rule does not reach."""
    if not (_FIRST <= year <= _LAST and 1 <= month <= 12):
        return ""
    longest = 31 if month <= 6 else 30 if month < 12 or _is_leap(year) else 29
    if not 1 <= day <= longest:
        return ""
    days = sum(366 if _is_leap(before) else 365 for before in range(_FIRST, year))
    days += 31 * (month - 1) - max(0, month - 7) + day - 1
    return (_START + dt.timedelta(days=days)).isoformat()
