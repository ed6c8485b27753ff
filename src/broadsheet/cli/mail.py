"""`broadsheet mail`: an issue as a mail, looked at, tried out, sent, and how it stands.

In: an action and what it is about. Out: an account on the terminal or as JSON. What is sent is decided by `deliveries`;
this module only asks and tells. Nothing goes to the roll before the number of its readers was typed. Rooms with tables
are imported once the office is open.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
from collections.abc import Callable

from broadsheet.cli import mail_account, mail_office
from broadsheet.cli.given import count, instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.database import open_office
from broadsheet.editions.mail.rendition import FORMS
from broadsheet.errors import UsageError

HELP = """\
Send an issue to those who have subscribed to it by mail.

  broadsheet mail preview v12n4              write it as HTML, text and .eml into out/mail, and say how large it is
  broadsheet mail test v12n4 me@example.org  send it to named addresses; the roll cannot be reached this way
  broadsheet mail send v12n4                 put it on its way: asks for the number of readers
  broadsheet mail send v12n4 --at 2026-10-23T06:00
  broadsheet mail work                       carry what is on its way to the relay, until stopped
  broadsheet mail status                     how every mailing stands; with an issue, that one
  broadsheet mail pause v12n4                stop; then resume, or cancel

What was sent is frozen: a mailing goes on after a crash with the same mails, nobody is left out and nobody gets two."""

ACTIONS = ("preview", "test", "send", "work", "status", "pause", "resume", "cancel")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their options."""
    parser.add_argument("action", choices=ACTIONS, help="what to do")
    parser.add_argument("issue", metavar="ISSUE", nargs="?", default="", help="the issue's id or folder")
    parser.add_argument("addresses", metavar="ADDRESS", nargs="*", help="whom a test goes to")
    parser.add_argument("--at", metavar="TIME", default="", help="send: not before this time, in the paper's zone")
    parser.add_argument("--yes", metavar="COUNT", type=count, default=0, help="send: the number of readers, unasked")
    parser.add_argument("--form", choices=FORMS, default="whole", help="test: the form that is sent")
    parser.add_argument("--language", metavar="TAG", default="", help="preview, test: another language of the paper")
    parser.add_argument("--relay", metavar="NAME", default="", help="test, work: another relay than the first")
    parser.add_argument("--once", action="store_true", help="work: one round, then end")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Do what was asked for; 1 where a fault of the content stands in its way or a mail was refused."""
    wanted = arguments.action in ("preview", "test", "send", "pause", "resume", "cancel")
    if wanted and not arguments.issue:
        raise UsageError(f"“mail {arguments.action}” wants an issue.", hint=f"broadsheet mail {arguments.action} v12n4")
    if arguments.addresses and arguments.action != "test":
        raise UsageError(f"“mail {arguments.action}” takes one issue and no address.")
    actions: dict[str, Callable[[argparse.Namespace, Terminal], int]] = {
        "preview": _preview,
        "test": _test,
        "send": _send,
        "work": _work,
        "status": _status,
    }
    return actions.get(arguments.action, _step)(arguments, terminal)


def _preview(arguments: argparse.Namespace, terminal: Terminal) -> int:
    desk = mail_office.desk(arguments)
    if desk.is_stopped(terminal):
        return 1
    shown = desk.preview(arguments.language)
    mail_account.previewed(shown, terminal)
    return 0


def _test(arguments: argparse.Namespace, terminal: Terminal) -> int:
    from broadsheet.deliveries.senders import relay_named, signer_of
    from broadsheet.deliveries.trial import trial_of, try_out

    if not arguments.addresses:
        raise UsageError("A test wants an address.", hint="broadsheet mail test v12n4 you@example.org")
    addresses = mail_office.checked(arguments.addresses)
    desk = mail_office.desk(arguments)
    if desk.is_stopped(terminal):
        return 1
    frozen = desk.frozen(arguments.language or desk.publication.language)
    relay = relay_named(desk.settings, desk.office, arguments.relay)
    signer = signer_of(desk.settings, desk.office, frozen.sender.domain)
    template = trial_of(frozen, arguments.form, instant(arguments), signer)
    trials = asyncio.run(try_out(template, frozen.sender, addresses, relay))
    mail_account.tried(trials, terminal)
    return 0 if all(trial.code < 400 for trial in trials) else 1


def _send(arguments: argparse.Namespace, terminal: Terminal) -> int:
    now = instant(arguments)
    desk = mail_office.desk(arguments, arguments.at)
    if desk.is_stopped(terminal):
        return 1
    desk.must_be_released()
    desk.open()
    from broadsheet.deliveries import mailings
    from broadsheet.deliveries.frozen import freeze

    roll = desk.roll()
    for language in roll:
        mailings.refuse_a_second(desk.office, desk.issue.id, desk.tag(language))
    renditions = {language: desk.frozen(language) for language in roll}
    mail_office.confirm(roll, arguments.yes, desk.issue.id, terminal)
    numbers = []
    for language, frozen in renditions.items():
        policy = desk.settings["mail"]["policy"]
        draft = mailings.Draft(
            desk.issue.id, desk.tag(language), freeze(desk.office, frozen), policy, desk.at if arguments.at else None
        )
        numbers.append(mailings.approve(desk.office, draft, now))
    mailings.begin_due(desk.office, now)
    mail_account.put_on_its_way(desk, numbers, roll, terminal)
    return 0


def _work(arguments: argparse.Namespace, terminal: Terminal) -> int:
    settings, office, publication = mail_office.opened(paper_folder(arguments))
    open_office(office)
    from broadsheet.deliveries.rounds import Round, Worker
    from broadsheet.deliveries.senders import relay_named

    relay = relay_named(settings, office, arguments.relay)
    fixed = arguments.now is not None
    clock = (lambda: instant(arguments)) if fixed else (lambda: dt.datetime.now(dt.UTC))

    async def whole() -> list[Round]:
        worker = Worker(office, settings, relay, clock, singles=mail_office.singles(settings, publication))
        worker.listen()
        if arguments.once:
            return [await worker.once()]
        await worker.for_ever(lambda done: mail_account.worked([done], terminal))
        return []

    rounds = asyncio.run(whole())
    mail_account.worked(rounds, terminal, is_last=True)
    return 0 if all(not reason for done in rounds for reason in done.worked.values()) else 3


def _status(arguments: argparse.Namespace, terminal: Terminal) -> int:
    _, office, _ = mail_office.opened(paper_folder(arguments))
    open_office(office)
    from broadsheet.deliveries.mailings import standings

    mail_account.standing(standings(office, arguments.issue), terminal)
    return 0


def _step(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Pause, resume or cancel; an issue of which there is nothing to do so is a wrong call."""
    _, office, _ = mail_office.opened(paper_folder(arguments))
    open_office(office)
    from broadsheet.deliveries import mailings

    steps: dict[str, Callable[[], list[int]]] = {
        "pause": lambda: mailings.pause(office, arguments.issue),
        "resume": lambda: mailings.resume(office, arguments.issue),
        "cancel": lambda: mailings.cancel(office, arguments.issue),
    }
    numbers = steps[arguments.action]()
    if not numbers:
        hint = "“broadsheet mail status” tells how it stands."
        raise UsageError(f"There is nothing of {arguments.issue} to {arguments.action}.", hint=hint)
    found = [one for one in mailings.standings(office, arguments.issue) if one.number in numbers]
    mail_account.standing(found, terminal)
    return 0
