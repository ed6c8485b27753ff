"""Reading again only what has changed."""

from __future__ import annotations

import pickle
import shutil
from collections.abc import Callable

import pytest

from broadsheet.folder.read import Reading, assemble, read, read_folder, reread, survey

from .papers import SETTINGS, Paper


@pytest.fixture
def three(paper: Paper) -> Paper:
    """A paper of three issues."""
    for number in (1, 2, 3):
        paper.article("01-a.md", issue=f"issues/2026/v53n{number}")
        paper.article("02-b.md", issue=f"issues/2026/v53n{number}")
    return paper


def kept(before: Reading, after: Reading) -> list[str]:
    """The ids of the issues that are the same objects."""
    old = {id(issue) for issue in before.publication.issues}
    return [issue.id for issue in after.publication.issues if id(issue) in old]


def same_as_cold(paper: Paper, after: Reading) -> bool:
    """Whether reading everything anew comes to the same."""
    cold = read(paper.root)
    return (
        after.publication == cold.publication
        and set(after.problems) == set(cold.problems)
        and after.stamp == cold.stamp
    )


def test_a_changed_article_changes_its_issue_alone(three: Paper) -> None:
    before = three.read()
    three.article("01-a.md", "headline: Other", issue="issues/2026/v53n2")
    after = reread(before, ["issues/2026/v53n2/01-a.md"])
    assert kept(before, after) == ["v53n1", "v53n3"]
    assert after.publication.issues[1].articles[0].headline == "Other"
    assert after.publication.issues[1].articles[1] == before.publication.issues[1].articles[1]
    assert same_as_cold(three, after)


def test_a_path_may_be_absolute(three: Paper) -> None:
    before = three.read()
    file = three.article("01-a.md", "headline: Other", issue="issues/2026/v53n2")
    assert kept(before, reread(before, [str(file)])) == ["v53n1", "v53n3"]


def test_an_issue_that_reads_as_before_stays_the_same_object(three: Paper) -> None:
    before = three.read()
    three.write("issues/2026/v53n2/notes.txt", "x")
    assert kept(before, reread(before, ["issues/2026/v53n2/notes.txt"])) == ["v53n1", "v53n2", "v53n3"]


def test_problems_come_and_go(three: Paper) -> None:
    before = three.read()
    three.article("01-a.md", "section: Nowhere", issue="issues/2026/v53n2")
    worse = reread(before, ["issues/2026/v53n2/01-a.md"])
    assert [problem.name for problem in worse.problems] == ["unknown-section"]
    three.article("01-a.md", issue="issues/2026/v53n2")
    assert reread(worse, ["issues/2026/v53n2/01-a.md"]).problems == ()


CHANGES: dict[str, Callable[[Paper], list[str]]] = {
    "a new issue": lambda paper: [str(paper.article("01-a.md", issue="issues/2026/v53n4"))],
    "a new year": lambda paper: [str(paper.article("01-a.md", issue="issues/2027/v54n1"))],
    "an issue gone": lambda paper: [shutil.rmtree(paper.root / "issues/2026/v53n2") or "issues/2026/v53n2"],
    "a file of an issue that is gone": lambda paper: [
        shutil.rmtree(paper.root / "issues/2026/v53n2") or "issues/2026/v53n2/01-a.md"
    ],
    "a year gone": lambda paper: [shutil.rmtree(paper.root / "issues/2026") or "issues/2026"],
    "all gone": lambda paper: [shutil.rmtree(paper.root / "issues") or "issues"],
    "an article gone": lambda paper: [
        (paper.root / "issues/2026/v53n2/01-a.md").unlink() or "issues/2026/v53n2/01-a.md"
    ],
    "a folder renamed": lambda paper: [
        str((paper.root / "issues/2026/v53n2").rename(paper.root / "issues/2026/v53n5")),
        "issues/2026/v53n2",
    ],
    "a stray article": lambda paper: [str(paper.write("issues/2026/stray.md", "---\nheadline: x\n---\nx\n"))],
    "a picture": lambda paper: [str(paper.write("issues/2026/v53n2/pictures/x.jpg", "x"))],
    "a new number": lambda paper: [str(paper.write("issues/2026/v53n2/issue.toml", "date = 2026-06-01\n"))],
    "one number twice": lambda paper: [str(paper.article("01-a.md", issue="issues/2026/v53n2 again"))],
    "the settings": lambda paper: [
        str(paper.write("paper.toml", SETTINGS.replace("first_volume = 53", "first_volume = 54")))
    ],
    "the settings and nothing that issues need": lambda paper: [str(paper.write("paper.toml", SETTINGS + "\n"))],
    "people": lambda paper: [str(paper.write("people.toml", '[ana]\nname = "Ana"\n'))],
    "a page": lambda paper: [str(paper.write("pages/about.md", "---\nheadline: About\n---\nx\n"))],
    "the paper's pictures": lambda paper: [str(paper.write("pictures/x.jpg", "x"))],
    "a leftover": lambda paper: [str(paper.write("issues/2026/v53n2/.x.swp", "x"))],
    "a file beside issues": lambda paper: [str(paper.write("issues/2026/notes.txt", "x"))],
    "nothing": lambda paper: [],
}


