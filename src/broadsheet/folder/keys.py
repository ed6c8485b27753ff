"""Tables of keys: what may stand in a file of settings, of which type, and what it means.

In: rows of `Key`, and a table as a parser gave it. Out: the values by key with the defaults filled in, and the
problems `unknown-key`, `missing-key`, `bad-value`, `bad-date`, `ambiguous-date`, each at its place. The same rows
make the manual's chapter and its contract test. Knows neither TOML nor YAML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from broadsheet.folder import kinds
from broadsheet.folder.dates import AmbiguousDateError, BadDateError
from broadsheet.folder.positions import Path
from broadsheet.folder.types import Type, UnfitError
from broadsheet.model.names import nearest
from broadsheet.problems import Place, Problem, Report

MISSING = object()
"""The default of a key that must be given."""


@dataclass(frozen=True, slots=True)
class Key:
    """A row: `path` is dotted, `[]` behind a name stands for the rows of a list (`sections[].name`)."""

    path: str
    type: Type
    default: object
    meaning: str


Branch: TypeAlias = dict[str, "Key | Branch"]
"""Keys by name; a branch for rows of a list has the one key `[]`."""

PlaceOf: TypeAlias = Callable[[Path], Place]


def branch_of(keys: Iterable[Key]) -> Branch:
    """Arrange rows as a tree by the parts of their paths."""
    root: Branch = {}
    for key in keys:
        *parts, last = key.path.replace("[]", ".[]").split(".")
        branch = root
        for part in parts:
            following = branch.setdefault(part, {})
            assert isinstance(following, dict)  # noqa: S101 - a fault in our own table
            branch = following
        branch[last] = key
    return root


class Gathering:
    """Takes the values of one file; `place_of` tells where a path stands, `report` hears what is wrong."""

    def __init__(self, place_of: PlaceOf, report: Report) -> None:
        self.place_of = place_of
        self.report = report

    def table(self, given: dict[str, Any], branch: Branch, path: Path = ()) -> dict[str, Any]:
        """Return a value for every key of the branch, given or default; lists of rows as lists of such tables."""
        for name in given:
            if name not in branch:
                self.report_unknown((*path, name), branch)
        return {
            name: node.default
            if isinstance(node, Key) and name not in given and node.default is not MISSING
            else self.entry(given.get(name, MISSING), node, (*path, name))
            for name, node in branch.items()
        }

    def entry(self, value: object, node: Key | Branch, path: Path) -> Any:
        if isinstance(node, Key):
            return self.single(value, node, path)
        if "[]" in node:
            return self.rows(value, node["[]"], path)
        if value is not MISSING and not isinstance(value, dict):
            self.report_bad(path, value, UnfitError("a table, as in “{key = value}”"))
            value = {}
        return self.table(value if isinstance(value, dict) else {}, node, path)

    def rows(self, value: object, node: Key | Branch, path: Path) -> list[Any]:
        if value is MISSING:
            return []
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.report_bad(path, value, UnfitError("a list of tables"))
            return []
        return [self.entry(row, node, (*path, index)) for index, row in enumerate(value)]

    def single(self, value: object, key: Key, path: Path) -> Any:
        if value is MISSING:
            if key.default is MISSING:
                self.report(kinds.MISSING_KEY.at(self.place_of(path[:-1]), key=str(path[-1]), meaning=key.meaning))
            return None if key.default is MISSING else key.default
        try:
            return key.type.take(value)
        except BadDateError as fault:
            self.report(date_problem(str(path[-1]), fault, self.place_of(path)))
        except UnfitError as fault:
            self.report_bad(path, value, fault)
        return None if key.default is MISSING else key.default

    def report_unknown(self, path: Path, words: Iterable[str]) -> None:
        name = str(path[-1])
        self.report(kinds.UNKNOWN_KEY.at(self.place_of(path), key=name, nearest=nearest(name, words)))

    def report_bad(self, path: Path, value: object, fault: UnfitError) -> None:
        key = next((part for part in reversed(path) if isinstance(part, str)), "")
        self.report(bad_value(key, value, fault, self.place_of(path)))


def bad_value(key: str, value: object, fault: UnfitError, place: Place) -> Problem:
    """Make the problem of a value that is not of its key's type."""
    written = shown(value if fault.part is None else fault.part)
    return kinds.BAD_VALUE.at(
        place, key=key, value=written, expected=fault.expected, nearest=nearest(written, fault.words)
    )


def shown(value: object) -> str:
    """Write a value for a message: short, in one line, as TOML and YAML would write it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = (
        "a list" if isinstance(value, list) else "a table" if isinstance(value, dict) else " ".join(str(value).split())
    )
    return text if len(text) <= 60 else text[:59] + "…"


def date_problem(key: str, fault: BadDateError, place: Place) -> Problem:
    """Make the problem of a date that cannot be taken."""
    value = shown(fault.value)
    if isinstance(fault, AmbiguousDateError):
        return kinds.AMBIGUOUS_DATE.at(place, key=key, value=value, first=fault.first, second=fault.second)
    return kinds.BAD_DATE.at(place, key=key, value=value, reason=fault.reason, example=fault.example)
