"""Very short issues: whatever the format and the design, an issue of a brief or of an article or two gets its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.print.composing import Composed

from .whole import composed, design, publication, wrong

FORMATS = ("a4", "a3", "tabloid", "berliner", "broadsheet", "letter", "tabloid-us")
SENTENCES = (
    "The harbour wall was finished on a Tuesday and the town went to look at it. Boats came in under the new light, "
    "and nobody spoke for a while. "
)
PAPER = """[paper]
format = 1
id = "wall"
title = "The Wall"
language = "en"
timezone = "Europe/London"
base_url = "https://wall.example.org/"
"""
CASES = {
    "a brief": ((40, "brief", "Ferry late"),),
    "an article of 300 words": ((300, "normal", "The wall is finished after nine years"),),
    "a lead of 300 words and a brief": (
        (300, "lead", "The wall is finished after nine years"),
        (60, "brief", "Light lit"),
    ),
    "two articles": (
        (300, "lead", "The wall is finished after nine years"),
        (250, "normal", "A second story about the light"),
    ),
}


def write(folder: Path, articles: tuple[tuple[int, str, str], ...]) -> None:
    """Write a paper of one issue: words, weight and headline of each article."""
    issue = folder / "issues" / "n1"
    issue.mkdir(parents=True)
    (folder / "paper.toml").write_text(PAPER)
    (issue / "issue.toml").write_text("number = 1\ndate = 2026-01-05\n")
    for at, (words, weight, headline) in enumerate(articles, start=1):
        times = -(-words // len(SENTENCES.split()))
        text = "\n\n".join(SENTENCES * min(2, times - done) for done in range(0, times, 2))
        header = f"---\nheadline: {headline}\nbyline: Ann Oxley\nweight: {weight}\n---\n"
        (issue / f"{at:02}-article-{at}.md").write_text(f"{header}{text}\n")


@pytest.mark.parametrize("look", ["gazette", "bulletin"])
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("case", CASES)
def test_an_issue_of_next_to_nothing_gets_its_page(tmp_path: Path, case: str, format: str, look: str) -> None:
    write(tmp_path / "paper", CASES[case])
    paper = publication(tmp_path / "paper")
    made = composed(paper, paper.issues[0], design(format, look))
    assert isinstance(made, Composed), made
    assert wrong(made.report) == {}
    placed = {module.piece for page in made.plan.pages for module in page.modules if module.kind == "article"}
    assert placed == {article.id for article in paper.issues[0].articles}
    assert len(made.plan.pages) <= 2
