"""The page of the manual on languages names what there is: catalogues, tables of problems, variables, files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from broadsheet.cli.sentences import LANGUAGES, VARIABLES, WORDED
from broadsheet.languages.catalogues import FOLDER
from broadsheet.languages.locales import locale_of


@pytest.fixture(scope="module")
def page(repository: Path) -> str:
    return (repository / "docs" / "languages.md").read_text(encoding="utf-8")


def test_the_page_names_every_language_of_the_pages(page: str) -> None:
    first = page.partition("\n\n## ")[0]
    for file in FOLDER.glob("*.po"):
        assert str(locale_of(file.stem).get_language_name("en")) in first


def test_the_page_names_the_languages_and_variables_of_problems(page: str) -> None:
    chapter = page.partition("## Add a language to the problems")[2].partition("\n## ")[0]
    assert all(f"`kinds_{language}.py`" in chapter for language in LANGUAGES if language != "en")
    assert all(f"`{name}`" in chapter for name in (*VARIABLES, *WORDED))


def test_every_file_that_the_page_names_is_there(page: str, repository: Path) -> None:
    named = re.findall(r"`((?:src|scripts|tests)/[\w/.]+)", page)
    assert len(named) > 6
    assert not [name for name in named if not (repository / name).exists() and "<" not in name]
