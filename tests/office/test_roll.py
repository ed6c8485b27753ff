"""From asking to leaving: nothing before the confirmation, everything written down, the same answer for all."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from broadsheet.database import Office, office_at, open_office

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = office_at(tmp_path / "office", "packet")
    open_office(office)
    return office


def asked(office: Office, written: str, now: dt.datetime = NOW, network: str = "192.0.2.0/24") -> tuple[str, str]:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.roll import Circumstances, Wish, ask

    found = ask(office, read_address(written), Wish(form="headlines"), Circumstances(network, "1"), now)
    return found.follow, found.token


def state(written: str) -> str:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.models import Subscription

    return str(Subscription.objects.get(subscriber__address_key=read_address(written).key).state)


def events(written: str) -> list[str]:
    from broadsheet.subscribers.models import ConsentEvent

    return list(ConsentEvent.objects.filter(subscriber__address=written).order_by("id").values_list("kind", flat=True))


def test_asking_makes_nobody_a_reader_and_confirming_does(office: Office) -> None:
    from broadsheet.subscribers.roll import Circumstances, confirm

    follow, token = asked(office, "Ana@Example.org")
    assert (follow, state("ana@example.org")) == ("confirm", "pending")
    reader = confirm(office, token, Circumstances(), NOW + DAY)
    assert reader is not None
    assert (reader.address, reader.form, reader.state) == ("Ana@Example.org", "headlines", "active")
    assert events("Ana@Example.org") == ["asked", "confirmed"]
    assert confirm(office, token, Circumstances(), NOW + DAY) == reader
    assert events("Ana@Example.org") == ["asked", "confirmed"]


def test_one_mailbox_in_two_spellings_is_one_reader(office: Office) -> None:
    from broadsheet.subscribers.models import Subscriber

    asked(office, "Joe@Example.org")
    asked(office, "joe@example.org", NOW + DAY)
    assert Subscriber.objects.count() == 1


def test_an_address_gets_one_confirmation_a_day_whoever_asks(office: Office) -> None:
    follows = [asked(office, "joe@example.org", NOW, f"10.0.{n}.0/24")[0] for n in range(30)]
    assert follows.count("confirm") == 1
    assert asked(office, "joe@example.org", NOW + DAY)[0] == "confirm"


def test_a_network_that_asks_for_many_addresses_is_stopped(office: Office) -> None:
    follows = [asked(office, f"reader{n}@example.org")[0] for n in range(40)]
    assert follows.count("confirm") == 20
    assert asked(office, "other@example.org", NOW, "198.51.100.0/24")[0] == "confirm"


def test_who_is_a_reader_already_is_told_so_by_mail_only(office: Office) -> None:
    from broadsheet.subscribers.roll import Circumstances, confirm

    confirm(office, asked(office, "ana@example.org")[1], Circumstances(), NOW)
    assert asked(office, "ana@example.org", NOW + DAY)[0] == "already"
    assert state("ana@example.org") == "active"


def test_a_confirmation_after_two_weeks_is_void(office: Office) -> None:
    from broadsheet.subscribers.roll import Circumstances, confirm

    token = asked(office, "ana@example.org")[1]
    assert confirm(office, token, Circumstances(), NOW + 15 * DAY) is None
    assert state("ana@example.org") == "pending"


def test_leaving_works_twice_and_asking_again_needs_a_new_confirmation(office: Office) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.models import Subscriber
    from broadsheet.subscribers.roll import Circumstances, confirm, links_of, suppressed_for, unsubscribe

    confirm(office, asked(office, "ana@example.org")[1], Circumstances(), NOW)
    token = links_of(office, Subscriber.objects.get())["unsubscribe"]
    for _ in range(2):
        left = unsubscribe(office, token, Circumstances(), NOW + DAY, one_click=True)
        assert left is not None
        assert left.state == "unsubscribed"
    assert events("ana@example.org") == ["asked", "confirmed", "one-click"]
    assert suppressed_for(office, read_address("ANA@example.org").key) == "unsubscribed"
    follow, again = asked(office, "ana@example.org", NOW + 2 * DAY)
    assert follow == "confirm"
    assert suppressed_for(office, "ana@example.org") == "unsubscribed"
    assert confirm(office, again, Circumstances(), NOW + 2 * DAY) is not None
    assert suppressed_for(office, "ana@example.org") == ""


def test_who_complained_is_not_mailed_again_when_somebody_asks(office: Office) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.roll import Circumstances, confirm, end

    confirm(office, asked(office, "ana@example.org")[1], Circumstances(), NOW)
    end(office, read_address("ana@example.org"), "complained", Circumstances(source="arf"), NOW)
    assert asked(office, "ana@example.org", NOW + DAY)[0] == ""
    assert state("ana@example.org") == "complained"


@pytest.mark.parametrize("reason", ["bounced", "complained"])
def test_what_no_paper_may_mail_is_not_narrowed_by_leaving_one_of_them(office: Office, reason: str) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.models import Subscriber, Subscription
    from broadsheet.subscribers.roll import Circumstances, confirm, end, links_of, suppressed_for, unsubscribe

    confirm(office, asked(office, "ana@example.org")[1], Circumstances(), NOW)
    end(office, read_address("ana@example.org"), reason, Circumstances(), NOW)
    Subscription.objects.update(state="pending")
    unsubscribe(office, links_of(office, Subscriber.objects.get())["unsubscribe"], Circumstances(), NOW)
    assert state("ana@example.org") == "unsubscribed"
    for paper in ("packet", "sister"):
        assert suppressed_for(Office(office.folder, paper), "ana@example.org") == reason


def test_who_left_one_paper_and_is_erased_is_brought_back_by_none(office: Office) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.personal import erase
    from broadsheet.subscribers.roll import Circumstances, confirm, end, suppressed_for

    ana = read_address("ana@example.org")
    confirm(office, asked(office, "ana@example.org")[1], Circumstances(), NOW)
    end(office, ana, "by-editor", Circumstances(), NOW)
    sister = Office(office.folder, "sister")
    assert suppressed_for(sister, ana.key) == ""
    assert erase(office, ana, NOW)
    assert suppressed_for(sister, ana.key) == "erased"


def test_the_subscription_that_waits_is_the_one_that_is_confirmed(office: Office) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.roll import Circumstances, Wish, ask, confirm, reader_of

    where = Circumstances()
    confirm(office, asked(office, "ana@example.org")[1], where, NOW)
    token = ask(office, read_address("ana@example.org"), Wish(language="de"), where, NOW + DAY).token
    shown = reader_of(office, token, "confirm")
    assert shown is not None
    assert (shown.language, shown.state) == ("de", "pending")
    assert confirm(office, token, where, NOW + 16 * DAY) is None
    made = confirm(office, token, where, NOW + DAY)
    assert made is not None
    assert (made.language, made.state) == ("de", "active")


def test_a_token_of_another_purpose_changes_nothing(office: Office) -> None:
    from broadsheet.subscribers.models import Subscriber
    from broadsheet.subscribers.roll import Circumstances, confirm, links_of, prefer, reader_of, unsubscribe

    token = asked(office, "ana@example.org")[1]
    assert unsubscribe(office, token, Circumstances(), NOW) is None
    assert prefer(office, token, "text", Circumstances(), NOW) is None
    confirm(office, token, Circumstances(), NOW)
    links = links_of(office, Subscriber.objects.get())
    assert reader_of(office, links["unsubscribe"], "preferences") is None
    changed = prefer(office, links["preferences"], "text", Circumstances(), NOW)
    assert changed is not None
    assert changed.form == "text"


def test_neither_address_nor_network_is_kept_among_the_limits(office: Office) -> None:
    from django.db import connection

    asked(office, "ana@example.org")
    with connection.cursor() as cursor:
        rows = repr(cursor.execute("select * from subscribers_attempt").fetchall())
    assert "ana" not in rows
    assert "192.0.2" not in rows
