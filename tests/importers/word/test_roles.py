"""What the paragraphs of a manuscript are, by style and by looks."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.importers.word.paragraphs import Paragraph
from broadsheet.importers.word.parts import holds_several, split
from broadsheet.importers.word.placeholders import Placeholder, placeholders_in
from broadsheet.importers.word.roles import roles_of

LONG = (
    "Über Entscheidungen zu Bibliotheken kann man streiten, öffentlich und leidenschaftlich, und das schon seit Jahren."
)


def text(words: str = LONG, **looks: Any) -> Paragraph:
    return Paragraph(words, None, **looks)


def test_styles_say_what_a_paragraph_is() -> None:
    head = (
        text("Headline", style="title"),
        text("Standfirst here", style="subtitle"),
        text("Ana Ruiz", style="author"),
    )
    roles = roles_of([*head, text()])
    assert (roles.headline, roles.standfirst, roles.byline, roles.headline_from) == ((0,), (1,), (2,), "")


def test_a_manuscript_without_styles_has_a_short_first_line_a_bold_second_and_a_byline() -> None:
    roles = roles_of(
        [text("Entspannt euch!", bold=True), text("Ein Kommentar", bold=True), text("von Susanne Brandt"), text()]
    )
    assert (roles.headline, roles.standfirst, roles.byline) == ((0,), (1,), (2,))
    assert roles.headline_from


def test_what_stands_between_headline_and_byline_is_the_standfirst() -> None:
    roles = roles_of(
        [
            text("Shoebox Kits", style="title"),
            text("Rezension zu:"),
            text("D. E. Shaffer, 1977"),
            text("von Ben Kaden"),
            text(),
        ]
    )
    assert (roles.standfirst, roles.byline) == ((1, 2), (3,))


@pytest.mark.parametrize("byline", ["by Ana Ruiz", "von Ben Kaden", "par Zoé Martin", "بقلم سارة حداد", "作者：王小明"])
def test_words_for_by_are_known_in_several_languages(byline: str) -> None:
    assert roles_of([text("Headline", style="title"), text(byline), text()]).byline == (1,)


def test_prose_that_begins_with_such_a_word_is_no_byline() -> None:
    for words in ("von hier an geht es weiter", "By Tuesday it was over.", "Deshalb:"):
        assert roles_of([text("Headline", style="title"), text(words), text()]).byline == ()


def test_a_long_first_paragraph_is_no_headline() -> None:
    assert roles_of([text(), text("Short"), text()]).headline == ()


def test_bold_short_paragraphs_are_crossheads_and_a_place_in_brackets_is_not() -> None:
    paragraphs = [
        text("Headline", style="title"), text(), text("Was bleibt", bold=True), text(), text("Deshalb:", bold=True),
        text(), text("(Berlin, Mai 2017)", bold=True, align="end"), text(),
    ]  # fmt: skip
    assert roles_of(paragraphs).crossheads == {2: 2}


def test_where_most_is_bold_bold_says_nothing() -> None:
    assert (
        roles_of([text(bold=True), text("One two", bold=True), text("Three four", bold=True), text()]).crossheads == {}
    )


def test_numbers_alone_in_the_middle_part_a_text() -> None:
    paragraphs = [text("H", style="title"), text(), text("II", align="center"), text(), text("I", align=""), text()]
    assert roles_of(paragraphs).crossheads == {2: 2}


def test_headings_begin_below_the_headline_however_deep_they_begin_in_the_file() -> None:
    paragraphs = [text("H", style="title"), text("A", level=2), text(), text("B", level=3), text()]
    assert roles_of(paragraphs).crossheads == {1: 2, 3: 3}


ISSUE = [
    text("Words to the readers of this issue, which is about walls and what they are good for, as ever."),
    text("Harbour wall", level=1), text("by Ana Ruiz"), text(),
    text("Buses", level=1), text("by Tom Hale"), text(), text("Fares", level=2), text(),
]  # fmt: skip


def test_a_file_whose_headings_have_bylines_holds_several_articles() -> None:
    assert holds_several(ISSUE, names_issue=False) == 1
    parts = split(ISSUE, 1)
    assert [(part.first, part.last) for part in parts] == [(0, 1), (1, 4), (4, 9)]
    assert [part.title for part in parts[1:]] == ["Harbour wall", "Buses"]
    assert parts[2].roles.crossheads == {7: 2}


def test_a_file_whose_headings_are_crossheads_is_one_article() -> None:
    plain = [text("T", style="title"), text("One", level=1), text(), text("Two", level=1), text()]
    assert holds_several(plain, names_issue=False) == 0
    assert holds_several(plain, names_issue=True) == 1


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["[danilo-bibliothek-2.jpg]"], Placeholder((0,), "danilo-bibliothek-2.jpg", "")),
        (["[Abbildung K-1.jpg / Bildunterschrift In der Halle]"], Placeholder((0,), "K-1.jpg", "In der Halle")),
        (["[Bild: e-1.jpg]", "[Bildunterschrift: Orte]"], Placeholder((0, 1), "e-1.jpg", "Orte")),
        (["[Photo wall.png / Caption: The wall]"], Placeholder((0,), "wall.png", "The wall")),
        (
            ["[Abbildung Stadtbibliothek Buch / Bildunterschrift: Die]"],
            Placeholder((0,), "Stadtbibliothek Buch", "Die"),
        ),
    ],
)
def test_brackets_that_ask_for_a_picture_are_read(texts: list[str], expected: Placeholder) -> None:
    assert placeholders_in(texts) == (expected,)


def test_other_brackets_are_text() -> None:
    assert placeholders_in(["[...]", "[1] See there.", "[He laughs]", "[a.jpg] and more"]) == ()
