"""Measures programs: wall time, CPU time, memory, and the time from a written file to a served page.

In: commands. Out: numbers. CPU seconds are those of the program and all its children (`wait4`); memory is the peak of
the proportional set sizes of the whole process tree, sampled, so that what forked processes share counts once.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SAMPLE_EVERY = 0.02
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""What is measured keeps its compiled modules, as an installed program does."""


class FailedError(Exception):
    """A measured program failed; the message holds the end of what it said."""


@dataclass(frozen=True)
class Run:
    """What one run took, in seconds."""

    wall: float
    cpu: float


def run(command: list[str], fine: tuple[int, ...] = (0,)) -> Run:
    """Run a program to its end; raise `FailedError` when its code is none of the fine ones."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=ENVIRONMENT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in fine:
            said.seek(0)
            raise FailedError(f"{' '.join(command)}\n{said.read().decode(errors='replace')[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime)


def peak_memory(command: list[str], fine: tuple[int, ...] = (0,)) -> float:
    """Run a program and return its peak memory in MiB. The sampling slows it: take times from `run`."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    peak = 0
    while process.poll() is None:
        peak = max(peak, sum(map(shared_out, family(process.pid))))
        time.sleep(SAMPLE_EVERY)
    if process.returncode not in fine:
        raise FailedError(" ".join(command))
    return peak / 1024


def family(pid: int) -> Iterator[int]:
    """A process and all its descendants."""
    yield pid
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from family(int(child))


def shared_out(pid: int) -> int:
    """A process's proportional set size in KiB; 0 when it has just gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


@contextlib.contextmanager
def served(command: list[str], address: str, patience: float = 120) -> Iterator[float]:
    """Run a server while the block runs; give the seconds that it took until it answered."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
    try:
        while not page(address):
            if process.poll() is not None or time.perf_counter() - start > patience:
                raise FailedError(f"{' '.join(command)}: no answer at {address}")
            time.sleep(0.02)
        yield time.perf_counter() - start
    finally:
        process.terminate()
        process.wait()


def until_delivered(file: Path, text: bytes, address: str, mark: bytes, patience: float = 30) -> float:
    """Write a file and ask for its page again and again until it holds `mark`; return the milliseconds between."""
    start = time.perf_counter()
    file.write_bytes(text)
    while mark not in page(address):
        if time.perf_counter() - start > patience:
            raise FailedError(f"{address} did not show what was written to {file}")
    return (time.perf_counter() - start) * 1000


def page(address: str) -> bytes:
    """What an address answers; nothing while it does not."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (loopback only)
            content: bytes = answer.read()
            return content
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return b""


def file_system(folder: Path) -> str:
    """The kind of file system that a folder is on, as in /proc/mounts."""
    rows = [line.split()[1:3] for line in Path("/proc/mounts").read_text().splitlines()]
    holding = [(len(place), kind) for place, kind in rows if folder.resolve().is_relative_to(place)]
    return max(holding)[1] if holding else "unknown"
