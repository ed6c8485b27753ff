"""Workers at a mailing, with a server that does as it is told: nobody twice, nobody missed, doubts named."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from broadsheet.database import Office
from broadsheet.deliveries.carrying import Post
from broadsheet.deliveries.ledger.ledger import Ledger
from broadsheet.deliveries.message import Copy, Template
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.states import DeliveryState as State
from broadsheet.deliveries.worker import Shift, Worked, work

from .relay import Answer, Record, relay
from .rolls import NOW, mailing, office_with

BODY = b"Harbour wall\r\n"


def post(port: int, **facts: Any) -> Post:
    template = Template(b"To: <%(to)>\r\nMessage-ID: <m.%(reader)@p.example>\r\n", BODY, None, NOW)
    return Post(
        {"whole": template},
        Relay(**{"name": "r", "host": "127.0.0.1", "port": port, "security": "none", "max_connections": 3} | facts),
        lambda reader: Copy(reader.address, "u" * 54, "p" * 54, reader.public_id.hex),
        lambda reader: f"b+{reader.subscription}@p.example",
    )


def sent(office: Office, number: int, answer: Answer = lambda w, n, r: None, **facts: Any) -> tuple[Record, Worked]:
    shift_facts = {key: facts.pop(key) for key in ("policy", "reconcile", "lease") if key in facts}

    async def whole() -> tuple[Record, Worked]:
        async with relay(answer) as record:
            shift = Shift(number, "w1", **shift_facts)
            return record, await work(office, shift, post(record.port, **facts))

    return asyncio.run(whole())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path / "office", 40)


def frozen(office: Office) -> int:
    number = mailing(office)
    Ledger(office).freeze(number, "packet", "")
    return number


def received(record: Record) -> Counter[str]:
    return Counter(who for who, _ in record.mails)


def test_every_reader_gets_one_mail_with_their_own_address(office: Office) -> None:
    number = frozen(office)
    record, worked = sent(office, number)
    assert received(record) == Counter({f"reader{n}@example.org": 1 for n in range(1, 41)})
    assert all(f"To: <{who}>".encode() in mail for who, mail in record.mails)
    assert Ledger(office).tally(number) == {State.ACCEPTED: 40}
    assert worked.stopped_by == ""
    assert record.connections == 3


def test_a_reply_lost_after_the_dot_is_uncertain_and_nobody_is_mailed_twice(office: Office) -> None:
    number = frozen(office)
    record, _ = sent(office, number, lambda w, n, r: "accept and drop" if w == "DOT" and n % 10 == 0 else None)
    assert max(received(record).values()) == 1
    assert len(received(record)) == 40
    tally = Ledger(office).tally(number)
    assert tally == {State.ACCEPTED: 36, State.UNCERTAIN: 4}


def test_a_relay_that_drops_before_the_dot_loses_and_doubles_nobody(office: Office) -> None:
    number = frozen(office)
    record, _ = sent(office, number, lambda w, n, r: "drop" if w == "RCPT" and n % 7 == 0 else None)
    assert received(record) == Counter({f"reader{n}@example.org": 1 for n in range(1, 41)})
    assert Ledger(office).tally(number) == {State.ACCEPTED: 40}


def test_421_in_the_middle_of_a_session_means_to_come_again(office: Office) -> None:
    number = frozen(office)
    record, _ = sent(office, number, lambda w, n, r: "421 4.3.2 too many" if w == "MAIL" and n % 9 == 0 else None)
    assert received(record) == Counter({f"reader{n}@example.org": 1 for n in range(1, 41)})


def test_reconciling_asks_the_log_and_sends_only_what_it_lacks(office: Office) -> None:
    number = frozen(office)
    record, _ = sent(
        office,
        number,
        lambda w, n, r: "drop" if w == "DOT" and n == 5 else "accept and drop" if w == "DOT" and n == 9 else None,
    )
    assert Ledger(office).tally(number)[State.UNCERTAIN] == 2
    from broadsheet.deliveries.models import Chunk

    Chunk.objects.update(done=False)
    had = received(record)

    def log(readers: Any) -> set[int]:
        return {reader.subscription for reader in readers if had[reader.address]}

    again, _ = sent(office, number, policy="reconcile", reconcile=log)
    assert Ledger(office).tally(number) == {State.ACCEPTED: 40}
    assert had + received(again) == Counter({f"reader{n}@example.org": 1 for n in range(1, 41)})


def test_answers_that_blame_us_stop_the_mailing_and_suppress_nobody(office: Office) -> None:
    from broadsheet.deliveries.models import Mailing
    from broadsheet.subscribers.models import Subscription

    number = frozen(office)
    _, worked = sent(office, number, lambda w, n, r: "550 5.7.1 not from you" if w == "DOT" else None)
    assert worked.stopped_by == "storm"
    found = Mailing.objects.get(pk=number)
    assert (found.status, found.pause_reason) == ("paused", "550 5.7.1 not from you")
    assert Ledger(office).tally(number)[State.PENDING] >= 40 - 5 - 2 * 3
    assert Subscription.objects.filter(state="active").count() == 40


def test_unknown_readers_are_refused_and_the_others_served(office: Office) -> None:
    number = frozen(office)
    bad = {f"reader{n}@example.org" for n in range(1, 41, 2)}
    record, worked = sent(
        office, number, lambda w, n, r: "550 5.1.1 unknown" if w == "RCPT" and any(b in r for b in bad) else None
    )
    assert worked.stopped_by == ""
    assert Ledger(office).tally(number) == {State.ACCEPTED: 20, State.REFUSED: 20}
    assert not bad & set(received(record))


def test_a_relay_that_is_gone_leaves_every_copy_pending(office: Office) -> None:
    number = frozen(office)

    async def whole() -> Worked:
        return await work(office, Shift(number, "w1"), post(1))

    assert asyncio.run(whole()).stopped_by.startswith("relay: 127.0.0.1:1 cannot be reached")
    assert Ledger(office).tally(number) == {State.PENDING: 40}


def test_two_workers_at_one_mailing_share_it(tmp_path: Path) -> None:
    office = office_with(tmp_path / "office", 1200)
    number = frozen(office)

    async def whole() -> Record:
        async with relay() as record:
            shifts = [Shift(number, f"w{n}") for n in (1, 2)]
            await asyncio.gather(*(work(office, shift, post(record.port)) for shift in shifts))
            return record

    record = asyncio.run(whole())
    assert received(record) == Counter({f"reader{n}@example.org": 1 for n in range(1, 1201)})


def test_a_worker_asked_to_go_leaves_no_doubt(office: Office) -> None:
    number = frozen(office)

    async def whole() -> tuple[Record, Worked]:
        shift = Shift(number, "w1")

        def answer(word: str, turn: int, rest: str) -> None:
            if word == "DOT" and turn == 10:
                shift.stop.set()

        async with relay(answer) as record:
            return record, await work(office, shift, post(record.port))

    record, worked = asyncio.run(whole())
    tally = Ledger(office).tally(number)
    assert worked.stopped_by == "asked"
    assert set(tally) == {State.ACCEPTED, State.PENDING}
    assert tally[State.ACCEPTED] == len(record.mails) < 20
    second, _ = sent(office, number)
    assert received(record) + received(second) == Counter({f"reader{n}@example.org": 1 for n in range(1, 41)})


def test_connections_go_from_chunk_to_chunk_and_carry_no_more_than_the_relay_wants(tmp_path: Path) -> None:
    office = office_with(tmp_path / "two", 1020)
    number = mailing(office)
    Ledger(office).freeze(number, "packet", "")
    record, worked = sent(office, number, per_connection=0)
    assert (worked.chunks, record.connections, len(record.mails)) == (3, 3, 1020)


def test_a_connection_that_died_between_two_chunks_loses_nobody(tmp_path: Path) -> None:
    office = office_with(tmp_path / "two", 1020)
    number = mailing(office)
    Ledger(office).freeze(number, "packet", "")
    record, _ = sent(office, number, lambda w, n, r: "drop" if w == "MAIL" and n in (501, 502) else None)
    assert received(record) == Counter({f"reader{n}@example.org": 1 for n in range(1, 1021)})
    assert Ledger(office).tally(number) == {State.ACCEPTED: 1020}
