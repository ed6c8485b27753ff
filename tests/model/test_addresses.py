"""Every address of the content format, and what is written of it in pages, feeds and file names."""

from __future__ import annotations

import hashlib
import time
import uuid

import pytest

from broadsheet.model.addresses import FEED_NAMESPACE, Addresses, feed_id
from broadsheet.model.publication import Calendar, Redirect, WebSettings

from .papers import article, issue, paper


def test_the_addresses_of_the_content_format() -> None:
    at = Addresses(paper())
    assert at.home() == "/"
    assert at.volume(53) == "/v53/"
    assert at.issue("v53n21") == "/v53/n21/"
    assert at.whole("v53n21") == "/v53/n21/whole/"
    assert at.article("v53n21/harbour-wall") == "/v53/n21/harbour-wall/"
    assert at.printed_page("v53n21", 3) == "/v53/n21/p3/"
    assert at.year(2026) == "/2026/"
    assert at.archive() == "/archive/"
    assert at.section("town") == "/sections/town/"
    assert at.topic("Harbour") == "/topics/harbour/"
    assert at.person("Ana Ruiz") == "/people/ana-ruiz/"
    assert at.series("The Old Harbour") == "/series/the-old-harbour/"
    assert at.corrections() == "/corrections/"
    assert at.imprint() == "/imprint/"
    assert at.subscribe() == "/subscribe/"
    assert at.page("about") == "/about/"
    assert at.asset("ab12", "webp") == "/assets/ab12.webp"
    assert at.issue_file("v53n21", "v53n21.pdf") == "/v53/n21/v53n21.pdf"


@pytest.mark.parametrize(
    ("id", "address"),
    [
        ("v30n1-2", "/v30/n1-2/"),
        ("2000n11", "/2000/n11/"),
        ("n1204", "/n1204/"),
        ("2023-07-15", "/2023-07-15/"),
        ("v53s-summer", "/v53/s-summer/"),
        ("2000s-summer", "/2000/s-summer/"),
        ("2023-07-15s-summer", "/2023-07-15s-summer/"),
        ("centenary", "/centenary/"),
    ],
)
def test_an_issues_address_follows_from_its_id(id: str, address: str) -> None:
    assert Addresses(paper()).issue(id) == address
    assert Addresses(paper()).article(f"{id}/buses") == f"{address}buses/"


def test_a_volume_of_a_paper_numbered_by_the_year_is_its_year() -> None:
    assert Addresses(paper(calendar=Calendar(numbering="year-number"))).volume(2000) == "/2000/"


def test_the_feeds_stand_at_the_root_and_under_lists() -> None:
    at = Addresses(paper())
    assert [at.feed("rss"), at.feed("atom"), at.feed("json")] == ["/feed.xml", "/atom.xml", "/feed.json"]
    assert at.feed("atom", at.section("town")) == "/sections/town/atom.xml"
    assert at.feed("rss", at.person("ana-ruiz", "ar")) == "/ar/people/ana-ruiz/feed.xml"


def test_long_lists_are_split_by_year() -> None:
    at = Addresses(paper())
    assert at.section("town", year=2025) == "/sections/town/2025/"
    assert at.topic("harbour", "ar", 2025) == "/ar/topics/harbour/2025/"


def test_another_language_has_its_own_home_and_the_main_one_none() -> None:
    at = Addresses(paper())
    assert at.home("ar") == "/ar/"
    assert at.home("en") == "/"
    assert at.issue("v53n21", "ar") == "/ar/v53/n21/"
    assert at.article("v53n21/harbour-wall.ar") == "/ar/v53/n21/harbour-wall/"
    assert at.article("v53n21/harbour-wall.pt-BR") == "/pt-br/v53/n21/harbour-wall/"


def test_a_topic_without_letters_has_an_address_all_the_same() -> None:
    assert Addresses(paper()).topic("🎉") == "/topics/u1f389/"


def test_links_have_the_path_of_base_url_and_are_percent_encoded() -> None:
    at = Addresses(paper(base_url="https://example.org/paper/"))
    assert at.link("/v53/n21/") == "/paper/v53/n21/"
    assert at.link("/topics/größe/") == "/paper/topics/gr%C3%B6%C3%9Fe/"
    assert at.link('/v53/n21/a "b"#?%.pdf') == "/paper/v53/n21/a%20%22b%22%23%3F%25.pdf"
    assert at.link("/imprint/", "überschrift") == "/paper/imprint/#%C3%BCberschrift"
    assert at.absolute("/topics/größe/") == "https://example.org/paper/topics/gr%C3%B6%C3%9Fe/"


@pytest.mark.parametrize("base_url", ["https://example.org", "https://example.org/"])
def test_a_base_url_without_a_path_adds_none(base_url: str) -> None:
    at = Addresses(paper(base_url=base_url))
    assert at.link("/") == "/"
    assert at.absolute("/feed.xml") == "https://example.org/feed.xml"


