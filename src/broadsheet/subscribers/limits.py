"""How often something may be asked for: by an address, by a network, in a window of time.

In: the office, a subject, a limit, now. Out: whether it is still within the limit; each call counts. Subjects are kept
as keyed digests only, and windows that are over are forgotten.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from broadsheet.database import Office
from broadsheet.subscribers.models import Attempt


@dataclass(frozen=True, slots=True)
class Limit:
    """So many times in so long."""

    name: str
    most: int
    span: dt.timedelta


ASKED_BY_ADDRESS = Limit("ask-address", 1, dt.timedelta(days=1))
"""One confirmation a day for an address, whoever asks (list bombing)."""
ASKED_BY_NETWORK = Limit("ask-network", 20, dt.timedelta(hours=1))
ASKED_BY_ALL = Limit("ask-all", 2000, dt.timedelta(hours=1))
"""A paper with more new readers in an hour than this is being abused."""


def within(office: Office, limit: Limit, subject: str, now: dt.datetime) -> bool:
    """Count one more for a subject, and say whether it is still within the limit."""
    digest = digest_of(office, f"{limit.name}\0{subject}")
    seconds = limit.span.total_seconds()
    window = dt.datetime.fromtimestamp(now.timestamp() // seconds * seconds, dt.UTC)
    with transaction.atomic():
        Attempt.objects.filter(window__lt=now - dt.timedelta(days=2)).delete()
        row, made = Attempt.objects.get_or_create(key=digest, window=window, defaults={"count": 1})
        if made:
            return limit.most >= 1
        Attempt.objects.filter(pk=row.pk).update(count=F("count") + 1)
        row.refresh_from_db(fields=["count"])
    return bool(row.count <= limit.most)


def digest_of(office: Office, subject: str) -> bytes:
    """Return the keyed digest under which a subject is remembered: nobody without the office's key can tell whose."""
    return digester(office)(subject)


def digester(office: Office) -> Callable[[str], bytes]:
    """Return `digest_of` for many subjects: the key is read once."""
    key = office.secret("suppression")
    return lambda subject: hmac.new(key, subject.encode(), hashlib.sha256).digest()


def network_of(host: str) -> str:
    """Cut an address to its network: /24 of IPv4, /48 of IPv6; "" for what is none."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{address}/{24 if address.version == 4 else 48}", strict=False))
