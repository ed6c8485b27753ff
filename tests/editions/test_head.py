"""What pages tell programs: schema.org, Open Graph, Highwire and Dublin Core, as a browser's parser reads them."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from broadsheet.editions.web.structured import quoted

from .papers import FILES, PAPER, Site, job, made, write

WALL = "v53/n21/harbour-wall/index.html"
BASE = "https://example.org/paper"
HOSTILE = '`</script><script>alert(1)</script><!-- "quotes" & &#x2f; \\\\`'
HOSTILE_WORDS = '</script><script>alert(1)</script><!-- "quotes" & &#x2f; \\\\'


class Head(HTMLParser):
    """The `meta` elements of a page by name and by property, its JSON-LD, and every other script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: dict[str, list[str]] = {}
        self.properties: dict[str, list[str]] = {}
        self.data: list[Any] = []
        self.scripts: list[dict[str, str | None]] = []
        self._within = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta":
            for kind, rows in (("name", self.names), ("property", self.properties)):
                if found.get(kind):
                    rows.setdefault(found[kind] or "", []).append(found["content"] or "")
        if tag == "script":
            self._within = found.get("type") or "script"
            if self._within != "application/ld+json":
                self.scripts.append(found)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "application/ld+json":
            self.data.append(json.loads(data))


def head(site: Site, path: str) -> Head:
    return Head(site.text(path))


def test_an_article_stands_in_its_issue_volume_and_periodical(site: Site) -> None:
    (data,) = head(site, WALL).data
    assert (data["@context"], data["@type"]) == ("https://schema.org", "NewsArticle")
    issue = data["isPartOf"]
    assert (issue["@type"], issue["issueNumber"], issue["datePublished"]) == ("PublicationIssue", "21", "2026-11-20")
    assert (issue["isPartOf"]["@type"], issue["isPartOf"]["volumeNumber"]) == ("PublicationVolume", "53")
    paper = issue["isPartOf"]["isPartOf"]
    assert paper == {"@type": "Periodical", "name": "The Harbour Weekly", "issn": "2049-1174"}


def test_an_article_says_who_wrote_it_when_and_about_what(site: Site) -> None:
    (data,) = head(site, WALL).data
    assert data["headline"] == "Harbour wall to be rebuilt"
    assert data["mainEntityOfPage"] == f"{BASE}/v53/n21/harbour-wall/"
    assert data["author"] == [
        {"@type": "Person", "name": "Ana Ruiz", "url": f"{BASE}/people/ana-ruiz/"},
        {"@type": "Person", "name": "Tom Hale"},
    ]
    assert (data["datePublished"], data["dateModified"]) == ("2026-11-20T00:00:00+00:00", "2026-11-21T09:00:00+00:00")
    assert (data["articleSection"], data["keywords"], data["inLanguage"]) == ("Town", ["harbour", "council"], "en")
    assert (data["pagination"], data["isAccessibleForFree"]) == ("1, 4", True)
    assert data["image"].startswith(f"{BASE}/assets/")


def test_a_corrected_article_carries_the_correction(site: Site) -> None:
    (data,) = head(site, "v53/n20/pilots/index.html").data
    assert data["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "The station opened in 1901.",
            "datePublished": "2026-11-20T00:00:00+00:00",
            "url": f"{BASE}/v53/n21/correction/",
        }
    ]


def test_a_translation_names_its_original(site: Site) -> None:
    (data,) = head(site, "ar/v53/n21/harbour-wall/index.html").data
    assert data["translationOfWork"] == {"@type": "NewsArticle", "@id": f"{BASE}/v53/n21/harbour-wall/"}
    assert data["inLanguage"] == "ar"


def test_nobody_signed_so_the_publisher_is_the_author(site: Site) -> None:
    (data,) = head(site, "v53/n21/brief/index.html").data
    assert data["author"] == {"@type": "NewsMediaOrganization", "name": "Harbour Society"}


def test_a_reference_manager_reads_the_tags_of_highwire_and_dublin_core(site: Site) -> None:
    names = head(site, WALL).names
    expected = {
        "citation_title": ["Harbour wall to be rebuilt"],
        "citation_author": ["Ana Ruiz", "Tom Hale"],
        "citation_publication_date": ["2026/11/20"],
        "citation_journal_title": ["The Harbour Weekly"],
        "citation_volume": ["53"],
        "citation_issue": ["21"],
        "citation_firstpage": ["1"],
        "citation_lastpage": ["4"],
        "citation_issn": ["2049-1174"],
        "citation_fulltext_html_url": [f"{BASE}/v53/n21/harbour-wall/"],
        "citation_pdf_url": [f"{BASE}/v53/n21/v53n21.pdf"],
        "citation_language": ["en"],
        "DC.title": ["Harbour wall to be rebuilt"],
        "DC.creator": ["Ana Ruiz", "Tom Hale"],
        "DC.date": ["2026-11-20T00:00:00+00:00"],
        "DC.language": ["en"],
        "DC.publisher": ["Harbour Society"],
    }
    assert {name: names.get(name) for name in expected} == expected


