"""robots.txt and the sitemaps: who may read the paper, and what is news."""

from __future__ import annotations

import urllib.robotparser
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from broadsheet.editions.web.edition import Web

from .papers import FILES, PAPER, Site, job, made, write

AT_ROOT = PAPER.replace("https://example.org/paper/", "https://example.org/")
RELEASE = datetime(2026, 11, 20, tzinfo=UTC)
PAGE = "https://example.org/v53/n21/ferry/"


def paper(root: Path, web: str, settings: str = AT_ROOT) -> Site:
    """The sample paper at the root of its host, with lines for `[web]`."""
    return made(job(write(root, {**FILES, "paper.toml": f"{settings}\n[web]\n{web}\n"})))


def rules(site: Site) -> urllib.robotparser.RobotFileParser:
    """robots.txt as Python's own reader of it understands it."""
    reader = urllib.robotparser.RobotFileParser()
    reader.parse(site.text("robots.txt").splitlines())
    return reader


def test_without_a_word_everyone_may_read_and_is_led_to_the_sitemap(tmp_path: Path) -> None:
    site = paper(tmp_path, "")
    assert rules(site).can_fetch("Googlebot", PAGE)
    assert rules(site).can_fetch("GPTBot", PAGE)
    assert rules(site).site_maps() == ["https://example.org/sitemap.xml"]


@pytest.mark.parametrize(
    ("words", "who", "may"),
    [
        ('"everyone"', "GPTBot", True),
        ('"no training"', "GPTBot", False),
        ('"no training"', "Google-Extended", False),
        ('"no training"', "Googlebot", True),
        ('["no training", "not Mediabot"]', "Mediabot", False),
        ('["no training", "not Mediabot"]', "CCBot", False),
        ('"not Mediabot"', "CCBot", True),
        ('"no search engines"', "Googlebot", True),
        ('"nobody"', "Googlebot", False),
    ],
)
def test_plain_words_become_rules(tmp_path: Path, words: str, who: str, may: bool) -> None:
    assert rules(paper(tmp_path, f"robots = {words}")).can_fetch(who, PAGE) is may


@pytest.mark.parametrize(("words", "listed"), [("no search engines", False), ("nobody", False), ("no training", True)])
def test_every_page_asks_not_to_be_listed_where_the_paper_wants_it(tmp_path: Path, words: str, listed: bool) -> None:
    site = paper(tmp_path, f'robots = "{words}"')
    pages = [path for path in site.files if path.endswith("index.html") and not path.startswith(("old/", "news"))]
    shown = [path for path in pages if '<meta name="robots" content="noindex">' not in site.text(path)]
    assert bool(shown) is listed
    assert ("sitemap.xml" in site.files) is listed
    assert (rules(site).site_maps() is not None) is listed


def test_a_preview_is_not_for_search_engines_at_all(preview: Site, site: Site) -> None:
    for path in preview.files:
        if path.endswith(".html"):
            assert '<meta name="robots" content="noindex">' in preview.text(path), path
            assert "application/ld+json" not in preview.text(path), path
    assert "sitemap.xml" in site.files
    assert "sitemap.xml" not in preview.files


def test_a_paper_below_the_root_of_its_host_has_no_robots_txt(tmp_path: Path) -> None:
    assert "robots.txt" not in paper(tmp_path, "", PAPER).files


def at(root: Path, now: datetime) -> Site:
    """What is made when the issue of 20 November is `now` old."""
    return made(replace(job(root), now=now))


def test_news_is_what_came_out_in_the_last_two_days(tmp_path: Path) -> None:
    root = write(tmp_path, {**FILES, "paper.toml": AT_ROOT})
    released = job(root)
    early = {o.path for o in Web().write(replace(released, now=RELEASE + timedelta(days=2)))}
    assert "sitemap-news.xml" not in early
    site = at(root, RELEASE + timedelta(days=2, seconds=-1))
    text = site.text("sitemap-news.xml")
    assert text.count("<url>") == 6  # five articles and a translation of number 21, none of number 20
    assert "<news:title>Harbour wall to be rebuilt</news:title>" in text
    assert "<news:publication_date>2026-11-20T00:00:00+00:00</news:publication_date>" in text
    assert "<news:name>The Harbour Weekly</news:name><news:language>en</news:language>" in text
    assert "<news:name>أسبوعية المرفأ</news:name><news:language>ar</news:language>" in text
    assert "https://example.org/sitemap-news.xml" in (rules(site).site_maps() or [])


def test_an_article_of_its_own_date_is_news_by_that(tmp_path: Path) -> None:
    late = "---\nheadline: Late\npublished: 2026-11-27T10:00\n---\nText.\n"
    files = {**FILES, "paper.toml": AT_ROOT, "issues/v53n20/07-late.md": late}
    text = at(write(tmp_path, files), datetime(2026, 11, 28, tzinfo=UTC)).text("sitemap-news.xml")
    assert text.count("<url>") == 1
    assert "/v53/n20/late/" in text
