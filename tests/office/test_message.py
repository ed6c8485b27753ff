"""Messages as bytes: what a reader's program makes of them, and what a verifier says of their signature."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.deliveries.dkim import KeyFileError, Signer
from broadsheet.deliveries.message import Copy, MessageError, Sender, Template, template_of
from broadsheet.deliveries.quoted import quoted
from broadsheet.deliveries.verp import copy_of, sender_of
from broadsheet.editions.mail.rendition import PREFERENCES_MARK, UNSUBSCRIBE_MARK, Attached, Rendition

AT = dt.datetime(2026, 11, 21, 6, tzinfo=dt.UTC)
SENDER = Sender(
    name="The Tarrowford Packet",
    address="packet@paper.example",
    domain="paper.example",
    list_id="packet.paper.example",
    base="https://post.paper.example/",
    mailto="post@paper.example",
    sender_id="tarrowford",
)
COPY = Copy("ana@example.org", "u" * 54, "p" * 54, "0" * 32)
LEAVE = f"https://post.paper.example/unsubscribe/{UNSUBSCRIBE_MARK}/"
CHANGE = f"https://post.paper.example/preferences/{PREFERENCES_MARK}/"
TEXT = f"Harbour wall – to be rebuilt\n.\n..\nFrom March on\ntrailing blank \n{LEAVE}\n{CHANGE}\n"
HTML = f'<p>Harbour wall – {"é" * 200}</p>\n.hidden\n<a href="{LEAVE}">leave</a> <a href="{CHANGE}">change</a>\n'


def rendition(subject: str = "v53n21", text: str = TEXT, html: str = HTML, **more: object) -> Rendition:
    facts = {"paper": "packet", "issue": "v53n21", "language": "en", "direction": "ltr", "form": "whole"} | more
    return Rendition(subject=subject, text=text, html=html, **facts)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    private = rsa.generate_private_key(65537, 2048)
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    path = tmp_path_factory.mktemp("keys") / "dkim.pem"
    path.write_bytes(private.private_bytes(*pem))
    return path


def sent(template: Template) -> bytes:
    """A filled message as it stands in a mailbox: dots single again."""
    return re.sub(rb"(?m)^\.\.", b".", template.filled(COPY))


def parsed(template: Template) -> EmailMessage:
    return message_from_bytes(sent(template), policy=policy.SMTP)  # type: ignore[return-value]


def test_both_parts_come_out_with_the_readers_own_links() -> None:
    message = parsed(template_of(rendition(), SENDER, "m7", AT))
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == TEXT.replace(UNSUBSCRIBE_MARK, "u" * 54).replace(
        PREFERENCES_MARK, "p" * 54
    )
    assert f'href="https://post.paper.example/unsubscribe/{"u" * 54}/"' in html.get_content()
    assert UNSUBSCRIBE_MARK not in str(message)


def test_the_headers_are_those_that_large_providers_ask_for() -> None:
    message = parsed(template_of(rendition(), SENDER, "m7", AT))
    assert message["From"].addresses[0].display_name == "The Tarrowford Packet"
    assert message["From"].addresses[0].addr_spec == "packet@paper.example"
    assert message["To"].addresses[0].addr_spec == "ana@example.org"
    assert message["Message-ID"] == f"<m7.{'0' * 32}@paper.example>"
    assert message["Date"] == "Sat, 21 Nov 2026 06:00:00 +0000"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert f"<https://post.paper.example/unsubscribe/{'u' * 54}/>" in message["List-Unsubscribe"]
    assert f"<mailto:post@paper.example?subject=unsubscribe%20{'u' * 54}>" in message["List-Unsubscribe"]
    assert message["List-Id"].endswith("<packet.paper.example>")
    assert message["Feedback-ID"] == "m7:whole:packet:tarrowford"
    assert message["Precedence"] == "bulk"
    for name in ("From", "To", "Subject", "Date", "Message-ID"):
        assert len(message.get_all(name)) == 1


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_subject_adds_a_header_or_is_lost(subject: str) -> None:
    plain = "".join(sign if sign.isprintable() else " " for sign in subject)
    template = template_of(rendition(subject), SENDER, "m7", AT)
    head = sent(template).partition(b"\r\n\r\n")[0]
    names = re.findall(rb"(?m)^([A-Za-z-]+):", head)
    assert len(names) == len(set(names)) == 13
    assert b"\n" not in head.replace(b"\r\n", b"")
    assert " ".join(str(parsed(template)["Subject"] or "").split()) == " ".join(plain.split())


@pytest.mark.parametrize("name", ["Böse\r\nBcc: x@y.z", '"; Bcc: x@y.z', "=?utf-8?q?=0d=0aBcc:_x?=", "신문", "a\\b"])
def test_no_name_of_a_paper_adds_a_header(name: str) -> None:
    sender = Sender(**{field: getattr(SENDER, field) for field in SENDER.__slots__} | {"name": name})
    message = parsed(template_of(rendition(), sender, "m7", AT))
    assert message["Bcc"] is None
    assert message["From"].addresses[0].addr_spec == "packet@paper.example"


def test_an_address_of_a_sender_with_a_line_end_is_refused() -> None:
    sender = Sender(
        **{field: getattr(SENDER, field) for field in SENDER.__slots__} | {"address": "a@b.c>\r\nBcc: x@y.z"}
    )
    with pytest.raises(MessageError):
        template_of(rendition(), sender, "m7", AT)


def test_a_mail_without_a_way_out_is_refused() -> None:
    with pytest.raises(MessageError, match="unsubscribe"):
        template_of(rendition(html="<p>no link</p>\n"), SENDER, "m7", AT)


def test_pictures_travel_with_the_mail_under_their_content_id() -> None:
    picture = Attached("p1@paper.example", "image/png", "wall.png", bytes(range(256)) * 9)
    message = parsed(template_of(rendition(pictures=(picture,)), SENDER, "m7", AT))
    assert message.get_content_type() == "multipart/related"
    (found,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    assert found["Content-ID"] == "<p1@paper.example>"
    assert found.get_content() == picture.data


@given(st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=400))
@settings(max_examples=200, deadline=None)
def test_quoted_printable_brings_every_text_back_and_cuts_no_mark(text: str) -> None:
    import quopri

    given_text = f"{text}{UNSUBSCRIBE_MARK}{text}\n"
    encoded = quoted(given_text, (UNSUBSCRIBE_MARK,))
    assert quopri.decodestring(encoded).decode() == given_text.replace("\n", "\r\n")
    assert UNSUBSCRIBE_MARK.encode() in encoded
    lines = encoded.split(b"\r\n")
    assert max(map(len, lines)) <= 76
    assert not any(line.endswith((b" ", b"\t")) or line == b"." or line.startswith(b"From ") for line in lines)
    assert encoded.isascii()


def test_a_verifier_takes_the_signature_and_no_changed_mail(key: Path) -> None:
    signer = Signer.from_file("paper.example", "s1", key)
    template = template_of(rendition(), SENDER, "m7", AT, signer)
    message = sent(template)
    record = signer.public_record().encode()

    def verified(data: bytes) -> bool:
        return bool(dkim.verify(data, dnsfunc=lambda name, timeout=5: record, minkey=1024))

    assert verified(message)
    assert verified(re.sub(rb"(?m)^\.\.", b".", template.filled(Copy("joe@example.org", "x" * 54, "y" * 54, "1" * 32))))
    head, _, body = message.partition(b"\r\n\r\n")
    assert not verified(head + b"\r\n\r\n" + body.replace(b"Harbour", b"harbour", 1))
    for name in (b"From", b"To", b"Subject", b"Date", b"Message-ID", b"List-Unsubscribe", b"List-Unsubscribe-Post"):
        changed = re.sub(rb"(?m)^(" + name + rb": [^\r]*)", rb"\1x", head, count=1)
        assert changed != head
        assert not verified(changed + b"\r\n\r\n" + body), name
    assert not verified(b"From: <evil@example.net>\r\n" + message)
    signed = re.search(rb"h=([^;]*);", message)
    assert signed is not None
    assert {b"List-Unsubscribe", b"List-Unsubscribe-Post", b"Feedback-ID"} <= set(signed[1].split(b":"))


def test_a_weak_or_broken_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "key.pem"
    file.write_text("no key")
    with pytest.raises(KeyFileError):
        Signer.from_file("paper.example", "s1", file)
    pem = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    weak = rsa.generate_private_key(65537, 1024)  # noqa: S505 - that is the point
    file.write_bytes(weak.private_bytes(*pem))
    with pytest.raises(KeyFileError, match="2048"):
        Signer.from_file("paper.example", "s1", file)


def test_the_same_reader_gets_the_same_bytes_at_every_try() -> None:
    assert template_of(rendition(), SENDER, "m7", AT).filled(COPY) == template_of(rendition(), SENDER, "m7", AT).filled(
        COPY
    )


def test_an_envelope_sender_names_its_copy_and_cannot_be_forged() -> None:
    secret = b"k" * 32
    address = sender_of(secret, 7, 123_456, "bounce.paper.example")
    assert re.fullmatch(r"[a-z0-9+.]{1,64}@bounce\.paper\.example", address)
    assert copy_of(address, secret) == (7, 123_456)
    assert copy_of(address.upper(), secret) == (7, 123_456)
    assert copy_of(address.replace(".2n9c.", ".2n9d."), secret) is None
    assert copy_of(address, b"l" * 32) is None
    assert [copy_of(text, secret) for text in ("", "b+1.2.3@x", "b+" + "9" * 40 + ".1.aaaaaaaaaa@x", "joe@x")] == [
        None
    ] * 4


def test_without_a_service_one_leaves_by_mail_and_no_one_click_is_promised() -> None:
    text, html = (part.replace("https://post.paper.example/", "mailto:") for part in (TEXT, HTML))
    message = parsed(template_of(rendition(text=text, html=html), replace(SENDER, base=""), "m7", AT))
    leave = f"<mailto:post@paper.example?subject=unsubscribe%20{'u' * 54}>"
    assert (message["List-Unsubscribe"].strip(), message["List-Unsubscribe-Post"]) == (leave, None)
    with pytest.raises(MessageError, match="unsubscribe"):
        template_of(rendition(), replace(SENDER, base="", mailto=""), "m7", AT)
