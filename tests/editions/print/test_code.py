"""Code on paper: whatever stands in a block of code is measured, set, and found again by the proof room."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.print.composing import Composed
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.measure.around import Around, silent
from broadsheet.editions.print.measure.blocks import Gatherer
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.paragraphs import LEAST_CODE, LEAST_DRAWN, code_scale
from broadsheet.text.markdown import parse
from broadsheet.text.source import Source
from broadsheet.typesetting.pages import Stretch, impressions

from .measure.galley_proof import article, column, design, typesetter
from .test_short_issues import PAPER, SENTENCES
from .whole import composed, publication, wrong
from .whole import design as look

FIGLET = r"""
 _   _                  _                       _     _
| | | |_ __   __ _ _   _| |_| |__   ___  _ __(_)_______  __| |
| | | | '_ \ / _` | | | | __| '_ \ / _ \| '__| |_  / _ \/ _` |
| |_| | | | | (_| | |_| | |_| | | | (_) | |  | |/ /  __/ (_| |
 \___/|_| |_|\__,_|\__,_|\__|_| |_|\___/|_|  |_/___\___|\__,_|
"""
BLOCKS = {
    "tabs": "if x:\n\treturn\t1\n\t\t# two\n\t\t\t\t\t\tfar to the right of it",
    "200 columns": "print(" + ", ".join(f"column_{at}" for at in range(17)) + ")\nend",
    "a little too wide": "for name in sorted(names, key=len):\n    print(name)",
    "figlet": FIGLET.strip("\n"),
    "a box of lines": "┌" + "─" * 60 + "┐\n│" + " " * 60 + "│\n│ one" + " " * 56 + "│\n└" + "─" * 60 + "┘",
    "a table in blanks": "Name"
    + " " * 20
    + "Size"
    + " " * 20
    + "Price\n"
    + "wall"
    + " " * 20
    + "1200"
    + " " * 20
    + "£1,176",
    "Chinese": "print('港口的墙建好了')\n" + "港口的墙" * 30,
    "a word of 300 letters": "x" * 300 + "\nend",
    "signs without a blank": "$M > user w/o host\n$@$1<@$3>$mis\nR$+@$+<@$+>$*\t$@$1<@$3>$mis" + "$@$1<@$3>" * 9,
    "blanks wider than a column": " " * 90 + "far\nnear",
    "dashes": "--------- 8< " * 12 + "\n-\n--long-option=" + "-" * 80,
}


def code(words: str) -> tuple[Paragraph, ...]:
    """What is to be set of a block of code."""
    document = parse(Source(f"```\n{words}\n```", "en"), silent)
    return tuple(Gatherer(Around()).gather(document).paragraphs)


def measured(matter: Matter) -> Galley:
    return measure([matter], {matter.id: "normal"}, design(), typesetter())[matter.id]


def stretches(words: str) -> list[Stretch]:
    matter = article(*code(words))
    return [stretch for page in impressions(column(matter, measured(matter))) for stretch in page.stretches]


@pytest.mark.parametrize("name", BLOCKS)
def test_no_line_of_code_sticks_out_of_its_column_and_no_sign_of_it_is_lost(name: str) -> None:
    matter = article(*code(BLOCKS[name]))
    made = measured(matter)
    said = "".join(matter.paragraphs[line.paragraph].text[line.start : line.end] for line in made.lines)
    assert "".join(said.split()) == "".join(BLOCKS[name].split())
    pages = impressions(column(matter, made))
    seen = [stretch for page in pages for stretch in page.stretches if stretch.text.strip()]
    assert max(stretch.right for stretch in seen) <= design().format.column + 0.1
    assert min(stretch.left for stretch in seen) >= -0.1


def test_a_tabulator_leads_to_the_next_of_every_eight_columns() -> None:
    (first,) = code("ab\tc\td")
    assert first.text == "ab      c       d"


@pytest.mark.parametrize(("columns", "scale"), [(10, 1.0), (26, 1.0), (32, None), (60, 1.0)])
def test_code_becomes_smaller_only_where_all_of_its_block_goes_in_by_it(columns: int, scale: float | None) -> None:
    lines = code("x" * columns + "\nshort")
    scales = {code_scale(line, design()) for line in lines}
    assert len(scales) == 1
    assert scales == {scale} if scale else LEAST_CODE <= min(scales) < 1
    assert (len(measured(article(*lines)).lines) == 2) == (columns < 40)


@pytest.mark.parametrize("columns", range(24, 36))
def test_code_that_was_made_smaller_is_not_turned_over(columns: int) -> None:
    assert len(measured(article(*code("x" * columns))).lines) == 1


def test_a_picture_made_of_signs_keeps_its_rows() -> None:
    assert len(measured(article(*code(BLOCKS["figlet"]))).lines) == 5
    lines = code("┌" + "─" * 44 + "┐\n│ one" + " " * 40 + "│\n│" + " " * 44 + "│\n└" + "─" * 44 + "┘")
    assert all(line.drawn for line in lines)
    assert LEAST_DRAWN <= code_scale(lines[0], design()) < LEAST_CODE
    assert len(measured(article(*lines)).lines) == 4


def test_what_is_turned_over_is_set_in_behind_a_mark_that_is_no_letter() -> None:
    rows = [stretch for stretch in stretches("x" * 60) if stretch.text.strip()]
    assert {sign for row in rows for sign in row.text.strip()} == {"x"}
    first, *others = sorted(rows, key=lambda row: row.baseline)
    assert others
    assert all(row.left > first.left + 5 for row in others)


def test_boxes_of_lines_are_set_in_the_type_for_code() -> None:
    (line,) = code("│──┤")
    assert line == Paragraph("code", (Run("│──┤"),), first=True, widest=4)


@pytest.mark.parametrize("format", ["a4", "tabloid"])
def test_an_issue_full_of_code_has_no_fault(tmp_path: Path, format: str) -> None:
    issue = tmp_path / "issues" / "n1"
    issue.mkdir(parents=True)
    (tmp_path / "paper.toml").write_text(PAPER)
    (issue / "issue.toml").write_text("number = 1\ndate = 2026-01-05\n")
    blocks = [f"{SENTENCES * 3}\n\n```\n{words}\n```\n" for words in BLOCKS.values()]
    boxed = [f"::: facts\n```\n{words[:300]}\n```\n:::\n" for words in BLOCKS.values()]
    listed = [f"- One\n\n{_set_in(words)}\n" for words in BLOCKS.values()]
    parts = [*("\n".join(blocks[at::3]) for at in range(3)), *(f"{SENTENCES * 4}\n\n{box}" for box in boxed)]
    for at, body in enumerate([*parts, "\n".join(listed)]):
        (issue / f"{at:02}-part-{at}.md").write_text(f"---\nheadline: Part {at} of the listing\n---\n{body}\n")
    paper = publication(tmp_path)
    made = composed(paper, paper.issues[0], look(format))
    assert isinstance(made, Composed), made
    assert "faults" not in wrong(made.report)


def _set_in(words: str) -> str:
    return "\n".join(f"  {row}" for row in ["```", *words.split("\n"), "```"])
