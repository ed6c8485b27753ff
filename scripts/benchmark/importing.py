"""What an import takes: the goals of `scripts/bench import`, and the table of them.

In: options. Out: rows with what was measured, what must be reached and what is aimed at. The command is called from
outside, as a user calls it; a page's share is CPU seconds of the program and all its processes over the pages.
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
from benchmark import measure, old_site
from benchmark.goals import Row
from benchmark.runs import say

FEW = 8
"""The small site is an eighth of the large one."""
CLEAN, REAL = 300, 60
"""Pages a second and core that must be reached."""


@dataclass
class Desk:
    """Where the bench works, with which Python, how often, and how much it brings in."""

    work: Path
    python: str
    runs: int
    pages: int
    export: int
    corpora: Path
    made: int = 0

    def site(self, pages: int) -> Path:
        """The made-up site of so many pages."""
        folder = self.work / f"site-{pages}"
        if not folder.exists():
            say(f"Writing a site of {pages:,} pages")
            old_site.write(folder, pages)
        return folder

    def command(self, kind: str, source: Path, paper: Path | None = None) -> list[str]:
        """The command that brings a source into a paper, a new one where none is named."""
        if paper is None:
            self.made += 1
            paper = self.work / f"paper-{self.made}"
            shutil.rmtree(paper, ignore_errors=True)
        words = ["import", kind, str(source), "--into", str(paper), "--name", "old"]
        return [self.python, "-m", "broadsheet", *words]


def speed(what: str, source: Path, pages: int, desk: Desk, least: int) -> Iterator[Row]:
    """CPU a page from the shell to the written folder."""
    runs = [measure.run(desk.command("html", source)) for _ in range(desk.runs)]
    cpu, wall = [run.cpu for run in runs], [run.wall for run in runs]
    a_page = 1000 * statistics.median(cpu) / pages
    detail = f"{1000 / a_page:.0f} pages a second and core, {statistics.median(wall):.1f} s"
    yield Row(f"{what}, CPU a page", a_page, "ms", 1000 / least, 800 / least, detail, {"cpu": cpu, "wall": wall})


def clean(desk: Desk) -> Iterator[Row]:
    """Clean pages of 4 to 8 kB."""
    yield from speed(f"{desk.pages:,} clean pages", desk.site(desk.pages), desk.pages, desk, CLEAN)


def linux_gazette(desk: Desk) -> Iterator[Row]:
    """A real old site as it is."""
    folder = desk.corpora / "linux-gazette"
    if not folder.is_dir():
        say(f"{folder} is not there: not measured")
        return
    pages = sum(1 for _ in folder.rglob("*.html"))
    yield from speed(f"linux-gazette, {pages} pages", folder, pages, desk, REAL)


def memory(desk: Desk) -> Iterator[Row]:
    """Peak memory with the size of the site: what every further thousand of pages costs."""
    few, many = desk.pages // FEW, desk.pages
    small, large = (measure.peak_memory(desk.command("html", desk.site(pages))) for pages in (few, many))
    each = 1000 * (large - small) / (many - few)
    detail = f"{small:.0f} MiB at {few:,} pages, {large:.0f} MiB at {many:,}"
    yield Row("memory for 1,000 pages more", each, "MiB", 20, 10, detail, {"MiB": [small, large]})


def again(desk: Desk) -> Iterator[Row]:
    """A second run with nothing changed, against the first."""
    shares, walls = [], []
    for _ in range(desk.runs):
        first = desk.command("html", desk.site(desk.pages))
        one, two = measure.run(first), measure.run(first)
        shares.append(two.cpu / one.cpu)
        walls.append(two.wall)
    yield Row(
        "nothing changed, against the first run, CPU", statistics.median(shares), "", 0.1, 0.08, "", {"wall": walls}
    )


def wordpress(desk: Desk) -> Iterator[Row]:
    """A large export, streamed: its memory."""
    file = desk.work / f"export-{desk.export}.xml"
    size = desk.export * 1_000_000
    say(f"Writing an export of {desk.export} MB")
    posts = old_site.write_export(file, size)
    run = measure.run(desk.command("wordpress", file))
    peak = measure.peak_memory(desk.command("wordpress", file))
    detail = f"{posts:,} posts, {run.cpu:.0f} s CPU, {posts / run.cpu:.0f} posts a second and core"
    yield Row(f"export of {desk.export} MB, peak memory", peak, "MiB", 400, 250, detail, {"cpu": [run.cpu]})
    file.unlink()


MEASURES: dict[str, Callable[[Desk], Iterator[Row]]] = {
    "clean": clean,
    "linux-gazette": linux_gazette,
    "memory": memory,
    "again": again,
    "wordpress": wordpress,
}


def main(words: list[str]) -> int:
    """Measure what was asked for and print the table; return 1 when a program failed."""
    options = parser().parse_args(words)
    if options.python is None:
        surroundings.install_package()
    work = Path(options.work or tempfile.mkdtemp(prefix="broadsheet-import-"))
    work.mkdir(parents=True, exist_ok=True)
    python = options.python or surroundings.python()
    desk = Desk(work.resolve(), python, options.runs, options.pages, options.export, Path(options.corpora))
    rows: list[Row] = []
    broken = False
    for name in options.only or MEASURES:
        say(f"Measuring: {name}")
        try:
            rows += MEASURES[name](desk)
        except measure.FailedError as error:
            print(f"This failed:\n{error}", file=sys.stderr)
            broken = True
    if not options.work:
        shutil.rmtree(work)
    print(json.dumps(results(rows), indent=2) if options.json else "\n".join(table(rows, desk)))
    return 1 if broken else 0


def results(rows: list[Row]) -> dict[str, Any]:
    """Everything that was measured."""
    measured = [{**asdict(row), "verdict": row.verdict} for row in rows]
    return {"cores": os.cpu_count(), "python": platform.python_version(), "rows": measured}


def table(rows: list[Row], desk: Desk) -> Iterator[str]:
    """The rows for people."""
    yield f"{desk.runs} runs, {os.cpu_count()} cores, Python {platform.python_version()}"
    yield ""
    yield f"{'what':<44} {'measured':>12} {'must':>6} {'aim':>6}  reached"
    for row in rows:
        figure = f"{row.measured:.3g} {row.unit}".strip()
        yield f"{row.what:<44} {figure:>12} {row.must:>6.3g} {row.aim:>6.3g}  {row.verdict:<7} {row.detail}".rstrip()


def parser() -> argparse.ArgumentParser:
    """The options."""
    parser = argparse.ArgumentParser(prog="bench import", description=__doc__)
    corpora = surroundings.ROOT.parent / "shared" / "corpora"
    parser.add_argument("--runs", type=int, default=3, metavar="N", help="runs of each, of which the median counts (3)")
    parser.add_argument("--pages", type=int, default=8_000, metavar="N", help="pages of the made-up site (8,000)")
    parser.add_argument("--export", type=int, default=200, metavar="MB", help="size of the made-up export (200)")
    parser.add_argument("--corpora", default=str(corpora), metavar="DIR", help="where linux-gazette lies")
    parser.add_argument("--only", action="append", choices=list(MEASURES), help="measure this only (may be repeated)")
    parser.add_argument("--json", action="store_true", help="print everything that was measured")
    parser.add_argument("--work", metavar="DIR", help="where to work, and leave the papers (else: temporary)")
    parser.add_argument("--python", metavar="FILE", help="the Python that has Broadsheet (else: the one in .venv)")
    return parser
