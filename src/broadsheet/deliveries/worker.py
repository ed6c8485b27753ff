"""A worker: lease, carry, close, until a mailing has nothing left or the worker is asked to go.

In: an office, a mailing, what is sent and how. Out: what it did. Any number of workers may be at one mailing; asked to
stop it takes no further reader, waits for the replies that are due and leaves nothing uncertain.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from broadsheet.database import Office
from broadsheet.deliveries.carrying import Load, Post, carry
from broadsheet.deliveries.ledger.ledger import Lease, Ledger, Reader, Result
from broadsheet.deliveries.scribe import Scribe
from broadsheet.deliveries.smtp.connection import Connection
from broadsheet.deliveries.states import DeliveryState as State
from broadsheet.deliveries.states import Policy

T = TypeVar("T")
Reconcile = Callable[[Iterable[Reader]], set[int] | None]
"""Given uncertain readers, says which of them the relay took; None where it cannot say yet."""


@dataclass(slots=True)
class Shift:
    """One worker at one mailing. `lease` is in seconds: a dead worker's readers are free after so long.

    `waits` says whether it stays while others are at work, or copies have to be tried later.
    """

    mailing: int
    owner: str
    policy: Policy = "hold"
    lease: float = 60.0
    reconcile: Reconcile | None = None
    waits: bool = True
    stop: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Worked:
    """What a worker did. `stopped_by` is "" where the mailing had nothing left for it."""

    chunks: int = 0
    commits: int = 0
    stopped_by: str = ""


async def work(office: Office, shift: Shift, post: Post) -> Worked:
    """Work at a mailing until nothing is left in it, it is stopped, or `shift.stop` is set."""
    with ThreadPoolExecutor(1, thread_name_prefix="ledger") as thread:
        loop = asyncio.get_running_loop()
        ledger = await loop.run_in_executor(thread, Ledger, office)
        try:
            return await _Worker(ledger, thread, shift, post).run()
        finally:
            await loop.run_in_executor(thread, ledger.close_connection)


class _Worker:
    """The loop, with what it needs at hand."""

    def __init__(self, ledger: Ledger, thread: ThreadPoolExecutor, shift: Shift, post: Post) -> None:
        self._ledger, self._thread, self._shift, self._post = ledger, thread, shift, post
        self._worked = Worked()
        self._idle: list[Connection] = []

    async def run(self) -> Worked:
        """Work, and close the connections that went from chunk to chunk."""
        try:
            return await self._run()
        finally:
            await asyncio.gather(*(connection.close() for connection in self._idle))

    async def _run(self) -> Worked:
        shift = self._shift
        while not shift.stop.is_set() and not self._worked.stopped_by:
            lease = await self._in_thread(self._ledger.lease, shift.mailing, shift.owner, shift.lease)
            if lease is None:
                if not shift.waits or await self._in_thread(self._ledger.is_finished, shift.mailing):
                    break
                await self._wait(min(shift.lease / 4, 5.0))
                continue
            await self._chunk(lease)
        if shift.stop.is_set():
            self._worked.stopped_by = self._worked.stopped_by or "asked"
        return self._worked

    async def _chunk(self, lease: Lease) -> None:
        scribe = Scribe(self._ledger, lease, self._shift.lease, self._thread)
        load = Load(iter(self._to_send(lease, scribe)), scribe, stop=self._shift.stop, idle=self._idle)
        try:
            await carry(load, self._post)
        finally:
            is_ours = await scribe.close()
        self._worked.chunks += 1
        self._worked.commits += scribe.commits
        if is_ours:
            await self._in_thread(self._ledger.close, lease, self._shift.policy)
        self._worked.stopped_by = _reason(load)
        if load.storm is not None:
            await self._in_thread(self._ledger.pause, lease.mailing, f"{load.storm.code} {load.storm.text}")

    def _to_send(self, lease: Lease, scribe: Scribe) -> list[Reader]:
        """Settle what needs no mail: readers who left, and copies in doubt as the policy says."""
        doubtful = [reader for reader in lease.readers if reader.state is State.UNCERTAIN]
        taken: set[int] | None = set()
        if doubtful and self._shift.policy == "reconcile":
            taken = self._shift.reconcile(doubtful) if self._shift.reconcile else None
        wanted = []
        for reader in lease.readers:
            if reader.state is State.UNCERTAIN and (self._shift.policy == "hold" or taken is None):
                continue
            if reader.state is State.UNCERTAIN and taken and reader.subscription in taken:
                scribe.result(Result(reader.subscription, State.ACCEPTED, 250, reply="found in the relay's log"))
            elif not reader.is_active:
                scribe.result(Result(reader.subscription, State.SUPPRESSED))
            else:
                wanted.append(reader)
        return wanted

    async def _wait(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._shift.stop.wait(), seconds)
        except TimeoutError:
            return

    async def _in_thread(self, function: Callable[..., T], *values: object) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *values)


def _reason(load: Load) -> str:
    if load.storm is not None:
        return "storm"
    if load.gone:
        return f"relay: {load.gone}"
    return load.scribe.reason if load.scribe.reason != "lease" else ""
