"""The bench of the press: which random issues it asks for, what it calls made, and that it still runs."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def bands(repository: Path) -> Iterator[ModuleType]:
    """The module that asks for random issues."""
    sys.path.insert(0, str(repository / "scripts"))
    try:
        yield importlib.import_module("benchmark.press_bands")
    finally:
        sys.path.remove(str(repository / "scripts"))


def test_half_of_the_issues_have_the_copy_that_fits_and_all_keep_to_their_band(bands: ModuleType) -> None:
    wanted = bands.orders(100, LOOKS, 8)
    names = [band for band, _ in wanted]
    assert [names.count(band) for band in bands.BANDS] == [50, 25, 25]
    for band, order in wanted:
        low, high = bands.BANDS[band]
        assert low <= order.copy <= high


def test_a_short_run_asks_for_the_first_issues_of_a_long_one(bands: ModuleType) -> None:
    assert set(bands.orders(8, LOOKS, 8)) < set(bands.orders(1000, LOOKS, 8))


LOOKS = [("gazette", "a4")]
FIGURES = {"copy": 95.0, "told": True}


def test_in_the_free_band_every_missed_figure_counts(bands: ModuleType) -> None:
    order = bands.orders(1, LOOKS, 8)[0][1]
    assert bands.Outcome(bands.FREE, order, {**FIGURES, "reasons": ["hyphens"]}).reasons == ["hyphens"]
    assert not bands.Outcome(bands.FREE, order, {**FIGURES, "reasons": []}).reasons


def test_outside_of_it_pages_are_enough_if_they_are_as_planned_and_their_price_is_told(bands: ModuleType) -> None:
    order = bands.orders(1, LOOKS, 8)[0][1]
    band = next(band for band in bands.BANDS if band != bands.FREE)
    assert not bands.Outcome(band, order, {**FIGURES, "reasons": ["house", "size"]}).reasons
    silent = {**FIGURES, "told": False, "reasons": ["house"]}
    assert bands.Outcome(band, order, silent).reasons == ["not told"]
    assert bands.Outcome(band, order, {**FIGURES, "reasons": ["errors", "house"]}).reasons == ["errors"]
    assert bands.Outcome(band, order, {"reasons": ["no pages"], "told": True}).reasons == ["no pages"]


def test_a_worker_that_dies_is_told_of_and_the_next_issue_goes_on(bands: ModuleType, tmp_path: Path) -> None:
    wanted = bands.orders(1, LOOKS, 8)[:1]
    [outcome] = bands.printed([(band, order) for band, order in wanted], "/bin/false", tmp_path)
    assert outcome.reasons == ["the program died: without a word"]


def test_the_bench_of_the_press_runs_from_one_end_to_the_other(repository: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(repository / "scripts" / "bench"), "print", "--only", "again", "--only", "a4"]
    command += ["--runs", "1", "--json", "--work", str(tmp_path), "--python", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["rows"]
    assert [row["unit"] for row in rows] == ["s", "s"]
    assert all(row["measured"] > 0 for row in rows)
