"""An issue as a mail, shown by a browser: axe-core's rules by light and by dark, on a telephone and on a desk.

The demonstration paper's last number, whole and in headlines, in English and in Arabic; once more without its head, as
some mail programs show it. Nothing is fetched but pictures of the paper.
"""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from broadsheet.editions.mail.edition import previews, rendition
from broadsheet.press.one_issue import prepare

from .conftest import NOW
from .looking import WIDEST, faults_of_axe

if TYPE_CHECKING:
    from playwright.sync_api import Route

HEAD = re.compile(r"<style>.*?</style>", re.DOTALL)
MAILS = ("whole", "headlines", "ar", "without its head")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The mails of the demonstration paper as HTML."""
    import datetime as dt

    paper = tmp_path_factory.mktemp("mailed") / "paper"
    command = [sys.executable, "-m", "broadsheet", "demo", str(paper), "--now", NOW]
    subprocess.run(command, check=True, capture_output=True)
    job = prepare(str(paper), "v12n4", dt.datetime.fromisoformat(NOW)).job
    made = {
        "whole": rendition(job, "whole"),
        "headlines": rendition(job, "headlines"),
        "ar": rendition(job, "whole", "ar"),
    }
    mails = {name: previews(one, job)["html"].decode() for name, one in made.items()}
    return mails | {"without its head": HEAD.sub("", mails["whole"])}


@pytest.mark.parametrize("width", [360, 720])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mail_keeps_the_rules_of_axe_and_does_not_scroll_sideways(
    shown: dict[str, str], browser, axe: str, scheme: str, width: int
) -> None:
    faults = []
    for name in MAILS:
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        page.route("**/*", lambda route: route.abort())
        page.set_content(shown[name])
        faults += [f"{name} {fault}" for fault in faults_of_axe(page, axe)]
        if wide := page.evaluate(WIDEST):
            faults.append(f"{name} is wider than {width} pixels: {wide}")
        page.close()
    assert not faults, "\n".join(faults)


def test_the_dark_scheme_is_dark(shown: dict[str, str], browser) -> None:
    page = browser.new_page(color_scheme="dark")
    page.set_content(shown["whole"])
    ground = page.evaluate("getComputedStyle(document.querySelector('.sheet')).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h2 a')).color")
    assert (ground, ink) == ("rgb(21, 23, 26)", "rgb(232, 228, 220)")
    page.close()


def test_a_mail_fetches_nothing_but_pictures_of_the_paper(shown: dict[str, str], browser) -> None:
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(f"{route.request.resource_type} {route.request.url}")
        route.abort()

    page = browser.new_page()
    page.route("**/*", note)
    for name in MAILS:
        page.set_content(shown[name])
    page.close()
    assert asked
    assert [one for one in asked if not one.startswith("image https://tarrowfordpacket.example.org/assets/")] == []


def test_a_large_provider_does_not_cut_it(shown: dict[str, str]) -> None:
    assert all(len(html.encode()) < 90_000 for html in shown.values())
