"""Lines of code → lines of a column.

In: paragraphs of code, each a line as it was written. Out: for each the lines that it takes: one, if it goes in; else
it is cut, behind a blank where one is near, and what is left of it is turned over. The width of every letter is asked
for once, at its full size: letters of code are not moved nearer to each other, so a line is as wide as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Paragraph
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.paragraphs import CODE, CODE_MARGIN, code_scale, indents
from broadsheet.editions.print.runs import quoted
from broadsheet.typesetting.compiler import Typesetter

NEAR = 0.6
"""A line is cut behind a blank if that stands behind so many parts of the room."""


def code_lines(
    paragraphs: Sequence[Paragraph], language: str, design: Design, typesetter: Typesetter
) -> list[tuple[Line, ...]]:
    """Return the lines, numbered 0, of paragraphs of code."""
    signs = sorted({sign for paragraph in paragraphs for sign in paragraph.text})
    questions = Questions()
    for sign in signs:
        body = quoted(f"x{sign}x")
        questions.width(sign, f"k-code(0pt, 0pt, {CODE}em, {body})")
    if signs:
        questions.width("", f"k-code(0pt, 0pt, {CODE}em, {quoted('xx')})")
    said = questions.answers(design, language, typesetter)
    widths = {sign: said[sign] - said[""] for sign in signs}
    return [tuple(_cut(paragraph, widths, design)) for paragraph in paragraphs]


def _cut(paragraph: Paragraph, widths: Mapping[str, float], design: Design) -> Iterator[Line]:
    first, hang = (indent * design.size for indent in indents(paragraph))
    text, scale = paragraph.text, code_scale(paragraph, design)
    start, room = 0, design.format.column - first - CODE_MARGIN
    while True:
        end = _reached(text, start, [widths[sign] * scale for sign in text[start:]], room)
        if not text[end:].strip():
            yield Line(0, start, len(text))
            return
        yield Line(0, start, end)
        start, room = end, design.format.column - hang - CODE_MARGIN
        while text[start].isspace():
            start += 1


def _reached(text: str, start: int, widths: Sequence[float], room: float) -> int:
    """Where a line that begins at a place ends: at least one letter further, and never before a blank alone."""
    end, used = start, 0.0
    while end < len(text) and (used + widths[end - start] <= room or end == start):
        used += widths[end - start]
        end += 1
    if end == len(text) or text[end].isspace():
        return end
    blank = max(text.rfind(sign, start, end) for sign in " \u00a0")
    near = blank > start + NEAR * (end - start) and bool(text[start:blank].strip())
    return blank + 1 if near else end
