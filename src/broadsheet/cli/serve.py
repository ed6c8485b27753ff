"""`broadsheet serve`: the paper in the browser, as it is being written.

In: the arguments. Out: a server on this machine alone, until it is interrupted; problems on the terminal as files
change.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from broadsheet.cli.given import instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import FolderError, ThemeError, UsageError
from broadsheet.problems import Problem

if TYPE_CHECKING:
    from broadsheet.press.preview import Preview

HELP = """\
Show the paper in the browser while you work on it, at http://127.0.0.1:8000/ on this machine only.

Issues still to come are shown and marked. A page is made when you look at it; when its article, its issue or the theme
changes, the browser shows the new one by itself. A page that cannot be made says why, and all others go on.

With --production it serves what “broadsheet build” has put into out/web, just as a web server will: the same headers,
compressed copies, redirects and page for what does not exist."""

PORT = 8000
TRIES = 10
SHOWN = 20
Bound = TypeVar("Bound")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("--port", type=int, help=f"the port (default: {PORT}, or the next one that is free)")
    parser.add_argument("--open", action="store_true", help="open the browser")
    parser.add_argument("--production", action="store_true", help="serve the built edition as a web server will")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Serve until Ctrl-C."""
    return _production(arguments, terminal) if arguments.production else _preview(arguments, terminal)


def _production(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from broadsheet.cli.production import Production
    from broadsheet.editions.web.delivery import base
    from broadsheet.folder.settings import FILE, parse_settings

    root = paper_folder(arguments)
    folder = os.path.join(root, "out", "web")
    if not os.path.isfile(os.path.join(folder, "_headers")):
        raise UsageError(f"There is no edition in {folder}.", hint="Make it with “broadsheet build”.")
    with open(os.path.join(root, FILE), "rb") as stream:
        start = base(parse_settings(stream.read(), lambda _problem: None).publication)
    with _bound(arguments.port, lambda port: Production(folder, start, port)) as server:
        terminal.say(f"The built edition is at {server.address} – Ctrl-C ends it.")
        _open(server.address, arguments)
        server.serve_forever()
    return 0


def _open(address: str, arguments: argparse.Namespace) -> None:
    if arguments.open:
        import webbrowser

        webbrowser.open(address)


def _preview(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from broadsheet.cli.serving import Server
    from broadsheet.press.preview import Preview

    root = paper_folder(arguments)
    start = instant(arguments)
    fixed = arguments.now is not None
    preview = Preview(root, lambda: start if fixed else dt.datetime.now(dt.UTC))
    server = _bound(arguments.port, lambda port: Server(preview, port, terminal))
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(root, preview, stop, terminal), daemon=True)
    watcher.start()
    _show(preview.snapshot.reading.problems, root, terminal)
    terminal.say(f"The paper is at {server.address} – Ctrl-C ends it.")
    _open(server.address, arguments)
    try:
        server.serve_forever()
    finally:
        stop.set()
        server.end()
        watcher.join(2)
    return 0


def _bound(port: int | None, make: Callable[[int], Bound]) -> Bound:
    """Bind the port asked for, else the first free one from 8000 on."""
    for number in [port] if port is not None else range(PORT, PORT + TRIES):
        try:
            return make(number)
        except OSError as error:
            taken = error
    raise UsageError(
        f"Port {port or PORT} cannot be used: {taken.strerror}.", hint="Name another one with --port."
    ) from taken


def _watch(root: str, preview: Preview, stop: threading.Event, terminal: Terminal) -> None:
    """Renew the preview as files change, until `stop` is set; a paper that cannot be read stays as it was."""
    from broadsheet.press.watch import changes

    for changed in changes(root, stop):
        before = preview.snapshot
        try:
            renewed = preview.renew(changed)
        except (FolderError, ThemeError) as error:
            where = error.path if isinstance(error, FolderError) else error.template
            terminal.warn(f"{where}: {error}. The preview stays as it was.")
            continue
        if renewed:
            known = set(before.reading.problems)
            _show([problem for problem in preview.snapshot.reading.problems if problem not in known], root, terminal)


def _show(problems: Sequence[Problem], root: str, terminal: Terminal) -> None:
    """Print the worst problems, and how many more there are."""
    worst = sorted(problems, key=lambda problem: -problem.severity)[:SHOWN]
    terminal.problems(worst, root)
    if len(problems) > SHOWN:
        terminal.warn(f"… and {len(problems) - SHOWN:,} more: “broadsheet proof” lists them all.")
