"""The relays that take our mail: what paper.toml says of each, and its password from outside.

In: rows of `[[mail.relays]]`. Out: `Relay` values. A password is never in paper.toml, never sent without TLS to another
machine, and never shown.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias

Security: TypeAlias = Literal["tls", "starttls", "none"]
PORTS: dict[Security, int] = {"tls": 465, "starttls": 587, "none": 25}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One relay. Limits of 0 are none. `verp`: it leaves our envelope sender as it is, so bounces name their reader.

    `signs`: it makes the DKIM signature itself. `pipelining` False forbids it where a server offers it and fails.
    """

    name: str
    host: str
    port: int = 587
    security: Security = "starttls"
    user: str = ""
    password: str = field(default="", repr=False)
    hello: str = ""
    max_connections: int = 10
    per_minute: int = 0
    per_day: int = 0
    per_connection: int = 100
    pipelining: bool = True
    signs: bool = True
    verp: bool = True
    ca_file: str = ""


def relays_of(rows: Sequence[Mapping[str, Any]], office: Path) -> tuple[Relay, ...]:
    """Make the relays of checked settings; a password is `BROADSHEET_RELAY_<NAME>_PASSWORD`, else a file of secrets."""
    return tuple(_relay(row, office) for row in rows)


def _relay(row: Mapping[str, Any], office: Path) -> Relay:
    security: Security = row["security"]
    given = {key: value for key, value in row.items() if key != "port"}
    return Relay(**given, port=row["port"] or PORTS[security], password=_password(row["name"], office))


def _password(name: str, office: Path) -> str:
    word = "".join(sign if sign.isalnum() else "_" for sign in name).upper()
    given = os.environ.get(f"BROADSHEET_RELAY_{word}_PASSWORD")
    file = office / "secrets" / f"relay-{name}"
    if given is None and file.is_file():
        given = file.read_text().rstrip("\n")
    return given or ""
