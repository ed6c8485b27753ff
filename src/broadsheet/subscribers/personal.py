"""One person's data: all of it shown, or all of it erased (GDPR, articles 15, 17 and 20).

In: an office, an address. Out: plain values; or nothing more than a keyed digest, so that an old list cannot bring the
person back. The rows stay without anything that names somebody, for what was counted must still add up.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import connection, transaction

from broadsheet.database import Office
from broadsheet.subscribers.addresses import Address
from broadsheet.subscribers.limits import digest_of
from broadsheet.subscribers.models import (
    ConsentEvent,
    PostalAddress,
    Subscriber,
    Subscription,
    Suppression,
    new_token_key,
)
from broadsheet.subscribers.roll import suppress

PERSON = ("address", "name", "language", "created_at", "source", "soft_bounces", "last_bounce_at")
SUBSCRIPTION = ("paper", "medium", "language", "form", "state", "copies", "since", "until_issue", "changed_at")
EVENT = ("paper", "kind", "at", "form_version", "network", "detail")


def everything(office: Office, address: Address) -> dict[str, Any] | None:
    """Return what is known of a person, None where that is nothing. Sister papers in the same office are included."""
    digest = digest_of(office, address.key)
    blocked = list(Suppression.objects.filter(address_digest=digest).values("paper", "reason", "at"))
    person = Subscriber.objects.filter(address_key=address.key).first()
    if person is None:
        return {"suppressed": blocked} if blocked else None
    postal = PostalAddress.objects.filter(subscriber=person).values().first()
    return {
        **{name: getattr(person, name) for name in PERSON},
        "subscriptions": list(Subscription.objects.filter(subscriber=person).order_by("id").values(*SUBSCRIPTION)),
        "consents": list(ConsentEvent.objects.filter(subscriber=person).order_by("id").values(*EVENT)),
        "postal_address": {key: value for key, value in (postal or {}).items() if key not in ("id", "subscriber_id")},
        "suppressed": blocked,
    }


def erase(office: Office, address: Address, now: dt.datetime) -> bool:
    """Erase a person; False where nobody has that address. The file of the database does not keep it either."""
    is_sqlite = connection.vendor == "sqlite"
    if is_sqlite:
        _pragma("secure_delete = ON")
    with transaction.atomic():
        person = Subscriber.objects.select_for_update().filter(address_key=address.key).first()
        if person is None:
            return False
        suppress(office, address.key, "erased", now)
        PostalAddress.objects.filter(subscriber=person).delete()
        Subscription.objects.filter(subscriber=person, state__in=("active", "pending")).update(
            state="unsubscribed", changed_at=now
        )
        ConsentEvent.objects.filter(subscriber=person).update(network="", detail="")
        ConsentEvent.objects.create(subscriber=person, paper=office.paper, kind="erased", at=now)
        Subscriber.objects.filter(pk=person.pk).update(
            address="", address_key=None, name="", language="", source="", token_key=new_token_key()
        )
    if is_sqlite:
        _pragma("wal_checkpoint(TRUNCATE)")
    return True


def _pragma(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {text}")
