"""Headers: where they end, what they say, where a fault lies."""

from __future__ import annotations

import resource
import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.folder.header import DEEPEST, Field, read_header, split
from broadsheet.folder.toml import read_toml_header
from broadsheet.problems import Problem

from .papers import facts


def read(text: str) -> tuple[dict[str, Field] | None, list[Problem]]:
    """Read a header that begins in line 2, as it does between two lines of dashes."""
    problems: list[Problem] = []
    return read_header(text, 2, "a.md", problems.append), problems


def refused(text: str) -> Problem:
    """Read a header that must be refused with one problem."""
    fields, problems = read(text)
    assert fields is None
    assert len(problems) == 1, problems
    return problems[0]


def test_a_header_ends_at_the_second_line_of_dashes_and_the_text_begins_behind_it() -> None:
    data = b"---\nheadline: A\n---\nText\n---\nmore\n"
    found = split(data)
    assert data[found.start : found.end] == b"headline: A"
    assert data[found.body :] == b"Text\n---\nmore\n"
    assert (found.marker, found.line, found.body_line, found.closed) == ("---", 2, 4, True)


@pytest.mark.parametrize(
    ("data", "header", "body", "body_line"),
    [
        (b"---\n---\nText", b"", b"Text", 3),
        (b"---\nheadline: A\n---", b"headline: A", b"", 4),
        (b"---  \nheadline: A\n--- \t\nText", b"headline: A", b"Text", 4),
        (b"---\na: b\n----\n---\nText", b"a: b\n----", b"Text", 5),
        (b"\n\n---\na: b\n---\nText", b"a: b", b"Text", 6),
        (b"+++\na = 1\n+++\nText", b"a = 1", b"Text", 4),
        (b"---\na: b\n+++\n---\nText", b"a: b\n+++", b"Text", 5),
    ],
)
def test_a_header_is_found_however_it_is_closed(data: bytes, header: bytes, body: bytes, body_line: int) -> None:
    found = split(data)
    assert (data[found.start : found.end], data[found.body :], found.body_line) == (header, body, body_line)


@pytest.mark.parametrize("data", [b"", b"Text", b"--- a rule\nText", b"-- \nText", b"----\na: b\n----\n", b"\n\n  \n"])
def test_a_file_that_does_not_begin_with_a_marker_has_no_header(data: bytes) -> None:
    assert split(data).marker == ""
    assert split(data).body == 0


def test_a_header_without_end_is_not_closed() -> None:
    assert not split(b"---\nheadline: A\n\nText\n").closed
    assert not split(b"---").closed


@given(st.lists(st.sampled_from([b"---", b"+++", b"a: b", b"", b"text", b"--- "])))
def test_the_line_of_the_text_is_the_number_of_line_ends_before_it(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    found = split(data)
    if found.marker and found.closed:
        assert found.body_line - data.count(b"\n", 0, found.body) in (1, 2)  # 2: the closing marker ends the file
        assert found.line == 1 + data.count(b"\n", 0, found.start)


@pytest.mark.parametrize(
    "written", ["yes", "null", "1e3", "007", "1_000", "0x1F", "2026-02-30", "12:30", "~", "3.10", ".5"]
)
def test_every_value_stays_the_text_that_was_written(written: str) -> None:
    fields, problems = read(f"headline: {written}")
    assert problems == []
    assert fields is not None
    assert fields["headline"].value == written


def test_lists_and_tables_are_read_in_both_ways_to_write_them() -> None:
    fields, _ = read("byline: [Ana Ruiz, 'Tom: Hale']\ntopics:\n- harbour\n- 007\nplace: {name: Quay, no: 1}")
    assert fields is not None
    assert fields["byline"].value == ["Ana Ruiz", "Tom: Hale"]
    assert fields["topics"].value == ["harbour", "007"]
    assert fields["place"].value == {"name": "Quay", "no": "1"}


def test_every_field_knows_the_line_and_column_of_its_key_in_the_file() -> None:
    fields, _ = read("# a comment\nheadline: A\nstandfirst: >\n  two\n  lines\nkicker: K")
    assert fields is not None
    places = {key: (field.line, field.column) for key, field in fields.items()}
    assert places == {"headline": (3, 1), "standfirst": (4, 1), "kicker": (7, 1)}


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), st.text(max_size=60), max_size=6))
def test_whatever_yaml_writes_is_read_back_as_the_same_text(values: dict[str, str]) -> None:
    usable = {key: value for key, value in values.items() if value.isprintable()}
    fields, problems = read(yaml.safe_dump(usable, allow_unicode=True, default_style='"'))
    assert problems == []
    assert {key: field.value for key, field in (fields or {}).items()} == usable


@given(st.text())
def test_no_text_makes_the_reader_fail_otherwise_than_with_a_problem(text: str) -> None:
    fields, problems = read("".join(sign for sign in text if sign >= " " or sign in "\n\t"))
    assert (fields is None) == bool(problems)


