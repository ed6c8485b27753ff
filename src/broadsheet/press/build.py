"""The build: from a paper's folder to an edition on its shelf, whole or not at all.

In: a `Request`. Out: `Built`, an account of what was made, left and found. What has not changed is not even read: the
heavy rooms are imported only when something has.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from broadsheet.press.memory import FOLDER, Memory, ProblemRow, Seen, program_stamp
from broadsheet.press.place import OUT, refuse_bad_place
from broadsheet.press.shelf import same_shape
from broadsheet.press.stamp import SETTLED, Stamp, stamp

if TYPE_CHECKING:
    from broadsheet.press.work import Outcome

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for. `out` "" is the paper's own `out/<edition>`; `jobs` 0 is one process per core."""

    root: str
    now: dt.datetime
    edition: str = "web"
    out: str = ""
    unreleased: bool = False
    keep_going: bool = False
    jobs: int = 0

    @property
    def place(self) -> str:
        """The output folder."""
        return self.out or os.path.join(self.root, OUT, self.edition)


class Known(NamedTuple):
    """The state of the folder and of the program before anything was read."""

    stamp: Stamp
    program: str


@dataclass(slots=True)
class Built:
    """An account of a build.

    `stopped` means that the old edition stands. The three lists name paths of the edition. `kept_back` counts articles
    by reason, `kept_issues` whole issues. `left_out` names what was faulty under `keep_going`.
    """

    edition: str
    place: str
    pages: int = 0
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    kept_back: dict[str, int] = field(default_factory=dict)
    kept_issues: int = 0
    left_out: list[str] = field(default_factory=list)
    problems: list[ProblemRow] = field(default_factory=list)
    stopped: bool = False

    @property
    def faulty(self) -> bool:
        """Whether the content had faults that stopped the build or were left out."""
        return self.stopped or bool(self.left_out)


def build(request: Request, progress: Progress) -> Built:
    """Bring the edition on the shelf up to date.

    Raises `UsageError` for an impossible output folder, `OutputError` where it is not ours or the disk refuses,
    `BusyError` while another build is under way, `FolderError` and `ThemeError` where nothing can be read.
    """
    refuse_bad_place(request.place, request.root)
    memory = Memory(request.root, request.place)
    known = Known(stamp(request.root), program_stamp())
    unchanged = _nothing_changed(request, memory.seen(), known)
    if unchanged is not None:
        return unchanged
    from broadsheet.press.work import build_anew

    outcome = build_anew(request, memory, known, progress)
    built = outcome.built
    if not built.stopped:
        memory.keep(_seen(request, outcome, known), outcome.made, known.program)
    if memory.fault:
        built.problems.append(_not_kept(memory.fault))
    return built


def check(request: Request, progress: Progress) -> Built:
    """Say what `build` would change; nothing is written, not even in the cache."""
    refuse_bad_place(request.place, request.root)
    from broadsheet.press.work import rehearse

    known = Known(stamp(request.root), program_stamp())
    return rehearse(request, Memory(request.root, request.place), known, progress)


def _options(request: Request) -> tuple[str | bool, ...]:
    return (request.edition, request.unreleased, request.keep_going)


def _nothing_changed(request: Request, seen: Seen | None, known: Known) -> Built | None:
    """The last account again, when everything that it depends on is as it was."""
    if seen is None or (seen.stamp, seen.program, seen.options) != (known.stamp.word, known.program, _options(request)):
        return None
    now = request.now.timestamp()
    if now < seen.after or (seen.void_from and now >= seen.void_from) or not same_shape(request.place, seen.shape):
        return None
    account = {**seen.account, "edition": request.edition, "place": request.place}
    return Built(**account, problems=list(seen.problems))


def _seen(request: Request, outcome: Outcome, known: Known) -> Seen:
    """What to remember; a file that changed a moment ago might change again unseen, so nothing is promised then."""
    import time

    settled = known.stamp.newest < time.time_ns() - outcome.nanoseconds - SETTLED
    # Not `asdict`: it would copy the paths of every file.
    account: dict[str, Any] = {part.name: getattr(outcome.built, part.name) for part in fields(outcome.built)}
    account |= {"added": [], "changed": [], "removed": []}
    del account["problems"]
    return Seen(
        known.stamp.word if settled else "",
        known.program,
        _options(request),
        request.now.timestamp(),
        outcome.next_change.timestamp() if outcome.next_change else 0.0,
        outcome.shape,
        tuple(outcome.built.problems),
        account,
    )


def _not_kept(reason: str) -> ProblemRow:
    from broadsheet.press.kinds import MEMORY_NOT_KEPT
    from broadsheet.press.making import row_of
    from broadsheet.problems import Place

    return row_of(MEMORY_NOT_KEPT.at(Place(""), folder=f"{FOLDER}/", reason=reason))
