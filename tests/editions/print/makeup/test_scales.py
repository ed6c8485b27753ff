"""Which scale of type will do is foretold from the copy as it was measured at one, and then it does."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.composing import EASY
from broadsheet.editions.print.design import LOOSE_SCALES, NATURAL, SCALES, Scale
from broadsheet.editions.print.makeup.estimate import copy_lines
from broadsheet.editions.print.makeup.forecast import gain
from broadsheet.editions.print.makeup.issue import make_up, strains
from broadsheet.editions.print.makeup.stock import Stock
from broadsheet.editions.print.plan import Plan
from broadsheet.model.pins import Pins

from .synthetic import design_of, issue

FORMATS = ("a4", "letter", "tabloid", "broadsheet")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("scale", [*SCALES[1:], *LOOSE_SCALES[1:]], ids=str)
def test_a_scale_keeps_within_three_in_a_hundred_and_fills_the_page_to_its_foot(format: str, scale: Scale) -> None:
    design = design_of(format)
    scaled = design.resized(scale)
    height = design.format.height - design.format.top - design.format.bottom
    assert 0.9699 <= scaled.size / design.size <= 1.0301
    assert height - scaled.depth * scaled.leading < 0.1
    assert scaled.leading / scaled.size > 1.1
    assert scaled.heads["brief"] == design.heads["brief"]
    assert scaled.heads["normal"] > scaled.heads["brief"]


def test_a_scale_and_back_is_the_design_itself() -> None:
    design = design_of("a4")
    assert design.resized(NATURAL) is design
    assert design.resized(SCALES[2]).resized(SCALES[2]).size == design.resized(SCALES[2]).size


def test_each_tighter_scale_holds_more_and_each_looser_one_less() -> None:
    design = design_of("a4")
    tight = [gain(design, scale, 0.85) for scale in SCALES]
    loose = [gain(design, scale, 0.85) for scale in LOOSE_SCALES]
    assert tight == sorted(tight)
    assert tight[0] == loose[0] == pytest.approx(1.0)
    assert loose == sorted(loose, reverse=True)
    assert tight[-1] > 1.1


def test_the_strain_of_too_much_copy_falls_with_every_tighter_scale() -> None:
    design = design_of("a4")
    pieces, fittings = issue(4, design, 8, 1.04)
    foretold = strains(Stock(design, Pins(pages=8)), pieces, fittings, SCALES)
    assert foretold == sorted(foretold, reverse=True)
    assert foretold[0] > 100
    assert foretold[-1] <= EASY


def test_more_copy_strains_more() -> None:
    design = design_of("a4")
    found = []
    for full in (0.9, 0.97, 1.04):
        pieces, fittings = issue(4, design, 8, full)
        found += strains(Stock(design, Pins(pages=8)), pieces, fittings, (NATURAL,))
    assert found == sorted(found)
    assert found[0] < found[-1]


def test_of_a_lead_no_picture_is_left_out_where_lighter_pieces_have_some() -> None:
    design = design_of("a4").resized(SCALES[-1])
    pieces, fittings = issue(5, design, 8, 0.97)
    plan = make_up(pieces, fittings, design, Pins(pages=8))
    assert isinstance(plan, Plan), copy_lines(pieces, design)
    lead = next(piece for piece in pieces if piece.weight == "lead")
    assert f"{lead.id}#1" not in plan.left_out
