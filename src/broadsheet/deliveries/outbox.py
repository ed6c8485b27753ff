"""Single mails: put down in the database by whoever has cause, and carried to a relay by a worker.

In: an office; a kind, an address, tokens; a relay and who sends. Out: rows of `SingleMail` and what became of them.
They wait for no mailing. A copy in doubt is sent again under the same Message-ID: twice a confirmation does no harm,
none would lose a reader. Whoever carries a row has marked it first, so that two workers do not carry it both.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, Q

from broadsheet.database import Office
from broadsheet.deliveries.aside import aside
from broadsheet.deliveries.decide import outcome
from broadsheet.deliveries.message import Sender
from broadsheet.deliveries.models import SingleMail
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.singles import Kind, Single, single_mail
from broadsheet.deliveries.smtp.connection import Connection, Envelope
from broadsheet.deliveries.smtp.replies import Reply
from broadsheet.deliveries.smtp.wire import ConnectionLostError
from broadsheet.deliveries.states import DeliveryState as State
from broadsheet.subscribers.addresses import Address, read_address
from broadsheet.subscribers.roll import Asked

AGAIN = 900.0
"""Seconds after which a marked mail without a result is anybody's: its worker has died."""
ROUND = 200
PURPOSES = ("confirm", "unsubscribe", "preferences")


@dataclass(frozen=True, slots=True)
class Post:
    """Who sends, in which language the paper speaks unless a row says otherwise, and the paper's name in a language."""

    sender: Sender
    language: str
    name: Callable[[str], str]


@dataclass(slots=True)
class Carried:
    """What came of one round: how many of each, and why it ended early ("" where it did not)."""

    accepted: int = 0
    refused: int = 0
    deferred: int = 0
    stopped_by: str = ""
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a mail goes to: `tokens` by purpose, `language` "" for the paper's own."""

    address: str
    tokens: Mapping[str, str]
    language: str = ""


def put(office: Office, kind: Kind, to: Addressee, now: dt.datetime) -> None:
    """Put a mail down; a worker carries it."""
    SingleMail.objects.create(
        paper=office.paper,
        kind=kind,
        recipient=to.address,
        language=to.language,
        token=" ".join(f"{purpose[0]}:{to.tokens[purpose]}" for purpose in PURPOSES if to.tokens.get(purpose)),
        created_at=now,
    )


def follow(office: Office, address: Address, asked: Asked, language: str, now: dt.datetime) -> None:
    """Put down the mail that should follow when somebody has asked for the paper, where one should."""
    if asked.follow:
        purpose = "confirm" if asked.follow == "confirm" else "preferences"
        put(office, asked.follow, Addressee(address.written, {purpose: asked.token}, language), now)


def links_of(row: Any, sender: Sender) -> dict[str, str]:
    """Return the addresses that a mail names: pages of the sign-up service, else mails to the paper's mailbox."""
    words = dict(part.split(":", 1) for part in row.token.split())
    tokens = {purpose: words[purpose[0]] for purpose in PURPOSES if purpose[0] in words}
    if sender.base:
        base = sender.base.rstrip("/")
        return {purpose: f"{base}/{purpose}/{token}/" for purpose, token in tokens.items()} | {"subscribe": f"{base}/"}
    found = {purpose: f"mailto:{sender.mailto}?subject={purpose}%20{token}" for purpose, token in tokens.items()}
    return found | {"subscribe": f"mailto:{sender.mailto}?subject=subscribe"}


def mail_of(row: Any, post: Post) -> bytes:
    """Make the bytes of a row, the same at every try."""
    language = row.language or post.language
    key = f"single.{row.pk}.{int(row.created_at.timestamp())}"
    recipient = read_address(row.recipient).wire
    links = links_of(row, post.sender)
    return single_mail(
        Single(row.kind, recipient, post.name(language), language, links, key, row.created_at), post.sender
    )


async def deliver_singles(office: Office, relay: Relay, post: Post, clock: Callable[[], dt.datetime]) -> Carried:
    """Carry what is due, one round over one connection; raise `RelayError` where the relay cannot be used at all."""
    carried = Carried()
    rows = await aside(_due, office, clock().timestamp())
    if not rows:
        return carried
    connection = Connection(relay)
    try:
        await connection.open()
        for row in rows:
            if not await aside(_claimed, row, clock().timestamp()):
                continue
            await _carry(connection, row, post, clock, carried)
            if not connection.is_open:
                connection = Connection(relay)
                await connection.open()
        await connection.close()
    except ConnectionLostError as fault:
        carried.stopped_by = str(fault)
    return carried


async def _carry(
    connection: Connection, row: Any, post: Post, clock: Callable[[], dt.datetime], carried: Carried
) -> None:
    message = mail_of(row, post)
    sender = post.sender.mailto or post.sender.address
    envelope = Envelope(sender, read_address(row.recipient).wire, len(message))
    try:
        reply = await connection.offer(envelope, message) or await connection.finish()
    except ConnectionLostError as fault:
        reply = Reply(451, (f"4.4.2 {fault}",))
    found = outcome(0, reply, row.attempts)
    await aside(_settle, row.pk, found, clock().timestamp())
    word = {State.ACCEPTED: "accepted", State.REFUSED: "refused"}.get(found.state, "deferred")
    setattr(carried, word, getattr(carried, word) + 1)
    if word != "accepted":
        carried.said.append(f"{row.kind}: {reply.code} {reply.text}")


def waiting(office: Office) -> int:
    """Count the mails that are still to be carried."""
    waits = (State.PENDING, State.MARKED, State.DEFERRED)
    return int(SingleMail.objects.filter(paper=office.paper, state__in=waits).count())


def forget(office: Office, address: str) -> None:
    """Take every mail to an address out, whatever its state: the person is to be erased."""
    SingleMail.objects.filter(paper=office.paper, recipient__iexact=address).delete()


def _due(office: Office, now: float) -> list[Any]:
    open_ones = Q(state__in=(State.PENDING, State.MARKED, State.DEFERRED), next_at__lte=now)
    return list(SingleMail.objects.filter(open_ones, paper=office.paper).order_by("id")[:ROUND])


def _claimed(row: Any, now: float) -> bool:
    """Mark a row as ours, unless another worker has been faster."""
    mine = SingleMail.objects.filter(pk=row.pk, state=row.state, attempts=row.attempts)
    return bool(mine.update(state=State.MARKED, attempts=F("attempts") + 1, next_at=now + AGAIN))


def _settle(pk: int, found: Any, now: float) -> None:
    facts: dict[str, Any] = {"state": found.state, "reply": f"{found.code} {found.reply}"[:120]}
    if found.state in (State.ACCEPTED, State.REFUSED):
        # What is done needs neither address nor tokens any more.
        facts |= {"token": "", "recipient": ""}
    SingleMail.objects.filter(pk=pk).update(next_at=now + found.wait, **facts)
