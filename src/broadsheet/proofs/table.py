"""The table of checks: the built-in ones, and those that installed packages add (`broadsheet.checks`).

In: nothing. Out: checks, and the kinds of problems that they yield. Knows the families only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from broadsheet.plugins import Plugin, installed
from broadsheet.problems import Kind, Problem, Report
from broadsheet.proofs import (
    addresses,
    articles,
    captions,
    dates,
    header,
    hosts,
    issues,
    language,
    leftovers,
    links,
    notes,
    pictures,
    printed,
    spelling,
    structure,
)
from broadsheet.proofs.check import Check, Proof

CHECKS: tuple[Check, ...] = (
    *notes.CHECKS,
    *links.CHECKS,
    *hosts.CHECKS,
    *pictures.CHECKS,
    *captions.CHECKS,
    *header.CHECKS,
    *articles.CHECKS,
    *issues.CHECKS,
    *printed.CHECKS,
    *dates.CHECKS,
    *structure.CHECKS,
    *language.CHECKS,
    *spelling.CHECKS,
    *leftovers.CHECKS,
    *addresses.CHECKS,
)


@dataclass(frozen=True, slots=True)
class Added:
    """A check of a plug-in: what it raises becomes the problem `plugin-failed`, and the others go on."""

    plugin: Plugin
    report: Report

    @property
    def name(self) -> str:
        """The check's word."""
        return self.plugin.name

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that the plug-in declares, none where it fails to."""
        return self.plugin.value_of(lambda: tuple(self.plugin.value.kinds), self.report) or ()

    def check(self, proof: Proof) -> Iterable[Problem]:
        """Yield what the plug-in yields; see `Check.check`."""
        return self.plugin.values(lambda: self.plugin.value.check(proof), self.report)


def added(report: Report) -> tuple[Check, ...]:
    """Return the checks of plug-ins; one that cannot be loaded is reported as `plugin-failed`."""
    return tuple(Added(plugin, report) for plugin in installed("checks", report))


def kinds_of_plugins(report: Report) -> Iterator[Kind]:
    """Yield the kinds of problems that the checks of plug-ins declare, for whoever makes sentences of them."""
    for check in added(report):
        yield from check.kinds
