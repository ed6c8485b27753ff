"""One stretch of text in one column as it was set, against the lines that its galley has for it.

In: rows read from the PDF, a segment of the plan, matter and galley. Out: which line of the galley stands in which
row, which stand nowhere, which rows nobody planned, and whether all stand on their grid.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.prelude import ASCENT
from broadsheet.editions.print.proof.letters import letters, same_line
from broadsheet.editions.print.proof.rows import Row
from broadsheet.typesetting.pages import Box

TOLERANCE = 0.6
"""Points by which a line may stand off its grid."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of a galley that are set together: `start` up to `end`, and the letters that stand in them.

    `paragraph` is that of the matter, -1 for white, and `span` the characters of it. `solid` says that it is one line
    of running text in one row; `free` that its rows stand beside each other, so that its letters have no order. One
    without letters is white, a rule or a picture.
    """

    start: int
    end: int
    letters: str
    kind: str
    paragraph: int = -1
    span: tuple[int, int] = (0, 0)
    solid: bool = False
    free: bool = False
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A group and the rows in which it was found."""

    group: Group
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What was found of a segment: groups with their rows, groups that are not there, rows that were not planned."""

    found: tuple[Found, ...]
    lost: tuple[Group, ...]
    extra: tuple[Row, ...]

    @property
    def lines(self) -> int:
        """How many lines of the grid are set."""
        return sum(each.group.end - each.group.start for each in self.found)


def groups(matter: Matter, galley: Galley, start: int, end: int) -> Iterator[Group]:
    """Yield what the lines of a galley hold, in order."""
    at = start
    while at < end:
        line, stop = galley.lines[at], at + 1
        while stop < end and galley.lines[stop].paragraph == line.paragraph and not _begins(galley, stop):
            stop += 1
        if line.paragraph < 0:
            yield Group(at, stop, "", "white")
        else:
            yield _group(matter, galley, at, stop)
        at = stop


def _begins(galley: Galley, at: int) -> bool:
    """Whether a line has text of its own and is not the rest of a block."""
    return galley.lines[at].end > galley.lines[at].start


def _group(matter: Matter, galley: Galley, start: int, end: int) -> Group:
    line = galley.lines[start]
    paragraph, place = matter.paragraphs[line.paragraph], (line.paragraph, (line.start, line.end))
    if paragraph.kind == "block":
        return Group(start, end, letters(_block(matter, paragraph.block)), "block", *place, free=True)
    if paragraph.kind == "row":
        return Group(start, end, letters(_runs(*paragraph.cells)), "row", *place, free=True)
    text = paragraph.text[line.start : line.end]
    mark = paragraph.mark if line.start == 0 else ""
    solid = end - start == 1 and paragraph.kind not in ("crosshead", "ornament") and bool(text)
    return Group(start, end, letters(mark + text), paragraph.kind, *place, solid=solid, hyphen=line.hyphen)


def _block(matter: Matter, index: int) -> str:
    """The text of a float that is set in the column: a picture's caption and credit, or a box."""
    if index < len(matter.pictures):
        picture = matter.pictures[index]
        return _runs(picture.caption, picture.credit)
    return box_text(matter.boxes[index - len(matter.pictures)].paragraphs)


def box_text(paragraphs: Sequence[Paragraph]) -> str:
    """All text of a box."""
    return "".join(each.mark * (each.kind != "row") + each.text + _runs(*each.cells) for each in paragraphs)


def _runs(*parts: Sequence[Run]) -> str:
    return "".join(run.text for runs in parts for run in runs)


def matched(planned: Sequence[Group], rows: Sequence[Row]) -> Column:
    """Find the groups among the rows in their order; what is between was not planned, what is missing is lost."""
    found: list[Found] = []
    lost: list[Group] = []
    extra: list[Row] = []
    at = 0
    rows = [row for row in rows if row.letters]
    for group in planned:
        place = _place(group, rows, at)
        if place is None:
            lost.append(group)
            continue
        start, end = place
        extra += rows[at:start]
        found.append(Found(group, tuple(rows[start:end])))
        at = end
    return Column(tuple(found), tuple(lost), (*extra, *rows[at:]))


def _place(group: Group, rows: Sequence[Row], at: int) -> tuple[int, int] | None:
    """From which row to which a group stands, at the first place from `at` on that has its letters."""
    if not group.letters:
        return at, at
    for start in range(at, len(rows)):
        end, length = start + 1, len(rows[start].letters)
        while not group.solid and end < len(rows) and length < len(group.letters):
            length += len(rows[end].letters)
            end += 1
        said = "".join(row.letters for row in rows[start:end])
        if same_line(group.letters, said) or (group.free and sorted(group.letters) == sorted(said)):
            return start, end
    return None


def feathering(column: Column, leading: float) -> float:
    """The largest departure of two neighbouring lines from the leading, in points."""
    solid = [each for each in column.found if each.group.solid and each.rows]
    steps = (
        below.rows[0].baseline - above.rows[0].baseline
        for above, below in pairwise(solid)
        if above.group.end == below.group.start
    )
    return max((abs(step - leading) for step in steps), default=0.0)


def shifted(column: Column, spot: Box, size: float, leading: float) -> float:
    """By how many points the first line stands off the head of its room, or the last one hangs out of its foot."""
    solid = [each for each in column.found if each.group.solid and each.rows]
    if not solid:
        return 0.0
    first, last = solid[0], solid[-1]
    start = column.found[0].group.start
    off = first.rows[0].baseline - spot[1] - size * ASCENT
    head = abs(off) if first.group.start == start else 0.0
    foot = last.rows[-1].baseline + leading - size * ASCENT - spot[3]
    worst = max(head, foot)
    return worst if worst > TOLERANCE else 0.0
