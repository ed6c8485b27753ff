"""What is taken out of a text because nobody can see it."""

from __future__ import annotations

import pytest

from broadsheet.text.cleaning import clean, name

FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"  # Scotland


@pytest.mark.parametrize(
    "text",
    [
        "plain\ttext\n",
        "“curly” – é ü ﷺ مرحبا 漢字 😀",
        "soft\u00adhyphen, no\u00a0break, narrow\u202f!, zero\u200dwidth\u200cjoiners\u200b",
        f"flag {FLAG}",
        "\u2067עברית\u2069 and \u202bעברית\u202c",
        "\u2028\u2029",
        "ÿ¾¿",
        "",
    ],
)
def test_what_readers_can_see_or_scripts_need_stays(text: str) -> None:
    assert clean(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "left", "found"),
    [
        ("a\0b\x08", "ab", ["\0", "\x08"]),
        ("\ufeffa", "a", ["\ufeff"]),
        ("a\x85b\x9f", "ab", ["\x85", "\x9f"]),
        ("a\ufdd0\U0010ffffb", "ab", ["\ufdd0", "\U0010ffff"]),
        ("a\ud83db", "ab", ["\ud83d"]),
        ("a\U000e0041b", "ab", ["\U000e0041"]),
        ("a\u202eb\u202c", "ab", ["\u202e", "\u202c"]),
        ("a\u202ab", "ab", ["\u202a"]),
        ("a\u2069b", "ab", ["\u2069"]),
        ("\u2067a\nb\u2069", "a\nb", ["\u2067", "\u2069"]),
        ("\u2067a\u202c\u2069", "\u2067a\u2069", ["\u202c"]),
    ],
)
def test_what_nobody_can_see_goes(text: str, left: str, found: list[str]) -> None:
    assert clean(text) == (left, found)


@pytest.mark.parametrize("text", ["a\r\nb\rc\n", "a\nb\nc\n", "a\rb\r\nc\r"])
def test_every_line_end_becomes_a_line_feed(text: str) -> None:
    assert clean(text) == ("a\nb\nc\n", [])


def test_a_character_is_named_as_unicode_names_it() -> None:
    assert name("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name("\0") == "U+0000"
