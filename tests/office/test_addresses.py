"""Which texts are addresses, and which two are one mailbox (bad inputs 75 to 78)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.subscribers.addresses import AddressError, read_address


@pytest.mark.parametrize(
    ("text", "wire"),
    [
        ("joe@example.org", "joe@example.org"),
        ("  joe@example.org\t", "joe@example.org"),
        ("Joe.Hill+paper@Example.ORG", "Joe.Hill+paper@example.org"),
        ("o'brien@example.org", "o'brien@example.org"),
        ("jürgen@exämple.de", "jürgen@xn--exmple-cua.de"),
        ("用户@例え.jp", "用户@xn--r8jz45g.jp"),
        ("a@b.co", "a@b.co"),
    ],
)
def test_addresses_are_read_and_their_domains_made_ascii(text: str, wire: str) -> None:
    address = read_address(text)
    assert address.wire == wire
    assert address.needs_smtputf8 is (not wire.isascii())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("a@b", "domain"),
        ("a b@c.de", "signs"),
        ('"a b"@c.de', "signs"),
        ('"ab"@c.de', "local"),
        ("a@[127.0.0.1]", "domain"),
        ("a@127.0.0.1", "domain"),
        ("a" * 65 + "@example.org", "long"),
        ("a@" + ".".join(["b" * 60] * 5) + ".org", "long"),
        ("a@example.org.", "domain"),
        ("a@@example.org", "at"),
        ("a.example.org", "at"),
        (".a@example.org", "local"),
        ("a..b@example.org", "local"),
        ("a@-example.org", "domain"),
        ("a@example.org\r\nBcc: x@example.net", "signs"),
        ("a@example.org\0", "signs"),
        ("=?utf-8?q?a=0d=0ab?=@example.org", "signs"),
        ("a\u202e@example.org", "signs"),
        ("a,b@example.org", "local"),
    ],
)
def test_what_is_no_address_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(AddressError) as caught:
        read_address(text)
    assert caught.value.reason == reason


def test_case_makes_no_second_mailbox_but_dots_and_plus_do() -> None:
    assert read_address("Joe@Example.org").key == read_address("joe@example.ORG").key
    assert len({read_address(f"{local}@gmail.com").key for local in ("joehill", "joe.hill", "joehill+x")}) == 3


@given(st.text(max_size=80))
def test_no_text_gets_a_line_end_or_a_space_onto_the_wire(text: str) -> None:
    try:
        wire = read_address(text).wire
    except AddressError:
        return
    assert not any(sign.isspace() or ord(sign) < 33 or sign in "<>," for sign in wire)
    assert wire.count("@") == 1
