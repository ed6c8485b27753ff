"""print.toml beside an issue → what its editor has settled of the printed pages.

In: the issue's listing, the paper's context, the slugs of its articles. Out: `Pins`, and the problems `pin-unknown` and
`unknown-section` beside those of keys and values, each at its place. Knows no page and no design: whether there is a
page of that number or a column more is found out by whoever makes the pages up.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from broadsheet.folder import kinds
from broadsheet.folder.beside import read_beside
from broadsheet.folder.context import Context
from broadsheet.folder.fields import PIN_KEYS, PINS_KEYS
from broadsheet.folder.keys import Gathering, bad_value, branch_of
from broadsheet.folder.toml import TomlFile
from broadsheet.folder.types import UnfitError
from broadsheet.folder.walk import Listing
from broadsheet.model.names import nearest, slug
from broadsheet.model.pins import NONE, Pin, Pins
from broadsheet.problems import Report

FILE = "print.toml"
_TREE = branch_of(PINS_KEYS)
_ARTICLE = branch_of(PIN_KEYS)


def read_pins(context: Context, here: Listing, issue: str, slugs: Collection[str], report: Report) -> Pins:
    """Read what is settled of an issue's pages; `NONE` where nothing is, or where the file cannot be read."""
    read = read_beside(here, FILE, report)
    if read is None or not read.data:
        return NONE
    values = Gathering(read.place, report).table(read.data, _TREE)
    articles = {f"{issue}/{word}": pin for word, pin in _articles(values["articles"], read, slugs, report).items()}
    sections = _sections(values["sections"], read, context, report)
    return Pins(values["pages"], frozenset(values["keep"]), articles, sections)


def _table(name: str, value: object, example: str, read: TomlFile, report: Report) -> dict[str, Any]:
    if isinstance(value, dict):
        return value
    report(bad_value(name, value, UnfitError(f"a table, as in {example}"), read.place((name,))))
    return {}


def _articles(value: object, read: TomlFile, slugs: Collection[str], report: Report) -> dict[str, Pin]:
    gathering = Gathering(read.place, report)
    found = {}
    for written, row in _table("articles", value, "[articles.harbour-wall]", read, report).items():
        word = written if written in slugs else slug(written) or written
        if word not in slugs:
            report(kinds.PIN_UNKNOWN.at(read.place(("articles", written)), slug=word, nearest=nearest(word, slugs)))
        elif isinstance(row, dict):
            found[word] = _pin(gathering.table(row, _ARTICLE, ("articles", written)))
        else:
            fault = UnfitError(f"a table: a line [articles.{word}], and below it page = 3")
            report(bad_value(written, row, fault, read.place(("articles", written))))
    return found


def _pin(values: dict[str, Any]) -> Pin:
    return Pin(**values)


def _sections(value: object, read: TomlFile, context: Context, report: Report) -> dict[int, str]:
    found = {}
    for page, name in _table("sections", value, '[sections], and below it 4 = "letters"', read, report).items():
        place = read.place(("sections", page))
        if not (page.isascii() and page.isdigit() and int(page)):
            report(bad_value("sections", page, UnfitError("the number of a page, from 1"), place))
        elif not isinstance(name, str):
            report(bad_value(page, name, UnfitError("the name of a section"), place))
        elif (known := context.sections.get(name.strip().casefold())) is None:
            report(kinds.UNKNOWN_SECTION.at(place, section=name, nearest=nearest(name.casefold(), context.sections)))
        else:
            found[int(page)] = known
    return found
