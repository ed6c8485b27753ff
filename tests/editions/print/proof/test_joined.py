"""Text whose letters join: a PDF has it letter by letter and marks apart, and yet it is a row that says what it did."""

from __future__ import annotations

import pytest

from broadsheet.editions.print.proof.joined import levelled, pieces
from broadsheet.editions.print.proof.letters import letters, same_line
from broadsheet.editions.print.proof.rows import rows
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders
from broadsheet.typesetting.pages import impressions

SAID = (
    "كَانَ القَارِبُ يُحِبُّ النَّهْرَ حِينَ يَصْعَدُ الضَّبَابُ مِنَ المَاءِ",
    "ومن هؤلاء 8344 تلميذًا يعبرون مجانًا. أما الباقون فقد دفع كل راكب",
    "چگونه مردم شهر می‌گویند که ژاله و گربه‌اش در رودخانهٔ تارو",
    "دریا پر نئی کشتی، ٹکٹ پچاس پنس",
)
PAGE = """
#set document(title: "Joined")
#set page(width: 400pt, height: 80pt, margin: 10pt)
#set text(font: "Gazette Naskh", lang: "ar", dir: rtl, size: 8.7pt, top-edge: 7.5pt, bottom-edge: -2.8pt)
#set par(leading: 0pt, spacing: 0pt)
"""


@pytest.fixture(scope="module")
def typesetter() -> Typesetter:
    return Typesetter(folders("gazette"))


@pytest.mark.parametrize("said", SAID)
def test_every_letter_and_mark_of_a_line_is_read_back_in_one_row(said: str, typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(PAGE + said, {}))
    [row] = rows(levelled(page.stretches), 10.3)
    assert same_line(letters(said), row.letters)
    assert not same_line(letters(said.replace("ر", "ز")), row.letters)
    assert not same_line(letters(said + said[:12]), row.letters)


def test_marks_stand_on_the_baseline_of_their_line(typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(f"{PAGE}{SAID[0]} \\ {SAID[0]}", {}))
    as_set = {round(each.baseline, 1) for each in page.stretches if each.text.strip()}
    found = sorted({round(each.baseline, 1) for each in levelled(page.stretches) if each.text.strip()})
    assert len(as_set) > 2
    assert len(found) == 2
    assert found[1] - found[0] == pytest.approx(10.3, abs=0.11)


def test_rows_are_pieces_of_their_own_and_latin_is_none(typesetter: Typesetter) -> None:
    [page] = impressions(typesetter.pdf(f"{PAGE}{SAID[0]} \\ {SAID[0]} \\ Every boat", {}))
    rows_of: dict[float, set[int]] = {}
    for piece, stretch in zip(pieces(page.stretches), levelled(page.stretches), strict=True):
        if stretch.text.strip():
            rows_of.setdefault(round(stretch.baseline, 0), set()).add(piece)
    first, second, latin = (rows_of[baseline] for baseline in sorted(rows_of))
    assert first
    assert second
    assert not first & second
    assert latin == {-1}
