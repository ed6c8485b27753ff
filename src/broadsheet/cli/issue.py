"""`broadsheet issue new`: the next issue, with its volume, number and date from the calendar.

In: the paper's folder, the day, departures that were said. Out: the folder of a planned issue, and what it is. The
rules are those of `model.calendar`.
"""

from __future__ import annotations

import argparse
from datetime import date

from broadsheet.cli.given import instant, paper_root
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import UsageError
from broadsheet.folder.write import new_issue
from broadsheet.model.calendar import Coming, last_counted, local_date, next_issue, numbered_on
from broadsheet.model.issue import Issue
from broadsheet.model.names import issue_id, slug
from broadsheet.model.publication import Calendar, Publication

HELP = """Open the next issue: make its folder with an issue.toml.

  broadsheet issue new                     volume, number and date from the calendar
  broadsheet issue new --date 2026-12-18   on this day
  broadsheet issue new --double            a double number
  broadsheet issue new --special summer    a special without a number"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the one thing that can be done with issues, and its departures from the calendar."""
    parser.add_argument("action", choices=("new",), help="what to do")
    parser.add_argument("--date", metavar="DATE", help="the day of the issue, as in 2026-12-18 (else by the calendar)")
    parser.add_argument("--title", default="", help="a title, if the issue has one")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--special", metavar="WORD", help="a special outside the count; the word stands in its address")
    kind.add_argument("--double", action="store_true", help="a double number, such as 1-2")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Make the issue and say what was made."""
    from broadsheet.folder.read import read

    root = paper_root(arguments)
    publication = read(root).publication
    today = local_date(instant(arguments), publication.timezone)
    planned = _planned(arguments, publication, today)
    id = _id(arguments, publication.calendar, planned)
    taken = next((issue for issue in publication.issues if issue.id == id), None)
    if taken:
        raise UsageError(f"The paper has an issue {id} already: {taken.folder}", hint="Say another --date or word.")
    folder = new_issue(root, id, planned, title=arguments.title)
    if terminal.wants_json:
        facts = {"volume": planned.volume, "number": planned.number, "whole_number": planned.whole_number}
        terminal.json({"id": id, "folder": folder, "date": planned.date.isoformat(), "kind": planned.kind, **facts})
        return 0
    terminal.say(f"{folder}/issue.toml")
    terminal.say(_sentence(id, planned))
    return 0


def _planned(arguments: argparse.Namespace, publication: Publication, today: date) -> Coming:
    calendar = publication.calendar
    last = last_counted(calendar, publication.issues)
    day = _date(arguments.date) if arguments.date else None
    if arguments.special is not None:
        return _special(calendar, publication.issues, day or today)
    if day is None:
        return next_issue(calendar, last, today, double=arguments.double)
    if last and day <= last.date:
        hint = (
            f"{last.id} is dated {last.date}. Give an older issue its folder by hand: issues/{day.year}/…/issue.toml."
        )
        raise UsageError(f"--date {day}: that is not after the last issue.", hint=hint)
    return numbered_on(calendar, last, day, double=arguments.double)


def _special(calendar: Calendar, issues: tuple[Issue, ...], day: date) -> Coming:
    """A special has no number; it belongs to the volume of its date."""
    volume = numbered_on(calendar, last_counted(calendar, issues), day).volume
    return Coming(volume, "", 0, day, "special")


def _id(arguments: argparse.Namespace, calendar: Calendar, planned: Coming) -> str:
    if arguments.special is None:
        return planned.id(calendar)
    if not slug(arguments.special):
        raise UsageError(f"--special {arguments.special}: the word has no letter or digit.")
    return issue_id(calendar.numbering, planned.volume, "", planned.date, arguments.special)


def _date(text: str) -> date:
    from broadsheet.folder.dates import BadDateError, read_date

    try:
        return read_date(text)
    except BadDateError as fault:
        hint = f"Write the year first, as in {fault.example}."
        raise UsageError(f"--date {text}: {fault.reason}.", hint=hint) from fault


def _sentence(id: str, planned: Coming) -> str:
    parts = [f"volume {planned.volume}" if planned.volume else "", f"number {planned.number}" if planned.number else ""]
    parts.append(f"whole number {planned.whole_number}" if planned.whole_number else "")
    facts = ", ".join(part for part in parts if part)
    kind = "" if planned.kind == "regular" else f" ({planned.kind})"
    return f"{id}{kind}{': ' if facts else ''}{facts}, dated {planned.date.isoformat()}, planned"
