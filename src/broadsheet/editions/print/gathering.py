"""What is to be composed, and all of it that does not change with the size of type.

In: a `Task`. Out: `Copy`: articles, matter, furniture, names of sections. Parses texts and looks at pictures; measures
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from broadsheet.editions.print.copy import articles_of
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.furniture import furniture_of
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.glyphs import Cover, teller
from broadsheet.editions.print.pictures import PrintPictures
from broadsheet.editions.print.plan import Plan
from broadsheet.editions.print.sheet import Furniture
from broadsheet.editions.print.texts import Texts, boxed
from broadsheet.model.article import Article, Weight
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pins
from broadsheet.model.publication import Publication
from broadsheet.problems import Report
from broadsheet.typesetting.compiler import Typesetter


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be composed. `previous` is the plan of the last time, None for none; `report` hears what is wrong with
    texts and pictures."""

    publication: Publication
    issue: Issue
    language: str
    design: Design
    pins: Pins
    report: Report
    previous: Plan | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """What does not change with the size of type."""

    articles: list[Article]
    matters: Mapping[str, Matter]
    weights: Mapping[str, Weight]
    furniture: Furniture
    texts: Texts
    sections: Mapping[str, str]


def gathered(task: Task, typesetter: Typesetter) -> Copy:
    """Gather the copy of a task."""
    publication, language = task.publication, task.language
    pictures = PrintPictures(publication, task.design.format.width)
    texts = Texts(publication, task.issue, language, pictures, task.report)
    articles = articles_of(publication, task.issue, language)
    matters = texts.articles(articles)
    articles = [article for article in articles if article.id in matters]
    furniture = furniture_of(publication, task.issue, language, texts.house(publication.house))
    matters = _fitted(task, articles, matters | boxed(furniture.boxes or {}, language), typesetter)
    furniture = replace(furniture, boxes={id: matters[id].boxes[0] for id in furniture.boxes or {}})
    names = {section.id: section.name.in_language(language) or section.id for section in publication.sections}
    sections = {article.id: names[article.section] for article in articles if article.section in names}
    weights = {article.id: article.weight for article in articles}
    return Copy(articles, matters, weights, furniture, texts, sections)


def _fitted(
    task: Task, articles: list[Article], matters: dict[str, Matter], typesetter: Typesetter
) -> dict[str, Matter]:
    """The matter of articles and furniture with nothing in it that the fonts cannot show; what was replaced is told."""
    by_id = {article.id: article for article in articles}
    cover = Cover(task.design, typesetter, lambda sign, other: None)
    made = {}
    for id, matter in matters.items():
        article = by_id.get(id)
        cover.tell = teller(article, task.report) if article else lambda sign, other: None
        made[id] = cover.fitted(matter)
    return made
