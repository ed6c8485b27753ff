"""What counts as the same text: capitals, ligatures, hyphens and spaces do not, everything else does."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.proof.letters import letters, same_line

SAME = {
    "capitals": ("Packet Bridge", "PACKET BRIDGE"),
    "a sharp s in capitals": ("Straße", "STRASSE"),
    "ligatures": ("office fluff", "o\ufb03ce \ufb02u\ufb00"),
    "spaces": ("By  Jonah Pike", "ByJonah\u00a0Pike\n"),
    "a soft hyphen": ("the coun", "the coun\u00ad"),
    "a hyphen at the end": ("re-", "re"),
    "places for breaks": ("example.org/\u200bpath", "example.org/path"),
    "marks of direction": ("\u2067مرحبا\u2069", "مرحبا"),
    "letters taken apart": ("Jose\u0301", "José"),
}
OTHER = {
    "a lost letter": ("council", "councl"),
    "letters exchanged": ("form", "from"),
    "another accent": ("Jose", "José"),
    "other quotes": ("“so”", "'so'"),
    "a lost digit": ("£48,000", "£8,000"),
    "an empty line": ("a", ""),
}


@pytest.mark.parametrize("name", SAME)
def test_texts_that_look_alike_are_the_same(name: str) -> None:
    planned, found = SAME[name]
    assert same_line(letters(planned), letters(found))


@pytest.mark.parametrize("name", OTHER)
def test_texts_that_do_not_are_other_texts(name: str) -> None:
    planned, found = OTHER[name]
    assert not same_line(letters(planned), letters(found))


def test_words_of_arabic_are_the_same_in_whatever_order_a_pdf_has_them() -> None:
    assert same_line(letters("مرحبا بالعالم"), letters("بالعالم مرحبا"))
    assert not same_line(letters("مرحبا بالعالم"), letters("مرحبا بالعالمي"))


def test_a_letter_that_is_said_twice_is_the_same_line_and_one_that_is_lost_another() -> None:
    """A mark is printed apart from its letter, and a PDF says for each what the two are together."""
    assert same_line(letters("الضِّفة"), letters("الضِّضِّفة"))
    assert not same_line(letters("مرحبا بالعالم"), letters("مرحبا بالعال"))
    assert not same_line(letters("مرحبا بالعالم"), letters("مرحبا بلعالم"))


def test_what_stands_in_for_letters_that_no_font_has_may_run_either_way() -> None:
    assert same_line("■■«■■■»■,", ",■»■■■«■■")
    assert not same_line("■■«■■■»■,", "■■«■■»■,")
