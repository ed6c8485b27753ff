"""The lines of all paragraphs of matters.

In: matters and a design. Out: for each paragraph its lines, as they stand in one column. Knows not how they are found.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Initial, Line
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.initials import initials
from broadsheet.editions.print.measure.slips import Slip, measured
from broadsheet.editions.print.rows import table_rows_source
from broadsheet.typesetting.compiler import Typesetter


@dataclass(slots=True)
class Broken:
    """The lines of every paragraph of a matter, which paragraphs are always set line by line, and the lines of those
    that may be one shorter or longer; and the large letter with which the text begins."""

    lines: list[list[Line]]
    pinned: set[int] = field(default_factory=set)
    others: dict[int, Mapping[int, list[Line]]] = field(default_factory=dict)
    initial: Initial | None = None


def lines_of(matters: Sequence[Matter], design: Design, typesetter: Typesetter) -> list[Broken]:
    """Return the lines of every paragraph of every matter; of a paragraph without text, and of a block, none."""
    slips = [[_slip(matter, index, design) for index in range(len(matter.paragraphs))] for matter in matters]
    found = measured([slip for row in slips for slip in row if slip], design, typesetter)
    made = []
    for row in slips:
        broken = Broken([_numbered(found[slip].lines, index) if slip else [] for index, slip in enumerate(row)])
        for index, slip in enumerate(row):
            if slip and found[slip].pinned:
                broken.pinned.add(index)
            if slip and found[slip].others:
                others = found[slip].others
                broken.others[index] = {change: _numbered(others[change], index) for change in sorted(others)}
        made.append(broken)
    _begin(matters, made, design, typesetter)
    return made


def _begin(matters: Sequence[Matter], made: Sequence[Broken], design: Design, typesetter: Typesetter) -> None:
    """Set the beginnings of texts anew where they have a large letter."""
    counts = [[len(lines) for lines in broken.lines] for broken in made]
    found = initials(matters, counts, design, typesetter)
    for matter, broken in zip(matters, made, strict=True):
        if matter.id in found:
            broken.initial, lines = found[matter.id]
            index = broken.initial.paragraph
            broken.lines[index] = lines
            broken.pinned.add(index)
            broken.others.pop(index, None)


def _numbered(lines: Sequence[Line], index: int) -> list[Line]:
    return [replace(line, paragraph=index) for line in lines] if index else list(lines)


def _slip(matter: Matter, index: int, design: Design) -> Slip | None:
    paragraph = matter.paragraphs[index]
    if paragraph.kind == "row":
        return Slip(paragraph, matter.language, table_rows_source(matter.paragraphs, (index, index + 1), design))
    return Slip(paragraph, matter.language) if paragraph.runs else None
