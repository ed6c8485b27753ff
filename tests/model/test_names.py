"""Words in ids and addresses, by the rules of the content format, "Ids, addresses, order"."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.model.names import (
    LONGEST_SLUG,
    RESERVED_AT_ROOT,
    issue_id,
    leading_number,
    nearest,
    parse_issue_id,
    reserved_at_root,
    reserved_in_issue,
    slug,
    without_leading_number,
    word_of,
)

JULY = date(2023, 7, 15)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour wall to be rebuilt", "harbour-wall-to-be-rebuilt"),
        ("Don’t panic, it's fine!", "dont-panic-its-fine"),
        ("  01 -- twice  ", "01-twice"),
        ("Größe & Maß", "größe-maß"),
        ("ΟΔΟΣ", "οδος"),
        ("İstanbul", "istanbul"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("ข่าวใหม่", "ข่าวใหม่"),
        ("جدار الميناء", "جدار-الميناء"),
        ("第１号", "第１号"),
        ("a\u00adb\u200dc", "abc"),
        ("3½ weeks", "3-weeks"),
    ],
)
def test_a_slug_keeps_letters_and_digits_of_any_script(text: str, expected: str) -> None:
    assert slug(text) == unicodedata.normalize("NFC", expected)


@pytest.mark.parametrize("text", ["", "..", "🎉🎊", "---", "♥ ★", "\u0301"])
def test_a_text_without_letter_or_digit_has_no_slug(text: str) -> None:
    assert slug(text) == ""


def test_a_dot_in_front_makes_no_hidden_file() -> None:
    assert slug(".git") == "git"
    assert slug("../../etc/passwd") == "etc-passwd"


def test_composed_and_decomposed_letters_have_one_slug() -> None:
    assert slug("Cafe\u0301") == slug("Café") == "café"


def test_a_long_slug_is_cut_between_words() -> None:
    assert slug("word " * 40) == "-".join(["word"] * 16)
    assert slug("x" * 300) == "x" * 80


def test_a_long_slug_is_cut_at_a_whole_letter() -> None:
    assert slug("я" * 60) == "я" * 40
    assert slug("字" * 60) == "字" * 26


def test_a_long_slug_is_never_cut_between_a_letter_and_its_mark() -> None:
    cut = slug("कि" * 40)
    assert len(cut.encode()) <= LONGEST_SLUG
    assert cut == "कि" * (len(cut) // 2)


@given(st.text(max_size=120))
def test_slugs_are_short_composed_and_stable(text: str) -> None:
    made = slug(text)
    assert len(made.encode()) <= LONGEST_SLUG
    assert slug(made) == made
    assert unicodedata.is_normalized("NFC", made)
    assert not made.startswith("-")
    assert not made.endswith("-")
    assert "--" not in made
    assert not set(made) & set(" ./\\?#%&'\"<>:\n\0")


@given(st.text(alphabet=st.characters(categories=["L", "Mn", "Mc", "Nd"]), max_size=60))
def test_a_slug_does_not_depend_on_the_normal_form(text: str) -> None:
    assert slug(unicodedata.normalize("NFD", text)) == slug(unicodedata.normalize("NFC", text))


def test_a_name_that_must_have_an_address_gets_its_code_points() -> None:
    assert word_of("Harbour") == "harbour"
    assert word_of("🎉") == "u1f389"


@pytest.mark.parametrize(
    ("stem", "expected", "number"),
    [
        ("01-harbour-wall", "harbour-wall", 1),
        ("7_buses", "buses", 7),
        ("012.letters", "letters", 12),
        ("3 notes", "notes", 3),
        ("2023-07-15-harbour", "harbour", 20230715),
        ("1984-revisited", "1984-revisited", None),
        ("2023-13-15-harbour", "2023-13-15-harbour", None),
        ("01", "01", None),
        ("01-", "01-", None),
        ("1st-of-may", "1st-of-may", None),
        ("01-02-x", "02-x", 1),
        ("٠١-harbour", "٠١-harbour", None),
    ],
)
def test_only_a_leading_number_or_a_full_date_is_cut(stem: str, expected: str, number: int | None) -> None:
    assert without_leading_number(stem) == expected
    assert leading_number(stem) == number


@pytest.mark.parametrize(
    ("id", "volume", "year", "number", "word"),
    [
        ("v53n21", 53, 0, "21", ""),
        ("v30n1-2", 30, 0, "1-2", ""),
        ("2000n11", 0, 2000, "11", ""),
        ("n1204", 0, 0, "1204", ""),
        ("v53s-summer", 53, 0, "", "summer"),
        ("v53n21s-books", 53, 0, "21", "books"),
        ("2000s-summer", 0, 2000, "", "summer"),
    ],
)
def test_an_issues_id_is_read_and_written_alike(id: str, volume: int, year: int, number: str, word: str) -> None:
    parts = parse_issue_id(id)
    assert parts is not None
    assert (parts.volume, parts.year, parts.number, parts.word) == (volume, year, number, word)
    assert parts.id == id


def test_the_id_of_a_paper_without_numbers_is_its_date() -> None:
    parts = parse_issue_id("2023-07-15")
    assert parts is not None
    assert parts.date == JULY
    assert parts.id == "2023-07-15"


def test_a_folders_name_may_go_on_after_a_space_and_have_zeros_and_capitals() -> None:
    parts = parse_issue_id("V53N021 Harbour special")
    assert parts is not None
    assert parts.id == "v53n21"


@pytest.mark.parametrize(
    "name",
    ["v53", "2023", "2023-02-30", "special", "v53n", "v53n21x", "n-1", "vn3", "s-summer", "", " v53n21", "v53n21-"],
)
def test_what_is_no_id_is_not_read(name: str) -> None:
    assert parse_issue_id(name) is None


def test_ids_come_from_the_numbering() -> None:
    assert issue_id("volume-number", 53, "21", JULY) == "v53n21"
    assert issue_id("volume-number", 30, "1-2", JULY) == "v30n1-2"
    assert issue_id("year-number", 0, "11", date(2000, 3, 1)) == "2000n11"
    assert issue_id("continuous", 0, "1204", JULY) == "n1204"
    assert issue_id("none", 0, "", JULY) == "2023-07-15"


def test_specials_have_a_word_behind() -> None:
    assert issue_id("volume-number", 53, "", JULY, "Summer") == "v53s-summer"
    assert issue_id("year-number", 0, "", JULY, "Summer") == "2023s-summer"
    assert issue_id("continuous", 0, "", JULY, "Summer") == "2023-07-15s-summer"


def test_labels_that_are_no_numbers_become_words() -> None:
    assert issue_id("volume-number", 53, "3½", JULY) == "v53s-3-1-2"
    assert issue_id("volume-number", 53, "Special", JULY) == "v53s-special"
    assert issue_id("volume-number", 53, "007", JULY) == "v53n7"
    assert issue_id("volume-number", 53, "", JULY) == "2023-07-15"


@given(
    st.sampled_from(["volume-number", "year-number", "continuous", "none"]),
    st.integers(1, 999),
    st.one_of(st.integers(0, 9999).map(str), st.just("3-4"), st.just("")),
    st.dates(date(1500, 1, 1), date(2999, 12, 31)),
    st.sampled_from(["", "summer", "books"]),
)
def test_every_id_that_is_made_can_be_read(numbering: str, volume: int, number: str, day: date, word: str) -> None:
    made = issue_id(numbering, volume, number, day, word)  # type: ignore[arg-type]
    parts = parse_issue_id(made)
    assert parts is not None
    assert parts.id == made


@pytest.mark.parametrize(
    "word", [*sorted(RESERVED_AT_ROOT), "2026", "1500", "v53", "v53n21", "n12", "2023-07-15", "ar"]
)
def test_words_taken_at_the_root(word: str) -> None:
    assert reserved_at_root(word, ("en", "ar"))


@pytest.mark.parametrize("word", ["index", "con", "nul", "com1", "lpt9"])
def test_words_that_are_no_folders_name_everywhere_are_taken_everywhere(word: str) -> None:
    assert reserved_at_root(word)
    assert reserved_in_issue(word)


@pytest.mark.parametrize("word", ["about", "contact", "whole", "p1", "de", "3000", "v"])
def test_words_free_at_the_root(word: str) -> None:
    assert not reserved_at_root(word, ("en", "ar"))


def test_words_taken_in_an_issue() -> None:
    assert all(reserved_in_issue(word) for word in ("p1", "p12", "whole", "pictures"))
    assert not any(reserved_in_issue(word) for word in ("feed", "archive", "p", "p1a", "page-1", "2026"))


def test_the_nearest_word_is_offered() -> None:
    assert nearest("headlin", ["headline", "byline", "kicker"]) == "headline"
    assert nearest("Titel", ["title", "Names"]) == "title"
    assert nearest("zebra", ["headline", "byline"]) == ""
