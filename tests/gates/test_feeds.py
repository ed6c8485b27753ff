"""The feeds and the sitemap of the built demonstration paper, before their schemas and a reader's eyes."""

from __future__ import annotations

import email.utils
import json
import re
import subprocess
import sys
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import feedparser
import jsonschema
import lxml.etree
import lxml.html
import pytest

HERE = Path(__file__).parent
LONGEST_FEED = 100
ENTITIES_NEVER = lxml.etree.XMLParser(resolve_entities=False, no_network=True)


def feeds(site, name: str) -> list[Path]:
    """The feeds of one kind; there is one of the whole paper at least."""
    found = sorted(site.folder.rglob(name))
    assert site.folder / name in found
    return found


def test_atom_feeds_keep_the_schema_of_rfc_4287(site, needs: Callable[[str], str]) -> None:
    files = [str(file) for file in feeds(site, "atom.xml")]
    done = subprocess.run([needs("jing"), "-c", str(HERE / "atom.rnc"), *files], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_schema_refuses_an_entry_whose_date_has_no_time(tmp_path: Path, needs: Callable[[str], str]) -> None:
    entry = "<title>A</title><id>urn:a</id><updated>2026-01-01{time}</updated>"
    for time, code in (("T00:00:00Z", 0), ("", 1)):
        file = tmp_path / "entry.xml"
        file.write_text(f'<entry xmlns="http://www.w3.org/2005/Atom">{entry.format(time=time)}</entry>')
        command = [needs("jing"), "-c", str(HERE / "atom.rnc"), str(file)]
        assert subprocess.run(command, capture_output=True).returncode == code


@pytest.mark.parametrize(("name", "version"), [("feed.xml", "rss20"), ("atom.xml", "atom10")])
def test_a_reader_understands_every_feed(site, name: str, version: str) -> None:
    for file in feeds(site, name):
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, f"{file}: {feed.get('bozo_exception')}"
        assert feed.version == version
        assert feed.feed.title
        assert len(feed.entries) <= LONGEST_FEED
        for entry in feed.entries:
            assert entry.id.startswith("urn:uuid:"), entry.id
            assert entry.title
            assert entry.link.startswith("https://")
            assert entry.get("published_parsed") or entry.get("updated_parsed")
        assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_the_feeds_of_the_paper_hold_the_full_text(site) -> None:
    for name in ("feed.xml", "atom.xml"):
        entries = feedparser.parse((site.folder / name).read_bytes()).entries
        assert len(entries) >= 20
        assert max(len(entry.content[0].value) for entry in entries if "content" in entry) > 2000


def test_rss_items_have_a_guid_and_a_date_of_rfc_822(site) -> None:
    for file in feeds(site, "feed.xml"):
        tree = lxml.etree.parse(file, ENTITIES_NEVER)
        for item in tree.iterfind(".//item"):
            assert item.findtext("guid")
            assert email.utils.parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo


def test_a_feed_knows_its_own_address(site) -> None:
    for name in ("atom.xml", "feed.xml"):
        for file in feeds(site, name):
            tree = lxml.etree.parse(file, ENTITIES_NEVER)
            own = tree.xpath("//*[local-name()='link'][@rel='self']/@href")
            assert [urllib.parse.urlsplit(address).path for address in own[:1]] == [address_of(site, file)]


def address_of(site, file: Path) -> str:
    return urllib.parse.quote("/" + file.relative_to(site.folder).as_posix())


def test_no_address_inside_a_feed_is_relative(site) -> None:
    for name in ("feed.xml", "atom.xml"):
        for file in feeds(site, name):
            for entry in feedparser.parse(file.read_bytes(), sanitize_html=False, resolve_relative_uris=False).entries:
                for part in entry.get("content", []):
                    links = [link for _, _, link, _ in lxml.html.fromstring(f"<div>{part.value}</div>").iterlinks()]
                    assert not [link for link in links if not re.match(r"(https?|mailto|tel):", link)], file


def test_json_feeds_keep_their_schema(site) -> None:
    schema = json.loads((HERE / "jsonfeed.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for file in feeds(site, "feed.json"):
        feed = json.loads(file.read_bytes())
        faults = [f"{file}: {fault.json_path} {fault.message}" for fault in checker.iter_errors(feed)]
        assert not faults
        assert urllib.parse.urlsplit(feed["feed_url"]).path == address_of(site, file)


def test_the_schema_refuses_an_item_without_content() -> None:
    schema = json.loads((HERE / "jsonfeed.schema.json").read_text(encoding="utf-8"))
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [{"id": "1"}]}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(feed, schema)


def test_the_sitemap_keeps_its_schema(site, validator: Callable[[str], Path]) -> None:
    schema = lxml.etree.XMLSchema(lxml.etree.parse(validator("sitemap/schema/sitemap.xsd"), ENTITIES_NEVER))
    for file in sitemaps(site):
        tree = lxml.etree.parse(file, ENTITIES_NEVER)
        if lxml.etree.QName(tree.getroot()).localname == "urlset":
            assert schema.validate(tree), schema.error_log


def test_the_sitemap_of_news_keeps_its_schema(
    demonstration: Path, tmp_path: Path, validator: Callable[[str], Path]
) -> None:
    """Six hours after its release, all of number 4 is news."""
    out, now = tmp_path / "web", "2026-10-23T12:00:00+01:00"
    command = [sys.executable, "-m", "broadsheet", "build", "--paper", str(demonstration), "--out", str(out)]
    done = subprocess.run([*command, "--now", now], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    spaces = {
        "http://www.sitemaps.org/schemas/sitemap/0.9": validator("sitemap/schema/sitemap.xsd"),
        "http://www.google.com/schemas/sitemap-news/0.9": HERE / "sitemap-news.xsd",
    }
    imports = "".join(f'<import namespace="{space}" schemaLocation="{file}"/>' for space, file in spaces.items())
    both = lxml.etree.fromstring(f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>', ENTITIES_NEVER)
    schema = lxml.etree.XMLSchema(both)
    tree = lxml.etree.parse(out / "sitemap-news.xml", ENTITIES_NEVER)
    assert schema.validate(tree), schema.error_log
    pages = [page for where in ("v12/n4", "ar/v12/n4") for page in out.glob(f"{where}/*/index.html")]
    assert len(tree.xpath("//*[local-name()='news']")) == len([page for page in pages if page.parent.name != "whole"])
    tree.find(".//{*}publication_date").text = "23 October"
    assert not schema.validate(tree)


def test_the_sitemap_names_every_page_that_may_be_found(site) -> None:
    """The whole issue on one page repeats its articles, so it may be left out; nothing else may."""
    named = set()
    for file in sitemaps(site):
        tree = lxml.etree.parse(file, ENTITIES_NEVER)
        named |= {urllib.parse.urlsplit(address).path for address in tree.xpath("//*[local-name()='loc']/text()")}
    findable = {urllib.parse.quote(site.path(page)) for page in site.pages if may_be_found(site, page)}
    assert named <= findable
    assert not [path for path in findable - named if not path.endswith("/whole/")]


def may_be_found(site, page: Path) -> bool:
    """Whether a page is its own canonical one and is not hidden from search engines."""
    tree = lxml.html.fromstring(page.read_bytes())
    own = [urllib.parse.urlsplit(address).path for address in tree.xpath("//link[@rel='canonical']/@href")]
    hidden = "noindex" in "".join(tree.xpath("//meta[@name='robots']/@content"))
    return not hidden and own == [urllib.parse.quote(site.path(page))]


def sitemaps(site) -> list[Path]:
    found = sorted(site.folder.glob("sitemap*.xml"))
    assert found
    return found
