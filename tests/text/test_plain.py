"""Plain text and excerpts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from broadsheet.text.plain import excerpt, plain_inline

Reader = Callable[..., Any]


def test_titles_leave_the_marks_of_notes_out(read: Reader) -> None:
    (heading,) = read("## The *wall*[^1] `x`\n\n[^1]: Note").document.blocks
    assert plain_inline(heading.kids) == "The wall x"


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One two three.", 3, "One two three."),
        ("One two, three.", 2, "One two …"),
        ("## Head\n\n> Quote\n\nOne\ntwo\n\nthree", 3, "One two three"),
        ("![a](b.jpg)\n\n- a\n\nOne[^1] *two*\n\n[^1]: Note", 5, "One two"),
        ("", 5, ""),
        ("## Only a heading", 5, ""),
    ],
)
def test_an_excerpt_takes_the_first_words_of_the_running_text(
    read: Reader, text: str, words: int, expected: str
) -> None:
    assert excerpt(read(text).document, words) == expected


def test_text_keeps_what_looks_like_a_tag_in_code(read: Reader) -> None:
    assert read("`<b>` &lt;i&gt;").plain == "<b> <i>"
