"""What stands on pages beside articles: the inside box, the imprint, house ads, advertisements.

In: modules of the plan and the sheet. Out: source in markup mode. How much of the inside box fits is found while it is
set: the plan gives its room.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.editions.print.plan import Module, Plan
from broadsheet.editions.print.render.articles import Setting
from broadsheet.editions.print.render.ground import Ground, place
from broadsheet.editions.print.render.links import link_source, pages_of
from broadsheet.editions.print.runs import content, tongue
from broadsheet.editions.print.setting import box_source, quoted


def furniture_source(module: Module, plan: Plan, setting: Setting) -> str:
    """Write a module that is no article; one without content leaves its room white."""
    left, top, width, height = frame_of(module, setting.ground)
    if module.kind == "inside":
        body = _inside(plan, setting, height)
    else:
        box = (setting.sheet.furniture.boxes or {}).get(module.piece)
        body = box_source(box, setting.ground.design, height) if box else ""
    return place(left, top, width, height, body)


def frame_of(module: Module, ground: Ground) -> tuple[float, float, float, float]:
    """Where the frame of a module stands: from the capitals of its first line to the baseline of its last."""
    height = ground.height(module.h - 1) - ground.air - ground.foot
    return ground.left(module.x), ground.top(module.y) + ground.air, ground.width(module.w), height


def _inside(plan: Plan, setting: Setting, height: float) -> str:
    """Write the inside box: of the entries, in the order of their weight, as many as fit, in the order of pages."""
    entries = []
    for weight, (page, module) in sorted(enumerate(_entries(plan)), key=lambda row: row[1][0]):
        matter = setting.sheet.matters[module.piece]
        label = setting.labels.of(module.piece, page)
        more = _in_tongue(matter.language, content(matter.standfirst)) if matter.standfirst else "none"
        said = _in_tongue(matter.language, content(matter.headline))
        entries.append(f"({weight}, body => {link_source(label, 'body')}, {quoted(str(page))}, {said}, {more})")
    words = setting.sheet.furniture.words
    return f"inside-box({quoted(words.inside)}, ({', '.join(entries)}{',' if entries else ''}), {height:.3f}pt)"


def _in_tongue(language: str, body: str) -> str:
    return f"{{ set text({tongue(language)}); {body} }}"


def _entries(plan: Plan) -> Iterator[tuple[int, Module]]:
    """Yield the articles that begin inside: the largest of each page, then the second of each, and so on."""
    ranked: list[tuple[int, int, Module]] = []
    for number in range(2, len(plan.pages) + 1):
        begun = [module for page, module in pages_of(plan) if page.number == number and module.kind == "article"]
        begun.sort(key=lambda module: -module.size)
        ranked += [(at, number, module) for at, module in enumerate(begun)]
    for _, number, module in sorted(ranked, key=lambda row: row[:2]):
        yield number, module
