"""What is read back of a finished page: where its text, pictures and links stand, and where there is ink."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from PIL import Image as Photograph

from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders
from broadsheet.typesetting.pages import SOFT, Impression, impressions

LEADING = 10.3
HEAD = f"""
#set document(title: "Impressions")
#set page(width: 300pt, height: 400pt, margin: 0pt)
#set text(font: "Source Serif 4 SmText", lang: "en", size: 8.7pt, top-edge: 7.5pt, bottom-edge: -{LEADING - 7.5}pt)
#set par(justify: true, leading: 0pt, spacing: 0pt)
"""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(folders("gazette"))


def only_page(typesetter: Typesetter, body: str) -> Impression:
    [page] = impressions(typesetter.pdf(HEAD + body, {}))
    return page


def test_a_line_is_found_where_it_was_put(typesetter: Typesetter) -> None:
    page = only_page(typesetter, "#place(top + left, dx: 40pt, dy: 100pt, [Harbour])")
    [line] = page.stretches
    assert line.text == "Harbour"
    assert (line.size, line.baseline) == pytest.approx((8.7, 107.5), abs=0.01)
    assert 40 <= line.left < 41
    assert line.top < line.baseline <= line.bottom < 108
    assert (page.width, page.height) == pytest.approx((300, 400))


def test_lines_of_a_paragraph_are_a_leading_apart(typesetter: Typesetter) -> None:
    page = only_page(typesetter, "#block(width: 90pt, [The lock keeper counted every boat that passed on Sunday])")
    baselines = sorted({round(line.baseline, 3) for line in page.stretches})
    assert len(baselines) > 2
    assert {round(below - above, 2) for above, below in pairwise(baselines)} == {LEADING}


def test_a_hyphen_at_the_end_of_a_line_is_soft_whether_written_or_not(typesetter: Typesetter) -> None:
    page = only_page(typesetter, "#set text(hyphenate: true)\n#block(width: 62pt, [the misunderstanding of re-opened])")
    text = "".join(line.text for line in page.stretches)
    assert text.count(SOFT) == 2
    assert text.replace(SOFT, "").replace(" ", "") == "themisunderstandingofreopened"


def test_a_long_line_is_read_whole(typesetter: Typesetter) -> None:
    body = "#set text(size: 1pt)\n" + "The lock keeper counted boats. " * 12
    page = only_page(typesetter, body)
    assert max(len(line.text) for line in page.stretches) > 300


def test_ink_is_where_something_is_printed_and_nowhere_else(typesetter: Typesetter) -> None:
    body = "#place(top + left, dx: 50pt, dy: 200pt, rect(width: 100pt, height: 20pt, fill: black))"
    page = only_page(typesetter, body)
    assert page.ink.shape == (400, 300)
    assert page.ink[200:220, 50:150].all()
    assert page.ink.sum() == 20 * 100


def test_a_link_says_its_page_or_its_address(typesetter: Typesetter) -> None:
    body = '#link("https://lock.example/")[outside] #link((page: 2, x: 0pt, y: 0pt))[overleaf]\n#pagebreak()\nsecond'
    first, _second = impressions(typesetter.pdf(HEAD + body, {}))
    assert [(link.page, link.address) for link in first.links] == [(0, "https://lock.example/"), (2, "")]


def test_a_page_bears_its_label(typesetter: Typesetter) -> None:
    pages = impressions(typesetter.pdf(HEAD + '#set page(numbering: "A")\none\n#pagebreak()\ntwo', {}))
    assert [page.label for page in pages] == ["A", "B"]


def test_a_clipped_picture_shows_what_is_seen_and_what_there_is(tmp_path: Path) -> None:
    picture = BytesIO()
    Photograph.new("RGB", (400, 200), "white").save(picture, "png")
    (tmp_path / "a.png").write_bytes(picture.getvalue())
    box = 'block(width: 100pt, height: 80pt, clip: true, image("a.png", width: 100%, height: 100%, fit: "cover"))'
    (tmp_path / "main.typ").write_text(
        f"#set page(width: 300pt, height: 400pt, margin: 0pt)\n#place(dx: 20pt, dy: 60pt, {box})"
    )
    [page] = impressions(typst.compile(str(tmp_path / "main.typ"), format="pdf"))
    [image] = page.images
    assert image.pixels == (400, 200)
    assert image.seen == pytest.approx((20, 60, 120, 140), abs=0.1)
    assert image.whole == pytest.approx((-10, 60, 150, 140), abs=0.1)
    assert page.ink[61:139, 21:119].all()
    assert not page.ink[:, 125:].any()
