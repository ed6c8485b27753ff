"""The roll: who asked, confirmed, changed, left. Every step leaves an event of consent.

In: an office, addresses, tokens, wishes, circumstances, now. Out: what came of it, as values; which mail should follow
is said, not sent. The same call answers in the same way whether an address is known or not. Time is an argument.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from django.db import transaction

from broadsheet.database import Office
from broadsheet.subscribers.addresses import Address
from broadsheet.subscribers.limits import ASKED_BY_ADDRESS, ASKED_BY_ALL, ASKED_BY_NETWORK, digest_of, within
from broadsheet.subscribers.models import ConsentEvent, Subscriber, Subscription, Suppression
from broadsheet.subscribers.tokens import Purpose, proves, public_id_of, token_of

CONFIRM_WITHIN = dt.timedelta(days=14)

Follow: TypeAlias = Literal["", "confirm", "already"]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants: `form` is whole, headlines or text; `language` a tag, or "" for the paper's own."""

    language: str = ""
    form: str = "whole"
    medium: str = "mail"
    name: str = ""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where a step came from: the network (already cut), the version of the form, the source in a word."""

    network: str = ""
    form_version: str = ""
    source: str = "form"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking. `follow` is the mail that should go to the address, "" for none."""

    follow: Follow
    token: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """A subscription with its subscriber, as pages and commands show it."""

    address: str
    name: str
    paper: str
    medium: str
    language: str
    form: str
    state: str


def ask(office: Office, address: Address, wish: Wish, where: Circumstances, now: dt.datetime) -> Asked:
    """Note that an address wants the paper; it gets nothing before it has confirmed."""
    allowed = within(office, ASKED_BY_ALL, office.paper, now)
    allowed = (not where.network or within(office, ASKED_BY_NETWORK, where.network, now)) and allowed
    allowed = within(office, ASKED_BY_ADDRESS, f"{office.paper}\0{address.key}", now) and allowed
    if not allowed or suppressed_for(office, address.key) == "complained":
        return Asked("")
    with transaction.atomic():
        subscriber = _subscriber(address, wish, where, now)
        subscription, _ = Subscription.objects.get_or_create(
            subscriber=subscriber,
            paper=office.paper,
            medium=wish.medium,
            language=wish.language,
            defaults={"form": wish.form, "since": now, "changed_at": now},
        )
        _event(subscriber, office, "asked", where, now)
        if subscription.state == "active":
            return Asked("already", _token(office, subscriber, "preferences"))
        subscription.state, subscription.form, subscription.changed_at = "pending", wish.form, now
        subscription.save(update_fields=["state", "form", "changed_at"])
    return Asked("confirm", _token(office, subscriber, "confirm"))


def _subscriber(address: Address, wish: Wish, where: Circumstances, now: dt.datetime) -> Any:
    subscriber, _ = Subscriber.objects.get_or_create(
        address_key=address.key,
        defaults={
            "address": address.written,
            "name": wish.name,
            "language": wish.language,
            "created_at": now,
            "source": where.source,
        },
    )
    return subscriber


def confirm(office: Office, token: str, where: Circumstances, now: dt.datetime) -> Reader | None:
    """Make what a person asked for active, and return it; None where the token proves nothing or the time is over.

    Confirming lifts a suppression: it is the person's own word. A second confirmation answers as the first did.
    """
    subscriber = _proved(office, token, "confirm")
    if subscriber is None:
        return None
    with transaction.atomic():
        mine = Subscription.objects.select_for_update().filter(subscriber=subscriber, paper=office.paper)
        fresh = mine.filter(state="pending", changed_at__gte=now - CONFIRM_WITHIN)
        first = fresh.order_by("pk").first()
        if first is not None:
            fresh.update(state="active", since=now, changed_at=now)
            Suppression.objects.filter(address_digest=digest_of(office, subscriber.address_key)).delete()
            _event(subscriber, office, "confirmed", where, now)
            first.refresh_from_db(fields=["state"])
        elif not mine.filter(state="pending").exists():
            first = mine.filter(state="active").order_by("pk").first()
    return _reader(first) if first else None


def unsubscribe(
    office: Office, token: str, where: Circumstances, now: dt.datetime, *, one_click: bool = False
) -> Reader | None:
    """End every mail subscription of a person to this paper, at once and as often as asked; None for a false token."""
    subscriber = _proved(office, token, "unsubscribe")
    if subscriber is None:
        return None
    return _ended(office, subscriber, "one-click" if one_click else "unsubscribed", where, now)


