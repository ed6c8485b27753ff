"""Random issues by the hundred: which are made, and what their pages are like.

In: a number of issues and the Python that has Broadsheet. Out: rows for the table, and the orders that failed. Two
processes share the issues out; one that dies of an issue is started anew for the next.
"""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmark.goals import Row
from benchmark.random_issues import Order
from benchmark.runs import say

BANDS = {"85–105 %": (85, 105), "60–85 %": (60, 85), "105–115 %": (105, 115)}
"""Copy in per cent of the pages, from and to."""
SHARES = {"85–105 %": 0.5, "60–85 %": 0.25, "105–115 %": 0.25}
FREE = "85–105 %"
"""The band in which an issue must be made with no help and no compromise."""
WORKERS = 2
FAULTS = ("errors", "pages", "lines")
"""Figures that nothing excuses."""
PRICES = {"size", "house", "unset", "white", "left out"}
"""Figures that tell what pages cost for which there is too much copy or too little; the editor must hear of them."""


@dataclass(frozen=True)
class Outcome:
    """What came of an order: the figures that the worker told."""

    band: str
    order: Order
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def reasons(self) -> list[str]:
        """Why it does not count as made. Out of the free band it is enough that there are pages, and that it is told
        what they cost."""
        reasons: list[str] = self.said["reasons"]
        if self.band == FREE or "copy" not in self.said:
            return reasons
        silent = ["not told"] if PRICES & set(reasons) and not self.said["told"] else []
        return [reason for reason in reasons if reason in FAULTS] + silent


def orders(count: int, looks: list[tuple[str, str]], pages: int) -> list[tuple[str, Order]]:
    """So many orders, shared out to the bands, and in each in turn to the looks, designs with formats; the first of a
    longer list are those of a shorter one."""
    made = []
    for band, (low, high) in BANDS.items():
        for seed in range(1, max(1, round(count * SHARES[band])) + 1):
            copy = round(random.Random(f"{band} {seed}").uniform(low, high), 1)
            design, format = looks[(seed - 1) % len(looks)]
            made.append((band, Order(seed, format, pages, copy, design)))
    return made


def outcomes(wanted: list[tuple[str, Order]], python: str, work: Path) -> list[Outcome]:
    """Make them all up, by two processes."""
    with ThreadPoolExecutor(WORKERS) as hands:
        parts = [wanted[at::WORKERS] for at in range(WORKERS)]
        folders = [work / f"press-{at}" for at in range(WORKERS)]
        done = hands.map(lambda part, folder: list(printed(part, python, folder)), parts, folders)
        return [outcome for part in done for outcome in part]


def printed(wanted: list[tuple[str, Order]], python: str, folder: Path) -> Iterator[Outcome]:
    """Ask one worker after the other, and a new one when it has died."""
    worker: Worker | None = None
    for band, order in wanted:
        worker = worker or Worker(python, folder)
        said = worker.ask(asdict(order))
        if said is None:
            said, worker = {"reasons": [f"the program died: {worker.last_words()}"], "told": False}, None
        outcome = Outcome(band, order, said)
        yield outcome
        look = f"{order.design} {order.format}"
        say(f"  {band}, {look}, seed {order.seed}, {order.copy} %: {', '.join(outcome.reasons) or 'made'}")
    if worker:
        worker.close()


class Worker:
    """A process that answers orders with figures."""

    def __init__(self, python: str, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.errors = folder / "errors.txt"
        script = str(Path(__file__).with_name("press_worker.py"))
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [python, script, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("a process without the pipes that were asked for")
        self.into, self.out = self.process.stdin, self.process.stdout

    def ask(self, order: dict[str, Any]) -> dict[str, Any] | None:
        """Send an order and return the answer, None when it has died of it."""
        try:
            self.into.write(json.dumps(order) + "\n")
            self.into.flush()
            answer = self.out.readline()
        except BrokenPipeError:
            answer = ""
        if not answer:
            self.close()
            return None
        said: dict[str, Any] = json.loads(answer)
        return said

    def last_words(self) -> str:
        """The last line that it wrote about its fault."""
        rows = self.errors.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        return rows[-1][:200] if rows else "without a word"

    def close(self) -> None:
        """Let it end."""
        with contextlib.suppress(BrokenPipeError):
            self.into.close()
        self.process.wait()
        self.out.close()


def rows(found: list[Outcome]) -> Iterator[Row]:
    """The figures of all issues: how many were not made by band, and the quality of those of the free band."""
    for band in BANDS:
        there = [outcome for outcome in found if outcome.band == band]
        bad = [outcome for outcome in there if outcome.reasons]
        detail = f"{len(there) - len(bad)} of {len(there)} made"
        yield Row(f"random issues of {band}, not made", 100 * len(bad) / max(1, len(there)), "%", 1, 0, detail)
    free = [outcome.said for outcome in found if outcome.band == FREE and "copy" in outcome.said]
    if free:
        yield from quality(free)


def quality(issues: list[dict[str, Any]]) -> Iterator[Row]:
    """The rows of quality, over all issues that have pages."""
    unset = [share for issue in issues for share in issue["unset"]]
    breaks = sum(issue["breaks"] for issue in issues)
    seconds = sorted(issue["seconds"] for issue in issues)
    jumps = sum(issue["jumps"] for issue in issues) / len(issues)
    house = sum(issue["house"] for issue in issues) / len(issues)
    hyphens = 100 * sum(issue["hyphens"] for issue in issues) / max(1, breaks)
    detail = f"{seconds[len(seconds) // 2]:.1f} s an issue, {jumps:.1f} jumps, house ads {house:.1f} %"
    yield Row("column lines unset a page, mean", sum(unset) / len(unset), "%", 1, 0.5, detail)
    yield Row("column lines unset a page, worst", max(unset), "%", 2, 0.5)
    yield Row("white rectangles", sum(issue["holes"] for issue in issues), "", 0, 0)
    yield Row("feathering, largest", max(issue["feathering"] for issue in issues), "%", 6, 4)
    yield Row("widows, and crossheads at foot", sum(issue["widows"] for issue in issues), "", 0, 0)
    yield Row("hyphens at column ends", hyphens, "%", 5, 2, f"of {breaks} ends")
    yield Row("lines lost, doubled or overlapping", sum(issue["bad_lines"] for issue in issues), "", 0, 0)
