"""Characters that no font has: told by name and line, and replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.editions.print.matter import Box, Matter, Picture, Run
from broadsheet.editions.print.measure.glyphs import Cover, teller
from broadsheet.errors import TypesettingError
from broadsheet.model.article import Article, Text
from broadsheet.problems import Place, Problem
from broadsheet.typesetting.compiler import READERS
from broadsheet.typesetting.glyphs import code_points

from .galley_proof import article, design, text, typesetter


def fitted(matter: Matter) -> tuple[Matter, list[tuple[str, str]]]:
    told: list[tuple[str, str]] = []
    cover = Cover(design(), typesetter(), lambda sign, other: told.append((sign, other)))
    return cover.fitted(matter), told


@pytest.mark.parametrize("sign", "aé½→ЖωاﷲẵŒ€☃中👩∀ﷺ")
def test_a_font_has_the_characters_that_the_typesetter_sets_in_it(sign: str) -> None:
    family = "Source Serif 4 SmText"
    paths = typesetter().faces(family)
    known = all(ord(sign) in code_points(*face) for face in paths)
    source = f'#set document(title: "x")\n#set text(font: "{family}", fallback: false)\n= a\n{sign}'
    try:
        typesetter().pdf(source, {}, READERS)
        shown = True
    except TypesettingError:
        shown = False
    assert len(paths) >= 4
    assert known == shown


def test_matter_of_which_all_can_be_shown_is_left_alone() -> None:
    matter = article(text("Œuvre ½ → “so” – العبّارة"))
    assert fitted(matter) == (matter, [])
    assert fitted(matter)[0] is matter


def test_what_comes_closest_takes_the_place_of_what_cannot_be_shown() -> None:
    made, told = fitted(article(text("① a\u0301 ☃\ufe0f 中")))
    assert made.paragraphs[0].text == "1 a\u0301 ■ ■"
    assert told == [("①", "1"), ("☃", "■"), ("中", "■")]


def test_captions_boxes_and_heads_are_looked_at_as_well() -> None:
    bare = article()
    matter = replace(
        bare,
        headline=(Run("A ☃"),),
        pictures=(Picture("a.jpg", 9, 9, caption=(Run("☃"),)),),
        boxes=(Box("facts", (text("☃"),)),),
        pull_quotes=((Run("☃"),),),
    )
    made, told = fitted(matter)
    assert "☃" not in repr(made)
    assert len(told) == 4


def test_a_missing_character_is_told_once_and_at_its_line() -> None:
    told: list[Problem] = []
    body = Text("One line.\n\nAnd ☃ and ☃.", line=9)
    tell = teller(
        Article(id="v/x", issue="v", slug="x", language="en", headline="X", body=body, file="x.md"), told.append
    )
    tell("☃", "■")
    tell("☃", "■")
    assert [problem.place for problem in told] == [Place("x.md", 11)]
    assert dict(told[0].facts) == {"sign": "☃", "code": "U+2603", "other": "■"}
