"""What lies over something else on a page, and what only comes near it."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.proof.overlaps import overlapping
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders
from broadsheet.typesetting.pages import impressions

HEAD = """
#set document(title: "Overlaps")
#set page(width: 300pt, height: 200pt, margin: 0pt)
#set text(font: "Source Serif 4 SmText", lang: "en", size: 8.7pt, top-edge: 7.5pt, bottom-edge: -2.8pt)
#set par(leading: 0pt, spacing: 0pt)
#let at(x, y, body) = place(top + left, dx: x * 1pt, dy: y * 1pt, body)
"""
ARABIC = """
#let arabic(body) = { set text(font: "Gazette Naskh", lang: "ar", dir: rtl); body }
#let ferry = [ومن هؤلاء 8344 تلميذًا يعبرون مجانًا. أما الباقون فقد دفع كل راكب]
#let vowels = [كَانَ القَارِبُ يُحِبُّ النَّهْرَ حِينَ يَصْعَدُ الضَّبَابُ مِنَ المَاءِ]
"""
TEXT = "#at(40, 100)[Every boat that passed]"
NEAR = {
    "the next line": TEXT + "#at(40, 110.3)[the weir on Sunday]",
    "a line beside it": TEXT + "#at(140, 100)[the weir on Sunday]",
    "a large headline with an accent below it": TEXT + "#at(40, 127)[#text(size: 30pt)[École]]",
    "a rule above": TEXT + "#at(30, 99, line(length: 200pt, stroke: 0.4pt))",
    "a rule below": TEXT + "#at(30, 111, line(length: 200pt, stroke: 0.4pt))",
    "a rule beside": TEXT + "#at(38, 80, line(length: 60pt, angle: 90deg, stroke: 0.4pt))",
    "a word that is struck out": "#at(40, 100)[Every #strike[boat] ship]",
    "an underlined word": "#at(40, 100)[Every #underline[boat] ship]",
}
OVER = {
    "the same text again": TEXT + TEXT,
    "a line half a line lower": TEXT + "#at(40, 104)[the weir on Sunday]",
    "a headline": TEXT + "#at(40, 96)[#text(size: 30pt)[Weir]]",
    "a rule": TEXT + "#at(30, 105, line(length: 200pt, stroke: 0.4pt))",
    "an upright rule": TEXT + "#at(61, 80, line(length: 60pt, angle: 90deg, stroke: 0.4pt))",
}


HEADLINE = "#at(20, 40, block(width: 270pt, text(size: 21pt, top-edge: 0.82em, bottom-edge: -0.42em, arabic(vowels))))"
ARABIC_NEAR = {
    "a line with tails and stacked letters": "#at(20, 100, arabic(ferry))",
    "a line with vowels": "#at(20, 100, arabic(vowels))",
    "two lines with vowels": "#at(20, 100, arabic(vowels)) #at(20, 110.3, arabic(vowels))",
    "a headline with vowels": HEADLINE,
}
ARABIC_OVER = {
    "the same line again": "#at(20, 100, arabic(ferry)) #at(20, 100, arabic(ferry))",
    "the same vowels again": "#at(20, 100, arabic(vowels)) #at(20, 100, arabic(vowels))",
    "another line": "#at(20, 100, arabic(ferry)) #at(20, 100, arabic(vowels))",
    "another line, a little to the side": "#at(20, 100, arabic(vowels)) #at(23, 100, arabic(ferry))",
    "a line half a line lower": "#at(20, 100, arabic(ferry)) #at(20, 104, arabic(ferry))",
    "a word again": "#at(20, 100, arabic[دفع]) #at(20, 100, arabic[دفع])",
    "a word over another": "#at(20, 100, arabic[غيرها]) #at(21, 100, arabic[كلفة])",
    "Latin": "#at(20, 100, arabic(ferry)) #at(60, 100)[Every boat]",
}


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(folders("gazette"))


@pytest.mark.parametrize("what", NEAR)
def test_things_that_come_near_each_other_do_not_overlap(what: str, typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(HEAD + NEAR[what], {}))
    assert not overlapping(page)


@pytest.mark.parametrize("what", OVER)
def test_things_over_each_other_are_found(what: str, typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(HEAD + OVER[what], {}))
    assert overlapping(page)


@pytest.mark.parametrize("what", ARABIC_NEAR)
def test_letters_that_are_joined_and_their_marks_do_not_overlap(what: str, typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(HEAD + ARABIC + ARABIC_NEAR[what], {}))
    assert not overlapping(page)


@pytest.mark.parametrize("what", ARABIC_OVER)
def test_text_from_right_to_left_that_lies_over_other_text_is_found(what: str, typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(HEAD + ARABIC + ARABIC_OVER[what], {}))
    assert overlapping(page)
