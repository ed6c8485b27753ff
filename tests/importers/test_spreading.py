"""Work is shared out over processes: in order, with a bounded window, and each accident costs one item."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from broadsheet.forking import may_fork
from broadsheet.importers.spreading import WINDOW, Lost, spread

forks = pytest.mark.skipif(not may_fork(), reason="this process may not be forked")


def test_results_come_in_the_order_of_the_items() -> None:
    def work(number: int) -> int:
        time.sleep(0.002 * (number % 5))
        return number * number

    assert list(spread(work, range(100))) == [number * number for number in range(100)]
    assert list(spread(work, iter(range(50)))) == [number * number for number in range(50)]
    assert list(spread(work, [])) == []


@forks
def test_the_work_is_done_by_other_processes_than_this_one() -> None:
    assert os.getpid() not in set(spread(lambda _: os.getpid(), range(20)))


def test_an_exception_costs_its_item_and_says_why() -> None:
    def work(number: int) -> int:
        return 12 // (number - 3)

    results = list(spread(work, range(6)))
    assert results[3] == Lost(3, "ZeroDivisionError: integer division or modulo by zero")
    assert [result for result in results if not isinstance(result, Lost)] == [-4, -6, -12, 12, 6]


def accident(number: int) -> int:
    if number % 10 == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    if number % 10 == 5:
        os._exit(7)
    if number == 8:
        raise SystemExit("out of here")
    return number


@forks
@pytest.mark.parametrize("given", [range(30), iter(range(30))])
def test_a_process_that_dies_costs_its_item_alone(given: Iterator[int]) -> None:
    results = list(spread(accident, given))
    lost = {result.item: result.reason for result in results if isinstance(result, Lost)}
    assert [result for result in results if not isinstance(result, Lost)] == [
        number for number in range(30) if number % 10 not in (3, 5) and number != 8
    ]
    assert lost[13] == "the process that worked on it was ended by signal 9"
    assert lost[15] == "the process that worked on it ended with code 7"
    assert set(lost) == {3, 13, 23, 5, 15, 25, 8}


@forks
def test_work_that_does_not_end_is_ended() -> None:
    def work(number: int) -> int:
        while number == 4:
            pass
        return number

    results = list(spread(work, range(10), limit=0.5))
    assert results[4] == Lost(4, "it took longer than 0.5 seconds")
    assert [result for result in results if not isinstance(result, Lost)] == [0, 1, 2, 3, 5, 6, 7, 8, 9]


@forks
def test_large_results_and_items_pass() -> None:
    items = (bytes([number]) * 3_000_000 for number in range(6))
    assert [result[:1] for result in spread(lambda data: data, items) if not isinstance(result, Lost)] == [
        bytes([number]) for number in range(6)
    ]


def test_a_result_that_cannot_travel_is_lost_and_not_the_run() -> None:
    results = list(spread(lambda number: (lambda: number) if number == 1 else number, range(3)))
    assert results[0] == 0
    assert results[2] == 2


@forks
def test_no_item_is_drawn_far_ahead_of_the_result_that_is_due() -> None:
    drawn = []

    def items() -> Iterator[int]:
        for number in range(3 * WINDOW):
            drawn.append(number)
            yield number

    def work(number: int) -> int:
        if number == 0:
            time.sleep(0.5)
        return number

    results = spread(work, items())
    assert next(results) == 0
    assert len(drawn) <= WINDOW + 8
    assert len(list(results)) == 3 * WINDOW - 1


def children() -> set[str]:
    done = subprocess.run(["ps", "-o", "pid=", "--ppid", str(os.getpid())], capture_output=True, text=True)
    return set(done.stdout.split())


@forks
def test_a_reader_that_stops_leaves_no_process_behind() -> None:
    before = children()
    results = spread(lambda number: number, range(1000))
    next(results)
    assert len(children() - before) > 1  # ps itself is one
    results.close()  # type: ignore[attr-defined]
    time.sleep(0.05)
    assert len(children() - before) <= 1


INTERRUPTED = """
import os, sys, time
from broadsheet.importers.spreading import spread
def work(number):
    time.sleep(3)
for result in spread(work, range(8)):
    pass
"""


@forks
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_an_interruption(number: int) -> None:
    command = [sys.executable, "-c", INTERRUPTED]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        time.sleep(1.0)
        found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(program.pid)], capture_output=True, text=True)
        pids = [int(word) for word in found.stdout.split()]
        assert pids
        program.send_signal(number)
    # After a SIGKILL they end with the item under way.
    time.sleep(0.1 if number == signal.SIGINT else 3.5)
    assert not [pid for pid in pids if alive(pid)]


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked after is none."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")
