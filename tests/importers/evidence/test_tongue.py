"""The language of a page is that of its words, whatever its template declares."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.importers.evidence.tongue import language_of
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import read_rules
from broadsheet.importers.ruling.amending import amended

TONGUES = {
    "arabic": "ar",
    "chinese": "zh",
    "danish": "da",
    "english": "en",
    "french": "fr",
    "german": "de",
    "greek": "el",
    "italian": "it",
    "japanese": "ja",
    "korean": "ko",
    "persian": "fa",
    "polish": "pl",
    "portuguese": "pt",
    "russian": "ru",
    "spanish": "es",
    "swedish": "sv",
}


def test_words_go_before_a_declaration_and_a_region_stays_where_the_language_agrees() -> None:
    german = (
        "Der Rat beschloss, die Mauer am Hafen nach dem Sturm des letzten Winters zu erneuern, und das wird dauern."
    )
    assert language_of([german], "en") == "de"
    assert language_of([german], "de-AT") == "de-AT"
    assert language_of(["Home", "Next", "Menu"], "fr") == "fr"
    assert language_of([], "") == ""


def test_pages_of_a_real_paper_in_sixteen_languages_are_known_by_their_words(
    repository: Path, missing: Callable[[str, str], None]
) -> None:
    root = repository.parent / "shared" / "corpora" / "debian-weekly-news"
    if not root.is_dir():
        missing("the corpus debian-weekly-news", "it lies beside the checkout, in shared/corpora")
    text = (repository / "tests/importers/debian-weekly-news.toml").read_text("utf-8")
    rules = read_rules(text, "import.toml", lambda problem: pytest.fail(problem.name))
    found: Counter[bool] = Counter()
    for path in sorted(root.rglob("weekly/*/*/index.wml")):
        name = path.relative_to(root).as_posix()
        page = HTML().page(amended(path.read_text("utf-8"), name, rules), name)
        found[language_of(block.text for block in page.blocks) == TONGUES[name.partition("/")[0]]] += 1
    assert (found[False], found[True]) == (0, 348)
