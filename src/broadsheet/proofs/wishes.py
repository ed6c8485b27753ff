"""What the paper wishes of its proofs: `[proof]` of paper.toml.

In: the values of the settings. Out: `Wishes`, and `Rulings` over problems that were found: how bad they are, which the
paper does not want to hear of, and why. Knows no single check.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from typing import Any

from broadsheet.model.names import nearest
from broadsheet.problems import Place, Problem, Report, Severity
from broadsheet.proofs.kinds import OFF, PROOF_SETTING, WAIVER_REASON

FILE = "paper.toml"

HEADLINES = {"lead": 90, "second": 80, "normal": 80, "brief": 60}
"""How many characters a headline may have by its article's weight, where the paper does not say."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What checks go by.

    `on` are the names of problems that are off by default and wanted here. `standfirst` are the ids of the sections
    whose articles need one, `headline` the most characters by weight. `web_width` and `print_width` are the pixels that
    a picture needs.
    """

    on: frozenset[str] = frozenset()
    standfirst: frozenset[str] = frozenset()
    headline: Mapping[str, int] = field(default_factory=lambda: HEADLINES)
    web_width: int = 600
    print_width: int = 700


USUAL = Wishes()
"""What checks go by where the paper says nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A waiver of the settings: a problem's name, where (a file, a folder or a pattern), and why."""

    check: str
    within: str
    reason: str

    def covers(self, problem: Problem) -> bool:
        """Whether it waives a problem."""
        file, within = problem.place.file, self.within.rstrip("/")
        inside = file == within or file.startswith(f"{within}/") or fnmatchcase(file, self.within)
        return self.check == problem.name and inside


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the paper has ruled: problems that it does not want by name, with its reasons, and other severities.

    An error cannot be waived nor lowered: what it names cannot be made, whatever the paper thinks of it.
    """

    off: Mapping[str, str] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    standing: tuple[Standing, ...] = ()
    on: frozenset[str] = frozenset()

    def weighed(self, problem: Problem) -> Problem:
        """Return the problem with the severity that the paper gives it."""
        if problem.severity is Severity.ERROR:
            return problem
        return replace(problem, severity=self.severities.get(problem.name, problem.severity))

    def wants(self, name: str) -> bool:
        """Whether a problem that is off by default is wanted."""
        return name not in OFF or name in self.on

    def waived(self, problem: Problem) -> str:
        """Return the reason for which the settings waive a problem, "" where they do not."""
        if problem.severity is Severity.ERROR:
            return ""
        standing = next((waiver.reason for waiver in self.standing if waiver.covers(problem)), "")
        return self.off.get(problem.name, standing)


def wishes_of(settings: Mapping[str, Any]) -> Wishes:
    """Take what checks go by from `[proof]`."""
    given = {weight: most for weight, most in settings["headline"].items() if most}
    return Wishes(
        on=frozenset(settings["on"]),
        standfirst=frozenset(settings["standfirst"]),
        headline=HEADLINES | given,
        web_width=settings["web_width"],
        print_width=settings["print_width"],
    )


def rulings_of(settings: Mapping[str, Any], known: Collection[str], report: Report) -> Rulings:
    """Take `off`, `on`, `severity` and `waivers` of `[proof]`.

    `known` are the names of all problems; what is none of them, or no severity, is reported as `proof-setting`, a
    waiver without a reason as `waiver-without-reason`: it counts for nothing.
    """
    words = {severity.word: severity for severity in Severity}
    off, given = settings["off"], settings["severity"]
    rows = [row for row in settings["waivers"] if row["check"] and row["in"]]
    for name in (*off, *given, *settings["on"], *(row["check"] for row in rows)):
        if name not in known:
            report(PROOF_SETTING.at(Place(FILE), name=name, nearest=nearest(name, known)))
    for word in given.values():
        if word not in words:
            report(PROOF_SETTING.at(Place(FILE), name=str(word), nearest=nearest(str(word), words)))
    reasons = {name: reason.strip() for name, reason in off.items() if isinstance(reason, str)}
    for name in (
        *(name for name in off if not reasons.get(name)),
        *(row["check"] for row in rows if not row["reason"]),
    ):
        report(WAIVER_REASON.at(Place(FILE), check=name))
    return Rulings(
        off={name: reason for name, reason in reasons.items() if reason},
        severities={name: words[word] for name, word in given.items() if word in words},
        standing=tuple(Standing(row["check"], row["in"], row["reason"]) for row in rows if row["reason"]),
        on=frozenset(settings["on"]),
    )
