"""The steps of a mailing: from approved to finished, and never called finished while a copy is in doubt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from broadsheet.database import Office, close_office
from broadsheet.deliveries.frozen import Frozen, FrozenError, freeze, thawed
from broadsheet.deliveries.ledger.ledger import Ledger, Result
from broadsheet.deliveries.message import Sender
from broadsheet.deliveries.states import MAILING_STEPS
from broadsheet.deliveries.states import DeliveryState as State
from broadsheet.editions.mail.rendition import Attached, Rendition, Story
from broadsheet.errors import UsageError

from .rolls import NOW, office_with

HOUR = dt.timedelta(hours=1)
SENDER = Sender(
    name="Packet",
    address="p@paper.example",
    domain="paper.example",
    list_id="p.paper.example",
    base="https://x.example",
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return office_with(tmp_path / "office", 12)


def approved(office: Office, at: dt.datetime | None = None) -> int:
    from broadsheet.deliveries.mailings import Draft, approve

    return approve(office, Draft("v53n21", "", "0" * 64, "hold", at), NOW)


def settled(office: Office, number: int, state: State, count: int = 12) -> None:
    """Give a mailing's copies a state, as a worker does."""
    with Ledger(office) as ledger:
        lease = ledger.lease(number, "w", 60)
        assert lease is not None
        marks = [reader.subscription for reader in lease.readers[:count]]
        ledger.commit(lease, 60, marks, [])
        ledger.commit(lease, 60, [], [Result(mark, state) for mark in marks])
        ledger.close(lease, "hold")


def test_every_status_has_room_in_its_column(office: Office) -> None:
    """PostgreSQL refuses what is longer; SQLite does not tell."""
    from broadsheet.deliveries.models import Mailing

    assert max(map(len, MAILING_STEPS)) <= Mailing._meta.get_field("status").max_length


def test_a_mailing_begins_when_it_is_due_and_freezes_the_roll_once(office: Office) -> None:
    from broadsheet.deliveries.mailings import begin_due, standings

    number = approved(office, NOW + HOUR)
    assert begin_due(office, NOW) == []
    assert [begin_due(office, NOW + HOUR), begin_due(office, NOW + HOUR)] == [[number], []]
    (standing,) = standings(office)
    assert (standing.status, standing.candidates, dict(standing.copies)) == ("sending", 12, {"pending": 12})


def test_an_issue_is_put_on_its_way_once(office: Office) -> None:
    from broadsheet.deliveries.mailings import begin_due, cancel

    number = approved(office)
    with pytest.raises(UsageError, match="it is approved"):
        approved(office)
    assert cancel(office, "v53n21") == [number]
    again = approved(office)
    begin_due(office, NOW)
    settled(office, again, State.ACCEPTED, 1)
    cancel(office, "v53n21")
    with pytest.raises(UsageError, match="put on its way before"):
        approved(office)


def test_pausing_resuming_and_cancelling_go_only_where_the_table_leads(office: Office) -> None:
    from broadsheet.deliveries.mailings import begin_due, cancel, pause, resume
    from broadsheet.deliveries.models import Mailing

    number = approved(office)
    steps: dict[str, Callable[[Office, str], list[int]]] = {"paused": pause, "sending": resume, "cancelled": cancel}
    for before, afters in MAILING_STEPS.items():
        for after, step in steps.items():
            Mailing.objects.filter(pk=number).update(status=before)
            leads = after in afters and (after != "sending" or before == "paused")
            assert step(office, "v53n21") == ([number] if leads else []), (before, after)
    Mailing.objects.filter(pk=number).update(status="approved")
    begin_due(office, NOW)
    pause(office, "v53n21")
    assert Mailing.objects.get(pk=number).pause_reason == "by the editor"
    resume(office, "v53n21")
    assert Mailing.objects.get(pk=number).pause_reason == ""


def test_a_mailing_is_finished_when_every_copy_is_settled(office: Office) -> None:
    from broadsheet.deliveries.mailings import begin_due, settle, standings

    number = approved(office)
    begin_due(office, NOW)
    assert settle(office, number, NOW) == "sending"
    settled(office, number, State.ACCEPTED)
    assert settle(office, number, NOW) == "finished"
    (standing,) = standings(office, "v53n21")
    assert (standing.settled, standing.finished_at) == (12, NOW)


def test_a_mailing_at_whose_end_a_worker_died_is_finished_by_the_next(office: Office) -> None:
    from broadsheet.deliveries.mailings import begin_due, sending, settle

    number = approved(office)
    begin_due(office, NOW)
    settled(office, number, State.ACCEPTED)
    with Ledger(office) as ledger:
        assert ledger.step(number, "sending", "draining")
    assert [standing.number for standing in sending(office)] == [number]
    assert settle(office, number, NOW) == "finished"


@pytest.mark.parametrize("state", [State.UNCERTAIN, State.HELD])
def test_a_mailing_with_a_copy_in_doubt_is_never_called_finished(office: Office, state: State) -> None:
    from broadsheet.deliveries.mailings import begin_due, settle, standings
    from broadsheet.deliveries.models import Delivery

    number = approved(office)
    begin_due(office, NOW)
    settled(office, number, State.ACCEPTED)
    first = Delivery.objects.filter(mailing_id=number).order_by("subscription_id").first()
    assert first is not None
    Delivery.objects.filter(mailing_id=number, subscription_id=first.subscription_id).update(state=state)
    assert settle(office, number, NOW) == "finished-uncertain"
    if state is State.UNCERTAIN:
        assert standings(office)[0].doubtful == ("reader1@example.org",)
    Delivery.objects.filter(mailing_id=number, state=state).update(state=State.ACCEPTED)
    assert settle(office, number, NOW) == "finished"


def rendition(**facts: Any) -> Rendition:
    given = {"paper": "p", "issue": "i", "language": "en", "direction": "ltr", "form": "whole", "subject": "Ä"} | facts
    return Rendition(text="Größe\n", html="<p>Größe</p>\n", **given)


def test_what_was_frozen_comes_back_as_it_was(office: Office) -> None:
    pictures = (Attached("a@p", "image/png", "a.png", b"\x89PNG\x00"),)
    made = rendition(stories=(Story("i/a", "A", "https://x.example/a/", 10, True),), pictures=pictures)
    frozen = Frozen({"whole": made}, SENDER)
    digest = freeze(office, frozen)
    assert freeze(office, frozen) == digest
    assert thawed(office, digest) == frozen
    assert freeze(office, Frozen({"whole": rendition(subject="B")}, SENDER)) != digest
    assert oct((office.folder / "mailings" / digest).stat().st_mode)[-3:] == "700"


def test_what_was_frozen_and_changed_since_is_refused(office: Office) -> None:
    digest = freeze(office, Frozen({"whole": rendition()}, SENDER))
    (office.folder / "mailings" / digest / "whole.txt").write_text("Something else\n")
    with pytest.raises(FrozenError, match="changed"):
        thawed(office, digest)
    with pytest.raises(FrozenError, match="is not in"):
        thawed(office, "f" * 64)


@pytest.fixture(autouse=True)
def _closed() -> Any:
    yield
    close_office()
