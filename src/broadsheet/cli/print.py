"""`broadsheet print`: the pages of an issue, as newspaper.

In: the arguments. Out: an account on the terminal or as JSON: where the pages are, a table of them, and what the editor
should know. The press does the work; this module only asks and tells.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.cli.given import count, instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.press.printing import Account, Request, print_issue

if TYPE_CHECKING:
    from broadsheet.editions.print.proof.figures import Report

HELP = """\
Make the pages of an issue and put them into its folder printed/, and into out/print: a PDF, pictures of all pages, and
where everything stands.

  broadsheet print v53n21               as many pages as the copy fills
  broadsheet print v53n21 --pages 8     eight pages, filled with what there is
  broadsheet print v53n21 --again       anew, though the issue is released; the old pages are kept

Drafts, held, spiked and embargoed articles are never printed. An issue may be printed before its release. What you want
settled (a page, a width, no jump) stands in print.toml beside the issue's articles."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's own options."""
    parser.add_argument("issue", metavar="ISSUE", help="the issue's id or folder")
    parser.add_argument("--format", default="", metavar="NAME", help="the size of the paper, as in a4 or tabloid")
    parser.add_argument("--design", default="", metavar="NAME", help="the printed look")
    parser.add_argument(
        "--pages", type=count, default=0, metavar="N", help="how many pages (else: as many as it fills)"
    )
    parser.add_argument("--again", action="store_true", help="print a released issue anew; the old pages are kept")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Print, tell, and return 1 where a fault stood in the way or was found on a page."""
    root = paper_folder(arguments)
    request = Request(
        root,
        arguments.issue,
        instant(arguments),
        arguments.format,
        arguments.design,
        arguments.pages,
        arguments.again,
    )
    started = time.monotonic()
    account = print_issue(request, lambda done, total: terminal.progress(done, total, "Drawing pages"))
    tell(account, root, time.monotonic() - started, terminal)
    return 1 if account.faulty else 0


def tell(account: Account, root: str, seconds: float, terminal: Terminal) -> None:
    """Print the account: the table of pages first, then problems, then where it all is."""
    if terminal.wants_json:
        terminal.json(_record(account, seconds))
        return
    for language, made in account.made.items():
        if len(account.made) > 1:
            terminal.say(f"{language}:")
        for line in _table(made.report):
            terminal.say(line)
    terminal.problems(account.problems, root)
    for line in _lines(account, root, seconds):
        terminal.say(line)


def _table(report: Report) -> Iterator[str]:
    """Set the figures of the pages in columns: words to the left, numbers to the right."""
    from broadsheet.editions.print.proof.made import COLUMNS, table

    rows = [COLUMNS, *table(report)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(COLUMNS))]
    for row in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _lines(account: Account, root: str, seconds: float) -> list[str]:
    if not account.made:
        return [f"Nothing was printed of {account.issue}."]
    place = os.path.relpath(account.place) if account.place.startswith(os.getcwd() + os.sep) else account.place
    first = next(iter(account.made.values()))
    size = f", type at {first.report.size:.1f} %" if round(first.report.size, 1) != 100 else ""
    count = len(first.plan.pages)
    pages = f"{count} page{'s' if count != 1 else ''}"
    lines = [f"{account.issue}: {pages} {first.plan.format}{size} ({seconds:.1f} s)."]
    if account.stored:
        state = "They are in" if account.changed else "They are as they were in"
        lines.append(f"{state} {account.folder}/printed and in {place}.")
    else:
        lines.append(f"They are in {place} to be looked at, and not in {account.folder}/printed.")
    if account.kept:
        lines.append(f"The pages printed before are kept in {account.folder}/printed/{account.kept}.")
    if not account.released:
        lines.append("The issue is not released: until it is, every print takes the place of the last.")
    if account.kept_back:
        kept = ", ".join(f"{count} {word}" for word, count in account.kept_back.items())
        lines.append(f"Not printed: {kept}.")
    return lines


def _record(account: Account, seconds: float) -> dict[str, object]:
    from broadsheet.cli.sentences import record
    from broadsheet.editions.print.proof.made import as_data

    return {
        "issue": account.issue,
        "folder": account.folder,
        "place": account.place,
        "released": account.released,
        "stored": account.stored,
        "changed": account.changed,
        "kept": account.kept,
        "kept_back": account.kept_back,
        "languages": {
            language: {
                "pages": len(made.plan.pages),
                "format": made.plan.format,
                "design": made.plan.design,
                "tries": made.plan.tries,
                "copy": {"lines": made.amount.lines, "room": made.amount.room},
                "report": as_data(made.report),
            }
            for language, made in account.made.items()
        },
        "problems": [record(problem) for problem in account.problems],
        "seconds": round(seconds, 3),
    }
