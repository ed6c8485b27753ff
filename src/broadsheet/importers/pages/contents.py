"""What a contents page says of the pages that it names: their headlines, bylines, sections and order.

In: a `Page`, what is kept of it, and which pages of the source its links lead to. Out: `Entry` values in the order of
the page. Opens no file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from broadsheet.importers.importer import Value
from broadsheet.importers.pages.bylines import byline_of
from broadsheet.importers.pages.page import Block, Page, PageLink

_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST = 200
_NEXT = 3
"""So many blocks behind an entry its byline and its standfirst may stand."""
_SECTION = 60
"""Longer headings are no sections, in characters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents page: the page that it leads to, the anchor if there is one; "" for what is not said."""

    path: str
    headline: str
    anchor: str = ""
    byline: Value = ""
    section: str = ""
    standfirst: str = ""
    block: int = 0


Resolve = Callable[[str], tuple[str, str]]
"""From a link to the page of the source that it means and its anchor; ("", "") for all others."""


def entries(page: Page, keep: Sequence[bool], resolve: Resolve) -> list[Entry]:
    """Return the entries of a contents page, one for each page or anchor that it leads to.

    Of several links to one place the first that reads like a headline counts. A heading is a section where it has
    entries below it and is not the only one that has.
    """
    found: dict[tuple[str, str], Entry] = {}
    section = ""
    leading = {at: led for at, block in enumerate(page.blocks) if keep[at] and (led := _led(block, resolve))}
    for at, block in enumerate(page.blocks):
        if not keep[at]:
            continue
        led = leading.get(at, [])
        if not led and (block.kind == "heading" or block.strong) and 0 < len(block.text) <= _SECTION:
            section = block.text
        for place, link in led:
            entry = _entry(page, at, link, leading.keys())
            known = found.get(place)
            if known is None or _is_better(entry.headline, known.headline):
                found[place] = replace(
                    entry, path=place[0], anchor=place[1], section=known.section if known else section
                )
    return _with_real_sections(list(found.values()))


def _led(block: Block, resolve: Resolve) -> list[tuple[tuple[str, str], PageLink]]:
    places = [(resolve(link.target), link) for link in block.links]
    return [(place, link) for place, link in places if place[0]]


def _is_better(text: str, known: str) -> bool:
    """A longer text goes before a picture, a number, an arrow or a single word."""
    return len(known.split()) < 2 and len(_LETTERS.findall(text)) > len(_LETTERS.findall(known))


def _entry(page: Page, at: int, link: PageLink, leading: Collection[int]) -> Entry:
    """Read an entry; what stands behind it is its own up to the next block that leads to a page."""
    block = page.blocks[at]
    headline = link.text[:_LONGEST].strip(" ,;:–—-|»›>")
    rest = _behind(block, link)
    names = byline_of(rest.strip(" ,;:–—-|()").rstrip("."))
    standfirst = "" if names else rest.strip(" ,;:–—-|")
    for below, other in enumerate(page.blocks[at + 1 : at + 1 + _NEXT], at + 1):
        if below in leading or other.link_share > 0.5 or other.kind == "heading" or not other.text:
            break
        names = names or byline_of(other.text)
        standfirst = standfirst or ("" if byline_of(other.text) else other.text)
    good = 4 <= len(standfirst.split()) <= 60
    return Entry("", headline, "", names, "", standfirst if good else "", at)


def _behind(block: Block, link: PageLink) -> str:
    """Return what stands behind a link in its block, up to the next link."""
    _, _, rest = block.text.partition(link.text) if link.text else ("", "", block.text)
    later = [other.text for other in block.links if other is not link and other.text and other.text in rest]
    return min((rest.partition(text)[0] for text in later), key=len, default=rest)


def _with_real_sections(found: list[Entry]) -> list[Entry]:
    told = sum(1 for entry in found if entry.standfirst)
    if told * 2 < len(found):
        found = [replace(entry, standfirst="") for entry in found]
    names = {entry.section for entry in found}
    alone = sum(1 for entry in found if entry.section) < 2 or len(names - {""}) < 2
    return [replace(entry, section="") for entry in found] if alone else found
