"""How much room pictures, boxes and pull quotes take, by width.

In: pictures, boxes and quotes of matters. Out: questions for the typesetter, and from its answers `Block`s in lines of
the grid. A picture may be cropped within limits, and is not set where it has too few pixels or would fill the page.
"""

from __future__ import annotations

from math import ceil, floor

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Block, Room
from broadsheet.editions.print.matter import Box, Matter, Picture
from broadsheet.editions.print.measure.heads import Answers
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.measure.tables import WIDEST
from broadsheet.editions.print.runs import tongue
from broadsheet.editions.print.setting import CAPTION_GAP, GIVE, box_source, caption_source, pull_source

LEAST_CROP, MOST_CROP = 0.80, 1.22
"""How low and how high a picture may be cut, in parts of its own height at its width."""

WHOLE_CROP = 1 - GIVE, 1 + GIVE
"""The same for one that is not to be cut."""

DENSITY = 150
"""Pixels to the inch below which no picture falls that can be kept above."""

TALLEST = 0.62
"""Parts of a page's lines that a picture may take."""

WHITE = 1
"""Lines of white that keep a picture or box from the text."""

BOX_COLUMNS = 0.5
"""Parts of all columns that a box may be wide; a table may have all."""

_AIR = 0.9
"""The least white around a box, in parts of a line."""


def ask_floats(matter: Matter, design: Design, questions: Questions) -> None:
    """Ask for the heights of all captions, boxes and pull quotes of a matter."""
    questions.begin(f"set text({tongue(matter.language)})")
    for columns in range(1, design.columns + 1):
        room = design.format.measure(columns)
        for index, picture in enumerate(matter.pictures):
            if picture.caption or picture.credit:
                questions.height((matter.id, "caption", index, columns), room, caption_source(picture))
        for index, box in enumerate(matter.boxes):
            questions.height((matter.id, "box", index, columns), room, box_source(box, design))
    for index, runs in enumerate(matter.pull_quotes):
        questions.height((matter.id, "pull", index), design.format.column, pull_source(runs))
    questions.end()


def pictures_of(matter: Matter, design: Design, said: Answers) -> tuple[Block, ...]:
    """Return the room of every picture."""
    return tuple(_picture(matter, index, design, said) for index in range(len(matter.pictures)))


def _picture(matter: Matter, index: int, design: Design, said: Answers) -> Block:
    picture = matter.pictures[index]
    widths = range(1, design.columns + 1)
    dense = [columns for columns in widths if density(picture, design.format.measure(columns)) >= DENSITY]
    most = min(max(dense, default=1), _widest(picture, design))
    rooms = []
    for columns in widths:
        caption = said.get((matter.id, "caption", index, columns), 0.0)
        room = _room(picture, columns, caption, design)
        fits = columns == 1 or (columns <= most and room.least <= TALLEST * design.lines)
        rooms.append(room if fits else None)
    return Block(tuple(rooms), portrait=picture.height > picture.width)


def density(picture: Picture, width: float) -> float:
    """Pixels to the inch at a width in points; a drawing in lines has no end of them."""
    return 10_000.0 if picture.file.lower().endswith(".svg") else picture.width * 72 / width


def _widest(picture: Picture, design: Design) -> int:
    """How many columns a picture may take by its shape: what stands upright or beside the text is narrower."""
    half = max(1, design.columns // 2)
    if picture.decorative or picture.shape in ("left", "right"):
        return max(1, half - 1) if picture.height > picture.width else half
    return half if picture.height > picture.width else design.columns


def _room(picture: Picture, columns: int, caption: float, design: Design) -> Room:
    width = design.format.measure(columns)
    nature = width * picture.height / picture.width
    below = caption + (CAPTION_GAP if caption else 0.0)
    low, high = WHOLE_CROP if picture.whole else (LEAST_CROP, MOST_CROP)
    high = max(1.0, min(high, density(picture, width) / DENSITY))
    ideal = max(2, round((nature + below) / design.leading))
    least = min(ideal, max(2, ceil((low * nature + below) / design.leading)))
    most = max(ideal, floor((high * nature + below) / design.leading))
    return Room(least + WHITE, ideal + WHITE, most + WHITE)


def boxes_of(matter: Matter, design: Design, said: Answers) -> tuple[Block, ...]:
    """Return the room of every box."""
    return tuple(_box(matter, index, design, said) for index in range(len(matter.boxes)))


def _box(matter: Matter, index: int, design: Design, said: Answers) -> Block:
    box = matter.boxes[index]
    heights = [
        ceil((said[matter.id, "box", index, columns] - 0.05) / design.leading + _AIR)
        for columns in range(1, design.columns + 1)
    ]
    most = design.columns if box.kind in _ANY_WIDTH else max(1, round(BOX_COLUMNS * design.columns))
    first = min(_narrowest(box, heights), WIDEST) if index == 0 else 1
    rooms = [
        Room(high, high, high + _stretch(box, high)) if first <= columns <= max(most, first) else None
        for columns, high in enumerate(heights, 1)
    ]
    return Block(tuple(rooms))


_ANY_WIDTH = frozenset(("table", "house", "imprint"))


def _narrowest(box: Box, heights: list[int]) -> int:
    """The fewest columns at which the rows of a table do not turn over too often."""
    if box.kind != "table":
        return 1
    enough = 1.3 * min(heights)
    return next(columns for columns, high in enumerate(heights, 1) if high <= enough)


def _stretch(box: Box, high: int) -> int:
    """How many lines a box may be higher than it must."""
    return {"house": high // 3 + 2, "call": 2, "imprint": 2}.get(box.kind, 1)


def pulls_of(matter: Matter, design: Design, said: Answers) -> tuple[int, ...]:
    """Return the lines of every pull quote in one column, white around it included."""
    return tuple(
        ceil((said[matter.id, "pull", index] - 0.05) / design.leading + _AIR)
        for index in range(len(matter.pull_quotes))
    )
