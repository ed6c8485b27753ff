"""From a folder to the outputs of an edition: read, let through the gate, list. Nothing is made yet.

In: an `Order`: which paper, which edition, at what instant. Out: a `Preparation`. The same order over the same folder
lists the same outputs in the same order in whatever process, so that workers that share no memory can share the work.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from broadsheet import theming
from broadsheet.editions import table
from broadsheet.editions.edition import Job, Output
from broadsheet.folder.read import Reading, read
from broadsheet.press.faults import stopping
from broadsheet.press.gate import Gate, Opened
from broadsheet.press.plan import sound
from broadsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built: a paper's folder, one edition of it, at an instant (aware).

    `without` names faulty files and folders, which are left out; with `keep_going` other faults stop nothing.
    """

    root: str
    edition: str
    now: dt.datetime
    unreleased: bool = False
    keep_going: bool = False
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Preparation:
    """The outputs to be made, what the gate kept, what was met on the way, and what of that stops the build."""

    outputs: list[Output]
    opened: Opened
    problems: list[Problem]
    stops: list[Problem]


def prepare(order: Order, reading: Reading | None = None) -> Preparation:
    """Read the folder (unless it has been) and list the outputs.

    Raises `FolderError` where the folder is no paper, `ThemeError` where the theme cannot be loaded.
    """
    reading = reading or read(Path(order.root))
    problems = list(reading.problems)
    opened = Gate(order.unreleased, order.without).open(reading.publication, order.now)
    stops = stopping(problems, opened)
    if stops and not order.keep_going:
        return Preparation([], opened, problems, stops)
    theme = theming.load(opened.publication.web.theme, Path(order.root, "theme"))
    job = Job(opened.publication, None, theme, order.now)
    met: list[Problem] = []
    written = table.edition(order.edition, met.append).write(job)
    if order.edition == "web" and opened.publication.web.compress:
        from broadsheet.press.copies import with_copies

        written = with_copies(written)
    outputs = sound(list(written), met.append)
    return Preparation(outputs, opened, problems + met, stopping(problems + met, opened))
