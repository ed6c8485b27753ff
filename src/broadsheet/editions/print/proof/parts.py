"""Whether everything that was planned stands on its page, and nothing else: heads, captions, boxes, columns, pictures.

In: pages as they were read, the sheet. Out: faults. The parts are compared by the letters that stand in their spots.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print.matter import Matter, Run
from broadsheet.editions.print.plan import Module
from broadsheet.editions.print.proof.columns import box_text, shifted
from broadsheet.editions.print.proof.figures import Fault
from broadsheet.editions.print.proof.kinds import (
    PICTURE_MISSING,
    TEXT_DIFFERS,
    TEXT_OUTSIDE,
    TEXT_SHIFTED,
    TEXT_STRAY,
)
from broadsheet.editions.print.proof.letters import letters, same_line
from broadsheet.editions.print.proof.page import Filled, ReadPage
from broadsheet.editions.print.proof.rows import outside
from broadsheet.editions.print.sheet import Sheet
from broadsheet.problems import Fact, Kind

SHOWN = 60
"""Characters of a text that a fault shows."""

WHAT = {
    "plate": "nameplate",
    "folio": "folio",
    "head": "headline",
    "jump": "jump line",
    "picture": "caption",
    "box": "box",
    "pull": "pull quote",
    "furniture": "box",
}
"""What the text of a spot is called; these words are translated in `PHRASES`."""
_FREE = ("plate", "folio", "box", "furniture")


def fault(kind: Kind, page: int, article: str, **facts: Fact) -> Fault:
    """Make a fault; its texts are shortened to what can be shown."""
    shown = {name: said[:SHOWN] if isinstance(said, str) else said for name, said in facts.items()}
    return Fault(kind, page, article, tuple(sorted(shown.items())))


def faults_of(read: ReadPage, sheet: Sheet) -> Iterator[Fault]:
    """Yield what is wrong on a page, except for lines of running text that are lost."""
    number = read.page.number
    for each in read.filled:
        article = each.spot.module.piece if each.spot.module else ""
        for stretch in outside(each.stretches, each.spot):
            yield fault(TEXT_OUTSIDE, number, article, text=stretch.text)
        if each.column is not None:
            yield from _column_faults(each, read, sheet)
        elif not _as_planned(each, read, sheet):
            said = " ".join(row.text.strip() for row in each.rows)
            yield fault(TEXT_DIFFERS, number, article, what=WHAT[each.spot.kind], text=said)
        if each.spot.kind == "picture" and _lacks_picture(each, read):
            yield fault(PICTURE_MISSING, number, article, number=each.module.pictures[each.spot.index].index + 1)
    for stretch in read.stray:
        yield fault(TEXT_STRAY, number, "", text=stretch.text)


def _column_faults(each: Filled, read: ReadPage, sheet: Sheet) -> Iterator[Fault]:
    column, design, number = each.column, sheet.design, read.page.number
    if column is None:
        return
    for row in column.extra:
        yield fault(TEXT_STRAY, number, each.module.piece, text=row.text)
    if off := shifted(column, each.spot.box, design.size, design.leading):
        yield fault(TEXT_SHIFTED, number, each.module.piece, points=f"{off:.1f}")


def _as_planned(each: Filled, read: ReadPage, sheet: Sheet) -> bool:
    """Whether the text of a spot is what should stand there; folio and nameplate must only say what they are for."""
    found = "".join(row.letters for row in each.rows)
    kind = each.spot.kind
    if kind == "folio":
        return str(read.page.number) in found
    if kind == "plate":
        return letters(sheet.furniture.title) in found
    if kind == "furniture" and each.module.kind == "inside":
        return letters(sheet.furniture.words.inside) in found
    planned = letters(_planned(each, sheet))
    return same_line(planned, found) or (kind in _FREE and sorted(planned) == sorted(found))


def _planned(each: Filled, sheet: Sheet) -> str:
    """The text that should stand in a spot."""
    module, index = each.module, each.spot.index
    if each.spot.kind == "furniture":
        box = (sheet.furniture.boxes or {}).get(module.piece)
        return box_text(box.paragraphs) if box else ""
    matter = sheet.matters[module.piece]
    if each.spot.kind == "head":
        return _head(module, matter, sheet)
    if each.spot.kind == "jump":
        return sheet.furniture.words.continued_on.format(page=module.jump_to)
    if each.spot.kind == "picture":
        picture = matter.pictures[module.pictures[index].index]
        return _text(picture.caption) + _text(picture.credit)
    if each.spot.kind == "box":
        return box_text(matter.boxes[module.boxes[index].index].paragraphs)
    return _text(matter.pull_quotes[module.pulls[index].index])


def _head(module: Module, matter: Matter, sheet: Sheet) -> str:
    if module.kind == "continued":
        return sheet.furniture.words.from_page.format(page=module.from_page) + _text(matter.headline)
    return _text(matter.kicker) + _text(matter.headline) + (_text(matter.standfirst) if module.standfirst else "")


def _text(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)


def _lacks_picture(each: Filled, read: ReadPage) -> bool:
    """Whether no picture stands in a spot; one that is drawn shows as ink only."""
    if read.images(each.spot.box):
        return False
    left, top, right, bottom = (round(edge) for edge in each.spot.box)
    above = min((row.baseline - row.size for row in each.rows), default=bottom)
    return not read.printed.ink[top : max(top, round(above)), left:right].any()
