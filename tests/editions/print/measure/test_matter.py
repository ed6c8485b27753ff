"""From an article's Markdown to what is to be set of it."""

from __future__ import annotations

from typing import Any

import pytest

from broadsheet.editions.print.matter import Matter, Paragraph, Run
from broadsheet.editions.print.measure.around import Around, Drawn
from broadsheet.editions.print.measure.blocks import ORNAMENT
from broadsheet.editions.print.measure.matter import matter_of
from broadsheet.model.article import Article, Text
from broadsheet.problems import Problem
from broadsheet.text.markdown import parse
from broadsheet.text.nodes import Picture
from broadsheet.text.source import Source

LONG_SPEECH = "It was a long day. " * 120 + "“She was built to be turned by a man and a boy,” he said."


def made(markdown: str, around: Around | None = None, told: list[Problem] | None = None, **more: Any) -> Matter:
    heard = [] if told is None else told
    source = Source(markdown, "en-GB", "x.md")
    document = parse(source, heard.append)
    given = {"headline": "Bridge to be *lifted*", "language": "en-GB", **more}
    article = Article(id="v1n1/x", issue="v1n1", slug="x", body=Text(markdown), file="x.md", **given)
    found = matter_of(article, document, around or Around(report=heard.append, picture=drawn, place=source.place))
    assert found is not None
    return found


def drawn(picture: Picture) -> Drawn | None:
    return None if picture.source == "gone.jpg" else Drawn(f"pictures/{picture.source}", 1600, 900, caption="From file")


def kinds(matter: Matter) -> list[tuple[str, str]]:
    return [(paragraph.kind, paragraph.text) for paragraph in matter.paragraphs]


def test_the_parts_of_an_article_stand_in_their_order() -> None:
    around = Around(byline=("Ana Ruiz", "Tom Hale"), series="Series: The quay", short_link="https://x.example/1")
    matter = made(
        "One.[^1]\n\n## Head\n\nTwo.\n\n[^1]: A *note*.", around, dateline="Quayside", author_note="By *ferry*."
    )
    assert kinds(matter) == [
        ("byline", "Ana Ruiz, Tom Hale"),
        ("text", "Quayside. One.1"),
        ("crosshead", "Head"),
        ("text", "Two."),
        ("label", "Notes"),
        ("note", "A note."),
        ("author_note", "By ferry."),
        ("label", "Series: The quay"),
        ("label", "https://x.example/1"),
    ]
    assert matter.headline == (Run("Bridge to be "), Run("lifted", "i"))
    assert matter.paragraphs[1].runs == (Run("Quayside.", "b"), Run(" One."), Run("1", "u", "note-mark:1"))
    assert [paragraph.first for paragraph in matter.paragraphs[1:4]] == [True, False, True]
    assert matter.paragraphs[5].mark == "1"


def test_the_headline_of_the_printed_paper_goes_before_the_other() -> None:
    assert made("A.", print_headline="Wall rebuilt").headline == (Run("Wall rebuilt"),)


@pytest.mark.parametrize("more", [{"print": False}, {"status": "withdrawn"}])
def test_what_is_not_for_print_or_was_taken_back_has_no_matter(more: dict[str, Any]) -> None:
    article = Article(id="v/x", issue="v", slug="x", language="en", headline="X", body=Text("A."), file="x", **more)
    assert matter_of(article, parse(Source("A."), print), Around()) is None


def test_styles_nest_and_white_space_is_one_blank() -> None:
    matter = made("A **bold *and italic*** word,  `a  b` and\n[a link](https://x.example) ~~struck~~.")
    assert matter.paragraphs[0].runs == (
        Run("A "),
        Run("bold ", "b"),
        Run("and italic", "bi"),
        Run(" word, "),
        Run("a b", "c"),
        Run(" and a link "),
        Run("struck", "s"),
        Run("."),
    )


def test_links_keep_the_address_that_the_paper_gives_them() -> None:
    matter = made(
        "[Here](x.md) and [there](y.md).", Around(link=lambda target, at: f"article:{target}" * (target < "y"))
    )
    assert [(run.text, run.link) for run in matter.paragraphs[0].runs] == [
        ("Here", "article:x.md"),
        (" and there.", ""),
    ]


def test_lists_have_marks_and_depths() -> None:
    matter = made("3. Three\n4. Four\n   - deep\n\n     more\n\nAfter.")
    assert [(p.kind, p.text, p.mark, p.depth) for p in matter.paragraphs] == [
        ("item", "Three", "3.", 0),
        ("item", "Four", "4.", 0),
        ("item", "deep", "•", 1),
        ("text", "more", "", 2),
        ("text", "After.", "", 0),
    ]


def test_text_goes_on_behind_a_list_a_box_or_a_pull_quote_and_begins_anew_behind_a_crosshead() -> None:
    box, pull = "::: facts\nBuilt in 1781\n:::", "::: pull\nI count\n:::"
    matter = made(f"One\n\n- a\n- b\n\nTwo\n\n{box}\n\nThree\n\n{pull}\n\nFour\n\n## Next\n\nFive")
    begun = {each.text: each.first for each in matter.paragraphs if each.kind == "text"}
    assert begun == {"One": True, "Two": False, "Three": False, "Four": False, "Five": True}


def test_verse_and_code_keep_their_lines() -> None:
    matter = made("::: verse\nOne *two*\nthree\n\nfour\n:::\n\n```\n  a\n\nb\n```")
    assert kinds(matter) == [
        ("verse", "One two"),
        ("verse", "three"),
        ("text", ""),
        ("verse", "four"),
        ("text", ""),
        ("code", "\u00a0\u00a0a"),
        ("text", ""),
        ("code", "b"),
    ]


