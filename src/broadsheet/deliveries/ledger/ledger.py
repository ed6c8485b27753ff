"""The steps of the ledger, each one transaction: freeze, lease, mark and record, close.

In: an office and what a worker knows. Out: what may be sent. One object has one connection of its own and is used from
one thread. Which transaction does what, and why, is in the manual's page on mail.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from broadsheet.database import FILE, WAIT, Office
from broadsheet.deliveries.ledger.statements import statements
from broadsheet.deliveries.states import DeliveryState as State
from broadsheet.deliveries.states import Policy

CHUNK = 500
"""Readers of a chunk: a lease costs as much as two mails, and a dead worker holds back no more than this."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader of a leased chunk, as read when it was leased."""

    subscription: int
    state: State
    attempts: int
    address: str
    public_id: UUID
    token_key: bytes
    form: str
    is_active: bool


@dataclass(frozen=True, slots=True)
class Lease:
    """A chunk that is ours until another's fence is higher."""

    mailing: int
    chunk_id: int
    number: int
    fence: int
    readers: tuple[Reader, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one copy. `wait` is in seconds until it may be tried again, for deferred ones."""

    subscription: int
    state: State
    code: int = 0
    enhanced: str = ""
    reply: str = ""
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What a commit allowed: the marked copies may get their dot; of the others the mailing or the reader says no."""

    is_ours: bool
    marked: frozenset[int] = field(default=frozenset())
    is_sending: bool = True


class Ledger:
    """The ledger of one office, over one connection."""

    def __init__(self, office: Office) -> None:
        self._dialect = office.dialect
        self._sql = statements(office.dialect)
        self._connection = _connected(office)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close_connection()

    def close_connection(self) -> None:
        """Let the database go."""
        self._connection.close()

    def freeze(self, mailing: int, paper: str, language: str, excluded: int = 0) -> int | None:
        """Make the frozen roll of an approved mailing, and set it sending; return how many readers it has.

        None where it is not approved (any more): then nothing has changed, however often it is tried.
        """
        with self._writing() as done:
            if self._run(self._sql.start, mailing).rowcount != 1:
                return None
            candidates = int(self._run(self._sql.freeze, mailing, CHUNK, paper, language).rowcount)
            self._run(self._sql.cut, mailing, mailing)
            self._run(self._sql.count, candidates, excluded, mailing)
            done()
        return candidates

    def lease(self, mailing: int, owner: str, seconds: float) -> Lease | None:
        """Take the first free chunk with its readers. What a dead owner had marked in it is uncertain from now on."""
        with self._writing() as done:
            found = self._run(self._sql.free, mailing).fetchone()
            if found is None:
                return None
            chunk_id, number = found
            fence = self._run(self._sql.lease, owner, seconds, chunk_id).fetchone()[0]
            self._run(self._sql.doubt, mailing, number)
            readers = tuple(map(_reader, self._run(self._sql.readers, mailing, number).fetchall()))
            done()
        return Lease(mailing, chunk_id, number, fence, readers)

    def commit(self, lease: Lease, seconds: float, marks: Sequence[int], results: Sequence[Result]) -> Answer:
        """Write results and marks in one durable transaction, and renew the lease.

        A mark is refused where the mailing is not sending any more, or the reader has left before this instant.
        """
        with self._writing() as done:
            if self._run(self._sql.renew, seconds, lease.chunk_id, lease.fence).rowcount != 1:
                return Answer(False)
            self._record(lease.mailing, results)
            is_sending = self._run(self._sql.status, lease.mailing).fetchone()[0] == "sending"
            marked = self._mark(lease.mailing, marks) if marks and is_sending else frozenset()
            done()
        return Answer(True, marked, is_sending)

    def _mark(self, mailing: int, ids: Sequence[int]) -> frozenset[int]:
        marked = frozenset(row[0] for row in self._run(self._sql.mark, mailing, self._many(ids)).fetchall())
        if lost := [each for each in ids if each not in marked]:
            self._run(self._sql.suppress, mailing, self._many(lost))
        return marked

    def _record(self, mailing: int, results: Sequence[Result]) -> None:
        rows = [(r.state, r.code, r.enhanced, r.reply, r.wait, mailing, r.subscription) for r in results]
        if rows:
            cursor = self._connection.cursor()
            cursor.executemany(self._sql.record, [(int(row[0]), *row[1:]) for row in rows])

    def close(self, lease: Lease, policy: Policy) -> bool:
        """Give a chunk back: done, or open until its next try. Return whether the mailing has no open chunk left."""
        states = [State.PENDING, State.MARKED, State.DEFERRED] + ([State.UNCERTAIN] if policy != "hold" else [])
        waiting = self._sql.waiting.format(unsettled=", ".join(str(int(state)) for state in states))
        with self._writing() as done:
            count, soonest = self._run(waiting, lease.mailing, lease.number).fetchone()
            self._run(self._sql.close, not count, soonest, lease.chunk_id, lease.fence)
            left = self._run(self._sql.left, lease.mailing).fetchone()[0]
            done()
        return not left

    def tally(self, mailing: int) -> dict[State, int]:
        """Count the copies of a mailing by state."""
        rows = self._run(self._sql.tally, mailing).fetchall()
        return {State(state): count for state, count in rows}

    def is_finished(self, mailing: int) -> bool:
        """Whether a mailing has nothing that a worker could do: no open chunk, or it is not sending."""
        left = self._run(self._sql.left, mailing).fetchone()[0]
        return not left or self._run(self._sql.status, mailing).fetchone()[0] != "sending"

    def pause(self, mailing: int, reason: str) -> bool:
        """Pause a mailing that is sending, with the reason for the editor."""
        with self._writing() as done:
            paused = bool(self._run(self._sql.pause, reason[:200], mailing).rowcount == 1)
            done()
        return paused

    def step(self, mailing: int, before: str, after: str) -> bool:
        """Take a mailing from one status to another; False where it is not in the first."""
        with self._writing() as done:
            moved = bool(self._run(self._sql.step, after, mailing, before).rowcount == 1)
            done()
        return moved

    def _many(self, ids: Sequence[int]) -> Any:
        return json.dumps(list(ids)) if self._dialect == "sqlite" else list(ids)

    def _run(self, sql: str, *values: Any) -> Any:
        return self._connection.execute(sql, values)

    @contextmanager
    def _writing(self) -> Iterator[Any]:
        """One transaction: committed where the block calls what it is given, else taken back."""
        wanted: list[bool] = []
        self._connection.execute(self._sql.begin)
        try:
            yield lambda: wanted.append(True)
        finally:
            self._connection.execute("COMMIT" if wanted else "ROLLBACK")


def _connected(office: Office) -> Any:
    if office.dialect == "sqlite":
        path = str(office.folder / FILE)
        connection = sqlite3.connect(path, isolation_level=None, timeout=WAIT, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        return connection
    import psycopg

    return psycopg.connect(office.url, autocommit=True)


def _reader(row: Sequence[Any]) -> Reader:
    subscription, state, attempts, address, public_id, token_key, form, subscribed = row
    identity = public_id if isinstance(public_id, UUID) else UUID(public_id)
    return Reader(
        subscription, State(state), attempts, address, identity, bytes(token_key), form, subscribed == "active"
    )
