"""Words for what is wrong in the user's folder.

In: a name, a place, the facts. Out: `Problem`, a value that is collected and never raised. Only the outermost frame
(terminal, JSON, desk) turns it into a sentence; this module knows neither files nor terminals nor languages.

Every room that reports problems declares its kinds in a module `kinds.py` as `Kind` rows and lists them in `KINDS`. The
same in another language stands beside it, in `kinds_de.py` and `kinds_fr.py`, and is loaded only when it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from string import Formatter
from typing import TypeAlias

Fact: TypeAlias = str | int


class Severity(IntEnum):
    """How bad it is: `NOTE` is worth a look, `WARNING` should not go out, `ERROR` cannot be made."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case name, as printed and as in JSON."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in the folder: path from the paper's root with `/`, line and column from 1 (0: not known)."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault found in content: a name that never changes, how bad, where, and its facts by name."""

    name: str
    severity: Severity
    place: Place
    facts: tuple[tuple[str, Fact], ...] = ()


Report: TypeAlias = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of a room's table of problems: its name, severity and its English sentence and hint.

    Both are `str.format` patterns over the facts. A hint with an empty fact is left out by whoever prints it. `others`
    has sentence and hint by language, for kinds that have no room with tables: those of plug-ins.
    """

    name: str
    severity: Severity
    sentence: str
    hint: str = ""
    others: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)

    @property
    def facts(self) -> frozenset[str]:
        """The names of the facts that the two patterns need."""
        parsed = [*Formatter().parse(self.sentence), *Formatter().parse(self.hint)]
        return frozenset(name for _, name, _, _ in parsed if name)

    def at(self, place: Place, **facts: Fact) -> Problem:
        """Build the problem at a place; more facts than the patterns need are welcome, fewer are a `KeyError`."""
        missing = self.facts - facts.keys()
        if missing:
            raise KeyError(f"{self.name} lacks the facts {sorted(missing)}")
        return Problem(self.name, self.severity, place, tuple(sorted(facts.items())))
