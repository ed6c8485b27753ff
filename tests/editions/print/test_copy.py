"""What is printed of an issue, and what is settled of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from broadsheet.editions.print.copy import articles_of, fittings_of, pieces_of, settled
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import chosen
from broadsheet.editions.print.galley import Block, Galley, Room
from broadsheet.model.article import Article, Text
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pin, Pins
from broadsheet.model.publication import FixedPage, HouseAd, Names, PrintSettings, Publication, Section
from broadsheet.theming import load

BLOCK = Block((Room(6, 8, 10), None, None, None))


def article(slug: str, language: str = "en", **more: object) -> Article:
    id = f"v1n1/{slug}" if language == "en" else f"v1n1/{slug}.{language}"
    return Article(
        id=id,
        issue="v1n1",
        slug=slug,
        language=language,
        headline=slug,
        body=Text("x"),
        file=f"{slug}.md",
        **more,  # type: ignore[arg-type]
    )


ARTICLES = (
    article("wall", section="town", weight="lead"),
    article("ferry", section="Unknown"),
    article("web-only", print=False),
    article("gone", status="withdrawn"),
)
ISSUE = Issue(
    id="v1n1",
    folder="issues/v1n1",
    date=date(2026, 1, 2),
    release_at=datetime(2026, 1, 2, tzinfo=UTC),
    articles=ARTICLES,
    translations=(article("wall", "ar", original="v1n1/wall"),),
)
PAPER = Publication(
    id="p",
    title=Names((("", "P"),)),
    languages=("en", "ar"),
    sections=(Section("sport", Names()), Section("town", Names(), 1)),
    print=PrintSettings(pages=8, fixed=(FixedPage(4, "sport"), FixedPage(3, imprint=True))),
    house=(HouseAd("tea", "Tea", Text("x"), "house/tea.md", 5),),
)


def design() -> Design:
    return chosen(load("gazette").designs, "gazette", "a4")


def test_what_is_not_for_print_or_withdrawn_is_not_printed() -> None:
    assert [one.slug for one in articles_of(PAPER, ISSUE, "en")] == ["wall", "ferry"]
    assert [one.id for one in articles_of(PAPER, ISSUE, "ar")] == ["v1n1/wall.ar"]


def test_print_toml_goes_before_paper_toml_page_by_page() -> None:
    assert settled(PAPER, ISSUE, "en") == Pins(pages=8, sections={4: "sport"})
    pins = Pins(pages=12, keep=frozenset((1,)), sections={4: "town", 5: "sport"})
    assert settled(PAPER, replace(ISSUE, pins=pins), "en") == pins


def test_what_is_settled_of_an_article_holds_for_its_translation_in_that_edition() -> None:
    pins = Pins(articles={"v1n1/wall": Pin(page=3), "v1n1/ferry": Pin(page=4)})
    issue = replace(ISSUE, pins=pins)
    assert settled(PAPER, issue, "en").articles == pins.articles
    assert settled(PAPER, issue, "ar").articles == {"v1n1/wall.ar": Pin(page=3)}


def test_pieces_stand_in_running_order_and_only_sections_of_the_paper_group_them() -> None:
    articles = articles_of(PAPER, ISSUE, "en")
    pieces = pieces_of(PAPER, articles, {one.id: Galley(one.id) for one in articles})
    assert [(one.id, one.rank, one.weight, one.section, one.section_order) for one in pieces] == [
        ("v1n1/wall", 0, "lead", "town", 2),
        ("v1n1/ferry", 1, "normal", "", 0),
    ]


def test_furniture_is_the_inside_box_the_imprint_and_house_ads_where_they_are_settled() -> None:
    galleys = {id: Galley(id, boxes=(BLOCK,)) for id in ("imprint", "house/tea", "house/rates")}
    galleys["v1n1/wall"] = Galley("v1n1/wall", boxes=(BLOCK,))
    found = [(one.id, one.kind, one.page) for one in fittings_of(PAPER, galleys, design())]
    assert found == [
        ("inside", "inside", 1),
        ("imprint", "imprint", 3),
        ("house/tea", "house", 5),
        ("house/rates", "house", 0),
    ]
