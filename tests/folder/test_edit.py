"""One field changed, every other byte as it was."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from broadsheet.errors import FolderError
from broadsheet.folder.decode import tidy
from broadsheet.folder.edit import set_field
from broadsheet.folder.header import Value, read_header, split
from broadsheet.folder.toml import read_toml_header
from broadsheet.problems import Problem


def _read(source: bytes) -> tuple[dict[str, Value], bytes]:
    """Read fields and body as the folder's reader does, with nothing reported that would stop it."""
    met: list[Problem] = []
    clean = tidy(source, "a.md", met.append)
    assert clean is not None
    lie = split(clean)
    if not lie.marker:
        return {}, clean
    text = clean[lie.start : lie.end].decode()
    read = read_toml_header if lie.marker == "+++" else read_header
    fields = read(text, lie.line, "a.md", met.append)
    assert fields is not None, met
    return {key: field.value for key, field in fields.items()}, clean[lie.body :]


def test_only_the_value_changes() -> None:
    before = b"---\n# first\nheadline:   Old words   # a remark\nweight: lead\n---\nText\n"
    after = b"---\n# first\nheadline:   New words   # a remark\nweight: lead\n---\nText\n"
    assert set_field(before, "headline", "New words") == after


def test_a_missing_key_goes_to_the_headers_end() -> None:
    assert set_field(b"---\nheadline: A\n# end\n---\nText", "weight", "lead") == (
        b"---\nheadline: A\n# end\nweight: lead\n---\nText"
    )


def test_an_article_without_header_gets_one() -> None:
    assert set_field(b"Text\r\n", "headline", "A") == b"---\r\nheadline: A\r\n---\r\nText\r\n"


def test_an_empty_header_is_filled() -> None:
    assert set_field(b"---\n---\nText", "headline", "A") == b"---\nheadline: A\n---\nText"


def test_an_empty_value_is_filled() -> None:
    assert (
        set_field(b"---\nheadline:\nkicker: # none\n---\n", "headline", "A")
        == b"---\nheadline: A\nkicker: # none\n---\n"
    )
    assert set_field(b"---\nkicker: # none\n---\n", "kicker", "B") == b"---\nkicker: B # none\n---\n"


def test_nothing_to_change_changes_nothing() -> None:
    source = b"---\nheadline: 'A'\ntopics: [ a,b ]\n---\n"
    assert set_field(source, "headline", "A") is source
    assert set_field(source, "topics", ("a", "b")) is source


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_and_the_byte_order_mark_stay(ends: str) -> None:
    lines = ["\ufeff---", "headline: A", "kicker: K", "---", "Text", "", "More", ""]
    before = ends.join(lines).encode()
    after = ends.join([*lines[:3], "weight: lead", *lines[3:]]).encode()
    assert set_field(before, "weight", "lead") == after
    assert set_field(before, "headline", "B") == before.replace(b"headline: A", b"headline: B")


def test_lists_stay_as_they_were_written() -> None:
    block = b"---\ntopics:   # what it is about\n  - harbour\n  - council\n# end\nx: y\n---\n"
    assert set_field(block, "topics", ["a, b", "c"]) == (
        b"---\ntopics:   # what it is about\n  - a, b\n  - c\n# end\nx: y\n---\n"
    )
    flow = b"---\ntopics: [harbour,\n  council]  # two\nx: y\n---\n"
    assert set_field(flow, "topics", ["a, b", "c"]) == b'---\ntopics: ["a, b", c]  # two\nx: y\n---\n'


def test_a_list_may_become_a_text_and_a_text_a_list() -> None:
    assert (
        set_field(b"---\nbyline:\n- Ana\n- Tom\nx: y\n---\n", "byline", "Ana Ruiz")
        == b"---\nbyline: Ana Ruiz\nx: y\n---\n"
    )
    assert set_field(b"---\nbyline: Ana\n---\n", "byline", ["Ana", "Tom"]) == b"---\nbyline: [Ana, Tom]\n---\n"
    assert set_field(b"---\ntopics:\n- a\n---\n", "topics", []) == b"---\ntopics: []\n---\n"


