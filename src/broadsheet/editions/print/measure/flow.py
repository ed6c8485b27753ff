"""Paragraphs and blocks in lines → the running text of a galley, with what it means to cut it anywhere.

In: the lines of every paragraph, and how high blocks are in one column. Out: lines one below the other, those that are
white, and `Cut` flags. Knows no typesetter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from broadsheet.editions.print.galley import Cut, Line
from broadsheet.editions.print.matter import Matter, Paragraph

WHITE = Line(-1)

SHORT_TABLE = 8
"""Rows of a table up to which it is not parted."""

_TIED = frozenset(("crosshead", "byline", "ornament"))
"""Kinds that never stand at the foot of a column."""

_OPEN = frozenset(("crosshead", "author_note", "code", "row"))
"""Kinds that have a line of white above them where another kind goes before."""

_DASHES = "-\u2010\u2011\u00ad"


@dataclass(slots=True)
class Flow:
    """Running text as it grows. `tied`: what comes next must not be parted from it; `below`: the next line is the first
    below a crosshead (1), or the second (2)."""

    lines: list[Line] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    white: set[int] = field(default_factory=set)
    tied: bool = False
    below: int = 0

    def gap(self) -> None:
        """Add a line of white, unless the text begins here or there is one."""
        if self.lines and len(self.lines) - 1 not in self.white:
            self.white.add(len(self.lines))
            self.cuts.append(Cut.GLUED if self.tied else 0)
            self.lines.append(WHITE)
            self.tied = False

    def add(self, lines: Sequence[Line], cuts: Sequence[int]) -> None:
        """Add the lines of a paragraph with what it means to cut within it; what is tied to the line above is glued."""
        after_white = bool(self.lines) and len(self.lines) - 1 in self.white
        first = Cut.GLUED if self.tied or after_white else 0
        self.cuts += [first or cuts[0], *cuts[1:]]
        self.lines += lines
        self.tied = False


def flow_of(
    matter: Matter, lines: Sequence[Sequence[Line]], blocks: Sequence[int], held: Mapping[int, int] | None = None
) -> Flow:
    """Put the paragraphs of a matter one below the other. `blocks` are the lines that its blocks take, `held` by
    paragraph how many of its first lines are not to be parted."""
    flow = Flow()
    before = ""
    for index, paragraph in enumerate(matter.paragraphs):
        if _is_apart(paragraph, before):
            flow.gap()
        if paragraph.kind == "block":
            made: Sequence[Line] = [Line(index)] * blocks[paragraph.block]
        else:
            made = lines[index]
        if made:
            _place(flow, matter, index, made, (held or {}).get(index, 0))
            before = paragraph.kind
    while flow.lines and len(flow.lines) - 1 in flow.white:
        flow.white.discard(len(flow.lines) - 1)
        flow.lines.pop()
        flow.cuts.pop()
    flow.cuts.append(0)
    return flow


def _is_apart(paragraph: Paragraph, before: str) -> bool:
    """Whether there is white above a paragraph."""
    if not paragraph.runs and paragraph.kind not in ("block", "row"):
        return True
    kind = paragraph.kind
    if kind in _OPEN:
        return kind != before or paragraph.head
    return before in ("code", "row") or (kind == "label" and before not in ("byline", "label"))


def _place(flow: Flow, matter: Matter, index: int, lines: Sequence[Line], held: int) -> None:
    paragraph = matter.paragraphs[index]
    cuts = cuts_of(paragraph, lines)
    cuts[1:held] = [int(Cut.GLUED)] * len(cuts[1:held])
    if flow.below == 2:
        cuts[0] |= Cut.SECOND
    elif flow.below == 1 and len(lines) > 1 and not cuts[1] & Cut.GLUED:
        cuts[1] |= Cut.SECOND
    if paragraph.kind in ("from", "ornament") or _is_tied_row(matter, index):
        flow.tied = True
    flow.add(lines, cuts)
    flow.tied = paragraph.kind in _TIED or paragraph.head or _heads_notes(matter, index)
    flow.below = 1 if paragraph.kind == "crosshead" else 2 if flow.below == 1 and len(lines) == 1 else 0


def _is_tied_row(matter: Matter, index: int) -> bool:
    """Whether a row must not be parted from the one above: in a short table, and at either end of a long one."""
    paragraphs = matter.paragraphs
    if paragraphs[index].kind != "row" or not index or paragraphs[index - 1].kind != "row" or paragraphs[index].head:
        return False
    start = end = index
    while start and paragraphs[start - 1].kind == "row" and not paragraphs[start].head:
        start -= 1
    while end < len(paragraphs) and paragraphs[end].kind == "row" and (end == index or not paragraphs[end].head):
        end += 1
    return end - start <= SHORT_TABLE or index in (start + 1, start + 2, end - 1)


def _heads_notes(matter: Matter, index: int) -> bool:
    """Whether a label stands above notes."""
    following = matter.paragraphs[index + 1 : index + 2]
    return matter.paragraphs[index].kind == "label" and bool(following) and following[0].kind == "note"


def cuts_of(paragraph: Paragraph, lines: Sequence[Line]) -> list[int]:
    """What it means to begin a column before each line of a paragraph; the first has no flag of its own."""
    count = len(lines)
    if paragraph.kind in ("crosshead", "row", "block", "verse", "label", "address", "byline", "from"):
        return [0, *(Cut.GLUED for _ in range(count - 1))]
    flags = [0] * count
    for at in range(1, count):
        flag = Cut.WIDOW if at == count - 1 else Cut(0)
        flag |= Cut.ORPHAN if at == 1 else Cut(0)
        before = lines[at - 1]
        if before.hyphen or paragraph.text[before.end - 1 : before.end] in tuple(_DASHES):
            flag |= Cut.HYPHEN
        flags[at] = int(flag)
    return flags
