"""The marks of each language, held against Unicode CLDR."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from broadsheet.text.quotes import LEFT_ALONE, MARKS, Marks, marks_of

# Where we depart from CLDR 48, and why.
DEPARTURES = {
    "es": "the Real Academia puts «» first",
    "nl": "CLDR has the same pair outside and inside",
}


def cldr(tag: str, folder: Path) -> tuple[str, str]:
    parts = tag.split("-")
    name = "-".join([parts[0], *(part.upper() for part in parts[1:])])
    whole = json.loads((folder / name / "delimiters.json").read_text(encoding="utf-8"))
    marks = whole["main"][name]["delimiters"]
    return (
        marks["quotationStart"] + marks["quotationEnd"],
        marks["alternateQuotationStart"] + marks["alternateQuotationEnd"],
    )


def test_the_marks_are_those_of_cldr(validator: Callable[[str], Path]) -> None:
    named = os.environ.get("BROADSHEET_NODE_MODULES")
    folder = Path(named, "cldr-misc-full/main") if named else validator("cldr-misc-full/main")
    different = {tag for tag, marks in MARKS.items() if (marks.outer, marks.inner) != cldr(tag, folder)}
    assert different == DEPARTURES.keys()


@pytest.mark.parametrize(
    ("tag", "like"),
    [("en-US", "en"), ("en-GB", "en"), ("de-AT", "de"), ("de_DE", "de"), ("PT-PT", "pt-pt"), ("sr-Latn-RS", "sr")],
)
def test_a_tag_with_a_region_or_a_script_has_the_marks_of_its_language(tag: str, like: str) -> None:
    assert marks_of(tag) == MARKS[like]


def test_an_unknown_language_has_the_marks_of_english() -> None:
    assert marks_of("tlh") == MARKS["en"] == Marks("“”", "‘’")


@pytest.mark.parametrize("tag", [*sorted(LEFT_ALONE), "zh-Hant-TW"])
def test_the_scripts_of_east_asia_are_left_alone(tag: str) -> None:
    assert marks_of(tag) is None


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("it's *it's* [it's](x)", "it’s it’s it’s"),
        ("it's [it's](it's)", "it’s it's"),  # the text is the address
        ("it's http://a.org/it's", "it’s http://a.org/it's"),
        ("it's `it's` 'so'", "it’s it's ‘so’"),
        ("it's\n\nit's -- so\n\n- it's\n\n# it's", "it’s\n\nit’s – so\n\n- it’s\n\nit’s"),
    ],
)
def test_apostrophes_within_words_are_set_everywhere_but_in_addresses_and_code(
    read: Callable[..., Any], markdown: str, text: str
) -> None:
    assert read(markdown).plain == text
