"""The parts of an article around its text: headline, kicker, standfirst, byline, section, dateline, author's note.

In: a page, which blocks are kept, and its entry on the contents page. Out: fields, the blocks that they used up, and
what had to be guessed. Knows no site and no file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.importers.importer import Guess, Value
from broadsheet.importers.pages.contents import Entry
from broadsheet.importers.pages.page import Page


@dataclass(frozen=True, slots=True)
class Fields:
    """Keys and values of the folder format; `used` are the numbers of blocks that must not stand in the text again."""

    fields: tuple[tuple[str, Value], ...]
    used: frozenset[int] = frozenset()
    guesses: tuple[Guess, ...] = ()


def fields_of(page: Page, keep: Sequence[bool], entry: Entry | None = None, title: str = "") -> Fields:
    """Find an article's fields; `title` is the page's title without what all titles of the site share."""
    return Fields((("headline", entry.headline if entry else title or page.title),))
