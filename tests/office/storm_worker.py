"""One worker in a process of its own, to be killed.

Called as: python storm_worker.py FOLDER URL MAILING PORT OWNER POLICY LOG. It works until nothing is left.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path

from broadsheet.database import Office
from broadsheet.deliveries.carrying import Post
from broadsheet.deliveries.ledger.ledger import Reader
from broadsheet.deliveries.message import Copy, Template
from broadsheet.deliveries.relays import Relay
from broadsheet.deliveries.worker import Shift, work

LEASE = 1.0
CONNECTIONS = 4


def main(folder: str, url: str, mailing: str, port: str, owner: str, policy: str, log: str) -> None:
    """Work, and end."""
    template = Template(b"To: <%(to)>\r\nMessage-ID: <m.%(reader)@p.example>\r\n", b"news\r\n", None, dt.datetime.now())
    relay = Relay(name="r", host="127.0.0.1", port=int(port), security="none", max_connections=CONNECTIONS)
    post = Post(
        {"whole": template},
        relay,
        lambda reader: Copy(reader.address, "u" * 54, "p" * 54, reader.public_id.hex),
        lambda reader: f"b+{reader.subscription}@p.example",
    )

    def reconcile(readers: Iterable[Reader]) -> set[int]:
        taken = set(Path(log).read_text().split())
        return {reader.subscription for reader in readers if reader.address in taken}

    shift = Shift(int(mailing), owner, policy, LEASE, reconcile if policy == "reconcile" else None)  # type: ignore[arg-type]
    asyncio.run(work(Office(Path(folder), "packet", url), shift, post))


if __name__ == "__main__":
    main(*sys.argv[1:])
