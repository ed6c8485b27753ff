"""One worker of `spawn`: `python -m broadsheet.press.worker`, spoken to over its standard input and output.

In: a task, then chunks of numbers. Out: rows. It reads the paper for itself, so that nothing but plain values travels.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
from typing import Any

from broadsheet.press.making import Bench
from broadsheet.press.memory import Record
from broadsheet.press.prepare import Order, prepare
from broadsheet.press.spawn import listing_digest, receive, send


def main() -> int:
    """Work until the parent closes the pipe."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a plug-in prints must not mix with the answers
    task = receive(sys.stdin.buffer)
    bench = _bench(task)
    parent = os.getppid()
    while (numbers := receive(sys.stdin.buffer)) is not None:
        if bench is None:
            send(answers, {"changed": True})
            continue
        answer = _answer(bench, numbers, parent)
        if answer is None:
            return 1
        send(answers, answer)
    return 0


def _bench(task: dict[str, Any]) -> Bench | None:
    """The bench of the task, None when the paper no longer lists the same outputs."""
    root, edition, now, unreleased, keep_going, without = task["order"]
    order = Order(root, edition, dt.datetime.fromisoformat(now), unreleased, keep_going, frozenset(without))
    outputs = prepare(order).outputs
    if listing_digest(outputs) != task["listing"]:
        return None
    staging, shelf, made, lost, compare = task["bench"]
    records = {path: Record._make(row) for path, row in made.items()}
    return Bench(outputs, staging, shelf, records, set(lost), compare)


def _answer(bench: Bench, numbers: list[int], parent: int) -> dict[str, Any] | None:
    """Make one chunk; None when the parent is gone and nobody wants it."""
    rows = []
    try:
        for number in numbers:
            if os.getppid() != parent:
                return None
            rows.append(bench.put(number))
    except OSError as error:
        return {"disk": (error.strerror or str(error), os.fsdecode(error.filename or ""))}
    return {"rows": rows}


if __name__ == "__main__":
    raise SystemExit(main())
