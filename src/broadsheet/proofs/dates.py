"""Checks of dates in a text: that days of the week agree with them, that they exist, that issues named are of theirs.

In: a text. Out: problems. The words for days and months are those of the text's language. Dates before 1753 are left
alone: they may be of the Julian calendar.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from broadsheet.languages.dates import month_words, weekday_names, weekday_words
from broadsheet.model.issue import Issue
from broadsheet.problems import Problem
from broadsheet.proofs.check import TextRule
from broadsheet.proofs.kinds import IMPOSSIBLE_DATE, ISSUE_MISQUOTED, WEEKDAY_DOUBTFUL, WRONG_WEEKDAY
from broadsheet.proofs.reading import Text

_DIGIT = re.compile(r"\d")
FIRST_YEAR = 1753
NEAR = dt.timedelta(days=60)
"""So far from its issue a day without a year is taken to be of the issue's year; what lies farther may be history."""

_LEVANT = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
    *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
)

_MORE_DAYS = {
    "en": {"tues": 1, "weds": 2, "thur": 3, "thurs": 3},
    "de": {"sonnabend": 5},
    "ar": {"الإثنين": 0, "الاربعاء": 2, "الاحد": 6},
    "zh": {f"礼拜{sign}": at for at, sign in enumerate("一二三四五六日")} | {"星期天": 6, "周天": 6},
}
_MORE_MONTHS = {
    "en": {"sep": 9},
    "de": {"jänner": 1, "feber": 2},
    "es": {"setiembre": 9, "sep": 9},
    "ar": {word: month for month, word in enumerate(_LEVANT, 1)},
}
"""Words that CLDR's main locales lack: other short forms, regional names, the months of the Levant."""

CAPITAL = frozenset(("en", "de"))
"""Languages that write days and months with a capital; in others a lower-case word counts as well."""


class _Reader:
    """Finds dates in the words of one language."""

    def __init__(self, language: str) -> None:
        main = language.partition("-")[0].lower()
        self.days = {**weekday_words(language), **_MORE_DAYS.get(main, {})}
        self.months = {**month_words(language), **_MORE_MONTHS.get(main, {})}
        if main == "zh":
            day, self.dated = f"(?P<day>{_any(self.days, False)})", _CHINESE
            self.with_day = [re.compile(rf"{_CHINESE}\s*[（(]?\s*{day}")]
            self.plain = [re.compile(_CHINESE)]
            return
        capital = main in CAPITAL
        month = f"(?P<month>{_any(self.months, capital)})" + r"\.?(?![\w])"
        number = r"(?P<date>\d{1,2})(?:st|nd|rd|th|er|ers|º|\.)?(?![\w:.,]?\d)(?!\w)"
        year = r"(?:,?\s+(?:de\s+|del\s+)?(?P<year>\d{4})(?![\w-]))?"
        first = rf"{number}\s+(?:of\s+|de\s+)?{month}{year}"
        second = rf"{month}\s+{number}{year}"
        day = rf"(?<!\w)(?P<day>{_any(self.days, capital)})\.?,?\s+(?:(?:the|den|dem|le|el)\s+)?"
        self.with_day = [re.compile(day + first), re.compile(day + second)]
        self.plain = [re.compile(rf"(?<![\w.,/-]){first}"), re.compile(rf"(?<!\w){second}")]

    def month(self, match: re.Match[str]) -> int:
        """The month of a match, from 1."""
        word = match["month"]
        return int(word) if word.isdecimal() else self.months[word.casefold()]


_CHINESE = r"(?:(?P<year>\d{4})\s*年\s*)?(?<!\d)(?P<month>\d{1,2})\s*月\s*(?P<date>\d{1,2})\s*[日号]"


def _any(words: dict[str, int], capital: bool) -> str:
    forms: set[str] = set()
    for word in words:
        forms |= {word[:1].upper() + word[1:], word.upper(), *(() if capital else (word,))}
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@lru_cache(maxsize=32)
def _reader(language: str) -> _Reader:
    return _Reader(language)


