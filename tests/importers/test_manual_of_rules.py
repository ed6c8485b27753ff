"""The manual's page on rules and the table of rules say the same."""

from __future__ import annotations

import re
from pathlib import Path

from broadsheet.importers.rules import read_rules
from broadsheet.importers.ruling.keys import FIXES, KEYS
from broadsheet.problems import Problem


def rows(text: str) -> dict[str, set[str]]:
    """Keys by the section under whose heading they stand."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in text.splitlines():
        if heading := re.match(r"#{2,3} (?:`\[+([\w.]+)\]+`)?", line):
            section = heading[1] or ""
        elif row := re.match(r"\| `(\w+)` \|", line):
            found.setdefault(section, set()).add(row[1])
    return found


def test_every_rule_stands_in_the_manual_and_nothing_else(repository: Path) -> None:
    told = rows((repository / "docs/import-rules.md").read_text("utf-8"))
    expected: dict[str, set[str]] = {}
    for key in KEYS:
        section, _, name = key.rpartition(".")
        expected.setdefault(section, set()).add(name)
    expected |= {name: set(keys) for name, keys in FIXES.items()}
    assert told == expected


def test_the_example_of_the_manual_is_a_rules_file_without_a_fault(repository: Path) -> None:
    text = (repository / "docs/import-rules.md").read_text("utf-8")
    example = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)[0]
    met: list[Problem] = []
    read_rules(example, "import.toml", met.append)
    assert met == []
