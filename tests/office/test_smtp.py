"""The client against a server that does as it is told: what is certain, what is not, and when nothing is sent."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.smtp.connection import SECONDS, Connection, Envelope, RelayError
from broadsheet.deliveries.smtp.replies import Replies, Reply, ReplyError
from broadsheet.deliveries.smtp.wire import ConnectionLostError, Wire

from .relay import Answer, Record, relay

MESSAGE = b"Subject: v53n21\r\n\r\nHarbour wall\r\n..\r\n"


def envelope(number: int) -> Envelope:
    return Envelope("b@paper.example", f"reader{number}@example.org")


def run(
    work: Callable[[Connection, Record], Awaitable[None]], answer: Answer = lambda w, n, r: None, **facts: object
) -> Record:
    async def whole() -> Record:
        async with relay(answer) as record:
            given = {"name": "r", "host": "127.0.0.1", "port": record.port, "security": "none"} | facts
            connection = Connection(Relay(**given))  # type: ignore[arg-type]
            await work(connection, record)
            await connection.close()
            return record

    return asyncio.run(whole())


async def send(connection: Connection, number: int, following: int = 0) -> Reply:
    refusal = await connection.offer(envelope(number), MESSAGE)
    return refusal or await connection.finish(envelope(following) if following else None)


def test_mails_go_one_after_another_with_the_next_envelope_behind_the_dot() -> None:
    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        replies = [await send(connection, 1, 2), await send(connection, 2, 3), await send(connection, 3)]
        assert [reply.code for reply in replies] == [250, 250, 250]
        assert replies[0].enhanced == "2.0.0"

    record = run(work)
    assert record.mails == [(f"reader{n}@example.org", MESSAGE) for n in (1, 2, 3)]
    assert record.connections == 1


@pytest.mark.parametrize("facts", [{}, {"pipelining": False}])
def test_a_refused_reader_costs_only_their_own_mail(facts: dict[str, object]) -> None:
    def answer(word: str, turn: int, rest: str) -> str | None:
        if word == "RCPT" and "reader1" in rest:
            return "550 5.1.1 no such user"
        return "554 5.5.1 no valid recipients" if word == "DATA" and turn == 1 and not facts else None

    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        refused = await send(connection, 1)
        assert (refused.code, refused.enhanced, refused.is_for_ever) == (550, "5.1.1", True)
        assert (await send(connection, 2)).code == 250

    assert [who for who, _ in run(work, answer, **facts).mails] == ["reader2@example.org"]


def test_a_server_that_takes_data_for_nobody_gets_nothing_into_a_mailbox() -> None:
    def answer(word: str, turn: int, rest: str) -> str | None:
        if word == "RCPT" and "reader1" in rest:
            return "450 4.2.1 try later"
        return "554 5.5.1 no valid recipients" if word == "DOT" and "reader1" in rest else None

    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        assert (await send(connection, 1)).code == 450
        assert (await send(connection, 2)).code == 250

    assert [who for who, _ in run(work, answer).mails] == ["reader2@example.org"]


def test_withdrawing_before_the_dot_delivers_nothing() -> None:
    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        assert await connection.offer(envelope(1), MESSAGE) is None
        connection.withdraw()
        assert not connection.is_open
        await asyncio.sleep(0.05)

    assert run(work).mails == []


def test_a_connection_lost_after_the_dot_is_told_from_one_lost_before() -> None:
    def answer(word: str, turn: int, rest: str) -> str | None:
        return "accept and drop" if word == "DOT" else None

    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        assert await connection.offer(envelope(1), MESSAGE) is None
        with pytest.raises(ConnectionLostError):
            await connection.finish()

    assert len(run(work, answer).mails) == 1


@pytest.mark.parametrize("word", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_leaves_in_the_envelope_is_a_lost_connection(word: str) -> None:
    async def work(connection: Connection, record: Record) -> None:
        await connection.open()
        with pytest.raises(ConnectionLostError):
            await connection.offer(envelope(1), MESSAGE)

    assert run(work, lambda w, n, r: "drop" if w == word else None).mails == []


def test_a_mute_server_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SECONDS, "greeting", 0.05)

    async def work(connection: Connection, record: Record) -> None:
        with pytest.raises(ConnectionLostError, match="in time"):
            await connection.open()

    run(work, lambda w, n, r: "" if w == "CONNECT" else None)


def test_without_starttls_nothing_is_sent_in_the_clear() -> None:
    async def work(connection: Connection, record: Record) -> None:
        with pytest.raises(RelayError, match="STARTTLS"):
            await connection.open()

    record = run(work, security="starttls", user="me", password="secret")
    assert record.commands == ["EHLO localhost"]


def test_words_between_starttls_and_tls_are_taken_for_an_attack() -> None:
    def answer(word: str, turn: int, rest: str) -> str | None:
        if word == "EHLO":
            return "250-relay\r\n250 STARTTLS"
        return "220 go on\r\n250 injected" if word == "STARTTLS" else None

    async def work(connection: Connection, record: Record) -> None:
        with pytest.raises((RelayError, ConnectionLostError)):
            await connection.open()

    assert not any(line.startswith("AUTH") for line in run(work, answer, security="starttls", user="me").commands)


def test_a_wrong_password_stops_and_is_said(caplog: pytest.LogCaptureFixture) -> None:
    def answer(word: str, turn: int, rest: str) -> str | None:
        return {"EHLO": "250-relay\r\n250 AUTH PLAIN LOGIN", "AUTH": "535 5.7.8 wrong"}.get(word)

    async def work(connection: Connection, record: Record) -> None:
        with pytest.raises(RelayError, match="535") as caught:
            await connection.open()
        assert "secret" not in str(caught.value)
        assert "secret" not in repr(connection.relay)

    run(work, answer, user="me", password="secret")


@pytest.mark.parametrize("address", ["a@b.c>\r\nRCPT TO:<x@y.z", "a b@c.de", "a\n@c.de", "<a@b.c>"])
def test_no_address_can_end_a_command(address: str) -> None:
    with pytest.raises(ValueError, match="ends a command"):
        Envelope("b@paper.example", address)


def test_replies_are_read_in_pieces_and_over_several_lines() -> None:
    replies = Replies()
    assert replies.feed(b"250-first\r\n25") == []
    (reply,) = replies.feed(b"0 2.1.0 second\r\n")
    assert (reply.code, reply.lines, reply.enhanced) == (250, ("first", "2.1.0 second"), "")
    assert [each.code for each in replies.feed(b"451 4.7.1 later\n354\r\n")] == [451, 354]


@pytest.mark.parametrize("data", [b"hello\r\n", b"2x0 ok\r\n", b"x" * 5000, b"250-a\r\n" * 300, b"999 x\r\n"])
def test_what_is_no_reply_is_refused(data: bytes) -> None:
    with pytest.raises(ReplyError):
        Replies().feed(data)


def test_the_reply_to_a_mail_has_its_own_patience_whatever_was_said_ahead() -> None:
    async def both() -> tuple[bool, str]:
        patient, hasty = Wire(), Wire()
        patient.expect(60.0)
        patient.expect(0.01)  # a command said ahead of the reply to the mail
        lost = hasty.expect(0.01)
        with pytest.raises(ConnectionLostError) as fault:
            await lost
        return patient.is_closed, str(fault.value)

    assert asyncio.run(both()) == (False, "the server said nothing in time")


def test_a_wait_that_begins_while_an_older_one_is_watched_ends_in_its_own_time() -> None:
    async def after_a_reply() -> str:
        wire = Wire()
        first = wire.expect(60.0)
        wire.data_received(b"250 ok\r\n")
        assert (await first).code == 250
        with pytest.raises(ConnectionLostError) as fault:
            await asyncio.wait_for(wire.expect(0.01), 5)
        return str(fault.value)

    assert asyncio.run(after_a_reply()) == "the server said nothing in time"
