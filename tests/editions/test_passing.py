"""What a reader takes along: links that mail programs and other sites understand, and no one else's script."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.editions.web.passing import SERVICES, _quoted
from broadsheet.model.publication import SHARES

from .papers import FILES, PAPER, Site, job, made, write

WALL = "v53/n21/harbour-wall/index.html"
ADDRESS = "https://example.org/paper/v53/n21/harbour-wall/"


def cite(site: Site, path: str = WALL) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(site.text(path)).xpath("//details[contains(@class, 'cite')]")[0]


def links(box: lxml.html.HtmlElement) -> list[str]:
    return [link.get("href") for link in box.xpath(".//a")]


def test_an_article_is_cited_in_words(site: Site) -> None:
    words = re.sub(r"\s+", " ", cite(site).xpath("string(p)"))
    assert words == (
        "Ana Ruiz, Tom Hale, Harbour wall to be rebuilt, The Harbour Weekly, Volume 53, Number 21, "
        "20 November 2026, pages 1, 4"
    )


def test_a_mail_that_passes_an_article_on_has_subject_and_address(site: Site) -> None:
    permanent, mail = links(cite(site))
    assert permanent == ADDRESS
    parts = urlsplit(mail)
    assert (parts.scheme, parts.path) == ("mailto", "")
    assert parse_qs(parts.query) == {
        "subject": ["Harbour wall to be rebuilt"],
        "body": [f"Harbour wall to be rebuilt\r\n{ADDRESS}"],
    }


def test_each_link_of_the_box_stands_in_an_item_of_its_own(site: Site) -> None:
    assert [len(item.xpath(".//a")) for item in cite(site).xpath(".//li")] == [1, 1]


def test_other_sites_are_named_only_where_the_paper_wants_them(tmp_path: Path) -> None:
    shares = ", ".join(f'"{name}"' for name in SHARES)
    paper = {**FILES, "paper.toml": f"{PAPER}\n[web]\nshare = [{shares}]\n"}
    box = cite(made(job(write(tmp_path, paper))))
    outward = [urlsplit(link) for link in links(box)[2:]]
    assert len({link.hostname for link in outward}) == len(SHARES)
    assert all(ADDRESS in str(parse_qs(link.query)) for link in outward)
    assert SERVICES.keys() == set(SHARES)


def test_without_an_address_there_is_only_the_citation(tmp_path: Path) -> None:
    paper = {**FILES, "paper.toml": PAPER.replace('base_url = "https://example.org/paper/"\n', "")}
    box = cite(made(job(write(tmp_path, paper))))
    assert links(box) == []
    assert "url = " not in box.text_content()
    assert "@article{v53n21:harbour-wall," in box.text_content()


def test_a_hostile_name_stays_text(site: Site) -> None:
    box = cite(site, "v53/n21/ferry/index.html")
    assert not box.xpath(".//script | .//b")
    assert 'Eve "x" <b>' in box.xpath("string(p)")
    assert 'Eve "x" <b>' in box.xpath("string(pre)")


@given(st.text(max_size=40))
def test_an_address_is_read_back_as_it_was(text: str) -> None:
    address = "https://example.org/" + text.encode("utf-8", "replace").decode()
    assert parse_qs(f"a={_quoted(address)}")["a"] == [address]


def test_a_note_stands_beside_its_line_for_eyes_alone(site: Site) -> None:
    tree = lxml.html.fromstring(site.text(WALL))
    first, second = tree.xpath("//span[@class='sn']")
    assert first.get("aria-hidden") == "true"
    assert first.text_content() == "1 Report of the surveyor."
    assert second.text_content() == "2 A note."
    assert not tree.xpath("//span[@class='sn']//a | //span[@class='sn']//*[@id]")
    assert "sn" not in site.text("v53/n21/whole/index.html").split('class="')
    assert b'class="sn"' not in site.files["feed.xml"]
