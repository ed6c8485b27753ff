"""Who sends a paper's mails, through what, and with which signature: from its settings and the office.

In: all values of paper.toml, the publication, the office. Out: a `Sender`, relays, a `Signer`, and the senders of
envelopes. Raises `UsageError` where a setting is missing without which nothing can be sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from broadsheet.database import Office
from broadsheet.deliveries.dkim import Signer
from broadsheet.deliveries.ledger.ledger import Reader
from broadsheet.deliveries.message import Copy, Sender
from broadsheet.deliveries.relays import Relay, relays_of
from broadsheet.deliveries.verp import sender_of
from broadsheet.editions.mail.ways import can_leave
from broadsheet.errors import UsageError
from broadsheet.model.publication import Publication
from broadsheet.subscribers.addresses import AddressError, read_address
from broadsheet.subscribers.tokens import token_of

KEY_FILE = "dkim.pem"


def letterhead(settings: dict[str, Any], publication: Publication, language: str) -> Sender:
    """Return who sends."""
    mail = settings["mail"]
    if not mail["from"]:
        raise UsageError("[mail] does not say who sends.", hint='Write from = "paper@your-domain" into paper.toml.')
    address = _address(mail["from"], "from")
    domain = address.rpartition("@")[2]
    mailbox = publication.mail.mailbox
    if not can_leave(publication.mail):
        hint = "Write the address of the sign-up service as service, or a mailbox as bounces, into [mail]."
        raise UsageError("Nobody could unsubscribe: the paper has neither a sign-up service nor a mailbox.", hint=hint)
    return Sender(
        name=mail["name"] or publication.title.in_language(language),
        address=address,
        domain=domain,
        list_id=f"{publication.id}.{domain}",
        base=publication.mail.service,
        reply_to=_address(mail["reply_to"], "reply_to") if mail["reply_to"] else "",
        mailto=_address(mailbox, "bounces") if mailbox else "",
        sender_id=mail["sender_id"],
    )


def _address(text: str, key: str) -> str:
    try:
        return read_address(text).wire
    except AddressError as fault:
        raise UsageError(f"[mail] {key}: “{text}” is no address.") from fault


def relay_named(settings: dict[str, Any], office: Office, name: str = "") -> Relay:
    """Return the relay of a name, "" for the first."""
    relays: Sequence[Relay] = relays_of(settings["mail"]["relays"], office.folder)
    if not relays:
        raise UsageError(
            "paper.toml names no relay that takes mails.", hint="Write a [[mail.relays]] with name and host."
        )
    for relay in relays:
        if not name or relay.name == name:
            return relay
    raise UsageError(f"There is no relay “{name}”.", hint=f"There are: {', '.join(relay.name for relay in relays)}.")


def signer_of(settings: dict[str, Any], office: Office, domain: str) -> Signer | None:
    """Return who signs where the paper has a selector and a key; None where the relay is to do it."""
    selector = settings["mail"]["dkim_selector"]
    path = office.folder / "secrets" / KEY_FILE
    return Signer.from_file(domain, selector, path) if selector and path.is_file() else None


@dataclass(frozen=True, slots=True)
class Hands:
    """What makes each reader's own words: `copy` and `envelope` of a reader."""

    copy: Callable[[Reader], Copy]
    envelope: Callable[[Reader], str]


def hands(office: Office, mailing: int, sender: Sender, relay: Relay) -> Hands:
    """Make the two functions for a mailing; the keys are read once."""
    tokens, bounces = office.secret("tokens"), office.secret("verp")
    fixed = sender.mailto or sender.address
    domain = fixed.rpartition("@")[2]

    @lru_cache(maxsize=1024)
    def copy(reader: Reader) -> Copy:
        leave, change = (
            token_of(tokens, reader.public_id, reader.token_key, purpose, office.paper)
            for purpose in ("unsubscribe", "preferences")
        )
        return Copy(read_address(reader.address).wire, leave, change, reader.public_id.hex)

    def envelope(reader: Reader) -> str:
        names_reader = relay.verp and sender.mailto
        return sender_of(bounces, mailing, reader.subscription, domain) if names_reader else fixed

    return Hands(copy, envelope)
