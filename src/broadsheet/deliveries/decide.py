"""What a relay's answer means for one copy, and for the whole mailing. Pure.

In: a reply or a lost connection, how often a copy was tried. Out: a `Result`, or a reason to stop the mailing. Rules by
RFC 3463: 5.1.x is about the reader, 5.7.x about us; a full or busy server is asked again with growing patience.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.deliveries.ledger.ledger import Result
from broadsheet.deliveries.smtp.replies import Reply
from broadsheet.deliveries.states import DeliveryState as State

PATIENCE = (60.0, 300.0, 900.0, 1800.0, 3600.0, 7200.0, 14400.0, 28800.0, 43200.0, 86400.0)
"""Seconds before the next try of a deferred copy; after the last, about two and a half days, it is refused."""
STORM = 5
"""So many answers that blame us (5.7.x, 552, 554 without a reader's fault), one after another, stop a mailing."""


def outcome(subscription: int, reply: Reply, attempts: int) -> Result:
    """Say what a reply makes of a copy that had been tried so often before."""
    facts = (reply.code, reply.enhanced, reply.text)
    if reply.is_good:
        return Result(subscription, State.ACCEPTED, *facts)
    if reply.is_for_ever or attempts >= len(PATIENCE):
        return Result(subscription, State.REFUSED, *facts)
    return Result(subscription, State.DEFERRED, *facts, wait=PATIENCE[attempts])


def blames_us(reply: Reply) -> bool:
    """Whether a refusal is about the mail or its sender, and so would meet every reader."""
    if not reply.is_for_ever or reply.enhanced.startswith(("5.1.", "5.2.")):
        return False
    return reply.enhanced.startswith(("5.7.", "5.6.", "5.3.4", "5.2.3")) or reply.code in (552, 554, 530, 535)


@dataclass(slots=True)
class Weather:
    """How the answers of a mailing run; a storm is told once."""

    bad: int = 0

    def storm(self, reply: Reply) -> bool:
        """Take one answer in; say whether the mailing should pause now."""
        self.bad = self.bad + 1 if blames_us(reply) else 0 if reply.is_good else self.bad
        return self.bad == STORM
