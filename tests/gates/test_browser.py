"""The pages as a browser shows them: axe-core's rules, no sideways scrolling, nothing fetched from elsewhere.

A sample of each kind of page; all pages with --all. Light and dark, on a telephone and on a desk.
"""

from __future__ import annotations

import pytest

from .looking import WIDEST, faults_of_axe

PAGES_OF_A_SHAPE = 2


@pytest.fixture(scope="module")
def chosen(site, sampled) -> list[str]:
    """Some pages of every kind: the first, the last, and with --all those between."""
    return [
        path
        for shape, paths in sorted(site.by_shape().items())
        for path in sampled(f"pages like {shape} in the browser", paths, PAGES_OF_A_SHAPE)
    ]


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_pages_keep_the_rules_of_axe_and_do_not_scroll_sideways(
    site, chosen: list[str], browser, axe: str, scheme: str, width: int
) -> None:
    faults, fetched = [], []
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})
    context.on("request", lambda request: fetched.append(request.url))
    page = context.new_page()
    for path in chosen:
        page.goto(site.address + path)
        faults += [f"{path} {fault}" for fault in faults_of_axe(page, axe)]
        if widest := page.evaluate(WIDEST):
            faults.append(f"{path} scrolls sideways at {width} px: {widest}")
    context.close()
    elsewhere = {address for address in fetched if not address.startswith((site.address, "data:"))}
    assert not faults, "\n".join(["", *faults])
    assert not elsewhere


def test_axe_finds_a_seeded_fault(browser, axe: str) -> None:
    page = browser.new_page()
    page.set_content('<!doctype html><html lang="en"><title>A</title><main><h1>A</h1><img src="x.png"></main>')
    assert [fault.split(" ")[0] for fault in faults_of_axe(page, axe)] == ["image-alt"]
    page.set_content('<div style="width: 4000px">wide</div>')
    assert page.evaluate(WIDEST)
    page.close()


def test_pages_can_be_read_without_scripts(site, chosen: list[str], browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.address}/")
    assert page.locator("h1, h2").count() > 0
    assert page.locator("main a").count() > 0
    context.close()
