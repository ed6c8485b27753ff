"""The nameplate of page one, and the folios of the others.

In: the paper's furniture, a design, a page. Out: source in markup mode. What is repeated on every page is not read
aloud. Knows no article but the name of its section.
"""

from __future__ import annotations

from broadsheet.editions.print.plan import Module, Page
from broadsheet.editions.print.render.ground import Ground, place, unread
from broadsheet.editions.print.setting import quoted
from broadsheet.editions.print.sheet import Furniture, Sheet
from broadsheet.editions.print.style import styled

SPACE = 0.85
"""White between the nameplate's last rule and the first line of text, in parts of a line."""


def plate_source(module: Module, furniture: Furniture, ground: Ground) -> str:
    """Write the nameplate with motto, ears, issue line, date and price."""
    design = ground.design
    ears = "".join(f"{_ear(ear)}, " for ear in furniture.ears[:2])
    small = ", ".join(quoted(said) for said in (furniture.issue, furniture.date, furniture.price))
    kind = styled(design, "plate")
    body = (
        f"plate-{kind}({quoted(furniture.title)}, {quoted(furniture.motto)}, ({ears}), ({small}), "
        f"{design.nameplate:g}pt, {ground.height(module.h) - SPACE * design.leading:.3f}pt)"
    )
    return place(ground.left(0), ground.top(module.y), ground.width(design.columns), ground.height(module.h), body)


def _ear(ear: str) -> str:
    head, _, text = ear.partition("\n")
    return f"({quoted(head)}, {quoted(text)})"


def folio_source(page: Page, sheet: Sheet, ground: Ground) -> str:
    """Write the line above a page: number outside, then the section if the page has one, name, date."""
    furniture, design = sheet.furniture, ground.design
    kind = styled(design, "folio")
    outer = "right" if (page.number % 2 == 1) == (furniture.direction == "ltr") else "left"
    said = (str(page.number), section_of(page, sheet), furniture.title, furniture.date)
    body = f"folio-{kind}({outer}, {', '.join(quoted(part) for part in said)})"
    height = ground.height(2)
    return place(ground.left(0), ground.top(0), ground.width(design.columns), height, unread(body))


def section_of(page: Page, sheet: Sheet) -> str:
    """The name of the section to which all articles of a page belong, "" where there are several."""
    names = {sheet.sections.get(module.piece, "") for module in page.modules if module.is_text}
    return names.pop() if len(names) == 1 else ""
