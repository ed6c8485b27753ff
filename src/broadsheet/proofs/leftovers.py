"""Checks of leftovers: signs and words that writers leave where something is still to come.

In: a text. Out: problems. The signs are those of newsrooms (TK, "to come") and of page templates (lorem ipsum).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import TextRule
from broadsheet.proofs.kinds import LEFTOVER
from broadsheet.proofs.passages import Line
from broadsheet.proofs.reading import Text

_EVERYWHERE = re.compile(
    r"\bTKTK\w*|\b(?:TO[D]O|FIX[M]E)\b(?=:|\s*$)|\bX{4,}\b|^X{3}\b|\bx{3,}\b"
    r"|(?i:\blorem\s+ipsum\b|\bdolor\s+sit\s+amet\b|\bplaceholder\s+(?:text|headline|caption)\b)"
    r"|(?i:\b(?:caption|headline|standfirst|byline|credit|intro|text|copy|quote|name)\s+(?:goes\s+)?here\b(?!\s+\w))"
    r"|(?i:\binsert\s+(?:\w+\s+){0,2}here\b)"
    r"|(?i:\bBlindtext\b|\bBildunterschrift\s+hier\b|\bhier\s+(?:steht|kommt)\s+(?:der\s+)?Text\b)"
    r"|(?i:\blégende\s+ici\b|\btitre\s+ici\b|\btexte\s+à\s+venir\b|\bpie\s+de\s+foto\s+aquí\b|\btexto\s+aquí\b)"
    r"|(?:النص\s+هنا|此处插入)"
)
_SIGNS = (
    *("todo", "fixme", "xxx", "lorem", "dolor sit", "placeholder", " here", "blindtext", "bildunterschrift"),
    *("hier ", " ici", "à venir", "aquí", "هنا", "此处"),
)
"""What stands in every leftover but TK: a line without any of it need not be searched."""
_TO_COME = re.compile(r"\bTKs?\b(?! ?[A-Z&]\w| ?\d)")
"""The sign of English newsrooms, whose letters begin no English word; elsewhere it abbreviates names."""


def check_leftovers(text: Text) -> Iterator[Problem]:
    """Yield leftover, for the text, the header and alternative texts."""
    english = text.language.partition("-")[0] == "en"
    for line in text.lines:
        if english and "TK" in line.text:
            yield from _found(text, line, _TO_COME)
        if any(map(line.text.lower().__contains__, _SIGNS)) or "TKTK" in line.text:
            yield from _found(text, line, _EVERYWHERE)
    for picture in text.passages.pictures:
        if found := _EVERYWHERE.search(picture.alt):
            place = text.place(picture.at) if picture.at >= 0 else Place(text.file)
            yield LEFTOVER.at(place, words=found[0])


def _found(text: Text, line: Line, pattern: re.Pattern[str]) -> Iterator[Problem]:
    for match in pattern.finditer(line.text):
        yield LEFTOVER.at(text.place_of(line, match.start()), words=" ".join(match[0].split()))


CHECKS = (TextRule("leftovers", (LEFTOVER,), check_leftovers),)
