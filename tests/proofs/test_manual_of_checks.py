"""The manual's chapter on checks has a heading for every kind of problem, with its weight, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from broadsheet.cli.sentences import kinds


def chapter(repository: Path) -> dict[str, str]:
    text = (repository / "docs" / "checks.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^### `([a-z-]+)`\n\n\*(\w+)\* · ", text, flags=re.MULTILINE))


def test_every_kind_of_problem_has_its_heading_and_its_weight(repository: Path) -> None:
    told = chapter(repository)
    known = {kind.name: kind.severity.word for kind in kinds().values()}
    lacking = {name: word for name, word in known.items() if told.get(name) != word}
    assert lacking == {}, "docs/checks.md lacks these, or gives them another weight"
    assert sorted(told.keys() - known.keys()) == [], "docs/checks.md has kinds that there are not"


def test_no_two_rooms_have_different_kinds_of_one_name() -> None:
    from importlib import import_module

    from broadsheet.cli.sentences import TABLES

    rows = {kind for table in TABLES for kind in import_module(table).KINDS}
    names = [kind.name for kind in rows]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_every_pattern_can_be_filled_with_its_facts_and_leaves_no_gap() -> None:
    for kind in kinds().values():
        facts = {fact: f"‹{fact}›" for fact in kind.facts}
        told = kind.sentence.format_map(facts) + kind.hint.format_map(facts)
        assert all(f"‹{fact}›" in told for fact in kind.facts), kind.name
