"""Which issue a folder is: its volume, number, date and id.

In: what issue.toml says, the folder's name, the calendar. Out: an `Identity`; what is missing comes from the folder's
name, then from the calendar; what contradicts is a problem: `number-contradiction`, `date-contradiction`,
`calendar-contradiction`, `undated-issue`, `bad-id`. Opens no file and knows no other issue.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.dates import BadDateError, read_date
from broadsheet.folder.keys import date_problem
from broadsheet.folder.toml import TomlFile
from broadsheet.model.calendar import date_of, expected
from broadsheet.model.issue import Kind
from broadsheet.model.names import IssueParts, issue_id, parse_issue_id, slug
from broadsheet.model.numbering import label_numbers, volume_begins, volume_of
from broadsheet.model.publication import Calendar
from broadsheet.problems import Report

_NOBODY = IssueParts()
_SLACK = timedelta(days=31)
"""How far an issue may lie outside its volume's year before it is worth a word: volumes begin late and end late."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an issue is, as in `model.issue.Issue`."""

    id: str
    day: date
    last_day: date | None
    volume: int
    number: str
    kind: Kind


class Identifying:
    """Works out one issue. `values` are those of issue.toml with defaults, `toml` tells their places."""

    def __init__(self, calendar: Calendar, folder: str, values: dict[str, Any], toml: TomlFile, report: Report) -> None:
        self.calendar = calendar
        self.folder = folder
        self.values = values
        self.toml = toml
        self.report = report
        self.named = parse_issue_id(folder.rpartition("/")[2]) or _NOBODY
        self.agreed = True

    def run(self) -> Identity | None:
        """Return who the issue is; None, with an error reported, where nobody can tell its date."""
        id = self._given_id()
        first, last = self._dates()
        number = _label(self.values["number"])
        volume: int = self.values["volume"]
        if not id:
            self._compare(volume, number, first)
        volume, number = volume or self.named.volume, number or self.named.number
        word = self.named.word
        day = first or self.named.date or self._due(volume, number)
        if day is None:
            self.report(kinds.UNDATED_ISSUE.at(self.toml.place(), folder=self.folder))
            return None
        kind: Kind = self.values["kind"] or ("special" if word else "double" if _is_double(number) else "regular")
        if not word and kind in ("regular", "double"):
            volume, number = self._by_calendar(volume, number, day)
        elif kind in ("special", "supplement"):
            word = word or slug(self.values["title"])
        self._compare_volume(volume, day)
        return Identity(id or self._id(volume, number, day, word), day, last, volume, number, kind)

    def _given_id(self) -> str:
        written: str = self.values["id"]
        parts = parse_issue_id(written) if written and " " not in written else None
        if written and parts is None:
            self.report(kinds.BAD_ID.at(self.toml.place(("id",)), value=written))
        return parts.id if parts else ""

    def _dates(self) -> tuple[date | None, date | None]:
        """Read `date`: one date, two in a list, or two with a slash between."""
        value = self.values["date"]
        rows = value if isinstance(value, list) else [value]
        if isinstance(value, str) and value.count("/") == 1:
            rows = value.split("/")
        try:
            found = [read_date(str(row)[:10] if isinstance(row, date) else str(row)) for row in rows if row is not None]
        except BadDateError as fault:
            self.report(date_problem("date", fault, self.toml.place(("date",))))
            return None, None
        if len(found) > 2 or (len(found) == 2 and found[1] < found[0]):
            backwards = BadDateError(str(value), "the second date lies before the first", "2026-10-23/2026-10-30")
            self.report(date_problem("date", backwards, self.toml.place(("date",))))
            return found[0], None
        return (found[0] if found else None), (found[1] if len(found) > 1 else None)

    def _compare(self, volume: int, number: str, day: date | None) -> None:
        """Report where issue.toml says something else than the folder's name."""
        named = self.named
        if volume and named.volume and volume != named.volume:
            self._contradiction("volume", str(volume), str(named.volume))
        if number and named.number and _numbers(number) != _numbers(named.number):
            self._contradiction("number", number, named.number)
        if day and named.date and day != named.date:
            self.agreed = False
            place = self.toml.place(("date",))
            self.report(kinds.DATE_CONTRADICTION.at(place, said=day.isoformat(), named=named.date.isoformat()))
        if day and named.year and named.year not in ((day - _SLACK).year, (day + _SLACK).year):
            self.agreed = False
            place = self.toml.place(("date",))
            self.report(kinds.DATE_CONTRADICTION.at(place, said=day.isoformat(), named=str(named.year)))

    def _contradiction(self, key: str, said: str, named: str) -> None:
        self.agreed = False
        place = self.toml.place((key,))
        self.report(kinds.NUMBER_CONTRADICTION.at(place, source="issue.toml", what=key, said=said, named=named))

    def _due(self, volume: int, number: str) -> date | None:
        if not label_numbers(number):
            return None
        return date_of(self.calendar, IssueParts(volume=volume, year=self.named.year, number=number))

    def _by_calendar(self, volume: int, number: str, day: date) -> tuple[int, str]:
        """Fill in volume and number by the date."""
        numbering = self.calendar.numbering
        if numbering == "volume-number" and not volume:
            volume = volume_of(self.calendar, day)
        if not number and numbering == "continuous" and self.values["whole_number"]:
            number = str(self.values["whole_number"])
        if not number and numbering != "none":
            due = expected(self.calendar, day)
            number = due.number if due else ""
        return volume, number

    def _compare_volume(self, volume: int, day: date) -> None:
        begins = volume_begins(self.calendar, volume) if volume else None
        ends = volume_begins(self.calendar, volume + 1) if volume else None
        if begins and ends and not begins - _SLACK <= day <= ends + _SLACK:
            facts = {"date": day.isoformat(), "begins": begins.isoformat()}
            self.report(kinds.CALENDAR_CONTRADICTION.at(self.toml.place(("date",)), volume=volume, **facts))

    def _id(self, volume: int, number: str, day: date, word: str) -> str:
        """The folder bears the id, unless it bears a date alone and the paper counts its issues."""
        named = self.named
        dated = named.date is not None and self.calendar.numbering != "none"
        if named is not _NOBODY and self.agreed and not dated and (named.number or named.word or named.date):
            return named.id
        return issue_id(self.calendar.numbering, volume, number, day, word)


def _label(written: str) -> str:
    """Write a double number with a plain hyphen, however it was written: 1–2, 1/2, 1 - 2."""
    for sign in ("–", "—", "/", " - "):
        written = written.replace(sign, "-")
    return written if not label_numbers(written) else written.replace(" ", "")


def _numbers(label: str) -> tuple[int, int] | str:
    return label_numbers(label) or label


def _is_double(number: str) -> bool:
    numbers = label_numbers(number)
    return numbers is not None and numbers[1] > numbers[0]
