"""A worker's round by the command: single mails leave before a mailing, and what became of them is told."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

from broadsheet.database import Office, close_office

from .relay import Answer, Record, relay
from .rolls import NOW, office_with

PAPER = """
[paper]
format = 1
id = "packet"
title = "The Packet"
base_url = "https://packet.example.org/"

[mail]
from = "packet@packet.example.org"
service = "https://post.packet.example.org/"

[[mail.relays]]
name = "sink"
host = "127.0.0.1"
port = {port}
security = "none"
"""
ISSUE = 'volume = 53\nnumber = 21\ndate = 2026-11-20\nstatus = "released"\n'
TOKEN = "0123456789abcdef" * 2 + "A" * 22


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of a paper with three readers, one issue, and a confirmation that waits."""
    folder = tmp_path / "paper" / "issues" / "v53n21"
    folder.mkdir(parents=True)
    (folder / "issue.toml").write_text(ISSUE)
    (folder / "01-wall.md").write_text("---\nheadline: Harbour wall to be rebuilt\n---\nThe council voted.\n")
    office = office_with(tmp_path / "paper" / "office", 3)
    from broadsheet.deliveries import outbox

    outbox.put(office, "confirm", outbox.Addressee("ana@example.org", {"confirm": TOKEN}), NOW)
    yield office
    close_office()


async def broadsheet(root: Path, *words: str) -> tuple[int | None, str, str]:
    """Run a command on the paper."""
    command = [sys.executable, "-m", "broadsheet", "mail", *words, "--paper", str(root), "--now", NOW.isoformat()]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdout=pipe, stderr=pipe)
    out, err = await process.communicate()
    return process.returncode, out.decode(), err.decode()


def worked(office: Office, answer: Answer, *first: str) -> tuple[Record, tuple[int | None, str, str]]:
    """Run `first`, then one round of a worker, beside a relay that answers so."""

    async def whole() -> tuple[Record, tuple[int | None, str, str]]:
        root = office.folder.parent
        async with relay(answer) as record:
            (root / "paper.toml").write_text(PAPER.replace("{port}", str(record.port)))
            if first:
                code, out, err = await broadsheet(root, *first)
                assert code == 0, out + err
            return record, await broadsheet(root, "work", "--once")

    return asyncio.run(whole())


def test_a_confirmation_leaves_before_a_mailing(office: Office) -> None:
    record, (code, out, err) = worked(office, lambda word, turn, rest: None, "send", "v53n21", "--yes", "3")
    assert code == 0, out + err
    recipients = [recipient for recipient, _ in record.mails]
    assert recipients[0] == "ana@example.org"
    assert sorted(recipients[1:]) == ["reader1@example.org", "reader2@example.org", "reader3@example.org"]
    assert message_from_bytes(record.mails[0][1])["Subject"] == "Confirm your subscription to The Packet"
    assert "1 single mail: accepted." in out


def test_a_confirmation_leaves_where_there_is_no_mailing_and_once_only(office: Office) -> None:
    record, (code, _, _) = worked(office, lambda word, turn, rest: None)
    assert (code, [recipient for recipient, _ in record.mails]) == (0, ["ana@example.org"])
    again, (code, out, _) = worked(office, lambda word, turn, rest: None)
    assert (code, again.commands) == (0, [])
    assert "There was nothing to carry." in out


def test_a_confirmation_that_the_relay_refuses_is_told(office: Office) -> None:
    record, (code, out, err) = worked(office, lambda word, turn, rest: "550 5.1.1 nobody" if word == "RCPT" else None)
    assert (code, record.mails) == (0, [])
    assert "550 5.1.1 nobody" in out + err
    assert "There was nothing to carry." not in out
