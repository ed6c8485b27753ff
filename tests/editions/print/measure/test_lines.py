"""The lines of galleys: every character once, and what is measured is what is set."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from broadsheet.editions.print.design import Scale
from broadsheet.editions.print.galley import Cut, Galley, Line, changed
from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.measure.lines import lines_of
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.measure.syllables import with_hyphens
from broadsheet.editions.print.setting import lines_source
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders
from broadsheet.typesetting.pages import impressions

from .galley_proof import ARABIC, PROSE, article, column, design, galley, heights, printed, text, typesetter

NARROWLY = (
    "The sum was never in dispute, only what it was for. Fourteen pounds on each of eighty-four plots makes £1,176, "
    "and the contractor’s price for cutting the 1,200 metres of hedge was £1,150. “So we asked who had cut it before,” "
    "said Wilf Harker, secretary of the society."
)
KINDS = {
    "text": text(PROSE * 2),
    "first of its text": text(PROSE, first=True),
    "crosshead": text(PROSE[:70], "crosshead"),
    "byline": text("Ana Ruiz, Tom Hale, Judith Amory, Neville Stagg", "byline"),
    "quote": text(PROSE, "quote", depth=1, first=True),
    "item": text(PROSE, "item", mark="•", first=True),
    "numbered item": text(PROSE, "item", mark="12.", first=True, depth=1),
    "verse": text("And ring till the rope has no more to say or the dark has a lantern in", "verse", depth=1),
    "code": text("\u00a0\u00a0return x + 1 if x else print('hello -- world')", "code", first=True),
    "signature": text("Constance Mallow, Southgate", "from"),
    "note": text(PROSE, "note", mark="1", first=True),
    "label": text("This corrects a report of last week: " + PROSE[:60], "label", first=True),
    "author's note": text(PROSE, "author_note"),
    "ornament": text("* * *", "ornament"),
    "written breaks": text("One\ntwo and " + PROSE[:80] + "\nthree"),
    "German": text("Die Straßenbahnhaltestellenhäuschen der Donaudampfschifffahrtsgesellschaft. " * 3, language="de"),
    "soft hyphens": text("co\u00adope\u00adra\u00adtion ex\u00adtra\u00ador\u00addi\u00adna\u00adri\u00adly " * 5),
    "styles": Paragraph(
        "text", (Run(PROSE[:50], "b"), Run(PROSE[50:99], "i", "https://x.example"), Run("1", "u"), Run(" code", "c"))
    ),
    "Arabic": text(ARABIC * 3, language="ar"),
    "Arabic item": text(ARABIC, "item", mark="•", language="ar"),
    "two languages": text(PROSE[:90] + ARABIC[:80] + PROSE[:90]),
    "joined letters": text("oﬃce ﬁnd ﬂow " * 9),
    "all signs": text("".join(map(chr, range(33, 127))) * 2),
    "hyphens in a row": text("Apr 12 146 - - - and ------ so on -- --- " * 3),
    "code in a line": Paragraph(
        "item",
        (
            Run("parse "),
            Run("recover_intersection_pattern", "c"),
            Run(" and "),
            Run("Vec<Option<String>>::with_capacity", "c"),
        ),
        mark="•",
    ),
    "capitals": text("DONAUDAMPFSCHIFFFAHRTSKAPITAENSMUETZEN " * 3),
    "a word of 300 letters": text("x" * 300 + " " + PROSE),
    "an address": text("see https://example.org/" + "abcdefghij/klmnop?" * 110 + " there"),
}


def whole(matter: Matter, made: Galley) -> str:
    """The characters of all lines, without the blanks at which they were parted."""
    return "".join(
        "".join(row.split())
        for row in (
            matter.paragraphs[line.paragraph].text[line.start : line.end] for line in made.lines if line.paragraph >= 0
        )
    )


@pytest.mark.parametrize("paragraph", KINDS.values(), ids=KINDS)
def test_every_character_of_a_paragraph_stands_in_one_line_and_in_order(paragraph: Paragraph) -> None:
    matter = article(paragraph)
    made = galley(matter)
    ends = [(line.start, line.end) for line in made.lines]
    assert ends == sorted(ends)
    assert whole(matter, made) == "".join(paragraph.text.split())


@pytest.mark.parametrize("paragraph", KINDS.values(), ids=KINDS)
def test_a_paragraph_is_as_high_as_its_lines_however_it_is_cut(paragraph: Paragraph) -> None:
    matter = article(paragraph)
    made, leading = galley(matter), design().leading
    count = len(made.lines)
    cuts = [at for at in range(count + 1) if not made.cuts[at] & Cut.GLUED or at == count]
    spans = [(start, end, extra) for start in cuts for end in cuts if start < end for extra in (0.0, 0.618)]
    chosen = spans[:: max(1, len(spans) // 60)]
    expected = [(end - start) * leading + (end - start - 1) * extra for start, end, extra in chosen]
    assert heights(matter, made, chosen) == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    "name", ["text", "styles", "an address", "code in a line", "capitals", "a word of 300 letters", "German", "Arabic"]
)
def test_no_line_sticks_out_of_its_column(name: str) -> None:
    matter = article(KINDS[name])
    page = next(iter(impressions(column(matter, galley(matter, "tabloid"), "tabloid"))))
    assert max(stretch.right for stretch in page.stretches) < design("tabloid").format.column + 0.5 * design().size
    assert min(stretch.left for stretch in page.stretches) > -0.5 * design().size


@pytest.mark.parametrize("format", ["a4", "broadsheet"])
def test_another_reader_of_pdf_sees_the_same_lines(format: str, needs: Callable[[str], str], tmp_path: Path) -> None:
    matter = article(*(text(PROSE[at:] + PROSE, first=at % 2 == 0) for at in range(0, 90, 7)))
    made = galley(matter, format)
    file = tmp_path / "column.pdf"
    file.write_bytes(column(matter, made, format))
    shown = subprocess.run([needs("pdftotext"), "-layout", str(file), "-"], capture_output=True, check=True).stdout
    rows = [
        " ".join(row.split())
        for row in shown.decode().replace("\f", "").replace("\u00ad", "-").splitlines()
        if row.strip()
    ]
    assert rows == printed(matter, made)


def test_a_hyphen_at_a_line_s_end_is_told_only_where_the_text_has_none() -> None:
    matter = article(text("well-known half-hearted self-evident " * 12))
    made = galley(matter)
    dashes = [line for line in made.lines if matter.paragraphs[0].text[: line.end].endswith("-")]
    assert dashes
    assert not any(line.hyphen for line in dashes)
    assert whole(matter, made) == "".join(matter.paragraphs[0].text.split())


def test_what_readers_of_pdf_part_or_join_gets_lines_of_our_own() -> None:
    matter = article(KINDS["joined letters"], KINDS["text"], text(ARABIC * 2, language="ar"))
    assert galley(matter).pinned == {0, 2}


def test_a_block_and_a_row_of_several_lines_are_so_many_lines_of_one_paragraph() -> None:
    row = Paragraph("row", cells=((Run("Harbour wall and everything behind it"),), (Run("£1,100"),)), mark="lr")
    matter = article(replace(row, cells=((Run("What"),), (Run("Price"),)), head=True), row, text(PROSE))
    made = galley(matter)
    assert [line for line in made.lines if line.paragraph == 0] == [Line(0)]
    assert [line for line in made.lines if line.paragraph == 1] == [Line(1), Line(1)]
    assert heights(matter, made, [(0, 3, 0.0), (1, 3, 0.5)]) == pytest.approx(
        [3 * design().leading, 2 * design().leading + 0.5], abs=0.1
    )


def test_the_signature_changes_with_a_line_and_with_nothing_else() -> None:
    first = galley(article(text(PROSE)))
    renamed = replace(article(text(PROSE)), id="v1n1/y")
    again = measure([renamed], {"v1n1/y": "normal"}, design(), typesetter())["v1n1/y"]
    assert again.signature == first.signature
    assert galley(article(text(PROSE + "One word more, or several, or a line."))).signature != first.signature


def test_a_line_of_nearly_nothing_gives_way_to_a_hyphen_that_the_patterns_do_not_know() -> None:
    matter = article(text("A retired schoolmistress put " * 6, depth=4))
    made = galley(matter)
    assert made.pinned == {0}
    assert "put A retired school-" in printed(matter, made)
    assert whole(matter, made) == "".join(matter.paragraphs[0].text.split())


def test_only_long_english_words_get_more_places_for_hyphens() -> None:
    given = text("A schoolmistress of representatives, handkerchief")
    assert with_hyphens(given, "en-GB").text == ("A school\u00admistress of represen\u00adtatives, handker\u00adchief")
    assert with_hyphens(given, "fr") == given
    assert with_hyphens(replace(given, language="de"), "en") == replace(given, language="de")


class Counting(Typesetter):
    """A typesetter that counts the pages' sources that it is given."""

    given = 0

    def pdf(self, *given: Any, **more: Any) -> bytes:
        self.given += 1
        return super().pdf(*given, **more)


