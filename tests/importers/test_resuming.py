"""A run that was interrupted or killed is gone on with: nothing is taken for a person’s, little is done again."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from broadsheet.importers.store import ledger

SLOW = """
import sys, time, datetime as dt
from functools import partial
from pathlib import Path
from broadsheet.importers.importer import FoundArticle, FoundIssue, FoundPicture, Repair, Written
from broadsheet.importers.rules import Rules
from broadsheet.importers.run import Order, run

def write(number, pause):
    time.sleep(pause)
    return Written(f"Text {number}. [next](a{number + 1}.html#x)", (), (Repair(f"a{number}.html", "quotes", 1),))

class Slow:
    name = "slow"
    def read(self, source, rules, inquiry):
        pause = float(sys.argv[2])
        articles = tuple(
            FoundArticle(
                source=f"a{n}.html", digest=str(n), fields=(("headline", f"A {n}"),), write=partial(write, n, pause)
            )
            for n in range(60)
        )
        yield FoundIssue(source="issue", date=dt.date(1999, 1, 1), number="1", articles=articles)

account = run(Slow(), Order(Path("old"), Path(sys.argv[1]), "old"), Rules())
print(dict(account.tally), len(account.repairs), [problem.name for problem in account.problems])
"""


def started(paper: Path, pause: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SLOW, str(paper), str(pause)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def stopped_under_way(paper: Path, number: int) -> subprocess.Popen[str]:
    """Start a slow import, and send it a signal when some articles are there."""
    program = started(paper, 0.1)
    until = time.monotonic() + 60
    while len(list(paper.rglob("*.md"))) < 12 and time.monotonic() < until:
        time.sleep(0.02)
    program.send_signal(number)
    program.wait()
    return program


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_was_stopped_is_gone_on_with(tmp_path: Path, number: int) -> None:
    paper = tmp_path / "paper"
    with stopped_under_way(paper, number):
        pass
    there = len(list(paper.rglob("*.md")))
    assert 12 <= there < 60
    assert (paper / "imports/old/under-way.csv").exists()
    assert not (paper / "imports/old/ledger.csv").exists()
    with started(paper, 0) as program:
        said, fault = program.communicate()
    assert said.strip().endswith("60 []"), fault
    tally = eval(said.partition("}")[0] + "}")  # noqa: S307 - our own words
    assert sum(tally.values()) == 61
    assert set(tally) <= {"same", "new", "rewritten"}
    assert not list((paper / "imports/old").glob("under-way*"))
    whole = tmp_path / "whole"
    with started(whole, 0) as program:
        program.communicate()
    for path in whole.rglob("*.*"):
        if path.is_file():
            assert (paper / path.relative_to(whole)).read_bytes() == path.read_bytes(), path


def test_what_was_made_is_not_made_again_after_a_kill(tmp_path: Path) -> None:
    paper = tmp_path / "paper"
    with stopped_under_way(paper, signal.SIGKILL):
        pass
    entries = ledger.read((paper / "imports/old/under-way.csv").read_bytes(), head=False)
    made = [entry for entry in entries.values() if entry.file.endswith(".md") and entry.file_digest]
    assert len(made) >= 12
