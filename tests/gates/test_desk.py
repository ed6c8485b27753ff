"""The readers' pages in a browser: subscribe, confirm by the link in the mail, leave by the button and by one click.

In: the command's own server on this machine. The mail is taken out of the outbox in the database, as the worker does.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@dataclass(frozen=True)
class Desk:
    """The server's address, and its paper's folder."""

    address: str
    root: Path

    def ask(self, question: str) -> list[str]:
        """Ask the database."""
        with closing(sqlite3.connect(self.root / "office" / "office.sqlite3")) as connection:
            return [str(row[0]) for row in connection.execute(question)]

    def link(self, kind: str, purpose: str) -> str:
        """The link of a mail in the outbox."""
        tokens = self.ask("select kind || ' ' || token from deliveries_singlemail order by id")
        tokens = [row.partition(" ")[2] for row in tokens if row.startswith(f"{kind} ")]
        return f"{self.address}{purpose}/{dict(part.split(':') for part in tokens[-1].split())[purpose[0]]}/"

    @property
    def state(self) -> list[str]:
        return self.ask("select state || ' ' || form from subscribers_subscription order by id")


@pytest.fixture(scope="module", params=["en", "ar"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("desk")
    text = f'[paper]\nid = "packet"\ntitle = "The Packet"\nlanguage = "{request.param}"\n'
    (root / "paper.toml").write_text(text, encoding="utf-8")
    words = [sys.executable, "-u", "-m", "broadsheet", "desk", "--public-only", "--port", "0", "--json"]
    with subprocess.Popen([*words, "--paper", str(root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = ""
        while not said.rstrip().endswith("}"):
            line = process.stdout.readline()
            assert line, "the server did not begin"
            said += line
        yield Desk(json.loads(said)["address"], root)
        process.terminate()
        assert process.wait(20) == 130


def faults(page: Page, axe: str) -> list[str]:
    """What axe finds; it is given to the page past its own policy, which forbids every script."""
    page.evaluate(axe)
    found = page.evaluate("axe.run()")
    return [f"{row['id']}: {node['html']}" for row in found["violations"] for node in row["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_has_no_fault_that_axe_finds_in_either_scheme(
    browser: Browser, desk: Desk, axe: str, scheme: str
) -> None:
    page = browser.new_page(
        color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 360, "height": 700}
    )
    page.goto(desk.address)
    assert faults(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def subscribe(page: Page, desk: Desk, address: str) -> None:
    """Fill in the form as a person does; whoever is faster is asked to press once more."""
    page.goto(desk.address)
    page.fill("#email", address)
    page.check("#form-headlines")
    page.click("button")
    if page.locator("[role=alert]").count():
        page.wait_for_timeout(2100)
        page.click("button")


def test_a_reader_subscribes_confirms_and_leaves_in_a_browser(browser: Browser, desk: Desk, axe: str) -> None:
    page = browser.new_page()
    subscribe(page, desk, "ana@example.org")
    assert faults(page, axe) == []
    assert desk.state == ["pending headlines"]
    page.goto(desk.link("confirm", "confirm"))
    assert desk.state == ["pending headlines"]
    page.click("button")
    assert desk.state == ["active headlines"]
    page.click("main a")
    page.check("#form-text")
    page.click("button")
    assert faults(page, axe) == []
    assert desk.state == ["active text"]
    page.click("main a")
    page.click("button")
    assert desk.state == ["unsubscribed text"]
    page.close()


def test_one_click_of_a_mail_program_ends_a_subscription(browser: Browser, desk: Desk) -> None:
    page = browser.new_page()
    subscribe(page, desk, "bea@example.org")
    page.goto(desk.link("confirm", "confirm"))
    page.click("button")
    page.close()
    assert desk.state[-1] == "active headlines"
    link = urlsplit(desk.link("welcome", "unsubscribe"))
    for _ in range(2):
        with closing(HTTPConnection(link.netloc, timeout=20)) as connection:
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", link.path, "List-Unsubscribe=One-Click", form)
            answer = connection.getresponse()
            assert (answer.status, answer.getheader("Set-Cookie")) == (200, None)
    assert desk.state[-1] == "unsubscribed headlines"


def test_an_address_that_is_none_is_told_at_its_field(browser: Browser, desk: Desk, axe: str) -> None:
    page = browser.new_page()
    page.goto(desk.address)
    page.evaluate("document.forms[0].noValidate = true")
    page.fill("#email", "nobody")
    page.click("button")
    assert page.evaluate("document.activeElement.id") == "email"
    assert page.get_attribute("#email", "aria-describedby") == "fault"
    assert faults(page, axe) == []
    page.close()
