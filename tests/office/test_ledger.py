"""The ledger, step by step: what a commit allows, and what it forbids for good reasons."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from broadsheet.database import Office
from broadsheet.deliveries.ledger.ledger import CHUNK, Ledger, Result
from broadsheet.deliveries.states import DeliveryState as State

from .rolls import mailing, office_with


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path / "office", 3)


def frozen(office: Office) -> tuple[Ledger, int]:
    ledger, number = Ledger(office), mailing(office)
    assert ledger.freeze(number, "packet", "") == 3
    return ledger, number


def test_a_roll_is_frozen_once_in_chunks_and_only_when_approved(tmp_path: Path) -> None:
    office = office_with(tmp_path / "office", CHUNK * 2 + 1)
    ledger, number = Ledger(office), mailing(office)
    assert ledger.freeze(number, "packet", "") == CHUNK * 2 + 1
    assert ledger.freeze(number, "packet", "") is None
    leases = [ledger.lease(number, "a", 60) for _ in range(4)]
    assert [len(lease.readers) if lease else 0 for lease in leases] == [CHUNK, CHUNK, 1, 0]
    assert ledger.freeze(mailing(office, "draft", revision=2), "packet", "") is None


def test_only_active_readers_of_this_paper_and_language_are_frozen(office: Office) -> None:
    from broadsheet.subscribers.models import Subscription

    first, second, third = Subscription.objects.order_by("id")
    Subscription.objects.filter(pk=first.pk).update(state="pending")
    Subscription.objects.filter(pk=second.pk).update(language="ar")
    ledger, number = Ledger(office), mailing(office)
    assert ledger.freeze(number, "packet", "") == 1
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    assert [reader.subscription for reader in lease.readers] == [third.pk]


def test_who_left_before_the_mark_gets_no_dot(office: Office) -> None:
    from broadsheet.subscribers.models import Subscription

    ledger, number = frozen(office)
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    ids = [reader.subscription for reader in lease.readers]
    Subscription.objects.filter(pk=ids[1]).update(state="unsubscribed")
    answer = ledger.commit(lease, 60, ids, [])
    assert answer.marked == {ids[0], ids[2]}
    assert ledger.tally(number) == {State.MARKED: 2, State.SUPPRESSED: 1}


@pytest.mark.parametrize("status", ["paused", "cancelled"])
def test_a_mailing_that_was_stopped_takes_results_and_gives_no_marks(office: Office, status: str) -> None:
    ledger, number = frozen(office)
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    ids = [reader.subscription for reader in lease.readers]
    ledger.commit(lease, 60, ids[:1], [])
    assert ledger.step(number, "sending", status)
    answer = ledger.commit(lease, 60, ids[1:], [Result(ids[0], State.ACCEPTED, 250)])
    assert (answer.is_ours, answer.is_sending, answer.marked) == (True, False, frozenset())
    assert ledger.tally(number) == {State.ACCEPTED: 1, State.PENDING: 2}


def test_what_a_dead_worker_had_marked_is_uncertain_and_its_own_late_words_count_for_nothing(office: Office) -> None:
    ledger, number = frozen(office)
    dead = ledger.lease(number, "dead", 0.05)
    assert dead is not None
    ids = [reader.subscription for reader in dead.readers]
    ledger.commit(dead, 0.05, ids[:1], [])
    assert ledger.lease(number, "b", 60) is None
    time.sleep(0.1)
    heir = ledger.lease(number, "b", 60)
    assert heir is not None
    assert [reader.state for reader in heir.readers] == [State.UNCERTAIN, State.PENDING, State.PENDING]
    assert not ledger.commit(dead, 60, ids[1:], [Result(ids[0], State.ACCEPTED, 250)]).is_ours
    assert ledger.tally(number) == {State.UNCERTAIN: 1, State.PENDING: 2}


def test_a_chunk_with_deferred_copies_waits_for_them_and_no_longer(office: Office) -> None:
    ledger, number = frozen(office)
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    ids = [reader.subscription for reader in lease.readers]
    ledger.commit(lease, 60, ids, [])
    accepted = [Result(each, State.ACCEPTED, 250) for each in ids[:2]]
    ledger.commit(lease, 60, [], [*accepted, Result(ids[2], State.DEFERRED, 451, "4.7.1", "later", 0.1)])
    assert ledger.close(lease, "hold") is False
    assert ledger.lease(number, "a", 60) is None
    time.sleep(0.15)
    again = ledger.lease(number, "a", 60)
    assert again is not None
    assert [(reader.subscription, reader.attempts) for reader in again.readers] == [(ids[2], 1)]
    ledger.commit(again, 60, [ids[2]], [Result(ids[2], State.REFUSED, 550)])
    assert ledger.close(again, "hold") is True


def test_an_uncertain_copy_keeps_a_chunk_open_unless_the_editor_decides(office: Office) -> None:
    ledger, number = frozen(office)
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    ids = [reader.subscription for reader in lease.readers]
    ledger.commit(lease, 60, ids, [])
    ledger.commit(lease, 60, [], [Result(each, State.ACCEPTED, 250) for each in ids[1:]])
    ledger.commit(lease, 60, [], [Result(ids[0], State.UNCERTAIN)])
    assert ledger.close(lease, "reconcile") is False
    assert ledger.close(lease, "hold") is True


def test_a_transaction_that_fails_leaves_nothing(office: Office) -> None:
    ledger, number = frozen(office)
    lease = ledger.lease(number, "a", 60)
    assert lease is not None
    with pytest.raises(Exception, match=r"."):
        ledger.commit(
            lease,
            60,
            [lease.readers[0].subscription],
            [Result(lease.readers[1].subscription, State.REFUSED, reply=object())],
        )  # type: ignore[arg-type]
    assert ledger.tally(number) == {State.PENDING: 3}
