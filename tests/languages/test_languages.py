"""Dates, lists, names, direction and words, by language."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import unicodedata
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel import Locale, localedata
from babel.dates import format_date

from broadsheet.languages.catalogues import FOLDER, _translator, translator
from broadsheet.languages.dates import (
    date_range,
    full_date,
    long_date,
    moment,
    month_names,
    weekday_names,
    year_name,
    year_range,
)
from broadsheet.languages.direction import direction, isolated
from broadsheet.languages.locales import locale_of
from broadsheet.languages.names import own_name
from broadsheet.languages.numbers import digits, file_size, number

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


def test_babel_is_loaded_only_when_it_is_needed() -> None:
    program = "import sys, broadsheet.languages.dates, broadsheet.languages.direction; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("language", "number", "volume"),
    [
        ("ru", "№\u00a021", "Год 53"),
        ("uk-UA", "№\u00a021", "Рік 53"),
        ("bg", "№\u00a021", "Година 53"),
        ("de", "Nr.\u00a021", "Jahrgang 53"),
        ("fr", "N°\u00a021", "Vol.\u00a053"),
        ("es", "Núm.\u00a021", "Vol.\u00a053"),
        ("ar", "العدد 21", "المجلد 53"),
        ("zh", "第21期", "第53卷"),
        ("nl", "Nr.\u00a021", "Jaargang 53"),
        ("en", "Number 21", "Volume 53"),
        ("tlh", "Number 21", "Volume 53"),
    ],
)
def test_number_and_volume_are_said_as_papers_of_the_language_do(language: str, number: str, volume: str) -> None:
    gettext, _ = translator(language)
    assert gettext("Number {number}").replace("{number}", "21") == number
    assert gettext("Volume {volume}").replace("{volume}", "53") == volume


# What ICU 78 writes with the same data (Intl.DateTimeFormat, dateStyle long, formatRange).
@pytest.mark.parametrize(
    ("language", "end", "text"),
    [
        ("es", dt.date(2026, 11, 27), "20–27 de noviembre de 2026"),
        ("es", dt.date(2026, 12, 4), "20 de noviembre – 4 de diciembre de 2026"),
        ("es", dt.date(2027, 1, 4), "20 de noviembre de 2026 – 4 de enero de 2027"),
        ("pt", dt.date(2026, 11, 27), "20 – 27 de novembro de 2026"),
        ("gl", dt.date(2026, 12, 4), "20 de novembro – 4 de decembro de 2026"),
        ("fr", dt.date(2026, 11, 27), "20–27 novembre 2026"),
        ("ar", dt.date(2026, 11, 20), "20 نوفمبر 2026"),
        ("ar-EG", dt.date(2026, 11, 20), "٢٠ نوفمبر ٢٠٢٦"),
        ("ar-EG", dt.date(2026, 11, 27), "٢٠–٢٧ نوفمبر ٢٠٢٦"),
    ],
)
def test_dates_and_ranges_are_those_of_a_second_program(language: str, end: dt.date, text: str) -> None:
    assert date_range(FRIDAY, end, language).replace("\u2009", " ") == text


def test_years_have_their_word_where_a_language_has_one() -> None:
    assert [year_name(2026, tag) for tag in ("en", "de", "zh", "ar-EG")] == ["2026", "2026", "2026年", "٢٠٢٦"]
    assert year_range(2024, 2026, "en") == "2024–2026"
    assert year_range(2024, 2026, "zh") == "2024–2026年"
    assert year_range(2026, 2026, "zh") == "2026年"


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "1,234"), ("de", "1.234"), ("fr", "1\u202f234"), ("ar", "1,234"), ("ar-EG", "١٬٢٣٤"), ("zh", "1,234")],
)
def test_a_number_is_grouped_and_has_the_digits_of_its_language(language: str, text: str) -> None:
    assert number(1234, language) == text  # Intl.NumberFormat of ICU 78


def test_every_numbering_system_of_cldr_has_its_digits() -> None:
    for name in localedata.locale_identifiers():
        system = Locale.parse(name).default_numbering_system
        written = digits("0123456789", name)
        assert (written == "0123456789") == (system == "latn"), name
        assert [unicodedata.digit(sign) for sign in written] == list(range(10))


def test_a_file_has_its_size_in_the_words_of_the_language() -> None:
    sizes = [file_size(count, tag).replace("\u00a0", " ").replace("\u202f", " ") for count, tag in SIZES]
    assert sizes == ["350 kB", "1.2 MB", "1,2 MB", "1,2 Mo", "1 kB"]


SIZES = ((350_000, "en"), (1_234_000, "en"), (1_234_000, "de"), (1_234_000, "fr"), (3, "en"))


def test_a_title_of_the_other_direction_is_kept_together() -> None:
    assert isolated("שלום", "he", "en") == "\u2068שלום\u2069"
    assert isolated("Peace", "en", "he") == "\u2068Peace\u2069"
    assert isolated("Frieden", "de", "en") == "Frieden"


@pytest.mark.parametrize("language", ["en", "en-US", "de", "fr-CA", "ar-EG", "fa", "ja", "th", "hy", "eu", "lv", "bg"])
def test_dates_are_those_of_babel(language: str) -> None:
    locale = locale_of(language)
    for days in range(0, 20_000, 37):
        date = dt.date(1973, 1, 1) + dt.timedelta(days=days)
        assert long_date(date, language) == digits(format_date(date, "long", locale), language)
        assert full_date(date, language) == digits(format_date(date, "full", locale), language)


def test_a_language_keeps_its_months_after_another_has_been_asked() -> None:
    # CLDR: neither Hebrew nor Hungarian has words of its own for a month that stands alone; both inherit an alias.
    code = (
        "from broadsheet.languages.dates import month_words\n"
        "month_words('he'), month_words('de')\n"
        "print(ascii(sorted(month_words('hu'))))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "'janu\\xe1r'" in said
    assert "\\u05" not in said  # Hebrew letters