@pytest.mark.parametrize("change", CHANGES)
def test_reading_again_comes_to_the_same_as_reading_everything(three: Paper, change: str) -> None:
    before = three.read()
    after = reread(before, CHANGES[change](three))
    assert same_as_cold(three, after)


@pytest.mark.parametrize("change", ["people", "a page", "the settings and nothing that issues need", "a leftover"])
def test_what_does_not_concern_issues_keeps_them_all(three: Paper, change: str) -> None:
    before = three.read()
    assert len(kept(before, reread(before, CHANGES[change](three)))) == 3


def test_a_folder_of_stray_articles_becomes_an_issue_when_the_issues_in_it_are_gone(paper: Paper) -> None:
    paper.article("01-a.md", issue="issues/2026/v53n2")
    paper.write("issues/2026/stray.md", "---\nheadline: Stray\n---\nText\n")
    before = paper.read()
    shutil.rmtree(paper.root / "issues/2026/v53n2")
    assert same_as_cold(paper, reread(before, ["issues/2026/v53n2"]))


def test_the_whole_number_follows_a_changed_neighbour(paper: Paper) -> None:
    settings = SETTINGS.replace("[[sections]]", "whole_number = {date = 2026-01-02, number = 100}\n\n[[sections]]", 1)
    paper.write("paper.toml", settings)
    for number in (1, 2, 3):
        paper.article("01-a.md", issue=f"issues/v53n{number}")
    before = paper.read()
    assert [issue.whole_number for issue in before.publication.issues] == [100, 101, 102]
    paper.write("issues/v53n2/issue.toml", "whole_number = 201\n")
    after = reread(before, ["issues/v53n2/issue.toml"])
    assert [issue.whole_number for issue in after.publication.issues] == [100, 201, 202]
    assert kept(before, after) == ["v53n1"]


def test_an_edited_article_keeps_the_counted_whole_number(paper: Paper) -> None:
    settings = SETTINGS.replace("[[sections]]", "whole_number = {date = 2026-01-02, number = 100}\n\n[[sections]]", 1)
    paper.write("paper.toml", settings)
    for number in (1, 2):
        paper.article("01-a.md", issue=f"issues/v53n{number}")
    before = paper.read()
    paper.article("01-a.md", "headline: Other", issue="issues/v53n2")
    after = reread(before, ["issues/v53n2/01-a.md"])
    assert after.publication.issues[1].whole_number == 101
    assert same_as_cold(paper, after)


def test_folders_can_be_read_in_any_order_by_themselves(three: Paper) -> None:
    found = survey(three.root)
    parts = [part for number in (3, 1, 2) for part in read_folder(found.context, f"issues/2026/v53n{number}")]
    assert assemble(found, parts).publication == three.read().publication


def test_context_and_parts_can_go_to_another_process_and_come_back(three: Paper) -> None:
    found = survey(three.root)
    context = pickle.loads(pickle.dumps(found.context))  # noqa: S301 - our own bytes
    parts = pickle.loads(pickle.dumps(read_folder(context, "issues")))  # noqa: S301 - our own bytes
    reading = assemble(found, parts)
    assert reading.publication == three.read().publication
    assert [article.body.markdown() for article in reading.publication.articles()] == ["The council voted.\n"] * 6
