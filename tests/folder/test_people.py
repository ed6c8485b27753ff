"""people.toml, redirects.toml, standing pages, and what was printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.model.issue import Printed
from broadsheet.model.publication import Redirect
from broadsheet.problems import Severity

from .papers import ISSUE, Paper, facts


def test_contributors_have_names_notes_pictures_and_links(paper: Paper) -> None:
    paper.write(
        "people.toml",
        """[ana-ruiz]
name = {en = "Ana Ruiz", ar = "آنا"}
note = "Writes about *ships*."
picture = "ana.jpg"
links = [{name = "Site", url = "https://ana.example.org/"}, {url = "mailto:ana@example.org"}]
[tom]
""",
    )
    ana, tom = paper.read().publication.people
    assert paper.problems() == []
    assert (ana.id, ana.name, ana.note, ana.picture) == ("ana-ruiz", "Ana Ruiz", "Writes about *ships*.", "ana.jpg")
    assert ana.links == (("Site", "https://ana.example.org/"), ("mailto:ana@example.org", "mailto:ana@example.org"))
    assert ana.names.in_language("ar") == "آنا"
    assert tom.name == "Tom"


def test_faults_of_people_toml_are_problems_at_their_line(paper: Paper) -> None:
    paper.write("people.toml", 'ana = "Ana"\n[tom]\nnmae = "Tom"\n')
    found = [(problem.name, problem.place.line, facts(problem).get("nearest")) for problem in paper.problems()]
    assert found == [("bad-value", 1, ""), ("unknown-key", 3, "name")]


def test_redirects_lead_from_old_paths_to_ids_or_addresses(paper: Paper) -> None:
    paper.write("redirects.toml", '[from]\n"/news.html#ferry" = "v53n21/ferry"\n"old/" = "/archive/"\n')
    assert paper.read().publication.redirects == (
        Redirect("/news.html#ferry", "v53n21/ferry"),
        Redirect("/old/", "/archive/"),
    )


def test_faults_of_redirects_toml_are_problems_at_their_line(paper: Paper) -> None:
    paper.write("redirects.toml", '[form]\n[from]\n"/a" = 1\n"https://example.org/b" = "x"\n')
    assert [(problem.name, problem.place.line) for problem in paper.problems()] == [
        ("unknown-key", 1),
        ("bad-value", 3),
        ("bad-value", 4),
    ]


def test_a_broken_or_merged_file_is_an_error_and_the_rest_is_read(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write("people.toml", "<<<<<<< HEAD\n[ana]\n")
    paper.write("redirects.toml", "[from\n")
    assert [(problem.name, problem.place.line) for problem in paper.problems()] == [
        ("merge-markers", 1),
        ("bad-toml", 1),
    ]
    assert len(paper.issue().articles) == 1


def test_standing_pages_have_slugs_and_translations(paper: Paper) -> None:
    paper.write("pages/01-about-us.md", "---\nheadline: About us\n---\nText\n")
    paper.write("pages/01-about-us.ar.md", "---\nheadline: حول\n---\nText\n")
    paper.write("pages/x.md", "---\nheadline: Contact\nslug: contact\n---\nText\n")
    pages = {(page.slug, page.language): page for page in paper.read().publication.pages}
    assert paper.problems() == []
    assert set(pages) == {("about-us", "en"), ("about-us", "ar"), ("contact", "en")}
    assert pages["about-us", "ar"].original == "about-us"
    assert pages["about-us", "en"].headline == "About us"
    assert pages["contact", "en"].body.markdown() == "Text\n"


@pytest.mark.parametrize("status", ["draft", "held", "spiked"])
def test_a_standing_page_that_is_kept_back_is_left_out(paper: Paper, status: str) -> None:
    paper.write("pages/about.md", f"---\nheadline: About\nstatus: {status}\n---\nText\n")
    assert paper.read().publication.pages == ()


@pytest.mark.parametrize("slug", ["archive", "feed", "2026", "v53", "v53n21", "ar", "de-at", "search", "index"])
def test_a_standing_page_may_not_take_a_word_of_the_root(paper: Paper, slug: str) -> None:
    paper.write("pages/x.md", f"---\nheadline: X\nslug: {slug}\n---\nText\n")
    assert paper.one("reserved-slug").severity is Severity.ERROR


def test_two_standing_pages_with_one_word_are_an_error(paper: Paper) -> None:
    for name in ("about.md", "About.markdown"):
        paper.write(f"pages/{name}", "---\nheadline: X\n---\nText\n")
    assert facts(paper.one("duplicate-page"))["other"] == "pages/About.markdown"


def test_what_was_printed_is_read_from_its_folder(paper: Paper) -> None:
    paper.article("01-harbour-wall.md")
    paper.write(f"{ISSUE}/printed/pages.json", '{"pages": 8, "articles": {"v53n21/harbour-wall": [1, "4"]}}')
    for name in ("v53n21.pdf", "proof.pdf", "page-2.webp", "page-10.webp", "page-1.webp", "1/v53n21.pdf"):
        paper.write(f"{ISSUE}/printed/{name}", "x")
    printed = paper.issue().printed
    assert printed is not None
    assert replace(printed, stamp="") == Printed(
        pages=8,
        articles=(("harbour-wall", ("1", "4")),),
        pdf=f"{ISSUE}/printed/v53n21.pdf",
        covers=tuple(f"{ISSUE}/printed/page-{number}.webp" for number in (1, 2, 10)),
    )
    assert paper.problems() == []


def test_an_issue_without_printed_folder_was_not_printed(paper: Paper) -> None:
    paper.article("01-a.md")
    assert paper.issue().printed is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{"pages": 8', "bad-json"),
        ("[1]", "bad-json"),
        ("[" * 100_000, "bad-json"),
        ('{"pages": "eight"}', "bad-value"),
        ('{"pages": 8, "articles": {"a": 1}}', "bad-value"),
        ('{"pages": 8, "articles": []}', "bad-value"),
    ],
)
def test_a_pages_json_that_is_no_use_is_an_error(paper: Paper, text: str, name: str) -> None:
    paper.article("01-a.md")
    paper.write(f"{ISSUE}/printed/pages.json", text)
    assert paper.one(name).place.file == f"{ISSUE}/printed/pages.json"
    assert len(paper.issue().articles) == 1
