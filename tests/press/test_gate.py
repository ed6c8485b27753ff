"""What passes the gate and what is kept back (paper-format: "What is published when")."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from broadsheet.model.article import Article, Text
from broadsheet.model.issue import Issue, Printed, StandingHead
from broadsheet.model.publication import Calendar, Names, Publication, Redirect
from broadsheet.press.gate import Gate

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def article(slug: str, issue: str = "v1n1", **fields: Any) -> Article:
    return Article(
        id=f"{issue}/{slug}",
        issue=issue,
        slug=slug,
        language=fields.pop("language", "en"),
        headline=f"About {slug}",
        body=Text(f"The text of {slug}.", 5, "d1"),
        file=f"issues/{issue}/{slug}.md",
        **fields,
    )


def translation(of: Article, language: str = "ar", **fields: Any) -> Article:
    file = of.file.replace(".md", f".{language}.md")
    return replace(of, id=f"{of.id}.{language}", language=language, original=of.id, file=file, **fields)


def issue(*articles: Article, id: str = "v1n1", **fields: Any) -> Issue:
    rest = {"date": dt.date(2026, 11, 6), "release_at": dt.datetime(2026, 11, 6, tzinfo=dt.UTC)} | fields
    order = rest.pop("running_order", tuple(one.slug for one in articles))
    return Issue(id=id, folder=f"issues/{id}", articles=articles, running_order=order, **rest)


def paper(*issues: Issue, **fields: Any) -> Publication:
    rest: dict[str, Any] = {"calendar": Calendar(frequency="irregular")} | fields
    return Publication(id="p", title=Names((("", "P"),)), issues=issues, **rest)


def slugs(publication: Publication) -> list[str]:
    return [one.slug for one in publication.articles()]


@pytest.mark.parametrize("status", ["draft", "held", "spiked"])
def test_an_article_with_such_a_status_is_kept_back_and_counted(status: str) -> None:
    opened = Gate().open(paper(issue(article("a"), article("b", status=status))), NOW)
    assert slugs(opened.publication) == ["a"]
    assert opened.kept_back.articles == {status: 1}
    assert opened.files == {"issues/v1n1/b.md"}


@pytest.mark.parametrize("status", ["subbed", "ready"])
def test_an_article_that_is_subbed_or_ready_passes_untouched(status: str) -> None:
    one = issue(article("a", status=status))
    assert Gate().open(paper(one), NOW).publication.issues[0] is one


def test_drafts_are_kept_back_from_a_preview_as_well() -> None:
    opened = Gate(unreleased=True).open(paper(issue(article("a", status="draft"), article("b"))), NOW)
    assert slugs(opened.publication) == ["b"]


def test_an_embargo_holds_until_its_instant_and_no_longer() -> None:
    one = paper(issue(article("a", embargo_until=NOW + HOUR)))
    before = Gate().open(one, NOW)
    assert slugs(before.publication) == []
    assert before.kept_back.articles == {"embargoed": 1}
    assert before.next_change == NOW + HOUR
    assert slugs(Gate().open(one, NOW + HOUR).publication) == ["a"]
    assert slugs(Gate().open(one, NOW + HOUR - dt.timedelta(seconds=1)).publication) == []


def test_an_article_published_later_than_its_issue_waits_for_that_instant() -> None:
    opened = Gate().open(paper(issue(article("a", published=NOW + HOUR))), NOW)
    assert slugs(opened.publication) == []
    assert opened.next_change == NOW + HOUR


def test_a_held_article_with_an_embargo_does_not_make_time_matter() -> None:
    assert Gate().open(paper(issue(article("a", status="held", embargo_until=NOW + HOUR))), NOW).next_change is None


def test_a_planned_issue_is_kept_back_whole() -> None:
    opened = Gate().open(paper(issue(article("a"), article("b", status="draft"), status="planned")), NOW)
    assert opened.publication.issues == ()
    assert opened.kept_back.issues == 1
    assert opened.kept_back.articles == {"unreleased": 2}
    assert opened.next_change is None


def test_an_issue_comes_out_at_its_release() -> None:
    one = paper(issue(article("a"), release_at=NOW))
    assert slugs(Gate().open(one, NOW).publication) == ["a"]
    early = Gate().open(one, NOW - HOUR)
    assert slugs(early.publication) == []
    assert early.next_change == NOW


def test_with_unreleased_an_early_issue_is_there_and_planned() -> None:
    opened = Gate(unreleased=True).open(paper(issue(article("a"), release_at=NOW + HOUR)), NOW)
    assert [one.status for one in opened.publication.issues] == ["planned"]
    assert opened.kept_back.issues == 0
    assert opened.folders == {"issues/v1n1"}
    assert opened.next_change == NOW + HOUR


def test_a_translation_goes_with_its_original() -> None:
    original = article("a", status="held")
    one = issue(original, article("b"), translations=(translation(original, status="ready"),))
    opened = Gate().open(paper(one), NOW)
    assert opened.publication.issues[0].translations == ()
    assert opened.kept_back.articles == {"held": 2}


def test_a_translation_may_be_held_while_its_original_is_out() -> None:
    original = article("a")
    one = issue(original, translations=(translation(original, status="held"),))
    opened = Gate().open(paper(one), NOW)
    assert slugs(opened.publication) == ["a"]
    assert opened.publication.issues[0].translations == ()


def test_of_a_withdrawn_article_headline_date_and_note_are_left() -> None:
    full = article(
        "a",
        status="withdrawn",
        withdrawn_note="It was wrong.",
        kicker="K",
        standfirst="S",
        byline=("Ana Ruiz",),
        dateline="Quay",
        section="town",
        topics=("harbour",),
        places=("Quay",),
        print_headline="P",
        series="Docks",
        series_part="1",
        follows="v1n0/x",
        corrects="v1n0/y",
        correction="C",
        author_note="A",
        picture="a.jpg",
        rights="R",
        source_url="https://example.org/",
        imported="x",
        updated=NOW,
    )
    out = Gate().open(paper(issue(full)), NOW).publication.issues[0].articles[0]
    assert (out.headline, out.withdrawn_note, out.updated, out.withdrawn) == ("About a", "It was wrong.", NOW, True)
    assert out.body.markdown() == ""
    bare = article("a", status="withdrawn", withdrawn_note="It was wrong.", updated=NOW)
    assert out == replace(bare, body=out.body)


def test_a_translation_of_a_withdrawn_article_is_emptied_as_well() -> None:
    original = article("a", status="withdrawn")
    one = issue(original, translations=(translation(original, status="ready", kicker="K"),))
    out = Gate().open(paper(one), NOW).publication.issues[0].translations[0]
    assert out.withdrawn
    assert (out.kicker, out.body.markdown(), out.original) == ("", "", "v1n1/a")


def test_no_trace_of_a_kept_article_is_left_in_its_issue() -> None:
    head = StandingHead("Obituaries")
    one = issue(
        article("a"),
        article("b", status="held"),
        running_order=("a", head, "b"),
        printed=Printed(2, (("a", ("1",)), ("b", ("2",)))),
    )
    out = Gate().open(paper(one), NOW).publication.issues[0]
    assert out.running_order == ("a",)
    assert out.printed == Printed(2, (("a", ("1",)),))


@pytest.mark.parametrize("status", ["held", "spiked", "withdrawn"])
def test_pages_with_what_was_kept_or_taken_back_after_they_were_printed_do_not_pass(status: str) -> None:
    covers = tuple(f"issues/v1n1/printed/page-{number}.webp" for number in (1, 2, 3))
    rows = (("a", ("1", "3")), ("b", ("2", "3")))
    whole = Printed(3, rows, "issues/v1n1/printed/v1n1.pdf", covers, "stamp")
    for articles, kept in (
        ((article("a"), article("b")), covers),
        ((article("a"), article("b", status=status)), covers[:1]),
    ):
        out = Gate().open(paper(issue(*articles, printed=whole)), NOW).publication.issues[0].printed
        assert out is not None
        assert (out.covers, bool(out.pdf)) == (kept, kept == covers)


def test_old_addresses_of_what_is_kept_back_lead_nowhere() -> None:
    redirects = (
        Redirect("/old-a", "v1n1/a"),
        Redirect("/old-b", "v1n1/b#x"),
        Redirect("/n2", "v1n2"),
        Redirect("/z", "/imprint/"),
    )
    issues = (issue(article("a"), article("b", status="draft")), issue(id="v1n2", status="planned"))
    out = Gate().open(paper(*issues, redirects=redirects), NOW).publication
    assert [row.old for row in out.redirects] == ["/old-a", "/z"]


def test_a_faulty_article_is_left_out_without_being_counted() -> None:
    gate = Gate(without=frozenset(("issues/v1n1/b.md",)))
    opened = gate.open(paper(issue(article("a"), article("b"))), NOW)
    assert slugs(opened.publication) == ["a"]
    assert not opened.kept_back


def test_an_issue_that_is_the_same_object_is_not_judged_anew() -> None:
    gate = Gate()
    one, two = issue(article("a", status="withdrawn")), issue(article("b", "v1n2"), id="v1n2")
    first = gate.open(paper(one, two), NOW).publication
    changed = replace(two, title="New")
    second = gate.open(paper(one, changed), NOW + HOUR).publication
    assert second.issues[0] is first.issues[0]
    assert second.issues[1] is changed


def test_time_makes_the_gate_judge_anew_and_back_again() -> None:
    gate = Gate()
    one = paper(issue(article("a", embargo_until=NOW)))
    assert slugs(gate.open(one, NOW - HOUR).publication) == []
    assert slugs(gate.open(one, NOW).publication) == ["a"]
    assert slugs(gate.open(one, NOW - HOUR).publication) == []


def test_a_paper_with_a_calendar_is_looked_at_again_at_midnight_of_its_own_zone() -> None:
    one = paper(issue(article("a")), calendar=Calendar(frequency="weekly"), timezone="Pacific/Auckland")
    # 12:00 UTC on 20 November is 01:00 on the 21st in Auckland (UTC+13): midnight there is 11:00 UTC.
    assert Gate().open(one, NOW).next_change == dt.datetime(2026, 11, 21, 11, 0, tzinfo=dt.UTC)


def test_a_build_is_void_when_an_article_is_no_longer_news() -> None:
    one = paper(issue(article("a"), article("b", published=NOW - 3 * HOUR), release_at=NOW - 5 * HOUR))
    assert Gate().open(one, NOW).next_change == NOW - 5 * HOUR + dt.timedelta(days=2)
    later = NOW - 5 * HOUR + dt.timedelta(days=2)
    assert Gate().open(one, later).next_change == NOW - 3 * HOUR + dt.timedelta(days=2)
    assert Gate().open(one, later + 2 * HOUR).next_change is None
