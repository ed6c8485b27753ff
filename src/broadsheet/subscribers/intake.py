"""Readers brought in from a list: what each row does to the roll, and the doing, a few hundred rows at a time.

In: an office, rows that `lists` has read, now. Out: for every row what came of it. Who has unsubscribed, bounced or
complained, here or there, stays out until they confirm themselves. Each portion is one transaction; a run that broke
off is begun again: what is known already stays as it is. A trial run changes nothing and says the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Literal, TypeAlias

from django.db import transaction

from broadsheet.database import Office
from broadsheet.subscribers.limits import digester
from broadsheet.subscribers.lists import LEFT, Given
from broadsheet.subscribers.models import ConsentEvent, Subscriber, Subscription, Suppression

Verdict: TypeAlias = Literal["new", "changed", "left", "known", "kept-out"]
PORTION = 500
Key: TypeAlias = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """What came of one row; `state` is the one that the reader has now."""

    line: int
    address: str
    verdict: Verdict
    state: str


def decide(existing: str, wanted: str, blocked: str) -> tuple[Verdict, str]:
    """Say what a row does, and the state that it leads to. Pure; `existing` is "" for who is new."""
    if wanted in LEFT:
        if existing in LEFT:
            return "known", existing
        return ("left" if existing else "new"), wanted
    if blocked or existing in LEFT:
        return "kept-out", existing or blocked
    if not existing:
        return "new", wanted
    if existing in ("pending", "expired") and wanted == "active":
        return "changed", wanted
    return "known", existing


def bring_in(
    office: Office, rows: Iterable[Given], source: str, now: dt.datetime, *, trial: bool = False
) -> Iterator[Row]:
    """Bring readers in, and yield what came of each row once its portion is in the database."""
    intake = _Intake(office, source, now, trial)
    rows = iter(rows)
    while portion := list(islice(rows, PORTION)):
        yield from intake.take(portion)


@dataclass(slots=True)
class _Portion:
    """What the database knows of a portion's readers, and what is to be written."""

    people: dict[str, Any]
    subscriptions: dict[Key, Any]
    blocked: dict[bytes, str]
    people_new: list[Any] = field(default_factory=list)
    new: dict[Key, Any] = field(default_factory=dict)
    changed: dict[Key, Any] = field(default_factory=dict)
    left: dict[bytes, str] = field(default_factory=dict)


class _Intake:
    """One run. In a trial it remembers what it would have done, for rows that come twice."""

    def __init__(self, office: Office, source: str, now: dt.datetime, trial: bool) -> None:
        self._office, self._source, self._now, self._trial = office, source, now, trial
        self._digest: Callable[[str], bytes] = digester(office)
        self._imagined: dict[Key, str] = {}

    def take(self, given: list[Given]) -> list[Row]:
        if self._trial:
            return self._judge(given, self._known(given))
        with transaction.atomic():
            portion = self._known(given)
            rows = self._judge(given, portion)
            self._write(portion)
        return rows

    def _known(self, given: list[Given]) -> _Portion:
        keys = {one.address.key for one in given}
        people = {row.address_key: row for row in Subscriber.objects.filter(address_key__in=keys)}
        mine = Subscription.objects.filter(paper=self._office.paper, subscriber__in=[row.pk for row in people.values()])
        by_id = {row.pk: key for key, row in people.items()}
        subscriptions = {(by_id[row.subscriber_id], row.medium, row.language): row for row in mine}
        digests = [self._digest(key) for key in keys]
        rows = Suppression.objects.filter(address_digest__in=digests, paper__in=("", self._office.paper))
        return _Portion(people, subscriptions, {bytes(row.address_digest): row.reason for row in rows})

    def _judge(self, given: list[Given], portion: _Portion) -> list[Row]:
        rows = []
        for one in given:
            key = (one.address.key, one.medium, one.language)
            digest = self._digest(one.address.key)
            row = portion.new.get(key) or portion.subscriptions.get(key)
            existing = self._imagined.get(key, row.state if row else "")
            blocked = portion.blocked.get(digest, "") or portion.left.get(digest, "")
            verdict, state = decide(existing, one.state, blocked)
            if verdict in ("new", "changed", "left"):
                if self._trial:
                    self._imagined[key] = state
                else:
                    self._note(one, key, state, portion)
                if state in LEFT:
                    portion.left[digest] = state
            rows.append(Row(one.line, one.address.written, verdict, state))
        return rows

    def _note(self, one: Given, key: Key, state: str, portion: _Portion) -> None:
        known = portion.new.get(key) or portion.subscriptions.get(key)
        if known is not None:
            known.state, known.changed_at = state, self._now
            if key not in portion.new:
                portion.changed[key] = known
            return
        person = portion.people.get(one.address.key)
        if person is None:
            person = portion.people[one.address.key] = self._person(one)
            portion.people_new.append(person)
        portion.new[key] = Subscription(
            subscriber=person,
            paper=self._office.paper,
            medium=one.medium,
            language=one.language,
            form=one.form,
            state=state,
            copies=one.copies,
            since=one.since or self._now,
            until_issue=one.until_issue,
            changed_at=self._now,
        )

    def _person(self, one: Given) -> Any:
        return Subscriber(
            address=one.address.written,
            address_key=one.address.key,
            name=one.name,
            language=one.language,
            created_at=self._now,
            source=one.source or self._source[:100],
        )

    def _write(self, portion: _Portion) -> None:
        Subscriber.objects.bulk_create(portion.people_new)
        Subscription.objects.bulk_create(portion.new.values())
        Subscription.objects.bulk_update(portion.changed.values(), ["state", "changed_at"])
        touched = (*portion.new.values(), *portion.changed.values())
        ConsentEvent.objects.bulk_create(
            ConsentEvent(
                subscriber=row.subscriber,
                paper=self._office.paper,
                kind="imported",
                at=self._now,
                detail=f"{row.state}: {self._source}"[:200],
            )
            for row in touched
        )
        Suppression.objects.bulk_create(
            (
                Suppression(
                    address_digest=digest,
                    paper=self._office.paper if reason == "unsubscribed" else "",
                    reason=reason,
                    at=self._now,
                )
                for digest, reason in portion.left.items()
            ),
            ignore_conflicts=True,
        )
