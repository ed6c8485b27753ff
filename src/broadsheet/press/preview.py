"""The preview: a publication in memory, from which a page is made when somebody asks for it.

In: a paper's folder, a clock, and which files have changed. Out: pages by their path in the edition. What is kept back
is kept back here too; issues still to come are shown, marked. Knows no HTTP and forks nothing. One thread renews, any
number read: they see the old snapshot or the new one, never a mixture.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from broadsheet import theming
from broadsheet.editions.edition import Job, Output
from broadsheet.editions.web.edition import Web
from broadsheet.folder.read import Reading, reread
from broadsheet.press.gate import Gate
from broadsheet.press.making import made
from broadsheet.press.memory import program_stamp
from broadsheet.press.recall import recalled
from broadsheet.press.stamp import stamp
from broadsheet.problems import Problem

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of the paper. `turn` counts the states; `next_change` is when time alone makes another."""

    reading: Reading
    job: Job
    next_change: dt.datetime | None
    turn: int


@dataclass(frozen=True, slots=True)
class Page:
    """What stands at a path: its bytes, None with problems where it cannot be made; `key` changes with its content."""

    data: bytes | None
    key: str
    problems: tuple[Problem, ...]


class Preview:
    """The paper as it is now. `renewed` is notified whenever there is a new snapshot."""

    def __init__(self, root: str, clock: Clock) -> None:
        self.root = root
        self.renewed = threading.Condition()
        self._clock = clock
        self._gate = Gate(unreleased=True)
        self._web = Web()
        self._making = threading.Lock()
        reading = recalled(root, stamp(root), program_stamp())
        self.snapshot = self._developed(reading, self._theme(reading), 1)

    def renew(self, changed: Iterable[str]) -> bool:
        """Take in changed files, and the time; return whether there is a new snapshot."""
        old, paths = self.snapshot, frozenset(changed)
        due = old.next_change is not None and self._clock() >= old.next_change
        if not paths and not due:
            return False
        content = {path for path in paths if path.partition("/")[0] != "theme"}
        reading = reread(old.reading, content) if content else old.reading
        restyled = content != paths or reading.publication.web.theme != old.reading.publication.web.theme
        theme = self._theme(reading) if restyled else old.job.theme
        self._swap(self._developed(reading, theme, old.turn + 1))
        return True

    def _swap(self, snapshot: Snapshot) -> None:
        with self.renewed:
            self.snapshot = snapshot
            self.renewed.notify_all()

    def _developed(self, reading: Reading, theme: theming.Theme, turn: int) -> Snapshot:
        now = self._clock()
        opened = self._gate.open(reading.publication, now)
        return Snapshot(reading, Job(opened.publication, None, theme, now), opened.next_change, turn)

    def _theme(self, reading: Reading) -> theming.Theme:
        return theming.load(reading.publication.web.theme, Path(self.root, "theme"))

    def page(self, path: str) -> Page | None:
        """Make what stands at a path of the edition, None where nothing does.

        One page at a time: what an edition remembers between pages is its own and need not bear two threads.
        """
        with self._making:
            output = self._find(path)
            if output is None:
                return None
            problems: list[Problem] = []
            data = made(output, problems)
            return Page(data, output.key, tuple(dict.fromkeys(problems)))

    def key(self, path: str) -> str:
        """The key of what stands at a path now, "" where nothing does."""
        with self._making:
            output = self._find(path)
            return output.key if output is not None else ""

    def _find(self, path: str) -> Output | None:
        return self._web.find(self.snapshot.job, path)
