"""Which faults stop a build, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from broadsheet.problems import Severity

from .papers import article, issue, paper, put_out, states, web, write


def test_an_error_in_a_released_issue_stops_everything_and_all_are_told(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = states(tmp_path / "out" / "web")
    write(tmp_path, "issues/v1n1/03-bad.md", "---\nheadline: Never closed\n\nText.\n")
    write(tmp_path, "issues/v1n2/03-bad.md", "---\nkicker: No headline\n---\n\nText.\n")
    built = put_out(tmp_path)
    assert built.stopped
    assert {row[2][0] for row in built.problems if row[1] == Severity.ERROR} == {
        "issues/v1n1/03-bad.md",
        "issues/v1n2/03-bad.md",
    }
    assert states(tmp_path / "out" / "web") == before


def test_a_build_that_was_stopped_is_not_remembered_as_done(tmp_path: Path) -> None:
    paper(tmp_path)
    write(tmp_path, "issues/v1n1/03-bad.md", "---\nheadline: Never closed\n\nText.\n")
    assert put_out(tmp_path).stopped
    assert put_out(tmp_path).stopped
    assert not (tmp_path / "out" / "web").exists()


def test_an_error_in_an_issue_still_to_come_stops_nothing(tmp_path: Path) -> None:
    paper(tmp_path)
    issue(tmp_path, 3, status='"planned"')
    write(tmp_path, "issues/v1n3/03-bad.md", "---\nheadline: Never closed\n\nText.\n")
    for asked in ({}, {"unreleased": True}):
        built = put_out(tmp_path, **asked)
        assert not built.stopped
        assert any(row[1] == Severity.ERROR for row in built.problems)


def test_keep_going_leaves_out_what_is_faulty_and_says_so(tmp_path: Path) -> None:
    paper(tmp_path)
    write(tmp_path, "issues/v1n1/03-bad.md", "---\nheadline: Headline of the faulty one\n---\n")
    assert put_out(tmp_path).stopped
    built = put_out(tmp_path, keep_going=True)
    assert not built.stopped
    assert built.faulty
    assert built.left_out == ["issues/v1n1/03-bad.md"]
    assert "v1/n1/story-1/index.html" in web(tmp_path)
    assert not any(b"Headline of the faulty one" in data for data in web(tmp_path).values())
    again = put_out(tmp_path, keep_going=True)
    assert again.faulty
    assert again.problems == built.problems


def test_problems_of_pages_that_were_not_made_again_are_told_again(tmp_path: Path) -> None:
    paper(tmp_path)
    article(tmp_path, "issues/v1n1/03-note.md", "Noted", "A word.[^1]\n\n[^2]: Never mentioned.")
    first = put_out(tmp_path)
    assert [row[2][0] for row in first.problems].count("issues/v1n1/03-note.md") >= 1
    assert put_out(tmp_path).problems == first.problems
    article(tmp_path, "issues/v1n2/01-story-1.md", "Changed")
    assert put_out(tmp_path).problems == first.problems


def test_a_theme_that_fails_leaves_the_old_edition(tmp_path: Path) -> None:
    paper(tmp_path)
    put_out(tmp_path)
    before = web(tmp_path)
    write(tmp_path, "theme/web/article.html", "{{ no_such_thing }}")
    built = put_out(tmp_path)
    assert built.stopped
    assert {(row[0], row[2][0]) for row in built.problems} == {("template-fault", "theme/web/article.html")}
    assert web(tmp_path) == before
