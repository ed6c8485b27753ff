"""Copyfit: what an article takes, asked for while it is written."""

from __future__ import annotations

from dataclasses import replace

from broadsheet.editions.print.copyfit import copyfit
from broadsheet.editions.print.matter import Run

from .measure.galley_proof import PROSE, article, design, galley, text, typesetter


def test_the_lines_are_those_of_the_galley() -> None:
    matter = article(text(PROSE * 3), text(PROSE))
    fit = copyfit(matter, "normal", design(), typesetter())
    assert fit.lines == len(galley(matter).lines)
    assert fit.page_columns == round(fit.lines / design().lines, 2)


def test_more_words_take_more_lines() -> None:
    short, long = (copyfit(article(text(PROSE * times)), "normal", design(), typesetter()).lines for times in (1, 3))
    assert 2.8 * short < long < 3.2 * short


def test_a_headline_fits_or_is_too_long_or_too_short() -> None:
    bare = article(text(PROSE))
    long = copyfit(
        replace(bare, headline=(Run("Bridge to be lifted out in January " * 4),)), "second", design(), typesetter()
    )
    short = copyfit(replace(bare, headline=(Run("Rain"),)), "second", design(), typesetter())
    right = copyfit(
        replace(bare, headline=(Run("Bridge to be lifted out in January"),)), "second", design(), typesetter()
    )
    assert {head.verdict for head in long.heads if head.columns == 1} == {"long"}
    assert {head.verdict for head in short.heads if head.columns == 4} == {"short"}
    best = right.best(2)
    assert best is not None
    assert best.rows <= 3
    assert short.best(4) is None
