"""How often a check is right: a list of what was told of real papers, judged one by one, against the manual's table.

`precision.csv` holds for each problem an even spread of at most 50 of what `broadsheet proof` told of This Week in Rust
(182 issues, imported as it is) and of the demonstration paper: file, line, problem, words, judgement and why. Whoever
doubts a judgement reads the line and changes it here; then the table in docs/checks.md must follow. What is right in
fewer than four of five cases is off by default.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

from broadsheet.cli.sentences import kinds
from broadsheet.proofs.kinds import OFF

HERE = Path(__file__).parent
LEAST = 0.8


def judged() -> list[dict[str, str]]:
    with (HERE / "precision.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def precision() -> dict[str, tuple[int, int]]:
    """How many of each problem were judged, and how many of them right."""
    read = Counter(row["problem"] for row in judged())
    right = Counter(row["problem"] for row in judged() if row["judged"] == "right")
    return {name: (count, right[name]) for name, count in read.items()}


def test_every_judgement_is_right_or_wrong_with_a_reason_about_a_problem_that_there_is() -> None:
    rows = judged()
    assert {row["judged"] for row in rows} <= {"right", "wrong"}
    assert [row for row in rows if not row["why"] or row["problem"] not in kinds()] == []
    assert max(Counter(row["problem"] for row in rows).values()) <= 50


def test_the_table_of_the_manual_says_what_the_list_comes_to(repository: Path) -> None:
    manual = (repository / "docs" / "checks.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([a-z-]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d\.\d\d) \|$", manual, flags=re.MULTILINE)
    found = {name: (read, right, f"{right / read:.2f}") for name, (read, right) in precision().items()}
    assert {name: (int(read), int(right), share) for name, _, read, right, share in told} == found
    assert all(int(all_told) >= int(read) for _, all_told, read, _, _ in told)


def test_what_is_right_too_seldom_is_off_by_default() -> None:
    seldom = {name for name, (read, right) in precision().items() if right / read < LEAST}
    assert seldom <= OFF
