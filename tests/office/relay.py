"""A mail server that does as it is told: scripted replies to the n-th command of a kind, and a record of what came.

For faults that no real server makes on demand; load and true behaviour are tried on Postfix's own programs.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Answer = Callable[[str, int, str], str | None]
"""From a command's word, the how many-th of its kind it is and its rest to a reply; None: the usual, "": nothing."""


@dataclass
class Record:
    """What the server saw: commands in order, and the mails that it accepted, as (recipient, bytes)."""

    commands: list[str] = field(default_factory=list)
    mails: list[tuple[str, bytes]] = field(default_factory=list)
    port: int = 0
    connections: int = 0


USUAL = {
    "EHLO": "250-relay\r\n250-PIPELINING\r\n250-SIZE 1000000\r\n250 8BITMIME",
    "DATA": "354 go on",
    "QUIT": "221 bye",
}


@asynccontextmanager
async def relay(answer: Answer = lambda word, turn, rest: None) -> AsyncIterator[Record]:
    """Serve on a free port of this machine."""
    record, turns = Record(), Counter[str]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        record.connections += 1
        try:
            await _Session(reader, writer, record, turns, answer).serve()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    record.port = server.sockets[0].getsockname()[1]
    try:
        yield record
    finally:
        server.close()


@dataclass
class _Session:
    """One connection to the server."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    record: Record
    turns: Counter[str]
    answer: Answer

    def asked(self, word: str, rest: str) -> str | None:
        self.turns[word] += 1
        return self.answer(word, self.turns[word], rest)

    async def serve(self) -> None:
        recipient = ""
        going = await _say(self.writer, self.asked("CONNECT", ""), "220 relay")
        while going and (line := await self.reader.readline()):
            text = line.decode().rstrip("\r\n")
            word = text.split(" ")[0].upper()
            self.record.commands.append(text)
            reply = self.asked(word, text)
            if word == "RCPT":
                recipient = text.partition("<")[2].rpartition(">")[0] if (reply or "250")[0] == "2" else ""
            going = await _say(self.writer, reply, USUAL.get(word, "250 ok")) and word != "QUIT"
            if going and word == "DATA" and (reply or "354").startswith("354"):
                going = await self.take(recipient)

    async def take(self, recipient: str) -> bool:
        body = b""
        while not body.endswith(b"\r\n.\r\n") and body != b".\r\n":
            body += await self.reader.readuntil(b"\n")
        reply = self.asked("DOT", recipient)
        reply = reply or (None if recipient else "554 5.5.1 no valid recipients")
        dropped = reply == "accept and drop"
        if dropped or (reply or "250").startswith("2"):
            self.record.mails.append((recipient, body[:-3]))
        return not dropped and await _say(self.writer, reply, "250 2.0.0 queued")


async def _say(writer: asyncio.StreamWriter, reply: str | None, usual: str) -> bool:
    said = usual if reply is None else reply
    if said == "drop":
        writer.transport.abort()
        return False
    if said:
        writer.write(said.encode() + b"\r\n")
        await writer.drain()
    return not said.startswith("421")
