"""Sentences of problems, gathered from the tables of all rooms.

In: a problem. Out: its English sentence and hint, and its record for JSON. It knows where the tables lie and nothing of
what they say; a check from a plug-in brings its own kinds.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from string import Formatter

from broadsheet.problems import Kind, Problem

TABLES = (
    "broadsheet.text.kinds",
    "broadsheet.model.kinds",
    "broadsheet.folder.kinds",
    "broadsheet.proofs.kinds",
    "broadsheet.editions.web.kinds",
    "broadsheet.importers.kinds",
    "broadsheet.press.kinds",
    "broadsheet.plugins",
)
"""The modules that hold a room's `KINDS`."""


@cache
def kinds() -> dict[str, Kind]:
    """Every kind of problem of ours, by its name."""
    table: dict[str, Kind] = {}
    for name in TABLES:
        table.update((kind.name, kind) for kind in import_module(name).KINDS)
    return table


@cache
def _kinds_of_plugins() -> dict[str, Kind]:
    """The kinds that checks of plug-ins declare; what is wrong with those plug-ins the proof has told already."""
    from broadsheet.proofs.table import kinds_of_plugins

    return {kind.name: kind for kind in kinds_of_plugins(lambda problem: None)}


def names() -> frozenset[str]:
    """The names of all problems that there are, those of plug-ins among them."""
    return frozenset((*kinds(), *_kinds_of_plugins()))


def _kind(name: str) -> Kind | None:
    return kinds().get(name) or _kinds_of_plugins().get(name)


def sentence_of(problem: Problem) -> str:
    """The sentence with its facts; a kind that no table holds is told by its name and facts."""
    kind = _kind(problem.name)
    if kind is None:
        facts = ", ".join(f"{name} {value}" for name, value in problem.facts)
        return problem.name.replace("-", " ") + (f": {facts}" if facts else "")
    return kind.sentence.format_map(dict(problem.facts))


def hint_of(problem: Problem) -> str:
    """The hint with its facts, "" where there is none or one of its facts is empty."""
    kind = _kind(problem.name)
    if kind is None or not kind.hint:
        return ""
    facts = dict(problem.facts)
    needed = [name for _, name, _, _ in Formatter().parse(kind.hint) if name]
    return kind.hint.format_map(facts) if all(facts.get(name) not in ("", None) for name in needed) else ""


def record(problem: Problem) -> dict[str, object]:
    """The problem as JSON carries it: name, severity, place, facts, sentence and hint."""
    return {
        "name": problem.name,
        "severity": problem.severity.word,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "facts": dict(problem.facts),
        "sentence": sentence_of(problem),
        "hint": hint_of(problem),
    }
