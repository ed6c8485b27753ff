"""QR codes: what every reader looks for stands where the standard says, and the drawing keeps its quiet zone."""

from __future__ import annotations

import re

from broadsheet.typesetting.codes import code_of, drawing

ADDRESS = "https://packet.example.org/v12/n4/bridge-vote/"
FINDER = ("1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111")
"""The pattern in three corners (ISO/IEC 18004, 6.3.3)."""


def test_a_code_is_a_square_with_finders_in_three_corners() -> None:
    rows = code_of(ADDRESS)
    assert {len(row) for row in rows} == {len(rows)}
    assert (len(rows) - 17) % 4 == 0
    assert tuple(row[:7] for row in rows[:7]) == FINDER
    assert tuple(row[-7:] for row in rows[:7]) == FINDER
    assert tuple(row[:7] for row in rows[-7:]) == FINDER


def test_another_address_is_another_code_and_the_same_the_same() -> None:
    assert code_of(ADDRESS) == code_of(ADDRESS)
    assert code_of(ADDRESS) != code_of(ADDRESS.replace("v12", "v13"))


def test_the_drawing_has_every_dark_module_four_units_off_its_edges() -> None:
    rows = code_of(ADDRESS)
    said = drawing(rows)
    side = len(rows) + 8
    assert f'viewBox="0 0 {side} {side}"' in said
    dark = set()
    for x, y, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", said):
        dark |= {(int(x) + at, int(y)) for at in range(int(wide))}
    assert dark == {(x + 4, y + 4) for y, row in enumerate(rows) for x, sign in enumerate(row) if sign == "1"}