def check_weekdays(text: Text) -> Iterator[Problem]:
    """Yield wrong-weekday, and doubtful-weekday where the year has to be guessed from the issue."""
    reader = _reader(text.language)
    for line in text.lines:
        if not _DIGIT.search(line.text):
            continue
        for pattern in reader.with_day:
            for match in pattern.finditer(line.text):
                date = _date(reader, match, text.issue)
                weekday = reader.days[match["day"].casefold()]
                if date is not None and date.weekday() != weekday:
                    kind = WRONG_WEEKDAY if match["year"] else WEEKDAY_DOUBTFUL
                    right = weekday_names(text.language)[date.weekday()]
                    said = " ".join(match[0].split())
                    place = text.place_of(line, match.start())
                    yield kind.at(place, said=said, date=date.isoformat(), weekday=right)


def _date(reader: _Reader, match: re.Match[str], issue: Issue | None) -> dt.date | None:
    """The date of a match; without a year the one nearest to its issue, if that is near enough."""
    if match["year"]:
        date = _day(int(match["year"]), reader.month(match), int(match["date"]))
        return date if date and date.year >= FIRST_YEAR else None
    if issue is None:
        return None
    years = range(issue.date.year - 1, issue.date.year + 2)
    days = [day for year in years if (day := _day(year, reader.month(match), int(match["date"])))]
    nearest = min(days, key=lambda day: abs(day - issue.date), default=None)
    return nearest if nearest is not None and abs(nearest - issue.date) <= NEAR else None


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def check_existing(text: Text) -> Iterator[Problem]:
    """Yield impossible-date for a 30th or 31st that its month does not have, and a 29 February of a common year."""
    reader = _reader(text.language)
    for line in text.lines:
        if "29" not in line.text and "3" not in line.text:
            continue
        for pattern in reader.plain:
            for match in pattern.finditer(line.text):
                year, day = int(match["year"] or 2000), int(match["date"])
                if 28 < day < 32 and 0 < reader.month(match) < 13 and _day(year, reader.month(match), day) is None:
                    said = " ".join(match[0].split()).rstrip(".")
                    yield IMPOSSIBLE_DATE.at(text.place_of(line, match.start()), said=said)


_ISSUE = re.compile(
    r"\b(?:Volume|Vol\.?|Jahrgang|Année|Año)\s*(\d{1,4})[,;]?\s*"
    r"(?:Number|No\.?|Issue|Nummer|Nr\.?|Heft|numéro|nº|n°|número)\s*(\d{1,3})(?!\d)",
    re.IGNORECASE,
)


def check_issues(text: Text) -> Iterator[Problem]:
    """Yield issue-misquoted where a line names this paper, one of its issues by volume and number, and another date."""
    reader = _reader(text.language)
    publication = text.proof.publication
    title = publication.title.in_language(text.language)
    for line in text.lines:
        for named in _ISSUE.finditer(line.text) if title and title in line.text else ():
            issue = text.proof.numbered.get((int(named[1]), int(named[2])))
            dates = [match for pattern in reader.plain for match in pattern.finditer(line.text, named.end())]
            match = min(dates, key=lambda match: match.start(), default=None)
            if issue is None or match is None or not match["year"] or match.start() - named.end() > len(" (Friday, "):
                continue
            date = _date(reader, match, None)
            if date and not issue.date <= date <= (issue.date_end or issue.date):
                said = " ".join(line.text[named.start() : match.end()].split())
                yield ISSUE_MISQUOTED.at(text.place_of(line, named.start()), said=said, date=issue.date.isoformat())


CHECKS = (
    TextRule("weekdays", (WRONG_WEEKDAY, WEEKDAY_DOUBTFUL), check_weekdays),
    TextRule("dates", (IMPOSSIBLE_DATE,), check_existing),
    TextRule("issues-named", (ISSUE_MISQUOTED,), check_issues),
)