def test_a_quotation_is_set_in_and_a_rule_is_an_ornament() -> None:
    matter = made("> Said.\n>\n> Again.\n\n---\n\nOn.")
    assert [(p.kind, p.depth, p.first) for p in matter.paragraphs] == [
        ("quote", 1, True),
        ("quote", 1, False),
        ("ornament", 0, True),
        ("text", 0, True),
    ]
    assert matter.paragraphs[2].text == ORNAMENT


def test_letters_are_signed_and_parted_by_white() -> None:
    matter = made('::: letter {from="A. Reader"}\nDear.\n:::\n\n*Reply.*\n\n::: letter {from="B. Reader"}\nSir.\n:::')
    assert kinds(matter) == [
        ("text", "Dear."),
        ("from", "A. Reader"),
        ("text", "Reply."),
        ("text", ""),
        ("text", "Sir."),
        ("from", "B. Reader"),
    ]


def test_the_first_box_is_make_up_s_and_the_others_stand_where_they_were_written() -> None:
    matter = made("A.\n\n::: facts\n## In figures\n\n- one\n:::\n\nB.\n\n::: call\nCome!\n:::\n\nC.")
    assert [box.kind for box in matter.boxes] == ["facts", "call"]
    assert kinds(matter) == [("text", "A."), ("text", "B."), ("block", ""), ("text", "C.")]
    assert matter.paragraphs[2].block == 1
    assert [p.kind for p in matter.boxes[0].paragraphs] == ["crosshead", "item"]


def test_the_third_picture_stands_in_the_text() -> None:
    matter = made("\n\n".join(f'![Alt {at}]({at}.jpg "Caption {at}")\n\nText {at}.' for at in range(3)))
    assert [picture.file for picture in matter.pictures] == ["pictures/0.jpg", "pictures/1.jpg", "pictures/2.jpg"]
    assert [(p.kind, p.block) for p in matter.paragraphs] == [("text", -1), ("text", -1), ("block", 2), ("text", -1)]


def test_a_picture_without_alternative_text_takes_its_caption_and_is_told() -> None:
    told: list[Problem] = []
    matter = made("![](wall.jpg)\n\n![](gone.jpg)\n\n![](orna.png){decorative}", told=told)
    assert [(picture.alt, picture.caption) for picture in matter.pictures] == [
        ("From file", (Run("From file"),)),
        ("", (Run("From file"),)),
    ]
    assert [problem.name for problem in told] == ["missing-alt-text"]


def test_a_narrow_table_is_rows_of_the_text_and_a_wide_one_a_box() -> None:
    narrow = "| Day | High |\n|:--|--:|\n| Fri | 5.31 |\n"
    wide = (
        "| What it is | What it was | What it may yet become |\n|--|--|--|\n| A long cell | Another | A third one |\n"
    )
    matter = made(f"A.\n\n{narrow}\n\nB.\n\n{wide}")
    assert [p.kind for p in matter.paragraphs] == ["text", "row", "row", "text"]
    assert matter.paragraphs[1] == Paragraph("row", cells=((Run("Day"),), (Run("High"),)), mark="lr", head=True)
    assert [box.kind for box in matter.boxes] == ["table"]


def test_pull_quotes_are_given_or_taken_from_a_long_text() -> None:
    given = made('A.\n\n::: pull {by="W. D."}\nShe turns.\n:::')
    assert given.pull_quotes == ((Run("She turns."), Run("\n"), Run("W. D.")),)
    assert kinds(given) == [("text", "A.")]
    assert made(LONG_SPEECH).pull_quotes == ((Run("“She was built to be turned by a man and a boy”"),),)
    assert made("“She was built to be turned by a man and a boy,” he said.").pull_quotes == ()


def test_what_is_for_the_editor_or_raw_html_is_not_set() -> None:
    told: list[Problem] = []
    matter = made("A.\n\n::: to-the-editor\nNo.\n:::\n\n<div>raw</div>\n\nB<br>C <abbr>m/s</abbr>.", told=told)
    assert kinds(matter) == [("text", "A."), ("text", "B\nC m/s.")]
    assert [problem.name for problem in told] == ["raw-html-not-printed"]


def test_a_correction_stands_in_a_box_of_its_own() -> None:
    matter = made("A.\n\n::: facts\nB.\n:::", Around(corrections=((Run("This corrects it."),),)))
    assert [box.kind for box in matter.boxes] == ["aside", "facts"]
    assert [(p.kind, p.block) for p in matter.paragraphs] == [("text", -1), ("block", 1)]


def test_matter_changes_with_a_word_and_with_nothing_else() -> None:
    assert made("A.") == made("A.") != made("B.")


def test_a_picture_alone_makes_a_piece_without_text() -> None:
    matter = made("![The wall](wall.jpg)")
    assert matter.paragraphs == ()
    assert len(matter.pictures) == 1


def test_addresses_of_links_may_be_printed_as_notes() -> None:
    around = Around(link=lambda target, at: target, link_notes=True)
    matter = made(
        "See [here](https://a.example/x/), [there](article:v/y).[^1]\n\n- [b.example](https://www.b.example) and "
        "[again](https://a.example/x/)\n\n[^1]: A [note](https://c.example).",
        around,
    )
    assert kinds(matter) == [
        ("text", "See here2, there.1"),
        ("item", "b.example and again2"),
        ("label", "Notes"),
        ("note", "A note3."),
        ("note", "a.example/x"),
        ("note", "c.example"),
    ]
    assert [paragraph.mark for paragraph in matter.paragraphs[3:]] == ["1", "2", "3"]
    assert matter.paragraphs[4].runs[0].link == "https://a.example/x/"