def test_without_a_base_url_absolute_addresses_are_links() -> None:
    assert Addresses(paper()).absolute("/feed.xml") == "/feed.xml"


def test_output_files_are_not_encoded() -> None:
    at = Addresses(paper(base_url="https://example.org/paper/"))
    assert at.file("/") == "index.html"
    assert at.file("/topics/größe/") == "topics/größe/index.html"
    assert at.file("/feed.xml") == "feed.xml"


def test_patterns_make_other_addresses() -> None:
    web = WebSettings(issue_address="/{year}/{month}/{id}/", article_address="/{issue}/a/{slug}/")
    at = Addresses(paper(issue(53, "21", "2023-07-05"), web=web))
    assert at.issue("v53n21") == "/2023/07/v53n21/"
    assert at.whole("v53n21") == "/2023/07/v53n21/whole/"
    assert at.article("v53n21/buses") == "/2023/07/v53n21/a/buses/"
    assert at.article("v53n21/buses.ar") == "/ar/2023/07/v53n21/a/buses/"


def test_an_articles_pattern_may_leave_its_issue() -> None:
    web = WebSettings(article_address="/{year}/{month}/{day}/{slug}/")
    at = Addresses(paper(issue(53, "21", "2023-07-05"), web=web))
    assert at.issue("v53n21") == "/v53/n21/"
    assert at.article("v53n21/buses") == "/2023/07/05/buses/"


def test_an_issue_that_lacks_what_the_pattern_needs_keeps_its_own_address() -> None:
    web = WebSettings(issue_address="/vol{volume}/no{number}/")
    special = issue(53, "", "2023-07-05", word="summer", kind="special")
    at = Addresses(paper(issue(53, "21", "2023-07-15"), special, web=web))
    assert at.issue("v53n21") == "/vol53/no21/"
    assert at.issue("v53s-summer") == "/v53/s-summer/"


def test_feed_ids_are_version_5_over_the_papers_and_articles_id() -> None:
    name = b"the-harbour-weekly v53n21/harbour-wall"
    digest = bytearray(hashlib.sha1(uuid.UUID(FEED_NAMESPACE).bytes + name, usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    expected = f"urn:uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
    assert feed_id(paper(), "v53n21/harbour-wall") == expected


def test_feed_ids_never_change() -> None:
    assert feed_id(paper(), "v53n21/harbour-wall") == "urn:uuid:d4d571f4-a3f0-5b12-a43f-f3e47618caa8"


def test_feed_ids_depend_neither_on_base_url_nor_on_patterns() -> None:
    moved = paper(base_url="https://example.org/new/", web=WebSettings(article_address="/{id}/{slug}/"))
    assert feed_id(moved, "v53n21/wall") == feed_id(paper(), "v53n21/wall")


def test_a_renamed_article_keeps_the_feed_id_of_its_first_name() -> None:
    redirects = (
        Redirect("/v53/n21/wall/", "v53n21/harbour-wall"),
        Redirect("/v53/n21/harbour-wall/", "v53n21/quay-wall"),
        Redirect("/old/page.html", "v53n21/quay-wall"),
        Redirect("/v53/n21/other/#part", "v53n21/buses"),
    )
    renamed = paper(redirects=redirects)
    assert feed_id(renamed, "v53n21/quay-wall") == feed_id(paper(), "v53n21/wall")
    assert feed_id(renamed, "v53n21/buses") == feed_id(paper(), "v53n21/buses")


def test_an_article_renamed_back_has_its_first_feed_id_again() -> None:
    redirects = (Redirect("/v53/n21/a/", "v53n21/b"), Redirect("/v53/n21/b/", "v53n21/a"))
    assert feed_id(paper(redirects=redirects), "v53n21/a") == feed_id(paper(), "v53n21/a")


def test_a_renamed_translation_keeps_its_feed_id() -> None:
    redirects = (Redirect("/ar/v53/n21/wall/", "v53n21/quay.ar"),)
    assert feed_id(paper(redirects=redirects), "v53n21/quay.ar") == feed_id(paper(), "v53n21/wall.ar")


def test_a_renamed_article_keeps_its_feed_id_under_patterns() -> None:
    web = WebSettings(issue_address="/{year}/{id}/", article_address="/{issue}/a/{slug}/")
    redirects = (Redirect("/2023/v53n21/a/wall/", "v53n21/quay"),)
    moved = paper(issue(53, "21", "2023-07-15"), web=web, redirects=redirects)
    assert feed_id(moved, "v53n21/quay") == feed_id(paper(), "v53n21/wall")


def test_an_address_costs_about_a_microsecond() -> None:
    at = Addresses(paper(issue(53, "21", "2023-07-15", articles=(article("v53n21", "wall"),))))
    best = min(_seconds(at) for _ in range(5))
    assert best / 10_000 < 5e-6  # a wide wall: 0.2 µs were measured


def _seconds(at: Addresses) -> float:
    start = time.process_time()
    for _ in range(10_000):
        at.article("v53n21/wall")
    return time.process_time() - start
