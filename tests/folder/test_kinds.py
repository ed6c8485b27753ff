"""The table of problems: every one has a sentence that can be made, and a name of its own."""

from __future__ import annotations

import re
from pathlib import Path

import broadsheet.folder
from broadsheet.folder import kinds
from broadsheet.folder.kinds import KINDS
from broadsheet.problems import Place


def test_every_pattern_can_be_filled_with_its_facts() -> None:
    for kind in KINDS:
        problem = kind.at(Place("a.md"), **dict.fromkeys(kind.facts, "x"))
        assert kind.sentence.format(**dict(problem.facts)).strip()
        kind.hint.format(**dict(problem.facts))


def test_every_name_is_one_of_a_kind_in_plain_letters() -> None:
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names)


def test_every_kind_is_used() -> None:
    folder = Path(broadsheet.folder.__path__[0])
    code = "".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py") if file.name != "kinds.py")
    unused = [name for name, value in vars(kinds).items() if value in KINDS and f"kinds.{name}" not in code]
    assert unused == []
