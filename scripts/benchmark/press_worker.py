"""A process of the product's Python that prints made-up issues one after the other, and measures what came of them.

usage: python press_worker.py FOLDER

In: on standard input one order a line, as JSON: an issue to make up, or a paper whose issue is to be made again and
again with another word. Out: one line of JSON for each. It has Broadsheet and calls its rooms, so that starting a
program is no part of what is measured; a fault of the program ends it, and whoever asked sees at which order.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmark.random_issues import Order, write
from broadsheet import theming
from broadsheet.editions.edition import Job
from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.edition import Made, Print
from broadsheet.editions.print.plan import Plan, to_json
from broadsheet.editions.print.proof.made import not_made
from broadsheet.errors import BroadsheetError
from broadsheet.folder.read import read
from broadsheet.model.publication import Publication

NOW = dt.datetime(2027, 12, 1, tzinfo=dt.UTC)


def job_of(publication: Publication, number: str, order: Order) -> Job:
    """The job that prints a number on the ordered pages of a format and design."""
    look = replace(publication.print, format=order.format, pages=order.pages, design=order.design)
    wanted = replace(publication, print=look)
    issue = next(issue for issue in wanted.issues if issue.id == number)
    return Job(wanted, issue, theming.load(wanted.web.theme, None), NOW)


def made_up(order: Order, folder: Path) -> dict[str, Any]:
    """Make up a random issue; return its figures."""
    paper = folder / f"{order.format}-{order.seed}"
    shutil.rmtree(paper, ignore_errors=True)
    write(paper, order)
    start = time.perf_counter()
    try:
        made = Print().made(job_of(read(paper).publication, f"v7n{order.seed}", order), "en")
    except BroadsheetError as fault:
        return {"seed": order.seed, "reasons": [f"{type(fault).__name__}: {fault}"[:200]], "told": True}
    finally:
        shutil.rmtree(paper)
    return {"seed": order.seed, "seconds": time.perf_counter() - start, **figures(made, order)}


def figures(made: Made, order: Order) -> dict[str, Any]:
    """What is counted of an issue over which the bench adds up."""
    pages, told = made.pages, [problem.name for problem in made.problems]
    if not isinstance(pages, Composed):
        share = 100 * pages.amount.lines / max(1, pages.amount.room)
        return {"reasons": [f"no pages, wants {share:.0f} %"], "told": bool(told)}
    report, breaks = pages.report, pages.report.breaks
    pieces = [name for name in pages.plan.left_out if "#" not in name]  # with one it is a picture
    return {
        "reasons": not_made(report, order.pages) + ["left out"] * bool(pieces),
        "errors": sorted({fault.kind.name for fault in report.errors}),
        "told": bool(told),
        "copy": report.copy,
        "size": report.size,
        "house": report.house,
        "unset": [page.unset for page in report.pages],
        "holes": len(report.holes),
        "feathering": report.feathering,
        "breaks": breaks.count,
        "widows": breaks.widows + breaks.crossheads,
        "hyphens": breaks.hyphens,
        "bad_lines": sum(page.lost + page.doubled + page.overlapping for page in report.pages),
        "left_out": len(pages.plan.left_out),
        "pictures_left_out": len(pages.plan.left_out) - len(pieces),
        "jumps": sum(len(page.jumps) for page in report.pages),
        "tries": pages.plan.tries,
    }


def made_again(paper: Path, number: str, pages: int, times: int) -> dict[str, Any]:
    """Print a number, then change a word in another article each time and print it again.

    Return the seconds of each time, from the written file to the PDF, and how many pages were others than before.
    """
    press, seconds, cpu, moved = Print(), [], [], []
    plan = remade(press, paper, number, pages)
    files = sorted(file for file in (paper / "issues").rglob("*.md") if file.parent.name == number)
    for at in range(times):
        file = files[(7 * at) % len(files)]
        text = file.read_text(encoding="utf-8")
        file.write_text(changed(text), encoding="utf-8")
        start, used = time.perf_counter(), time.process_time()
        after = remade(press, paper, number, pages)
        seconds.append(time.perf_counter() - start)
        cpu.append(time.process_time() - used)
        moved.append(sum(one.modules != other.modules for one, other in zip(plan.pages, after.pages, strict=False)))
        plan = after
    return {"seconds": seconds, "cpu": cpu, "moved": moved}


def remade(press: Print, paper: Path, number: str, pages: int) -> Plan:
    """Read the paper, print the number with the last plan in mind, and keep the new one for the next time."""
    job = job_of(read(paper).publication, number, Order(pages=pages))
    made = press.made(job, job.publication.language).pages
    if not isinstance(made, Composed) or job.issue is None:
        raise SystemExit(f"{number} cannot be made up")
    printed = paper / job.issue.folder / "printed"
    printed.mkdir(exist_ok=True)
    (printed / "plan.json").write_text(to_json(made.plan), encoding="utf-8")
    return made.plan


def changed(text: str) -> str:
    """Exchange a word in the middle of an article for one of the same length."""
    words = list(re.finditer(r"(?<= )[a-z]{5}(?= )", text.partition("\n---\n")[2]))
    if not words:
        return text
    found = words[len(words) // 2]
    at = len(text) - len(text.partition("\n---\n")[2])
    other = "river" if found[0] != "river" else "water"
    return text[: at + found.start()] + other + text[at + found.end() :]


def main() -> None:
    """Answer every line until there are no more."""
    folder = Path(sys.argv[1])
    for line in sys.stdin:
        said = json.loads(line)
        if "again" in said:
            answer = made_again(Path(said["again"]), said["number"], said["pages"], said["times"])
        else:
            answer = made_up(Order(**said), folder)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
