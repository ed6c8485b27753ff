"""Fields: what is not parsed is what parsing would have made of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from broadsheet.editions.web.fields import field
from broadsheet.text.html import Renderer, render_inline
from broadsheet.text.markdown import parse_line
from broadsheet.text.plain import plain_inline
from broadsheet.text.source import Source

LANGUAGES = ("en", "fr", "de", "ar", "zh", "ru", "he")


@given(st.text(alphabet="ab 1,.é٣ßİ\u0301字\u200dº'*", max_size=12), st.sampled_from(LANGUAGES))
def test_a_field_is_what_parsing_makes_of_it(text: str, language: str) -> None:
    problems: list[object] = []
    kids = parse_line(Source(text, language), problems.append, links=False)
    made = field(text, language)
    assert (made.html, made.words) == (render_inline(kids, Renderer()), plain_inline(kids))
    assert list(made.problems) == problems
