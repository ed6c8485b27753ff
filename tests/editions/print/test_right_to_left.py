"""A long Arabic article in an English issue, through the whole walk: set as it must be, and read as closely as any."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from importlib import resources

import pytest

from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.plan import Module
from broadsheet.editions.print.proof.report import read
from broadsheet.editions.print.render.document import render
from broadsheet.typesetting.pages import impressions

from .proof.paste_up import issue
from .whole import composed, design, publication, typesetter, wrong

ISSUE, PIECE = "v12n4", "v12n4/abbara"
KEPT = ("01", "05", "07", "08")


@pytest.fixture(scope="module", params=["a4 gazette", "tabloid bulletin"])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Composed:
    paper = tmp_path_factory.mktemp("rtl") / "paper"
    shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), paper)
    folder = next(paper.glob(f"issues/*/{ISSUE}"))
    for article in folder.glob("*.md"):
        if article.name == "02-ferry-count.ar.md":
            article.rename(folder / "02-abbara.md")
        elif not article.name.startswith(KEPT):
            article.unlink()
    settings = folder / "issue.toml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("running_order")[0], encoding="utf-8")
    read_in = publication(paper)
    numbered = next(each for each in read_in.issues if each.id == ISSUE)
    found = composed(read_in, numbered, design(*request.param.split()))
    assert isinstance(found, Composed)
    return found


def test_nothing_is_wrong_with_a_long_arabic_article(made: Composed) -> None:
    assert any(module.piece == PIECE for page in made.plan.pages for module in page.modules)
    assert not wrong(made.report)


def swapped(module: Module) -> Module:
    """Two columns with each other's lines."""
    first, second, *others = module.segments
    turned = (
        replace(first, start=second.start, end=second.end),
        replace(second, start=first.start, end=first.end),
        *others,
    )
    return replace(module, segments=turned)


def lowered(module: Module) -> Module:
    """The first column a line lower, with a line less."""
    first, *others = module.segments
    lower = replace(first, y=first.y + 1, lines=first.lines - 1, end=first.end - 1)
    return replace(module, segments=(lower, *others))


def repeated(module: Module) -> Module:
    """The second column begins with the last line of the first."""
    first, second, *others = module.segments
    longer = replace(second, start=first.end - 1, end=second.end - 1)
    return replace(module, segments=(first, longer, *others))


@pytest.mark.parametrize("change", [swapped, lowered, repeated])
def test_what_is_set_wrongly_in_it_is_found(made: Composed, change: Callable[[Module], Module]) -> None:
    pages = tuple(
        replace(page, modules=tuple(change(each) if each.piece == PIECE else each for each in page.modules))
        for page in made.plan.pages
    )
    pdf = render(replace(made.plan, pages=pages), made.sheet, typesetter())
    found = {(fault.kind.name, fault.article) for fault in read(pdf, made.plan, made.sheet).errors}
    assert ("printed-line-lost", PIECE) in found


@pytest.mark.parametrize(("direction", "side"), [("ltr", "right"), ("rtl", "left")])
def test_the_line_that_says_where_it_goes_on_stands_where_its_lines_end(direction: str, side: str) -> None:
    pasted = issue()
    lead = replace(pasted.sheet.matters["n1/lock"], direction=direction)
    sheet = replace(pasted.sheet, matters={**pasted.sheet.matters, lead.id: lead})
    page = next(impressions(pasted.pdf(sheet=sheet)))
    [line] = [each for each in page.stretches if each.text.strip() == "Continued on page 2"]
    paper = sheet.design.format
    edge = paper.side if side == "left" else paper.side + paper.measure(paper.columns)
    assert getattr(line, side) == pytest.approx(edge, abs=1)
