"""Carry the copies of one lease to a relay, over several connections at once.

In: a lease, templates, a relay. Out: a result in the ledger for every copy that was begun. The order for each copy is:
envelope and body, mark, commit, dot, reply, result. What is lost before the dot is certain and tried again; what is
lost after it is uncertain, and nobody tries it again without a policy that says so.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.deliveries.decide import PATIENCE, Weather, outcome
from broadsheet.deliveries.ledger.ledger import Reader, Result
from broadsheet.deliveries.message import Copy, Template
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.scribe import Scribe
from broadsheet.deliveries.smtp.connection import Connection, Envelope
from broadsheet.deliveries.smtp.replies import Reply
from broadsheet.deliveries.smtp.wire import ConnectionLostError
from broadsheet.deliveries.states import DeliveryState as State

TRIES = 4
"""Connections that may fail one after another before the relay counts as gone for now."""


@dataclass(frozen=True, slots=True)
class Post:
    """What is sent and how: templates by form, and functions that know the office's keys."""

    templates: Mapping[str, Template]
    relay: Relay
    copy: Callable[[Reader], Copy]
    sender: Callable[[Reader], str]


@dataclass(slots=True)
class Load:
    """What the carriers of one lease share. `stop` asks them to end after the copy at hand.

    `idle` holds open connections from lease to lease: a handshake costs more than a mail. Whoever made the list closes
    what is left in it.
    """

    readers: Iterator[Reader]
    scribe: Scribe
    weather: Weather = field(default_factory=Weather)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    idle: list[Connection] = field(default_factory=list)
    storm: Reply | None = None
    gone: str = ""

    def following(self) -> Reader | None:
        """The next reader, None at the end or where work should stop."""
        if self.stop.is_set() or self.scribe.is_over or self.gone:
            return None
        return next(self.readers, None)


async def carry(load: Load, post: Post) -> None:
    """Carry copies until there are no more; what the relay does to one connection is no concern of the others'."""
    carriers = [_Carrier(load, post).run() for _ in range(post.relay.max_connections)]
    await asyncio.gather(*carriers)


class _Carrier:
    """One connection after another, one copy after another."""

    def __init__(self, load: Load, post: Post) -> None:
        self._load, self._post = load, post
        self._connection: Connection | None = None
        self._failures = 0

    async def run(self) -> None:
        following = self._load.following()
        while following is not None:
            reader = following
            try:
                following = await self._copy(reader)
            except ConnectionLostError as fault:
                following = await self._again(reader, str(fault))
        if self._connection is not None:
            await self._rest(self._connection)

    async def _rest(self, connection: Connection) -> None:
        """Leave a connection to the next lease, unless it has carried as much as the relay wants."""
        if connection.is_free and self._takes(connection):
            self._load.idle.append(connection)
        else:
            await connection.close()

    def _takes(self, connection: Connection, more: int = 0) -> bool:
        """Whether a connection may carry another mail once it has carried `more`."""
        most = self._post.relay.per_connection
        return not most or connection.sent + more < most

    async def _copy(self, reader: Reader) -> Reader | None:
        """Bring one copy as far as it goes; return the next reader. Raise `ConnectionLostError` before its dot only."""
        load, connection = self._load, await self._open()
        refusal = await connection.offer(self._envelope(reader), self._message(reader))
        if refusal is not None:
            if refusal.code == 421:
                connection.withdraw()
                raise ConnectionLostError(f"421 {refusal.text}")
            self._note(reader, refusal)
            return load.following()
        if not await load.scribe.mark(reader.subscription):
            connection.withdraw()
            return load.following()
        following = load.following()
        ahead = following if following and self._takes(connection, 1) else None
        try:
            reply = await connection.finish(self._envelope(ahead) if ahead else None)
        except ConnectionLostError as fault:
            load.scribe.result(Result(reader.subscription, State.UNCERTAIN, reply=str(fault)[:120]))
            return following
        self._failures = 0
        self._note(reader, reply)
        if ahead is None and following is not None:
            await connection.close()
        return following

    async def _open(self) -> Connection:
        while (self._connection is None or not self._connection.is_open) and self._load.idle:
            self._connection = self._load.idle.pop()
        if self._connection is None or not self._connection.is_open:
            self._connection = Connection(self._post.relay)
            await self._connection.open()
        return self._connection

    async def _again(self, reader: Reader, reason: str) -> Reader | None:
        """The copy was certainly not delivered: say so, wait a little, and go on with it; or give the relay up."""
        self._failures += 1
        self._load.scribe.result(Result(reader.subscription, State.PENDING, reply=reason[:120]))
        if self._failures >= TRIES:
            self._load.gone = self._load.gone or reason
        if self._load.gone or self._load.stop.is_set() or self._load.scribe.is_over:
            return None
        await asyncio.sleep(min(0.05 * 4**self._failures, PATIENCE[0]))
        return reader

    def _note(self, reader: Reader, reply: Reply) -> None:
        self._load.scribe.result(outcome(reader.subscription, reply, reader.attempts))
        if self._load.weather.storm(reply):
            self._load.storm = reply
            self._load.stop.set()

    def _message(self, reader: Reader) -> bytes:
        return self._template(reader).filled(self._post.copy(reader))

    def _template(self, reader: Reader) -> Template:
        templates = self._post.templates
        return templates.get(reader.form) or templates["whole"]

    def _envelope(self, reader: Reader) -> Envelope:
        copy = self._post.copy(reader)
        return Envelope(self._post.sender(reader), copy.recipient, self._template(reader).size + len(copy.recipient))
