"""The goals of the bench: what is measured, what must be reached and what is aimed at, and the table of it.

In: a `Bench`. Out: rows with what was measured; every single run is kept in them.
"""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from benchmark import measure, yardstick
from benchmark.runs import SAME_PAGES, Bench, say

NAMES = ("full", "memory", "nothing", "one", "serve", "growth", "pictures", "proof")
MOST_PICTURES = 100
ARTICLES_A_PICTURE = 60
SECONDS_A_PICTURE = (1.5, 1.2)
SMALLER = 5_000 / 26_000


@dataclass
class Row:
    """One figure: what was measured, what it is measured against, what it must be and should be."""

    what: str
    measured: float
    unit: str
    must: float
    aim: float
    detail: str = ""
    samples: dict[str, list[float]] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        return "aim" if self.measured <= self.aim else "must" if self.measured <= self.must else "MISSED"


def run(bench: Bench, names: Sequence[str], with_hugo: bool) -> dict[str, Any]:
    """Measure the named figures; return them with what the machine is."""
    rows: list[Row] = []
    for name in NAMES:
        if name in names:
            say(f"Measuring: {name}")
            rows.extend(MEASURES[name](bench, with_hugo))
    return {
        "articles": bench.articles,
        "runs": bench.runs,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "hugo": yardstick.version(yardstick.hugo(bench.work)) if with_hugo else "",
        "file_system": measure.file_system(bench.work),
        "rows": [{**asdict(row), "verdict": row.verdict} for row in rows],
    }


def full(bench: Bench, with_hugo: bool) -> Iterator[Row]:
    """Full builds in turn: Hugo, the same pages, all pages."""
    runs: dict[str, list[measure.Run]] = {"hugo": [], "same pages": [], "all pages": []}
    for _ in range(bench.runs):
        if with_hugo:
            runs["hugo"].append(bench.hugo_from_nothing())
        runs["same pages"].append(bench.from_nothing(bench.articles, SAME_PAGES))
        runs["all pages"].append(bench.from_nothing(bench.articles))
    for what, must, aim in (("same pages", 0.35, 0.22), ("all pages", 0.6, 0.35)):
        for kind in ("wall", "cpu"):
            yield against(what, kind, runs, (must, aim))


def against(what: str, kind: str, runs: dict[str, list[measure.Run]], goal: tuple[float, float]) -> Row:
    """A full build against Hugo's: the median of the ratios of the pairs, or the seconds where there was no Hugo."""
    ours = [getattr(run, kind) for run in runs[what]]
    theirs = [getattr(run, kind) for run in runs["hugo"]]
    seconds = statistics.median(ours)
    samples = {"broadsheet": ours, "hugo": theirs}
    name = f"full build, {what}, {kind}"
    if not theirs:
        return Row(name, seconds, "s", float("inf"), float("inf"), "without a yardstick", samples)
    ratio = statistics.median(our / their for our, their in zip(ours, theirs, strict=True))
    detail = f"{seconds:.2f} s against {statistics.median(theirs):.2f} s"
    return Row(name, ratio, "× Hugo", *goal, detail, samples)


