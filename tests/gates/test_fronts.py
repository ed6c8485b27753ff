"""Fronts of many mixes, measured in a browser: columns end together, nothing overlaps, nothing scrolls sideways.

A mix is a word: l, s, n and b are a lead, a second, a normal and a brief; small letters have a picture, capitals none.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from .conftest import Quiet, with_fonts

MIXES = (
    "l",
    "L",
    "B" * 9,
    "lsn",
    "lsSNNN",
    "lssBBBBBNNNN",
    "lSBB",
    "lsssNNNNN",
    "lsssBBBBnNnn",
    "LSSBBBBNN",
    "LSSSNNN",
)
MIXES += ("lBBBBBnn", "LBBBN", "lnNnnNNnn", "LSBBBNNNNN", "NNNNN")
WEIGHTS = {"l": "lead", "s": "second", "n": "normal", "b": "brief"}
LINE = 24
"""The height of a line of a front, in pixels."""
UNEVEN = 4 * LINE
WIDTHS = (320, 360, 768, 1024, 1440, 1920, 2560)

PAPER = """[paper]
title = "The Harbour Weekly"
base_url = "https://example.org/"
[calendar]
volume_start = 2026-07-03
[web]
ears = [{head = "High water", text = "Saturday 6.14 and 18.39"}, {text = "With this issue: the fair"}]
"""
HEADLINES = (
    "North breakwater to be rebuilt stone by stone",
    "Night buses saved by a single vote",
    "Sixth form will stay open",
    "Library opens on Sundays",
)
SENTENCE = (
    "The harbour trust signed the contract on Wednesday night in the same room above the chandlery where its members "
    "first saw photographs of the cracks in the wall and asked who would pay for it. "
)
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600"/></svg>'

BOTTOMS = """() => {
  const bottom = one => Math.max(...[...one.querySelectorAll("p, img, h2, h3, figcaption")]
    .map(part => part.getBoundingClientRect().bottom));
  const of = name => [...document.querySelectorAll(name)].map(bottom);
  return {lead: of(".lead"), seconds: of(".second"), briefs: of(".briefs")};
}"""
OVERLAPS = """() => {
  const parts = [...document.querySelectorAll(".front :is(p, h2, h3, .pic, figcaption)")]
    .map(one => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width && box.height);
  const found = [];
  for (const [one, a] of parts) for (const [other, b] of parts)
    if (one !== other && !one.contains(other) && !other.contains(one)
        && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
      found.push(one.outerHTML.slice(0, 60) + " | " + other.outerHTML.slice(0, 60));
  return found.slice(0, 2);
}"""


def article(place: int, letter: str) -> str:
    weight = WEIGHTS[letter.lower()]
    head = [
        f"headline: {HEADLINES[place % len(HEADLINES)]}",
        "kicker: Harbour",
        "byline: Ana Ruiz",
        f"weight: {weight}",
    ]
    if weight != "brief":
        head.append(f"standfirst: {' '.join(SENTENCE.split()[place : place + 15])}")
    picture = '![A wall](wall.svg "The wall on Tuesday"){credit="L. Voss"}\n\n' if letter.islower() else ""
    return "\n".join(["---", *head, "---", "", picture + "\n\n".join([SENTENCE * 3] * 4), ""])


@pytest.fixture(scope="module")
def fronts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of all fronts, each in a folder of its place in `MIXES`; its address."""
    root = tmp_path_factory.mktemp("fronts")
    for at, mix in enumerate(MIXES):
        issue = root / f"{at}" / "issues" / "v1n2"
        issue.mkdir(parents=True)
        (root / f"{at}" / "paper.toml").write_text(
            PAPER.replace("https://example.org/", f"https://example.org/{at}/out/web/")
        )
        (issue / "issue.toml").write_text('number = 2\ndate = 2026-07-10\nstatus = "released"\n')
        (issue / "wall.svg").write_text(PICTURE)
        for place, letter in enumerate(mix):
            (issue / f"{place + 1:02}-article-{place}.md").write_text(article(place, letter))
        build(root / f"{at}")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def build(paper: Path) -> None:
    command = [sys.executable, "-m", "broadsheet", "build", "--paper", str(paper), "--now", "2026-08-01T12:00:00+00:00"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def opened(browser, address: str, width: int, *, fonts: bool = True):
    """Open a front, with its fonts or with none."""
    context = browser.new_context(viewport={"width": width, "height": 900})
    if fonts:
        with_fonts(context)
    else:
        context.route("**/*.woff2", lambda route: route.abort())
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("mix", MIXES)
def test_columns_side_by_side_end_within_four_lines(browser, fronts: str, mix: str, width: int) -> None:
    page = opened(browser, f"{fronts}/{MIXES.index(mix)}/out/web/", width)
    found = page.evaluate(BOTTOMS)
    seconds = found["seconds"]
    below = len(seconds) >= 3
    columns = (seconds if below else [max(seconds)] if seconds else []) + found["briefs"]
    columns += [] if below else found["lead"]
    page.context.close()
    assert max(columns, default=0) - min(columns, default=0) <= UNEVEN


@pytest.mark.parametrize("fonts", [True, False], ids=["with fonts", "without fonts"])
@pytest.mark.parametrize("mix", MIXES)
def test_nothing_overlaps_or_scrolls_sideways_at_any_width(browser, fronts: str, mix: str, fonts: bool) -> None:
    page = opened(browser, f"{fronts}/{MIXES.index(mix)}/out/web/", WIDTHS[0], fonts=fonts)
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"{width}: {overlap}" for overlap in page.evaluate(OVERLAPS)]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{width}: {wide} px too wide"] if wide > 0 else []
    page.context.close()
    assert not faults


def test_an_overlap_is_found(browser) -> None:
    page = browser.new_page()
    page.set_content('<div class="front"><p>One</p><p style="margin-top:-1.5em">Two</p></div>')
    assert page.evaluate(OVERLAPS)
    page.close()


RTL = """() => {
  const meta = document.querySelector(".meta").getBoundingClientRect();
  const text = document.querySelector(".body > p").getBoundingClientRect();
  return Math.min(meta.right, text.right) - Math.max(meta.left, text.left);
}"""


def test_the_margin_column_of_a_text_of_the_other_direction_stands_beside_it(browser, tmp_path: Path) -> None:
    issue = tmp_path / "issues" / "v1n2"
    issue.mkdir(parents=True)
    (tmp_path / "paper.toml").write_text(PAPER)
    (issue / "issue.toml").write_text('number = 2\ndate = 2026-07-10\nstatus = "released"\n')
    (issue / "01-port.md").write_text(
        "---\nheadline: الميناء\nslug: port\nlanguage: ar\n---\n" + "الميناء هادئ اليوم. " * 60
    )
    build(tmp_path)
    made = next(path for path in (tmp_path / "out/web").rglob("port/index.html"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "out/web"))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        where = made.parent.relative_to(tmp_path / "out/web").as_posix()
        page = opened(browser, f"http://127.0.0.1:{server.server_port}/{where}/", 1200)
        shared = page.evaluate(RTL)
        page.context.close()
        server.shutdown()
        thread.join()
    assert shared <= 0
