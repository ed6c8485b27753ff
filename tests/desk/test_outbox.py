"""Single mails: bytes as the standards want them, carried once, whatever a relay says."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any, cast

import pytest

from broadsheet.database import Office, office_at, open_office
from broadsheet.deliveries.message import Sender
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.singles import KINDS, Single, single_mail

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))
from relay import Answer, Record, relay

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
TOKEN = "0123456789abcdef" * 2 + "A" * 22
SENDER = Sender(
    name='Packet "=?utf-8?q?x=0Ay?=" Zürich',
    address="packet@paper.example",
    domain="paper.example",
    list_id="packet.paper.example",
    base="https://post.example.org/",
    mailto="bounces@paper.example",
)


def parsed(data: bytes) -> EmailMessage:
    """Read a mail as it comes out at the other end of the wire."""
    return cast(EmailMessage, message_from_bytes(data.replace(b"\r\n..", b"\r\n."), policy=policy.SMTP))


def single(kind: str, language: str = "en", paper: str = "The Packet") -> Single:
    links = {name: f"https://post.example.org/{name}/{TOKEN}/" for name in ("confirm", "unsubscribe", "preferences")}
    return Single(kind, "ana@example.org", paper, language, links, "single.7.1", NOW)


@pytest.mark.parametrize("language", ["en", "de", "ar", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_single_mail_is_as_the_standards_want_it(kind: str, language: str) -> None:
    data = single_mail(single(kind, language), SENDER)
    assert data == single_mail(single(kind, language), SENDER)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    mail = parsed(data)
    for name in ("From", "To", "Date", "Message-ID", "Subject"):
        assert len(mail.get_all(name, [])) == 1
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == "<single.7.1@paper.example>"
    assert mail["Content-Language"] == language
    parts = {part.get_content_type(): part.get_content() for part in mail.iter_parts()}
    assert set(parts) == {"text/plain", "text/html"}
    if kind != "goodbye":
        link = {"confirm": "confirm", "already": "preferences"}.get(kind, "unsubscribe")
        assert all(f"https://post.example.org/{link}/{TOKEN}/" in text for text in parts.values())
    assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in parts["text/html"]


def test_no_line_is_gained_from_the_name_of_a_paper_or_an_address() -> None:
    paper = "P\r\nBcc: x@y.zz =?utf-8?q?a=0AX:_y?= " + "lang " * 300
    head = single_mail(single("confirm", paper=paper), SENDER).partition(b"\r\n\r\n")[0]
    names = [line.partition(b":")[0] for line in head.split(b"\r\n") if line[:1] not in b" \t"]
    assert [name.decode() for name in names] == [
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"),
        *("MIME-Version", "Content-Type", "Content-Language"),
    ]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = office_at(tmp_path / "office", "packet")
    open_office(office)
    return office


def put(office: Office, address: str) -> None:
    from broadsheet.deliveries.outbox import Addressee
    from broadsheet.deliveries.outbox import put as put_down

    put_down(office, "confirm", Addressee(address, {"confirm": TOKEN}), NOW)


def carried(office: Office, answer: Answer, now: dt.datetime = NOW) -> tuple[Any, Record]:
    from broadsheet.deliveries.outbox import Post, deliver_singles

    async def whole() -> tuple[Any, Record]:
        async with relay(answer) as record:
            gate = Relay(name="r", host="127.0.0.1", port=record.port, security="none")
            post = Post(SENDER, "en", lambda language: "The Packet")
            return await deliver_singles(office, gate, post, lambda: now), record

    return asyncio.run(whole())


def states() -> list[tuple[str, int]]:
    from broadsheet.deliveries.models import SingleMail

    return list(SingleMail.objects.order_by("id").values_list("recipient", "state"))


def test_what_waits_is_carried_once_and_forgotten(office: Office) -> None:
    for name in ("ana", "bea", "cem"):
        put(office, f"{name}@example.org")
    done, record = carried(office, lambda word, turn, rest: None)
    assert (done.accepted, done.refused, done.deferred) == (3, 0, 0)
    assert [recipient for recipient, _ in record.mails] == [f"{name}@example.org" for name in ("ana", "bea", "cem")]
    assert f"https://post.example.org/confirm/{TOKEN}/" in parsed(record.mails[0][1]).get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert states() == [("", 2)] * 3
    assert carried(office, lambda word, turn, rest: None)[1].mails == []


def test_a_relay_that_is_busy_is_asked_again_and_one_that_refuses_is_not(office: Office) -> None:
    put(office, "busy@example.org")
    put(office, "gone@example.org")

    def answer(word: str, turn: int, rest: str) -> str | None:
        if word == "RCPT":
            return "451 4.7.1 later" if "busy" in rest else "550 5.1.1 nobody"
        return None

    done, _ = carried(office, answer)
    assert (done.accepted, done.refused, done.deferred) == (0, 1, 1)
    assert carried(office, answer, NOW + dt.timedelta(seconds=30))[1].commands == []
    later, record = carried(office, lambda word, turn, rest: None, NOW + dt.timedelta(minutes=5))
    assert (later.accepted, len(record.mails)) == (1, 1)


def test_a_mail_in_doubt_comes_again_as_the_very_same(office: Office) -> None:
    put(office, "ana@example.org")
    done, first = carried(office, lambda word, turn, rest: "accept and drop" if word == "DOT" else None)
    assert done.deferred == 1
    _, second = carried(office, lambda word, turn, rest: None, NOW + dt.timedelta(minutes=5))
    assert first.mails == second.mails


def test_a_row_that_a_dead_worker_had_marked_is_carried_after_a_while(office: Office) -> None:
    from broadsheet.deliveries.models import SingleMail

    put(office, "ana@example.org")
    SingleMail.objects.update(state=1, attempts=1, next_at=NOW.timestamp() + 900)
    assert carried(office, lambda word, turn, rest: None)[1].mails == []
    assert len(carried(office, lambda word, turn, rest: None, NOW + dt.timedelta(minutes=16))[1].mails) == 1
