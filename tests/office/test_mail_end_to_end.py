"""From a paper to its readers' mailboxes, by the commands that an editor types; the receiver is Postfix's smtp-sink."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import dkim
import lxml.html
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from broadsheet.database import Office, close_office, office_at, open_office
from broadsheet.deliveries.dkim import Signer
from broadsheet.deliveries.verp import copy_of
from broadsheet.subscribers.tokens import proves, public_id_of

from .conftest import free_port
from .rolls import NOW

INSTANT = "2026-11-21T06:00:00+00:00"
PAPER = """
[paper]
format = 1
id = "packet"
title = "The Packet"
base_url = "https://packet.example.org/"

[mail]
from = "packet@packet.example.org"
service = "https://post.packet.example.org/"
bounces = "post@packet.example.org"
sender_id = "packet-news"

[[mail.relays]]
name = "sink"
host = "127.0.0.1"
port = {port}
security = "none"
max_connections = 2
"""
ISSUE = 'volume = 53\nnumber = 21\ndate = 2026-11-20\nstatus = "released"\n'
ARTICLES = {
    "01-wall.md": "---\nheadline: Harbour wall to be rebuilt\nstandfirst: Work begins in March\n---\n"
    "The council voted.\n",
    "02-ferry.md": "---\nheadline: Ferry “sails” again\n---\n.\n\nFrom Monday on. Größe.\n",
}
FORMS = ("whole", "headlines", "text")


@pytest.fixture
def sink(needs: Callable[[str], str], tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """The port of a receiver, and the folder into which it writes each mail."""
    folder, port = tmp_path / "mails", free_port()
    folder.mkdir(mode=0o777)
    command = [needs("smtp-sink"), "-d", f"{folder}/%M.", f"127.0.0.1:{port}", "100"]
    if sys.platform == "linux" and subprocess.run(["id", "-u"], capture_output=True, text=True).stdout.strip() == "0":
        command[1:1] = ["-u", "root"]
    process = subprocess.Popen(command)
    yield port, folder
    process.terminate()
    process.wait()


@pytest.fixture
def paper(tmp_path: Path, sink: tuple[int, Path]) -> Path:
    root = tmp_path / "paper"
    folder = root / "issues" / "v53n21"
    folder.mkdir(parents=True)
    (root / "paper.toml").write_text(PAPER.replace("{port}", str(sink[0])))
    (folder / "issue.toml").write_text(ISSUE)
    for name, text in ARTICLES.items():
        (folder / name).write_text(text)
    return root


def roll(root: Path) -> Office:
    """Three readers, each with another form."""
    office = office_at(root / "office", "packet")
    open_office(office)
    from broadsheet.subscribers.models import Subscriber, Subscription

    for form in FORMS:
        address = f"{form}@example.org"
        person = Subscriber.objects.create(address=address, address_key=address, created_at=NOW)
        facts = {"paper": "packet", "state": "active", "since": NOW, "changed_at": NOW, "form": form}
        Subscription.objects.create(subscriber=person, **facts)
    return office


def broadsheet(root: Path, *words: str, code: int = 0) -> Any:
    """Run a command on the paper; what it says as JSON."""
    command = [sys.executable, "-m", "broadsheet", "mail", *words, "--paper", str(root), "--json", "--now", INSTANT]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == code, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return json.loads(done.stdout)


def mails(folder: Path, count: int) -> dict[str, tuple[str, EmailMessage]]:
    """The mails in the folder by their recipient's envelope address, with the envelope's sender."""
    for _ in range(600):
        if len(list(folder.iterdir())) >= count:
            break
        time.sleep(0.05)
    found = {}
    for file in folder.iterdir():
        message = message_from_bytes(file.read_bytes(), policy=policy.SMTP)
        assert isinstance(message, EmailMessage)
        found[message["X-Rcpt-Args"].strip("<>")] = (message["X-Mail-Args"].strip("<>"), message)
    assert len(found) == count
    return found


def test_an_issue_reaches_every_reader_of_the_roll(paper: Path, sink: tuple[int, Path]) -> None:
    office = roll(paper)
    refused = broadsheet(paper, "send", "v53n21", "--yes", "4", code=2)
    assert "not to 4" in refused["error"]
    assert broadsheet(paper, "send", "v53n21", "--yes", "3")["readers"] == {"en": 3}
    assert broadsheet(paper, "work", "--once") == [{"mailing": 1, "stopped_by": "", "status": "finished"}]
    (standing,) = broadsheet(paper, "status", "v53n21")
    assert (standing["status"], standing["readers"], standing["copies"]["accepted"]) == ("finished", 3, 3)
    found = mails(sink[1], 3)
    assert found.keys() == {f"{form}@example.org" for form in FORMS}
    for form in FORMS:
        sender, message = found[f"{form}@example.org"]
        assert copy_of(sender, office.secret("verp")) is not None
        _check_headers(message, f"{form}@example.org")
        _check_tokens(office, message, f"{form}@example.org")
        _check_stories(message, form)
    assert len({message["Message-ID"] for _, message in found.values()}) == 3
    again = broadsheet(paper, "send", "v53n21", "--yes", "3", code=2)
    assert "put on its way before" in again["error"]
    assert broadsheet(paper, "work", "--once") == []
    close_office()


def _check_headers(message: EmailMessage, address: str) -> None:
    assert str(message["From"]) == "The Packet <packet@packet.example.org>"
    assert message["To"].addresses[0].addr_spec == address
    assert message["Subject"] == "Number 21: Harbour wall to be rebuilt"
    assert message["List-Id"].endswith("<packet.packet.example.org>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"v53n21-1:\w+:packet:packet-news", message["Feedback-ID"])
    assert message["Precedence"] == "bulk"
    for name in ("From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "Feedback-ID"):
        assert len(message.get_all(name, [])) == 1


def _check_tokens(office: Office, message: EmailMessage, address: str) -> None:
    """Every token in the mail is this reader's own, and each for what its link says."""
    from broadsheet.subscribers.models import Subscriber

    person = Subscriber.objects.get(address=address)
    said = message["List-Unsubscribe"] + "".join(
        part.get_content() for part in message.walk() if not part.is_multipart()
    )
    links = set(re.findall(r"https://post\.packet\.example\.org/(\w+)/([\w-]{54})/", said))
    assert {word for word, _ in links} == {"unsubscribe", "preferences"}
    for word, token in links:
        assert public_id_of(token) == person.public_id
        assert proves(token, office.secret("tokens"), bytes(person.token_key), word, "packet")  # type: ignore[arg-type]
    assert len(re.findall(r"[0-9a-f]{32}[\w-]{22}", said)) == len(re.findall(r"[\w-]{54}(?=/|>)", said))


