"""Random issues: the same seed the same issue, spread as the papers that were measured, and read without a fault."""

from __future__ import annotations

import importlib
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import imagesize
import pytest

from broadsheet.folder.read import read
from broadsheet.problems import Severity


@pytest.fixture(scope="module")
def random_issues(repository: Path) -> Iterator[ModuleType]:
    """The module that writes random issues."""
    sys.path.insert(0, str(repository / "scripts"))
    try:
        yield importlib.import_module("benchmark.random_issues")
    finally:
        sys.path.remove(str(repository / "scripts"))


def test_the_same_order_gives_the_same_bytes_and_another_seed_others(random_issues: ModuleType, tmp_path: Path) -> None:
    for name, seed in (("a", 3), ("b", 3), ("c", 4)):
        random_issues.write(tmp_path / name, random_issues.Order(seed=seed, pages=4))
    a, b, c = (contents(tmp_path / name) for name in "abc")
    assert a == b
    assert not set(a.values()) & set(c.values()) - {a["paper.toml"]}


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_an_issue_is_read_without_a_fault_and_holds_what_was_written(random_issues: ModuleType, tmp_path: Path) -> None:
    for seed in range(1, 5):
        folder = tmp_path / str(seed)
        written = random_issues.write(folder, random_issues.Order(seed=seed))
        reading = read(folder)
        assert [problem for problem in reading.problems if problem.severity is not Severity.NOTE] == []
        (issue,) = reading.publication.issues
        assert [article.slug for article in issue.articles] == [piece.slug for piece in written]
        assert [article.weight for article in issue.articles] == [piece.weight for piece in written]


def test_its_pictures_have_the_sizes_that_their_names_say(random_issues: ModuleType, tmp_path: Path) -> None:
    written = random_issues.write(tmp_path / "paper", random_issues.Order(seed=2))
    names = {name for piece in written for name in piece.pictures}
    files = {file.name: file for file in (tmp_path / "paper" / "pictures").iterdir()}
    assert set(files) == names
    for name, file in files.items():
        width, height = imagesize.get(file)
        assert f"-{width}x{height}." in name


@pytest.mark.parametrize("copy", [60, 85, 100, 115])
def test_the_words_come_within_a_tenth_of_what_was_ordered(random_issues: ModuleType, copy: int) -> None:
    ratios = []
    for seed in range(20):
        order = random_issues.Order(seed=seed, copy=copy)
        ratios.append(sum(piece.words for piece in random_issues.articles(order)) / order.words)
    assert min(ratios) > 0.9
    assert max(ratios) < 1.1


def test_issues_are_spread_as_the_demonstration_paper_is(random_issues: ModuleType) -> None:
    pieces = [piece for seed in range(60) for piece in random_issues.articles(random_issues.Order(seed=seed))]
    weights = Counter(piece.weight for piece in pieces)
    assert weights["lead"] == 60
    assert 17 < len(pieces) / 60 < 23
    assert 80 <= statistics.median(piece.words for piece in pieces if piece.weight == "brief") <= 115
    assert 8 < sum(len(piece.pictures) for piece in pieces) / 60 < 14
    blocks = Counter(block.split()[1] for piece in pieces for block in piece.blocks if block.startswith(":::"))
    assert {"facts", "pull", "letter", "verse", "aside", "call"} <= set(blocks)
    assert {"de", "ar"} <= {piece.language for piece in pieces}


def test_a_starved_editor_has_fewer_pictures(random_issues: ModuleType) -> None:
    def pictures(copy: float) -> int:
        orders = (random_issues.Order(seed=seed, copy=copy) for seed in range(20))
        return sum(len(piece.pictures) for order in orders for piece in random_issues.articles(order))

    assert pictures(95) < 0.7 * pictures(85)
    assert pictures(110) == 0


def test_larger_formats_take_more_and_longer_articles(random_issues: ModuleType) -> None:
    small, large = (random_issues.articles(random_issues.Order(seed=1, format=name)) for name in ("a4", "broadsheet"))
    assert 44 <= len(large) <= 52
    assert statistics.mean(piece.words for piece in large) > 1.2 * statistics.mean(piece.words for piece in small)
