"""A test mail to named addresses: it knows no ledger and cannot reach the roll.

In: what a mailing would send, addresses, a relay. Out: what the relay said for each. Links have tokens that prove
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from broadsheet.deliveries.dkim import Signer
from broadsheet.deliveries.frozen import Frozen
from broadsheet.deliveries.message import Copy, Sender, Template, template_of
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.smtp.connection import Connection, Envelope, RelayError
from broadsheet.deliveries.smtp.wire import ConnectionLostError
from broadsheet.editions.mail.rendition import NOBODY
from broadsheet.errors import BroadsheetError


class RelayRefusesError(BroadsheetError):
    """The relay cannot be used: no TLS, a wrong password, not there."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One test mail: to whom, and what the relay said. It is no delivery: no ledger, no roll."""

    address: str
    code: int
    text: str


def trial_of(frozen: Frozen, form: str, at: dt.datetime, signer: Signer | None) -> Template:
    """Make the template of a test mail, which says in its subject that it is one."""
    made = frozen.renditions[form]
    marked = replace(made, subject=f"[Test] {made.subject}")
    return template_of(marked, frozen.sender, f"test-{at:%Y%m%d%H%M%S}", at, signer)


async def try_out(template: Template, sender: Sender, addresses: Sequence[str], relay: Relay) -> list[Trial]:
    """Send a test to named addresses. Its links have tokens that prove nothing."""
    connection, trials = Connection(relay), []
    try:
        await connection.open()
        for place, address in enumerate(addresses, 1):
            message = template.filled(Copy(address, NOBODY, NOBODY, f"{place}"))
            envelope = Envelope(sender.mailto or sender.address, address, len(message))
            reply = await connection.offer(envelope, message) or await connection.finish()
            trials.append(Trial(address, reply.code, reply.text))
        await connection.close()
    except (RelayError, ConnectionLostError) as fault:
        raise RelayRefusesError(f"{relay.name}: {fault}") from fault
    return trials
