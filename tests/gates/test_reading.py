"""What reading an article takes: a line of a length that eyes can follow, and few bytes before the first word."""

from __future__ import annotations

import gzip
import re

import pytest

from .conftest import with_fonts

FIRST_PAINT = 14_000
"""HTML and style sheet of an article without pictures, compressed: what a server sends in its first round."""
LINES = """() => {
  const counts = [];
  for (const one of document.querySelectorAll(".body > p")) {
    const text = one.textContent;
    if (text.length < 250 || one.querySelector(".sn")) continue;
    const range = document.createRange();
    range.selectNodeContents(one);
    const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top / 4)));
    counts.push(text.length / (tops.size - 0.5));
  }
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}"""


@pytest.mark.parametrize("width", [768, 1024, 1280, 1440, 1920, 2560])
def test_a_line_of_an_article_has_sixty_to_seventy_five_characters(site, browser, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    with_fonts(context)
    page = context.new_page()
    page.goto(f"{site.address}/v12/n4/eleven-miles/")
    page.evaluate("document.fonts.ready.then(() => true)")
    measured = page.evaluate(LINES)
    context.close()
    assert 60 <= round(measured) <= 75


def test_an_article_without_pictures_is_there_in_the_first_round(site) -> None:
    heavy, seen = [], 0
    for page in site.pages:
        html = page.read_bytes()
        if b'<div class="story"><article' not in html or b"<img" in html:
            continue
        seen += 1
        sheets = re.findall(rb'<link rel="?stylesheet"? href="?([^" >]+)', html)
        assert len(sheets) == 1
        parts = [html, *((site.folder / sheet.decode().lstrip("/")).read_bytes() for sheet in sheets)]
        weight = sum(len(gzip.compress(part, 9)) for part in parts)
        if weight > FIRST_PAINT:
            heavy.append(f"{page} {weight}")
    assert seen > 10
    assert not heavy
