"""The tables of people: subscribers, their subscriptions, consent, postal addresses, suppression, limits.

An address is kept as it was written and once more folded (`address_key`), which is unique. What a person agreed to is
an append-only list of events. Sister papers may share one database: whatever belongs to one paper names it.
"""

from __future__ import annotations

import secrets
import uuid

from django.db import models


def new_token_key() -> bytes:
    """Make what a subscriber's links are derived from."""
    return secrets.token_bytes(16)


class Subscriber(models.Model):
    """A person. `address` is as written, `address_key` what it is compared by; both are empty once erased."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.CharField(max_length=254)
    address_key = models.CharField(max_length=254, unique=True, null=True)
    name = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=35, blank=True)
    token_key = models.BinaryField(default=new_token_key, max_length=16)
    created_at = models.DateTimeField()
    source = models.CharField(max_length=100, blank=True)
    soft_bounces = models.PositiveSmallIntegerField(default=0)
    last_bounce_at = models.DateTimeField(null=True)


class Subscription(models.Model):
    """What one person gets of one paper. `until_issue` is the id of the last issue paid for, "" without end.

    `state` is pending (waits for its confirmation), active, unsubscribed, bounced, complained or expired; only active
    ones are mailed. `medium` is mail or print; `form` is that of a mail (`editions.mail.rendition.FORMS`).
    """

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="subscriptions")
    paper = models.CharField(max_length=100)
    medium = models.CharField(max_length=10, default="mail")
    language = models.CharField(max_length=35, blank=True)
    form = models.CharField(max_length=10, default="whole")
    state = models.CharField(max_length=12, default="pending")
    copies = models.PositiveSmallIntegerField(default=1)
    since = models.DateTimeField()
    until_issue = models.CharField(max_length=100, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "paper", "medium", "language"], name="one_of_a_kind")
        ]
        indexes = [models.Index(fields=["paper", "medium", "language", "state"], name="roll_of_a_paper")]


class ConsentEvent(models.Model):
    """One thing that a person agreed to, took back, or that was done in their name; never changed.

    `kind` is asked, confirmed, unsubscribed, one-click, preferences, imported, bounced, complained, erased or
    by-editor.
    """

    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="consents")
    paper = models.CharField(max_length=100)
    kind = models.CharField(max_length=15)
    at = models.DateTimeField()
    form_version = models.CharField(max_length=20, blank=True)
    network = models.CharField(max_length=45, blank=True)  # the address cut to its network, and emptied after a while
    detail = models.CharField(max_length=200, blank=True)


class PostalAddress(models.Model):
    """Where the printed paper goes. Holds are dates between which none is sent."""

    subscriber = models.OneToOneField(Subscriber, on_delete=models.CASCADE, related_name="postal_address")
    recipient = models.CharField(max_length=100)
    line1 = models.CharField(max_length=100, blank=True)
    line2 = models.CharField(max_length=100, blank=True)
    line3 = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    region = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2, blank=True)
    hold_from = models.DateField(null=True)
    hold_until = models.DateField(null=True)


class Suppression(models.Model):
    """An address that must never be mailed again, as a keyed digest: it outlives the person's row."""

    address_digest = models.BinaryField(primary_key=True, max_length=32)
    paper = models.CharField(max_length=100, blank=True)  # "" for all papers: bounces and complaints
    reason = models.CharField(max_length=12)
    at = models.DateTimeField()


class Attempt(models.Model):
    """How often something was asked for in a window of time, by a keyed digest of an address or a network."""

    key = models.BinaryField(max_length=32)
    window = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="one_count_a_window")]
