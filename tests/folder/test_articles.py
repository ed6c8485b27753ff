"""Articles: their fields, slugs, ids and languages."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from broadsheet.problems import Severity

from .papers import ISSUE, Paper, facts

EVERYTHING = """headline: Harbour *wall* to be rebuilt
kicker: Town council
standfirst: |
  Work begins
  in March
byline: [Ana Ruiz, Tom Hale]
dateline: Quayside
section: town
weight: second
topics: [harbour, council]
places: Quay, Harbour
print_headline: Wall to be rebuilt
series: The wall
series_part: 2
published: 2026-05-20
updated: 2026-05-21 14:30
update_note: a figure
corrects: v53n20/harbour-wall
correction: It was *March*.
follows: v53n20/harbour-wall
embargo_until: 2026-05-22T08:00:00Z
status: subbed
withdrawn_note: none
author_note: Ana lives here.
picture: wall.jpg
rights: CC0-1.0
source_url: https://example.org/1
imported: seed
web: false
print: yes
mail: "true"
"""


def test_every_field_of_a_header_reaches_the_article(paper: Paper) -> None:
    paper.article("02-other.md", "headline: Other")
    paper.article(
        "01-harbour-wall.md",
        EVERYTHING,
    )
    article = paper.issue().articles[0]
    assert paper.read().problems == ()
    assert (article.id, article.issue, article.slug) == ("v53n21/harbour-wall", "v53n21", "harbour-wall")
    assert article.headline == "Harbour *wall* to be rebuilt"
    assert article.standfirst == "Work begins in March"
    assert article.byline == ("Ana Ruiz", "Tom Hale")
    assert (article.section, article.weight) == ("town", "second")
    assert (article.topics, article.places) == (("harbour", "council"), ("Quay", "Harbour"))
    assert (article.series, article.series_part) == ("The wall", "2")
    assert article.published == datetime(2026, 5, 19, 23, 0, tzinfo=UTC)
    assert article.updated == datetime(2026, 5, 21, 13, 30, tzinfo=UTC)
    assert article.embargo_until == datetime(2026, 5, 22, 8, 0, tzinfo=UTC)
    assert (article.web, article.print, article.mail) == (False, True, True)
    assert article.file == f"{ISSUE}/01-harbour-wall.md"
    assert article.body.markdown() == "The council voted.\n"


@pytest.mark.parametrize("written", ["1984", "yes", "null", "1e3", "007", "2026-01-01"])
def test_a_headline_stays_the_text_that_was_written(paper: Paper, written: str) -> None:
    paper.article("01-a.md", f"headline: {written}")
    assert paper.sole().headline == written


@pytest.mark.parametrize("header", ["headline:", 'headline: ""', "kicker: headline", "headline: '  '"])
def test_an_article_without_a_headline_is_an_error(paper: Paper, header: str) -> None:
    paper.write(f"{ISSUE}/01-a.md", f"---\n{header}\n---\nText\n")
    assert paper.one("missing-headline").severity is Severity.ERROR
    assert paper.issue().articles == ()


def test_a_file_without_header_has_no_headline(paper: Paper) -> None:
    paper.write(f"{ISSUE}/01-a.md", "# Title\n\nText\n")
    assert paper.one("missing-headline").place.line == 1


def test_a_headline_with_signs_line_breaks_and_500_letters_is_kept_in_one_line(paper: Paper) -> None:
    long = "A <b> & “c” " * 40
    paper.article("01-a.md", f"headline: |\n  {long}\n  and more\n")
    assert paper.sole().headline == f"{long.strip()} and more"
    assert paper.sole().id == "v53n21/a"


def test_an_unclosed_header_is_an_error_at_its_opening_line(paper: Paper) -> None:
    paper.write(f"{ISSUE}/01-a.md", "---\nheadline: A\n\nText\n")
    problem = paper.one("unclosed-header")
    assert (problem.severity, problem.place.file, problem.place.line) == (Severity.ERROR, f"{ISSUE}/01-a.md", 1)


def test_an_unknown_key_is_a_warning_with_the_nearest_known_one(paper: Paper) -> None:
    paper.article("01-a.md", "bylin: Ana")
    problem = paper.one("unknown-key")
    assert (problem.severity, problem.place.line, problem.place.column) == (Severity.WARNING, 3, 1)
    assert facts(problem) == {"key": "bylin", "nearest": "byline"}


@pytest.mark.parametrize("text", ["", "\n", "  \n\t\n"])
def test_an_article_without_text_is_an_error(paper: Paper, text: str) -> None:
    paper.article("01-a.md", text=text)
    assert paper.one("empty-text").severity is Severity.ERROR


def test_an_empty_file_has_no_headline(paper: Paper) -> None:
    paper.write(f"{ISSUE}/01-a.md", "")
    assert [problem.name for problem in paper.problems()][:1] == ["missing-headline"]


@pytest.mark.parametrize("status", ["draft", "held", "spiked", "withdrawn"])
def test_a_draft_may_be_without_text(paper: Paper, status: str) -> None:
    paper.article("01-a.md", f"status: {status}", text="")
    assert paper.problems() == []
    assert paper.sole().status == status


def test_a_draft_without_headline_stays_known_so_that_it_can_be_kept_back(paper: Paper) -> None:
    paper.write(f"{ISSUE}/01-a.md", "---\nstatus: draft\n---\n")
    assert paper.one("missing-headline")
    assert paper.sole().status == "draft"


@pytest.mark.parametrize(
    "line", ["status: hold", "embargo_until: next week", "web: perhaps", "mail: 2", "embargo_until: 01/02/2026"]
)
def test_an_article_whose_being_kept_back_cannot_be_understood_is_not_put_out(paper: Paper, line: str) -> None:
    paper.article("01-a.md", line)
    assert [problem.severity for problem in paper.problems()] == [Severity.ERROR]
    assert paper.issue().articles == ()


def test_a_wrong_weight_is_an_error_and_the_article_is_kept_with_the_usual_one(paper: Paper) -> None:
    paper.article("01-a.md", "weight: laed")
    assert facts(paper.one("bad-value")) == {
        "key": "weight",
        "value": "laed",
        "expected": "one of lead, second, normal, brief",
        "nearest": "lead",
    }
    assert paper.sole().weight == "lead"


def test_a_key_with_nothing_behind_it_counts_as_not_given(paper: Paper) -> None:
    paper.article("01-a.md", "kicker:\nweight:\ntopics:\nembargo_until: ")
    assert [problem.name for problem in paper.problems()] == ["empty-value"] * 3
    assert (paper.sole().kicker, paper.sole().weight, paper.sole().embargo_until) == ("", "lead", None)


def test_a_byline_in_one_line_is_one_byline_and_topics_in_one_line_are_several(paper: Paper) -> None:
    paper.article("01-a.md", "byline: Ana Ruiz, our reporter\ntopics: harbour, council")
    assert paper.sole().byline == ("Ana Ruiz, our reporter",)
    assert paper.sole().topics == ("harbour", "council")


def test_updated_before_published_is_an_error(paper: Paper) -> None:
    paper.article("01-a.md", "published: 2026-05-20\nupdated: 2026-05-19")
    assert paper.one("updated-before-published").place.line == 4


@pytest.mark.parametrize(
    ("written", "id"), [("Town", "town"), ("town", "town"), ("TOWN", "town"), ("المدينة", "town"), ("Sport", "sport")]
)
def test_a_section_is_found_by_its_id_or_any_of_its_names(paper: Paper, written: str, id: str) -> None:
    paper.article("01-a.md", f"section: {written}")
    assert paper.problems() == []
    assert paper.sole().section == id


def test_an_unknown_section_is_a_warning_with_the_nearest_and_stays_as_written(paper: Paper) -> None:
    paper.article("01-a.md", "section: Tonw")
    problem = paper.one("unknown-section")
    assert (problem.severity, problem.place.line) == (Severity.WARNING, 3)
    assert facts(problem) == {"section": "Tonw", "nearest": "Town"}
    assert paper.sole().section == "Tonw"


@pytest.mark.parametrize(
    ("file", "slug"),
    [
        ("01-harbour-wall.md", "harbour-wall"),
        ("7_buses.md", "buses"),
        ("003. The Ferry.md", "the-ferry"),
        ("2026-05-22-bus.markdown", "bus"),
        ("1984-revisited.md", "1984-revisited"),
        ("Café Zürich.md", "café-zürich"),
        ("-lead.md", "lead"),
        ("a b#c?d%e.md", "a-b-c-d-e"),
        ("المدينة.md", "المدينة"),
        ("note.old.md", "note-old"),
        ("LOUD.MD", "loud"),
    ],
)
def test_the_slug_is_the_name_of_the_file_without_its_leading_number(paper: Paper, file: str, slug: str) -> None:
    paper.article(file)
    assert paper.sole().slug == slug
    assert paper.problems() == []


def test_a_slug_of_300_letters_is_cut_to_80_bytes(paper: Paper) -> None:
    paper.article("01-a.md", f"slug: {'harbour-' * 40}")
    assert len(paper.sole().slug.encode()) <= 80
    assert paper.one("slug-changed")


@pytest.mark.parametrize("slug", ["index", "whole", "pictures", "p1", "con"])
def test_a_reserved_slug_is_an_error(paper: Paper, slug: str) -> None:
    paper.article(f"01-{slug}.md")
    assert paper.one("reserved-slug").severity is Severity.ERROR


@pytest.mark.parametrize("slug", ['".."', '"🎉"', "'--'"])
def test_a_slug_without_letters_falls_back_to_the_name_of_the_file(paper: Paper, slug: str) -> None:
    paper.article("01-a.md", f"slug: {slug}")
    assert paper.one("empty-slug")
    assert paper.sole().slug == "a"


def test_a_name_without_letters_gets_a_word_that_depends_on_nothing_else(paper: Paper) -> None:
    paper.article("01-🎉.md")
    slug = paper.sole().slug
    assert slug.startswith("article-")
    assert paper.one("empty-slug").severity is Severity.WARNING
    paper.article("00-b.md")
    assert slug in [article.slug for article in paper.issue().articles]


def test_git_as_a_name_is_hidden_and_no_article(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.article(".git.md")
    assert len(paper.issue().articles) == 1


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("01-wall.md", "02-wall.md"),
        ("01-wall.md", "02-WALL.md"),
        ("A.md", "a.md"),
        ("café.md", "cafe\u0301.md"),
        ("wall.md", "wall.markdown"),
        ("wall.md", "wall.en.md"),
    ],
)
def test_two_articles_with_one_id_are_an_error_that_names_both(paper: Paper, one: str, two: str) -> None:
    paper.article(one)
    paper.article(two)
    problem = paper.one("duplicate-article")
    assert problem.severity is Severity.ERROR
    assert {problem.place.file, facts(problem)["other"]} == {f"{ISSUE}/{one}", f"{ISSUE}/{two}"}
    assert len(paper.issue().articles) == 1


def test_an_article_that_says_another_issue_is_an_error(paper: Paper) -> None:
    paper.article("01-a.md", "issue: 7")
    assert facts(paper.one("issue-contradiction")) == {"said": "7", "issue": "v53n21"}


@pytest.mark.parametrize("said", ["21", "021", "v53n21", "V53N21"])
def test_an_article_may_say_its_own_issue(paper: Paper, said: str) -> None:
    paper.article("01-a.md", f"issue: {said}")
    assert paper.problems() == []


def test_a_translation_stands_beside_its_original(paper: Paper) -> None:
    paper.article("01-wall.md", "headline: Wall\nslug: harbour-wall")
    paper.article("01-wall.ar.md", "headline: الجدار")
    issue = paper.issue()
    assert paper.problems() == []
    assert [article.id for article in issue.articles] == ["v53n21/harbour-wall"]
    translation = issue.translations[0]
    assert (translation.id, translation.original) == ("v53n21/harbour-wall.ar", "v53n21/harbour-wall")
    assert (translation.slug, translation.language) == ("harbour-wall", "ar")
    assert issue.running_order == ("harbour-wall",)


@pytest.mark.parametrize("target", ["wall", "v53n21/wall", "01-wall"])
def test_a_translation_may_have_any_name_if_it_names_its_original(paper: Paper, target: str) -> None:
    paper.article("01-wall.md")
    paper.article("09-jidar.md", f"language: ar\ntranslation_of: {target}")
    assert [article.id for article in paper.issue().translations] == ["v53n21/wall.ar"]


def test_translations_stand_language_by_language_in_the_order_of_the_originals(paper: Paper) -> None:
    for name in ("01-a.md", "02-b.md", "02-b.ar.md", "01-a.ar.md", "01-a.de-AT.md"):
        paper.article(name)
    assert [article.id for article in paper.issue().translations] == ["v53n21/a.ar", "v53n21/b.ar", "v53n21/a.de-AT"]


def test_an_article_in_another_language_without_original_belongs_to_the_issue(paper: Paper) -> None:
    paper.article("01-wall.ar.md")
    paper.article("02-mur.md", "language: fr")
    assert [(article.id, article.language) for article in paper.issue().articles] == [
        ("v53n21/wall", "ar"),
        ("v53n21/mur", "fr"),
    ]
    assert paper.problems() == []


def test_a_translation_into_a_language_that_the_paper_does_not_have_is_a_warning(paper: Paper) -> None:
    paper.article("01-wall.md")
    paper.article("01-wall.fr.md")
    assert facts(paper.one("unknown-language")) == {"language": "fr"}


def test_a_name_and_a_header_that_say_two_languages_are_a_warning(paper: Paper) -> None:
    paper.article("01-wall.ar.md", "language: fr")
    assert paper.one("language-contradiction").place.line == 3
    assert paper.sole().language == "fr"


def test_a_translation_of_nothing_is_a_warning_and_stands_alone(paper: Paper) -> None:
    paper.article("01-wall.md")
    paper.article("02-jidar.md", "language: ar\ntranslation_of: wal")
    assert facts(paper.one("unknown-original")) == {"target": "wal", "nearest": "wall"}
    assert len(paper.issue().articles) == 2


def test_two_translations_of_one_article_into_one_language_are_an_error(paper: Paper) -> None:
    paper.article("01-wall.md")
    paper.article("01-wall.ar.md")
    paper.article("02-jidar.md", "language: ar\ntranslation_of: wall")
    assert paper.one("duplicate-article")


def test_the_digests_change_with_what_they_are_of(paper: Paper) -> None:
    file = paper.article("01-a.md", "kicker: K")
    first = paper.sole()
    paper.article("01-a.md", "kicker: K", text="Other text\n")
    second = paper.sole()
    assert first.body.digest != second.body.digest
    assert first.header_digest == second.header_digest
    paper.article("01-a.md", "kicker: L", text="Other text\n")
    assert paper.sole().header_digest != second.header_digest
    file.rename(file.with_name("01-b.md"))
    assert paper.sole().header_digest != second.header_digest


def test_git_merge_markers_are_an_error_at_their_line(paper: Paper) -> None:
    text = "One\n<<<<<<< HEAD\nTwo\n=======\nThree\n>>>>>>> branch\n"
    paper.article("01-a.md", text=text)
    problem = paper.one("merge-markers")
    assert (problem.severity, problem.place.line) == (Severity.ERROR, 5)
    assert paper.issue().articles == ()


def test_quotes_within_quotes_are_no_merge_markers(paper: Paper) -> None:
    paper.article("01-a.md", text="> > > > > > > deep\n\na <<<<<<< b\n")
    assert paper.problems() == []


def test_an_article_of_10_megabytes_is_read_in_linear_time(paper: Paper) -> None:
    paper.article("01-a.md", text="word " * 2_000_000)
    start = time.process_time()
    assert len(paper.sole().body.markdown()) == 10_000_000
    assert time.process_time() - start < 2


def test_a_file_that_can_be_no_article_is_refused_by_its_size(paper: Paper) -> None:
    paper.article("01-a.md")
    with paper.article("02-b.md").open("r+b") as file:
        file.truncate(60_000_000)
    assert facts(paper.one("large-file")) == {"name": "02-b.md", "megabytes": 60, "limit": 50}
    assert len(paper.issue().articles) == 1
