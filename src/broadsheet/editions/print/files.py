"""The files of a printed issue: how they are called, and what is in them.

In: an issue's pages. Out: bytes by name. Knows no folder; `folder.printed` reads `pages.json` again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.flatplan import flatplan
from broadsheet.editions.print.plan import Plan, to_json
from broadsheet.editions.print.proof.made import as_data
from broadsheet.imaging import darkroom
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication
from broadsheet.typesetting.raster import rasters

NAMES = ("issue.pdf", "pages.json", "plan.json", "report.json", "flatplan.svg")
"""What is made of every issue; `issue` stands for its id."""

SCALE = 2.0
"""Pixels to a point in the pictures of pages: the text of A4 can be read."""

WIDEST = 1800


def name_of(name: str, issue: Issue, language: str, publication: Publication) -> str:
    """Name a file of an issue; in another language than the main one it bears the language before its suffix."""
    stem, _, suffix = name.rpartition(".")
    stem = issue.id if stem == "issue" else stem
    return f"{stem}.{suffix}" if language == publication.language else f"{stem}.{language}.{suffix}"


def files_of(made: Composed) -> dict[str, bytes]:
    """Write the files of `NAMES`."""
    headlines = {id: "".join(run.text for run in matter.headline) for id, matter in made.sheet.matters.items()}
    design = made.sheet.design
    drawn = flatplan(made.plan, headlines, design.leading / design.format.column)
    report = json.dumps(as_data(made.report), ensure_ascii=False, indent=1) + "\n"
    texts = (pages_json(made.plan), to_json(made.plan), report, drawn)
    return {NAMES[0]: made.pdf, **{name: text.encode() for name, text in zip(NAMES[1:], texts, strict=True)}}


def pages_json(plan: Plan) -> str:
    """Say how many pages there are and on which of them each article stands, by slug, first page first."""
    articles: dict[str, list[int]] = {}
    for page in plan.pages:
        for module in page.modules:
            if module.is_text:
                pages = articles.setdefault(module.piece.rpartition("/")[2].partition(".")[0], [])
                if page.number not in pages:
                    pages.append(page.number)
    rows = ",\n".join(f"  {json.dumps(slug, ensure_ascii=False)}: {pages}" for slug, pages in articles.items())
    return f'{{\n "pages": {len(plan.pages)},\n "articles": {{\n{rows}\n }}\n}}\n'


def page_pictures(pdf: bytes, done: Callable[[int], None], at_once: int) -> Iterator[tuple[str, bytes]]:
    """Yield a picture of every page, `page-1.webp` first; so many are encoded `at_once`, in processes of their own."""
    for number, encoded in enumerate(darkroom.webps(rasters(pdf, SCALE, WIDEST), at_once), start=1):
        done(number)
        yield f"page-{number}.webp", encoded
