"""What the global options give: the paper's folder and the instant that counts as now.

In: the parsed arguments. Out: a folder that holds a paper.toml, an aware instant in UTC. It reads no setting.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
from typing import TYPE_CHECKING

from broadsheet.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = "paper.toml"
FIRST_YEAR = 1600
LAST_YEAR = 2999  # the last year of the calendar


def paper_folder(arguments: argparse.Namespace) -> str:
    """The absolute path of the paper: `--paper`, else the nearest folder here or above with a paper.toml.

    Raises `UsageError` where there is none.
    """
    if arguments.paper is not None:
        given: str = os.path.abspath(arguments.paper)
        given = os.path.dirname(given) if os.path.basename(given) == SETTINGS else given
        if os.path.isfile(os.path.join(given, SETTINGS)):
            return given
        raise UsageError(f"“{arguments.paper}” is not a paper: it holds no {SETTINGS}.", hint=_HINT)
    here = folder = os.getcwd()
    while not os.path.isfile(os.path.join(folder, SETTINGS)):
        above = os.path.dirname(folder)
        if above == folder:
            raise UsageError(f"No {SETTINGS} in {here} or any folder above it.", hint=_HINT)
        folder = above
    return folder


_HINT = "Go into the paper's folder, name it with --paper FOLDER, or make one with “broadsheet new”."


def paper_root(arguments: argparse.Namespace) -> Path:
    """As `paper_folder`, as a `Path`."""
    from pathlib import Path

    return Path(paper_folder(arguments))


def instant(arguments: argparse.Namespace) -> dt.datetime:
    """What counts as now: `--now`, else SOURCE_DATE_EPOCH, else the clock; in UTC, to the second.

    Raises `UsageError` for an instant without a zone or one that is not a date-time.
    """
    if arguments.now is not None:
        return _parsed(arguments.now)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return _possible(dt.datetime.fromtimestamp(int(epoch), dt.UTC), f"SOURCE_DATE_EPOCH {epoch}")
        except (ValueError, OverflowError, OSError) as error:
            raise UsageError(f"SOURCE_DATE_EPOCH is “{epoch}”, not a number of seconds.") from error
    return dt.datetime.now(dt.UTC).replace(microsecond=0)


def _parsed(text: str) -> dt.datetime:
    try:
        parsed = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--now {text}: not an instant.", hint="Write it as 2026-11-23T08:00:00Z.") from error
    if parsed.tzinfo is None:
        raise UsageError(f"--now {text}: the zone is missing.", hint="Write it as 2026-11-23T08:00:00Z.")
    return _possible(parsed, f"--now {text}").astimezone(dt.UTC).replace(microsecond=0)


def _possible(moment: dt.datetime, given: str) -> dt.datetime:
    """Refuse an instant so far away that calendars and time zones cannot be counted there."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise UsageError(f"{given}: the year must lie between {FIRST_YEAR} and {LAST_YEAR}.")
    return moment


def count(text: str) -> int:
    """Read a whole number of at least one."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least one")
    return number
