"""A worker's rounds: carry single mails, begin what is due, carry what is being sent, finish what has no reader left.

In: an office, settings, a relay, the instant that counts as now. Out: what was done, mailing by mailing. A signal to go
lets the mails at hand come to their replies, so that nothing stays uncertain.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from broadsheet.database import Office
from broadsheet.deliveries import mailings, outbox
from broadsheet.deliveries.aside import aside
from broadsheet.deliveries.carrying import Post
from broadsheet.deliveries.frozen import Frozen, thawed
from broadsheet.deliveries.message import template_of
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.senders import hands, signer_of
from broadsheet.deliveries.smtp.connection import RelayError
from broadsheet.deliveries.trial import RelayRefusesError
from broadsheet.deliveries.worker import Shift, work

PAUSE = 5.0
"""Seconds between two looks for something to do."""


@dataclass(slots=True)
class Round:
    """One round: what came of single mails, mailings that began, what stopped each one worked at ("" for nothing), and
    how each stands now."""

    singles: outbox.Carried = field(default_factory=outbox.Carried)
    begun: list[int] = field(default_factory=list)
    worked: dict[int, str] = field(default_factory=dict)
    statuses: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Worker:
    """A worker of one process, at one relay; `singles` is None where it carries no single mails."""

    office: Office
    settings: dict[str, Any]
    relay: Relay
    clock: Callable[[], dt.datetime]
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    frozen: dict[str, Frozen] = field(default_factory=dict)
    singles: outbox.Post | None = None

    async def once(self) -> Round:
        """Go one round; copies that have to wait, and other workers, are not waited for.

        Single mails go first: no mailing may hold up a confirmation.
        """
        singles = outbox.Carried()
        if self.singles is not None:
            try:
                singles = await outbox.deliver_singles(self.office, self.relay, self.singles, self.clock)
            except RelayError as fault:
                raise RelayRefusesError(f"{self.relay.name}: {fault}") from fault
        done = Round(singles, begun=await aside(mailings.begin_due, self.office, self.clock()))
        for standing in await aside(mailings.sending, self.office):
            if self.stop.is_set():
                break
            shift = Shift(standing.number, _name(), standing.policy, waits=False, stop=self.stop)
            try:
                worked = await work(self.office, shift, self._post(standing))
            except RelayError as fault:
                raise RelayRefusesError(f"{self.relay.name}: {fault}") from fault
            done.worked[standing.number] = worked.stopped_by
            done.statuses[standing.number] = await aside(mailings.settle, self.office, standing.number, self.clock())
        return done

    async def for_ever(self, tell: Callable[[Round], None]) -> None:
        """Go round after round until asked to go."""
        while not self.stop.is_set():
            tell(await self.once())
            try:
                await asyncio.wait_for(self.stop.wait(), PAUSE)
            except TimeoutError:
                continue

    def listen(self) -> None:
        """Take SIGTERM and SIGINT as the wish to go."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            try:
                loop.add_signal_handler(number, self.stop.set)
            except NotImplementedError:  # Windows knows none; there the mails at hand stay uncertain
                return

    def _post(self, standing: mailings.Standing) -> Post:
        frozen = self.frozen.get(standing.rendition)
        if frozen is None:
            frozen = self.frozen[standing.rendition] = thawed(self.office, standing.rendition)
        signer = signer_of(self.settings, self.office, frozen.sender.domain)
        own = hands(self.office, standing.number, frozen.sender, self.relay)
        at = standing.frozen_at or self.clock()
        key = f"{standing.issue}-{standing.number}"
        templates = {
            form: template_of(made, frozen.sender, key, at, signer) for form, made in frozen.renditions.items()
        }
        return Post(templates, self.relay, own.copy, own.envelope)


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"[:80]
