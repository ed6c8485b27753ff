"""`scripts/bench mail`: how fast a mailing is carried, frozen, and how much memory a worker takes.

Postfix's smtp-sink takes the mails; its smtp-source, which sends the same bytes again and again, is the yardstick, and
a loop over `EmailMessage` and smtplib is what one would write first. Rounds alternate, since the machine may be busy
with something else; the figures are medians. Only ratios and processor time are sound on a shared machine.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import smtplib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import surroundings

OCTETS = 39_000
"""Of a mail: an issue of some twenty stories."""
CONNECTIONS = 20
MILLION = 1_000_000
PLAIN = 300
"""Mails of the plain loop, which is slow."""
NOW = dt.datetime(2026, 11, 21, 6, tzinfo=dt.UTC)
WORKER = Path(__file__).with_name("mail_worker.py")
_WORDS = "Nobody had seen the harbour so still as on that morning, and the pilot said so to his wife. "


EMPTYING = (
    "DELETE FROM deliveries_delivery",
    "DELETE FROM deliveries_chunk",
    "DELETE FROM deliveries_mailing",
    "DELETE FROM subscribers_subscription",
    "DELETE FROM subscribers_subscriber",
)
PEOPLE = {
    "sqlite": """INSERT INTO subscribers_subscriber
        (public_id, address, address_key, name, language, token_key, created_at, source, soft_bounces)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)
        SELECT lower(hex(randomblob(16))), 'reader' || i || '@example.org', 'reader' || i || '@example.org', '', '',
        randomblob(16), CURRENT_TIMESTAMP, '', 0 FROM n""",
    "postgresql": """INSERT INTO subscribers_subscriber
        (public_id, address, address_key, name, language, token_key, created_at, source, soft_bounces)
        SELECT gen_random_uuid(), 'reader' || i || '@example.org', 'reader' || i || '@example.org', '', '',
        decode(md5(i::text), 'hex'), CURRENT_TIMESTAMP, '', 0 FROM generate_series(1, %s) AS n(i)""",
}
"""How many people are put in is the parameter."""
SUBSCRIPTIONS = """INSERT INTO subscribers_subscription
    (subscriber_id, paper, medium, language, form, state, copies, since, until_issue, changed_at)
    SELECT id, 'bench', 'mail', '', 'whole', 'active', 1, CURRENT_TIMESTAMP, '', CURRENT_TIMESTAMP
    FROM subscribers_subscriber"""


@dataclass(slots=True)
class Figures:
    """What was measured, by name, one number a round."""

    rows: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, value: float) -> None:
        self.rows.setdefault(name, []).append(value)

    def medians(self) -> dict[str, float]:
        return {name: statistics.median(values) for name, values in self.rows.items()}


def main(words: list[str]) -> int:
    """Measure what was asked for and print a table."""
    options = _parser().parse_args(words)
    if Path(sys.prefix).resolve() != surroundings.VENV.resolve():
        surroundings.install_tools()
        return subprocess.run([surroundings.python(), sys.argv[0], "mail", *words]).returncode
    work = Path(tempfile.mkdtemp(prefix="broadsheet-mail-"))
    figures = Figures()
    try:
        with _sink() as (port, source):
            for turn in range(options.rounds):
                _round(figures, options, work / str(turn), port, source)
        if not options.no_million:
            _million(figures, options.url, work / "million")
    finally:
        shutil.rmtree(work)
    print(json.dumps(figures.rows, indent=2) if options.json else table(figures))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/bench mail", description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000, metavar="N", help="mails in a round (10,000)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="rounds, of which the median counts (5)")
    parser.add_argument("--url", default="", metavar="URL", help="an empty PostgreSQL database, which is emptied again")
    parser.add_argument("--no-million", action="store_true", help="without freezing a mailing for 1,000,000 readers")
    parser.add_argument("--json", action="store_true", help="print every round")
    return parser


def table(figures: Figures) -> str:
    """Set the medians in two columns."""
    found = figures.medians()
    width = max(map(len, found))
    return "\n".join(f"{name:<{width}}  {value:,.2f}" for name, value in found.items())


@contextmanager
def _sink() -> Iterator[tuple[int, str]]:
    """Run a receiver; its port, and the program that is the yardstick."""
    program = surroundings.find(surroundings.tools()["smtp-sink"])
    if program is None:
        raise surroundings.SetUpError("smtp-sink is missing: apt-get install postfix")
    with socket.socket() as chosen:
        chosen.bind(("127.0.0.1", 0))
        port = chosen.getsockname()[1]
    process = subprocess.Popen([program, "-u", "root", f"127.0.0.1:{port}", "200"], stdout=subprocess.DEVNULL)
    time.sleep(0.5)
    try:
        yield port, str(Path(program).with_name("smtp-source"))
    finally:
        process.terminate()
        process.wait()


def _round(figures: Figures, options: argparse.Namespace, work: Path, port: int, source: str) -> None:
    yardstick = _yardstick(source, port, options.mails)
    figures.add("smtp-source, mails a second", yardstick)
    for name, url in (("SQLite", ""), *((("PostgreSQL", options.url),) if options.url else ())):
        account = _carried(work / name, url, port, options.mails)
        rate = options.mails / account["seconds"]
        figures.add(f"{name}, mails a second", rate)
        figures.add(f"{name}, times smtp-source", rate / yardstick)
        figures.add(f"{name}, microseconds of processor a mail", account["cpu"] / options.mails * 1e6)
        figures.add(f"{name}, MiB of a worker", account["mib"])
    _compare_with_plain(figures, port)


def _compare_with_plain(figures: Figures, port: int) -> None:
    """Send some mails as one would write it first, and compare with the round's SQLite."""
    before, rate = time.process_time(), _plain(port)
    cpu = (time.process_time() - before) / PLAIN * 1e6
    figures.add("EmailMessage and smtplib, mails a second", rate)
    figures.add("EmailMessage and smtplib, microseconds of processor a mail", cpu)
    figures.add("SQLite, times EmailMessage and smtplib", figures.rows["SQLite, mails a second"][-1] / rate)
    own = figures.rows["SQLite, microseconds of processor a mail"][-1]
    figures.add("SQLite, times EmailMessage and smtplib by processor", cpu / own)


