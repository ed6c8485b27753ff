"""`broadsheet desk --public-only`: the pages on which readers subscribe, confirm, leave and choose.

In: the paper's folder, where to listen. Out: a server, until it is interrupted. It stands behind a proxy, which has the
certificate; this module only joins the paper's facts to `desk`.
"""

from __future__ import annotations

import argparse
import ipaddress
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from broadsheet.cli.given import paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.database import Office, office_at, open_office
from broadsheet.errors import UsageError
from broadsheet.press.one_issue import read_paper

if TYPE_CHECKING:
    from broadsheet.desk.public import Public
    from broadsheet.model.publication import Publication

HELP = """\
Serve the pages on which readers subscribe, confirm, choose what they get, and unsubscribe.

It listens on this machine and expects a web server with a certificate before it: docs/subscribers.md has the line for
it, and a unit for systemd. The pages have no script and set no cookie."""

HOST, PORT = "127.0.0.1", 8600
LOCAL = ("localhost", "127.0.0.1", "[::1]")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where it listens and whom it believes."""
    parser.add_argument("--public-only", action="store_true", help="the readers' pages, which are all there are so far")
    parser.add_argument("--host", default=HOST, help=f"the address to listen at (default: {HOST})")
    parser.add_argument("--port", type=int, default=PORT, help=f"the port (default: {PORT}; 0: any that is free)")
    parser.add_argument(
        "--proxy",
        action="append",
        default=[],
        metavar="ADDRESS",
        help="a proxy whose X-Forwarded-For is believed; this machine's always is",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until Ctrl-C."""
    if not arguments.public_only:
        raise UsageError("The desk has only its public side so far.", hint="broadsheet desk --public-only")
    root = paper_folder(arguments)
    reading = read_paper(root)
    settings = reading.settings.values
    office = office_at(Path(root, settings["office"]["path"]), reading.publication.id)
    open_office(office)
    from broadsheet.desk.server import Server

    public = public_side(office, settings, reading.publication, arguments.proxy)
    server = Server(public, arguments.host, arguments.port)
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    address = f"http://{host}:{server.server_address[1]}/"
    if terminal.wants_json:
        terminal.json({"address": address})
    terminal.say(f"{reading.publication.title.in_language('')}: the readers' pages are at {address} (Ctrl-C ends it)")
    try:
        server.serve_forever()
    finally:
        threading.Thread(target=server.shutdown, daemon=True).start()
        server.server_close()
    return 0


def public_side(office: Office, settings: Mapping[str, Any], publication: Publication, proxies: list[str]) -> Public:
    """Join the paper's facts; raise `UsageError` for a proxy that is no address."""
    from broadsheet.desk.public import Public

    service = urlsplit(publication.mail.service)
    return Public(
        office=office,
        languages=tuple(dict.fromkeys((publication.language, *settings["mail"]["languages"]))),
        name=publication.title.in_language,
        home=publication.base_url,
        hosts=frozenset((*LOCAL, *([service.hostname] if service.hostname else ()))),
        proxies=frozenset(("127.0.0.1", "::1", *map(_address, proxies))),
    )


def _address(text: str) -> str:
    try:
        return str(ipaddress.ip_address(text))
    except ValueError as fault:
        raise UsageError(f"--proxy {text}: not an address.", hint="Write it as 192.0.2.7.") from fault
