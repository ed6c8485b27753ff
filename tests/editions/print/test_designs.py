"""Design files: which is taken, what a design of the paper's own may leave unsaid, and what is told of a wrong one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet import theming
from broadsheet.editions.print.designs import chosen
from broadsheet.editions.print.style import KEYS
from broadsheet.errors import ThemeError

BUILT_IN = theming.load("gazette").designs


def test_every_built_in_design_has_every_format() -> None:
    formats = ("a4", "a3", "tabloid", "berliner", "broadsheet", "letter", "tabloid-us")
    assert set(BUILT_IN) >= {"gazette", "bulletin"}
    for name in BUILT_IN:
        assert [chosen(BUILT_IN, name, format).format.name for format in formats] == list(formats)


def test_a_design_says_only_in_what_it_differs_from_its_base() -> None:
    own = b'base = "gazette"\n[style]\nspot = "#0a4f86"\n[formats.a4]\ncolumns = 5\n'
    made, base = chosen({**BUILT_IN, "harbour": own}, "harbour", "a4"), chosen(BUILT_IN, "gazette", "a4")
    assert (made.name, made.columns, made.style["spot"]) == ("harbour", 5, "#0a4f86")
    assert (made.format.width, made.size, made.heads, made.faces) == (
        base.format.width,
        base.size,
        base.heads,
        base.faces,
    )


@pytest.mark.parametrize(
    ("files", "reason"),
    [
        ({}, "there is no design “own”"),
        ({"own": b'base = "gone"'}, "there is no design “gone”"),
        ({"own": b'base = "own"'}, "own base"),
        ({"own": b'base = "b"', "b": b'base = "own"'}, "own base"),
        ({"own": b"formats = "}, "cannot be read"),
        ({"own": b'base = "gazette"\n[formats.a4]\ncolumns = "many"\n'}, "mistakes a key"),
        ({"own": b'base = "gazette"\n[costs]\nwidow = 3\n'}, "mistakes a key"),
        ({"own": b'base = "gazette"\n[style]\nspott = "#000000"\n'}, "did you mean “spot”"),
        ({"own": b'base = "gazette"\n[style]\nspot = "red"\n'}, "spot cannot be “red”"),
        ({"own": b'base = "gazette"\n[style]\nfolio = "none"\n'}, "folio is one of rule, tab"),
        ({"own": b'base = "gazette"\n[style]\nmono = "a\\"b"\n'}, "mono cannot be"),
    ],
)
def test_a_design_that_is_wrong_is_told_by_its_name(files: dict[str, bytes], reason: str) -> None:
    with pytest.raises(ThemeError, match=reason) as refused:
        chosen({**BUILT_IN, **files}, "own", "a4")
    assert refused.value.template.startswith("print/")


def test_a_format_that_a_design_lacks_is_told_with_those_it_has() -> None:
    with pytest.raises(ThemeError, match="no format a9") as refused:
        chosen(BUILT_IN, "gazette", "a9")
    assert "tabloid-us" in refused.value.hint


def test_the_manual_tells_every_key_of_style_with_what_is_usual() -> None:
    manual = (Path(__file__).parents[3] / "docs" / "print.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| `(.*?)` \|", manual, re.M))
    assert {key: rows.get(key) for key in KEYS} == {key: usual or "none" for key, (usual, _) in KEYS.items()}
