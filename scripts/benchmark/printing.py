"""What the press takes, and what its pages are like: the goals of `scripts/bench print`, and the table of them.

In: options. Out: rows with what was measured, what must be reached and what is aimed at; the random issues that failed,
with the words that make them again. Cold figures are those of the command from the shell to its end, page pictures
and all, on a paper that was never printed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import surroundings
from benchmark import measure, press_bands, printed_papers, shapes
from benchmark.goals import Row
from benchmark.press_bands import Outcome, Worker
from benchmark.runs import say

WORDS_CHANGED = 5


@dataclass
class Press:
    """Where the bench works, with which Python, and how often."""

    work: Path
    python: str
    runs: int
    issues: int
    failed: list[Outcome]
    looks: list[tuple[str, str]]
    made: int = 0

    def paper(self, format: str, pages: int) -> tuple[Path, str]:
        """A new folder with a paper that was never printed, and the number to print."""
        self.made += 1
        folder = self.work / f"paper-{self.made}"
        shutil.rmtree(folder, ignore_errors=True)
        if (format, pages) == ("a4", 8):
            return folder, printed_papers.demonstration(folder)
        return folder, printed_papers.joined(folder, printed_papers.order_of(format, pages), self.python)

    def command(self, format: str, pages: int) -> list[str]:
        """The command that prints a new paper."""
        folder, number = self.paper(format, pages)
        words = ["print", number, "--paper", str(folder), "--format", format, "--pages", str(pages)]
        return [self.python, "-m", "broadsheet", *words]


def cold(what: str, format: str, pages: int, goal: tuple[float, float]) -> Callable[[Press], Iterator[Row]]:
    """Measure the command on papers that were never printed."""

    def measured(press: Press) -> Iterator[Row]:
        runs = [measure.run(press.command(format, pages)) for _ in range(press.runs)]
        wall, cpu = [run.wall for run in runs], [run.cpu for run in runs]
        detail = f"{statistics.median(cpu):.2f} s CPU"
        yield Row(f"{what}, cold", statistics.median(wall), "s", *goal, detail, {"wall": wall, "cpu": cpu})

    return measured


def memory(press: Press) -> Iterator[Row]:
    """Peak memory of the largest paper."""
    peak = measure.peak_memory(press.command("broadsheet", 8))
    yield Row("peak memory, broadsheet", peak, "MiB", 500, 300, "sum of PSS")


def again(press: Press) -> Iterator[Row]:
    """Changes of one word each in a paper that was printed before."""
    folder, number = press.paper("a4", 8)
    worker = Worker(press.python, press.work / "again")
    said = worker.ask({"again": str(folder), "number": number, "pages": 8, "times": max(press.runs, WORDS_CHANGED)})
    if said is None:
        raise measure.FailedError(worker.last_words())
    worker.close()
    moved = statistics.median(said["moved"])
    detail = f"{statistics.median(said['cpu']):.2f} s CPU, {moved:g} of 8 pages changed"
    yield Row("one word changed, warm", statistics.median(said["seconds"]), "s", 1, 0.3, detail, said)


def random_issues(press: Press) -> Iterator[Row]:
    """Made-up issues in three bands of copy."""
    found = press_bands.outcomes(press_bands.orders(press.issues, press.looks, 8), press.python, press.work)
    press.failed += [outcome for outcome in found if outcome.reasons]
    yield from press_bands.rows(found)


MEASURES: dict[str, Callable[[Press], Iterator[Row]]] = {
    "a4": cold("A4, 8 pages, 20 articles", "a4", 8, (4, 1.5)),
    "a4-16": cold("A4, 16 pages, 40 articles", "a4", 16, (8, 3)),
    "tabloid": cold("tabloid, 8 pages, 36 articles", "tabloid", 8, (9, 4)),
    "broadsheet": cold("broadsheet, 8 pages, 48 articles", "broadsheet", 8, (25, 10)),
    "memory": memory,
    "again": again,
    "random": random_issues,
}


def main(words: list[str]) -> int:
    """Measure what was asked for and print the table; return 1 when a program failed or an issue was not made."""
    options = parser().parse_args(words)
    if options.python is None:
        surroundings.install_package()
    work = Path(options.work or tempfile.mkdtemp(prefix="broadsheet-press-"))
    work.mkdir(parents=True, exist_ok=True)
    looks = [(design, format) for format in options.format or ["a4"] for design in options.design or ["gazette"]]
    press = Press(work.resolve(), options.python or surroundings.python(), options.runs, options.issues, [], looks)
    rows: list[Row] = []
    broken = False
    for name in options.only or MEASURES:
        say(f"Measuring: {name}")
        try:
            rows += MEASURES[name](press)
        except measure.FailedError as error:
            print(f"This failed:\n{error}", file=sys.stderr)
            broken = True
    if not options.work:
        shutil.rmtree(work)
    print(json.dumps(results(rows, press), indent=2) if options.json else "\n".join(table(rows, press)))
    return 1 if broken or press.failed else 0


def results(rows: list[Row], press: Press) -> dict[str, Any]:
    """Everything that was measured."""
    failed = [{"band": each.band, **asdict(each.order), "reasons": each.reasons} for each in press.failed]
    measured = [{**asdict(row), "verdict": row.verdict} for row in rows]
    return {"cores": os.cpu_count(), "python": platform.python_version(), "rows": measured, "failed": failed}


def table(rows: list[Row], press: Press) -> Iterator[str]:
    """The rows for people, and how to make the issues that failed."""
    yield f"{press.runs} runs, {press.issues} random issues, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield ""
    yield f"{'what':<40} {'measured':>12} {'must':>6} {'aim':>6}  reached"
    for row in rows:
        digits = ".0f" if row.measured >= 100 else ".3g"
        figure = f"{row.measured:{digits}} {row.unit}".strip()
        yield f"{row.what:<40} {figure:>12} {row.must:>6g} {row.aim:>6g}  {row.verdict:<7} {row.detail}".rstrip()
    if press.failed:
        yield "\nNot made:"
    for each in press.failed:
        order = each.order
        words = f"--seed {order.seed} --format {order.format} --design {order.design}"
        words += f" --pages {order.pages} --copy {order.copy}"
        yield f"  scripts/benchmark/random_issues.py FOLDER {words}: {'; '.join(each.reasons)}"


def parser() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(prog="bench print", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each, of which the median counts (3)")
    parser.add_argument("--issues", type=int, default=24, metavar="N", help="random issues (24)")
    formats, designs = sorted(shapes.WORDS_A_PAGE), list(shapes.DESIGNS)
    parser.add_argument("--format", action="append", choices=formats, help="of random issues, in turn (a4)")
    parser.add_argument("--design", action="append", choices=designs, help="of random issues, in turn (gazette)")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="measure this only (may be repeated)")
    parser.add_argument("--json", action="store_true", help="print everything that was measured")
    parser.add_argument("--work", metavar="DIR", help="where to work, and leave the papers (else: temporary)")
    parser.add_argument("--python", metavar="FILE", help="the Python that has Broadsheet (else: the one in .venv)")
    return parser
