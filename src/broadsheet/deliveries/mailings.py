"""Mailings: approve, begin, pause, resume, cancel, finish, and how they stand.

In: an office and what is wanted. Out: numbers of mailings, or how each stands, with all its copies counted by state.
Every step is taken only from a status that leads there (`states.MAILING_STEPS`), by one statement; who comes second
changes nothing. A mailing is finished when every copy is settled, and never called so while one is in doubt.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import IntegrityError

from broadsheet.database import Office
from broadsheet.deliveries.ledger.ledger import Ledger
from broadsheet.deliveries.models import Chunk, Delivery, Mailing
from broadsheet.deliveries.states import MAILING_STEPS, SETTLED, DeliveryState, Policy
from broadsheet.errors import UsageError
from broadsheet.subscribers.models import Subscription

MOST_NAMED = 100
"""So many readers in doubt are named at once."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a mailing stands. `copies` counts them by the name of their state; `doubtful` are addresses."""

    number: int
    issue: str
    language: str
    kind: str
    status: str
    policy: Policy
    rendition: str
    candidates: int
    excluded: int
    scheduled_at: dt.datetime | None
    frozen_at: dt.datetime | None
    finished_at: dt.datetime | None
    reason: str
    copies: Mapping[str, int] = field(default_factory=dict)
    doubtful: tuple[str, ...] = ()

    @property
    def settled(self) -> int:
        """How many copies need nothing more."""
        return sum(self.copies.get(state.name.lower(), 0) for state in SETTLED)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be sent to whom. `language` is "" for the paper's own; `at` None is at once."""

    issue: str
    language: str
    rendition: str
    policy: Policy
    at: dt.datetime | None = None


def readers(office: Office, language: str) -> int:
    """Count who would get a mailing in a language now."""
    return int(_roll(office, language).filter(state="active").count())


def _roll(office: Office, language: str) -> Any:
    return Subscription.objects.filter(paper=office.paper, medium="mail", language=language)


def refuse_a_second(office: Office, issue: str, language: str) -> None:
    """Raise `UsageError` where an issue has been put on its way before; one cancelled before anybody got it was not."""
    for found in Mailing.objects.filter(paper=office.paper, issue=issue, language=language, kind="issue"):
        if found.status != "cancelled" or _has_gone_out(found.pk):
            hint = "“broadsheet mail status” tells how it stands."
            raise UsageError(f"{issue} has been put on its way before: it is {found.status}.", hint=hint)


def _has_gone_out(number: int) -> bool:
    """Whether a copy of a mailing has reached somebody, or may have."""
    kept = (DeliveryState.PENDING, DeliveryState.DEFERRED, DeliveryState.REFUSED, DeliveryState.SUPPRESSED)
    return bool(Delivery.objects.filter(mailing_id=number).exclude(state__in=kept).exists())


def approve(office: Office, draft: Draft, now: dt.datetime) -> int:
    """Put a mailing on its way: it begins when it is due. Raise `UsageError` for one that there is already."""
    refuse_a_second(office, draft.issue, draft.language)
    before = Mailing.objects.filter(paper=office.paper, issue=draft.issue, language=draft.language, kind="issue")
    try:
        made = Mailing.objects.create(
            paper=office.paper,
            issue=draft.issue,
            language=draft.language,
            revision=before.count() + 1,
            status="approved",
            policy=draft.policy,
            rendition=draft.rendition,
            scheduled_at=draft.at,
            frozen_at=now,
        )
    except IntegrityError:
        refuse_a_second(office, draft.issue, draft.language)
        raise
    return int(made.pk)


def begin_due(office: Office, now: dt.datetime) -> list[int]:
    """Freeze the roll of every approved mailing that is due, and set it sending; return their numbers."""
    approved = Mailing.objects.filter(paper=office.paper, status="approved").order_by("pk")
    due = [mailing for mailing in approved if mailing.scheduled_at is None or mailing.scheduled_at <= now]
    begun = []
    for mailing in due:
        left_out = _roll(office, mailing.language).exclude(state__in=("active", "pending")).count()
        with Ledger(office) as ledger:
            if ledger.freeze(mailing.pk, office.paper, mailing.language, left_out) is not None:
                Mailing.objects.filter(pk=mailing.pk).update(started_at=now)
                begun.append(int(mailing.pk))
    return begun


