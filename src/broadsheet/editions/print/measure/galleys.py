"""Matters → galleys: everything of an issue measured in two goes of the typesetter.

In: matters, the weights of those that are articles, a design. Out: `Galley`s by id. What has no weight is furniture:
of it only the boxes are measured.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from zlib import crc32

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Block, Galley, Line, Variant
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.floats import ask_floats, boxes_of, pictures_of, pulls_of
from broadsheet.editions.print.measure.flow import cuts_of, flow_of
from broadsheet.editions.print.measure.heads import Answers, ask_heads, heads_of
from broadsheet.editions.print.measure.lines import Broken, lines_of
from broadsheet.editions.print.measure.matter import PLACED_PICTURES
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.model.article import Weight
from broadsheet.typesetting.compiler import Typesetter


def measure(
    matters: Sequence[Matter], weights: Mapping[str, Weight], design: Design, typesetter: Typesetter
) -> dict[str, Galley]:
    """Measure matters. Raises `TypesettingError` where the typesetter fails or cannot be understood."""
    if not matters:
        return {}
    questions = Questions()
    for matter in matters:
        if matter.id in weights:
            ask_heads(matter, weights[matter.id], design, questions)
        ask_floats(matter, design, questions)
    said = questions.answers(design, matters[0].language, typesetter)
    lines = lines_of([matter for matter in matters if matter.id in weights], design, typesetter)
    rows = iter(lines)
    made = {}
    for matter in matters:
        if matter.id in weights:
            made[matter.id] = _article(matter, weights[matter.id], next(rows), design, said)
        else:
            made[matter.id] = _signed(Galley(matter.id, boxes=boxes_of(matter, design, said)))
    return made


def _article(matter: Matter, weight: Weight, broken: Broken, design: Design, said: Answers) -> Galley:
    pictures, boxes = pictures_of(matter, design, said), boxes_of(matter, design, said)
    held = {broken.initial.paragraph: broken.initial.lines} if broken.initial else {}
    flow = flow_of(matter, broken.lines, [_height(block) for block in (*pictures, *boxes)], held)
    heads, continued = heads_of(matter, weight, design, said)
    return _signed(
        Galley(
            matter.id,
            lines=tuple(flow.lines),
            cuts=tuple(map(int, flow.cuts)),
            white=frozenset(flow.white),
            heads=heads,
            continued=continued,
            pictures=pictures[:PLACED_PICTURES],
            boxes=boxes[:1],
            pulls=pulls_of(matter, design, said),
            pinned=frozenset(broken.pinned),
            variants={index: _variants(matter, index, others) for index, others in broken.others.items()},
            initial=broken.initial,
        )
    )


def _variants(matter: Matter, index: int, others: Mapping[int, Sequence[Line]]) -> tuple[Variant, ...]:
    paragraph = matter.paragraphs[index]
    return tuple(Variant(change, tuple(lines), tuple(cuts_of(paragraph, lines))) for change, lines in others.items())


def _height(block: Block) -> int:
    """The lines of a block that stands in the running text."""
    room = block.room(1)
    return room.ideal if room else max((other.ideal for other in block.rooms if other), default=1)


def _signed(galley: Galley) -> Galley:
    """Add the signature: a number made of all others."""
    values = [getattr(galley, part.name) for part in fields(Galley) if part.name not in ("id", "signature")]
    said = [sorted(value) if isinstance(value, frozenset) else value for value in values]
    return replace(galley, signature=crc32(repr(said).encode()))
