"""What the census of rare bytes promises to those who ask it before they search."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.problems import Problem
from broadsheet.text import cleaning
from broadsheet.text.census import rare
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Inline, Paragraph, Picture
from broadsheet.text.typography import typographer

WATCHED = (b":::", b"{", b"<", b"^", b'"', b"'", b"--", b"...")
PIECES = st.sampled_from(
    [
        *(
            "it's ",
            "'tis ",
            "dogs' ",
            "l'été ",
            "ב'ד ",
            '"so" ',
            "*don't* ",
            "**a'b**",
            "[o'clock](x) ",
            "[*we're*](y) ",
        ),
        *("www.a'b.org ", "https://e.org/a'b ", "a'b'c ", "![a'b](c) ", "[x'y](x'y)", "5'", "&#39;", "\\'"),
        *("a'", "'b", "a--b", "word ", "\nmore ", "wait... ", "oui ! "),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(WATCHED), st.text(max_size=80))
def test_a_sign_of_a_text_is_among_its_rare_bytes(before: str, sign: bytes, after: str) -> None:
    assert sign in rare(before.encode("utf-8", "replace") + sign + after.encode("utf-8", "replace"))


def test_sentences_leave_neither_an_ellipsis_nor_a_dash() -> None:
    left = rare("Mér said so. Then – at ten - he left. It rained; a well-known end.".encode())
    assert not any(sign in left for sign in WATCHED)


def test_first_bytes_that_cleaning_suspects_and_controls_are_rare() -> None:
    controls = bytes([*range(9), *range(11, 32), 127])
    suspects = bytes([0xC2, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xF4])
    assert rare(controls + suspects) == controls + suspects


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_a_text_is_as_clean_with_its_rare_bytes_at_hand_as_without(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    assert cleaning.is_clean(data, rare(data)) == cleaning.is_clean(data)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join), st.sampled_from(["en", "fr", "he", "de"]))
def test_runs_set_as_they_arrive_are_those_set_by_the_paragraph(text: str, language: str) -> None:
    quick = parse(Source(f"So {text}", language), lambda problem: None)
    slow = parse(Source(f"So {text}", language, typography=False), lambda problem: None)
    setter = typographer(language, text)
    for block in slow.blocks:
        if setter and isinstance(block, Paragraph):
            for kid in block.kids:
                if isinstance(kid, Picture):
                    words: list[Inline] = [kid.alt]
                    setter.set(words)
                    kid.alt = str(words[0])
            setter.set(block.kids)
    assert quick == slow


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Two to the x^2.", []),
        ("Two to the x^2[^1].\n\n[^1]: y^3", []),
        ("A[^1] b[^2].\n\n[^1]: C[^3].", ["2", "3"]),
        ("`[^1]` and \\[^2] and [^3].", ["3"]),
        ("    [^1]\n\n[a](b^c) [^2]", ["2"]),
        ("A[^1].\n\n[^1]: B.\n\n[^1]: C[^4].", ["4"]),
    ],
)
def test_a_caret_that_is_left_over_is_looked_at_closely(text: str, labels: list[str]) -> None:
    problems: list[Problem] = []
    parse(Source(text), problems.append)
    assert [dict(problem.facts)["label"] for problem in problems if problem.name == "dangling-note"] == labels


def test_a_text_that_is_read_twice_reports_each_problem_once() -> None:
    problems: list[Problem] = []
    parse(Source("[a](javascript:b) c[^1]\n\n### d"), problems.append)
    names = [problem.name for problem in problems]
    assert sorted(names) == ["dangling-note", "heading-level", "unsafe-link"]


def test_lines_are_told_of_by_place_in_any_mode() -> None:
    problems: list[Problem] = []
    parse(Source("One.\n\nTwo.\n\n[a](javascript:b)", line=5), problems.append)
    assert [(problem.place.line, problem.place.column) for problem in problems] == [(9, 1)]


@pytest.mark.parametrize("mark", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
@pytest.mark.parametrize("text", ["{}", "a – b {}c", "“ê”{}", "–{}–", "\u00a0{}", "A{}Á"])
def test_marks_of_direction_are_seen_among_dashes_and_letters(text: str, mark: str) -> None:
    assert not cleaning.is_clean(text.format(mark).encode())


@pytest.mark.parametrize("text", ["“It’s – well – done …”", "«Ça»\u00a0!", "Où êtes-vous – île ?", "naïve – Ángel"])
def test_dashes_and_quotes_count_as_clean(text: str) -> None:
    assert cleaning.is_clean(text.encode())
