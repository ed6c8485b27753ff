"""The contract with makers of themes: docs/themes.md names what templates get, and they get what it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from broadsheet import theming
from broadsheet.editions.mail.edition import rendition
from broadsheet.model.publication import PAGE_KINDS
from broadsheet.theming import Theme
from broadsheet.theming.stencils import compiled

from .papers import Site, job, made

MANUAL = (Path(__file__).parents[2] / "docs" / "themes.md").read_text()
THEME = theming.load("gazette")


def documented() -> dict[str, set[str]]:
    """The names in the first column of each template's table."""
    parts = re.split(r"^### (\S+\.html)$", MANUAL, flags=re.MULTILINE)
    tables = {}
    for name, text in zip(parts[1::2], parts[2::2], strict=True):
        rows = [line.split("|")[1] for line in text.partition("\n## ")[0].splitlines() if line.startswith("| `")]
        tables[name] = {word for row in rows for word in re.findall(r"`([^`]+)`", row)}
    return tables


NAMES = documented()


class Noting(Theme):
    """A theme that keeps what its templates were given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme.name, theme.templates, theme.assets, theme.words)
        self.digest += "noting"  # so that nothing is taken from what another theme has made
        self.given: dict[str, list[Mapping[str, object]]] = {}

    def render(self, template: str, language: str, context: Mapping[str, object]) -> str:
        self.given.setdefault(template, []).append(context)
        return super().render(template, language, context)

    def fill(self, template: str, language: str, context: Mapping[str, object]) -> bytes:
        self.given.setdefault(template, []).append(context)
        return super().fill(template, language, context)


@pytest.fixture(scope="session")
def given(root: Path) -> dict[str, list[Mapping[str, object]]]:
    noting = Noting(THEME)
    everything = job(root, unreleased=True, theme=noting)
    made(everything)
    for issue in everything.publication.issues:
        rendition(replace(everything, issue=issue), "whole")
    return noting.given


def test_every_template_has_its_place_in_the_manual() -> None:
    assert NAMES.keys() == THEME.templates.keys()


@pytest.mark.parametrize("template", sorted(THEME.templates))
def test_a_template_uses_only_names_of_the_manual(template: str) -> None:
    plain = {name for name in NAMES[template] if "[]" not in name}
    assert {name for name in THEME.variables(template)} - plain == set()


@pytest.mark.parametrize("template", sorted(THEME.templates))
def test_a_template_is_given_exactly_the_names_of_the_manual(
    template: str, given: dict[str, list[Mapping[str, object]]]
) -> None:
    tops = {re.split(r"\.|\[", name)[0] for name in NAMES[template]}
    for context in given[template]:
        if context.get("empty") is not True:
            assert set(context) == tops


@pytest.mark.parametrize("template", sorted(THEME.templates))
def test_a_value_with_parts_has_exactly_those_of_the_manual(
    template: str, given: dict[str, list[Mapping[str, object]]]
) -> None:
    for context in given[template]:
        for name, value in context.items():
            if isinstance(value, dict) and value:
                parts = {part.split(".")[1].split("[")[0] for part in NAMES[template] if part.startswith(f"{name}.")}
                assert set(value) <= parts or not parts, name


@pytest.mark.parametrize("template", sorted(THEME.templates))
def test_a_template_is_plain_so_that_it_needs_no_engine(template: str) -> None:
    assert compiled(THEME.templates[template], str.format) is not None


def test_the_manual_names_the_kinds_of_pages() -> None:
    table = MANUAL.partition("\n## Pages\n")[2]
    words = {
        word
        for line in table.splitlines()
        if line.startswith("| `")
        for word in re.findall(r"`([^`]+)`", line.split("|")[1])
    }
    assert words == set(PAGE_KINDS)


def test_every_message_of_the_site_is_printed_in_english(site: Site) -> None:
    for path, data in site.files.items():
        if path.endswith(".html"):
            assert not re.search(rb"\{[a-z]+\}", data), path
