"""The catalogues of the interface: whole, up to date, and with the plural forms of their languages."""

from __future__ import annotations

import gettext
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from broadsheet.languages.catalogues import FOLDER, _translator, catalogue_digest, plural_forms, translator

TAGS = ("ar", "de", "es", "fr", "zh")
COUNTS = (*range(0, 205), 1_000, 1_000_000, 1_000_001, 3_000_000)
FORMS = ("zero", "one", "two", "few", "many", "other")

# The plural forms that Unicode CLDR lists for whole numbers (charts, "Language Plural Rules").
CLDR_FORMS = {
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "de": ("one", "other"),
    "es": ("one", "many", "other"),
    "fr": ("one", "many", "other"),
    "zh": ("other",),
}


def rows(tag: str) -> list[Message]:
    return [row for row in read_po(BytesIO((FOLDER / f"{tag}.po").read_bytes())) if row.id]


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def fields(texts: tuple[str, ...]) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_there_is_a_catalogue_for_every_language_of_the_interface_and_no_other() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.po")) == list(TAGS)


def test_the_catalogues_hold_what_templates_and_code_say_and_nothing_else(repository: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "catalogues"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("tag", TAGS)
def test_no_translation_is_missing_unsure_or_out_of_use(tag: str) -> None:
    text = (FOLDER / f"{tag}.po").read_text(encoding="utf-8")
    assert "#~" not in text
    assert not [row.id for row in rows(tag) if row.fuzzy or not all(forms(row.string))]


@pytest.mark.parametrize("tag", TAGS)
def test_a_translation_has_the_places_of_its_message(tag: str) -> None:
    for row in rows(tag):
        places = fields(forms(row.id))
        assert fields(forms(row.string)) == places, row.id
        # One and two may be said in a word; a date or a name may be left out in no form.
        assert all(fields((form,)) >= places - {"count"} for form in forms(row.string)), row.id


@pytest.mark.parametrize("tag", TAGS)
def test_a_plural_has_every_form_that_cldr_knows(tag: str) -> None:
    assert plural_forms(tag) == CLDR_FORMS[tag]
    plurals = [row for row in rows(tag) if row.pluralizable]
    assert len(plurals) > 5
    assert all(len(forms(row.string)) == len(CLDR_FORMS[tag]) for row in plurals)


@pytest.mark.parametrize("tag", TAGS)
def test_the_rule_in_a_catalogue_chooses_the_form_that_cldr_does(tag: str) -> None:
    head = re.search(r"nplurals=(\d); plural=(.*);\\n", (FOLDER / f"{tag}.po").read_text(encoding="utf-8"))
    assert head is not None
    assert int(head[1]) == len(CLDR_FORMS[tag])
    rule = gettext.c2py(head[2])  # the reader of rules in Python's own library
    plural = Locale.parse(tag).plural_form
    assert [CLDR_FORMS[tag][rule(count)] for count in COUNTS] == [plural(count) for count in COUNTS]


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "لا أعداد"), (1, "عدد واحد"), (2, "عددان"), (3, "{count} أعداد"), (11, "{count} عددًا"), (100, "{count} عدد")],
)
def test_arabic_counts_in_six_ways(count: int, text: str) -> None:
    assert translator("ar")[1]("{count} issue", "{count} issues", count) == text


def test_french_counts_nothing_as_one() -> None:
    assert translator("fr")[1]("{count} page", "{count} pages", 0) == "{count} page"
    assert translator("fr")[1]("{count} page", "{count} pages", 2) == "{count} pages"
    assert translator("fr")[1]("{count} page", "{count} pages", 1_000_000) == "{count} de pages"


def test_a_catalogue_serves_the_countries_of_its_language(tmp_path: Path) -> None:
    assert translator("de-AT")[0]("Archive") == "Archiv"
    assert translator("zh-CN")[0]("Archive") == "往期"
    write(tmp_path / "de-at.po", 'msgid "Archive"\nmsgstr "Archiv in Wien"\n')
    assert _translator("de-AT", tmp_path)[0]("Archive") == "Archiv in Wien"


@pytest.mark.parametrize("tag", ["zh-TW", "zh-Hant", "zh-HK"])
def test_traditional_chinese_is_not_told_in_simplified_signs(tag: str) -> None:
    assert translator(tag)[0]("Archive") == "Archive"


def test_what_a_catalogue_lacks_or_is_not_sure_of_stays_english(tmp_path: Path) -> None:
    one = 'msgid "Home"\nmsgstr ""\n\n#, fuzzy\nmsgid "Archive"\nmsgstr "Archiv"\n'
    write(tmp_path / "de.po", one)
    words, counted = _translator("de", tmp_path)
    assert [words("Home"), words("Archive"), words("Years")] == ["Home", "Archive", "Years"]
    assert [counted("{count} page", "{count} pages", count) for count in (1, 2)] == ["{count} page", "{count} pages"]


def write(file: Path, messages: str) -> None:
    file.write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + messages, encoding="utf-8")


def test_the_digest_of_a_catalogue_is_that_of_its_file() -> None:
    assert catalogue_digest("de") == catalogue_digest("de-AT") != catalogue_digest("fr")
    assert catalogue_digest("en") == catalogue_digest("en-GB") == catalogue_digest("tlh") == ""


def test_papers_in_english_never_load_the_reader_of_catalogues() -> None:
    program = (
        "import sys\nfrom broadsheet.languages.catalogues import catalogue_digest, translator\n"
        "translator('en')[0]('Archive'); catalogue_digest('en-GB'); catalogue_digest('de')\n"
        "print('babel' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
