"""`broadsheet new`: a new paper in an empty folder.

In: the folder, the title, how often the paper comes out. Out: the files of `folder.founding`, and what to do next. It
decides nothing about their content.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from broadsheet.cli.given import instant
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.folder.founding import WEEKDAYS, Founding, new_paper
from broadsheet.model.publication import FREQUENCIES, NUMBERINGS

HELP = """Found a paper: make a folder with its settings (paper.toml), a first planned issue and one sample article.

The folder must be empty or not exist yet."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the folder and what is said of the paper."""
    parser.add_argument("path", metavar="PATH", help="the folder to make, for example the-harbour-weekly")
    parser.add_argument("--title", help="the paper's name (else made from the folder's)")
    parser.add_argument(
        "--language", default="en", help="the language of the articles, such as en, es, ar (default: en)"
    )
    parser.add_argument("--frequency", choices=FREQUENCIES, default="weekly", help="how often it comes out")
    parser.add_argument("--weekday", choices=WEEKDAYS, help="on which day of the week (a weekly: else today's)")
    parser.add_argument("--numbering", choices=NUMBERINGS, default="volume-number", help="how issues are counted")
    parser.add_argument("--timezone", default="UTC", help="the zone of all dates, such as Europe/Madrid (default: UTC)")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Make the paper and say what was made."""
    path = Path(arguments.path)
    founding = _founding(arguments, path)
    files = new_paper(path, founding)
    if terminal.wants_json:
        terminal.json({"paper": str(path), "id": founding.id, "title": founding.title, "files": files})
        return 0
    terminal.say(f"{founding.title}: a new paper in {path}")
    for file in files:
        terminal.say(f"  {file}")
    terminal.say("")
    terminal.say("Next: write in the sample article, then see the paper in the browser:")
    terminal.say(f"  cd {_quoted(path)} && broadsheet serve")
    return 0


def _founding(arguments: argparse.Namespace, path: Path) -> Founding:
    from broadsheet.folder.types import LANGUAGE, ZONE, UnfitError
    from broadsheet.model.calendar import local_date

    for option, kind in (("language", LANGUAGE), ("timezone", ZONE)):
        try:
            kind.take(getattr(arguments, option))
        except UnfitError as fault:
            raise UsageError(f"--{option} {getattr(arguments, option)}: it must be {fault.expected}.") from fault
    title = " ".join((arguments.title or _title_from(path)).split())
    if not title.isprintable() or not title:
        raise UsageError("The title is empty or has signs that cannot be printed.", hint="Say --title “The …”.")
    today = local_date(instant(arguments), arguments.timezone)
    weekday = WEEKDAYS.index(arguments.weekday) if arguments.weekday else None
    if weekday is None and arguments.frequency in ("weekly", "fortnightly"):
        weekday = today.weekday()
    return Founding(
        title=title,
        today=today,
        language=arguments.language,
        frequency=arguments.frequency,
        weekday=weekday,
        numbering=arguments.numbering,
        timezone=arguments.timezone,
    )


def _title_from(path: Path) -> str:
    """Make a title from the folder's name: `the-harbour-weekly` → The Harbour Weekly."""
    words = os.path.basename(os.path.abspath(path)).replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _quoted(path: Path) -> str:
    import shlex

    return shlex.quote(str(path))
