"""`broadsheet import`: bring in old issues from elsewhere, with an account of every file.

In: the kind of source, the source, the paper that it goes into. Out: the paper's new files, the import's ledger, and
what was found on the way. It decides nothing about either.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from broadsheet.cli.sentences import record, sentence_of
from broadsheet.cli.terminal import Terminal
from broadsheet.errors import BusyError, UsageError
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.ruling.printing import differences, guesses_as_rules
from broadsheet.importers.run import Account, Frame, Order
from broadsheet.importers.run import run as import_all
from broadsheet.importers.table import importer
from broadsheet.importers.unpacking import name_of
from broadsheet.model.names import slug
from broadsheet.press.lock import Lock
from broadsheet.problems import Problem, Severity

HELP = """Bring in old issues: read what another system left, make issues and articles of it, account for every file.

KIND is html (a folder or the mirror of a site), markdown (posts of Pelican, Jekyll, Hugo, Quarto, or a plain folder),
docx or odt (a file for each article, or for an issue with headings), text (pages dumped as text, mails, weeklies with
banners of signs), wordpress (exports in WXR), or a kind that an installed package adds. The paper is made where there
is none. Run it again whenever the source or the rules have changed: what you have changed in
the paper since stays as it is. The account is in imports/<name>/ledger.csv, for people in ledger.md beside it."""

DONE = {
    "new": "written",
    "rewritten": "rewritten",
    "same": "as they were",
    "by hand": "changed by hand and left alone",
    "deleted": "deleted by hand and left so",
    "in the way": "not written, because something else stands there",
    "lost": "not made, because something failed",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare kind, source and target."""
    parser.add_argument("kind", metavar="KIND", help="html, markdown, docx, odt, text, wordpress")
    parser.add_argument("source", metavar="SOURCE", help="the folder or file to be read; it is never changed")
    into = "the paper's folder (else --paper, else one named after the source)"
    parser.add_argument("--into", metavar="PAPER", help=into)
    rules = "rules (else imports/<name>/import.toml of the paper, if there is one)"
    parser.add_argument("--rules", metavar="FILE", help=rules)
    parser.add_argument("--name", help="the import's word in the paper (else the source's name)")
    parser.add_argument("--dry-run", action="store_true", help="write nothing; print what was guessed as rules")


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Import, and say what came of it."""
    source = Path(arguments.source)
    name = slug(arguments.name or name_of(source))
    if not name:
        raise UsageError("The import needs a name.", hint="Give it one with --name.")
    paper = Path(arguments.into or arguments.paper or f"{name}-paper")
    met: list[Problem] = []
    rules = _rules(arguments.rules, paper / "imports" / name / "import.toml", met)
    order = Order(source, paper, name, arguments.dry_run)
    frame = Frame(terminal.progress, partial(sentence_of, language="en"))
    with _alone(order):
        account = import_all(importer(arguments.kind, met.append), order, rules, frame)
    account.problems[:0] = met
    without = None
    if arguments.dry_run and arguments.rules:
        without = import_all(importer(arguments.kind, met.append), order, Rules(), frame)
    if terminal.wants_json:
        terminal.json(_record(account, order) | _tried(account, order, without))
    else:
        _tell(account, order, terminal)
        for text in _tried(account, order, without).values():
            terminal.say("\n".join(text) if isinstance(text, list) else text)
    return 1 if any(problem.severity is Severity.ERROR for problem in account.problems) else 0


@contextmanager
def _alone(order: Order) -> Iterator[None]:
    """Let no second import write into the paper; raise `BusyError`.

    A folder that is no paper is left as it is; an import that fails before it wrote anything leaves no folder behind.
    """
    paper = order.paper
    is_new = not paper.exists() or all(each.name == ".broadsheet" for each in paper.iterdir())
    if order.dry_run or not (is_new or (paper / "paper.toml").exists()):
        yield
        return
    lock = paper / ".broadsheet" / "import.lock"
    made = [folder for folder in lock.parents if not folder.exists()]
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(Lock(str(lock), "import")):
            yield
    except BusyError:
        raise
    except BaseException:
        _leave_nothing(lock, made)
        raise


def _leave_nothing(lock: Path, made: Sequence[Path]) -> None:
    """Remove the lock and the folders made for it, innermost first, where an import failed before it wrote anything."""
    if not made or list(lock.parent.iterdir()) != [lock]:
        return
    lock.unlink()
    for folder in made:
        if any(folder.iterdir()):
            return
        folder.rmdir()


def _rules(given: str | None, kept: Path, met: list[Problem]) -> Rules:
    path = Path(given) if given else kept
    if not given and not path.exists():
        return Rules()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError(f"The rules in {path} cannot be read: {fault}") from fault
    return read_rules(text, path.name, met.append)


def _tried(account: Account, order: Order, without: Account | None) -> dict[str, Any]:
    """What a dry run has to show: the guesses as a rules file, and what the given rules change."""
    if not order.dry_run:
        return {}
    shown: dict[str, Any] = {"rules": guesses_as_rules(account)}
    if without is not None:
        changes = [f"# {line}" for line in differences(without, account)]
        shown["differences"] = [f"# The rules change {len(changes)} line(s):", *changes]
    return shown


def _tell(account: Account, order: Order, terminal: Terminal) -> None:
    """Say what came of it; after a dry run beside the rules, which alone go to standard output."""
    terminal.problems(account.problems, order.source)
    say = terminal.warn if order.dry_run else terminal.say
    for guess in account.guesses if not order.dry_run else ():
        rival = f" (else {guess.rival})" if guess.rival else ""
        say(f"guessed: {guess.source}: {guess.what} {guess.value}, because {guess.reason}{rival}")
    for what, count in _repairs(account).items():
        say(f"repaired: {what} ({count})")
    files = sum(account.counts.values())
    say(f"{files} files of {order.source}: " + ", ".join(f"{n} {what}" for what, n in account.counts.items()))
    articles = sum(len(issue.articles) for issue in account.issues)
    say(f"{len(account.issues)} issues, {articles} articles, {len(account.pages)} standing pages")
    done = ", ".join(f"{number} {DONE[what]}" for what, number in sorted(account.tally.items()))
    paper = "a new paper" if account.made else "into the paper"
    say(f"{'would be ' if order.dry_run else ''}{paper} in {order.paper}: files {done or 'none'}")
    if not order.dry_run:
        say(f"The account of every file: {os.path.join(order.paper, 'imports', order.name, 'ledger.md')}")


def _repairs(account: Account) -> Counter[str]:
    found: Counter[str] = Counter()
    for repair in account.repairs:
        found[repair.what] += repair.count
    return found


def _record(account: Account, order: Order) -> dict[str, Any]:
    return {
        "paper": str(order.paper),
        "made": account.made,
        "dry_run": order.dry_run,
        "files": account.counts,
        "issues": [placed.id for placed in account.issues],
        "articles": sum(len(placed.articles) for placed in account.issues),
        "pages": [placed.id for placed in account.pages],
        "written": dict(account.tally),
        "left_out": {e.source: e.about for e in account.entries if e.outcome == "left out because"},
        "repairs": dict(_repairs(account)),
        "guesses": [
            {"source": g.source, "what": g.what, "value": g.value, "reason": g.reason, "rival": g.rival}
            for g in account.guesses
        ],
        "problems": [record(problem) for problem in account.problems],
    }
