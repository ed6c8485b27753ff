"""The states of a mailing and of a delivery, and which step leads where. Pure.

In: a state and what happened. Out: the next state. Source: the state machine in the manual's page on mail; a relay's
answer is read by RFC 5321, section 4.2.1, and RFC 3463.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, TypeAlias

MAILING_STEPS: dict[str, tuple[str, ...]] = {
    "draft": ("approved", "cancelled"),
    "approved": ("sending", "cancelled"),
    "sending": ("paused", "draining", "cancelled"),
    "paused": ("sending", "cancelled"),
    "draining": ("sending", "paused", "finished", "finished-uncertain", "cancelled"),
    "finished-uncertain": ("finished",),
    "finished": (),
    "cancelled": (),
}
"""A mailing is finished only when candidates = accepted + refused + suppressed and nothing is deferred or uncertain."""

Policy: TypeAlias = Literal["hold", "resend", "reconcile"]
"""What becomes of uncertain copies: the editor decides, the same mail again, or the relay's log is asked."""


class DeliveryState(IntEnum):
    """Where one copy is. `MARKED` is written before the last dot goes out, and settled by the relay's answer."""

    PENDING = 0
    MARKED = 1
    ACCEPTED = 2
    REFUSED = 3
    DEFERRED = 4
    UNCERTAIN = 5
    SUPPRESSED = 6
    HELD = 7


SETTLED = frozenset((DeliveryState.ACCEPTED, DeliveryState.REFUSED, DeliveryState.SUPPRESSED))
"""States that nothing leaves; a held copy is settled by the editor."""
