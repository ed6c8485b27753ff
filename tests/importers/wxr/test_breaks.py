"""Exports that are broken in the ways exports are: nothing of an item may be lost, and no draft may go out.

The breaks are those of a trial (eleven, with six items each); what an item must say is what was put into it.
"""

from __future__ import annotations

import io

import pytest

from broadsheet.importers.wxr.cleaning import clean, clean_head
from broadsheet.importers.wxr.items import Item, read_channel, read_item
from broadsheet.importers.wxr.pieces import pieces

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Paper</title>'
)


def item(number: int, body: str, title: str = "") -> str:
    return (
        f"<item><title>{title or f'T{number}'}</title><content:encoded><![CDATA[{body}]]></content:encoded>"
        "<wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>"
    )


def export(third: str) -> bytes:
    items = (third if number == 2 else item(number, f"<p>body {number} words</p>") for number in range(6))
    return f"{HEAD}{''.join(items)}</channel></rss>".encode()


def read(data: bytes) -> list[tuple[bool, Item | None]]:
    file = io.BytesIO(data)
    found = []
    for piece in pieces(file):
        text, _ = clean(piece.read(file))
        if piece.kind == "item":
            found.append((piece.ended, read_item(text if piece.ended else f"{text}</item>")))
    return found


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
BREAKS = {
    "a control character in a body": (export(item(2, "<p>body 2 \x0b\x08 words</p>")), "T2", "<p>body 2  words</p>"),
    "a bare & in a title": (export(item(2, "x", "R & D")), "R & D", "x"),
    "an entity of HTML in a title": (export(item(2, "x", "A&nbsp;B")), "A B", "x"),
    "]]> in a body": (export(item(2, "a ]]> b <p>tail</p>")), "T2", "a ]]> b <p>tail</p>"),
    "a byte of windows-1252": (export(item(2, "café")).replace("é".encode(), b"\xe9"), "T2", "café"),
    "a blank line in front": (b"\n\n" + export(item(2, "x")), "T2", "x"),
    "a warning of PHP in front": (b"<br /><b>Warning</b>: foo in x.php\n" + export(item(2, "x")), "T2", "x"),
    "a prefix that nobody declared": (
        export(item(2, "x").replace("</item>", "<foo:bar>1</foo:bar></item>")),
        "T2",
        "x",
    ),
    "an entity bomb": (BOMB + export(item(2, "x", "&c;")).split(b"?>", 1)[1], "&c;", "x"),
    "an emoji as two surrogates": (export(item(2, "x", "&#55357;&#56832;")), "😀", "x"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_break_loses_neither_text_nor_status(name: str) -> None:
    data, title, body = BREAKS[name]
    found = read(data)
    assert [ended for ended, _ in found] == [True] * 6
    third = found[2][1]
    assert third is not None
    assert (third.title, third.values["content:encoded"], third.status) == (title, body, "publish")
    for number, (_, other) in enumerate(found):
        assert other is not None
        if number != 2:
            assert other.values["content:encoded"] == f"<p>body {number} words</p>"


def test_of_an_export_that_is_cut_off_all_but_the_last_item_are_whole_and_that_one_keeps_its_headline() -> None:
    found = read(export(item(2, "x"))[:-60])
    assert [ended for ended, _ in found] == [True] * 5 + [False]
    last = found[-1][1]
    assert last is not None
    assert last.title == "T5"


def test_an_item_without_a_status_is_a_draft() -> None:
    bare = read_item("<item><title>T</title></item>")
    assert bare is not None
    assert bare.status == "draft"


def test_a_section_that_never_closes_costs_one_item_and_not_the_rest() -> None:
    found = read(export(item(2, "open").replace("]]>", "")))
    assert len([each for _, each in found if each is not None and each.status == "publish"]) >= 4


def test_tags_in_a_body_are_no_items() -> None:
    found = read(export(item(2, "how to write <item> and </item> in an export")))
    assert len(found) == 6
    assert found[2][1] is not None
    assert found[2][1].values["content:encoded"] == "how to write <item> and </item> in an export"


def test_a_piece_is_found_wherever_the_window_ends() -> None:
    bodies = [f"<p>{'x' * (1 << 18)}{number}</p>" for number in range(12)]
    data = f"{HEAD}{''.join(item(number, body) for number, body in enumerate(bodies))}</channel></rss>".encode()
    found = read(data)
    assert [each.values["content:encoded"] for _, each in found if each is not None] == bodies


def test_the_head_is_read_without_its_end_and_without_what_a_server_wrote_before_it() -> None:
    text, _ = clean_head(
        b"Warning: x\n" + HEAD.encode() + b"<wp:author><wp:author_login>a</wp:author_login></wp:author>"
    )
    channel = read_channel(text)
    assert (channel.root, channel.title, channel.authors) == ("rss", "Paper", {"a": ""})
