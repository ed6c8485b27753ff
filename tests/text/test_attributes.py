"""The one reader of what stands in braces."""

from __future__ import annotations

import pytest

from broadsheet.text.attributes import read


def test_words_id_and_values_are_read_with_their_places() -> None:
    found = read(b'x{credit="Lena Voss" wide #wall n=5}y', 1)
    assert found is not None
    assert found.words == ["wide"]
    assert found.id == "wall"
    assert found.values == {"credit": "Lena Voss", "n": "5"}
    assert found.places == {"credit": 2, "wide": 21, "n": 32}
    assert found.end == 36


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'{a="say \"so\""}', 'say "so"'),
        (r'{a="a\\b"}', r"a\b"),
        (r'{a="a\b"}', r"a\b"),
        ('{a=""}', ""),
        ('{a="Ünï}{"}', "Ünï}{"),
        ('{a="two\n  lines"}', "two lines"),
        ('{a="in\n> a quote"}', "in a quote"),
        ('{a="1", b=2}', None),
    ],
)
def test_a_value_stands_between_quotes(text: str, value: str | None) -> None:
    found = read(text.encode(), 0)
    assert (found.values.get("a") if found else None) == value or (found and "," in found.words)


@pytest.mark.parametrize(
    "text", ["{", "{a", '{a="b}', "{a=}", '{a="b"', '{="b"}', "{{a}}", '{a="b\n\nc"}', "{x {", "{#}"]
)
def test_what_cannot_be_read_is_none(text: str) -> None:
    assert read(text.encode(), 0) is None


def test_empty_braces_are_nothing() -> None:
    found = read(b"{ }", 0)
    assert found is not None
    assert (found.words, found.id, found.values, found.end) == ([], "", {}, 3)


def test_braces_never_reach_far() -> None:
    assert read(b"{" + b"a " * 10_000 + b"}", 0) is None
