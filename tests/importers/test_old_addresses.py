"""Old links and addresses lead to the texts that have taken their place, anchors and all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from broadsheet.folder.read import read
from broadsheet.importers.importer import (
    Found,
    Written,
)
from broadsheet.importers.run import Account

from .made import article, body, issue

LINKS = {
    "b.html": "article:n1/b",
    "./b.html": "article:n1/b",
    "../issue2/c.html": "article:n2/c",
    "/issue2/c.html": "article:n2/c",
    "../../../issue2/c.html": "article:n2/c",
    "../ISSUE2/C.HTML": "article:n2/c",
    "..\\issue2\\c.html": "article:n2/c",
    "http://old.example/issue2/c.html": "article:n2/c",
    "https://www.old.example/issue2/c.html": "article:n2/c",
    "//old.example/issue2/c.html": "article:n2/c",
    "../issue3/": "article:n3/index-article",
    "../issue3": "article:n3/index-article",
    "../issue3/index.html": "article:n3/index-article",
    "caf%C3%A9.html": "article:n1/café",
    "b.html?print=1": "article:n1/b",
    "b.html#top": "article:n1/b",
    "b.html#second": "article:n1/b#the-second",
    "../issue2/whole.html#two": "article:n2/two",
    "../issue2/whole.html": "article:n2/one",
    "../issue4/contents.html": "/issue4/contents.html",
    "#here": "#here",
    "missing.html": "missing.html",
    "http://other.example/issue2/c.html": "http://other.example/issue2/c.html",
    "mailto:ana@old.example": "mailto:ana@old.example",
    "javascript:void": "javascript:void",
}


def test_links_find_the_texts_that_old_servers_would_have_found(take: Callable[..., Account]) -> None:
    written = "\n\n".join(f"[{number}]({target})" for number, target in enumerate(LINKS))
    anchored = Written("Text.\n\n## The second\n", anchors=(("second", "the-second"), ("top", "")))
    account = take_from(
        take,
        issue(
            1,
            article("issue1/a.html", written),
            article("issue1/b.html", write=partial(lambda made: made, anchored)),
            article("issue1/café.html"),
        ),
        issue(
            2,
            article("issue2/c.html"),
            article("issue2/whole.html#one", slug="one", addresses=("/issue2/whole.html",)),
            article("issue2/whole.html#two", slug="two", addresses=("/issue2/whole.html#two",)),
        ),
        issue(3, article("issue3/index.html")),
        issue(4, article("issue4/d.html"), addresses=("/issue4/contents.html",)),
    )
    found = [line.partition("](")[2].rstrip(")") for line in body(account, "issue1/a.html").split("\n\n")]
    assert dict(zip(LINKS, found, strict=True)) == LINKS


def take_from(take: Callable[..., Account], *found: Found) -> Account:
    from broadsheet.importers.importer import About

    return take(About(base_url="http://www.old.example/"), *found)


def test_anchors_of_one_page_that_was_split_lead_to_its_other_parts(take: Callable[..., Account]) -> None:
    account = take(
        issue(
            1,
            article("whole.html#one", "[on](#two), [a](#one), [b](#mid)", slug="one", addresses=("/w.html#one",)),
            article("whole.html#two", slug="two", addresses=("/w.html#two",)),
        )
    )
    assert body(account, "whole.html#one") == "[on](article:n1/two), [a](#one), [b](#mid)"


def test_names_in_two_cases_are_not_confused(take: Callable[..., Account]) -> None:
    account = take(issue(1, article("A.html", "[x](a.html) [y](A.HTML)"), article("a.html", slug="lower")))
    assert body(account, "A.html") == "[x](article:n1/lower) [y](A.HTML)"


def test_every_old_address_leads_on_with_its_anchors(take: Callable[..., Account]) -> None:
    made = Written("Text.\n\n## The second\n", anchors=(("second", "the-second"), ("top", "")))
    first = article(
        "a.html",
        write=partial(lambda written: written, made),
        addresses=("/a.html", "/a.html#second", "/a.html#top", "/old/a.htm"),
    )
    account = take(issue(1, first, addresses=("/issue1/",)), issue(2, article("b.html")))
    redirects = {redirect.old: redirect.target for redirect in read(account.paper).publication.redirects}
    assert redirects == {
        "/issue1/": "n1",
        "/a.html": "n1/a",
        "/a.html#second": "n1/a#the-second",
        "/a.html#top": "n1/a",
        "/old/a.htm": "n1/a",
        "/old/a.htm#second": "n1/a#the-second",
        "/b.html": "n2/b",
    }
    addresses = next(entry.addresses for entry in account.entries if entry.source == "a.html")
    assert "/old/a.htm#top" in addresses.split()
