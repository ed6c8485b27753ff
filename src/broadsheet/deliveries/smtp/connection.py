"""A session with a relay: greeting, TLS, log-in, then mail after mail, the last dot apart.

In: a relay, envelopes, messages ready for the wire (CRLF, dots doubled, no last dot). Out: replies. The order for each
mail is `offer` (envelope and body), `finish` (the dot and its reply) or `withdraw`. Until `finish` is called a server
that follows RFC 5321, section 4.1.1.4, delivers nothing.
"""

from __future__ import annotations

import asyncio
import base64
import re
import ssl
from dataclasses import dataclass

from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.smtp.replies import Reply
from broadsheet.deliveries.smtp.wire import ConnectionLostError, Wire

_ENDS = re.compile(r"[\x00-\x20\x7f<>]")
SECONDS = {"connect": 60.0, "greeting": 120.0, "command": 120.0, "body": 180.0, "dot": 600.0}
"""How long a server has for each phase (RFC 5321, section 4.5.3.2, allows it up to five and ten minutes)."""


class RelayError(Exception):
    """A relay refuses to be used at all: no TLS, a bad certificate, a wrong password. `reply` is what it said."""

    def __init__(self, reason: str, reply: Reply | None = None) -> None:
        super().__init__(f"{reason}: {reply.code} {reply.text}" if reply else reason)
        self.reply = reply


@dataclass(frozen=True, slots=True)
class Envelope:
    """From whom and to whom, as they go over the wire; `size` in octets, 0 where it is not known."""

    sender: str
    recipient: str
    size: int = 0

    def __post_init__(self) -> None:
        for address in (self.sender, self.recipient):
            if _ENDS.search(address):
                raise ValueError("an address with a sign that ends a command")


