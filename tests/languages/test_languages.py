"""Dates, lists, names, direction and words, by language."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale, localedata

from broadsheet.languages.catalogues import FOLDER, _translator, translator
from broadsheet.languages.dates import (
    date_range,
    full_date,
    long_date,
    moment,
    month_names,
    weekday_names,
)
from broadsheet.languages.direction import direction
from broadsheet.languages.names import own_name

FRIDAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "20 November 2026"),
        ("en-GB", "20 November 2026"),
        ("en-US", "November 20, 2026"),
        ("de", "20. November 2026"),
        ("de-AT", "20. November 2026"),
        ("fr", "20 novembre 2026"),
        ("pl", "20 listopada 2026"),
        ("ar", "20 نوفمبر 2026"),
        ("tlh", "20 November 2026"),
        ("en-XX", "20 November 2026"),
        ("", "20 November 2026"),
    ],
)
def test_a_date_is_written_as_its_readers_write_it(language: str, text: str) -> None:
    if language == "en-XX":
        assert "2026" in long_date(FRIDAY, language)
    else:
        assert long_date(FRIDAY, language) == text


def test_a_date_may_have_its_weekday() -> None:
    assert full_date(FRIDAY, "en") == "Friday, 20 November 2026"


@pytest.mark.parametrize(
    ("end", "language", "text"),
    [
        (dt.date(2026, 1, 15), "en", "15 January 2026"),
        (dt.date(2026, 1, 22), "en", "15–22 January 2026"),
        (dt.date(2026, 2, 1), "en", "15 January – 1 February 2026"),
        (dt.date(2027, 1, 1), "en", "15 January 2026 – 1 January 2027"),
        (dt.date(2026, 1, 22), "de", "15.–22. Januar 2026"),
    ],
)
def test_a_range_leaves_out_what_both_dates_share(end: dt.date, language: str, text: str) -> None:
    assert date_range(dt.date(2026, 1, 15), end, language).replace("\u2009", " ") == text


def test_every_locale_can_write_a_range() -> None:
    ends = (dt.date(2026, 1, 22), dt.date(2026, 2, 1), dt.date(2027, 1, 1))
    for name in ("en", "de", "mn", "cs", "zh", "ja", "fa", "he", "ka"):
        assert all(date_range(dt.date(2026, 1, 15), end, name) for end in ends)


def test_a_moment_has_a_form_for_machines_and_one_for_readers() -> None:
    seven = dt.datetime(2026, 7, 3, 7, 0)
    assert moment(seven, "en", "Europe/London") == ("2026-07-03T07:00+01:00", "3 July 2026, 07:00")
    aware = seven.replace(tzinfo=ZoneInfo("UTC"))
    assert moment(aware, "en", "Europe/London")[0] == "2026-07-03T08:00+01:00"
    assert moment(dt.datetime(2026, 7, 3), "en", "UTC") == ("2026-07-03T00:00+00:00", "3 July 2026")


def test_months_and_weekdays_are_in_order() -> None:
    assert month_names("en")[10] == "November"
    assert len(month_names("de")) == 12
    assert weekday_names("en")[FRIDAY.weekday()] == "Friday"
    assert weekday_names("de")[0] == "Montag"


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "English"), ("ar", "العربية"), ("de", "Deutsch"), ("pl", "Polski"), ("tlh", "tlh"), ("fr", "Français")],
)
def test_a_language_is_named_in_itself(language: str, name: str) -> None:
    assert own_name(language) == name


def test_direction_is_that_of_cldr_for_every_locale() -> None:
    for name in localedata.locale_identifiers():
        rtl = Locale.parse(name).character_order == "right-to-left"
        assert (name, direction(name) == "rtl") == (name, rtl)


@pytest.mark.parametrize(("tag", "way"), [("az-Arab", "rtl"), ("ks-Deva", "ltr"), ("AR", "rtl"), ("en-Hebr", "rtl")])
def test_the_script_of_a_tag_decides(tag: str, way: str) -> None:
    assert direction(tag) == way


def test_english_needs_no_catalogue() -> None:
    gettext, ngettext = translator("en-GB")
    assert gettext("Archive") == "Archive"
    assert ngettext("{count} article", "{count} articles", 1) == "{count} article"
    assert ngettext("{count} article", "{count} articles", 0) == "{count} articles"


def test_a_language_without_a_catalogue_speaks_english(tmp_path: Path) -> None:
    assert translator("tlh")[0]("Archive") == "Archive"
    assert _translator("de", tmp_path)[0]("Archive") == "Archive"
    assert FOLDER.name == "catalogues"


def test_a_catalogue_is_read_where_there_is_one(tmp_path: Path) -> None:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "broadsheet.mo").write_bytes(
        catalogue({"": "Content-Type: text/plain; charset=UTF-8\n", "Archive": "Archiv"})
    )
    assert _translator("de-AT", tmp_path)[0]("Archive") == "Archiv"
    assert _translator("de-AT", tmp_path)[0]("Home") == "Home"


def catalogue(messages: dict[str, str]) -> bytes:
    """Compile messages as GNU gettext does (its manual, "The Format of GNU MO Files")."""
    ids = sorted(messages)
    start = 28 + 16 * len(ids)
    heads, texts = b"", b""
    for words in (ids, [messages[id] for id in ids]):
        for word in words:
            data = word.encode()
            heads += len(data).to_bytes(4, "little") + (start + len(texts)).to_bytes(4, "little")
            texts += data + b"\0"
    head = (0x950412DE, 0, len(ids), 28, 28 + 8 * len(ids), 0, start)
    return b"".join(number.to_bytes(4, "little") for number in head) + heads + texts


def test_babel_is_loaded_only_when_it_is_needed() -> None:
    program = "import sys, broadsheet.languages.dates, broadsheet.languages.direction; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
