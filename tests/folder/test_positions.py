"""Places in TOML texts."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from broadsheet.folder.positions import Path, line_and_column, positions
from broadsheet.folder.toml import read_toml
from broadsheet.problems import Problem

from .papers import facts

TEXT = '''# [not.a.table]
top = "a # b"   # c
[paper]
title = """
[no table]
key = "no key" \\"""" # still inside? no
"quoted key" = 'C:\\'
nested = {one = 1, two = [1, {three = 3}]}
[calendar]
exceptions = [
  {date = 2026-12-25, skip = true}, # Christmas
  {date = 2026-12-26, double = true},
]
a.b.c = 1
[[links]]
name = "x"
[[links]]
name = "y"
[links.more]
deep = true
'''


def paths(value: object, path: Path = ()) -> list[Path]:
    """Every path of a value as the parser gives it."""
    if isinstance(value, dict):
        return [found for key, row in value.items() for found in [(*path, key), *paths(row, (*path, key))]]
    if isinstance(value, list):
        return [found for at, row in enumerate(value) for found in [(*path, at), *paths(row, (*path, at))]]
    return []


def test_every_path_that_the_parser_finds_has_a_place() -> None:
    parsed: dict[str, Any] = tomllib.loads(TEXT)
    found = set(positions(TEXT))
    assert set(paths(parsed)) - {("links",)} <= found


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("top",), (2, 1)),
        (("paper", "title"), (4, 1)),
        (("paper", "quoted key"), (7, 1)),
        (("paper", "nested", "two", 1, "three"), (8, 31)),
        (("calendar", "exceptions", 1), (12, 3)),
        (("calendar", "exceptions", 1, "double"), (12, 23)),
        (("calendar", "a", "b", "c"), (14, 1)),
        (("links", 1, "name"), (18, 1)),
        (("links", 1, "more", "deep"), (20, 1)),
    ],
)
def test_a_key_stands_where_it_was_written(path: Path, place: tuple[int, int]) -> None:
    assert line_and_column(TEXT, positions(TEXT)[path]) == place


def test_what_has_no_place_of_its_own_has_that_of_what_is_around_it() -> None:
    read = read_toml(TEXT, "paper.toml", pytest.fail)
    assert read is not None
    assert read.place(("calendar", "nothing")).line == 9
    assert read.place(("nothing",)).line == 0


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a = 1\nb = [1, 2", 2, "not closed"),
        ("a = Text", 1, "not written as TOML wants it"),
        ("a = 1\na = 2", 2, "stands twice"),
        ("[a]\n[a]", 2, "stands twice"),
        ("just words", 1, "not “key = value”"),
        ('a = "x', 1, "quotation mark"),
        ('a = "x" y', 1, "behind the value"),
    ],
)
def test_a_fault_in_toml_is_named_in_plain_words_at_its_line(text: str, line: int, reason: str) -> None:
    problems: list[Problem] = []
    assert read_toml(text, "issue.toml", problems.append) is None
    assert [problem.name for problem in problems] == ["bad-toml"]
    assert problems[0].place.line == line
    assert reason in str(facts(problems[0])["reason"])
