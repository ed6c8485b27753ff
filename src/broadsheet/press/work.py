"""The work of a build that has something to do: lock, prepare, plan, run, shelf.

In: a `Request` and the memory. Out: an `Outcome`: the account, and what to remember. The shelf is touched at the very
end and only when nothing stops the build; whatever happens before leaves the old edition as it stands.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from broadsheet.editions.edition import Output
from broadsheet.folder.read import Reading
from broadsheet.forking import cores, may_fork
from broadsheet.press.ahead import make_ahead
from broadsheet.press.aside import Aside
from broadsheet.press.build import Built, Known, Progress, Request
from broadsheet.press.faults import faulty, stopping
from broadsheet.press.lock import Lock
from broadsheet.press.making import Bench, Row, problem_of, row_of
from broadsheet.press.memory import Made, Memory, ProblemRow, Record
from broadsheet.press.plan import Plan, decide
from broadsheet.press.prepare import Order, Preparation, prepare
from broadsheet.press.recall import recalled
from broadsheet.press.run import make_all
from broadsheet.press.shelf import Shelf, Stock
from broadsheet.problems import Problem

MANY = 1000
"""Files on the shelf from which on it is looked through by another process."""


@dataclass(slots=True)
class Outcome:
    """What a build came to: the account, what is on the shelf now (None: as before), and until when that holds."""

    built: Built
    made: Made | None = None
    next_change: dt.datetime | None = None
    shape: tuple[tuple[str, int, int], ...] = ()
    nanoseconds: int = 0


@dataclass(slots=True)
class _State:
    """What a build knows while it runs."""

    request: Request
    shelf: Shelf
    made: Made
    listed: dict[str, str]
    side: Aside
    progress: Progress
    write: bool
    counted: Stock | None = None

    def stock(self) -> Stock:
        """What lies on the shelf and in the spare; it was looked through on the side."""
        if self.counted is None:
            self.counted = Stock(*self.side.result())
        return self.counted


def build_anew(request: Request, memory: Memory, known: Known, progress: Progress) -> Outcome:
    """Build with the lock held."""
    started = time.monotonic_ns()
    shelf = Shelf(request.place)
    os.makedirs(shelf.parent, exist_ok=True)
    lock = Lock(shelf.lock)
    gc.disable()
    try:
        shelf.heal()
        made, listed = memory.made(known.program), shelf.listed()
        with Aside(lambda: tuple(shelf.take_stock(made, listed)), may_fork() and len(listed) > MANY) as side:
            reading = recalled(request.root, known.stamp, known.program, jobs=request.jobs)
            _refuse_other(request, shelf, reading)
            state = _State(request, shelf, made, listed, side, progress, write=True)
            outcome = _built(state, reading)
    finally:
        gc.freeze()  # what is still there is no garbage, and must not be searched for any
        gc.enable()
        lock.close()
    outcome.nanoseconds = time.monotonic_ns() - started
    return outcome


def rehearse(request: Request, memory: Memory, known: Known, progress: Progress) -> Built:
    """Make everything that would be made, write nothing, and account for it."""
    shelf = Shelf(request.place)
    made, listed = memory.made(known.program), shelf.listed()
    with Aside(lambda: tuple(shelf.take_stock(made, listed)), may_fork() and len(listed) > MANY) as side:
        reading = recalled(request.root, known.stamp, known.program, keep=False, jobs=request.jobs)
        _refuse_other(request, shelf, reading)
        return _attempts(_State(request, shelf, made, listed, side, progress, write=False), reading).built


def _refuse_other(request: Request, shelf: Shelf, reading: Reading) -> None:
    """Refuse a folder with another paper's edition; what lies in our own `out/` is ours whatever we were called."""
    if request.out:
        shelf.refuse_other(reading.publication.id)


def _built(state: _State, reading: Reading) -> Outcome:
    shelf = state.shelf
    try:
        outcome = _attempts(state, reading)
        if outcome.built.stopped:
            shelf.abandon(keep=True)
        elif outcome.made is not None:
            new = outcome.made
            gone = [path for path, old in state.made.items() if path not in new or new[path].inode != old.inode]
            shelf.finish(new, gone, reading.publication.id)
    except BaseException:
        shelf.abandon(keep=False)
        raise
    if not outcome.built.stopped:
        outcome.shape = shelf.shape()
    return outcome


