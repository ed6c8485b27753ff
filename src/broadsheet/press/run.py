"""The run: the outputs of a plan are made, in this process or shared out over several.

In: a bench, the numbers to make, how many processes. Out: one `Row` per number, in the order of the numbers. Outputs
that stand together are made together, in chunks that idle workers take from a queue; every number gives the same bytes
whoever makes it. A process is forked only while it has one thread. Knows nothing of shelves and memories.
"""

from __future__ import annotations

import marshal
import mmap
import os
import select
import signal
import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from broadsheet.errors import BroadsheetError, OutputError
from broadsheet.forking import cores, end, forked, may_fork, signals_held
from broadsheet.press.making import Bench, Row
from broadsheet.press.prepare import Order

STEP = 100
"""How many outputs are made between two tellings of how far the build is."""
SHARE = 16
"""A chunk is this part of what is left: large at first, so that pages which stand together and share what was made
for them come to one process; small in the end, so that all processes end together (guided self-scheduling,
Polychronopoulos and Kuck, 1987). Their numbers fit into a pipe before anybody reads it: 16 KiB on macOS."""
SMALLEST = 20
FEW = 300
"""Below so many outputs a second process costs more than it brings."""

Progress = Callable[[int, int], None]
NUMBER = struct.Struct("=I")


def make_all(bench: Bench, numbers: Sequence[int], order: Order, jobs: int, progress: Progress) -> list[Row]:
    """Make the outputs with these numbers in the way that suits their count and the system.

    `jobs` 0 is one process per core. BROADSHEET_START, for tests, is one of `fork`, `spawn` and `here`.
    """
    count = jobs or cores()
    start = os.environ.get("BROADSHEET_START", "")
    if start == "here" or (not start and (count == 1 or len(numbers) < FEW)) or not numbers:
        return in_this_process(bench, numbers, progress)
    count = min(count, len(chunks(numbers)))
    if start == "spawn" or not may_fork():
        from broadsheet.press.spawn import in_spawned

        return in_spawned(bench, chunks(numbers), order, count)
    return in_forks(bench, numbers, count, progress)


def in_this_process(bench: Bench, numbers: Sequence[int], progress: Progress) -> list[Row]:
    """Make all here, one after the other."""
    rows = []
    for done, number in enumerate(numbers):
        rows.append(bench.put(number))
        if done % STEP == STEP - 1:
            progress(done + 1, len(numbers))
    return rows


