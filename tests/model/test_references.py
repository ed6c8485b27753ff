"""What links and paths mean, looked up in a paper that is in memory."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from broadsheet.model.article import Article, Text
from broadsheet.model.issue import Issue
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import Names, Publication, Redirect, StandingPage
from broadsheet.model.references import FoundPicture, References, Target, find_picture, scheme_of


def article(issue: str, slug: str) -> Article:
    file = f"issues/{issue}/01-{slug}.md"
    return Article(id=f"{issue}/{slug}", issue=issue, slug=slug, language="en", headline=slug, body=Text(""), file=file)


def issue(id: str, day: int, *slugs: str, pictures: tuple[str, ...] = ()) -> Issue:
    return Issue(
        id=id,
        folder=f"issues/{id}",
        date=dt.date(2026, 1, day),
        release_at=dt.datetime(2026, 1, day, tzinfo=dt.UTC),
        volume=1,
        number=str(day),
        articles=tuple(article(id, slug) for slug in slugs),
        pictures=tuple(Picture(f"issues/{id}/{name}", name, "") for name in pictures),
    )


PAPER = Publication(
    id="paper",
    title=Names((("", "Paper"),)),
    base_url="https://paper.example/news/",
    issues=(
        issue("v1n1", 1, "wall", "ferry", pictures=("wall.png", "both.png", "pictures/both.png", "pictures/deep.png")),
        issue("v1n2", 8, "answer"),
    ),
    pages=(StandingPage("about", "en", "About", Text(""), "pages/about.md"),),
    pictures=(Picture("pictures/paper.png", "paper.png", ""),),
    redirects=(Redirect("/old.html", "v1n1/wall"),),
)
HERE = "issues/v1n1/01-wall.md"


@pytest.mark.parametrize(
    ("target", "meant"),
    [
        ("article:v1n2/answer", Target("article", "v1n2/answer")),
        ("article:v1n2/answer#end", Target("article", "v1n2/answer", "end")),
        ("article:v1n2/anser", Target("dead", "article:v1n2/anser", "", "article:v1n2/answer")),
        ("#end", Target("fragment", "", "end")),
        ("01-ferry.md", Target("article", "v1n1/ferry")),
        ("../v1n2/01-answer.md#end", Target("article", "v1n2/answer", "end")),
        ("../../pages/about.md", Target("page", "pages/about.md")),
        ("/v1/n1/wall", Target("address", "/v1/n1/wall/")),
        ("/v1/n1/wall/?a=b#c", Target("address", "/v1/n1/wall/", "c")),
        ("/old.html", Target("address", "/old.html")),
        ("https://paper.example/news/v1/n1/", Target("address", "/v1/n1/")),
        ("https://paper.example/news/shop", Target("outside", "https://paper.example/news/shop")),
        ("https://paper.example/newspaper", Target("outside", "https://paper.example/newspaper")),
        ("//cdn.example/x", Target("outside", "//cdn.example/x")),
        ("mailto:a@b.example", Target("outside", "mailto:a@b.example")),
        ("java\nscript:alert(1)", Target("unsafe", "java\nscript:alert(1)")),
        ("wall.png", Target("picture", "issues/v1n1/wall.png")),
        ("www.example.org", Target("dead", "www.example.org", "", "https://www.example.org")),
    ],
)
def test_a_link_means(target: str, meant: Target) -> None:
    assert References(PAPER).link(target, HERE) == meant


@pytest.mark.parametrize(
    ("source", "file", "fault"),
    [
        ("wall.png", "issues/v1n1/wall.png", ""),
        ("./wall.png", "issues/v1n1/wall.png", ""),
        ("deep.png", "issues/v1n1/pictures/deep.png", ""),
        ("pictures/deep.png", "issues/v1n1/pictures/deep.png", ""),
        ("paper.png", "pictures/paper.png", ""),
        ("../../pictures/paper.png", "pictures/paper.png", ""),
        ("both.png", "issues/v1n1/both.png", "ambiguous"),
        ("../v1n1/../../../x.png", "", "outside"),
        ("https://example.org/a.png", "", "remote"),
        ("//example.org/a.png", "", "remote"),
        ("C:\\a.png", "", "outside"),
        ("a\x00b.png", "", "outside"),
    ],
)
def test_a_picture_is_looked_for_beside_the_article_then_in_the_issue_then_in_the_paper(
    source: str, file: str, fault: str
) -> None:
    found = find_picture(source, HERE, PAPER.issues[0], PAPER)
    assert (found.picture.file if found.picture else "", found.fault) == (file, fault)


def test_a_picture_of_another_issue_is_not_found_and_the_nearest_is_offered() -> None:
    found = find_picture("walls.PNG", "issues/v1n1/01-wall.md", PAPER.issues[0], PAPER)
    assert found == FoundPicture(None, "missing", "wall.png")
    assert find_picture("wall.png", "issues/v1n2/01-answer.md", PAPER.issues[1], PAPER).fault == "missing"


def test_what_browsers_overlook_in_a_scheme_is_overlooked() -> None:
    assert scheme_of("\u00adjava\tscript\u200b:x") == "javascript"
    assert scheme_of("02-wall.md") == ""


def test_a_link_by_a_former_id_reaches_the_renamed_article() -> None:
    renamed = replace(PAPER, redirects=(Redirect("/v1/n1/quay/", "v1n1/wall"),))
    assert References(renamed).link("article:v1n1/quay#end", HERE) == Target("article", "v1n1/wall", "end")


def test_a_dead_address_is_compared_with_those_in_its_folder_and_those_that_end_alike() -> None:
    known = References(PAPER)
    assert known.link("/v1/n1/wal/", HERE) == Target("dead", "/v1/n1/wal/", "", "/v1/n1/wall/")
    assert known.link("/v1/n9/wall/", HERE) == Target("dead", "/v1/n9/wall/", "", "/v1/n1/wall/")
    assert known.link("/v9/n1/wal/", HERE) == Target("dead", "/v9/n1/wal/")


def test_an_unknown_address_at_our_own_host_leads_outside() -> None:
    assert References(PAPER).link("https://paper.example/news/wal/", HERE).kind == "outside"
