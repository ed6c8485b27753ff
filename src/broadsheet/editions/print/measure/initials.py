"""Large letters at the beginning of a text, where a design has them.

In: matters, and a design with `drop_cap` lines. Out: for each matter whose text can begin so its `Initial`, and the
lines of that paragraph anew: the first ones narrower by the letter, the others as wide as the column. None for a text
that begins with a place or in bold, that is too short, or whose script has no large letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Initial, Line
from broadsheet.editions.print.matter import Matter, Paragraph
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.measure.slips import Slip, measured
from broadsheet.editions.print.paragraphs import paragraph_source
from broadsheet.editions.print.runs import between, content
from broadsheet.typesetting.compiler import Typesetter

GAP = 3.0
"""Points between the letter and the lines beside it."""

MORE = 2
"""Lines that a paragraph has at least below its large letter."""

LEAST = 2
"""Lines that a large letter reaches over at least."""

_BEGINS = re.compile(r"[“„«‘\"']?[^\W\d_]")


@dataclass(slots=True)
class _Begun:
    """A paragraph that may begin with a large letter, as far as is known: the letter's room, the lines beside it."""

    matter: Matter
    index: int
    letters: int
    room: float = 0.0
    lines: tuple[Line, ...] = ()

    @property
    def paragraph(self) -> Paragraph:
        return self.matter.paragraphs[self.index]

    def slip(self, start: int, design: Design, room: float = 0.0) -> Slip:
        """The rest of the paragraph from a character on, set as much narrower."""
        runs = tuple(between(self.paragraph.runs, start, len(self.paragraph.text)))
        rest = replace(self.paragraph, runs=runs, first=True)
        width = f"{design.format.column - room:.3f}pt"
        return Slip(rest, self.matter.language, f"block(width: {width}, {paragraph_source(rest, design)})")


def initials(
    matters: Sequence[Matter], counts: Sequence[Sequence[int]], design: Design, typesetter: Typesetter
) -> dict[str, tuple[Initial, list[Line]]]:
    """Return, by the id of a matter, its large letter and the lines of that paragraph. `counts` are the lines that each
    paragraph of each matter takes without."""
    begun = [found for pair in zip(matters, counts, strict=True) if (found := _begun(*pair, design))]
    if not begun:
        return {}
    _measure_letters(begun, design, typesetter)
    upper = measured([each.slip(each.letters, design, each.room) for each in begun], design, typesetter)
    for each in begun:
        beside = upper[each.slip(each.letters, design, each.room)]
        enough = len(beside.lines) >= design.drop_cap + MORE and not beside.pinned
        each.lines = tuple(_moved(line, each.letters) for line in beside.lines[: design.drop_cap]) if enough else ()
    begun = [each for each in begun if each.lines]
    lower = measured([each.slip(_after(each), design) for each in begun], design, typesetter)
    return {each.matter.id: _joined(each, lower[each.slip(_after(each), design)].lines, design) for each in begun}


def _begun(matter: Matter, counts: Sequence[int], design: Design) -> _Begun | None:
    """Find the paragraph with which a text begins, if it can begin with a large letter."""
    index = next((at for at, paragraph in enumerate(matter.paragraphs) if paragraph.kind != "byline"), -1)
    if design.drop_cap < LEAST or matter.direction == "rtl" or index < 0:
        return None
    paragraph = matter.paragraphs[index]
    letter = _BEGINS.match(paragraph.text)
    plain = paragraph.kind == "text" and paragraph.first and not paragraph.runs[0].style
    if not plain or letter is None or counts[index] < design.drop_cap + MORE:
        return None
    return _Begun(matter, index, letter.end())


def _measure_letters(begun: Sequence[_Begun], design: Design, typesetter: Typesetter) -> None:
    questions = Questions()
    for number, each in enumerate(begun):
        large = content(between(each.paragraph.runs, 0, each.letters))
        questions.width(number, f"initial({large}, {design.drop_cap}, 0pt)")
    said = questions.answers(design, begun[0].matter.language, typesetter)
    for number, each in enumerate(begun):
        each.room = round(said[number] + GAP, 3)


def _after(each: _Begun) -> int:
    """Where the lines begin that stand below the letter."""
    text, end = each.paragraph.text, each.lines[-1].end
    return end + len(text[end:]) - len(text[end:].lstrip())


def _joined(each: _Begun, lower: Sequence[Line], design: Design) -> tuple[Initial, list[Line]]:
    start = _after(each)
    lines = [*each.lines, *(_moved(line, start) for line in lower)]
    lines = [replace(line, paragraph=each.index) for line in lines]
    lines[0] = replace(lines[0], start=0)
    return Initial(each.index, each.letters, design.drop_cap, round(each.room * 1000)), lines


def _moved(line: Line, by: int) -> Line:
    return replace(line, start=line.start + by, end=line.end + by)