def memory(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """Peak memory of a full build of all pages."""
    peaks = [bench.peak(bench.articles)]
    yield Row("peak memory, sum of PSS", max(peaks), "MiB", 700, 400, "all pages", {"broadsheet": peaks})


def nothing(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """Builds with nothing to do."""
    paper = bench.built()
    yield quick("nothing changed", [measure.run(bench.build(paper)) for _ in range(max(bench.runs, 5))], (0.5, 0.2))


def one(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """Builds after one article was changed, each time another one."""
    paper = bench.built()
    runs = []
    for _ in range(max(bench.runs, 5)):
        file, text, _mark = bench.change(paper)
        file.write_bytes(text)
        runs.append(measure.run(bench.build(paper)))
    yield quick("one article changed", runs, (4, 1.2))


def quick(what: str, runs: list[measure.Run], goal: tuple[float, float]) -> Row:
    """Seconds from the shell."""
    wall, cpu = [run.wall for run in runs], [run.cpu for run in runs]
    detail = f"{statistics.median(cpu):.2f} s CPU"
    return Row(f"{what}, from the shell", statistics.median(wall), "s", *goal, detail, {"wall": wall, "cpu": cpu})


def serve(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """From a written file to the delivered page."""
    ready, times = bench.served()
    detail = f"ready after {ready:.1f} s"
    yield Row("one article changed in serve", statistics.median(times), "ms", 100, 20, detail, {"broadsheet": times})


def growth(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """CPU seconds an article, at full size against about a fifth of it."""
    small = max(10, round(bench.articles * SMALLER))
    pairs = [(bench.from_nothing(small), bench.from_nothing(bench.articles)) for _ in range(bench.runs)]
    for kind in ("wall", "cpu"):
        few = [getattr(first, kind) / small * 1e6 for first, _ in pairs]
        many = [getattr(second, kind) / bench.articles * 1e6 for _, second in pairs]
        ratio = statistics.median(large / little for little, large in zip(few, many, strict=True))
        detail = f"{statistics.median(few):.0f} to {statistics.median(many):.0f} µs an article"
        name = f"growth from {small:,} to {bench.articles:,}, {kind}"
        yield Row(name, ratio, "× an article", 1.1, 1.1, detail, {"few": few, "many": many})


def pictures(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """Full builds of a paper of photographs, in all their widths and formats; once, since it takes minutes."""
    count = max(1, min(MOST_PICTURES, bench.articles // ARTICLES_A_PICTURE))
    taken = bench.photographed(count)
    detail = f"{taken.wall:.0f} s wall"
    must, aim = SECONDS_A_PICTURE[0] * count, SECONDS_A_PICTURE[1] * count
    yield Row(f"{count} pictures of 12 megapixels, cpu", taken.cpu, "s", must, aim, detail, {"cpu": [taken.cpu]})


def proof(bench: Bench, _with_hugo: bool) -> Iterator[Row]:
    """Proofs: of an issue of the demonstration paper, and of the whole weekly, whose words are in a list of its own."""
    for what, words, must in (("without spelling", ("--no-spelling",), 1), ("with spelling", (), 3)):
        runs = [bench.proof_of_issue(*words) for _ in range(max(bench.runs, 3))]
        yield quick(f"proof of an issue {what}", runs, (must, must))
    command = bench.proof(bench.listed(bench.articles))
    runs = [measure.run(command, fine=(0, 1)) for _ in range(bench.runs)]
    yield quick("proof of the whole weekly", runs, (float("inf"), float("inf")))
    peaks = [measure.peak_memory(command, fine=(0, 1))]
    yield Row("peak memory of that, sum of PSS", max(peaks), "MiB", 400, 400, "all checks", {"broadsheet": peaks})


MEASURES = {
    "full": full,
    "memory": memory,
    "nothing": nothing,
    "one": one,
    "serve": serve,
    "growth": growth,
    "pictures": pictures,
    "proof": proof,
}


def table(results: dict[str, Any]) -> str:
    """The rows for people."""
    lines = [
        f"{results['articles']:,} articles, {results['runs']} runs, {results['cores']} cores, "
        f"Python {results['python']}, {results['hugo'] or 'no Hugo'}, work on {results['file_system']}",
        "",
        f"{'what':<42} {'measured':>18} {'must':>7} {'aim':>7}  reached",
    ]
    for row in results["rows"]:
        figure = f"{row['measured']:.3g} {row['unit']}"
        must, aim = ("" if goal == float("inf") else f"{goal:g}" for goal in (row["must"], row["aim"]))
        reached = row["verdict"] if must else ""
        lines.append(f"{row['what']:<42} {figure:>18} {must:>7} {aim:>7}  {reached:<7} {row['detail']}")
    return "\n".join(lines)