def _check_stories(message: EmailMessage, form: str) -> None:
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    written = text.get_content()
    headlines = ["Harbour wall to be rebuilt", "Ferry “sails” again"]
    places = [written.index(headline.upper()) for headline in headlines]
    assert places == sorted(places)
    assert ("From Monday on. Größe." in written) == (form != "headlines")
    assert ("\n.\n" in written.replace("\r\n", "\n")) == (form != "headlines")
    assert (html is None) == (form == "text")
    if html is not None:
        page = lxml.html.document_fromstring(html.get_content())
        assert [head.text_content() for head in page.iter("h2")] == headlines
        assert ("The council voted." in page.text_content()) == (form == "whole")


def test_a_test_goes_to_named_addresses_and_leaves_no_trace(paper: Path, sink: tuple[int, Path]) -> None:
    trials = broadsheet(paper, "test", "v53n21", "me@example.org", "you@example.org")
    assert [(trial["address"], trial["code"]) for trial in trials] == [
        ("me@example.org", 250),
        ("you@example.org", 250),
    ]
    found = mails(sink[1], 2)
    message = found["me@example.org"][1]
    assert message["Subject"] == "[Test] Number 21: Harbour wall to be rebuilt"
    assert "/" + "0" * 54 + "/" in message["List-Unsubscribe"]
    assert not (paper / "office" / "office.sqlite3").exists()
    assert broadsheet(paper, "test", "v53n21", "not an address", code=2)["exit_code"] == 2


def test_a_reader_who_leaves_while_the_mailing_is_paused_gets_nothing(paper: Path, sink: tuple[int, Path]) -> None:
    roll(paper)
    broadsheet(paper, "send", "v53n21", "--yes", "3")
    assert broadsheet(paper, "pause", "v53n21")[0]["status"] == "paused"
    assert broadsheet(paper, "work", "--once") == []
    from broadsheet.subscribers.models import Subscription

    Subscription.objects.filter(form="text").update(state="unsubscribed")
    assert broadsheet(paper, "resume", "v53n21")[0]["status"] == "sending"
    broadsheet(paper, "work", "--once")
    (standing,) = broadsheet(paper, "status")
    assert standing["status"] == "finished"
    assert (standing["copies"]["accepted"], standing["copies"]["suppressed"]) == (2, 1)
    assert mails(sink[1], 2).keys() == {"whole@example.org", "headlines@example.org"}
    close_office()


