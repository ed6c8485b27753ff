"""Share work out over the cores, one file at a time, so that no file can stop or spoil the rest.

In: a function and items. Out: its results in the items' order, drawn as they are needed; where the work of an item
died, raised or did not end, `Lost` with the reason. Each process has a few items ahead of it, and no item is given out
far beyond the one that is waited for, so that memory stays flat. Knows nothing of what the work is.

Where this process may not be forked (macOS, Windows, other threads), the work is done here: an exception still costs
only its item, but nothing can be done about work that dies or does not end.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import struct
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from broadsheet.forking import cores, end, forked, may_fork, show_traceback, signals_held

Item = TypeVar("Item")
Result = TypeVar("Result")

AHEAD = 4
"""So many items lie before each process; one where the item itself must travel, which could fill both pipes."""
WINDOW = 256
"""No item is given out that is further than this from the one whose result is due."""
LIMIT = 180.0
"""Seconds that the work on one item may take: far more than any file needs."""
LENGTH = struct.Struct("=Q")


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item whose work came to nothing, and why."""

    item: Item
    reason: str


def spread(
    work: Callable[[Item], Result], items: Iterable[Item], limit: float = LIMIT
) -> Generator[Result | Lost[Item], None, None]:
    """Yield `work(item)` for every item, in order. Items of a sequence need not travel, those of an iterator must.

    Results are pickled. Close the iterator, or draw it to its end, to be rid of the processes.
    """
    if os.environ.get("BROADSHEET_START", "fork") != "fork" or not may_fork():
        return (attempted(work, item) for item in items)
    return _Crew(work, items, limit).results()


def attempted(work: Callable[[Item], Result], item: Item) -> Result | Lost[Item]:
    """Do the work on one item here; an exception makes it `Lost`."""
    try:
        return work(item)
    except Exception as error:  # noqa: BLE001 - one file must not take the rest along; it is told as lost
        show_traceback()
        return Lost(item, f"{type(error).__name__}: {error}".rstrip(": "))


@dataclass(slots=True)
class _Worker:
    process: int
    tasks: int
    results: int
    since: float
    waiting: deque[int] = field(default_factory=deque)  # numbers of items that it has, the first under way
    buffer: bytearray = field(default_factory=bytearray)


