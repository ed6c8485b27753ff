"""Issue lines and dates of Chinese, Japanese and Korean papers.

In: plain text. Out: findings as (fact, value, text). Numerals are digits or Chinese; years of the Japanese eras and of
the Republic of China are turned into ours. Knows no page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from broadsheet.importers.evidence.findings import Fact
from broadsheet.importers.evidence.plain import chinese

Said = tuple[Fact, str, str]

SIGNS = frozenset("第总總通巻卷期号號年제호권통년月")
"""Without one of these a text is not looked at."""
_NUMERAL = r"(?:\d{1,5}|[〇零○一壹二三四五六七八九十百廿卅]{1,7})"
_ERAS: dict[str, tuple[int, int]] = {
    "明治": (1868, 45),
    "大正": (1912, 15),
    "昭和": (1926, 64),
    "平成": (1989, 31),
    "令和": (2019, 99),
    "民國": (1912, 180),
    "民国": (1912, 180),
}
"""First year and last year of each era."""
_DATE = re.compile(
    rf"(?:(?P<era>{'|'.join(_ERAS)})\s?(?P<era_year>\d{{1,3}}|元|[一二三四五六七八九十百]{{1,5}})"
    rf"|(?P<year>(?<!\d)\d{{4}}|[〇零○一二三四五六七八九]{{4}}))\s?[年년](?:度)?"
    rf"(?:\s?(?P<month>{_NUMERAL})(?:\s?[-・·,/]\s?(?P<month_end>{_NUMERAL}))?\s?[月월](?:[号號](?!\d))?"
    rf"(?:\s?(?P<day>{_NUMERAL})\s?[日號号일]?(?:\s?(?:[-至]|から)\s?(?:(?P<end_month>{_NUMERAL})\s?[月월]\s?)?"
    rf"(?P<end_day>{_NUMERAL})\s?[日號号일])?)?"
    rf"|\s?(?P<season>[春夏秋冬봄여가겨])(?:季|号|號|을|름|울|호)?)?"
)
_NUMBER = re.compile(
    rf"(?:(?P<whole>[总總]\s?第?|[总總][期號号][数數]\s?第?|通[巻卷]\s?第?|통권\s?제?)|(?P<nth>第|제))?\s?"
    rf"(?P<first>{_NUMERAL})(?:\s?(?P<joint>[-・·,/和])\s?[第제]?\s?(?P<last>{_NUMERAL}))?\s?(?P<unit>[期号號호집卷巻권])"
)
_LONE = re.compile(r"第\s?(?P<first>\d{1,5})\s*$")
_EXTRA = re.compile(r"增刊|増刊|特刊|臨時増刊|별책|부록|특집호")
_SEASONS = {"春": 21, "夏": 22, "秋": 23, "冬": 24, "봄": 21, "여": 22, "가": 23, "겨": 24}


def said(text: str) -> Iterator[Said]:
    """Yield what a text says, in order: dates, numbers, whole numbers, volumes, and whether it is an extra."""
    if SIGNS.isdisjoint(text):
        return
    dates = list(_dates(text))
    spans = [span for span, _ in dates]
    for _, found in dates:
        yield from found
    numbers = list(_numbers(text, spans))
    yield from numbers
    if (dates or numbers) and (extra := _EXTRA.search(text)):
        yield "kind", "supplement", extra[0]


def _dates(text: str) -> Iterator[tuple[tuple[int, int], list[Said]]]:
    for found in _DATE.finditer(text):
        year = _year(found)
        if not 1600 <= year <= 2199:
            continue
        values = _values(found, year)
        if values:
            facts: tuple[Fact, Fact] = ("date", "date_end")
            rows: list[Said] = [(fact, value, found[0]) for fact, value in zip(facts, values, strict=False) if value]
            yield found.span(), rows


def _year(found: re.Match[str]) -> int:
    if not found["era"]:
        return chinese(found["year"])
    first, longest = _ERAS[found["era"]]
    year = 1 if found["era_year"] == "元" else chinese(found["era_year"])
    return first + year - 1 if 1 <= year <= longest else 0


def _values(found: re.Match[str], year: int) -> tuple[str, ...]:
    """Return one or two dates, as exact as they are written; a year alone is worth something beside a number."""
    if found["season"]:
        return (f"{year:04}-{_SEASONS[found['season']]}",)
    month = chinese(found["month"]) if found["month"] else 0
    if not month:
        return (f"{year:04}",)
    if not 1 <= month <= 12:
        return ()
    if not found["day"]:
        last = chinese(found["month_end"]) if found["month_end"] else 0
        return (f"{year:04}-{month:02}", *([f"{year:04}-{last:02}"] if month < last <= 12 else []))
    start = _day(year, month, chinese(found["day"]))
    if not start:
        return (f"{year:04}-{month:02}",)
    end_month = chinese(found["end_month"]) if found["end_month"] else month
    end = _day(year, end_month, chinese(found["end_day"])) if found["end_day"] else ""
    return (start, end) if end > start else (start,)


def _day(year: int, month: int, day: int) -> str:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _numbers(text: str, dates: list[tuple[int, int]]) -> Iterator[Said]:
    volumes = False
    for found in _NUMBER.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in dates):
            continue
        unit, beside = found["unit"], _stands_beside(found, dates) or volumes
        if not (found["nth"] or found["whole"] or beside):
            continue
        value = _value(found)
        if not value:
            continue
        fact: Fact = "whole_number" if found["whole"] else "volume" if unit in "卷巻권" else "number"
        volumes = volumes or fact == "volume"
        yield fact, value, found[0].strip()
    lone = _LONE.search(text)
    if lone:
        yield "number", str(int(lone["first"])), lone[0]


def _stands_beside(found: re.Match[str], dates: list[tuple[int, int]]) -> bool:
    """`2003年5期`: a bare number counts right behind a year."""
    return any(0 <= found.start() - end <= 1 for _, end in dates)


def _value(found: re.Match[str]) -> str:
    first = chinese(found["first"])
    last = chinese(found["last"]) if found["last"] else first
    if not 0 < first <= 99_999:
        return ""
    return f"{first}-{last}" if first < last <= first + 12 else str(first)