def test_a_text_over_several_lines_is_replaced_whole() -> None:
    literal = b"---\nnote: |\n  one\n  two\n\n# remark\nx: y\n---\n"
    assert set_field(literal, "note", "three") == b"---\nnote: three\n\n# remark\nx: y\n---\n"
    folded = b"---\nnote:\n  one\n  two\nx: y\n---\n"
    assert set_field(folded, "note", "three") == b"---\nnote: three\nx: y\n---\n"


def test_a_key_behind_a_literal_text_does_not_lengthen_it() -> None:
    before = b"---\nheadline: A\nnote: |\n  one\n---\nText"
    after = set_field(before, "weight", "lead")
    assert _read(after)[0] == {**_read(before)[0], "weight": "lead"}


def test_a_header_written_as_one_table_stays_one() -> None:
    assert set_field(b"---\n{headline: A, x: y}\n---\n", "headline", "B: C") == b'---\n{headline: "B: C", x: y}\n---\n'
    assert set_field(b"---\n{headline: A}\n---\n", "x", "y") == b"---\n{headline: A, x: y}\n---\n"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("yes", "yes"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("null", "null"),
        ("Rock & roll, mostly", "Rock & roll, mostly"),
        ("It’s “new” — é", "It’s “new” — é"),
        ("A: B", '"A: B"'),
        ("A:", '"A:"'),
        ("a #b", '"a #b"'),
        ("", '""'),
        (" x ", '" x "'),
        ("- x", '"- x"'),
        ("*bold* move", '"*bold* move"'),
        ('He said "no"', 'He said "no"'),
        ('"no"', '"\\"no\\""'),
        ("C:\\x", "C:\\x"),
        ("one\ntwo", '"one\\ntwo"'),
        ("\u202ertl", '"\\u202Ertl"'),
    ],
)
def test_values_are_quoted_only_where_they_must_be(value: str, written: str) -> None:
    after = set_field(b"---\nheadline: x\n---\n", "headline", value)
    assert after.decode() == f"---\nheadline: {written}\n---\n"
    assert _read(after)[0] == {"headline": value}


def test_toml_headers_are_changed_as_toml() -> None:
    before = b"+++\nheadline = 'A' # remark\ntopics = [\n  'a', # one\n  'b',\n]\n\n[extra]\nkey = 1\n+++\nText"
    assert set_field(before, "headline", 'B "C"') == before.replace(b"'A'", b'"B \\"C\\""')
    assert b'\ntopics = ["c"]\n' in set_field(before, "topics", ["c"])
    assert set_field(before, "weight", "lead") == before.replace(b"[extra]", b'weight = "lead"\n[extra]')


def test_other_encodings_are_written_back_as_they_were() -> None:
    before = "---\nheadline: Alt\nbyline: Jürgen\n---\nGrüße".encode("windows-1252")
    assert set_field(before, "headline", "Größe") == before.replace(b"Alt", "Größe".encode("windows-1252"))
    wide = "---\r\nheadline: Alt\r\n---\r\nGrüße".encode("utf-16")
    assert set_field(wide, "headline", "Größe").decode("utf-16") == "---\r\nheadline: Größe\r\n---\r\nGrüße"


def test_what_the_encoding_cannot_write_is_escaped() -> None:
    before = "---\nencoding: iso-8859-2\nheadline: Łódź\n---\n".encode("iso-8859-2")
    after = set_field(before, "headline", "مرفأ")
    assert after == before.replace("Łódź".encode("iso-8859-2"), b'"\\u0645\\u0631\\u0641\\u0623"')
    assert _read(after)[0]["headline"] == "مرفأ"


def test_what_would_change_the_encoding_of_the_text_is_refused_or_escaped() -> None:
    before = "---\nheadline: é\n---\nAscii".encode("windows-1252")
    assert _read(set_field(before, "headline", "Ã©"))[0] == {"headline": "Ã©"}


