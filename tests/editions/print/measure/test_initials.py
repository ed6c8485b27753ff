"""Large letters at the beginning of a text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from broadsheet.editions.print.galley import Cut, Galley
from broadsheet.editions.print.matter import Matter, Run
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.setting import lines_source, prelude
from broadsheet.typesetting.pages import impressions

from .galley_proof import ARABIC, PROSE, article, design, text, typesetter

LOOK = replace(design(), drop_cap=3)
STORY = article(text("Ana Ruiz", "byline"), text("“The span” is old. " + PROSE * 2, first=True), text(PROSE))


def galley(matter: Matter) -> Galley:
    return measure([matter], {matter.id: "normal"}, LOOK, typesetter())[matter.id]


def test_a_text_begins_with_a_letter_of_three_lines_and_its_quotation_mark() -> None:
    made = galley(STORY)
    assert made.initial is not None
    assert (made.initial.paragraph, made.initial.letters, made.initial.lines) == (1, 2, 3)
    own = [line for line in made.lines if line.paragraph == 1]
    words = STORY.paragraphs[1].text
    assert "".join("".join(words[line.start : line.end].split()) for line in own) == "".join(words.split())
    assert 1 in made.pinned
    assert 1 not in made.variants


def test_the_lines_beside_it_are_never_parted() -> None:
    assert [bool(cut & Cut.GLUED) for cut in galley(STORY).cuts[:6]] == [False, True, True, True, False, False]


@pytest.mark.parametrize("extra", [0.0, 0.5])
def test_it_stands_beside_its_lines_and_takes_no_more_room(extra: float) -> None:
    made, questions = galley(STORY), Questions()
    for end in (4, 5, len(made.lines)):
        questions.height(end, LOOK.format.column, f"{{ {lines_source(STORY, made, (0, end), LOOK, extra)} }}")
    for end, high in questions.answers(LOOK, "en", typesetter()).items():
        assert isinstance(end, int)
        assert high == pytest.approx(end * LOOK.leading + (end - 1) * extra, abs=0.1)


def test_its_foot_stands_on_the_third_line_and_its_head_level_with_the_first() -> None:
    made = galley(STORY)
    page = f"#set page(width: {LOOK.format.column:.3f}pt, height: auto, margin: 0pt)\n"
    source = f"{prelude(LOOK, 'en')}{page}#{{ {lines_source(STORY, made, (1, 6), LOOK)} }}"
    stretches = next(iter(impressions(typesetter().pdf(source, {})))).stretches
    large = next(stretch for stretch in stretches if stretch.size > 2 * LOOK.size)
    rows = sorted({round(stretch.baseline, 1) for stretch in stretches if stretch.size < 2 * LOOK.size})
    assert large.text.strip() == "“T"
    assert large.baseline == pytest.approx(rows[2], abs=0.3)
    beside = [stretch for stretch in stretches if stretch is not large and stretch.baseline < rows[2] + 1]
    assert min(stretch.left for stretch in beside) > large.right


@pytest.mark.parametrize(
    "matter",
    [
        article(text(PROSE[:60], first=True), text(PROSE)),
        article(replace(text(PROSE * 2, first=True), runs=(Run("Quayside.", "b"), Run(" " + PROSE * 2)))),
        article(text("12 boats. " + PROSE * 2, first=True)),
        article(text(ARABIC * 4, first=True), language="ar"),
        article(text("Head", "crosshead"), text(PROSE * 2, first=True)),
        article(),
    ],
    ids=["short", "dateline", "a number", "Arabic", "crosshead", "no text"],
)
def test_what_cannot_begin_so_begins_as_it_is(matter: Matter) -> None:
    assert galley(matter).initial is None
