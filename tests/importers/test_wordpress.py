"""Exports of WordPress come in: every one that lies beside the checkout, and made ones for what they do not hold.

The exports lie in shared/corpora; without them their tests are skipped loudly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.importers.importer import (
    About,
    Found,
    FoundArticle,
    FoundIssue,
    FoundPage,
    Guess,
    Importer,
    Inquiry,
    Row,
)
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Order, run
from broadsheet.importers.wordpress import WordPress
from broadsheet.problems import Problem


def importer() -> Importer:
    return WordPress()


def read(folder: Path, rules: Rules | None = None) -> tuple[list[Found], list[Problem], list[Guess]]:
    problems: list[Problem] = []
    inquiry = Inquiry(problems.append)
    return list(importer().read(folder, rules or Rules(), inquiry)), problems, inquiry.guesses


def articles(found: list[Found]) -> dict[str, FoundArticle]:
    return {each.source: each for issue in found if isinstance(issue, FoundIssue) for each in issue.articles}


@pytest.fixture(scope="module")
def source(repository: Path, missing: Callable[[str, str], None]) -> Path:
    folder = repository.parent / "shared" / "corpora" / "cms-exports"
    if not folder.is_dir():
        missing("the corpus cms-exports", "it lies beside the checkout, in shared/corpora")
    return folder


@pytest.fixture(scope="module")
def corpus(source: Path) -> list[Found]:
    return read(source)[0]


def test_every_export_is_read_or_refused_with_a_reason(corpus: list[Found], source: Path) -> None:
    rows = {row.source: row for row in corpus if isinstance(row, Row)}
    exports = [path.relative_to(source).as_posix() for path in source.rglob("*.xml")]
    assert Counter(rows[path].outcome for path in exports) == {"merged into": 35, "left out because": 4}
    reasons = Counter(rows[path].about for path in exports if rows[path].outcome == "left out because")
    assert reasons.pop("it is an Atom feed (as Blogger exports it), which is a kind of its own") == 1
    assert reasons == {"it holds no item": 3}


def test_every_item_is_an_article_a_page_or_a_row(corpus: list[Found], source: Path) -> None:
    told = Counter(
        key.partition("#")[0]
        for key in (
            *articles(corpus),
            *(page.source for page in corpus if isinstance(page, FoundPage)),
            *(row.source for row in corpus if isinstance(row, Row) and "#" in row.source),
        )
    )
    for path in source.rglob("*.xml"):
        items = len(re.findall(rb"<item>", path.read_bytes()))
        assert told[path.relative_to(source).as_posix()] == items, path.name


def test_what_was_not_published_is_a_draft(corpus: list[Found], source: Path) -> None:
    """The items of exports that are well-formed, read by a plain search: number, type and status."""
    found = articles(corpus)
    seen = Counter[str]()
    for path in source.rglob("*.xml"):
        name = path.relative_to(source).as_posix()
        for item in re.findall(r"<item>.*?</item>", path.read_text("utf-8", "replace"), re.DOTALL):
            number = re.search(r"<wp:post_id>(?:<!\[CDATA\[)?(\d+)", item)
            status = re.search(r"<wp:status>(?:<!\[CDATA\[)?([a-z]+)", item)
            # Of two items with one number the first keeps it.
            article = found.pop(f"{name}#{number[1]}", None) if number else None
            if article is not None:
                told = dict(article.fields).get("status", "")
                assert told == ("" if status and status[1] == "publish" else "draft"), article.source
                seen[str(told)] += 1
    assert seen["draft"] >= 8
    assert seen[""] >= 30


def test_several_authors_of_a_post_are_all_named(corpus: list[Found]) -> None:
    bylines = {key.rpartition("/")[2]: dict(each.fields).get("byline") for key, each in articles(corpus).items()}
    assert bylines["co-authors-plus.xml#100"] == ("Alice Smith", "Bob Jones")
    assert bylines["co-authors-plus.xml#103"] == ("Alice Smith", "Bob Jones")


def test_posts_without_any_date_become_pages_and_are_told(source: Path) -> None:
    found, problems, _ = read(source / "wordpress-importer" / "phpunit" / "data")
    told = {problem.place.file for problem in problems if problem.name == "import-undated"}
    assert "missing-tags.xml#1" in told
    assert told <= {page.source for page in found if isinstance(page, FoundPage)}


HEAD = """<?xml version="1.0"?><rss><channel><title>The Weekly</title><link>https://old.example/paper</link>
<language>en-GB</language><wp:base_blog_url>https://old.example/paper</wp:base_blog_url>
<wp:term><wp:term_taxonomy>issuem_issue</wp:term_taxonomy><wp:term_slug>n12</wp:term_slug>
<wp:term_name>Issue 12</wp:term_name></wp:term>"""


def item(number: int, **values: str) -> str:
    fields = {
        "title": f"T{number}",
        "wp:post_id": str(number),
        "wp:post_type": "post",
        "wp:status": "publish",
        "wp:post_date": f"2014-03-{number:02} 10:00:00",
        "wp:post_name": f"t-{number}",
        "content:encoded": "<p>Words.</p>",
        "link": f"https://old.example/paper/2014/03/t-{number}/",
    } | {key.replace("_", ":", 1): value for key, value in values.items()}
    extra = fields.pop("extra:", "")
    tags = "".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in fields.items())
    return f"<item>{tags}{extra}</item>"


def write(folder: Path, *items: str) -> Path:
    (folder / "export.xml").write_text(f"{HEAD}{''.join(items)}</channel></rss>", encoding="utf-8")
    return folder


ISSUE = '<category domain="issuem_issue" nicename="n12">Issue 12</category>'


def test_a_taxonomy_that_is_named_for_issues_makes_them_and_is_told_as_a_guess(tmp_path: Path) -> None:
    found, _, guesses = read(write(tmp_path, item(1, extra_=ISSUE), item(2, extra_=ISSUE), item(5)))
    issues = {issue.source: len(issue.articles) for issue in found if isinstance(issue, FoundIssue)}
    assert issues == {"issuem_issue/n12": 2, "2014-03-05": 1}
    assert ("taxonomy of issues", "issuem_issue") in {(guess.what, guess.value) for guess in guesses}


def test_rules_name_the_taxonomy(tmp_path: Path) -> None:
    places = '<category domain="place" nicename="hull">Hull</category>'
    rules = Rules({"issues.taxonomy": "place"})
    found, _, _ = read(write(tmp_path, item(1, extra_=places), item(3, extra_=places)), rules)
    assert [issue.source for issue in found if isinstance(issue, FoundIssue)] == ["place/hull"]


def test_a_picture_beside_the_export_is_found_by_its_address_and_another_is_told(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads" / "2014" / "03"
    uploads.mkdir(parents=True)
    (uploads / "wall.jpg").write_bytes(b"picture")
    body = (
        '<img src="https://old.example/paper/wp-content/uploads/2014/03/wall-300x200.jpg">'
        '<img src="https://old.example/paper/wp-content/uploads/2014/03/gone.jpg">'
    )
    found, problems, _ = read(write(tmp_path, item(1, content_encoded=body)))
    pictures = next(iter(articles(found).values())).pictures
    assert [(each.path, each.data()) for each in pictures] == [("uploads/2014/03/wall.jpg", b"picture")]
    assert pictures[0].written.endswith("wall-300x200.jpg")
    missing = [problem for problem in problems if problem.name == "import-picture-missing"]
    assert dict(missing[0].facts)["source"].endswith("gone.jpg")


def test_an_issue_of_nothing_but_drafts_is_planned_and_goes_nowhere(tmp_path: Path) -> None:
    found, _, _ = read(write(tmp_path, item(1, wp_status="draft"), item(2), item(3, wp_status="private")))
    planned = {issue.source: issue.planned for issue in found if isinstance(issue, FoundIssue)}
    assert planned == {"2014-03-01": True, "2014-03-02": False, "2014-03-03": True}


def test_addresses_are_paths_within_the_old_site_and_whole(tmp_path: Path) -> None:
    found, _, _ = read(write(tmp_path, item(1)))
    assert next(iter(articles(found).values())).addresses == ("/2014/03/t-1/", "/paper/2014/03/t-1/")
    about = next(each for each in found if isinstance(each, About))
    assert (about.title, about.language, about.base_url) == ("The Weekly", "en-GB", "https://old.example/paper")


def test_types_that_nobody_named_are_rows_and_with_a_rule_articles(tmp_path: Path) -> None:
    folder = write(tmp_path, item(1), item(2, wp_post_type="story"))
    found, problems, _ = read(folder)
    assert "import-type-left" in {problem.name for problem in problems}
    assert "export.xml#2" in {row.source for row in found if isinstance(row, Row)}
    assert "export.xml#2" in articles(read(folder, Rules({"articles.types": ("story",)}))[0])


def test_rules_give_sections_and_status_and_only_words_that_no_item_has_are_told(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    town = '<category domain="category" nicename="local">Local</category>'
    source = write(tmp_path / "export", item(1, extra_=town), item(2, wp_status="pitch"))
    sections, status = {"Local": "Town", "Arts": "Culture"}, {"pitch": "ready"}
    rules = Rules({"output.sections": sections, "output.status": status})
    account = run(importer(), Order(source, tmp_path / "paper", "old"), rules)
    assert "section: Town\n" in (tmp_path / "paper/issues/2014/2014-03-01/t-1.md").read_text("utf-8")
    assert "status:" not in (tmp_path / "paper/issues/2014/2014-03-02/t-2.md").read_text("utf-8")
    unused = [dict(problem.facts)["key"] for problem in account.problems if problem.name == "import-rule-unused"]
    assert unused == ["output.sections: Arts"]


def test_a_second_run_writes_nothing_and_each_article_says_where_it_stood(tmp_path: Path) -> None:
    (tmp_path / "export").mkdir()
    order = Order(write(tmp_path / "export", item(1), item(2)), tmp_path / "paper", "old")
    assert run(importer(), order, Rules()).tally["new"] > 0
    assert set(run(importer(), order, Rules()).tally) == {"same"}
    text = (tmp_path / "paper/issues/2014/2014-03-01/t-1.md").read_text("utf-8")
    assert "source_url: https://old.example/paper/2014/03/t-1/" in text


def test_links_by_number_and_by_address_lead_to_the_articles(tmp_path: Path) -> None:
    links = (
        '<a href="https://old.example/paper/?p=2">one</a> <a href="https://old.example/paper/2014/03/t-2/#x">two</a>'
    )
    (tmp_path / "export").mkdir()
    order = Order(write(tmp_path / "export", item(1, content_encoded=links), item(2)), tmp_path / "paper", "old")
    run(importer(), order, Rules())
    text = (tmp_path / "paper/issues/2014/2014-03-01/t-1.md").read_text("utf-8")
    assert text.count("(article:2014-03-02/t-2)") == 2


def test_rules_name_the_field_of_an_item_that_says_the_issue(tmp_path: Path) -> None:
    field = "<wp:postmeta><wp:meta_key>heft</wp:meta_key><wp:meta_value>Heft 7</wp:meta_value></wp:postmeta>"
    found, _, _ = read(write(tmp_path, item(1, extra_=field), item(3, extra_=field)), Rules({"issues.meta": "heft"}))
    (issue,) = (issue for issue in found if isinstance(issue, FoundIssue))
    assert (issue.number, len(issue.articles)) == ("7", 2)


def test_fields_of_a_term_say_volume_and_day_of_its_issue(tmp_path: Path) -> None:
    rows = (("volume", "53"), ("_issue_date", "2023-07-15"))
    meta = "".join(
        f"<wp:termmeta><wp:meta_key>{key}</wp:meta_key><wp:meta_value>{value}</wp:meta_value></wp:termmeta>"
        for key, value in rows
    )
    name = "<wp:term_name>Issue 12</wp:term_name>"
    (tmp_path / "export.xml").write_text(
        f"{HEAD.replace(name, name + meta)}{item(1, extra_=ISSUE)}</channel></rss>", encoding="utf-8"
    )
    (issue,) = (issue for issue in read(tmp_path)[0] if isinstance(issue, FoundIssue))
    assert (issue.volume, issue.number, issue.date.isoformat()) == (53, "12", "2023-07-15")
