"""Issues made up from figures alone: galleys as long and as varied as those of the demonstration paper, without text.

In: a seed, a design and how full the pages shall be. Out: pieces and fittings. Heads are reckoned by simple arithmetic
from the length of a headline; pictures from their proportions.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import broadsheet
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import read_design
from broadsheet.editions.print.galley import Block, Cut, Galley, Head, Line, Room, Variant
from broadsheet.editions.print.makeup.estimate import capacity, copy_lines
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.model.article import Weight

WORDS_A_LINE = 5.3
ROLES = {
    "lead": ("front", "page", "second"),
    "second": ("page", "second", "normal"),
    "normal": ("page", "second", "normal"),
    "brief": ("brief",),
}
WORDS = {"lead": (850, 1100), "second": (430, 720), "normal": (210, 460), "brief": (60, 120)}


@cache
def design_of(format: str) -> Design:
    """The built-in design on a format."""
    raw = (Path(broadsheet.__file__).parent / "themes/gazette/print/gazette.toml").read_bytes()
    return read_design("gazette", raw, format)


@dataclass(frozen=True)
class Sketch:
    """An article before it is set: figures of which a galley can be made at any size of type."""

    id: str
    weight: Weight
    words: int
    headline: int
    standfirst: int
    pictures: tuple[tuple[float, int], ...]
    box: int
    seed: int


def sketches(seed: int, count: int, briefs: int, pictured: float = 1.0) -> list[Sketch]:
    """Sketch an issue: a lead, seconds and normal articles, and briefs among them."""
    r = random.Random(seed)  # noqa: S311
    found = []
    for at in range(count):
        weight: Weight = "lead" if at == 0 else "second" if at in (1, 2) or r.random() < 0.28 else "normal"
        wanted = 2 if weight == "lead" else 1 if weight == "second" or r.random() < 0.5 else 0
        shown = tuple(
            (1.5 if weight == "lead" and j == 0 else r.choice([1.5, 1.5, 1.33, 1.78, 0.8]), r.randint(40, 110))
            for j in range(wanted)
            if r.random() < pictured
        )
        standfirst = r.randint(60, 120) if weight != "normal" or r.random() < 0.3 else 0
        box = r.randint(60, 110) if r.random() < 0.06 else 0
        found.append(
            Sketch(
                f"a{at}",
                weight,
                r.randint(*WORDS[weight]),
                r.randint(26, 60),
                standfirst,
                shown,
                box,
                r.randrange(10**9),
            )
        )
    for at in range(briefs):
        brief = Sketch(f"b{at}", "brief", r.randint(*WORDS["brief"]), r.randint(14, 30), 0, (), 0, r.randrange(10**9))
        found.insert(3 + at * max(1, (len(found) - 3) // max(1, briefs)), brief)
    return found


def galley(sketch: Sketch, design: Design, scale: float = 1.0) -> Galley:
    """Set a sketch."""
    r = random.Random(sketch.seed)  # noqa: S311
    lines, cuts, white = _text(r, round(sketch.words * scale / _words_a_line(design)), sketch.weight != "brief")
    heads = {}
    for role in ROLES[sketch.weight]:
        for size in design.head_sizes(role):
            for width in range(1, design.columns + 1):
                for standfirst in {False, sketch.standfirst > 0}:
                    head = head_of(design, width, size / 10, sketch.headline, sketch.standfirst if standfirst else 0)
                    heads[width, size, standfirst] = head
    continued = {width: Head(3 if width > 1 else 4, 1, 800, 800) for width in range(1, design.columns + 1)}
    return Galley(
        sketch.id,
        tuple(lines),
        tuple(cuts),
        frozenset(white),
        heads,
        continued,
        tuple(picture_of(design, aspect, caption) for aspect, caption in sketch.pictures),
        (box_of(design, sketch.box),) if sketch.box else (),
        (r.randint(7, 9), r.randint(10, 13)) if sketch.weight != "brief" else (),
        variants=_variants(r, lines, cuts),
        signature=sketch.seed,
    )


def _variants(r: random.Random, lines: list[Line], cuts: list[int]) -> dict[int, tuple[Variant, ...]]:
    """One paragraph in six can be a line shorter, one a line longer."""
    paragraphs: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        paragraphs.setdefault(line.paragraph, []).append(at)
    found = {}
    for paragraph, rows in paragraphs.items():
        change = r.choice((-1, 0, 0, 0, 0, 1))
        if paragraph > 0 and len(rows) > 4 and change:
            count = len(rows) + change
            flags = [0, int(Cut.ORPHAN), *(0 for _ in range(count - 3)), int(Cut.WIDOW)]
            made = tuple(Line(paragraph, at * 30, at * 30 + 30) for at in range(count))
            found[paragraph] = (Variant(change, made, tuple(flags)),)
    return found


def _words_a_line(design: Design) -> float:
    return WORDS_A_LINE * design.format.column / 124 * 8.7 / design.size


def _text(r: random.Random, wanted: int, long: bool) -> tuple[list[Line], list[int], set[int]]:
    lines: list[Line] = []
    cuts: list[int] = []
    white: set[int] = set()
    if long:
        lines.append(Line(0, 0, 20))
        cuts.append(0)
    since, paragraph, after = 0, 1, bool(lines)
    crosshead = False
    while len(lines) < wanted:
        if long and since > 45 and wanted - len(lines) > 25:
            white.add(len(lines))
            lines += [Line(-1), Line(paragraph, 0, 12)]
            cuts += [0, int(Cut.GLUED)]
            since, paragraph, after, crosshead = 0, paragraph + 1, True, True
        count = r.randint(3, 11)
        for at in range(count):
            cuts.append(_cut(at, count, (after, crosshead), bool(lines and lines[-1].hyphen)))
            lines.append(Line(paragraph, at * 30, at * 30 + 30, hyphen=at < count - 1 and r.random() < 0.2))
        since += count
        paragraph, after, crosshead = paragraph + 1, False, False
    return lines, [*cuts, 0], white


def _cut(at: int, count: int, tied: tuple[bool, bool], hyphen: bool) -> int:
    """What it means to cut before a line of a paragraph; `tied`: something stands above it, a crosshead does."""
    if at == 0:
        return int(Cut.GLUED) if tied[0] else 0
    flag = Cut.WIDOW if at == count - 1 else Cut(0)
    if at == 1:
        flag |= Cut.ORPHAN | (Cut.SECOND if tied[1] else Cut(0))
    return int(flag | Cut.HYPHEN if hyphen else flag)


def head_of(design: Design, width: int, size: float, headline: int, standfirst: int) -> Head:
    """Reckon a head."""
    wide = design.format.measure(width)
    natural = headline * size * 0.5
    rows = max(1, math.ceil(natural / wide * 1.04))
    points = 5.5 + max(4, size * 0.16) + rows * size * 0.97 + max(3.5, size * 0.27)
    if standfirst:
        below = 13 if size > 30 else 11 if size > 19 else 10
        points += max(5, size * 0.33) + math.ceil(standfirst * below * 0.46 / wide * 1.04) * below * 1.12
    return Head(math.ceil(points / design.leading), rows, min(1000, round(1000 * natural / (rows * wide))), 700)


def picture_of(design: Design, aspect: float, caption: int) -> Block:
    """Reckon a picture's room with its caption."""
    rooms = []
    for width in range(1, design.columns + 1):
        wide = design.format.measure(width)
        natural = wide / aspect / design.leading
        below = math.ceil(caption * 3.4 / wide) * 8.5 / design.leading + 0.8
        ideal = round(natural + below)
        room = Room(math.ceil(natural * 0.8 + below), ideal, max(ideal, math.floor(natural * 1.22 + below)))
        rooms.append(room if room.least <= 0.6 * design.lines else None)
    return Block(tuple(rooms), aspect < 1)