def end(office: Office, address: Address, kind: str, where: Circumstances, now: dt.datetime) -> Reader | None:
    """End the subscriptions of an address for another reason: `bounced`, `complained`, `by-editor`."""
    subscriber = Subscriber.objects.filter(address_key=address.key).first()
    return _ended(office, subscriber, kind, where, now) if subscriber else None


def _ended(office: Office, subscriber: Any, kind: str, where: Circumstances, now: dt.datetime) -> Reader | None:
    state = kind if kind in ("bounced", "complained") else "unsubscribed"
    with transaction.atomic():
        # A bounce or a complaint is about the address: it holds for sister papers as well.
        mine = Subscription.objects.filter(subscriber=subscriber, medium="mail")
        mine = mine if state != "unsubscribed" else mine.filter(paper=office.paper)
        changed = mine.exclude(state__in=("unsubscribed", "bounced", "complained")).update(state=state, changed_at=now)
        if changed:
            _event(subscriber, office, kind, where, now)
            suppress(office, subscriber.address_key, state, now)
        first = Subscription.objects.filter(subscriber=subscriber, paper=office.paper, medium="mail").first()
    return _reader(first) if first else None


def suppress(office: Office, address_key: str, reason: str, now: dt.datetime) -> None:
    """Keep an address from being mailed: by this paper where it was unsubscribed, else by all that share the office.

    What is suppressed for all papers stays so, and a complaint stays one, whatever comes later.
    """
    paper = office.paper if reason == "unsubscribed" else ""
    facts = {"paper": paper, "reason": reason, "at": now}
    row, made = Suppression.objects.get_or_create(address_digest=digest_of(office, address_key), defaults=facts)
    if not made and row.reason != "complained" and (row.paper or not paper):
        Suppression.objects.filter(pk=row.pk).update(**facts)


def prefer(office: Office, token: str, form: str, where: Circumstances, now: dt.datetime) -> Reader | None:
    """Change what a person gets; None for a false token or where nothing is active."""
    subscriber = _proved(office, token, "preferences")
    if subscriber is None:
        return None
    with transaction.atomic():
        mine = Subscription.objects.filter(subscriber=subscriber, paper=office.paper, medium="mail", state="active")
        if not mine.update(form=form, changed_at=now):
            return None
        _event(subscriber, office, "preferences", replace(where, source=f"{where.source}: {form}"), now)
        return _reader(mine.first())


def reader_of(office: Office, token: str, purpose: Purpose) -> Reader | None:
    """Return whose token it is, changing nothing: for the pages that GET shows.

    Of a person with subscriptions in several languages a page for confirming wants the one that waits for it.
    """
    subscriber = _proved(office, token, purpose)
    mine = Subscription.objects.filter(subscriber=subscriber, paper=office.paper, medium="mail").order_by("pk")
    waiting = mine.filter(state="pending").first() if subscriber and purpose == "confirm" else None
    first = waiting or (mine.first() if subscriber else None)
    return _reader(first) if first else None


def suppressed_for(office: Office, address_key: str) -> str:
    """Return why an address must not be mailed by this paper, "" where it may."""
    found = Suppression.objects.filter(address_digest=digest_of(office, address_key)).first()
    return found.reason if found and found.paper in ("", office.paper) else ""


def links_of(office: Office, subscriber: Any) -> dict[str, str]:
    """Return a subscriber's tokens by what they are for."""
    return {purpose: _token(office, subscriber, purpose) for purpose in ("unsubscribe", "preferences")}


def _token(office: Office, subscriber: Any, purpose: Purpose) -> str:
    return token_of(office.secret("tokens"), subscriber.public_id, bytes(subscriber.token_key), purpose, office.paper)


def _proved(office: Office, token: str, purpose: Purpose) -> Any:
    public_id = public_id_of(token)
    subscriber = Subscriber.objects.filter(public_id=public_id).first() if public_id else None
    key = bytes(subscriber.token_key) if subscriber else b"\0" * 16  # an unknown one takes as long
    genuine = proves(token, office.secret("tokens"), key, purpose, office.paper)
    return subscriber if genuine and subscriber is not None and subscriber.address_key else None


def _event(subscriber: Any, office: Office, kind: str, where: Circumstances, now: dt.datetime) -> None:
    ConsentEvent.objects.create(
        subscriber=subscriber,
        paper=office.paper,
        kind=kind,
        at=now,
        form_version=where.form_version,
        network=where.network,
        detail=where.source,
    )


def _reader(subscription: Any) -> Reader:
    person = subscription.subscriber
    return Reader(
        address=person.address,
        name=person.name,
        paper=subscription.paper,
        medium=subscription.medium,
        language=subscription.language,
        form=subscription.form,
        state=subscription.state,
    )