@pytest.mark.parametrize(
    "source",
    [b"---\nheadline: A\nText without end", b"---\n- a\n- b\n---\n", b"---\na: b: c\n---\n", b"---\na: 1\na: 2\n---\n"],
)
def test_a_header_that_cannot_be_read_is_left_alone(source: bytes) -> None:
    with pytest.raises(FolderError):
        set_field(source, "headline", "B", "issues/a.md")


@pytest.mark.parametrize("key", ["", "a b", "a: b", "a\nb", "ä", "-a"])
def test_a_key_is_a_word(key: str) -> None:
    with pytest.raises(ValueError, match="is no key"):
        set_field(b"", key, "x")


def test_a_lone_surrogate_is_no_text() -> None:
    with pytest.raises(FolderError):
        set_field(b"---\nheadline: A\n---\n", "headline", "\ud800")


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=12)
_LINES = st.sampled_from(
    [
        "headline: Harbour wall # remark",
        "kicker: 'it''s'",
        'standfirst: "a \\" b"',
        "topics: [a, 'b, c']",
        "topics2:\n- a\n-   b",
        "places:  # where\n    - quay\n    # between\n    - mole",
        "note: |\n  one\n\n  two",
        "note2: >-\n  folded\n  text\n",
        "long: plain text\n  over two lines",
        "empty:",
        "# a remark",
        "",
        "rates: {a: 1, b: [x]}",
        "weight:    lead   ",
        "“odd” key: ü",
    ]
)


@given(
    st.lists(_LINES, unique=True, max_size=8),
    st.sampled_from(
        ["headline", "topics", "topics2", "places", "note", "note2", "long", "empty", "rates", "weight", "fresh"]
    ),
    st.one_of(_WORDS, st.lists(_WORDS, max_size=3)),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.tuples(st.booleans(), st.text("ab é\n-#:", max_size=20)),
)
def test_reading_gives_back_the_value_and_all_else_as_it_was(
    lines: list[str], key: str, value: str | list[str], ends: str, rest: tuple[bool, str]
) -> None:
    mark, body = rest
    text = "\n".join(["---", *lines, "---", body])
    before = (("\ufeff" if mark else "") + text.replace("\n", ends)).encode()
    after = set_field(before, key, value)
    fields, old_body = _read(before)
    assert _read(after) == ({**fields, key: value}, old_body)
    _assert_one_stretch(before, after, key, fields)


def _assert_one_stretch(before: bytes, after: bytes, key: str, fields: dict[str, Value]) -> None:
    """What lies before the field's line and behind its value is the same, byte for byte."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    changed = before[head : len(before) - tail]
    if key not in fields:
        assert changed == b""
    else:
        lines = re.split(rb"\r\n|\r|\n", changed)
        others = [name for name in fields if name != key]
        assert not any(line.startswith(f"{name}:".encode()) for line in lines[1:] for name in others)


@given(
    st.lists(
        st.sampled_from(
            ["a = 'x' # r", "b = [\n 1, # one\n]", 'c = """\nx\n"""', "d = 1979-05-27", "e = {x = 1}", "# r", "f.g = 1"]
        ),
        unique=True,
        max_size=5,
    ),
    st.booleans(),
    st.sampled_from(["a", "b", "c", "d", "fresh"]),
    st.one_of(_WORDS, st.lists(_WORDS, max_size=3)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_toml_gives_back_the_value_and_all_else_as_it_was(
    lines: list[str], table: bool, key: str, value: str | list[str], ends: str
) -> None:
    text = "\n".join(["+++", *lines, *(["[t]", "[[t.u]]", "a = [[1], [2]]"] if table else []), "+++", "Text"])
    before = text.replace("\n", ends).encode()
    fields, body = _read(before)
    assume(not isinstance(fields.get(key), dict))
    assert _read(set_field(before, key, value)) == ({**fields, key: value}, body)
