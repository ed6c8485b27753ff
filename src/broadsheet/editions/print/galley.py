"""How much room everything of an article takes: the measures between `measure` and `makeup`.

In: values that `measure` has read from the typesetter. Out: frozen values in whole lines and columns. A galley has the
running text once, at the width of one column; whatever shape a module gets, its text is these lines in this order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import IntFlag


class Cut(IntFlag):
    """What it means to begin a column, or a page, before a line. No flag: nothing is against it.

    `GLUED` forbids it: within a heading, picture or row, below a crosshead or byline, between a byline and the text.
    `WIDOW`: the line is the last of its paragraph. `ORPHAN`: it is the second, so one line stays behind. `HYPHEN`: the
    line before it ends with a hyphen. `SECOND`: the line before is the first below a crosshead.
    """

    GLUED = 1
    WIDOW = 2
    ORPHAN = 4
    HYPHEN = 8
    SECOND = 16


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the grid: characters `start` to `end` of a paragraph (an index into `Matter.paragraphs`).

    `hyphen` says that a hyphen is set at its end which the text does not have. A line of white above a crosshead has
    paragraph -1. A block (picture, row, heading) of several lines has as many `Line`s with its paragraph, of which only
    the first has characters.
    """

    paragraph: int
    start: int = 0
    end: int = 0
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """A paragraph set somewhat tighter or looser, so that it has a line less (`change` -1) or more (1): its lines, and
    what it means to cut before each but the first."""

    change: int
    lines: tuple[Line, ...]
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Initial:
    """A large letter over the first `lines` lines of a paragraph: the first `letters` characters of its text, beside
    which those lines are set in by `room` thousandths of a point. They are never parted."""

    paragraph: int
    letters: int
    lines: int
    room: int


@dataclass(frozen=True, slots=True)
class Head:
    """A headline with kicker and standfirst. `lines` is the height with the space below it; `rows` the lines of the
    headline; `fill` how full its width is on the whole, and `last` the last row, in thousandths."""

    lines: int
    rows: int
    fill: int
    last: int


@dataclass(frozen=True, slots=True)
class Room:
    """Lines that a block takes at one width: the ideal, and between which limits it can be cropped or stretched."""

    least: int
    ideal: int
    most: int


@dataclass(frozen=True, slots=True)
class Block:
    """A picture with its caption, a box or an advertisement: its room by width, one column first; None where it does
    not go. The lines include caption and the space that keeps it from the text. `portrait`: it is higher than wide."""

    rooms: tuple[Room | None, ...]
    portrait: bool = False

    def room(self, columns: int) -> Room | None:
        """The room that it takes at a width, None where it does not go."""
        return self.rooms[columns - 1] if 0 < columns <= len(self.rooms) else None


@dataclass(frozen=True, slots=True)
class Galley:
    """An article on the grid.

    `cuts[i]` says what it means to begin a column before line i; there is one more than lines. `white` holds the lines
    that are white space and vanish at the head of a column. `heads` by (columns, size in tenths of a point, with
    standfirst), `continued` by columns. `pictures` (two at most) and `boxes` (one at most) are those that make-up
    places; all others stand in the text as blocks of lines. `pulls` are the heights of the pull quotes in one column,
    space above and below included; they may be used or not. `pinned` are the paragraphs that are always set line by
    line. `variants` are other settings of some paragraphs, by paragraph; `changes` says which of them are taken here.
    `initial` is the large letter with which the text begins, if any. `signature` changes with any figure in it, and
    with nothing else.
    """

    id: str
    lines: tuple[Line, ...] = ()
    cuts: tuple[int, ...] = (0,)
    white: frozenset[int] = frozenset()
    heads: Mapping[tuple[int, int, bool], Head] = field(default_factory=dict)
    continued: Mapping[int, Head] = field(default_factory=dict)
    pictures: tuple[Block, ...] = ()
    boxes: tuple[Block, ...] = ()
    pulls: tuple[int, ...] = ()
    pinned: frozenset[int] = frozenset()
    variants: Mapping[int, tuple[Variant, ...]] = field(default_factory=dict)
    changes: Mapping[int, int] = field(default_factory=dict)
    initial: Initial | None = None
    signature: int = 0


def changed(galley: Galley, changes: Mapping[int, int]) -> Galley:
    """Return the galley with the variants of some paragraphs taken: lines longer or shorter by paragraph.

    Its lines are counted anew; raises `KeyError` for a variant that there is not.
    """
    if not changes:
        return galley
    lines: list[Line] = []
    cuts: list[int] = []
    white: set[int] = set()
    before = -1
    for at, (line, cut) in enumerate(zip(galley.lines, galley.cuts, strict=False)):
        taken = changes.get(line.paragraph, 0) if line.paragraph >= 0 else 0
        if taken == 0:
            if at in galley.white:
                white.add(len(lines))
            lines.append(line)
            cuts.append(cut)
        elif line.paragraph != before:
            variant = {each.change: each for each in galley.variants[line.paragraph]}[taken]
            second = galley.cuts[at + 1] & Cut.SECOND
            lines += variant.lines
            cuts += [cut, *(flag | second if nth == 0 else flag for nth, flag in enumerate(variant.cuts[1:]))]
        before = line.paragraph
    return replace(
        galley,
        lines=tuple(lines),
        cuts=(*cuts, galley.cuts[len(galley.lines)]),
        white=frozenset(white),
        pinned=galley.pinned | set(changes),
        changes=dict(changes),
    )