def box_of(design: Design, words: int) -> Block:
    """Reckon a fact box."""
    rooms = [max(6, math.ceil(words / _words_a_line(design) / width * 1.1) + 4) for width in (1, 2)]
    return Block(tuple(Room(room, room, room + 2) for room in rooms))


def fittings_of(design: Design, houses: int = 6) -> tuple[Fitting, ...]:
    """The furniture of an issue: an inside box, an imprint and house ads."""
    inside = Fitting("inside", "inside", Block((Room(8, 14, 40),)))
    imprint = Fitting("imprint", "imprint", Block((Room(9, 11, 14), Room(6, 7, 9))))
    ads = tuple(
        Fitting(f"house/{at}", "house", Block((Room(6 + at, 10 + at, 30), Room(5 + at // 2, 8 + at, 26))))
        for at in range(houses)
    )
    return (inside, imprint, *ads)


def issue(seed: int, design: Design, pages: int, full: float) -> tuple[tuple[Piece, ...], tuple[Fitting, ...]]:
    """Make an issue whose text and heads fill `full` of the pages at the design's own size.

    Above nine tenths its pictures are thinned, as an editor would, to a quarter at 105 per cent.
    """
    pictured = min(1.0, max(0.25, 1 - (full - 0.90) / 0.15 * 0.75))
    room = capacity(design, pages)
    count, briefs = min(38, max(4, round(room / 148))), min(10, max(1, round(room / 400)))
    drawn = sketches(seed, count, briefs, pictured)
    scale = 1.0
    for _ in range(6):
        pieces = pieces_of(drawn, design, scale)
        text = sum(len(piece.galley.lines) for piece in pieces)
        scale *= (full * room - (copy_lines(pieces, design) - text)) / text
    return pieces_of(drawn, design, scale), fittings_of(design)


def pieces_of(drawn: list[Sketch], design: Design, scale: float = 1.0) -> tuple[Piece, ...]:
    """Set all sketches of an issue."""
    return tuple(
        Piece(sketch.id, rank, sketch.weight, galley(sketch, design, scale)) for rank, sketch in enumerate(drawn)
    )


def without_pictures(piece: Piece) -> Piece:
    """The same piece with words only."""
    return replace(piece, galley=replace(piece.galley, pictures=()))
