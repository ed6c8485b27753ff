"""The parts of an article around its text, found from a contents page, a title, headings and looks."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.importers.pages.contents import Entry, entries
from broadsheet.importers.pages.fields import Fields, Witness, agree, fields_of
from broadsheet.importers.pages.page import Block, Page, PageLink

PROSE = "The council voted on Tuesday to rebuild the wall, and work on it begins in the first days of March"


def found(*blocks: Block | str, entry: Entry | None = None, title: str = "", standing: tuple[int, ...] = ()) -> Fields:
    rows = [Block(block) if isinstance(block, str) else block for block in blocks]
    return fields_of(Page("a.html", title, rows), [True] * len(rows), Witness(entry, title, standing=standing))


def heading(text: str, level: int = 1) -> Block:
    return Block(text, "heading", level)


def test_the_contents_page_goes_before_the_title_and_the_page_has_its_own_wording() -> None:
    entry = Entry("a.html", "Harbour wall")
    fields = found(heading("The Harbour Wall, rebuilt"), "By Ana Ruiz", PROSE, entry=entry, title="Page 3")
    assert fields.values == {"headline": "The Harbour Wall, rebuilt", "byline": "Ana Ruiz"}
    assert fields.used == {0, 1}
    assert not fields.guesses


def test_a_headline_that_nothing_else_says_is_told_with_its_rival() -> None:
    fields = found(heading("A walk"), PROSE, entry=Entry("a.html", "The river in winter"))
    assert fields.values["headline"] == "The river in winter"
    assert [(guess.what, guess.value, guess.rival) for guess in fields.guesses] == [
        ("headline", "The river in winter", "A walk")
    ]


def test_without_contents_page_the_heading_that_agrees_with_the_title_is_taken() -> None:
    fields = found(heading("News"), heading("Storm over the quay", 2), PROSE, title="Storm over the quay")
    assert fields.values["headline"] == "Storm over the quay"
    assert 0 not in fields.used


def test_without_headings_the_first_short_text_is_a_guess() -> None:
    fields = found("Storm over the quay", PROSE, PROSE)
    assert fields.values["headline"] == "Storm over the quay"
    assert [guess.reason for guess in fields.guesses] == ["it is the first short text of the page"]


def test_a_bold_text_below_the_headline_is_the_standfirst() -> None:
    standfirst = Block("Work begins in March and will close the quay for six weeks", strong=True)
    fields = found(heading("Harbour wall"), "By Ana Ruiz", standfirst, PROSE, PROSE)
    assert fields.values["standfirst"] == "Work begins in March and will close the quay for six weeks"


def test_a_short_line_that_ends_in_a_colon_above_the_headline_is_the_kicker() -> None:
    fields = found(Block("Town council:"), heading("Harbour wall"), PROSE)
    assert fields.values["kicker"] == "Town council"


def test_rights_and_the_note_on_the_author_come_from_the_end() -> None:
    rest = [PROSE] * 8
    fields = found(
        heading("Harbour wall"),
        "By Ana Ruiz",
        *rest,
        heading("Ana Ruiz"),
        "Ana has sailed since she was a child and writes on harbours.",
        "Copyright © 2001, Ana Ruiz. Published in issue 7 of the Tideway",
    )
    assert fields.values["author_note"] == "Ana has sailed since she was a child and writes on harbours."
    assert fields.values["rights"] == "Copyright © 2001, Ana Ruiz"


def test_the_contents_page_knows_a_byline_that_the_page_lacks() -> None:
    entry = Entry("a.html", "Harbour wall", byline="Ana Ruiz", section="Town")
    fields = found(heading("Harbour wall"), PROSE, entry=entry)
    assert (fields.values["byline"], fields.values["section"]) == ("Ana Ruiz", "Town")


def test_headlines_agree_in_most_words_only() -> None:
    assert agree("Harbour wall", "The harbour wall to be rebuilt")
    assert not agree("Harbour wall", "Harbour news")
    assert agree("新的船隻", "新的船隻第六篇")


def listed(*blocks: Block, paths: Sequence[str] = ("a.html", "b.html", "c.html", "d.html")) -> list[Entry]:
    page = Page("index.html", "", list(blocks))
    return entries(page, [True] * len(blocks), lambda target: (target, "") if target in paths else ("", ""))


def row(target: str, text: str, behind: str = "") -> Block:
    return Block(f"{text}{behind}", "item", links=(PageLink(target, text),), link_share=len(text) / len(text + behind))


def test_a_contents_page_gives_order_sections_and_bylines() -> None:
    rows = listed(
        heading("Contents"),
        heading("Town", 2),
        row("a.html", "Harbour wall", ", by Ana Ruiz"),
        row("b.html", "Ferry"),
        Block("The far side gets a boat of its own again"),
        heading("Culture", 2),
        row("c.html", "Lanterns"),
        Block("by Tom Hale"),
        Block("What they say of the keepers"),
        row("elsewhere.html", "Not ours"),
    )
    assert [(entry.path, entry.headline, entry.byline, entry.section) for entry in rows] == [
        ("a.html", "Harbour wall", "Ana Ruiz", "Town"),
        ("b.html", "Ferry", "", "Town"),
        ("c.html", "Lanterns", "Tom Hale", "Culture"),
    ]
    assert rows[1].standfirst == "The far side gets a boat of its own again"


def test_a_heading_over_everything_is_no_section() -> None:
    assert [entry.section for entry in listed(heading("Contents"), row("a.html", "One"), row("b.html", "Two"))] == [
        "",
        "",
    ]


def test_of_several_links_to_one_page_the_one_that_reads_like_a_headline_counts() -> None:
    rows = listed(row("a.html", "»"), row("a.html", "Harbour wall to be rebuilt"), row("a.html", "more"))
    assert [entry.headline for entry in rows] == ["Harbour wall to be rebuilt"]
