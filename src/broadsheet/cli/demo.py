"""`broadsheet demo`: a whole paper to look at, of an invented town.

In: a path that is free. Out: a copy of the demonstration paper there, built.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from importlib import resources

from broadsheet.cli.build import tell
from broadsheet.cli.given import instant
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.press.build import Request, build

HELP = """\
Copy the demonstration paper, a weekly of an invented town, into the folder PATH and build its web edition.

Everything in it may be changed: it is a paper like any other."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("path", metavar="PATH", help="a folder that does not exist yet, or is empty")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Copy and build."""
    path = os.path.abspath(arguments.path)
    if os.path.lexists(path) and not (os.path.isdir(path) and not os.listdir(path)):
        raise UsageError(f"“{arguments.path}” is there already.", hint="Name a folder that does not exist yet.")
    with resources.as_file(resources.files("broadsheet") / "demo" / "paper") as paper:
        shutil.copytree(paper, path, dirs_exist_ok=True, copy_function=shutil.copyfile)
    terminal.say(f"The demonstration paper is in {arguments.path}.")
    started = time.monotonic()
    request = Request(path, instant(arguments))
    built = build(request, lambda done, total: terminal.progress(done, total, "Making"))
    tell(built, path, time.monotonic() - started, terminal)
    if not built.stopped:
        terminal.say(f"Open {os.path.join(arguments.path, 'out', 'web', 'index.html')}, or see it live:")
        terminal.say(f"  broadsheet serve --paper {arguments.path}")
        terminal.say("Its last number for paper:")
        terminal.say(f"  broadsheet print v12n4 --paper {arguments.path}")
    return 1 if built.faulty else 0
