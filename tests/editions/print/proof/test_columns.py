"""Lines of running text found in a column: which stand where, which are lost, which nobody planned."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.editions.print.galley import Galley, Line
from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.prelude import ASCENT
from broadsheet.editions.print.proof.columns import Column, feathering, groups, matched, shifted
from broadsheet.editions.print.proof.rows import rows
from broadsheet.typesetting.pages import SOFT, Stretch

SIZE, LEADING = 8.7, 10.3
TEXTS = ("The lock keeper counted", "every boat that passed", "the weir on Sunday and", "wrote it down twice.")


def article(*texts: str) -> tuple[Matter, Galley]:
    """One paragraph, and its lines as given."""
    whole = " ".join(texts)
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    lines = tuple(Line(0, start, start + len(text)) for start, text in zip(starts, texts, strict=False))
    matter = Matter("a", "en", "ltr", (Run("A"),), paragraphs=(Paragraph("text", (Run(whole),)),))
    return matter, Galley("a", lines, (0,) * (len(lines) + 1))


def stretch(text: str, baseline: float, left: float = 0.0, size: float = SIZE) -> Stretch:
    return Stretch(text, left, left + 4 * len(text), baseline - 6, baseline + 2, baseline, size)


def column(*texts: str, planned: tuple[str, ...] = TEXTS, leading: float = LEADING, top: float = 0.0) -> Column:
    matter, galley = article(*planned)
    found = [stretch(text, top + SIZE * ASCENT + at * leading) for at, text in enumerate(texts)]
    return matched(list(groups(matter, galley, 0, len(planned))), rows(found, LEADING))


def test_a_column_as_planned_has_all_its_lines_and_nothing_else() -> None:
    found = column(*TEXTS)
    assert (found.lines, found.lost, found.extra) == (4, (), ())


def test_a_line_that_is_missing_is_lost_and_the_others_are_found() -> None:
    found = column(TEXTS[0], TEXTS[2], TEXTS[3])
    assert [group.letters for group in found.lost] == ["everyboatthatpassed"]
    assert found.lines == 3
    assert not found.extra


def test_a_line_that_stands_twice_was_not_planned_the_second_time() -> None:
    found = column(TEXTS[0], TEXTS[1], TEXTS[1], TEXTS[2], TEXTS[3])
    assert [row.text for row in found.extra] == [TEXTS[1]]
    assert found.lines == 4


def test_a_line_with_another_letter_is_lost_and_what_stands_there_was_not_planned() -> None:
    found = column(TEXTS[0], "every boat that parsed", *TEXTS[2:])
    assert [group.start for group in found.lost] == [1]
    assert [row.text for row in found.extra] == ["every boat that parsed"]


@settings(deadline=None, max_examples=100)
@given(st.permutations(range(4)), st.sets(st.integers(0, 3)))
def test_every_planned_line_is_either_found_or_lost(order: list[int], dropped: set[int]) -> None:
    found = column(*(TEXTS[at] for at in order if at not in dropped))
    starts = sorted([each.group.start for each in found.found] + [group.start for group in found.lost])
    assert starts == [0, 1, 2, 3]
    assert len(found.found) + len(found.extra) == 4 - len(dropped)


def test_hyphens_at_line_ends_are_seen() -> None:
    lines = rows([stretch("the coun", 10), stretch(SOFT, 10, 40), stretch("cil met", 20.3)], LEADING)
    assert [(row.letters, row.hyphen) for row in lines] == [("thecoun", True), ("cilmet", False)]


def test_a_raised_mark_stands_in_the_row_of_its_word() -> None:
    lines = rows([stretch("as he wrote", 10), stretch("1", 7, 50, 5), stretch("in the report", 20.3)], LEADING)
    assert [row.letters for row in lines] == ["ashewrote1", "inthereport"]
    assert lines[0].baseline == 10


def test_an_initial_belongs_to_the_first_row_that_it_reaches() -> None:
    four = [stretch(text, 10 + at * LEADING, 30) for at, text in enumerate(("Ada Holm", "he lock", "keeper", "saw"))]
    letter = Stretch("T", 0, 28, 14, 41, 40.9, 36)
    found = [row.letters for row in rows([four[0], letter, *four[1:]], LEADING, 1.6 * SIZE)]
    assert found == ["adaholm", "thelock", "keeper", "saw"]


@pytest.mark.parametrize("extra", [0.0, 0.3, 0.62])
def test_feathering_is_read_from_the_baselines(extra: float) -> None:
    assert feathering(column(*TEXTS, leading=LEADING + extra), LEADING) == pytest.approx(extra)


def test_a_column_on_its_place_is_not_shifted() -> None:
    assert shifted(column(*TEXTS, top=50), (0, 50, 130, 50 + 4 * LEADING), SIZE, LEADING) == 0


@pytest.mark.parametrize("off", [-3.0, 2.0, 10.3])
def test_a_column_off_its_place_is_shifted(off: float) -> None:
    room = (0.0, 50.0, 130.0, 50 + 6 * LEADING)
    assert shifted(column(*TEXTS, top=50 + off), room, SIZE, LEADING) == pytest.approx(abs(off))


def test_a_column_that_hangs_out_of_its_foot_is_shifted() -> None:
    room = (0.0, 50.0, 130.0, 50 + 4 * LEADING)
    assert shifted(column(*TEXTS, top=50, leading=LEADING + 0.5), room, SIZE, LEADING) == pytest.approx(1.5)
