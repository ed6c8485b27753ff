"""Where a column may begin: the flags of galleys, on lines written by hand."""

from __future__ import annotations

from broadsheet.editions.print.galley import Cut, Line
from broadsheet.editions.print.matter import Paragraph, Run
from broadsheet.editions.print.measure.flow import Flow, flow_of

from .galley_proof import article, text

TEN = "abcdefghi "


def lines(index: int, count: int, hyphens: tuple[int, ...] = ()) -> list[Line]:
    return [Line(index, 10 * at, 10 * at + 9, at in hyphens) for at in range(count)]


def flow(*given: tuple[Paragraph, list[Line]], blocks: tuple[int, ...] = ()) -> Flow:
    paragraphs, rows = zip(*given, strict=True)
    return flow_of(article(*paragraphs), rows, blocks)


def test_the_second_line_leaves_an_orphan_and_the_last_is_a_widow() -> None:
    made = flow((text(TEN * 4), lines(0, 4)))
    assert made.cuts == [0, Cut.ORPHAN, 0, Cut.WIDOW, 0]


def test_of_two_lines_the_second_is_both() -> None:
    assert flow((text(TEN * 2), lines(0, 2))).cuts == [0, Cut.ORPHAN | Cut.WIDOW, 0]


def test_a_line_that_ends_with_a_hyphen_is_told_whether_the_text_has_it_or_not() -> None:
    own = text("abcdefgh-" + "abcdefghij" * 4)
    made = flow((own, [Line(0, 0, 9), Line(0, 9, 19, True), Line(0, 19, 29), Line(0, 29, 49)]))
    assert [bool(cut & Cut.HYPHEN) for cut in made.cuts] == [False, True, True, False, False]


def test_a_crosshead_has_white_above_and_never_stands_at_a_foot() -> None:
    made = flow((text(TEN * 3), lines(0, 3)), (text("Head", "crosshead"), lines(1, 2)), (text(TEN * 4), lines(2, 4)))
    assert made.lines[3] == Line(-1)
    assert made.white == {3}
    glued = [at for at, cut in enumerate(made.cuts) if cut & Cut.GLUED]
    assert glued == [4, 5, 6]  # below the white, within the head, below the head
    assert made.cuts[7] == Cut.ORPHAN | Cut.SECOND


def test_no_white_stands_at_the_head_or_the_foot_of_the_text() -> None:
    made = flow((text("Head", "crosshead"), lines(0, 1)), (text(TEN), lines(1, 1)), (Paragraph("text"), []))
    assert made.white == set()
    assert len(made.lines) == 2


def test_a_byline_holds_the_text_and_a_signature_its_letter() -> None:
    made = flow((text("Ana Ruiz", "byline"), lines(0, 1)), (text(TEN), lines(1, 1)), (text("B.", "from"), lines(2, 1)))
    assert made.cuts == [0, Cut.GLUED, Cut.GLUED, 0]


def test_two_empty_paragraphs_are_one_line_of_white() -> None:
    made = flow((text(TEN), lines(0, 1)), (Paragraph("text"), []), (Paragraph("text"), []), (text(TEN), lines(3, 1)))
    assert [line.paragraph for line in made.lines] == [0, -1, 3]


def test_a_block_is_one_piece_as_high_as_it_is() -> None:
    made = flow((text(TEN), lines(0, 1)), (Paragraph("block", block=1), []), (text(TEN), lines(2, 1)), blocks=(9, 3))
    assert [line.paragraph for line in made.lines] == [0, 1, 1, 1, 2]
    assert made.cuts == [0, 0, Cut.GLUED, Cut.GLUED, 0, 0]


def test_a_short_table_is_not_parted() -> None:
    head = Paragraph("row", cells=((Run("Day"),),), head=True)
    row = Paragraph("row", cells=((Run("Friday"),),))
    made = flow((text(TEN), lines(0, 1)), (head, lines(1, 1)), *((row, lines(at, 1)) for at in range(2, 9)))
    assert made.cuts == [0, 0, *[Cut.GLUED] * 8, 0]  # the second is the white above


def test_of_a_long_table_two_rows_stand_together_at_either_end() -> None:
    head = Paragraph("row", cells=((Run("Day"),),), head=True)
    row = Paragraph("row", cells=((Run("Friday"),),))
    made = flow((head, lines(0, 1)), *((row, lines(at, 1)) for at in range(1, 12)))
    assert [bool(cut & Cut.GLUED) for cut in made.cuts] == [False, True, True, *[False] * 8, True, False]


def test_the_heading_of_the_notes_stays_with_them() -> None:
    made = flow((text(TEN), lines(0, 1)), (text("Notes", "label"), lines(1, 1)), (text("A.", "note"), lines(2, 1)))
    assert made.cuts == [0, 0, Cut.GLUED, Cut.GLUED, 0]