def test_what_was_measured_once_is_not_set_again_unless_the_fonts_are_others() -> None:
    look, counting = replace(design(), name="remembered"), Counting(folders("gazette"))
    matter = article(text(PROSE[::-1]), text("An article measured twice."))
    once = lines_of([matter], look, counting)
    before = counting.given
    assert before > 0
    assert lines_of([matter], look, counting) == once
    assert counting.given == before
    other = Counting((*folders("gazette"), str(resources.files("broadsheet") / "themes" / "gazette" / "fonts")))
    lines_of([matter], look, other)
    assert (other.given > 0) == (other.key != counting.key)
    assert counting.key == typesetter().key


def test_a_paragraph_may_be_a_line_shorter_or_longer_and_then_is_set_so() -> None:
    matter = article(*(text(PROSE[at : at + 120 + 9 * at], first=True) for at in range(40)))
    made, leading = galley(matter), design().leading
    assert {variant.change for found in made.variants.values() for variant in found} == {-1, 1}
    for change in (-1, 1):
        changes = {index: change for index, found in made.variants.items() if change in {each.change for each in found}}
        other = changed(made, changes)
        assert len(other.lines) == len(made.lines) + change * len(changes)
        assert whole(matter, other) == whole(matter, made)
        count = len(other.lines)
        spans = [(0, count, 0.0), *((at, at + 1, 0.0) for at in range(count))]
        assert heights(matter, other, spans) == pytest.approx([count * leading, *[leading] * count], abs=0.1)


def test_ragged_lines_go_in_by_themselves_as_well() -> None:
    look = design("a4", "bulletin").resized(Scale(1.015, 1.015))
    matter = article(text(NARROWLY))
    made = measure([matter], {matter.id: "normal"}, look, typesetter())[matter.id]
    questions = Questions()
    for at in range(len(made.lines)):
        questions.height(at, look.format.column, f"{{ {lines_source(matter, made, (at, at + 1), look)} }}")
    said = questions.answers(look, "en", typesetter())
    assert list(said.values()) == pytest.approx([look.leading] * len(made.lines), abs=0.1)


def test_the_places_where_an_address_is_broken_are_not_in_the_pdf() -> None:
    matter = article(KINDS["an address"], KINDS["code in a line"])
    rows = [stretch.text for page in impressions(column(matter, galley(matter))) for stretch in page.stretches]
    assert "".join("".join(rows).split()) == whole(matter, galley(matter)).replace("parse", "•parse")
