"""Text becomes source: whatever an article says, it says nothing to the typesetter."""

from __future__ import annotations

import itertools

import pytest

from broadsheet.editions.print.matter import Run
from broadsheet.editions.print.runs import between, content, quoted, tongue

from .measure.galley_proof import typesetter

ASCII = "".join(map(chr, range(128)))


def test_every_pair_of_ascii_characters_is_read_as_it_was_written() -> None:
    pairs = ["".join(pair) for pair in itertools.product(ASCII, repeat=2)]
    source = f"#metadata(({','.join(map(quoted, pairs))}))<said>"
    assert typesetter().answer(source, {}, "said") == pairs


def test_runs_are_cut_at_characters_and_keep_their_style_and_link() -> None:
    runs = (Run("One "), Run("two", "i", "https://x.example"), Run(" three"))
    assert list(between(runs, 2, 6)) == [Run("e "), Run("tw", "i", "https://x.example")]
    assert list(between(runs, 0, 99)) == list(runs)
    assert list(between(runs, 13, 13)) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-GB", 'lang: "en", region: "gb", script: auto, dir: ltr'),
        ("ar", 'lang: "ar", region: none, script: auto, dir: rtl'),
        ("az-Arab-IR", 'lang: "az", region: "ir", script: "arab", dir: rtl'),
        ("x-klingon", 'lang: "und", region: none, script: auto, dir: ltr'),
        ('en"), font: ("x', 'lang: "und", region: none, script: auto, dir: ltr'),
    ],
)
def test_a_language_is_said_in_the_typesetter_s_words(language: str, said: str) -> None:
    assert tongue(language) == said


def test_an_address_may_be_broken_after_its_signs_and_a_word_of_a_language_may_not() -> None:
    assert content([Run("https://example.org/abcdefgh/")]) == (
        '(""+long("https://\u200bexample.\u200borg/\u200babcdefgh/")+"")'
    )
    assert content([Run("recover_pattern", "c")]) == 'mono((""+long("recover_\u200bpattern")+""))'
    assert content([Run("Donaudampfschifffahrtsgesellschaft")]) == '"Donaudampfschifffahrtsgesellschaft"'


def test_a_line_break_that_was_written_is_one() -> None:
    assert content([Run("a\nb", "b")]) == 'strong("a"+linebreak()+"b")'
