"""Dates in the text of papers: days, ranges of days, months, seasons.

In: the tokens of a plain text. Out: `Span` values: which tokens, which date in ISO form, the end of a range, and both
readings where there are two. Never a date that does not exist, and none of which a part was not written.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.folder.dates import FIRST_YEAR, LAST_YEAR
from broadsheet.importers.evidence.months import PERSIAN, is_doubtful, month
from broadsheet.importers.evidence.persian import gregorian
from broadsheet.importers.evidence.tokens import Token
from broadsheet.importers.evidence.words import FILLERS, JOINTS, ORDINALS, RANGES, SEASONS

CONNECTORS = frozenset(("-", "/", "&", "+"))
_STOPS = frozenset((".", "°", "'", ")"))
_AROUND_YEAR = frozenset((",", ".", "(", ")", "-", "/"))


@dataclass(frozen=True, slots=True)
class Span:
    """A date in a text: tokens `start` to before `end`; `value` as in `Finding`."""

    start: int
    end: int
    value: str
    value_end: str = ""
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Month:
    """A month at tokens `start` to before `end`; `first` is the earlier one of two (May/June)."""

    start: int
    end: int
    number: int
    first: int = 0
    doubtful: bool = False


class Reader:
    """Reads the dates of one row of tokens. Tokens in `taken` belong to something else."""

    def __init__(self, row: Sequence[Token], language: str, taken: frozenset[int]) -> None:
        self.row = row
        self.language = language
        self.taken = taken

    def spans(self) -> list[Span]:
        """Return all dates, ranges joined, in order."""
        found: list[Span] = []
        for at, token in enumerate(self.row):
            if len(token.text) == 4 and token.is_number and at not in self.taken:
                span = self._at_year(at, token.value)
                if span and not (found and span.start < found[-1].end):
                    found.append(span)
        return self._joined(found)

    def _at_year(self, at: int, year: int) -> Span | None:
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return self._persian(at, year) if 1250 <= year < 1500 else None
        return (
            self._year_first(at, year)
            or self._year_last(at, year)
            or self._words_before(at, year)
            or self._words_behind(at, year)
        )

    # Numbers alone

    def _year_first(self, at: int, year: int) -> Span | None:
        """2003-05-01, 2003/5/1, 2003. 5. 1."""
        mark, month_at, again, day_at = (self._get(at + step) for step in (1, 2, 3, 4))
        if not (mark and month_at and again and day_at) or mark.text not in "-/." or again.text != mark.text:
            return None
        if not (month_at.is_number and day_at.is_number and len(day_at.text) <= 2):
            return None
        value = _day(year, month_at.value, day_at.value)
        return Span(at, at + 5, value) if value else None

    def _year_last(self, at: int, year: int) -> Span | None:
        """1.5.2003 has the day first; 1/5/2003 and 1-5-2003 are two dates unless one of them does not exist."""
        one, mark, two, again = (self._get(at - step) for step in (4, 3, 2, 1))
        if not (one and mark and two and again) or mark.text not in "-/." or again.text != mark.text:
            return None
        if not (one.is_number and two.is_number and len(one.text) <= 2 and len(two.text) <= 2) or self._holds(at - 4):
            return None
        day_first, month_first = _day(year, two.value, one.value), _day(year, one.value, two.value)
        if mark.text == "." or not month_first or day_first == month_first:
            return Span(at - 4, at + 1, day_first) if day_first else None
        if not day_first:
            return Span(at - 4, at + 1, month_first)
        return Span(at - 4, at + 1, "", rivals=(day_first, month_first))

    def _holds(self, at: int) -> bool:
        """Whether more digits and marks go on before a token: 192.168.1.2003."""
        before, further = self._get(at - 1), self._get(at - 2)
        return bool(before and further and before.text in "-/." and further.is_number and before.glued)

    # Months as words

    def _words_before(self, at: int, year: int) -> Span | None:
        end = self._back(at - 1, _AROUND_YEAR)
        found = self._month_to(end)
        if found:
            return self._day_before(found, at, year)
        season = SEASONS.get(self.row[end].word, 0) if end >= 0 else 0
        if season:
            return Span(end, at + 1, f"{year:04}-{season}")
        return self._day_behind_month(end, at, year)

    def _day_before(self, found: _Month, at: int, year: int) -> Span | None:
        """15 July 2023; 3-9 May 2003; 30 April - 6 May 2003; else the month alone."""
        day_at = self._day_at(self._back(found.start - 1, _STOPS))
        day = self.row[day_at].value if day_at >= 0 else 0
        value = _day(year, found.number, day) if day else ""
        if not value:
            return self._month_alone(found, at, year)
        before = self._connector(day_at)
        if before >= 0:
            start_at = self._day_at(self._back(before, _STOPS))
            if start_at >= 0:
                return self._ranged((start_at, at + 1), (year, found.number, self.row[start_at].value), value)
            first = self._month_to(before)
            start_at = self._day_at(self._back(first.start - 1, _STOPS)) if first else -1
            if first and start_at >= 0:
                return self._ranged((start_at, at + 1), (year, first.number, self.row[start_at].value), value)
        return Span(day_at, at + 1, value)

    def _day_behind_month(self, end: int, at: int, year: int) -> Span | None:
        """July 15, 2023; May 3-9, 2003; April 30 - May 6, 2003."""
        day_at = self._day_at(end)
        if day_at < 0:
            return None
        day = self.row[day_at].value
        found = self._month_to(self._back(day_at - 1, frozenset(".")))
        if found:
            return self._month_first(found, (day_at, at), (year, day))
        before = self._connector(day_at)
        start_at = self._day_at(before) if before >= 0 else -1
        found = self._month_to(self._back(start_at - 1, frozenset("."))) if start_at >= 0 else None
        value = _day(year, found.number, day) if found else ""
        if found and value:
            return self._ranged((found.start, at + 1), (year, found.number, self.row[start_at].value), value)
        return None

    def _month_first(self, found: _Month, places: tuple[int, int], year_day: tuple[int, int]) -> Span | None:
        value = _day(year_day[0], found.number, year_day[1])
        if not value:
            return None
        before = self._connector(found.start)
        start_at = self._day_at(before) if before >= 0 else -1
        first = self._month_to(self._back(start_at - 1, frozenset("."))) if start_at >= 0 else None
        if first:
            start = (year_day[0], first.number, self.row[start_at].value)
            return self._ranged((first.start, places[1] + 1), start, value)
        return Span(found.start, places[1] + 1, value)

    def _words_behind(self, at: int, year: int) -> Span | None:
        """2003 May 1; 2003. május 1. Only with a day."""
        start = at + 1
        while start < len(self.row) and (self.row[start].text in ".," or self.row[start].word in FILLERS):
            start += 1
        number = month(self.row[start].word) if start < len(self.row) else 0
        day = self._get(start + 1)
        value = _day(year, number, day.value) if number and day and len(day.text) <= 2 else ""
        return Span(at, start + 2, value) if value else None

    def _month_alone(self, found: _Month, at: int, year: int) -> Span | None:
        if found.doubtful:
            return None
        if found.first and found.first != found.number:
            first_year = year if found.first < found.number else year - 1
            return Span(found.start, at + 1, f"{first_year:04}-{found.first:02}", f"{year:04}-{found.number:02}")
        return Span(found.start, at + 1, f"{year:04}-{found.number:02}")

    def _ranged(self, places: tuple[int, int], start: tuple[int, int, int], value: str) -> Span:
        year, number, day = start
        first = _day(year, number, day)
        if first and first > value:
            first = _day(year - 1, number, day)
        return Span(*places, first, value) if first and first < value else Span(*places, value)

    def _persian(self, at: int, year: int) -> Span | None:
        """24 Tir 1402, 1402/4/24, as Persian papers print it."""
        end = self._back(at - 1, _AROUND_YEAR)
        number = PERSIAN.get(self.row[end].word, 0) if end >= 0 else 0
        day_at = self._day_at(end - 1) if number else -1
        if day_at >= 0:
            value = gregorian(year, number, self.row[day_at].value)
            return Span(day_at, at + 1, value) if value else None
        mark, month_at, again, day_token = (self._get(at + step) for step in (1, 2, 3, 4))
        if self.language[:2] == "fa" and mark and month_at and again and day_token and mark.text == again.text == "/":
            value = gregorian(year, month_at.value, day_token.value)
            return Span(at, at + 5, value) if value else None
        return None

    # Steps

    def _get(self, at: int) -> Token | None:
        return self.row[at] if 0 <= at < len(self.row) and at not in self.taken else None

    def _back(self, at: int, marks: frozenset[str]) -> int:
        """Step back over marks and small words, at most five."""
        for _ in range(5):
            token = self._get(at)
            if not token or not (token.text in marks or token.word in FILLERS):
                break
            at -= 1
        return at if self._get(at) else -1

    def _day_at(self, at: int) -> int:
        """Return where the digits of a day stand that ends at a token (15, 15th, 15.), -1 where none does."""
        token = self._get(at)
        if token and token.word in ORDINALS and at > 0:
            at -= 1
            if (hyphen := self._get(at)) and hyphen.text in "-.:" and at > 0:
                at -= 1
            token = self._get(at)
        return at if token and token.is_number and len(token.text) <= 2 and 1 <= token.value <= 31 else -1

    def _month_to(self, end: int) -> _Month | None:
        """Read a month, or two, whose last word is the token `end`."""
        last = self._name(end)
        if not last:
            return None
        mark = self._get(last[0] - 1)
        if mark and (mark.text in ("/", "-", "(", "&") or mark.word in JOINTS | RANGES):
            stop = self._get(last[0] - 2)
            before = self._name(last[0] - (3 if stop and stop.text in (".", ")") else 2))
            if before:
                first = 0 if before[1] == last[1] else before[1]
                behind_day = self._day_at(self._back(before[0] - 1, _STOPS)) >= 0 and first
                if not behind_day:
                    return _Month(before[0], end + 1, last[1], first)
        doubtful = is_doubtful(self.row[end].word, self.language) and last[0] == end
        return _Month(last[0], end + 1, last[1], doubtful=doubtful)

    def _name(self, end: int) -> tuple[int, int] | None:
        """Return where a month's name begins that ends at a token, and its number."""
        token = self._get(end)
        if not token or not token.word[:1].isalpha():
            return None
        before = self._get(end - 1)
        two = month(f"{before.word} {token.word}") if before else 0
        if two:
            return end - 1, two
        one = month(token.word)
        return (end, one) if one else None

    def _connector(self, at: int) -> int:
        """Step back over what joins the ends of a range; return the token before it, -1 where nothing joins."""
        token = self._get(at - 1)
        if token and (token.text in CONNECTORS or token.word in RANGES or token.word in JOINTS):
            return at - 2 if at >= 2 else -1
        return -1

    def _joined(self, found: list[Span]) -> list[Span]:
        """Join two dates with nothing between them but a dash or a word for it."""
        joined: list[Span] = []
        for span in found:
            before = joined[-1] if joined else None
            between = self.row[before.end : span.start] if before else []
            joins = len(between) == 1 and (between[0].text in "-/" or between[0].word in RANGES)
            if before and joins and before.value and not before.value_end and before.value < span.value:
                joined[-1] = Span(before.start, span.end, before.value, span.value_end or span.value)
            else:
                joined.append(span)
        return joined


def _day(year: int, number: int, day: int) -> str:
    try:
        return dt.date(year, number, day).isoformat()
    except (ValueError, OverflowError):
        return ""
