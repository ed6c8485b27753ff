"""What is to be printed of an issue: its articles in order, the furniture, and the pieces that make-up gets of them.

In: a publication from which everything that is kept back is gone, an issue, a language; galleys. Out: the articles,
what their editor has settled, and pieces and fittings. Knows no typesetter.
"""

from __future__ import annotations

from collections.abc import Mapping

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.furniture import HOUSE, IMPRINT, INSIDE
from broadsheet.editions.print.galley import Block, Galley, Room
from broadsheet.editions.print.pieces import Fitting, Piece
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pins
from broadsheet.model.publication import Publication

INSIDE_ROOM = Room(9, 14, 30)
"""Lines of the inside box in one column: as many entries stand in it as go in."""


def articles_of(publication: Publication, issue: Issue, language: str) -> list[Article]:
    """List the articles of an issue that are printed in a language, in running order.

    In the main language these are the originals, articles in another language without an original among them.
    """
    if language == publication.language:
        found = list(issue.articles)
    else:
        found = [article for article in issue.translations if article.language == language]
    return [article for article in found if article.print and not article.withdrawn]


def settled(publication: Publication, issue: Issue, language: str) -> Pins:
    """What is settled of an issue: by paper.toml for all issues, by print.toml for this one, which goes before it."""
    pins = issue.pins
    sections = {row.page: row.section for row in publication.print.fixed if row.section}
    printed = {article.id for article in articles_of(publication, issue, language)}
    names = {article.original or article.id: article.id for article in issue.translations} | {id: id for id in printed}
    return Pins(
        pages=pins.pages or publication.print.pages,
        keep=pins.keep,
        articles={names[id]: pin for id, pin in pins.articles.items() if names.get(id) in printed},
        sections=sections | dict(pins.sections),
    )


def pieces_of(publication: Publication, articles: list[Article], galleys: Mapping[str, Galley]) -> list[Piece]:
    """Make the pieces of articles whose galleys are known; only sections that the paper has group pages."""
    order = {section.id: at + 1 for at, section in enumerate(publication.sections)}
    return [
        Piece(
            id=article.id,
            rank=rank,
            weight=article.weight,
            galley=galleys[article.id],
            section=article.section if article.section in order else "",
            section_order=order.get(article.section, 0),
        )
        for rank, article in enumerate(articles)
    ]


def fittings_of(publication: Publication, galleys: Mapping[str, Galley], design: Design) -> list[Fitting]:
    """Make the fittings: the inside box of page one, the imprint, house ads in their order."""
    pages = {f"{HOUSE}{ad.id}": ad.page for ad in publication.house}
    fittings = [Fitting(INSIDE, "inside", Block((INSIDE_ROOM, *(None,) * (design.columns - 1))), 1)]
    if IMPRINT in galleys:
        page = next((row.page for row in publication.print.fixed if row.imprint), 0)
        fittings.append(Fitting(IMPRINT, "imprint", galleys[IMPRINT].boxes[0], page))
    for id, galley in galleys.items():
        if id.startswith(HOUSE) and galley.boxes:
            fittings.append(Fitting(id, "house", galley.boxes[0], pages.get(id, 0)))
    return fittings