def _attempts(state: _State, reading: Reading) -> Outcome:
    """Build; with `keep_going` again without what turned out to be faulty, until nothing new does."""
    request = state.request
    order = Order(request.root, request.edition, request.now, request.unreleased, request.keep_going)
    told: dict[ProblemRow, None] = {}
    while True:
        outcome, stops = _attempt(state, prepare(order, reading), order)
        if not request.keep_going:
            return outcome
        told.update(dict.fromkeys(outcome.built.problems))  # what is left out now does not report its faults again
        outcome.built.problems = list(told)
        named = {problem.place.file or str(dict(problem.facts).get("path", problem.name)) for problem in stops}
        outcome.built.left_out = sorted({*order.without, *named, *outcome.built.left_out})
        more = faulty(stops, reading.publication) - order.without
        if not more:
            return outcome
        order = replace(order, without=order.without | more)
        if outcome.made is not None and state.write:
            state.shelf.abandon(keep=True)
            state.counted = state.shelf.take_stock(state.made, state.listed)


def _attempt(state: _State, prepared: Preparation, order: Order) -> tuple[Outcome, list[Problem]]:
    """Make one list of outputs in the staging folder; return what came of it and what stops it."""
    built = Built(state.request.edition, state.request.place)
    kept = prepared.opened.kept_back
    built.kept_back, built.kept_issues = {reason: kept.articles[reason] for reason in kept.articles}, kept.issues
    outcome = Outcome(built, None, prepared.opened.next_change)
    if prepared.stops and not order.keep_going:
        built.stopped = True
        built.problems = _rows(prepared.problems)
        return outcome, prepared.stops
    plan = decide(prepared.outputs, state.made, state.stock().lost)
    rows = _run(state, prepared.outputs, plan, order)
    outcome.made = _records(prepared.outputs, state.made, rows)
    met = [problem_of(row) for record in outcome.made.values() for row in record.problems]
    met += [problem_of(row) for made in rows if not made[1] for row in made[5]]
    stops = stopping([*prepared.problems, *met], prepared.opened)
    built.problems = _rows([*prepared.problems, *met])
    built.left_out = sorted(prepared.outputs[row[0]].path for row in rows if not row[1])
    built.stopped = bool(stops) and not order.keep_going
    _account(built, outcome.made, state.listed)
    if not rows and not plan.drop and state.stock().intact:
        outcome.made = None
    return outcome, stops


def _run(state: _State, outputs: Sequence[Output], plan: Plan, order: Order) -> list[Row]:
    """Make what the plan says and put what stays into the staging folder, where it is not there already."""
    bench = Bench(
        outputs, "", state.shelf.path, state.made, state.stock().lost, compare=bool(state.listed) and not state.made
    )
    numbers = list(plan.make)
    if state.write and (plan.make or plan.drop or not state.stock().intact):
        state.shelf.begin(state.stock(), plan.drop, (output.path for output in outputs))
        bench.staging = state.shelf.staging
        absent = state.stock().absent
        numbers = sorted({*numbers, *(number for number, output in enumerate(outputs) if output.path in absent)})
    jobs, progress = state.request.jobs, state.progress
    if state.write:
        make_ahead(outputs, plan.make, jobs or cores(), progress)
        return make_all(bench, numbers, order, jobs, progress)
    pictures = [number for number in numbers if outputs[number].ahead]
    rows = make_all(bench, [number for number in numbers if not outputs[number].ahead], order, jobs, progress)
    return [*rows, *(_unmade(number, outputs[number], state.listed) for number in pictures)]


def _unmade(number: int, output: Output, listed: dict[str, str]) -> Row:
    """The row of a picture in a rehearsal: its address holds a digest of what it is made of, so it need not be made."""
    digest = bytes.fromhex(listed.get(output.path, "")) or sha256(output.key.encode()).digest()
    return (number, digest, 0, 0, 0, ())


def _records(outputs: Sequence[Output], made: Made, rows: Iterable[Row]) -> Made:
    """What will be on the shelf, in the order of the outputs; what could not be made is not."""
    fresh = {row[0]: row for row in rows}
    records: Made = {}
    for number, output in enumerate(outputs):
        row = fresh.get(number)
        if row is None:
            records[output.path] = made[output.path]
        elif row[1]:
            records[output.path] = Record(output.key, *row[1:])
    return records


def _rows(problems: Iterable[Problem]) -> list[ProblemRow]:
    return [row_of(problem) for problem in dict.fromkeys(problems)]


def _account(built: Built, made: Made, listed: dict[str, str]) -> None:
    """Count what is new, other and gone against the manifest of the edition that stands."""
    built.pages = len(made)
    built.removed = sorted(path for path in listed if path not in made)
    for path, record in made.items():
        if path not in listed:
            built.added.append(path)
        elif listed[path] != record.digest.hex():
            built.changed.append(path)