def sending(office: Office) -> list[Standing]:
    """The mailings that workers may be at, oldest first; one at whose end a worker died has only to be finished."""
    found = Mailing.objects.filter(paper=office.paper, status__in=("sending", "draining")).order_by("pk")
    return [_standing(mailing, {}, ()) for mailing in found]


def pause(office: Office, issue: str, reason: str = "") -> list[int]:
    """Pause what is being sent of an issue: at most the mail at hand of each connection still goes out."""
    return _stepped(office, issue, "paused", lambda mailing: {"pause_reason": reason or "by the editor"})


def resume(office: Office, issue: str) -> list[int]:
    """Go on with what is paused of an issue."""
    return _stepped(office, issue, "sending", lambda mailing: {"pause_reason": ""}, ("paused",))


def cancel(office: Office, issue: str) -> list[int]:
    """End what is on its way of an issue; who has not got it will not."""
    return _stepped(office, issue, "cancelled", lambda mailing: {})


def _stepped(
    office: Office,
    issue: str,
    after: str,
    facts: Callable[[Any], dict[str, Any]],
    befores: Iterable[str] = (),
) -> list[int]:
    """Take every mailing of an issue into a status, from those that lead there."""
    allowed = tuple(befores) or tuple(before for before, afters in MAILING_STEPS.items() if after in afters)
    moved = []
    for mailing in Mailing.objects.filter(paper=office.paper, issue=issue, status__in=allowed).order_by("pk"):
        if Mailing.objects.filter(pk=mailing.pk, status=mailing.status).update(status=after, **facts(mailing)):
            moved.append(int(mailing.pk))
    return moved


def settle(office: Office, number: int, now: dt.datetime) -> str:
    """Finish a mailing none of whose chunks is open; return its status.

    It is finished when candidates = accepted + refused + suppressed; while a copy is uncertain or held it is
    `finished-uncertain`, until the last of them is settled.
    """
    mailing = Mailing.objects.get(pk=number)
    if mailing.status not in ("sending", "draining", "finished-uncertain"):
        return str(mailing.status)
    if Chunk.objects.filter(mailing_id=number, done=False).exists():
        return str(mailing.status)
    with Ledger(office) as ledger:
        if mailing.status == "sending":
            ledger.step(number, "sending", "draining")
        copies = ledger.tally(number)
        after = "finished" if _is_settled(copies, mailing.candidates) else "finished-uncertain"
        before = "draining" if mailing.status == "sending" else mailing.status
        if after != before and ledger.step(number, before, after):
            Mailing.objects.filter(pk=number).update(finished_at=now)
    return str(Mailing.objects.get(pk=number).status)


def _is_settled(copies: Mapping[DeliveryState, int], candidates: int) -> bool:
    return sum(copies.get(state, 0) for state in SETTLED) == candidates


def standings(office: Office, issue: str = "") -> list[Standing]:
    """Tell how the mailings of an issue stand, "" for all, newest first."""
    found = Mailing.objects.filter(paper=office.paper).order_by("-pk")
    return [_counted(office, mailing) for mailing in (found.filter(issue=issue) if issue else found)]


def _counted(office: Office, mailing: Any) -> Standing:
    with Ledger(office) as ledger:
        tally = ledger.tally(mailing.pk)
    copies = {state.name.lower(): count for state, count in sorted(tally.items())}
    return _standing(mailing, copies, _doubtful(mailing.pk) if tally.get(DeliveryState.UNCERTAIN) else ())


def _doubtful(number: int) -> tuple[str, ...]:
    rows = Delivery.objects.filter(mailing_id=number, state=DeliveryState.UNCERTAIN).order_by("subscription_id")
    ids = list(rows.values_list("subscription_id", flat=True)[:MOST_NAMED])
    found = Subscription.objects.filter(pk__in=ids).select_related("subscriber").order_by("pk")
    return tuple(one.subscriber.address for one in found)


def _standing(mailing: Any, copies: Mapping[str, int], doubtful: Sequence[str]) -> Standing:
    return Standing(
        number=int(mailing.pk),
        issue=mailing.issue,
        language=mailing.language,
        kind=mailing.kind,
        status=mailing.status,
        policy=mailing.policy,
        rendition=mailing.rendition,
        candidates=mailing.candidates,
        excluded=mailing.excluded,
        scheduled_at=mailing.scheduled_at,
        frozen_at=mailing.frozen_at,
        finished_at=mailing.finished_at,
        reason=mailing.pause_reason,
        copies=copies,
        doubtful=tuple(doubtful),
    )