def test_a_shared_link_shows_title_words_and_picture(site: Site) -> None:
    properties = head(site, WALL).properties
    assert properties["og:type"] == ["article"]
    assert properties["og:title"] == ["Harbour wall to be rebuilt"]
    assert properties["og:url"] == [f"{BASE}/v53/n21/harbour-wall/"]
    assert properties["og:site_name"] == ["The Harbour Weekly"]
    assert properties["og:description"] == ["Work begins & the quay closes"]
    assert properties["og:image"][0].removeprefix(f"{BASE}/") in site.files
    assert properties["article:modified_time"] == ["2026-11-21T09:00:00+00:00"]
    assert head(site, "v53/n21/index.html").properties["og:type"] == ["website"]


def test_an_issue_lists_its_articles_but_no_withdrawn_one(site: Site) -> None:
    (data,) = head(site, "v53/n20/index.html").data
    assert (data["@type"], data["issueNumber"], data["@id"]) == ("PublicationIssue", "20", f"{BASE}/v53/n20/")
    assert [part["@id"] for part in data["hasPart"]] == [f"{BASE}/v53/n20/pilots/"]


def test_home_volume_and_contributor_say_what_they_are(site: Site) -> None:
    (home,) = head(site, "index.html").data
    assert (home["@type"], home["issn"]) == ("Periodical", "2049-1174")
    assert home["publisher"]["@type"] == "NewsMediaOrganization"
    assert home["publisher"]["email"] == "editor@example.org"
    (volume,) = head(site, "v53/index.html").data
    assert (volume["@type"], volume["volumeNumber"]) == ("PublicationVolume", "53")
    assert [part["issueNumber"] for part in volume["hasPart"]] == ["20", "21"]
    (person,) = head(site, "people/ana-ruiz/index.html").data
    assert person["mainEntity"]["sameAs"] == ["https://ana.example.net/"]
    assert person["mainEntity"]["description"] == "Writes about water."


def test_a_withdrawn_article_is_hidden_and_says_nothing_to_programs(site: Site) -> None:
    found = head(site, "v53/n20/storm/index.html")
    assert found.names["robots"] == ["noindex"]
    assert not found.data
    assert not found.properties
    assert not [name for name in found.names if name.startswith(("citation", "DC"))]


def test_without_a_base_url_there_is_nothing_that_needs_whole_addresses(tmp_path: Path) -> None:
    paper = PAPER.replace('base_url = "https://example.org/paper/"\n', "")
    bare = made(job(write(tmp_path, {**FILES, "paper.toml": paper})))
    for path in bare.files:
        if path.endswith(".html"):
            found = head(bare, path)
            assert not found.data, path
            assert not found.names.keys() - {"viewport", "color-scheme", "description", "robots"}, path


def test_no_text_of_a_paper_can_end_the_data_or_a_tag(tmp_path: Path) -> None:
    article = (
        f"---\nheadline: '{HOSTILE}'\nbyline: ['</script><b>\"Eve\" &lt;']\ntopics: ['</script><i>', '&#x2f;']\n"
        "section: '<!--<script>'\n---\nText.\n"
    )
    correction = f"---\nheadline: Sorry\ncorrects: v53n20/evil\ncorrection: '{HOSTILE}'\n---\nText.\n"
    files = {**FILES, "issues/v53n20/03-evil.md": article, "issues/v53n21/06-sorry.md": correction}
    hostile = made(job(write(tmp_path, files)))
    found = head(hostile, "v53/n20/evil/index.html")
    (data,) = found.data
    assert not found.scripts
    assert (data["headline"], data["keywords"]) == (HOSTILE_WORDS, ["</script><i>", "&#x2f;"])
    assert data["author"]["name"] == '</script><b>"Eve" &lt;'
    assert data["articleSection"] == "<!--<script>"
    assert data["correction"][0]["text"] == HOSTILE_WORDS
    assert found.names["citation_title"] == [HOSTILE_WORDS]
    assert found.names["DC.creator"] == ['</script><b>"Eve" &lt;']
    for path in hostile.files:
        if path.endswith(".html"):
            assert not head(hostile, path).scripts, path


@pytest.mark.parametrize("text", ["", "a", "</script>", "<!--", "&amp;", '"\\', "\n\t\x00", "\u2028", "ה🐟"])
def test_a_quoted_text_is_json_that_holds_no_mark_up(text: str) -> None:
    assert json.loads(quoted(text)) == text
    assert not set("<&") & set(quoted(text))