def _yardstick(source: str, port: int, count: int) -> float:
    command = [source, "-s", str(CONNECTIONS), "-d", "-l", str(OCTETS), "-m", str(count), f"127.0.0.1:{port}"]
    started = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return count / (time.monotonic() - started)


def _carried(folder: Path, url: str, port: int, count: int) -> dict[str, Any]:
    """Carry one mailing by a worker in a process of its own; check that everybody got it."""
    office = _office(folder, url, count)
    _approved(office)
    command = [sys.executable, str(WORKER), str(folder), url, str(port), str(CONNECTIONS)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    account: dict[str, Any] = json.loads(done.stdout)
    if account["statuses"] != ["finished"]:
        raise surroundings.SetUpError(f"The mailing did not finish: {account}")
    return account


def _office(folder: Path, url: str, count: int) -> Any:
    """Open an office whose roll has so many readers and nothing else."""
    from broadsheet.database import Office, open_office

    office = Office(folder, "bench", url)
    open_office(office)
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in EMPTYING:
            cursor.execute(statement)
        cursor.execute(PEOPLE["postgresql" if url else "sqlite"], [count])
        cursor.execute(SUBSCRIPTIONS)
    return office


def _approved(office: Any) -> int:
    """Freeze what is sent and put it on its way; the roll is frozen when a worker begins."""
    from broadsheet.deliveries.frozen import Frozen, freeze
    from broadsheet.deliveries.mailings import Draft, approve
    from broadsheet.deliveries.message import Sender

    sender = Sender(
        name="Bench", address="p@bench.example", domain="bench.example", list_id="b.bench.example", base=_BASE
    )
    digest = freeze(office, Frozen({"whole": _rendition()}, sender))
    return approve(office, Draft("v1n1", "", digest, "hold"), NOW)


_BASE = "https://post.bench.example"


def _rendition() -> Any:
    from broadsheet.editions.mail.rendition import PREFERENCES_MARK, UNSUBSCRIBE_MARK, Rendition

    ways = f"{_BASE}/unsubscribe/{UNSUBSCRIBE_MARK}/\n{_BASE}/preferences/{PREFERENCES_MARK}/\n"
    text = "\n".join([_WORDS[:72]] * (OCTETS // 3 // 73)) + f"\n{ways}"
    html = f"<p>{_WORDS}</p>\n" * (OCTETS * 2 // 3 // 105)
    links = "".join(f'<a href="{way}">x</a>\n' for way in ways.splitlines())
    facts = {"paper": "bench", "issue": "v1n1", "language": "en", "direction": "ltr", "form": "whole"}
    return Rendition(subject="Number 1", text=text, html=html + links, **facts)


def _plain(port: int) -> float:
    """Send as one would write it first: a message of its own for every reader, one connection."""
    made = _rendition()
    started = time.monotonic()
    with smtplib.SMTP("127.0.0.1", port) as server:
        for number in range(PLAIN):
            message = EmailMessage()
            message["From"], message["To"] = "p@bench.example", f"reader{number}@example.org"
            message["Subject"] = made.subject
            message.set_content(made.text)
            message.add_alternative(made.html, subtype="html")
            server.send_message(message)
    return PLAIN / (time.monotonic() - started)


def _million(figures: Figures, url: str, folder: Path) -> None:
    """Freeze a mailing for a million readers."""
    from broadsheet.deliveries.ledger.ledger import Ledger

    for name, address in (("SQLite", ""), *((("PostgreSQL", url),) if url else ())):
        office = _office(folder, address, MILLION)
        number = _approved(office)
        started = time.monotonic()
        with Ledger(office) as ledger:
            frozen = ledger.freeze(number, "bench", "")
        figures.add(f"{name}, seconds to freeze a mailing for {frozen:,} readers", time.monotonic() - started)
