"""Which tables go into a column, and what is made of the others."""

from __future__ import annotations

from broadsheet.editions.print.matter import Paragraph, Run
from broadsheet.editions.print.measure.tables import as_items, fits

from .test_matter import made

FIVE = (
    "|  | Grundschule | Gesamtschule | Hauptschule | Realschule |\n"
    "|---|---|---|---|---|\n"
    "| Apr 08 | 95 | 14 | 1 | 4 |\n"
    "| Apr 09 | 110 | 16 | 6 |  |\n"
)
THREE = "| Boat | Berth | Owner |\n|---|---|---|\n| Ida the second | on the east quay | kept by the town |\n"


def row(*cells: str, head: bool = False) -> Paragraph:
    return Paragraph("row", cells=tuple((Run(cell),) if cell else () for cell in cells), head=head)


def test_words_that_cannot_stand_side_by_side_make_a_table_too_wide_for_a_column() -> None:
    heads = row("Grundschule", "Gesamtschule", "Hauptschule", head=True)
    assert not fits((heads, row("1", "2", "3")))
    assert fits((heads, row("1", "2", "3")), columns=2)
    assert fits((row("Boat", "Berth", "Owner", head=True), row("Ida the second", "on the quay", "kept by all")))


def test_a_row_becomes_an_item_with_the_heads_before_its_cells() -> None:
    rows = (row("", "Juni", "Juli", head=True), row("2008", "3", ""), row("2009", "4", "5"))
    items = list(as_items(rows))
    assert [(item.kind, item.mark, item.text) for item in items] == [
        ("item", "•", "2008; Juni: 3"),
        ("item", "•", "2009; Juni: 4; Juli: 5"),
    ]


def test_a_second_wide_table_is_set_as_items_where_it_was_written() -> None:
    matter = made(f"One.\n\n{FIVE}\nTwo.\n\n{FIVE}\nThree.")
    assert [box.kind for box in matter.boxes] == ["table"]
    assert [(paragraph.kind, paragraph.text) for paragraph in matter.paragraphs] == [
        ("text", "One."),
        ("text", "Two."),
        ("item", "Apr 08; Grundschule: 95; Gesamtschule: 14; Hauptschule: 1; Realschule: 4"),
        ("item", "Apr 09; Grundschule: 110; Gesamtschule: 16; Hauptschule: 6"),
        ("text", "Three."),
    ]


def test_a_second_table_whose_words_go_into_a_column_stays_a_table() -> None:
    matter = made(f"{FIVE}\nOne.\n\n{THREE}\nTwo.")
    assert [box.kind for box in matter.boxes] == ["table", "table"]
    assert [paragraph.kind for paragraph in matter.paragraphs] == ["text", "block", "text"]


def test_a_wide_table_that_is_too_long_for_a_box_is_set_as_items() -> None:
    rows = "".join(f"| Apr {year:02} | 95 | 14 | 1 | 4 |\n" for year in range(99))
    matter = made(FIVE + rows)
    assert matter.boxes == ()
    assert {paragraph.kind for paragraph in matter.paragraphs} == {"item"}
