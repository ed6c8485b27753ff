"""A plain header is read as YAML's parser reads it, or left to the parser."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.folder.header import compose, read_header
from broadsheet.folder.plain import read_plain, read_plain_toml

SIGNS = st.sampled_from(
    [*"abz019 :#\"'\\[]{},&*!|>%@`?-_.~=\t\n", "ü", "“", "\u00a0", "\u2028", "\ufeff", "\x85", "\U0001f30a"]
)
VALUES = st.one_of(
    st.text(SIGNS, max_size=12),
    st.text(SIGNS, max_size=12).map(lambda text: f'"{text}"'),
    st.lists(st.text(SIGNS, max_size=5), max_size=3).map(
        lambda row: "[" + ", ".join(f'"{text}"' for text in row) + "]"
    ),
)
LINES = st.tuples(st.sampled_from(["headline", "byline", "web", "y", "_"]), VALUES)


def parsed(text: str) -> dict[str, object]:
    """What the parser makes of a header, with the place of every key."""
    node = compose(text)
    return {
        key.value: (
            [item.value for item in value.value] if value.id == "sequence" else value.value,
            key.start_mark.line,
        )
        for key, value in node.value
    }


@given(st.lists(LINES, min_size=1, max_size=4, unique_by=lambda line: line[0]))
@example([("headline", "a:b"), ("byline", '["A", "B"]'), ("web", "no ")])
@example([("headline", "a: b")])
@example([("headline", "a #b")])
def test_a_plain_header_means_what_the_parser_says(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in lines)
    values = read_plain(text)
    if values is not None:
        assert {key: (value, line) for line, (key, value) in enumerate(values.items())} == parsed(text)


def test_the_usual_header_is_plain() -> None:
    text = 'headline: "The wall: a history"\nsection: Town & harbour\nbyline: ["Ana Ruiz", "Tom Hale"]\ntopics: []'
    assert read_plain(text) == {
        "headline": "The wall: a history",
        "section": "Town & harbour",
        "byline": ["Ana Ruiz", "Tom Hale"],
        "topics": [],
    }


@pytest.mark.parametrize(
    "text",
    [
        *("", "headline", "headline:", "headline: ", "headline:A", " headline: A", "Headline: A", "headline: A\n"),
        *("headline: A: B", "headline: A #B", "headline: A:", "headline: -", "headline: &a B", "headline: *a"),
        *("headline: !a B", "headline: 'A'", 'headline: "A', 'headline: "A\\n"', 'headline: "A" B', "headline: |\n A"),
        *("headline: A\n B", "headline: A\nheadline: B", "headline: A\n# B", "headline: A\n\nkicker: B", "- A"),
        *("byline: [A, B]", 'byline: ["A" "B"]', 'byline: ["A",]', 'byline: [["A"]]', "place: {name: A}"),
        *("headline: A\tB", 'headline: "A\u2028B"', "headline: \ufeffA", "headline: A\x85B", f"headline: {'A' * 5000}"),
    ],
)
def test_what_might_mean_something_else_is_left_to_the_parser(text: str) -> None:
    assert read_plain(text) is None


def test_a_plain_header_of_very_many_keys_has_all_their_lines() -> None:
    text = "\n".join(f"{letter * count}: A" for letter in "abcdefghij" for count in range(1, 13))
    fields = read_header(text, 2, "a.md", pytest.fail)
    assert fields is not None
    assert [field.line for field in fields.values()] == list(range(2, 122))


TOML_VALUES = st.one_of(
    st.text(SIGNS, max_size=8),
    st.text(SIGNS, max_size=8).map(lambda text: f'"{text}"'),
    st.sampled_from(
        ["0", "30", "007", "+1", "1_0", "1999999999", "2026-10-23", "2026-02-30", "0000-01-01", "true", "[]"]
    ),
)


@given(st.lists(st.tuples(st.sampled_from(["date", "number", "a", "_", "A", "b.c"]), TOML_VALUES), max_size=4))
@example([("volume", "30"), ("date", "2002-05-17"), ("status", '"released"')])
@example([("a", "1"), ("a", "2")])
def test_a_plain_toml_file_means_what_tomllib_says(lines: list[tuple[str, str]]) -> None:
    for end in ("", "\n"):
        text = "\n".join(f"{key} = {value}" for key, value in lines) + end
        values = read_plain_toml(text)
        if values is not None:
            wanted = tomllib.loads(text)
            assert values == wanted
            assert [type(value) for value in values.values()] == [type(value) for value in wanted.values()]


def test_the_usual_issue_file_is_plain() -> None:
    assert read_plain_toml('volume = 30\ndate = 2002-05-17\nstatus = "released"\n') is not None
