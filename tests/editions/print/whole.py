"""A paper's issue through the whole walk, from its folder to the report of the proof room.

In: a folder, an issue, a format. Out: the pages as they were composed, which a test may look at. One typesetter.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

from broadsheet.editions.print.composing import Composed, NoPages, Task, compose
from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import read_design
from broadsheet.editions.print.proof.figures import Report
from broadsheet.folder.read import read
from broadsheet.model.issue import Issue
from broadsheet.model.pins import Pins
from broadsheet.model.publication import Publication
from broadsheet.problems import Problem
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders


@cache
def typesetter() -> Typesetter:
    """One for all tests: it is slow to begin with."""
    return Typesetter(folders("gazette"))


def design(format: str, name: str = "gazette") -> Design:
    """A built-in design on a format."""
    folder = resources.files("broadsheet") / "themes" / "gazette" / "print"
    return read_design(name, (folder / f"{name}.toml").read_bytes(), format)


def publication(folder: Path) -> Publication:
    """The publication of a paper's folder."""
    return read(folder).publication


def composed(paper: Publication, issue: Issue, look: Design, pages: int = 0) -> Composed | NoPages:
    """Compose an issue; problems with its texts and pictures are not of interest here."""

    def hear(problem: Problem) -> None:
        pass

    return compose(Task(paper, issue, paper.language, look, Pins(pages=pages), hear), typesetter())


def wrong(report: Report) -> dict[str, object]:
    """What no issue may have, however much copy there was; empty where all is well.

    White is not among it: where there is too little copy for any number of pages it is told, as a warning.
    """
    ends = report.breaks
    found = {
        "faults": [(fault.kind.name, fault.page, fault.article, fault.facts) for fault in report.errors],
        "widows": ends.widows,
        "crossheads": ends.crossheads,
        "lost": sum(page.lost for page in report.pages),
        "doubled": sum(page.doubled for page in report.pages),
        "overlapping": sum(page.overlapping for page in report.pages),
    }
    return {name: value for name, value in found.items() if value}