def test_a_tab_as_indent_is_refused_at_its_line_and_column() -> None:
    problem = refused("headline: A\nbyline:\n\t- Ana")
    assert problem.name == "bad-header"
    assert (problem.place.line, problem.place.column) == (4, 1)
    assert "tab" in str(facts(problem)["reason"])


def test_a_second_colon_is_refused_at_its_column_with_the_advice_to_quote() -> None:
    problem = refused("kicker: K\nheadline: Harbour: the wall")
    assert problem.name == "bad-header"
    assert (problem.place.line, problem.place.column) == (3, 18)
    assert "quotes" in str(facts(problem)["advice"])


def test_a_duplicate_key_is_refused_at_the_second_one_and_names_the_first() -> None:
    problem = refused("headline: A\nkicker: K\nheadline: B")
    assert problem.name == "duplicate-key"
    assert (problem.place.line, problem.place.column) == (4, 1)
    assert facts(problem) == {"key": "headline", "first": 2}


@pytest.mark.parametrize(
    ("text", "what"), [("- a\n- b", "a list"), ("just words", "a single text"), ("[a, b]", "a list")]
)
def test_a_header_that_is_a_list_or_a_text_is_refused(text: str, what: str) -> None:
    problem = refused(text)
    assert problem.name == "header-not-keys"
    assert facts(problem)["what"] == what


@pytest.mark.parametrize(
    "text",
    [
        "headline: !!python/object/apply:os.system ['true']",
        "headline: !!python/name:os.system",
        "headline: !local x",
        "headline: &a x\nkicker: *a",
        "headline: &a x",
        "headline: *Patience* sails",
        "<<: *x",
    ],
)
def test_tags_anchors_and_aliases_are_refused(text: str) -> None:
    problem = refused(text)
    assert problem.name == "bad-header"
    assert problem.place.line == 2


@pytest.mark.parametrize(
    "text", ["headline: The *Patience* sails", "kicker: R&D!", "standfirst: a! *b* & c", "a: 'x & *y'"]
)
def test_emphasis_and_ampersands_within_a_value_are_text(text: str) -> None:
    fields, problems = read(text)
    assert problems == []
    assert fields


def test_a_billion_laughs_are_refused_in_no_time_and_no_memory() -> None:
    rows = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    refused("\n".join(rows))
    assert time.process_time() - start < 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB


@pytest.mark.parametrize(
    "text", ["a: " + "[" * 50_000, "a: " + "{x: " * 20_000, "- " * 50_000, "? " * 50_000, "a: " + "[" * 3000]
)
def test_deep_nesting_is_refused_in_linear_time(text: str) -> None:
    start = time.process_time()
    problem = refused(text)
    assert problem.name == "header-too-deep"
    assert facts(problem)["limit"] == DEEPEST
    assert time.process_time() - start < 2


def test_nesting_by_indent_has_the_same_limit() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(200))
    assert refused(text).name == "header-too-deep"


def test_a_header_of_ten_megabytes_is_read_in_linear_time() -> None:
    start = time.process_time()
    fields, problems = read("headline: " + "a " * 5_000_000)
    assert problems == []
    assert fields is not None
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("headline: 'A", "quotation mark"),
        ('headline: "A\\q"', "stands before a letter"),
        ('headline: "\\ud800"', "number of no character"),
        ("topics: [a, b", "not closed"),
        ("headline A", "header"),
        ("headline: A\njust a line", "has no"),
        ("headline: @home", "sign that has a meaning"),
        ("headline: A\n...\nkicker: B", "within the header"),
    ],
)
def test_what_libyaml_says_is_put_into_plain_words(text: str, reason: str) -> None:
    problem = refused(text)
    said = str(facts(problem).get("reason", "the header is a text"))
    assert reason in said


def test_a_toml_header_gives_texts_with_places_too() -> None:
    problems: list[Problem] = []
    text = 'headline = "A"\ntopics = ["x", 7]\nprint = false\nupdated = 2026-01-02T03:04:05Z\nweight = 1e3'
    fields = read_toml_header(text, 2, "a.md", problems.append)
    assert problems == []
    assert fields is not None
    values = {key: field.value for key, field in fields.items()}
    assert values == {
        "headline": "A",
        "topics": ["x", "7"],
        "print": "false",
        "updated": "2026-01-02T03:04:05+00:00",
        "weight": "1e3",
    }
    assert (fields["print"].line, fields["print"].column) == (4, 1)


def test_a_broken_toml_header_is_a_problem_at_its_line() -> None:
    problems: list[Problem] = []
    assert read_toml_header('headline = "A"\nkicker = K', 2, "a.md", problems.append) is None
    assert [(problem.name, problem.place.line) for problem in problems] == [("bad-toml", 3)]


def test_a_toml_header_nested_too_deep_is_a_problem() -> None:
    problems: list[Problem] = []
    assert read_toml_header("a = " + "[" * 100_000, 2, "a.md", problems.append) is None
    assert [problem.name for problem in problems] == ["bad-toml"]
