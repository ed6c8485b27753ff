"""The letters of a real weekly in sixteen languages, as plain text: opened as mails, and no word of theirs lost.

They lie beside the checkout, in shared/corpora; without them these tests are skipped loudly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from broadsheet.importers.decoding.decode import decoded
from broadsheet.importers.plain.blocks import blocks_of
from broadsheet.importers.plain.lines import runs_of, usual_width
from broadsheet.importers.plain.mails import mail_of_text
from broadsheet.importers.plain.notes import with_notes
from broadsheet.text.written import markdown_of


@pytest.fixture(scope="module")
def letters(repository: Path, missing: Callable[[str, str], None]) -> list[str]:
    folder = repository.parent / "shared" / "corpora" / "debian-weekly-news"
    if not folder.is_dir():
        missing("the corpus debian-weekly-news", "it lies beside the checkout, in shared/corpora")
    pages = [decoded(path.read_bytes()).text for path in sorted(folder.rglob("mail.wml"))]
    letters = (letter for page in pages for letter in re.findall(r"<pre>(.*?)</pre>", page, re.DOTALL))
    return [unescape(re.sub(r"<[^>]+>", "", letter)).strip("\n") for letter in letters]


def test_all_letters_but_three_that_have_no_head_are_opened(letters: list[str]) -> None:
    assert (len(letters), sum(mail_of_text(letter) is not None for letter in letters)) == (127, 124)


def test_no_word_of_a_letter_is_lost(letters: list[str]) -> None:
    for letter in letters:
        runs = runs_of(letter)
        markdown = markdown_of(with_notes(blocks_of(runs, usual_width(runs)))[0])
        assert not _words(letter) - _words(markdown), letter[:200]


def _words(text: str) -> Counter[str]:
    """Words; what sets them off is none."""
    return Counter(re.findall(r"[^\W_]+", text))
