"""What an editor is told of an issue's pages."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from broadsheet.cli.sentences import hint_of, sentence_of
from broadsheet.editions.print.composing import Amount, Composed, NoPages
from broadsheet.editions.print.makeup.unkept import Unkept
from broadsheet.editions.print.proof.figures import Report
from broadsheet.editions.print.sheet import Sheet
from broadsheet.editions.print.words import filled_by_house, lines_of, told
from broadsheet.model.pins import Pin, Pins

from .test_files import ISSUE, PLAN


@pytest.mark.parametrize(
    ("pages", "lines", "missing", "sentence", "hint"),
    [
        (8, 1150, 1190, "1150 lines of copy for 2340 lines on 8 pages", "Add 14 pieces, or choose 4 pages."),
        (4, 500, 656, "500 lines of copy for 1170 lines on 4 pages", "Add 8 pieces, or choose 2 pages."),
        (4, 1100, 70, "1100 lines of copy for 1170 lines on 4 pages", "Add a piece."),
        (4, 2000, -830, "2000 lines of copy for 1170 lines on 4 pages", "Take out 10 pieces, or choose 8 pages."),
        (4, 1200, -30, "1200 lines of copy for 1170 lines on 4 pages", "Take out a piece, or choose 8 pages."),
    ],
)
def test_pages_that_cannot_be_made_are_told_with_figures_and_what_to_do(
    pages: int, lines: int, missing: int, sentence: str, hint: str
) -> None:
    amount = Amount(pages, lines, 1170 * pages // 4, 84, {"v1n1/wall": lines})
    [problem] = told(NoPages(amount, missing), ISSUE, ISSUE.pins)
    assert (problem.name, problem.place.file) == ("no-pages", "issues/v1n1")
    assert sentence in sentence_of(problem, "en")
    assert hint_of(problem, "en") == hint
    for language in ("de", "fr"):
        said = hint_of(problem, language)
        assert said.strip(".")
        assert said != hint


def test_an_issue_without_articles_is_told_as_such() -> None:
    [problem] = told(NoPages(Amount(4, 0, 0, 0, {}), 0), ISSUE, ISSUE.pins)
    assert problem.name == "nothing-to-print"


def test_the_lines_of_a_plan_are_those_below_nameplate_and_folios() -> None:
    assert lines_of(PLAN) == 4 * ((76 - 10) + (76 - 2))
    assert filled_by_house(PLAN) == 35


def test_over_counts_the_pieces_that_were_left_out_and_not_the_pictures() -> None:
    amount = Amount(4, 1300, 1170, 84, {"v1n1/wall": 190, "v1n1/ferry": 60})
    assert amount.over(("v1n1/ferry", "v1n1/wall#1")) == 60


@pytest.mark.parametrize(
    ("unkept", "name"),
    [
        (Unkept(4, "unknown"), "page-not-known"),
        (Unkept(4, "other"), "page-not-known"),
        (Unkept(4, "gone", "v1n1/wall"), "page-without-piece"),
        (Unkept(4, "changed", "v1n1/wall"), "page-changed"),
        (Unkept(4, "others"), "page-beside-others"),
    ],
)
def test_a_page_that_was_not_kept_is_told_with_the_reason_in_three_languages(unkept: Unkept, name: str) -> None:
    report = Report((), 90, 100, 0, ())
    sheet = cast(Sheet, None)
    problems = list(told(Composed(PLAN, b"", report, sheet, Amount(4, 1, 1, 1, {}), (unkept,)), ISSUE, ISSUE.pins))
    [problem] = [each for each in problems if each.name.startswith("page-")]
    assert problem.name == name
    for language in ("en", "de", "fr"):
        said = sentence_of(problem, language)
        assert "4" in said
        assert ("wall" in said) is bool(unkept.piece)
    assert len({sentence_of(problem, language) for language in ("en", "de", "fr")}) == 3


def test_a_picture_that_nobody_wanted_is_not_told_in_a_translation_either() -> None:
    pins = Pins(articles={"v1n1/wall.ar": Pin(picture="none")})
    plan = replace(PLAN, left_out=("v1n1/wall.ar#1", "v1n1/ferry.ar#1"))
    report = Report((), 90, 100, 0, ())
    pages = Composed(plan, b"", report, cast(Sheet, None), Amount(4, 1, 1, 1, {}), ())
    told_of = [dict(each.facts)["piece"] for each in told(pages, ISSUE, pins) if each.name == "picture-not-printed"]
    assert told_of == ["ferry.ar"]