def test_a_mailing_for_later_waits_and_a_cancelled_one_is_not_sent(paper: Path, sink: tuple[int, Path]) -> None:
    roll(paper)
    broadsheet(paper, "send", "v53n21", "--yes", "3", "--at", "2026-11-22T06:00")
    assert broadsheet(paper, "work", "--once") == []
    (standing,) = broadsheet(paper, "status")
    assert (standing["status"], standing["scheduled_at"]) == ("approved", "2026-11-22T06:00:00+00:00")
    assert broadsheet(paper, "cancel", "v53n21")[0]["status"] == "cancelled"
    assert broadsheet(paper, "cancel", "v53n21", code=2)["error"] == "There is nothing of v53n21 to cancel."
    assert list(sink[1].iterdir()) == []
    close_office()


@pytest.mark.parametrize(
    ("old", "new", "error"),
    [
        ('from = "packet@packet.example.org"\n', "", "[mail] does not say who sends."),
        ('base_url = "https://packet.example.org/"\n', "", "A mail needs whole addresses."),
        (
            'service = "https://post.packet.example.org/"\nbounces = "post@packet.example.org"\n',
            "",
            "Nobody could unsubscribe: the paper has neither a sign-up service nor a mailbox.",
        ),
    ],
)
def test_what_cannot_be_sent_rightly_is_not_sent(paper: Path, old: str, new: str, error: str) -> None:
    roll(paper)
    settings = (paper / "paper.toml").read_text()
    assert old in settings
    (paper / "paper.toml").write_text(settings.replace(old, new))
    assert broadsheet(paper, "send", "v53n21", "--yes", "3", code=2)["error"] == error
    close_office()


def test_an_issue_that_is_not_released_is_looked_at_and_not_sent(paper: Path) -> None:
    roll(paper)
    (paper / "issues" / "v53n21" / "issue.toml").write_text(ISSUE.replace("released", "planned"))
    assert broadsheet(paper, "send", "v53n21", "--yes", "3", code=2)["error"] == "v53n21 is not released."
    shown = broadsheet(paper, "preview", "v53n21")
    assert [Path(path).name for path in shown["files"]] == ["v53n21.html", "v53n21.txt", "v53n21.eml"]
    assert [story["headline"] for story in shown["stories"]] == ["Harbour wall to be rebuilt", "Ferry “sails” again"]
    assert 0 < shown["octets"]["html"] < shown["octets"]["most"] == 90_000
    close_office()


def test_a_relay_that_is_not_there_loses_nobody(paper: Path, sink: tuple[int, Path]) -> None:
    roll(paper)
    broadsheet(paper, "send", "v53n21", "--yes", "3")
    settings = (paper / "paper.toml").read_text()
    (paper / "paper.toml").write_text(settings.replace(f"port = {sink[0]}", f"port = {free_port()}"))
    (worked,) = broadsheet(paper, "work", "--once", code=3)
    assert "cannot be reached" in worked["stopped_by"]
    (paper / "paper.toml").write_text(settings)
    broadsheet(paper, "work", "--once")
    assert broadsheet(paper, "status")[0]["status"] == "finished"
    assert len(mails(sink[1], 3)) == 3
    close_office()


def test_a_paper_with_a_key_signs_its_mails(paper: Path, sink: tuple[int, Path]) -> None:
    roll(paper)
    private = rsa.generate_private_key(65537, 2048)
    form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    key = paper / "office" / "secrets" / "dkim.pem"
    key.parent.mkdir(exist_ok=True)
    key.write_bytes(private.private_bytes(*form))
    settings = (paper / "paper.toml").read_text()
    (paper / "paper.toml").write_text(settings.replace("sender_id", 'dkim_selector = "press"\nsender_id'))
    broadsheet(paper, "send", "v53n21", "--yes", "3")
    broadsheet(paper, "work", "--once")
    mails(sink[1], 3)
    signer = Signer.from_file("packet.example.org", "press", key)
    record = signer.public_record().encode()
    for file in sink[1].iterdir():
        message = file.read_bytes().replace(b"\n", b"\r\n")
        assert dkim.verify(message, dnsfunc=lambda name, timeout=5: record)
        assert not dkim.verify(
            message.replace(b"Harbour wall", b"Harbour walk"), dnsfunc=lambda name, timeout=5: record
        )
    close_office()


def test_a_worker_that_is_asked_to_go_leaves_nothing_in_doubt(paper: Path, sink: tuple[int, Path]) -> None:
    roll(paper)
    command = [sys.executable, "-m", "broadsheet", "mail", "work", "--paper", str(paper), "--json", "--now", INSTANT]
    worker = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    broadsheet(paper, "send", "v53n21", "--yes", "3")
    assert len(mails(sink[1], 3)) == 3
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(20) == 0
    assert worker.stdout is not None
    worker.stdout.close()
    assert broadsheet(paper, "work", "--once") in ([], [{"mailing": 1, "stopped_by": "", "status": "finished"}])
    assert broadsheet(paper, "status")[0]["copies"]["accepted"] == 3
    close_office()