class Connection:
    """One connection, used by one coroutine."""

    def __init__(self, relay: Relay) -> None:
        self.relay = relay
        self.sent = 0
        self._wire = Wire()
        self._offers: dict[str, str] = {}
        self._ahead: tuple[Envelope, list[asyncio.Future[Reply]]] | None = None

    @property
    def is_open(self) -> bool:
        """Whether another mail can be offered."""
        return not self._wire.is_closed

    @property
    def is_free(self) -> bool:
        """Whether another mail can be offered, and none has been announced."""
        return self.is_open and self._ahead is None

    async def open(self) -> None:
        """Connect, say hello, begin TLS and log in, as the relay's settings say.

        Raise `RelayError` where the relay cannot be used so, `ConnectionLostError` where it is only not there now.
        """
        try:
            greeting = self._wire.expect(SECONDS["greeting"])
            await self._connect()
            _must(await greeting, "the relay does not greet")
            await self._hello()
            if self.relay.security == "starttls":
                await self._start_tls()
            if self.relay.user:
                await self._log_in()
        except BaseException:
            self._wire.abort("it was given up")
            raise

    async def _connect(self) -> None:
        relay, loop = self.relay, asyncio.get_running_loop()
        context = self._tls() if relay.security == "tls" else None
        name = relay.host if context else None
        opening = loop.create_connection(lambda: self._wire, relay.host, relay.port, ssl=context, server_hostname=name)
        try:
            await asyncio.wait_for(opening, SECONDS["connect"])
        except ssl.SSLError as fault:
            raise RelayError(f"no secure connection with {relay.host}: {fault}") from fault
        except (OSError, TimeoutError) as fault:
            raise ConnectionLostError(f"{relay.host}:{relay.port} cannot be reached: {fault}") from fault

    def _tls(self) -> ssl.SSLContext:
        context = ssl.create_default_context(cafile=self.relay.ca_file or None)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        return context

    async def _hello(self) -> None:
        reply = await self._command(b"EHLO " + (self.relay.hello or "localhost").encode("idna"))
        _must(reply, "the relay does not take EHLO")
        self._offers = {}
        for line in reply.lines[1:]:
            word, _, rest = line.partition(" ")
            self._offers[word.upper()] = rest

    async def _start_tls(self) -> None:
        if "STARTTLS" not in self._offers:
            raise RelayError("the relay offers no STARTTLS, and nothing is sent in the clear")
        _must(await self._command(b"STARTTLS"), "the relay does not begin TLS")
        if not self._wire.is_quiet:
            raise RelayError("the relay said something between STARTTLS and TLS, which somebody else may have written")
        transport, loop = self._wire.transport, asyncio.get_running_loop()
        assert transport is not None  # noqa: S101 - it has just answered
        try:
            secure = await loop.start_tls(transport, self._wire, self._tls(), server_hostname=self.relay.host)
        except (ssl.SSLError, OSError) as fault:
            raise RelayError(f"no secure connection with {self.relay.host}: {fault}") from fault
        if secure is None:
            raise ConnectionLostError("it closed while TLS began")
        self._wire.connection_made(secure)
        await self._hello()

    async def _log_in(self) -> None:
        relay = self.relay
        if relay.security == "none" and relay.host not in ("localhost", "127.0.0.1", "::1"):
            raise RelayError("a password is not sent without TLS")
        ways = self._offers.get("AUTH", "").upper().split()
        if "PLAIN" in ways:
            said = base64.b64encode(f"\0{relay.user}\0{relay.password}".encode())
            reply = await self._command(b"AUTH PLAIN " + said)
        elif "LOGIN" in ways:
            reply = await self._command(b"AUTH LOGIN")
            for word in (relay.user, relay.password):
                if reply.code == 334:
                    reply = await self._command(base64.b64encode(word.encode()))
        else:
            raise RelayError("the relay takes no password that this program can give (PLAIN or LOGIN)")
        _must(reply, "the relay does not take the password")

    async def _command(self, line: bytes, seconds: float = SECONDS["command"]) -> Reply:
        future = self._wire.expect(seconds)
        self._wire.send(line + b"\r\n")
        return await future

    async def offer(self, envelope: Envelope, message: bytes) -> Reply | None:
        """Send the envelope and the message without its last dot; None means that only the dot is missing.

        Any other answer is the reply that refuses it, and the connection is ready for the next one. Raise
        `ConnectionLostError`: nothing was delivered.
        """
        if not envelope.recipient.isascii() and "SMTPUTF8" not in self._offers:
            return Reply(553, ("5.6.7 The relay takes no address with letters outside ASCII",))
        refusal = await self._envelope(envelope)
        if refusal is not None:
            return refusal
        self._wire.send(message)
        await self._wire.drained(SECONDS["body"])
        return None

    async def _envelope(self, envelope: Envelope) -> Reply | None:
        if self._ahead is not None and self._ahead[0] != envelope:
            # What was said ahead cannot be taken back: its DATA may have been accepted.
            self._wire.abort("another mail was announced")
            raise ConnectionLostError("another mail was announced")
        if self._ahead is None:
            if self._can_pipeline:
                self._say_ahead(envelope, b"")
            else:
                return await self._step_by_step(envelope)
        assert self._ahead is not None  # noqa: S101 - said just now
        _, futures = self._ahead
        self._ahead = None
        mail, recipient, data = [await future for future in futures]
        refusal = next((reply for reply in (mail, recipient) if not reply.is_good), None)
        if refusal is None and data.code == 354:
            return None
        if data.code == 354:
            # It takes a body for nobody (RFC 2920, section 3.1): an empty one, whose refusal says nothing new.
            await self._command(b".", SECONDS["dot"])
        await self._reset()
        return refusal or data

    @property
    def _can_pipeline(self) -> bool:
        return self.relay.pipelining and "PIPELINING" in self._offers

    def _say_ahead(self, envelope: Envelope, before: bytes) -> None:
        futures = [self._wire.expect(SECONDS["command"]) for _ in range(3)]
        self._wire.send(before + b"".join(self._lines(envelope)))
        self._ahead = (envelope, futures)

    def _lines(self, envelope: Envelope) -> tuple[bytes, bytes, bytes]:
        size = f" SIZE={envelope.size}" if envelope.size and "SIZE" in self._offers else ""
        utf8 = "" if envelope.recipient.isascii() else " SMTPUTF8"
        mail = f"MAIL FROM:<{envelope.sender}>{size}{utf8}\r\n".encode()
        return mail, f"RCPT TO:<{envelope.recipient}>\r\n".encode(), b"DATA\r\n"

    async def _step_by_step(self, envelope: Envelope) -> Reply | None:
        for line, good in zip(self._lines(envelope), (250, 250, 354), strict=True):
            reply = await self._command(line[:-2])
            if reply.code != good and not (good == 250 and reply.is_good):
                await self._reset()
                return reply
        return None

    async def _reset(self) -> None:
        reply = await self._command(b"RSET")
        if not reply.is_good:
            self._wire.abort(f"it does not take RSET: {reply.code}")

    async def finish(self, following: Envelope | None = None) -> Reply:
        """Send the last dot, and with it the next envelope where the relay allows that; return the reply to the mail.

        Raise `ConnectionLostError`: whether the mail was delivered is not known.
        """
        future = self._wire.expect(SECONDS["dot"])
        if following is not None and self._can_pipeline and following.recipient.isascii():
            self._say_ahead(following, b".\r\n")
        else:
            self._wire.send(b".\r\n")
        self.sent += 1
        return await future

    def withdraw(self) -> None:
        """Cut the connection before the dot: the mail that was offered is not delivered."""
        self._wire.abort("the mail was withdrawn")

    async def close(self) -> None:
        """Say goodbye; a server that does not answer is left all the same."""
        if self.is_open:
            try:
                await self._command(b"QUIT", 5.0)
            except ConnectionLostError:
                return
            self._wire.abort("it is done")


def _must(reply: Reply, what: str) -> None:
    """Pass a good reply. A 4xx is a server that is not there now, a 5xx one that will not be used so."""
    if reply.is_good:
        return
    if reply.is_for_ever:
        raise RelayError(what, reply)
    raise ConnectionLostError(f"{what}: {reply.code} {reply.text}")
