"""Plain lines become paragraphs, lists, quotes, verse and tables, with every word of theirs."""

from __future__ import annotations

from broadsheet.importers.plain.blocks import blocks_of
from broadsheet.importers.plain.lines import is_wrapped, joined, runs_of, usual_width
from broadsheet.importers.plain.notes import with_notes
from broadsheet.text.nodes import Bullets, CodeBlock, Division, HardBreak, Link, Paragraph, Quote, Rule
from broadsheet.text.written import markdown_of

WRAPPED = """The council voted on Tuesday to rebuild the wall before the
winter storms come in from the sea, as the surveyor wrote in
the report that was laid on the table a year ago. The work is
to begin in March and will close the quay for six weeks.
"""


def read(text: str) -> list[object]:
    runs = runs_of(text)
    return list(blocks_of(runs, usual_width(runs)))


def markdown(text: str) -> str:
    runs = runs_of(text)
    return markdown_of(with_notes(blocks_of(runs, usual_width(runs)))[0])


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    (paragraph,) = read(WRAPPED)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.kids == [" ".join(WRAPPED.split())]


def test_verse_keeps_its_lines() -> None:
    verse = "The sea was calm\nthe wall was tall\nno ship came in\nno ship at all"
    found = read(f"{WRAPPED}\n{WRAPPED}\n{verse}")
    assert isinstance(found[-1], Division)
    assert found[-1].kind == "verse"
    assert markdown(f"{WRAPPED}\n{WRAPPED}\n{verse}").count("\n") > 6


def test_an_address_keeps_its_lines_as_breaks() -> None:
    (paragraph,) = read("Harbour Weekly\n12 Quay Street\nHull.")
    assert isinstance(paragraph, Paragraph)
    assert sum(isinstance(kid, HardBreak) for kid in paragraph.kids) == 2


def test_lists_go_on_over_blank_lines_and_wrapped_items() -> None:
    (bullets,) = read(" * one item that is\n   wrapped\n * two\n\n * three")
    assert isinstance(bullets, Bullets)
    assert [len(item) for item in bullets.items] == [1, 1, 1]
    (numbers,) = read("1. one\n2. two\n\n3. three")
    assert isinstance(numbers, Bullets)
    assert (numbers.start, len(numbers.items)) == (1, 3)


def test_a_line_of_speech_is_no_list() -> None:
    assert isinstance(read("- Non, dit-il.")[0], Paragraph)


def test_columns_of_blanks_stay_as_they_are() -> None:
    table = "Town        Rain   Sun\nHull        12     3\nWhitby      9      5\n"
    (code,) = read(table)
    assert isinstance(code, CodeBlock)
    assert code.text == table


def test_quotes_and_rules_are_known() -> None:
    quote, rule = read("> one\n> > two\n\n-----------")
    assert isinstance(quote, Quote)
    assert isinstance(rule, Rule)


def test_quotes_as_deep_as_anyone_likes_end() -> None:
    assert read(f"{'> ' * 5000}x")


def test_addresses_are_links() -> None:
    (paragraph,) = read("see <https://example.org/a> or https://example.org/b.")
    assert isinstance(paragraph, Paragraph)
    assert [kid.target for kid in paragraph.kids if isinstance(kid, Link)] == [
        "https://example.org/a",
        "https://example.org/b",
    ]
    assert paragraph.kids[-1] == "."


def test_lines_of_chinese_are_joined_without_blanks() -> None:
    assert joined(["市议会星期二", "投票决定"]) == "市议会星期二投票决定"


def test_a_word_that_would_have_fitted_in_says_that_the_end_was_meant() -> None:
    wide = runs_of(WRAPPED)[0]
    assert is_wrapped(wide, 60)
    assert not is_wrapped(runs_of("one two\nthree four\nfive six")[0], 60)


def test_notes_in_brackets_get_their_references() -> None:
    text = "As was said [1], and again [1].\n\nMore [2].\n\n[1] The report.\n\n[2] Another."
    assert markdown(text) == ("As was said[^1], and again[^1].\n\nMore[^2].\n\n[^1]: The report.\n\n[^2]: Another.\n")


def test_references_without_notes_stay_and_are_told() -> None:
    document, dangling = with_notes(blocks_of(runs_of("As was said [1] there."), 0))
    assert dangling == ("1",)
    assert document.notes == []
