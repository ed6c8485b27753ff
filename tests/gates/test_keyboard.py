"""The pages by keyboard alone, in a browser: Tab reaches everything once, as it is read, and its place is always seen.

In: pages of the demonstration paper. Out: faults in words, each with the element. An element is read after another when
it stands below it, beyond it on its line, or in a column further on; beyond is where the direction of the text leads.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .looking import faults_of_a_walk

WALKED = (
    "/",
    "/v12/n4/eleven-miles/",
    "/v12/n4/clocks-and-tides/",
    "/v12/n4/",
    "/archive/",
    "/subscribe/",
    "/ar/v12/n4/ferry-count/",
)
WIDTHS = (360, 1440)
SOUND = '<!doctype html><html lang="en"><title>A</title><a class="skip" href="#main">Skip</a><main id="main">{}</main>'
SEEDED = {
    "two links, the second shown first": (
        '<div style="display:flex;flex-direction:row-reverse"><a href="#a">A</a><a href="#b">B</a></div>',
        "is read before",
    ),
    "a link below, shown above": (
        '<p><a href="#a">A</a></p><p style="margin-top:-5em"><a href="#b">B</a></p>',
        "is read",
    ),
    "a link without a sign of focus": ('<a href="#a" style="outline:none">A</a>', "shows no focus"),
    "a link that is clipped away": (
        '<div style="overflow:hidden;height:0"><a href="#a">A</a></div>',
        "is not seen",
    ),
    "a link whose sign is cut off": (
        '<div style="overflow:clip;width:3em"><a href="#a" style="display:block;outline:2px solid red">A</a></div>',
        "shows too little of its focus",
    ),
    "a link that no key reaches": ("<a href='#a' tabindex='-1'>A</a>", "is never reached"),
    "a link before its turn": ("<a href='#a'>A</a><a href='#b' tabindex='1'>B</a>", "out of turn"),
    "a trap": ("<a href='#a' onkeydown='event.preventDefault()'>A</a><a href='#b'>B</a>", "is a trap"),
    "a box that scrolls and that no key reaches": (
        '<div style="overflow-x:auto;width:9em" tabindex="-1"><div style="width:90em">wide</div></div>',
        "scrolls and is never reached",
    ),
}


@pytest.fixture(scope="module", params=WIDTHS)
def page(request: pytest.FixtureRequest, browser) -> Iterator:
    context = browser.new_context(viewport={"width": request.param, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    yield page
    context.close()


@pytest.mark.parametrize("path", WALKED)
def test_tab_reaches_everything_once_in_the_order_of_reading(site, page, path: str) -> None:
    page.goto(site.address + path)
    faults = faults_of_a_walk(page)
    assert not faults, "\n".join(["", *faults])


@pytest.mark.parametrize("name", SEEDED)
def test_the_walk_finds_a_seeded_fault(page, name: str) -> None:
    seeded, fault = SEEDED[name]
    page.goto("about:blank")  # a page with a policy would leave it to what is written into its place
    page.set_content(SOUND.format(seeded))
    assert fault in "\n".join(faults_of_a_walk(page))


def test_the_walk_has_nothing_to_say_of_a_sound_page(page) -> None:
    page.goto("about:blank")  # a page with a policy would leave it to what is written into its place
    page.set_content(SOUND.format("<p><a href='#a'>A</a> and <a href='#b'>B</a></p><button>C</button>"))
    assert faults_of_a_walk(page) == []


def test_the_skip_link_leads_past_the_head_of_the_page(site, page) -> None:
    page.goto(f"{site.address}/v12/n4/eleven-miles/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_how_to_cite_opens_and_closes_by_enter_and_space_and_its_links_follow(site, page) -> None:
    page.goto(f"{site.address}/v12/n4/eleven-miles/")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('details').contains(document.activeElement)")
    assert page.evaluate("document.activeElement.localName") == "a"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    assert not page.evaluate("document.activeElement.parentElement.open")


def test_with_the_citation_open_tab_still_reaches_everything_once(site, page) -> None:
    page.goto(f"{site.address}/v12/n4/eleven-miles/")
    page.evaluate("document.querySelector('details').open = true")
    faults = faults_of_a_walk(page)
    assert not faults, "\n".join(["", *faults])
