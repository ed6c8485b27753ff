"""A relay in a process of its own that writes down whom it took a mail for, before it says so.

Called as: python sink.py PORT LOG DELAY DROP. It waits DELAY seconds with each reply to a mail and, of every DROP
mails, takes one without ever saying so (0: none).
"""

from __future__ import annotations

import asyncio
import sys
from itertools import count
from typing import TextIO

REPLIES = {b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 8BITMIME\r\n", b"DATA": b"354 go on\r\n"}


async def serve(port: int, log: TextIO, delay: float, drop: int) -> None:
    """Serve for ever."""
    turns = count(1)

    async def session(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        recipient = b""
        writer.write(b"220 sink\r\n")
        try:
            while line := await reader.readline():
                word = line[:4].upper()
                if word == b"RCPT":
                    recipient = line.partition(b"<")[2].rpartition(b">")[0]
                writer.write(REPLIES.get(word, b"250 ok\r\n"))
                if word == b"DATA":
                    await reader.readuntil(b"\r\n.\r\n")
                    log.write(recipient.decode() + "\n")
                    log.flush()
                    await asyncio.sleep(delay)
                    if drop and next(turns) % drop == 0:
                        writer.transport.abort()
                        return
                    writer.write(b"250 2.0.0 taken\r\n")
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(session, "127.0.0.1", port)
    print("ready", flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    with open(sys.argv[2], "a", encoding="utf-8") as file:
        asyncio.run(serve(int(sys.argv[1]), file, float(sys.argv[3]), int(sys.argv[4])))
