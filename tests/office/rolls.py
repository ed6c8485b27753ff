"""Offices with readers in them, for tests of sending: on SQLite in a folder, on PostgreSQL where one runs."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from broadsheet.database import Office, office_at, open_office

NOW = dt.datetime(2026, 11, 21, 6, tzinfo=dt.UTC)


def office_with(folder: Path, readers: int, url: str = "") -> Office:
    """Open an office whose paper has so many active readers, reader1@example.org and so on."""
    office = office_at(folder, "packet") if not url else Office(folder, "packet", url)
    open_office(office)
    from broadsheet.subscribers.models import Subscriber, Subscription

    people = [
        Subscriber(address=f"reader{n}@example.org", address_key=f"reader{n}@example.org", created_at=NOW)
        for n in range(1, readers + 1)
    ]
    Subscriber.objects.bulk_create(people, batch_size=5000)
    rows = [
        Subscription(subscriber=person, paper="packet", state="active", since=NOW, changed_at=NOW)
        for person in Subscriber.objects.order_by("id")
    ]
    Subscription.objects.bulk_create(rows, batch_size=5000)
    return office


def mailing(office: Office, status: str = "approved", **facts: Any) -> int:
    """Enter a mailing of the issue v53n21; return its number."""
    from broadsheet.deliveries.models import Mailing

    return int(
        Mailing.objects.create(paper=office.paper, issue="v53n21", status=status, rendition="0" * 64, **facts).pk
    )
