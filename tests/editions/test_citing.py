"""Citations, read back by readers of the two formats that were written here from their specifications.

BibTeX: "BibTeXing" (Patashnik 1988) and the grammar of values, where braces count even behind a backslash. RIS: "RIS
Format Specifications" (Research Information Systems): a tag of two characters, two blanks, a hyphen, a blank, a value;
the first line is TY, the last one ER.
"""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.editions.web.citing import Cited, bibtex, key, one_line, ris, source, tex

PAPER = source("The Harbour Weekly", "53", "21", "2049-1174", "Harbour & Sons")
ARTICLE = Cited(
    "v53n21/harbour-wall", ("Ana Ruiz", "Tom Hale"), "50% of the wall", date(2026, 11, 20), "en", ("1", "4"),
    "https://example.org/v53/n21/harbour-wall/",
)  # fmt: skip
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
COMMANDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip


def entry(text: str) -> tuple[str, dict[str, str]]:
    """Read one entry as BibTeX does: braces are counted whether a backslash stands before them or not."""
    head = re.match(r"@article\{([^\s,{}%#~\\\"]+),\s*", text)
    assert head
    at, fields = head.end(), {}
    while text[at] != "}":
        name = re.compile(r"(\w+) = ").match(text, at)
        assert name, text[at:]
        at = name.end()
        value, at = braced(text, at) if text[at] == "{" else bare(text, at)
        fields[name[1]] = value
        assert text[at : at + 2] == ",\n"
        at += 2
        at += len(text[at:]) - len(text[at:].lstrip())
    assert text[at:].strip() == "}"
    return head[1], fields


def braced(text: str, at: int) -> tuple[str, int]:
    depth, start = 0, at
    while True:
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if not depth:
            return text[start + 1 : at - 1], at


def bare(text: str, at: int) -> tuple[str, int]:
    word = re.compile(r"\w+").match(text, at)
    assert word
    return word[0], word.end()


def typeset(value: str) -> str:
    """What TeX prints for a value made of letters, escaped signs, commands and groups."""
    value = re.sub(r"\\(text\w+)\{\}", lambda found: "\0" + str(sorted(COMMANDS).index(found[1])), value)
    value = re.sub(r"\\([$&#_%])", lambda found: "\1" + found[1], value)
    assert not re.search("[\\\\~^]|(?<!\x01)[$&#_%]", value), "a sign that TeX would take for its own"
    value = value.replace("{", "").replace("}", "").replace("\1", "")
    return re.sub("\0(\\d)", lambda found: COMMANDS[sorted(COMMANDS)[int(found[1])]], value)


def record(text: str) -> list[tuple[str, str]]:
    lines = text.split("\n")
    assert lines.pop() == ""
    found = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in lines]
    assert all(found), text
    return [(match[1], match[2]) for match in found if match]


def test_an_article_in_bibtex() -> None:
    assert entry(bibtex(PAPER, ARTICLE)) == (
        "v53n21:harbour-wall",
        {
            "author": "Ana Ruiz and Tom Hale",
            "title": r"{50\% of the wall}",
            "journal": "The Harbour Weekly",
            "volume": "53",
            "number": "21",
            "issn": "2049-1174",
            "publisher": r"Harbour \& Sons",
            "year": "2026",
            "month": "nov",
            "pages": "1, 4",
            "url": "https://example.org/v53/n21/harbour-wall/",
        },
    )


def test_an_article_in_ris() -> None:
    assert record(ris(PAPER, ARTICLE)) == [
        ("TY", "NEWS"),
        ("AU", "Ana Ruiz"),
        ("AU", "Tom Hale"),
        ("TI", "50% of the wall"),
        ("T2", "The Harbour Weekly"),
        ("VL", "53"),
        ("IS", "21"),
        ("SN", "2049-1174"),
        ("PB", "Harbour & Sons"),
        ("PY", "2026"),
        ("DA", "2026/11/20/"),
        ("LA", "en"),
        ("SP", "1"),
        ("EP", "4"),
        ("UR", "https://example.org/v53/n21/harbour-wall/"),
        ("ER", ""),
    ]


def test_what_is_not_known_is_left_out() -> None:
    bare_article = Cited("a/b", (), "T", date(2026, 1, 2), "ar")
    bare_paper = source("P", "", "", "")
    assert set(entry(bibtex(bare_paper, bare_article))[1]) == {"title", "journal", "year", "month"}
    assert [tag for tag, _ in record(ris(bare_paper, bare_article))] == ["TY", "TI", "T2", "PY", "DA", "LA", "ER"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Fire and Rescue", "{Fire and Rescue}"),
        ("The editor, in haste", "{The editor, in haste}"),
        ("Ferdinand Sandys", "Ferdinand Sandys"),
    ],
)
def test_a_name_that_bibtex_would_part_is_kept_whole(name: str, value: str) -> None:
    assert entry(bibtex(PAPER, Cited("a/b", (name,), "T", date(2026, 1, 2), "en")))[1]["author"] == value


@given(TEXTS)
def test_any_text_comes_out_of_tex_as_it_went_in(text: str) -> None:
    assert typeset(tex(text)) == one_line(text)


@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), TEXTS, TEXTS)
def test_any_article_is_one_entry_and_one_record(
    title: str, paper: str, names: list[str], number: str, address: str
) -> None:
    of = source(paper, "1", number, "", paper)
    cited = Cited(f"v1/{title}", tuple(names), title, date(2026, 5, 1), "en", (number,), address)
    word, fields = entry(bibtex(of, cited))
    assert word.isascii()
    assert typeset(fields["title"]) == one_line(title)
    assert typeset(fields["journal"]) == one_line(paper)
    rows = record(ris(of, cited))
    assert [rows[0], rows[-1]] == [("TY", "NEWS"), ("ER", "")]
    assert [value for tag, value in rows if tag == "AU"] == [one_line(name) for name in names]
    assert dict(rows)["TI"] == one_line(title)


def test_ids_in_any_script_make_keys_that_differ() -> None:
    assert key("v53n21/harbour-wall") == "v53n21:harbour-wall"
    assert len({key("v1n1/جدار"), key("v1n1/حافلة"), key("v1n1/墙")}) == 3


@given(TEXTS)
def test_one_line_has_no_control_character_and_no_two_blanks(text: str) -> None:
    made = one_line(text)
    assert made == made.strip()
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]|\s\s", made)
    assert made.replace(" ", "") == re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]", "", text)
