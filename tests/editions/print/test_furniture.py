"""What stands on pages beside the articles: imprint, house ads, the lines of the nameplate."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from broadsheet.editions.print.furniture import furniture_of
from broadsheet.editions.print.matter import Box
from broadsheet.model.issue import Issue
from broadsheet.model.publication import Ear, Imprint, Names, PrintSettings, Publication, Rate, Subscribe, WebSettings

RELEASE = datetime(2026, 11, 20, 6, tzinfo=UTC)
ISSUE = Issue(
    id="v53n21",
    folder="issues/v53n21",
    date=date(2026, 11, 20),
    release_at=RELEASE,
    volume=53,
    number="21",
    whole_number=2601,
)
PAPER = Publication(
    id="harbour",
    title=Names((("en", "The Harbour Weekly"), ("de", "Hafenblatt"))),
    languages=("en", "de"),
    tagline=Names((("", "News of the quay"),)),
    base_url="https://www.example.org/paper/",
    publisher="The Members' Society",
    imprint=Imprint(
        address="1 Quay Street\nHarbour Town", email="editor@example.org", legal=("Editor: *Hanna* Lindqvist",)
    ),
    subscribe=Subscribe(rates=(Rate(52, "£58", "Town"),), email="post@example.org", donations="Give what you can."),
    web=WebSettings(ears=(Ear(Names((("", "at 6.14"),)), Names((("", "High water"),))),)),
    print=PrintSettings(price=Names((("", "£1.20"),))),
)


def rows(box: Box) -> list[str]:
    return [paragraph.text for paragraph in box.paragraphs]


def boxes(paper: Publication, language: str = "en", own: dict[str, Box] | None = None) -> dict[str, Box]:
    return dict(furniture_of(paper, ISSUE, language, own or {}).boxes or {})


def test_the_nameplate_says_number_date_price_and_what_stands_in_the_ears() -> None:
    said = furniture_of(PAPER, ISSUE, "en", {})
    assert (said.title, said.motto, said.price) == ("The Harbour Weekly", "News of the quay", "£1.20")
    assert (said.issue, said.date) == ("Volume 53, Number 21, Whole number 2601", "Friday, 20 November 2026")
    assert (said.ears, said.address, said.instant) == (("High water\nat 6.14",), "example.org/paper", RELEASE)


def test_the_words_between_are_those_of_the_language() -> None:
    german = furniture_of(PAPER, ISSUE, "de", {})
    assert (german.title, german.direction) == ("Hafenblatt", "ltr")
    assert (german.words.continued_on, german.words.inside) == ("Fortsetzung auf Seite {page}", "Im Blatt")
    assert (german.words.page, furniture_of(PAPER, ISSUE, "en", {}).words.page) == ("Seite {page}", "Page {page}")
    assert furniture_of(PAPER, ISSUE, "ar", {}).direction == "rtl"


def test_the_imprint_says_who_publishes_in_the_typography_of_the_language() -> None:
    found = boxes(PAPER)["imprint"]
    assert rows(found) == [
        "Imprint",
        "The Harbour Weekly",
        "The Members’ Society",
        "1 Quay Street",
        "Harbour Town",
        "editor@example.org",
        "example.org/paper",
        "Editor: Hanna Lindqvist",
    ]
    assert [run.style for run in found.paragraphs[7].runs] == ["", "i", ""]


def test_a_paper_that_says_nothing_of_itself_has_no_imprint() -> None:
    assert "imprint" not in boxes(replace(PAPER, publisher="", imprint=Imprint()))


def test_house_ads_are_made_of_the_settings_where_the_paper_has_none() -> None:
    found = boxes(PAPER)
    assert list(found) == [
        "imprint",
        *(f"house/{name}" for name in ("subscribe", "letters", "archive", "donations", "paper")),
    ]
    assert rows(found["house/subscribe"]) == ["How to get every issue", "52 issues, £58", "Town", "post@example.org"]
    bare = replace(PAPER, subscribe=Subscribe(), imprint=Imprint(), base_url="", publisher="")
    assert [rows(box) for box in boxes(bare).values()] == [["The Harbour Weekly", "News of the quay"]]


def test_the_papers_own_house_ads_go_before_those_that_are_made() -> None:
    own = {"tea": Box("house", ())}
    assert list(boxes(PAPER, own=own)) == ["imprint", "house/tea"]
