"""The order of the articles in an issue, and what weighs most."""

from __future__ import annotations

import time

from broadsheet.model.issue import StandingHead
from broadsheet.problems import Severity

from .papers import ISSUE, Paper, facts

TOML = f"{ISSUE}/issue.toml"


def test_articles_stand_by_their_leading_numbers_then_by_name(paper: Paper) -> None:
    for name in ("10-j.md", "2-b.md", "zebra.md", "apple.md", "01-a.md"):
        paper.article(name)
    issue = paper.issue()
    assert issue.running_order == ("a", "b", "j", "apple", "zebra")
    assert [article.slug for article in issue.articles] == list(issue.running_order)
    assert [article.weight for article in issue.articles] == ["lead", "normal", "normal", "normal", "normal"]


def test_the_running_order_rules_and_may_hold_standing_heads(paper: Paper) -> None:
    for name in ("01-a.md", "02-b.md", "03-c.md"):
        paper.article(name)
    paper.write(TOML, 'running_order = ["c", {heading = "From the council"}, "a", "b"]\n')
    issue = paper.issue()
    assert paper.problems() == []
    assert issue.running_order == ("c", StandingHead("From the council"), "a", "b")
    assert [(article.slug, article.weight) for article in issue.articles] == [
        ("c", "lead"),
        ("a", "normal"),
        ("b", "normal"),
    ]


def test_a_draft_at_the_top_does_not_take_the_lead(paper: Paper) -> None:
    paper.article("01-a.md", "status: draft")
    paper.article("02-b.md")
    assert [article.weight for article in paper.issue().articles] == ["normal", "lead"]


def test_articles_that_the_running_order_names_wrongly_are_problems_at_their_line(paper: Paper) -> None:
    for name in ("01-harbour.md", "02-buses.md", "03-ferry.md"):
        paper.article(name)
    paper.write(TOML, 'running_order = [\n  "harbuor",\n  "buses",\n  "buses",\n  7,\n]\n')
    found = {problem.name: problem for problem in paper.problems()}
    assert found["running-order-unknown"].severity is Severity.ERROR
    assert found["running-order-unknown"].place.line == 2
    assert facts(found["running-order-unknown"])["nearest"] == "harbour"
    assert (found["running-order-repeated"].severity, found["running-order-repeated"].place.line) == (Severity.ERROR, 4)
    assert found["bad-value"].place.line == 5
    assert found["running-order-missing"].severity is Severity.NOTE
    assert paper.issue().running_order == ("buses", "harbour", "ferry")


def test_naming_an_article_that_cannot_be_read_is_no_second_fault(paper: Paper) -> None:
    paper.article("01-a.md")
    paper.write(f"{ISSUE}/02-b.md", "---\nheadline: 'B\n---\nText\n")
    paper.write(TOML, 'running_order = ["a", "b"]\n')
    assert [problem.name for problem in paper.problems()] == ["bad-header"]


def test_an_issue_without_articles_is_an_error_unless_it_is_planned(paper: Paper) -> None:
    paper.write(TOML, "date = 2026-05-22\n")
    assert paper.one("empty-issue").place.file == TOML
    paper.write(TOML, 'date = 2026-05-22\nstatus = "planned"\n')
    assert paper.problems() == []
    assert paper.issue().articles == ()


def test_an_issue_of_2000_articles_is_read_in_linear_time(paper: Paper) -> None:
    for number in range(2000):
        paper.article(f"a{number}.md", issue="issues/v53n21")
    paper.write("issues/v53n21/issue.toml", f"running_order = {[f'a{n}' for n in reversed(range(2000))]}")
    start = time.process_time()
    issue = paper.issue()
    assert time.process_time() - start < 3
    assert issue.running_order[0] == "a1999"
    assert len(issue.articles) == 2000
