"""Bytes as people save them: encodings, line ends, byte order marks, control characters."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.folder.decode import is_tidy, tidy
from broadsheet.problems import Problem

from .papers import Paper, facts

TEXT = "---\nheadline: Café\n---\nIt’s the first line.\n\nAnd the last.\n"


def tidied(raw: bytes, strict: tuple[str, ...] = ()) -> tuple[str | None, list[Problem]]:
    problems: list[Problem] = []
    data = tidy(raw, "a.md", problems.append, strict)
    return None if data is None else data.decode(), problems


def test_plain_utf8_is_taken_as_it_is() -> None:
    raw = TEXT.encode()
    assert is_tidy(raw)
    assert tidy(raw, "a.md", pytest.fail) is raw


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_make_no_difference(mark: bytes, end: str) -> None:
    assert tidied(mark + TEXT.replace("\n", end).encode()) == (TEXT, [])


def test_mixed_line_ends_make_no_difference() -> None:
    assert tidied(b"a\r\nb\rc\nd\r\n\r\re") == ("a\nb\nc\nd\n\n\ne", [])


@given(st.text(alphabet="ab\r\né’\x00\x0b\ufeff\ufffe\u0085"))
def test_tidy_bytes_are_tidy(text: str) -> None:
    data = tidy(text.encode(), "a.md", lambda problem: None)
    assert data is not None
    assert is_tidy(data) or data.startswith(codecs.BOM_UTF8)


@given(st.binary())
def test_no_bytes_make_tidying_fail_otherwise_than_with_a_problem(raw: bytes) -> None:
    text, problems = tidied(raw)
    assert text is not None or [problem.name for problem in problems][-1:] == ["unreadable-encoding"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_with_a_byte_order_mark_is_read_with_a_warning_that_names_it(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    text, problems = tidied(mark + TEXT.encode(encoding))
    assert text == TEXT
    assert [(problem.name, facts(problem)["encoding"]) for problem in problems] == [("other-encoding", "utf-16")]


def test_windows_1252_is_read_with_a_warning_that_names_it() -> None:
    text, problems = tidied("It’s 5 €".encode("windows-1252"))
    assert text == "It’s 5 €"
    assert [(problem.name, facts(problem)["encoding"]) for problem in problems] == [("other-encoding", "windows-1252")]


def test_the_header_can_settle_the_encoding() -> None:
    text = "---\nheadline: Žižkov\nencoding: iso-8859-2\n---\nŘeka\n"
    assert tidied(text.encode("iso-8859-2")) == (text, [])


def test_an_encoding_that_is_named_and_does_not_fit_is_an_error() -> None:
    text, problems = tidied(b"---\nencoding: euc-jp\n---\n\xff\xfe\xff")
    assert text is None
    assert [problem.name for problem in problems] == ["unreadable-encoding"]


@pytest.mark.parametrize("name", ["rot13", "windos-1252", "unicode_escape", "undefined"])
def test_an_encoding_that_is_none_is_a_warning_and_the_usual_one_is_taken(name: str) -> None:
    text, problems = tidied(f"---\nencoding: {name}\n---\ncaf".encode() + b"\xe9")
    assert text is not None
    assert text.endswith("café")
    assert [problem.name for problem in problems] == ["unknown-encoding", "other-encoding"]


def test_bytes_that_are_no_text_are_an_error() -> None:
    text, problems = tidied(b"\x81\x8d\x90 \xff")
    assert text is None
    assert [problem.name for problem in problems] == ["unreadable-encoding"]


def test_control_characters_in_text_are_taken_out_with_one_warning_at_the_first() -> None:
    text, problems = tidied("a\n\x00b\x01\ufffe\x85c\td\x7f".encode())
    assert text == "a\nbc\td"
    assert len(problems) == 1
    assert problems[0].name == "control-characters-in-file"
    assert (problems[0].place.line, problems[0].place.column) == (2, 1)
    assert facts(problems[0]) == {"count": 5, "character": "U+0000"}


def test_a_control_character_in_a_strict_field_is_an_error_at_its_column() -> None:
    text, problems = tidied(b"---\nheadline: Har\x01bour\nkicker: Town\x02\n---\nText", ("headline",))
    assert text == "---\nheadline: Harbour\nkicker: Town\n---\nText"
    assert [(problem.name, problem.place.line, problem.place.column) for problem in problems] == [
        ("control-characters-in-field", 2, 14),
        ("control-characters-in-file", 3, 13),
    ]


@pytest.mark.parametrize("written", ['"Har\\u0001bour"', '"Har\\x00bour"', '"Har\\ubour"'.replace("\\u", "\\uFFFE")])
def test_a_control_character_written_as_an_escape_is_found_in_a_headline(paper: Paper, written: str) -> None:
    paper.article("01-wall.md", f"headline: {written}")
    assert paper.one("control-characters-in-field").place.line == 2


def test_every_way_to_save_a_file_gives_the_same_article(paper: Paper) -> None:
    header = "headline: Café at the quay\nstandfirst: >\n  Two\n  lines\n"
    text = f"---\n{header}---\nFirst line\n\nIt’s the last.\n"
    ways = (
        text.encode(),
        codecs.BOM_UTF8 + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.replace("\n", "\r\n", 3).encode(),
        text.encode("windows-1252"),
        codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    )
    read = set()
    for raw in ways:
        paper.write("issues/2026/v53n21/01-cafe.md", raw)
        article = paper.sole()
        read.add((article.headline, article.standfirst, article.body.markdown(), article.body.line))
    assert read == {("Café at the quay", "Two lines", "First line\n\nIt’s the last.\n", 7)}
