"""`broadsheet hosting`: how a web server has to deliver the edition, in that server's own language.

In: the arguments. Out: a configuration on standard output. It writes no file and asks no server.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from broadsheet.cli.given import instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError

if TYPE_CHECKING:
    from broadsheet.editions.web.delivery import Delivery

HELP = """\
Print a configuration for a web server that delivers the paper: with its policy against foreign scripts, with what may
be kept for how long, compressed copies, old addresses that lead on, and the page for addresses that do not exist.

  broadsheet hosting nginx > paper.conf

For static hosts there is nothing to do: _headers, _redirects and .htaccess lie in the edition."""

SERVERS = ("nginx", "caddy", "apache")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("server", choices=SERVERS, help="the server")
    parser.add_argument("--root", metavar="DIR", help="the folder that it serves (default: the paper's out/web)")
    parser.add_argument("--listen", metavar="ADDRESS", default="", help="where it listens, as in 127.0.0.1:8080")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print the configuration."""
    from broadsheet.editions.web.servers import WRITERS

    paper = paper_folder(arguments)
    known = _delivery(paper, arguments)
    place = os.path.abspath(arguments.root or os.path.join(paper, "out", "web"))
    text = WRITERS[arguments.server](known, _root(place, known, arguments), arguments.listen)
    if terminal.wants_json:
        terminal.json({"server": arguments.server, "configuration": text})
    terminal.say(text.rstrip("\n"))
    return 0


def _delivery(paper: str, arguments: argparse.Namespace) -> Delivery:
    from broadsheet import theming
    from broadsheet.editions.edition import Job
    from broadsheet.editions.web.edition import Web
    from broadsheet.folder.read import read
    from broadsheet.press.gate import Gate

    now = instant(arguments)
    publication = Gate().open(read(Path(paper)).publication, now).publication
    theme = theming.load(publication.web.theme, Path(paper, "theme"))
    return Web().delivery(Job(publication, None, theme, now))


def _root(place: str, known: Delivery, arguments: argparse.Namespace) -> str:
    """The folder at the root of the host: above the edition where base_url has a path."""
    path = unquote(known.base).strip("/")
    if not path or arguments.server == "apache" or arguments.root:
        return place
    if place.endswith(os.sep + path.replace("/", os.sep)):
        return place[: -len(path) - 1]
    raise UsageError(
        f"The paper stands at “{known.base}/” of its host, but {place} does not end in “{path}”.",
        hint=f"Put the edition into a folder of that name, and name the one above it with --root: it holds {path}/.",
    )
