"""The inline Markdown of fields (headline, kicker, standfirst, …), as HTML and as plain words.

In: a field's text and its language. Out: HTML that is marked as finished, and words. Headlines stand in many lists, so
what was rendered once in a process is kept. Fields with links need a site: `links.rich`.
"""

from __future__ import annotations

from typing import NamedTuple

from broadsheet.problems import Problem
from broadsheet.text.html import Renderer, render_inline
from broadsheet.text.markdown import parse_line
from broadsheet.text.plain import plain_inline
from broadsheet.text.source import Source
from broadsheet.theming import safe

KEPT = 20_000


class Field(NamedTuple):
    """A field rendered: `html` without links, so that it may stand in one; `words`; and what is wrong with it."""

    html: str
    words: str
    problems: tuple[Problem, ...]


_fields: dict[tuple[str, str], Field] = {}
_RENDERER = Renderer()
_EMPTY = Field("", "", ())


def field(text: str, language: str) -> Field:
    """Render a field's inline Markdown. Its problems have no place: whoever shows it on its own page adds one."""
    if not text:
        return _EMPTY
    key = (text, language)
    known = _fields.get(key)
    if known is None:
        if len(_fields) > KEPT:
            _fields.clear()
        known = _fields[key] = Field(safe(text), text, ()) if _is_bare(text) else _parsed(text, language)
    return known


def _is_bare(text: str) -> bool:
    """Whether a text holds letters, digits, and single blanks, commas and full stops only: nothing to parse or set."""
    return ".." not in text and text.replace(" ", "").replace(",", "").replace(".", "").isalnum()


def _parsed(text: str, language: str) -> Field:
    problems: list[Problem] = []
    kids = parse_line(Source(text, language), problems.append, links=False)
    return Field(safe(render_inline(kids, _RENDERER)), plain_inline(kids), tuple(problems))
