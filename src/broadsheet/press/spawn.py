"""The run over processes that share no memory: what macOS and Windows do, and the test that builds that way.

In: a bench, the numbers to make, the order that the outputs came of. Out: one `Row` per number. Each worker (`worker`)
prepares the order anew and proves by a digest that it lists the same outputs; then it gets chunks of numbers, one at a
time, over its standard input and answers with rows.
"""

from __future__ import annotations

import marshal
import os
import queue
import struct
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from typing import IO, Any

from broadsheet.editions.edition import Output
from broadsheet.errors import BroadsheetError, OutputError
from broadsheet.press.making import Bench, Row
from broadsheet.press.prepare import Order

LENGTH = struct.Struct("=I")


def in_spawned(bench: Bench, parts: list[Sequence[int]], order: Order, count: int) -> list[Row]:
    """Make the chunks in `count` new processes; errors as in `run.in_forks`."""
    todo: queue.SimpleQueue[Sequence[int]] = queue.SimpleQueue()
    for part in parts:
        todo.put(part)
    workers = [_started(bench, order) for _ in range(count)]
    try:
        with ThreadPoolExecutor(count) as drivers:
            driven = drivers.map(lambda worker: _drive(worker, todo, bench), workers)
            rows = sorted(row for rows in driven for row in rows)
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()
    return rows


def _started(bench: Bench, order: Order) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-m", "broadsheet.press.worker"]
    # The one file that may be inherited is the lock: whoever works on the staging folder holds it.
    worker = subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, close_fds=os.name == "nt"
    )
    task = {
        "order": (
            order.root,
            order.edition,
            order.now.isoformat(),
            order.unreleased,
            order.keep_going,
            sorted(order.without),
        ),
        "bench": (
            bench.staging,
            bench.shelf,
            {path: tuple(row) for path, row in bench.made.items()},
            sorted(bench.lost),
            bench.compare,
        ),
        "listing": listing_digest(bench.outputs),
    }
    assert worker.stdin is not None  # noqa: S101 - PIPE was asked for
    send(worker.stdin, task)
    return worker


def _drive(worker: subprocess.Popen[bytes], todo: queue.SimpleQueue[Sequence[int]], bench: Bench) -> list[Row]:
    """Hand one worker chunk after chunk until there are no more."""
    assert worker.stdin is not None  # noqa: S101 - PIPE was asked for
    assert worker.stdout is not None  # noqa: S101
    rows: list[Row] = []
    while True:
        try:
            part = todo.get_nowait()
        except queue.Empty:
            return rows
        try:
            send(worker.stdin, list(part))
            answer = receive(worker.stdout)
        except BrokenPipeError:
            answer = None
        rows += _checked(answer, worker, bench.outputs[part[0]], bench)


def _checked(answer: Any, worker: subprocess.Popen[bytes], first: Output, bench: Bench) -> list[Row]:
    """The rows of an answer; raise what the worker told instead of them, or that it died."""
    match answer:
        case {"rows": rows}:
            return list(rows)
        case {"changed": _}:
            raise BroadsheetError("The paper was changed while it was being built.", hint="Build again.")
        case {"disk": (reason, path)}:
            raise OutputError(reason, path=path or bench.staging)
        case _:
            code = worker.wait()
            raise BroadsheetError(f"A process of the build ended with code {code} at “{first.path}” or soon after it.")


def listing_digest(outputs: Sequence[Output]) -> str:
    """A digest over paths and keys in their order."""
    return sha256("\n".join(f"{output.path} {output.key}" for output in outputs).encode()).hexdigest()


def send(stream: IO[bytes], value: Any) -> None:
    """Write one message."""
    data = marshal.dumps(value)
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """Read one message, None at the end."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    data = stream.read(LENGTH.unpack(head)[0])
    return marshal.loads(data)  # noqa: S302 - from our own process
