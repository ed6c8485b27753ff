"""A usual header says what the long way says, and whatever would be reported goes the long way."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.folder.drafts import fields_of
from broadsheet.folder.fields import ARTICLE, ARTICLE_KEYS, Table, take_fields
from broadsheet.folder.header import Split
from broadsheet.folder.usual import usual_values
from broadsheet.problems import Problem

SIGNS = st.sampled_from([*"ab09 :#\"'\\[],-", "ü", "“", "\u00a0", "\u00ad", "\u200b", "\u202e", "\ufeff", "\U0001f30a"])
WORDS = st.one_of(st.text(SIGNS, max_size=8), st.sampled_from(["ready", "lead", "no", "2026-10-23", "yes", "en"]))
VALUES = st.one_of(
    WORDS, WORDS.map(lambda text: f'"{text}"'), st.lists(WORDS, max_size=2).map(lambda row: "[" + ", ".join(row) + "]")
)
KEYS = st.sampled_from(["headline", "byline", "topics", "web", "weight", "published", "language", "staus", "Headline"])


def at_length(text: str) -> tuple[dict[str, object], list[Problem]]:
    """What the header says, read with all care, and what is wrong with it."""
    problems: list[Problem] = []
    split = Split("---", 0, 0, 2, 0, 0)
    fields = fields_of(text.encode(), split, "a.md", problems.append)
    return (take_fields(fields, ARTICLE, "a.md", problems.append).values if fields else {}), problems


@given(st.lists(st.tuples(KEYS, VALUES), min_size=1, max_size=4))
@example([("headline", '" a "'), ("byline", '["A", ""]'), ("topics", "a, b"), ("web", "no")])
@example([("headline", '"a\u200bb"')])
@example([("headline", '"a\\u0001b"')])
def test_a_usual_header_says_what_the_long_way_says(lines: list[tuple[str, str]]) -> None:
    text = "\n".join(f"{key}: {value}" for key, value in lines)
    for table in (Table(ARTICLE_KEYS), ARTICLE):  # with nothing remembered, and with what other examples have left
        values = usual_values(text, table)
        if values is not None:
            assert (values, []) == at_length(text)


def test_a_line_is_remembered_by_table() -> None:
    table, other = Table(ARTICLE_KEYS), Table(ARTICLE_KEYS[:1])
    text = 'headline: "Wall"\ntopics: ["a", "b"]'
    first, second = usual_values(text, table), usual_values(text, table)
    assert first == second == {"headline": "Wall", "topics": ("a", "b")}
    assert first["topics"] is second["topics"]
    assert list(table.said) == ['topics: ["a", "b"]']
    assert usual_values(text, other) is None


@pytest.mark.parametrize(
    "text",
    [
        'headline: "A"\nheadline: "A"',
        "headline: A\nstaus: ready",
        "headline: A\nweight: huge",
        'headline: "\u202eA"',
        'headline: "A \\u0001"',
        "headline: A\n\nkicker: B",
        "",
    ],
)
def test_a_header_with_something_to_report_is_not_usual(text: str) -> None:
    assert usual_values(text, ARTICLE) is None
