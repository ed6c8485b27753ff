"""Find what a text says of an issue: volume, number, whole number, date, supplement, part, in the papers' languages.

In: the text of one block, a title, a name. Out: `Finding` values. Own patterns and the month names of CLDR; nothing is
completed and nothing is invented: `03/04/2001` is reported with both its readings and no value. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from broadsheet.importers.evidence import days, eastern, labels
from broadsheet.importers.evidence.findings import Finding, Where
from broadsheet.importers.evidence.months import month
from broadsheet.importers.evidence.names import in_name
from broadsheet.importers.evidence.plain import folded, plain
from broadsheet.importers.evidence.tokens import SHORT, Token, tokens, windows
from broadsheet.importers.evidence.words import ELSEWHERE, FILLERS, ROLES, SEASONS, STAMPS

LONGEST = 80
"""Characters kept of what a finding was read from."""
_DIGITS = re.compile(r"\d")
_ASCII_DIGITS = re.compile(r"[0-9]")
_YEARS = re.compile(r"[12]\d\d\d|[一二][〇零○九八]|[۱۲١٢][۰-۹٠-٩]{3}")
_ASCII_YEARS = re.compile(r"[12][0-9][0-9][0-9]")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_JOINING = frozenset("-/.年년")
_NUMERALS = frozenset("IVXLC")


def find(text: str, where: Where, language: str = "") -> tuple[Finding, ...]:
    """Return what a text says, in the order of the text; () where it has no digits and no numerals.

    `language` is a BCP 47 tag, "" where it is not known: then all languages are tried. Running text ("text") is only
    looked at around four digits that make a year, so that a page costs little. A folder's or a file's name is
    read with its own patterns as well (`v53n21`, `issue70`, `2003/21`).
    """
    if not (_has_year(text) if where == "text" else _worth_it(text)):
        return ()
    return (_known if len(text) <= SHORT else _found)(text, where, language)


def _found(text: str, where: Where, language: str) -> tuple[Finding, ...]:
    found: list[Finding] = []
    for part in windows(plain(text), _of_a_date if where == "text" else None):
        row = tokens(part)
        if row and row[0].word in ELSEWHERE:
            continue
        found.extend(_western(part, row, where, language))
        if not part.isascii():
            found.extend(Finding(fact, value, where, said[:LONGEST]) for fact, value, said in eastern.said(part))
    if where in ("folder", "file"):
        said = {finding.fact for finding in found}
        found.extend(finding for finding in in_name(text, where) if finding.fact not in said)
    return tuple(dict.fromkeys(found))


_known = lru_cache(maxsize=2048)(_found)
"""Heads and feet are the same on many pages."""


def _of_a_date(before: str, behind: str) -> bool:
    """Whether a year in running text has a number, a month, a season or a small word of dates before it."""
    near = before.rstrip(" ,.(-/")
    if behind in _JOINING or not near or near[-1].isdecimal():
        return True
    word = _LAST_WORD.search(near)
    if not word:
        return not near.isascii()
    name = folded(word[0])
    return bool(month(name)) or name in SEASONS or name in FILLERS


def _has_year(text: str) -> bool:
    return bool((_ASCII_YEARS if text.isascii() else _YEARS).search(text))


def _worth_it(text: str) -> bool:
    if text.isascii():
        return bool(_ASCII_DIGITS.search(text)) or (len(text) <= SHORT and not _NUMERALS.isdisjoint(text))
    return bool(_DIGITS.search(text)) or not eastern.SIGNS.isdisjoint(text)


def _western(part: str, row: Sequence[Token], where: Where, language: str) -> Iterator[Finding]:
    said = labels.Reader(row, language).labels()
    taken = frozenset(place for label in said for place in range(label.start, label.end))
    dates = [span for span in days.Reader(row, language, taken).spans() if not _is_stamp(row, span)]
    for label in said:
        yield Finding(label.fact, label.value, where, _cut(part, row, label.start, label.end))
        yield from _year_behind(part, row, label, where)
    for span in dates:
        read = _cut(part, row, span.start, span.end)
        yield Finding("date", span.value, where, read, span.rivals)
        if span.value_end:
            yield Finding("date_end", span.value_end, where, read)
    if said or dates:
        yield from _kinds(part, row, where)


def _year_behind(part: str, row: Sequence[Token], label: labels.Label, where: Where) -> Iterator[Finding]:
    """`Nr. 21/2003`, `Heft 3 (2003)`: the year of a number."""
    mark, year = (row[at] if at < len(row) else None for at in (label.end, label.end + 1))
    if label.fact != "number" or not (mark and year) or mark.text not in "/-(," or not 1600 <= year.value <= 2199:
        return
    behind = row[label.end + 2] if label.end + 2 < len(row) else None
    if not (behind and behind.text in "-./" and behind.glued):
        yield Finding("date", f"{year.value:04}", where, _cut(part, row, label.start, label.end + 2))


def _kinds(part: str, row: Sequence[Token], where: Where) -> Iterator[Finding]:
    if len(part) > SHORT:
        return
    for token in row:
        role = ROLES.get(token.word)
        if role == "supplement" and len(token.word) > 2:
            yield Finding("kind", "supplement", where, token.text)
        elif role == "special":
            yield Finding("kind", "special", where, token.text)


def _is_stamp(row: Sequence[Token], span: days.Span) -> bool:
    """Whether the date is that of a copyright, a change or a foundation."""
    return any(token.word in STAMPS for token in row[max(0, span.start - 5) : span.start])


def _cut(part: str, row: Sequence[Token], start: int, end: int) -> str:
    return part[row[start].start : row[min(end, len(row)) - 1].end][:LONGEST]
