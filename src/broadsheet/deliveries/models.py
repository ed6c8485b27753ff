"""The tables of post: mailings, their chunks, one row for every reader, bounces, single mails, limits of relays.

The ledger is the queue: workers lease chunks by the database's clock. `delivery` has no surrogate key and is written by
raw SQL only (`ledger`); Django knows it for its migrations. States and transitions: `states`.
"""

from __future__ import annotations

from django.db import models

from broadsheet.subscribers.models import Subscription


class Mailing(models.Model):
    """One issue sent to the frozen roll of one language. A correction is a mailing of its own, with a revision."""

    paper = models.CharField(max_length=100)
    issue = models.CharField(max_length=100)
    language = models.CharField(max_length=35, blank=True)
    kind = models.CharField(max_length=12, default="issue")  # issue, correction
    revision = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=20, default="draft")
    policy = models.CharField(max_length=10, default="hold")
    rendition = models.CharField(max_length=64)  # digest; the bytes lie in office/mailings/<digest>/
    scheduled_at = models.DateTimeField(null=True)
    frozen_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    candidates = models.PositiveIntegerField(default=0)
    excluded = models.PositiveIntegerField(default=0)
    pause_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["paper", "issue", "language", "kind", "revision"], name="one_mailing_of_a_kind"
            )
        ]


class Chunk(models.Model):
    """Readers who are sent to together: what a worker leases. `fence` rises with every lease."""

    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    owner = models.CharField(max_length=80, blank=True)
    fence = models.PositiveIntegerField(default=0)
    lease_until = models.FloatField(default=0)  # seconds since 1970 by the database's clock
    not_before = models.FloatField(default=0)
    done = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailing", "number"], name="one_chunk_of_a_number")]


class Delivery(models.Model):
    """One subscriber's copy of a mailing.

    The database does not check that its mailing is there, nor index it again beside the primary key: both together took
    more than half of the time in which a million copies are frozen, and only `ledger` writes these rows.
    """

    pk = models.CompositePrimaryKey("mailing_id", "subscription_id")
    mailing = models.ForeignKey(Mailing, on_delete=models.CASCADE, db_constraint=False, db_index=False)
    subscription = models.ForeignKey(Subscription, on_delete=models.DO_NOTHING, db_constraint=False)
    chunk = models.PositiveIntegerField()
    state = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.FloatField(default=0)
    code = models.PositiveSmallIntegerField(default=0)
    enhanced = models.CharField(max_length=11, blank=True)
    reply = models.CharField(max_length=120, blank=True)
    marked_at = models.FloatField(default=0)
    done_at = models.FloatField(default=0)

    class Meta:
        indexes = [models.Index(fields=["mailing", "chunk"], name="readers_of_a_chunk")]


class MailEvent(models.Model):
    """A bounce, a delay or a complaint that came in; the digest of its bytes makes taking it in idempotent."""

    digest = models.BinaryField(max_length=32, unique=True)
    mailing = models.ForeignKey(Mailing, null=True, on_delete=models.SET_NULL)
    subscription_id = models.BigIntegerField(null=True)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=11, blank=True)
    at = models.DateTimeField()


class SingleMail(models.Model):
    """A confirmation, a welcome, a goodbye: mails of their own, which no mailing may hold up."""

    paper = models.CharField(max_length=100)
    kind = models.CharField(max_length=15)
    recipient = models.CharField(max_length=254)
    language = models.CharField(max_length=35, blank=True)
    token = models.CharField(max_length=200, blank=True)
    state = models.PositiveSmallIntegerField(default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.FloatField(default=0)
    reply = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField()


class Quota(models.Model):
    """How many mails a relay has been promised in a window of time, over all workers."""

    relay = models.CharField(max_length=60)
    window = models.CharField(max_length=20)  # "minute:…" or "day:…"
    used = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["relay", "window"], name="one_count_a_relay_and_window")]
