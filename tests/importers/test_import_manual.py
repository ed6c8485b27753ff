"""The manual of imports before the code: kinds, outcomes and columns of the ledger, and its importer, which runs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from broadsheet.importers.importer import OUTCOMES
from broadsheet.importers.store import ledger
from broadsheet.importers.table import IMPORTERS


@pytest.fixture(scope="module")
def manual(repository: Path) -> str:
    return (repository / "docs" / "import.md").read_text("utf-8")


def test_every_kind_has_its_chapter(manual: str) -> None:
    chapter = manual.partition("## Kinds\n")[2].partition("\n## ")[0]
    told = [word for heading in re.findall(r"^### (.+)$", chapter, re.MULTILINE) for word in heading.split(" and ")]
    assert sorted(told) == sorted(IMPORTERS)


def test_every_outcome_and_every_column_of_the_ledger_is_named(manual: str) -> None:
    chapter = " ".join(manual.partition("## The ledger\n")[2].partition("\n## ")[0].split())
    for outcome in OUTCOMES:
        assert outcome.removesuffix(" because") in chapter
    columns = re.findall(r"`([a-z_]+)`", chapter.partition("Columns: ")[2].partition("- `ledger.md`")[0])
    head = ledger.written([]).decode().splitlines()[0]
    assert columns == head.split(",")


def test_the_importer_of_the_manual_makes_issues_of_a_list(manual: str, tmp_path: Path) -> None:
    known: dict[str, Any] = {}
    exec(re.findall(r"```python\n(.*?)```", manual, re.DOTALL)[0], known)  # noqa: S102 - our own manual
    source = tmp_path / "typed"
    source.mkdir()
    rows = ["number,date,headline,author,file", "7,1971-03-01,Floods,Ana Ruiz,a.txt", "8,1971-04-01,Bridges,,b.txt"]
    (source / "list.csv").write_text("\n".join(rows))
    (source / "a.txt").write_text("The river rose.")
    (source / "b.txt").write_text("Two bridges stand.")
    account = known["bring_in"](source, tmp_path / "paper")
    assert not account.problems
    assert account.counts == {"imported as": 2, "left out because": 1}
    assert [placed.id for placed in account.issues] == ["n7", "n8"]
    texts = sorted(file.read_text("utf-8") for file in (tmp_path / "paper" / "issues").rglob("*.md"))
    assert [text.rpartition("---\n")[2] for text in texts] == ["Two bridges stand.\n", "The river rose.\n"]
