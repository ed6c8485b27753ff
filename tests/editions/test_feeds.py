"""Feeds and sitemap: well-formed, whole addresses, ids that last."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest

from broadsheet.editions.feeds import atom, jsonfeed, rss
from broadsheet.editions.feeds.feed import Entry, Feed, clean

from .papers import FILES, PAPER, Site, job, made, write

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
FEEDS = ("feed.xml", "atom.xml", "feed.json")
WHEN = datetime(2026, 11, 20, 6, 30, tzinfo=UTC)


def feed(**changes: object) -> Feed:
    entry = Entry(id="urn:uuid:1", url="https://e.org/a/", title="A", content="<p>x</p>", published=WHEN, updated=WHEN)
    fields = {"id": "urn:f", "url": "https://e.org/atom.xml", "home": "https://e.org/", "title": "T", "subtitle": "S"}
    rest = {"language": "en", "author": "P", "updated": WHEN, "entries": (replace(entry, **changes),)}  # type: ignore[arg-type]
    return Feed(**fields, **rest)  # type: ignore[arg-type]


def contents(site: Site) -> list[str]:
    """The HTML of every entry of every feed."""
    found = []
    for path in site.files:
        if path.endswith("feed.xml"):
            found += [item.findtext(CONTENT) or "" for item in ET.fromstring(site.files[path]).iter("item")]  # noqa: S314
        elif path.endswith("atom.xml"):
            root = ET.fromstring(site.files[path])  # noqa: S314
            found += [entry.findtext(f"{ATOM}content") or "" for entry in root.iter(f"{ATOM}entry")]
        elif path.endswith("feed.json"):
            found += [item["content_html"] for item in json.loads(site.files[path])["items"]]
    return found


@pytest.mark.parametrize("folder", ["", "ar/", "sections/town/", "people/ana-ruiz/", "ar/people/ana-ruiz/"])
def test_a_feed_exists_in_three_formats(site: Site, folder: str) -> None:
    assert {folder + name for name in FEEDS} <= site.files.keys()


def test_no_feed_has_an_address_that_is_not_whole(site: Site) -> None:
    found = contents(site)
    assert any("<img" in text for text in found)
    for text in found:
        for target in re.findall(r'(?:href|src|cite)="([^"]*)"', text):
            assert re.match(r"https?://|mailto:|tel:", target), target


def test_rss_has_permanent_ids_rfc_822_dates_and_names_itself(site: Site) -> None:
    channel = ET.fromstring(site.files["feed.xml"]).find("channel")  # noqa: S314
    assert channel is not None
    link = channel.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == "https://example.org/paper/feed.xml"
    for item in channel.iter("item"):
        guid = item.find("guid")
        assert guid is not None
        assert guid.attrib == {"isPermaLink": "false"}
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", guid.text or "")
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None


def test_atom_has_what_rfc_4287_requires(site: Site) -> None:
    root = ET.fromstring(site.files["atom.xml"])  # noqa: S314
    for part in (root, *root.iter(f"{ATOM}entry")):
        assert part.findtext(f"{ATOM}id")
        assert part.findtext(f"{ATOM}title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", part.findtext(f"{ATOM}updated") or "")
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Harbour Society"
    links = {link.attrib["rel"]: link.attrib["href"] for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "https://example.org/paper/", "self": "https://example.org/paper/atom.xml"}
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(ids) == len(set(ids)) == 7


def test_a_feed_is_as_new_as_its_newest_entry_and_not_as_its_making(site: Site) -> None:
    root = ET.fromstring(site.files["atom.xml"])  # noqa: S314
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T09:00:00Z"


def test_json_feed_has_what_version_1_1_requires(site: Site) -> None:
    whole = json.loads(site.files["feed.json"])
    assert whole["version"] == "https://jsonfeed.org/version/1.1"
    assert whole["feed_url"] == "https://example.org/paper/feed.json"
    assert all({"id", "url", "content_html", "date_published"} <= item.keys() for item in whole["items"])


def test_all_formats_have_the_same_entries(site: Site) -> None:
    rss_ids = re.findall(r"<guid[^>]*>([^<]*)", site.text("feed.xml"))
    atom_ids = [e.findtext(f"{ATOM}id") for e in ET.fromstring(site.files["atom.xml"]).iter(f"{ATOM}entry")]  # noqa: S314
    assert rss_ids == atom_ids == [item["id"] for item in json.loads(site.files["feed.json"])["items"]]


def test_a_feed_carries_full_text_notes_and_the_withdrawal(site: Site) -> None:
    text = "".join(contents(site))
    for part in ("The council voted.<sup>1</sup>", "Report of the surveyor.", "<p>The source was invented.</p>"):
        assert part in text


def test_ids_do_not_depend_on_the_address_of_the_paper(tmp_path: Path, site: Site) -> None:
    moved = PAPER.replace("https://example.org/paper/", "https://elsewhere.example/")
    other = made(job(write(tmp_path, {**FILES, "paper.toml": moved})))
    ids = [[item["id"] for item in json.loads(one.files["feed.json"])["items"]] for one in (site, other)]
    assert ids[0] == ids[1]


def test_a_title_in_the_other_direction_is_isolated(site: Site) -> None:
    titles = [item["title"] for item in json.loads(site.files["feed.json"])["items"]]
    assert "\u2068خبر من المرفأ\u2069" in titles


@pytest.mark.parametrize("value", ["a\x00b\x0bc", "\ufffe", "x\x1b[0m"])
def test_characters_that_xml_does_not_allow_are_taken_out(value: str) -> None:
    one = feed(title=value, content=f"<p>{value}</p>", summary=value, authors=(value,), categories=(value,))
    for data in (rss.write(one), atom.write(one)):
        ET.fromstring(data)  # noqa: S314 - raises where it is not well-formed
    assert json.loads(jsonfeed.write(one))["items"][0].get("title") != value


@pytest.mark.parametrize("value", ["]]>", "</title><x>", "&lt;b&gt;", '"quoted" & <b>'])
def test_hostile_titles_come_back_as_they_were(value: str) -> None:
    one = feed(title=value, content=value)
    channel = ET.fromstring(rss.write(one))  # noqa: S314
    assert [channel.findtext("channel/item/title"), channel.findtext(f"channel/item/{CONTENT}")] == [value, value]
    assert ET.fromstring(atom.write(one)).findtext(f"{ATOM}entry/{ATOM}title") == value  # noqa: S314


def test_json_is_written_as_python_writes_it() -> None:
    hard = feed(title='A "b"\\c', content="<p>ß☃</p>\n" * 40, authors=("A", "B"), categories=("t",))
    for whole in (feed(), hard, replace(hard, entries=()), replace(hard, entries=hard.entries * 2)):
        data = jsonfeed.write(whole)
        assert data.decode() == json.dumps(json.loads(data), ensure_ascii=False, indent=1) + "\n"


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ud800", "\ufffe", "\uffff"])
def test_a_long_content_is_cleaned_as_a_short_one_is(sign: str) -> None:
    assert clean(f"{'하é' * 200}{sign}b") == f"{'하é' * 200}b"
    assert clean(f"a{sign}b") == "ab"


def many(issues: int, articles: int) -> dict[str, str | bytes]:
    """A paper with so many issues of so many articles."""
    files: dict[str, str | bytes] = {"paper.toml": PAPER}
    for number in range(1, issues + 1):
        for place in range(1, articles + 1):
            header = f"headline: Piece {number}-{place}\nsection: Town"
            files[f"issues/v53n{number}/{place:02}-piece.{place}.md"] = f"---\n{header}\n---\nText.\n"
    return files


@pytest.mark.parametrize(("issues", "articles", "entries"), [(5, 3, 15), (12, 3, 21), (3, 15, 30), (4, 60, 100)])
def test_a_feed_holds_two_issues_but_at_least_20_and_at_most_100_entries(
    tmp_path: Path, issues: int, articles: int, entries: int
) -> None:
    paper = write(tmp_path, many(issues, articles))
    assert len(json.loads(made(job(paper)).files["feed.json"])["items"]) == entries


def test_the_sitemap_lists_pages_once_with_whole_addresses(site: Site) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    root = ET.fromstring(site.files["sitemap.xml"])  # noqa: S314
    found = [url.findtext(f"{space}loc") or "" for url in root.iter(f"{space}url")]
    assert len(found) == len(set(found))
    assert "https://example.org/paper/v53/n21/harbour-wall/" in found
    for address in found:
        path = address.removeprefix("https://example.org/paper/")
        assert f"{path}index.html" in site.files, address
        assert "noindex" not in site.text(f"{path}index.html")
