"""A small paper that a test fills and reads: its folder, file by file."""

from __future__ import annotations

from pathlib import Path

from broadsheet.folder.read import Reading, read
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Problem

SETTINGS = """
[paper]
format = 1
title = "The Harbour Weekly"
language = "en"
languages = ["en", "ar", "de-AT"]
timezone = "Europe/London"

[calendar]
frequency = "weekly"
weekday = "friday"
volume_start = 2026-01-02
first_volume = 53
release_time = "06:00"

[[sections]]
name = {en = "Town", ar = "المدينة"}

[[sections]]
name = "Sport"
"""

ISSUE = "issues/2026/v53n21"


class Paper:
    """A paper's folder under construction."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.write("paper.toml", SETTINGS)

    def write(self, path: str, content: str | bytes) -> Path:
        """Put a file into the folder; text as UTF-8 with the line ends that it has."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def article(self, name: str, header: str = "", text: str = "The council voted.\n", issue: str = ISSUE) -> Path:
        """Put an article into an issue; without a headline in the header it gets one."""
        if "headline" not in header:
            header = f"headline: Harbour wall\n{header}"
        return self.write(f"{issue}/{name}", f"---\n{header.rstrip()}\n---\n{text}")

    def read(self) -> Reading:
        """Read the folder."""
        return read(self.root)

    def problems(self, *names: str) -> list[Problem]:
        """Read the folder and return its problems, of these names if any are given."""
        return [problem for problem in self.read().problems if not names or problem.name in names]

    def one(self, name: str) -> Problem:
        """Read the folder, which must have one problem of that name."""
        found = self.problems(name)
        assert len(found) == 1, self.read().problems
        return found[0]

    def issue(self) -> Issue:
        """Read the folder, which must have one issue."""
        issues = self.read().publication.issues
        assert len(issues) == 1, self.read().problems
        return issues[0]

    def sole(self) -> Article:
        """Read the folder, which must have one article."""
        articles = self.issue().articles
        assert len(articles) == 1, self.read().problems
        return articles[0]


def facts(problem: Problem) -> dict[str, str | int]:
    """The facts of a problem by name."""
    return dict(problem.facts)
