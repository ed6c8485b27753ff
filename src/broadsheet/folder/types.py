"""The types of values that keys may have, in paper.toml, issue.toml and article headers alike.

In: one value as a parser gave it. Out: the value as the model wants it, or `UnfitError`, which says what it must be.
Each type bears the word by which the manual calls it. Knows neither keys nor files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from broadsheet.folder.dates import BadDateError, read_date
from broadsheet.model.colours import contrast, whole
from broadsheet.model.publication import ROBOTS as ROBOTS_WORDS
from broadsheet.model.publication import Names

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
GROUNDS = ("#ffffff", "#f2ecdf")
"""The lightest and the darkest ground of the light schemes of all looks."""
SPOT_CONTRAST = 4.5
MOST_WIDTHS = 4
_CLOCK = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOT_ROBOT = re.compile(r"[Nn]ot [A-Za-z_-][A-Za-z0-9_. -]*")
_YES = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}


class UnfitError(ValueError):
    """The value is not of the type. `expected` says what it must be; `words` are the valid words, if they are few.

    `part` is the part of the value that does not fit, where the rest does; else None.
    """

    def __init__(self, expected: str, words: tuple[str, ...] = (), part: object = None) -> None:
        super().__init__(expected)
        self.expected = expected
        self.words = words
        self.part = part


@dataclass(frozen=True, slots=True)
class Type:
    """A type of value: `word` is its name in the manual, `take` makes the model's value or raises `UnfitError`.

    A date that cannot be taken raises `dates.BadDateError` instead, which knows more about it.
    """

    word: str
    take: Callable[[object], object]


def _text(value: object) -> str:
    """One line of text. Numbers and dates stay as they were written, as far as the parser tells."""
    if isinstance(value, str):
        return " ".join(value.split()) if "\n" in value else value.strip()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise UnfitError("a line of text")


def _lines(value: object) -> str:
    """Text of several lines, such as a postal address."""
    if isinstance(value, str):
        return "\n".join(line.strip() for line in value.strip().split("\n"))
    return _text(value)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        text = _text(value)
        return (text,) if text else ()
    try:
        return tuple([text for row in value if (text := _text(row))])
    except UnfitError:
        raise UnfitError("a list of texts, as in [harbour, council]") from None


def _words(value: object) -> tuple[str, ...]:
    """A list; a plain line is cut at its commas."""
    if isinstance(value, str):
        value = value.split(",")
    return _texts(value)


def _names(value: object) -> Names:
    if isinstance(value, dict):
        if not all(LANGUAGE_TAG.fullmatch(tag) and isinstance(name, str) for tag, name in value.items()):
            raise UnfitError('a text, or texts by language, as in {en = "Town", ar = "…"}')
        return Names(tuple((tag, _text(name)) for tag, name in value.items()))
    text = _text(value)
    return Names((("", text),)) if text else Names()


def _whole(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,9}\s*", value):
        return int(value)
    raise UnfitError("a whole number")


def _pages(value: object) -> tuple[int, ...]:
    rows = value if isinstance(value, list) else [value]
    if not all(isinstance(row, int) and not isinstance(row, bool) and row > 0 for row in rows):
        raise UnfitError("a list of pages, as in [1, 4]")
    return tuple(sorted(set(rows)))


def _widths(value: object) -> tuple[int, ...]:
    rows = value if isinstance(value, list) else [value]
    fits = all(isinstance(row, int) and not isinstance(row, bool) and 16 <= row <= 8192 for row in rows)
    if not fits or not 1 <= len(set(rows)) <= MOST_WIDTHS:
        raise UnfitError(f"one to {MOST_WIDTHS} widths in pixels, from 16 to 8192")
    return tuple(sorted(set(rows)))


def _yes(value: object) -> bool:
    if isinstance(value, bool):
        return value
    known = _YES.get(value.strip().lower()) if isinstance(value, str) else None
    if known is None:
        raise UnfitError("true or false", ("true", "false"))
    return known


def _date(value: object) -> date:
    if isinstance(value, date):
        return read_date(value.isoformat()[:10])
    if isinstance(value, str):
        return read_date(value)
    raise BadDateError(str(value), "it is not a date")


def _time(value: object) -> time:
    if isinstance(value, time):
        return value.replace(microsecond=0)
    found = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        return time(int(found[1]), int(found[2]))
    raise UnfitError('a time of day, as in "06:00"')


def _weekday(value: object) -> int:
    word = value.strip().lower() if isinstance(value, str) else ""
    found = [number for number, day in enumerate(_WEEKDAYS) if len(word) >= 2 and day.startswith(word)]
    if len(found) != 1:
        raise UnfitError("a day of the week, as in “friday”", _WEEKDAYS)
    return found[0]


def _language(value: object) -> str:
    if isinstance(value, str) and LANGUAGE_TAG.fullmatch(value.strip()):
        return value.strip()
    raise UnfitError("a language tag, as in “en” or “de-AT”")


def _languages(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_language(row) for row in (value if isinstance(value, list) else [value])))


def _zone(value: object) -> str:
    from zoneinfo import ZoneInfo, available_timezones

    name = value.strip() if isinstance(value, str) else ""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise UnfitError("a time zone, as in “Europe/London”", tuple(sorted(available_timezones()))) from None
    return name


def _robots(value: object) -> tuple[str, ...]:
    """Plain words about robots; capitals count in the name of one only."""
    found = []
    for row in value if isinstance(value, list) else [value]:
        text = " ".join(row.split()) if isinstance(row, str) else ""
        if text.lower() in ROBOTS_WORDS:
            found.append(text.lower())
        elif _NOT_ROBOT.fullmatch(text):
            found.append(f"not {text[4:]}")
        else:
            raise UnfitError("one of " + ", ".join(ROBOTS_WORDS) + ", or “not” and a robot's name", ROBOTS_WORDS, row)
    return tuple(dict.fromkeys(found))


def _web_address(value: object) -> str:
    text = _text(value)
    if text and not re.match(r"https?://[^/\s]+", text):
        raise UnfitError("a web address, as in “https://example.org/”")
    return text


def _spot(value: object) -> str:
    """A colour that can be read on every ground it may stand on (WCAG 2.2, success criterion 1.4.3)."""
    colour = whole(value.strip()) if isinstance(value, str) else ""
    if value == "":
        return ""
    if not colour or any(contrast(colour, ground) < SPOT_CONTRAST for ground in GROUNDS):
        raise UnfitError("a colour as in “#9c1c22”, dark enough to be read on paper (contrast 4.5)")
    return colour


def _free(value: object) -> object:
    return value


def choice(*words: str) -> Type:
    """Make the type whose values are a few words; capitals do not count."""

    def take(value: object) -> str:
        word = value.strip().lower() if isinstance(value, str) else ""
        if word not in words:
            raise UnfitError("one of " + ", ".join(words), words)
        return word

    return Type("one of " + ", ".join(f"`{word}`" for word in words), take)


def choices(*words: str) -> Type:
    """Make the type whose values are lists of a few words; one that is none of them is named."""

    def take(value: object) -> tuple[str, ...]:
        rows = value if isinstance(value, list) else [value]
        for row in rows:
            if row not in words:
                raise UnfitError("one of " + ", ".join(words), words, row)
        return tuple(dict.fromkeys(rows))

    return Type("list of " + ", ".join(f"`{word}`" for word in words), take)


TEXT = Type("text", _text)
LINES = Type("text of several lines", _lines)
TEXTS = Type("list of texts", _texts)
WORDS = Type("list of words", _words)
NAMES = Type("text, or texts by language", _names)
PAGES = Type("list of pages", _pages)
WIDTHS = Type("list of widths", _widths)
WHOLE = Type("whole number", _whole)
YES = Type("true or false", _yes)
DATE = Type("date", _date)
TIME = Type("time of day", _time)
WEEKDAY = Type("day of the week", _weekday)
LANGUAGE = Type("language tag", _language)
LANGUAGES = Type("list of language tags", _languages)
ZONE = Type("time zone", _zone)
WEB_ADDRESS = Type("web address", _web_address)
ROBOTS = Type("list of " + ", ".join(f"`{word}`" for word in ROBOTS_WORDS) + ", `not <name>`", _robots)
SPOT = Type("colour", _spot)
FREE = Type("table", _free)
