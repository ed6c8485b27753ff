"""`broadsheet roll`: the readers, brought in from a list, given out, shown, added, erased.

In: an action and what it is about. Out: an account on the terminal or as JSON. What a row does is decided by
`subscribers`. Rooms with tables are imported once the office is open.
"""

from __future__ import annotations

import argparse
import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from broadsheet.cli.given import instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.database import Office, office_at, open_office
from broadsheet.editions.mail.rendition import FORMS
from broadsheet.errors import UsageError
from broadsheet.press.one_issue import read_paper
from broadsheet.subscribers.addresses import Address, AddressError, read_address

if TYPE_CHECKING:
    from broadsheet.subscribers.lists import Given

HELP = """\
The readers of the paper, and what they subscribe to.

  broadsheet roll import list.csv --dry-run   say what a list would do; then do it without the option
  broadsheet roll export --out roll.csv       give the roll out, with the state of everybody
  broadsheet roll show ana@example.org        all that is known of a person
  broadsheet roll add ana@example.org         ask a person by mail to confirm a subscription
  broadsheet roll erase ana@example.org       forget a person, for good

Lists of listmonk and Mailchimp are read as they are. Who has unsubscribed stays unsubscribed."""

ACTIONS = ("import", "export", "show", "add", "erase")
SHOWN = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("about", metavar="FILE or ADDRESS", nargs="?", default="", help="the list, or the person")
    parser.add_argument("--dry-run", action="store_true", help="import: change nothing, and say what would be done")
    parser.add_argument("--report", metavar="FILE", default="", help="import: write what came of every row, as CSV")
    parser.add_argument("--out", metavar="FILE", default="", help="export: where to; else standard output")
    parser.add_argument("--state", default="", help="export: only these; import: the state in a list without states")
    parser.add_argument("--language", metavar="TAG", default="", help="add: another language of the paper")
    parser.add_argument("--form", choices=FORMS, default="whole", help="add: what the person gets")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Do what was asked for; 1 where rows of a list could not be used or nobody has an address."""
    if arguments.action != "export" and not arguments.about:
        raise UsageError(f"“roll {arguments.action}” wants {_wanted(arguments.action)}.")
    actions: dict[str, Callable[[argparse.Namespace, Terminal, Office], int]] = {
        "import": _import,
        "export": _export,
        "show": _show,
        "add": _add,
        "erase": _erase,
    }
    return actions[arguments.action](arguments, terminal, _opened(arguments))


def _wanted(action: str) -> str:
    return "a list" if action == "import" else "an address"


def _opened(arguments: argparse.Namespace) -> Office:
    root = paper_folder(arguments)
    reading = read_paper(root)
    office = office_at(Path(root, reading.settings.values["office"]["path"]), reading.publication.id)
    open_office(office)
    return office


def _address(text: str) -> Address:
    try:
        return read_address(text)
    except AddressError as fault:
        raise UsageError(f"“{text}” is no address.") from fault


def _import(arguments: argparse.Namespace, terminal: Terminal, office: Office) -> int:
    from broadsheet.subscribers.cells import head_of
    from broadsheet.subscribers.intake import bring_in
    from broadsheet.subscribers.lists import WORDS, has_addresses

    path, state = Path(arguments.about), arguments.state or "active"
    if state not in WORDS.values():
        raise UsageError(f"--state {state}: there are {', '.join(sorted(set(WORDS.values())))}.")
    try:
        head = head_of(path)
    except ValueError as fault:
        raise UsageError(f"{path}: {fault}.") from fault
    if not has_addresses(head.headers):
        raise UsageError(f"{path} has no column of addresses.", hint="Call it “email” in the first row.")
    faults: list[tuple[int, str]] = []
    with _report(arguments.report) as tell:

        def refuse(line: int, fault: str) -> None:
            faults.append((line, fault))
            tell((line, "", fault, ""))

        given = _given(path, head, state, refuse)
        counts = Counter[str]()
        for row in bring_in(office, given, path.name, instant(arguments), trial=arguments.dry_run):
            counts[row.verdict] += 1
            tell((row.line, row.address, row.verdict, row.state))
    _account(arguments, terminal, head.doubled, counts, faults)
    return 1 if faults else 0


def _given(path: Path, head: Any, state: str, refuse: Callable[[int, str], Any]) -> Iterator[Given]:
    from broadsheet.subscribers.cells import rows_of
    from broadsheet.subscribers.lists import RowError, given_of

    for cells in rows_of(path, head):
        try:
            if cells.fault:
                raise RowError(cells.fault)
            yield given_of(cells.values, cells.line, state)
        except RowError as fault:
            refuse(cells.line, str(fault))


@contextmanager
def _report(name: str) -> Iterator[Callable[[tuple[object, ...]], object]]:
    if not name:
        yield lambda row: None
        return
    from broadsheet.subscribers.cells import harmless

    with open(name, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("line", "address", "result", "state"))
        yield lambda row: writer.writerow([harmless(str(cell)) for cell in row])


def _account(
    arguments: argparse.Namespace,
    terminal: Terminal,
    doubled: tuple[str, ...],
    counts: Counter[str],
    faults: list[tuple[int, str]],
) -> None:
    if terminal.wants_json:
        told = [{"line": line, "fault": fault} for line, fault in faults]
        terminal.json({"dry_run": arguments.dry_run, "rows": dict(counts), "doubled": list(doubled), "faults": told})
        return
    for name in doubled:
        terminal.warn(f"The header “{name}” is there twice: the first counts.")
    for line, fault in faults[:SHOWN]:
        terminal.warn(f"{arguments.about}:{line}: {fault}")
    if len(faults) > SHOWN:
        terminal.warn(f"and {len(faults) - SHOWN:,} rows more; --report FILE writes them all down.")
    would = "would be " if arguments.dry_run else ""
    words = {
        "new": f"{would}new on the roll",
        "changed": f"{would}active now",
        "left": f"{would}taken off the roll, as the list has it",
        "known": "known already",
        "kept-out": "kept out: they have left, bounced or complained",
    }
    for verdict, text in words.items():
        if counts[verdict]:
            terminal.say(f"{counts[verdict]:>9,}  {text}")
    terminal.say(f"{len(faults):>9,}  rows that could not be used")


def _export(arguments: argparse.Namespace, terminal: Terminal, office: Office) -> int:
    from broadsheet.subscribers.outtake import given_out

    rows = given_out(office, arguments.state)
    if terminal.wants_json:
        headers = next(rows)
        terminal.json([dict(zip(headers, row, strict=True)) for row in rows])
        return 0
    if not arguments.out:
        csv.writer(terminal.out, lineterminator="\n").writerows(rows)
        return 0
    with open(os.open(arguments.out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", newline="") as stream:
        writer, count = csv.writer(stream), -1
        for row in rows:
            writer.writerow(row)
            count += 1
    terminal.say(f"{count:,} subscriptions are in {arguments.out}.")
    return 0


def _show(arguments: argparse.Namespace, terminal: Terminal, office: Office) -> int:
    from broadsheet.subscribers.personal import everything

    found = everything(office, _address(arguments.about))
    if found is None:
        raise UsageError(f"Nobody on the roll has the address {arguments.about}.")
    plain = _plain(found)
    if terminal.wants_json:
        terminal.json(plain)
        return 0
    for name, value in plain.items():
        if isinstance(value, list):
            terminal.say(f"{name}:")
            for row in value:
                terminal.say("  " + "  ".join(f"{key}={cell}" for key, cell in row.items() if cell != ""))
        elif value:
            terminal.say(f"{name}: {value}")
    return 0


def _plain(value: Any) -> Any:
    """Make values fit for JSON: instants as text."""
    if isinstance(value, dict):
        return {key: _plain(cell) for key, cell in value.items()}
    if isinstance(value, list):
        return [_plain(cell) for cell in value]
    return value if value is None or isinstance(value, str | int | bool) else value.isoformat()


def _add(arguments: argparse.Namespace, terminal: Terminal, office: Office) -> int:
    from broadsheet.deliveries import outbox
    from broadsheet.subscribers.roll import Circumstances, Wish, ask

    address, now = _address(arguments.about), instant(arguments)
    wish = Wish(language=arguments.language, form=arguments.form)
    asked = ask(office, address, wish, Circumstances(source="editor"), now)
    outbox.follow(office, address, asked, arguments.language, now)
    said = {
        "confirm": "A mail is on its way: the subscription begins when it is confirmed.",
        "already": "This person has subscribed already, and is told so by mail.",
        "": "No mail goes to this address: it was asked today already, or has complained.",
    }[asked.follow]
    if terminal.wants_json:
        terminal.json({"address": address.written, "mail": asked.follow})
    terminal.say(said)
    return 0 if asked.follow else 1


def _erase(arguments: argparse.Namespace, terminal: Terminal, office: Office) -> int:
    from broadsheet.deliveries import outbox
    from broadsheet.subscribers.personal import erase

    address = _address(arguments.about)
    outbox.forget(office, address.written)
    if not erase(office, address, instant(arguments)):
        raise UsageError(f"Nobody on the roll has the address {arguments.about}.")
    if terminal.wants_json:
        terminal.json({"erased": True})
    terminal.say("Erased. A digest stays, so that no list brings the address back unasked.")
    return 0
