"""The parts of an article's module: head, pictures, text, boxes, pull quotes, jump line.

In: a module of the plan and the sheet. Out: source in markup mode, in the order in which the parts are read aloud.
Decides nothing: the plan says where everything stands, the galley where the text is cut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from broadsheet.editions.print.design import FEATHER
from broadsheet.editions.print.galley import changed
from broadsheet.editions.print.matter import Matter, Run
from broadsheet.editions.print.paragraphs import in_tongue
from broadsheet.editions.print.plan import Module, Placed, Segment, mirrored
from broadsheet.editions.print.render.ground import Ground, place, unread
from broadsheet.editions.print.render.links import Labels, anchor_source, back_source, link_source, noted_source
from broadsheet.editions.print.setting import (
    box_source,
    continued_source,
    head_source,
    lines_source,
    picture_source,
    pull_source,
    quoted,
)
from broadsheet.editions.print.sheet import Sheet

WHITE_BELOW, WHITE_ABOVE = 0.55, 0.45
"""White between a picture or box and the text below or above it, in parts of a line."""

CAPTION_FOOT = 0.215
"""How far a caption reaches below its last baseline, in parts of the text's size (as in `prelude`)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What an article's module is set with."""

    sheet: Sheet
    labels: Labels
    ground: Ground


def article_source(module: Module, page: int, setting: Setting) -> Iterator[str]:
    """Write the parts of an article's module on a page."""
    sheet = setting.sheet
    matter = sheet.matters[module.piece]
    if matter.direction != sheet.furniture.direction:
        module = mirrored(module)
    noted = noted_source(matter, setting.labels.starts.get(module.piece, ""))
    for part in _parts(module, page, matter, setting):
        yield f"#{{\n{noted}{part.removeprefix('#')}}}\n" if noted else part


def _parts(module: Module, page: int, matter: Matter, setting: Setting) -> Iterator[str]:
    """Write them one by one."""
    ground = setting.ground
    corner = (ground.left(module.x), ground.top(module.y))
    yield anchor_source(setting.labels.of(module.piece, page), corner)
    if module.head:
        room = (ground.width(module.w), ground.height(module.head))
        yield place(*corner, *room, _head(module, matter, setting))
    for placed in module.pictures:
        yield _picture(module, placed, matter, ground)
    yield from _text(module, matter, setting)
    for placed in module.boxes:
        yield _box(module, placed, matter, ground)
    for placed in module.pulls:
        yield _pull(module, placed, matter, ground)
    if module.jump_to:
        yield _jump_line(module, matter, setting)


def feathering(lines: int, room: int, leading: float) -> float:
    """The white that is added between lines that are too few for their room, in points. What it does not fill within
    its limit stays open at the foot."""
    if lines >= room or lines < 2:
        return 0.0
    return min((room - lines) / (lines - 1), FEATHER) * leading


def _head(module: Module, matter: Matter, setting: Setting) -> str:
    design = setting.ground.design
    if module.kind == "article":
        return head_source(matter, module.size, module.standfirst)
    words = setting.sheet.furniture.words
    said = words.from_page.format(page=module.from_page)
    head = f"set heading(bookmarked: false)\n{continued_source(matter, said, design)}"
    return back_source(setting.labels.of(module.piece, module.from_page), head)


def _text(module: Module, matter: Matter, setting: Setting) -> Iterator[str]:
    ground = setting.ground
    galley = changed(setting.sheet.galleys[module.piece], dict(module.changed))
    for at, segment in enumerate(module.segments):
        room = segment.lines - (1 if module.jump_to and at == len(module.segments) - 1 else 0)
        extra = feathering(segment.end - segment.start, room, ground.design.leading)
        source = lines_source(matter, galley, (segment.start, segment.end), ground.design, extra)
        yield place(
            ground.left(segment.x), ground.top(segment.y), ground.width(1), ground.height(segment.lines), source
        )


def _picture(module: Module, placed: Placed, matter: Matter, ground: Ground) -> str:
    left, top, width, height = _room(module, placed, ground)
    picture = matter.pictures[placed.index]
    body = picture_source(picture, ground.design, (width, height))
    return place(left, top, width, height, in_tongue(matter.language, body))


def _box(module: Module, placed: Placed, matter: Matter, ground: Ground) -> str:
    left, top, width, height = _room(module, placed, ground)
    body = box_source(matter.boxes[placed.index], ground.design, height)
    return place(left, top, width, height, in_tongue(matter.language, body))


def _pull(module: Module, placed: Placed, matter: Matter, ground: Ground) -> str:
    left, top, width, height = _room(module, placed, ground)
    runs = matter.pull_quotes[placed.index]
    body = in_tongue(matter.language, pull_source(runs, height))
    return place(left, top, width, height, unread(body) if _repeated(runs, matter) else body)


def _room(module: Module, placed: Placed, ground: Ground) -> tuple[float, float, float, float]:
    """Where a picture or box stands: its lines without the white that keeps it from text above and below."""
    leading = ground.design.leading
    above = ground.air if placed.y <= module.y + module.head else WHITE_ABOVE * leading
    last = placed.y + placed.h >= module.y + module.h - 1
    below = ground.foot - CAPTION_FOOT * ground.design.size if last else WHITE_BELOW * leading
    height = ground.height(placed.h) - above - below
    return ground.left(placed.x), ground.top(placed.y) + above, ground.width(placed.w), height


def _repeated(runs: tuple[Run, ...], matter: Matter) -> bool:
    """Whether a pull quote says what the text says as well."""
    said = _letters("".join(run.text for run in runs).partition("\n")[0])
    return any(said in _letters(paragraph.text) for paragraph in matter.paragraphs)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _jump_line(module: Module, matter: Matter, setting: Setting) -> str:
    """Write where the article goes on, in the paper's language, on the side where the article's lines end."""
    ground, words = setting.ground, setting.sheet.furniture.words
    last = Segment(module.x + module.w - 1, module.y + module.h - 2, 1, 0, 0)
    segment = module.segments[-1] if module.segments else last
    side = "left" if matter.direction == "rtl" else "right"
    said = link_source(
        setting.labels.of(module.piece, module.jump_to),
        f"jump-line({quoted(words.continued_on.format(page=module.jump_to))}, {side})",
    )
    top = ground.top(segment.y + segment.lines - 1)
    return place(ground.left(segment.x), top, ground.width(1), ground.height(1), said)
