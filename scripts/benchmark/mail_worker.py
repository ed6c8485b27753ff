"""One worker at one mailing, in a process of its own: what it sent, how long, with how much processor and memory.

Called by `mailing`: an office's folder, the address of its database or "", a relay's port, connections, how many mails.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from broadsheet.database import Office, open_office

PAPER = "bench"


def main(folder: str, url: str, port: str, connections: str) -> None:
    """Carry what there is, and print the account as JSON."""
    office = Office(Path(folder), PAPER, url)
    open_office(office)
    from broadsheet.deliveries.relays import Relay
    from broadsheet.deliveries.rounds import Worker

    relay = Relay(
        name="sink",
        host="127.0.0.1",
        port=int(port),
        security="none",
        max_connections=int(connections),
        per_connection=0,
    )
    settings: dict[str, Any] = {"mail": {"dkim_selector": ""}}
    started, before = time.monotonic(), _cpu()
    done = asyncio.run(Worker(office, settings, relay, lambda: dt.datetime.now(dt.UTC)).once())
    account = {
        "seconds": time.monotonic() - started,
        "cpu": _cpu() - before,
        "mib": _peak(),
        "statuses": list(done.statuses.values()),
        "stopped": list(done.worked.values()),
    }
    print(json.dumps(account))


def _peak() -> float:
    """The most memory that this process had; `ru_maxrss` would count what its parent had when it was forked."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    found = next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    return (found or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) / 1024


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main(*sys.argv[1:])
