"""Places for hyphens that the typesetter's patterns do not know, for lines that have nothing else to give way.

In: a paragraph and its language. Out: the same with soft hyphens in its long words. Only between two consonants that
stand between vowels, and only in English, whose patterns leave long words whole ("schoolmistress"); a last resort.
"""

from __future__ import annotations

import re
from dataclasses import replace

from broadsheet.editions.print.matter import Paragraph

SHORTEST = 9
"""Letters of a word that may get a hyphen."""

EDGE = 4
"""Letters that stay together at either end of it."""

_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
_BETWEEN = re.compile(r"(?<=[aeiouy][bcdfgklmnprstvz])(?=[bcdfghjklmnpqrstvwz]+[aeiouy])", re.IGNORECASE)
_TOGETHER = re.compile(r"(?:ch|ck|gh|ph|sh|th|wh|qu)", re.IGNORECASE)


def with_hyphens(paragraph: Paragraph, language: str) -> Paragraph:
    """Put soft hyphens into the long words of an English paragraph; any other is returned as it is."""
    if not (paragraph.language or language).lower().startswith("en"):
        return paragraph
    return replace(paragraph, runs=tuple(replace(run, text=_WORD.sub(_hyphened, run.text)) for run in paragraph.runs))


def _hyphened(found: re.Match[str]) -> str:
    word, out, before = found[0], [], 0
    for place in (match.start() for match in _BETWEEN.finditer(word)):
        split = _TOGETHER.fullmatch(word[place - 1 : place + 1])
        if place - before >= EDGE and len(word) - place >= EDGE and not split:
            out.append(word[before:place])
            before = place
    return "\u00ad".join([*out, word[before:]])
