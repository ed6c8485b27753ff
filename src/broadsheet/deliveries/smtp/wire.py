"""One connection's bytes: commands out, replies in, in order; a dead or mute server ends it.

In: bytes to send, how many replies they call for. Out: futures of replies. Every wait has an end; a broken connection
fails every future that is open. Knows no command's meaning.
"""

from __future__ import annotations

import asyncio
from collections import deque

from broadsheet.deliveries.smtp.replies import Replies, Reply, ReplyError


class ConnectionLostError(Exception):
    """The connection is gone, or the server said nothing in time, or nonsense."""


class Wire(asyncio.Protocol):
    """The two directions of a connection. One coroutine at a time waits for its replies.

    A reply may be expected before there is a connection: the greeting comes unasked.
    """

    def __init__(self) -> None:
        self.transport: asyncio.Transport | None = None
        self._replies = Replies()
        self._open: deque[asyncio.Future[Reply]] = deque()
        self._timer: asyncio.TimerHandle | None = None
        self._deadline = 0.0
        self._fault = ""
        self._may_write = asyncio.Event()
        self._may_write.set()

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be sent any more."""
        return bool(self._fault) or (self.transport is not None and self.transport.is_closing())

    @property
    def is_quiet(self) -> bool:
        """Whether everything that came has been read as a reply somebody waited for."""
        return self._replies.is_between and not self._open

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Note the transport; TLS brings a new one."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what create_connection promises
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Hand each reply to the one who waits for it."""
        try:
            for reply in self._replies.feed(data):
                if not self._open:
                    # Without being asked a server says only that it is leaving (421), and then it is gone.
                    self.abort(f"the server said {reply.code} {reply.text}")
                    return
                future = self._open.popleft()
                if not future.done():
                    future.set_result(reply)
        except ReplyError as fault:
            self.abort(f"the server did not speak SMTP: {fault}")

    def eof_received(self) -> bool:
        """Close with the server."""
        return False

    def connection_lost(self, exc: Exception | None) -> None:
        """Fail whoever still waits."""
        self._fail(str(exc) if exc else "the server closed the connection")

    def pause_writing(self) -> None:
        """The buffer is full: whoever sends a body waits."""
        self._may_write.clear()

    def resume_writing(self) -> None:
        """The buffer has emptied."""
        self._may_write.set()

    def expect(self, seconds: float) -> asyncio.Future[Reply]:
        """Return a future of the next reply that nobody waits for yet.

        The server has as long for all open ones as the most patient of them allows: the reply to a mail comes before
        those to commands that were said ahead.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Reply] = loop.create_future()
        if self.is_closed:
            future.set_exception(ConnectionLostError(self._fault or "it was closed"))
            future.exception()
            return future
        deadline = loop.time() + seconds
        self._deadline = max(deadline, self._deadline) if self._open else deadline
        self._open.append(future)
        if self._timer is None or self._timer.when() > self._deadline:
            self._watch()
        return future

    def _watch(self) -> None:
        """Look again at the deadline. A timer that comes too early is cheaper than a new one for every reply."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_at(self._deadline, self._look)

    def _look(self) -> None:
        self._timer = None
        if not self._open:
            return
        if asyncio.get_running_loop().time() < self._deadline:
            self._watch()
        else:
            self.abort("the server said nothing in time")

    def send(self, data: bytes) -> None:
        """Write bytes; a closed connection is noticed by those who wait for replies."""
        if not self.is_closed and self.transport is not None:
            self.transport.write(data)

    async def drained(self, seconds: float) -> None:
        """Wait until what was written has left the buffer far enough. Raise `ConnectionLostError`."""
        try:
            await asyncio.wait_for(self._may_write.wait(), seconds)
        except TimeoutError:
            self.abort("the server takes no bytes")
        if self.is_closed:
            raise ConnectionLostError(self._fault or "it was closed")

    def abort(self, reason: str) -> None:
        """Cut the connection at once, without a goodbye."""
        self._fail(reason)
        if self.transport is not None:
            self.transport.abort()

    def _fail(self, reason: str) -> None:
        self._fault = self._fault or reason
        self._may_write.set()
        if self._timer is not None:
            self._timer.cancel()
        while self._open:
            future = self._open.popleft()
            if not future.done():
                future.set_exception(ConnectionLostError(self._fault))
                future.exception()  # whoever waits still gets it; nobody waiting is no fault
