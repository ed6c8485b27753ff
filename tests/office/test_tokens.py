"""Tokens: always as long, good for one reader, one purpose and one paper."""

from __future__ import annotations

from uuid import UUID

import pytest

from broadsheet.subscribers.tokens import LENGTH, Purpose, proves, public_id_of, token_of

SECRET, KEY, ANA = b"s" * 32, b"k" * 16, UUID("12345678123456781234567812345678")


@pytest.mark.parametrize("purpose", ["confirm", "unsubscribe", "preferences"])
def test_a_token_is_good_for_its_own_purpose_only(purpose: Purpose) -> None:
    token = token_of(SECRET, ANA, KEY, purpose, "packet")
    assert len(token) == LENGTH
    assert public_id_of(token) == ANA
    proved = {each for each in ("confirm", "unsubscribe", "preferences") if proves(token, SECRET, KEY, each, "packet")}
    assert proved == {purpose}


def test_neither_another_paper_nor_another_key_takes_it() -> None:
    token = token_of(SECRET, ANA, KEY, "unsubscribe", "packet")
    assert not proves(token, SECRET, KEY, "unsubscribe", "gazette")
    assert not proves(token, SECRET, b"n" * 16, "unsubscribe", "packet")
    assert not proves(token, b"t" * 32, KEY, "unsubscribe", "packet")


@pytest.mark.parametrize("text", ["", "x", "a" * 54, "g" * 32 + "a" * 22, "1" * 10_000, "é" * 54, "1" * 32 + "é" * 22])
def test_what_is_no_token_proves_nothing(text: str) -> None:
    assert not proves(text, SECRET, KEY, "confirm", "packet")


def test_a_token_cut_or_changed_by_one_sign_proves_nothing() -> None:
    token = token_of(SECRET, ANA, KEY, "confirm", "packet")
    for at in range(LENGTH):
        changed = token[:at] + ("B" if token[at] == "A" else "A") + token[at + 1 :]
        assert not proves(changed, SECRET, KEY, "confirm", "packet")
        assert not proves(token[:at], SECRET, KEY, "confirm", "packet")
