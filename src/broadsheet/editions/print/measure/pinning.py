"""Lines of our own making, for a paragraph whose lines cannot be read back.

In: paragraphs. Out: lines that are sure to hold their words: as many words as go into the width of a column, a word
that is too long cut behind a sign, or where it must be. Such a paragraph is always set line by line. So is all text
from right to left; else it is rare: signs that a reader of PDF joins or parts, a font whose characters cannot be told
apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Paragraph
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.runs import between, breakable, content, tongue
from broadsheet.editions.print.setting import indents, paragraph_source
from broadsheet.typesetting.compiler import Typesetter

MARGIN = 0.5
"""Points that every line keeps free, for what words take more side by side than apart."""

_WORD = re.compile(r"\S+")
_WIDE = 20


def own_lines(wanted: Sequence[tuple[Paragraph, str]], design: Design, typesetter: Typesetter) -> list[list[Line]]:
    """Return lines, numbered 0, for paragraphs that are given with the language of their article."""
    if not wanted:
        return []
    questions = Questions()
    for number, (paragraph, language) in enumerate(wanted):
        questions.begin(f"set text({tongue(language)}, hyphenate: false)")
        for start, end in _pieces(paragraph):
            questions.width((number, start), _set(paragraph, start, end, design))
        questions.width((number, "blank"), _alone(paragraph, '"n n"', design))
        questions.width((number, "none"), _alone(paragraph, '"nn"', design))
        questions.end()
    said = questions.answers(design, wanted[0][1], typesetter)
    found = []
    for number, (paragraph, _) in enumerate(wanted):
        widths = [(start, end, said[number, start]) for start, end in _pieces(paragraph)]
        found.append(list(_filled(paragraph, widths, said[number, "blank"] - said[number, "none"], design)))
    return found


def _alone(paragraph: Paragraph, body: str, design: Design) -> str:
    return paragraph_source(paragraph, design, body, begun=True)


def _set(paragraph: Paragraph, start: int, end: int, design: Design) -> str:
    return _alone(paragraph, content(between(paragraph.runs, start, end)), design)


def _pieces(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    """The words of a paragraph, long ones in pieces."""
    for word in _WORD.finditer(paragraph.text):
        at = word.start()
        for piece in breakable(word[0]).split("\u200b") if len(word[0]) > _WIDE else (word[0],):
            if piece:
                start = paragraph.text.index(piece, at)
                at = start + len(piece)
                yield start, at


def _filled(
    paragraph: Paragraph, widths: Sequence[tuple[int, int, float]], blank: float, design: Design
) -> Iterator[Line]:
    """Fill lines with pieces so that they are about equally full; each width has the indent of later lines in it."""
    first, hang = (indent * design.size for indent in indents(paragraph))
    room = design.format.column - max(first, hang) - MARGIN
    pieces = [(start, end, width - hang) for start, end, width in widths]
    for begun, last in _best(paragraph.text, pieces, blank, room):
        yield Line(0, pieces[begun][0], len(paragraph.text) if last + 1 == len(pieces) else pieces[last][1])


def _best(text: str, pieces: Sequence[tuple[int, int, float]], blank: float, room: float) -> list[tuple[int, int]]:
    """The pieces of each line, first and last: those with the least sum of squares of what is left free."""
    count = len(pieces)
    least, before = [0.0] + [_NEVER] * count, [0] * (count + 1)
    for end in range(1, count + 1):
        used = 0.0
        for begun in range(end - 1, -1, -1):
            used += pieces[begun][2]
            if begun + 1 < end:
                between_ = text[pieces[begun][1] : pieces[begun + 1][0]]
                used += blank if between_ else 0.0
                if "\n" in between_:
                    break
            if used > room and begun + 1 < end:
                break
            free = 0.0 if end == count or "\n" in text[pieces[end - 1][1] : pieces[end][0]] else max(0.0, room - used)
            if least[begun] + free * free < least[end]:
                least[end], before[end] = least[begun] + free * free, begun
    lines, end = [], count
    while end:
        lines.append((before[end], end - 1))
        end = before[end]
    return lines[::-1]


_NEVER = float("inf")
