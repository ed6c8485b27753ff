"""Heads and floats: what is reckoned is what is set, and pictures keep within their limits."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import ceil

import pytest

from broadsheet.editions.print.galley import Room
from broadsheet.editions.print.matter import Box, Matter, Paragraph, Picture, Run
from broadsheet.editions.print.measure.floats import DENSITY, density
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.measure.heads import head_sizes
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.setting import (
    box_source,
    continued_source,
    head_source,
    picture_source,
    prelude,
    pull_source,
)
from broadsheet.languages.direction import direction
from broadsheet.typesetting.pages import impressions

from .galley_proof import article, design, galley, text, typesetter

STANDFIRST = (Run("The council finds the last £48,000, and the appeal passes its mark with ten days in hand"),)


def piece(
    language: str = "en-GB", headline: str = "Bridge to be lifted out in January after nine votes to six"
) -> Matter:
    bare = replace(article(text("Text."), language=language), direction=direction(language))
    return replace(bare, headline=(Run(headline),), kicker=(Run("Packet Bridge"),), standfirst=STANDFIRST)


def set_lines(sources: dict[object, tuple[int, str]]) -> dict[object, int]:
    """How many lines of the grid things take at a width in columns, as they are set."""
    look, questions = design(), Questions()
    for name, (columns, source) in sources.items():
        questions.height(name, look.format.measure(columns), source)
    said = questions.answers(look, "en", typesetter())
    return {name: ceil((high - 0.05) / look.leading) for name, high in said.items()}


@pytest.mark.parametrize("weight", ["lead", "second", "normal", "brief"])
@pytest.mark.parametrize("matter", [piece(), piece("ar", "واحد وعشرون ألف عبور، وقبعة واحدة ضائعة")], ids=["en", "ar"])
def test_a_head_takes_the_lines_that_were_reckoned(matter: Matter, weight: str) -> None:
    made = measure([matter], {matter.id: weight}, design(), typesetter())[matter.id]  # type: ignore[dict-item]
    wanted: dict[object, tuple[int, str]] = {key: (key[0], head_source(matter, key[1], key[2])) for key in made.heads}
    wanted |= {columns: (columns, continued_source(matter, "From page 1", design())) for columns in made.continued}
    assert set_lines(wanted) == {
        **{key: head.lines for key, head in made.heads.items()},
        **{key: head.lines for key, head in made.continued.items()},
    }


def test_a_short_headline_fills_less_and_a_wider_head_has_fewer_rows() -> None:
    heads = galley(piece()).heads
    short = galley(piece(headline="Rain")).heads
    size = head_sizes("normal", 2, design())[0]
    assert short[2, size, False].fill < heads[2, size, False].fill
    assert short[2, size, False].rows == 1
    assert heads[4, size, False].rows < heads[2, size, False].rows


def test_a_head_is_not_offered_where_a_word_of_it_does_not_go_in() -> None:
    matter = piece("de", "Instandsetzung der Donaudampfschifffahrtsgesellschaft")
    made = galley(matter)
    look, questions = design(), Questions()
    for size in {key[1] for key in made.heads}:
        questions.width(
            size, head_source(replace(matter, headline=(Run("Donaudampfschifffahrtsgesellschaft"),)), size, False)
        )
    wide = questions.answers(look, "de", typesetter())
    assert 1 not in {key[0] for key in made.heads}
    assert all(wide[size] <= look.format.measure(columns) + 0.5 for columns, size, _ in made.heads)
    assert galley(piece("de", "X" * 120)).heads.keys() == {(4, min(head_sizes("normal", 4, look)), False)}


def test_sizes_that_hardly_differ_are_one() -> None:
    for columns in range(1, 5):
        sizes = head_sizes("second", columns, design())
        assert all(after > 1.03 * before for before, after in pairwise(sizes))


def blocks(picture: Picture) -> tuple[Room | None, ...]:
    return galley(replace(piece(), pictures=(picture,))).pictures[0].rooms


def test_a_picture_is_cropped_to_no_less_than_four_fifths_of_its_height() -> None:
    look = design()
    for columns, room in enumerate(blocks(Picture("a.jpg", 3000, 2000)), 1):
        nature = look.format.measure(columns) * 2 / 3
        assert room is not None
        assert 0.8 * nature <= (room.least - 1) * look.leading < 0.8 * nature + look.leading
        assert (room.most - 1) * look.leading <= 1.22 * nature
        assert room.least < room.ideal < room.most


def test_no_picture_is_so_wide_that_it_falls_below_150_pixels_to_the_inch() -> None:
    rooms = blocks(Picture("a.jpg", 600, 400))
    wide = [columns for columns, room in enumerate(rooms, 1) if room]
    look = design()
    assert 600 * 72 / look.format.measure(wide[-1]) >= DENSITY
    assert 600 * 72 / look.format.measure(wide[-1] + 1) < DENSITY
    coarse = blocks(Picture("a.jpg", 90, 60))
    assert coarse[0] is not None
    assert coarse[1:] == (None, None, None)
    assert density(Picture("a.svg", 90, 60), 500) > DENSITY


def test_an_upright_picture_stays_narrow() -> None:
    assert blocks(Picture("a.jpg", 2000, 3000))[2:] == (None, None)


def test_a_drawing_is_never_cut_and_fills_its_room() -> None:
    look = design()
    for columns, room in enumerate(blocks(Picture("a.png", 3000, 2000, whole=True)), 1):
        nature = look.format.measure(columns) * 2 / 3
        assert room is not None
        assert (room.most - 1) * look.leading <= max(nature * 1.04, nature + 0.5 * look.leading)
        assert (room.least - 1) * look.leading >= min(nature * 0.96, nature - 0.5 * look.leading)
    drawing = Picture("a.svg", 300, 200, whole=True)
    svg = (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">'
        b'<rect x="3" y="2" width="294" height="196" fill="none" stroke="black" stroke-width="4"/></svg>'
    )
    page = f"#set page(width: 130pt, height: auto, margin: 0pt)\n#{{ {picture_source(drawing, look, (130.0, 84.0))} }}"
    ink = next(iter(impressions(typesetter().pdf(prelude(look, "en") + page, {"/a.svg": svg})))).ink
    assert ink.shape == (84, 130)
    assert all(ink[edge].mean() > 0.9 for edge in (1, 82))
    assert all(ink[:, edge].mean() > 0.9 for edge in (1, 128))


def test_a_box_takes_the_lines_that_it_is_high_and_air() -> None:
    box = Box("facts", (text("In figures", "crosshead"), *(text("Opened in 1887", "item", mark="•") for _ in range(5))))
    rooms = galley(replace(piece(), boxes=(box,))).boxes[0].rooms
    said = set_lines({columns: (columns, box_source(box, design())) for columns in (1, 2)})
    for columns in (1, 2):
        room = rooms[columns - 1]
        assert room is not None
        assert said[columns] < room.least <= said[columns] + 1
    assert rooms[2:] == (None, None)


def test_a_wide_table_goes_only_where_its_rows_do_not_turn_over() -> None:
    cells = tuple((Run("A cell of several words"),) for _ in range(5))
    box = Box("table", tuple(Paragraph("row", cells=cells) for _ in range(9)))
    rooms = galley(replace(piece(), boxes=(box,))).boxes[0].rooms
    assert rooms[0] is None
    assert rooms[-1] is not None


def test_a_pull_quote_takes_its_lines_and_air() -> None:
    quote = (Run("All she asks is that somebody turn up."), Run("\n"), Run("Walter Dunmore"))
    made = galley(replace(piece(), pull_quotes=(quote,)))
    assert set_lines({1: (1, pull_source(quote))})[1] < made.pulls[0]


def test_of_furniture_only_the_boxes_are_measured() -> None:
    ad = Matter("house:ad", "en", "ltr", (), boxes=(Box("house", (text("Subscribe", "crosshead"),)),))
    made = measure([ad], {}, design(), typesetter())["house:ad"]
    assert made.lines == ()
    assert all(made.boxes[0].rooms)