class _Crew(Generic[Item, Result]):
    """The processes of one `spread`, and what is under way."""

    def __init__(self, work: Callable[[Item], Result], items: Iterable[Item], limit: float) -> None:
        self._work = work
        self._known = items if isinstance(items, Sequence) else None
        self._items = enumerate(items)
        self._limit = limit
        self._workers: list[_Worker] = []
        self._again: deque[int] = deque()  # given to a process that died before it came to them
        self._held: dict[int, Item] = {}
        self._ready: dict[int, Result | Lost[Item]] = {}
        self._due = 0
        self._drawn = False

    def results(self) -> Generator[Result | Lost[Item], None, None]:
        """Yield results in order until there are none."""
        try:
            while self._give_out() or self._held:
                while self._due in self._ready:
                    result = self._ready.pop(self._due)
                    self._due += 1
                    yield result
                    self._give_out()
                if self._held:
                    self._gather()
            while self._due in self._ready:
                self._due += 1
                yield self._ready.pop(self._due - 1)
        finally:
            self._dismiss()

    def _give_out(self) -> bool:
        """Fill the processes up; return whether any item may still come."""
        depth = AHEAD if self._known is not None else 1
        while not self._drawn or self._again:
            worker = min(self._workers, key=lambda one: len(one.waiting), default=None)
            if (worker is None or worker.waiting) and len(self._workers) < cores():
                worker = self._started()
            if worker is None or len(worker.waiting) >= depth or not self._assign(worker):
                break
        return not self._drawn or bool(self._again)

    def _assign(self, worker: _Worker) -> bool:
        """Give a process the next item; False where there is none, or none for now."""
        if self._again:
            number = self._again.popleft()
        else:
            if len(self._held) + len(self._ready) >= WINDOW:
                return False
            pair = next(self._items, None)
            if pair is None:
                self._drawn = True
                return False
            number, self._held[pair[0]] = pair
        if not worker.waiting:
            worker.since = time.monotonic()
        worker.waiting.append(number)
        with suppress(BrokenPipeError):  # it has died; `_gather` sees that
            _send(worker.tasks, number if self._known is not None else (number, self._held[number]))
        return True

    def _gather(self) -> None:
        """Wait until a process says something, dies, or has taken too long."""
        open_ones = {worker.results: worker for worker in self._workers}
        patience = min(worker.since for worker in self._workers if worker.waiting) + self._limit - time.monotonic()
        for file in select.select(list(open_ones), [], [], max(0.0, patience))[0]:
            worker = open_ones[file]
            data = os.read(file, 1 << 18)
            if not data:
                self._bury(worker, "")
                continue
            worker.since = time.monotonic()
            worker.buffer += data
            for result in _messages(worker.buffer):
                self._settle(worker.waiting.popleft(), result)
        for worker in list(self._workers):
            if worker.waiting and time.monotonic() - worker.since > self._limit:
                self._bury(worker, f"it took longer than {self._limit:g} seconds")

    def _settle(self, number: int, result: Any) -> None:
        item = self._held.pop(number)
        self._ready[number] = Lost(item, result[1]) if result[0] else result[1]

    def _bury(self, worker: _Worker, reason: str) -> None:
        """Take leave of a process that died or hangs: the item under way is lost, those before it go to others."""
        status = self._ended(worker, kill=bool(reason))
        if worker.waiting:
            how = f"was ended by signal {-status}" if status < 0 else f"ended with code {status}"
            self._settle(worker.waiting.popleft(), (True, reason or f"the process that worked on it {how}"))
        self._again.extend(worker.waiting)

    def _ended(self, worker: _Worker, kill: bool) -> int:
        with signals_held():
            self._workers.remove(worker)
            os.close(worker.tasks)
            os.close(worker.results)
            return end(worker.process) if kill else end(worker.process, 0)

    def _dismiss(self) -> None:
        """End all processes. What they may be busy with is wanted no more."""
        for worker in list(self._workers):
            self._ended(worker, kill=True)

    def _started(self) -> _Worker:
        with signals_held():
            theirs, tasks = os.pipe()
            results, ours = os.pipe()
            others = [file for worker in self._workers for file in (worker.tasks, worker.results)]
            process = forked(lambda: self._be_worker(theirs, ours, (tasks, results, *others)))
            os.close(theirs)
            os.close(ours)
            worker = _Worker(process, tasks, results, time.monotonic())
            self._workers.append(worker)
        return worker

    def _be_worker(self, tasks: int, results: int, foreign: Sequence[int]) -> None:
        """Work until the parent closes the pipe, or is gone."""
        parent = os.getppid()
        gc.freeze()  # what the parent has is no garbage; trees of pages hold cycles, so that it is never switched off
        gc.set_threshold(100_000, 20, 20)
        for file in foreign:
            os.close(file)
        while (task := _received(tasks)) is not None and os.getppid() == parent:
            item = self._known[task] if self._known is not None else task[1]
            result = attempted(self._work, item)
            _send(results, (True, result.reason) if isinstance(result, Lost) else (False, result))


def _send(file: int, value: Any) -> None:
    try:
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        data = pickle.dumps((True, f"its result cannot be handed over: {error}"))
    view = memoryview(LENGTH.pack(len(data)) + data)
    while view:
        view = view[os.write(file, view) :]


def _received(file: int) -> Any | None:
    head = _exactly(file, LENGTH.size)
    return None if head is None else pickle.loads(_exactly(file, LENGTH.unpack(head)[0]) or b"")  # noqa: S301 - our own


def _exactly(file: int, size: int) -> bytes | None:
    """Read so many bytes; None where the pipe ends before."""
    data = b""
    while len(data) < size:
        piece = os.read(file, size - len(data))
        if not piece:
            return None
        data += piece
    return data


def _messages(buffer: bytearray) -> Iterator[Any]:
    """Yield the whole messages in a buffer and take them out of it."""
    while len(buffer) >= LENGTH.size:
        length = LENGTH.unpack_from(buffer)[0]
        if len(buffer) < LENGTH.size + length:
            return
        yield pickle.loads(bytes(buffer[LENGTH.size : LENGTH.size + length]))  # noqa: S301 - from our own fork
        del buffer[: LENGTH.size + length]
