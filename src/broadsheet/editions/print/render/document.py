"""An issue's pages: plan and sheet → PDF for readers.

In: a plan, the sheet that it was made for, and a typesetter. Out: the bytes of a PDF that is both PDF/UA-1 (ISO
14289-1) and PDF/A-2a (ISO 19005-2): tagged in reading order, with outline, page labels and links. The same plan and
sheet give the same bytes. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC

from broadsheet.editions.print.plan import Page, Plan
from broadsheet.editions.print.render.articles import Setting, article_source
from broadsheet.editions.print.render.furnishing import furnishing
from broadsheet.editions.print.render.furniture import furniture_source
from broadsheet.editions.print.render.ground import Ground
from broadsheet.editions.print.render.links import Labels, following_source
from broadsheet.editions.print.render.plate import folio_source, plate_source
from broadsheet.editions.print.render.rules import rule_source, rules
from broadsheet.editions.print.render.tagging import TAGGING
from broadsheet.editions.print.setting import prelude, quoted
from broadsheet.editions.print.sheet import Sheet
from broadsheet.typesetting.compiler import READERS, Typesetter


def render(plan: Plan, sheet: Sheet, typesetter: Typesetter) -> bytes:
    """Make the PDF of a plan; raise `TypesettingError` where the typesetter refuses."""
    names = _names(plan, sheet)
    files = {name: sheet.picture(file) for file, name in names.items()}
    return typesetter.pdf(source_of(plan, _renamed(sheet, names)), files, READERS)


def source_of(plan: Plan, sheet: Sheet) -> str:
    """Write the whole source of an issue."""
    labels = Labels(plan)
    setting = Setting(sheet, labels, Ground(sheet.design))
    head = (
        prelude(sheet.design, sheet.furniture.language, balanced=True),
        furnishing(sheet.design),
        TAGGING,
        _document(sheet),
        following_source(sheet, labels),
    )
    pages = ("".join(_page(page, plan, setting)) for page in plan.pages)
    return "\n".join((*head, "#pagebreak()\n".join(pages)))


def _document(sheet: Sheet) -> str:
    """Write what the PDF says of itself. Pages have numbers in the reader's program, and no margin of their own."""
    furniture, format = sheet.furniture, sheet.design.format
    at = furniture.instant.astimezone(UTC)
    moment = ", ".join(f"{part}: {getattr(at, part)}" for part in ("year", "month", "day", "hour", "minute", "second"))
    return (
        f"#set document(title: {quoted(furniture.document)}, author: {quoted(furniture.title)}, "
        f"date: datetime({moment}))\n"
        f"#set page(width: {format.width:.3f}pt, height: {format.height:.3f}pt, margin: 0pt, "
        'numbering: "1", header: none, footer: none)\n'
    )


def _page(page: Page, plan: Plan, setting: Setting) -> Iterator[str]:
    """Write a page: what stands on all pages, the modules in reading order, and the rules between them."""
    sheet, ground = setting.sheet, setting.ground
    if not any(module.kind == "nameplate" for module in page.modules):
        yield folio_source(page, sheet, ground)
    for module in page.modules:
        if module.kind == "nameplate":
            yield plate_source(module, sheet.furniture, ground)
        elif module.is_text:
            yield from article_source(module, page.number, setting)
        else:
            yield furniture_source(module, plan, setting)
    for rule in rules(plan, page, ground, sheet.sections):
        yield rule_source(rule)


def _names(plan: Plan, sheet: Sheet) -> dict[str, str]:
    """Name the picture files of the articles on the pages for the typesetter: without a suffix, so that it looks at
    the bytes, which may be of another kind than the paper's file."""
    pieces = dict.fromkeys(module.piece for page in plan.pages for module in page.modules)
    files = {picture.file for piece in pieces if piece in sheet.matters for picture in sheet.matters[piece].pictures}
    return {file: f"pictures/{at}" for at, file in enumerate(sorted(files))}


def _renamed(sheet: Sheet, names: Mapping[str, str]) -> Sheet:
    """The sheet with its picture files named for the typesetter."""
    matters = {
        id: replace(matter, pictures=tuple(replace(row, file=names.get(row.file, row.file)) for row in matter.pictures))
        for id, matter in sheet.matters.items()
    }
    return replace(sheet, matters=matters)