def chunks(numbers: Sequence[int]) -> list[Sequence[int]]:
    """Cut the numbers into runs of neighbours, the longer ones first."""
    found: list[Sequence[int]] = []
    start = 0
    while start < len(numbers):
        size = max((len(numbers) - start) // SHARE, min(SMALLEST, len(numbers) // SHARE), 1)
        found.append(numbers[start : start + size])
        start += size
    return found


@dataclass(slots=True)
class _Worker:
    process: int
    results: int
    buffer: bytearray = field(default_factory=bytearray)


def in_forks(bench: Bench, numbers: Sequence[int], jobs: int, progress: Progress) -> list[Row]:
    """Make the outputs in `jobs` forked processes, which share this one's memory as it is.

    Raises `OutputError` for what the disk refuses and `BroadsheetError` for a process that dies, naming the output.
    """
    parts = chunks(numbers)
    queue, feed = os.pipe()
    os.write(feed, b"".join(NUMBER.pack(number) for number in range(len(parts))))
    os.close(feed)
    current = mmap.mmap(-1, NUMBER.size * jobs)
    workers: list[_Worker] = []
    try:
        with signals_held():
            for place in range(jobs):
                workers.append(_started(bench, parts, queue, (current, place)))
        rows = _gathered(bench, workers, current, _counting(progress, len(numbers)))
    except BaseException:
        _end(workers)
        raise
    finally:
        os.close(queue)
        for worker in workers:
            os.close(worker.results)
        current.close()
    rows.sort()
    return rows


def _counting(progress: Progress, total: int) -> Callable[[int], None]:
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        progress(done, total)

    return count


def _started(bench: Bench, parts: list[Sequence[int]], queue: int, slot: tuple[mmap.mmap, int]) -> _Worker:
    results, send = os.pipe()
    parent = os.getpid()
    worker = _Worker(forked(lambda: _be_worker(bench, parts, (queue, send), slot, parent)), results)
    os.close(send)
    return worker


def _be_worker(
    bench: Bench, parts: list[Sequence[int]], pipes: tuple[int, int], slot: tuple[mmap.mmap, int], parent: int
) -> None:
    """Work, and tell what the disk refused."""
    try:
        _work(bench, parts, pipes, slot, parent)
    except OSError as error:
        _send(pipes[1], [(error.errno or 0, error.strerror or str(error), os.fsdecode(error.filename or ""))])
        os._exit(3)


def _work(
    bench: Bench, parts: list[Sequence[int]], pipes: tuple[int, int], slot: tuple[mmap.mmap, int], parent: int
) -> None:
    """Take chunks from the queue until there are none, or until the parent is gone."""
    current, place = slot
    while len(word := os.read(pipes[0], NUMBER.size)) == NUMBER.size:
        rows = []
        for number in parts[NUMBER.unpack(word)[0]]:
            if os.getppid() != parent:
                return
            NUMBER.pack_into(current, place * NUMBER.size, number + 1)
            rows.append(bench.put(number))
        _send(pipes[1], rows)
    NUMBER.pack_into(current, place * NUMBER.size, 0)


def _send(file: int, rows: Any) -> None:
    data = marshal.dumps(rows)
    view = memoryview(NUMBER.pack(len(data)) + data)
    while view:
        view = view[os.write(file, view) :]


def _gathered(bench: Bench, workers: list[_Worker], current: mmap.mmap, count: Callable[[int], None]) -> list[Row]:
    """Collect the rows of all workers until each has said that it is done."""
    rows: list[Row] = []
    open_ones = {worker.results: worker for worker in workers}
    while open_ones:
        for file in select.select(list(open_ones), [], [])[0]:
            worker = open_ones[file]
            data = os.read(file, 1 << 18)
            worker.buffer += data
            for frame in _frames(worker.buffer):
                if frame and len(frame[0]) == 3:
                    raise OutputError(frame[0][1], path=frame[0][2] or bench.staging, hint=_disk_hint(frame[0][0]))
                rows += frame
                count(len(frame))
            if not data:
                del open_ones[file]
                _check_end(bench, worker, current, workers.index(worker))
    return rows


def _frames(buffer: bytearray) -> Iterator[list[Row]]:
    """Yield the whole messages in a buffer and take them out of it."""
    while len(buffer) >= NUMBER.size:
        length = NUMBER.unpack_from(buffer)[0]
        if len(buffer) < NUMBER.size + length:
            return
        yield marshal.loads(bytes(buffer[NUMBER.size : NUMBER.size + length]))  # noqa: S302 - from our own fork
        del buffer[: NUMBER.size + length]


def _check_end(bench: Bench, worker: _Worker, current: mmap.mmap, place: int) -> None:
    """Make sure that a worker whose pipe has closed ended well."""
    with signals_held():
        status = end(worker.process, 0)
        worker.process = 0
    number = NUMBER.unpack_from(current, place * NUMBER.size)[0]
    if not status and not number:
        return
    what = f"while it made “{bench.outputs[number - 1].path}”" if number else "before it made anything"
    how = f"was ended by signal {-status}" if status < 0 else f"ended with code {status}"
    hint = "The machine may be short of memory; --jobs 1 needs less." if status == -signal.SIGKILL else ""
    raise BroadsheetError(f"A process of the build {how} {what}.", hint=hint)


def _disk_hint(number: int) -> str:
    import errno

    return "Make room on the disk and build again." if number in (errno.ENOSPC, errno.EDQUOT) else ""


def _end(workers: list[_Worker]) -> None:
    """End the workers that still run, and wait for them."""
    with signals_held():
        for worker in workers:
            if worker.process:
                end(worker.process)
                worker.process = 0
