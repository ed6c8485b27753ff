"""The pages of what was printed: every printed page at its own address."""

from __future__ import annotations

import re
from pathlib import Path

from broadsheet.editions.web.edition import Web

from .papers import FILES, Site, job, made, png, write
from .test_pages import WALL, order


def keys(root: Path) -> dict[str, str]:
    return {output.path: output.key for output in Web().write(job(root))}


def test_where_printed_pages_have_no_page_of_their_own_an_article_leads_into_the_pdf(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    settings = root / "paper.toml"
    settings.write_text(settings.read_text() + '[web]\npages = ["issue", "article"]\n')
    assert '<a href="/paper/v53/n21/v53n21.pdf#page=1">pages 1, 4</a>' in made(job(root)).text(WALL)


def test_a_printed_page_shows_its_picture_and_leads_to_its_articles_and_neighbours(site: Site) -> None:
    text = site.text("v53/n21/p2/index.html")
    assert order(text, "<h1>Page 2</h1>", "v53n21.pdf#page=2", '<a href="/paper/v53/n21/ferry/">')
    assert "harbour-wall/" not in text.partition("<main")[2].partition("</main>")[0]
    assert re.search(r'<img src="/paper/assets/\w+\.png" alt="Page 2, Volume 53, Number 21: Ferry', text)
    assert '<a href="/paper/v53/n21/p1/" rel="prev">' in text
    assert 'rel="next"' not in text
    assert 'content="noindex"' in text


def test_the_issue_page_shows_all_printed_pages_small(site: Site) -> None:
    text = site.text("v53/n21/index.html")
    assert [f'href="/paper/v53/n21/p{page}/"' in text for page in (1, 2, 3)] == [True, True, False]
    assert "p1/" not in site.text("v53/n20/index.html")


def test_printed_pages_are_in_no_sitemap(site: Site) -> None:
    assert "/p1/" not in site.text("sitemap.xml")


def test_a_link_to_a_printed_page_is_not_dead(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    article = root / "issues/v53n21/04-brief.md"
    article.write_text(article.read_text() + "\n[There](/v53/n21/p2/) and [nowhere](/v53/n21/p3/).\n")
    assert made(job(root)).names("04-brief.md") == ["dead-link"]


def test_a_printed_page_whose_picture_changes_is_made_anew(tmp_path: Path) -> None:
    root = write(tmp_path, FILES)
    before = keys(root)
    (root / "issues/v53n21/printed/page-2.png").write_bytes(png(7, 12))
    after = keys(root)
    assert {path for path in before if after.get(path) != before[path]} >= {
        "v53/n21/index.html",
        "v53/n21/p2/index.html",
    }
