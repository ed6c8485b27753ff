"""Forking without surprises: the child does its work and ends, whatever signal comes when.

In: a function. Out: the child's process id. Only a process with one thread may be forked: the locks that other threads
hold are held in the child for ever.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

ENDING = (signal.SIGINT, signal.SIGTERM)


def may_fork() -> bool:
    """Whether this process may be forked: the system can, and no second thread runs."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return False
    if os.path.isdir("/proc/self/task"):
        return len(os.listdir("/proc/self/task")) == 1
    import threading

    return threading.active_count() == 1


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def signals_held() -> Iterator[None]:
    """Let nobody interrupt in here; what came meanwhile interrupts at the end.

    Fork and note the child in one such block: an interruption between the two would lose the child, or, in the child,
    unwind the parent's work a second time.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def forked(work: Callable[[], None]) -> int:
    """Do `work` in a child, which then ends without this process's clean-up: code 0, or 1 where it raised."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        for number in ENDING:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        work()
        code = 0
    finally:
        if code:
            show_traceback()
        os._exit(code)


def end(process: int, number: int = signal.SIGKILL) -> int:
    """End a child if it still runs, wait for it, and return how it ended: its code, or minus a signal."""
    if number:
        os.kill(process, number)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def show_traceback() -> None:
    """Print the exception at hand with its traceback, for those who asked for it."""
    if os.environ.get("BROADSHEET_TRACEBACK") == "1":
        import traceback

        traceback.print_exc()
