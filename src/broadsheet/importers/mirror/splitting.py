"""Pages that hold several articles: where they are cut, which is only where a list leads to the places or rules say so.

In: a site, a page, what a contents page says of places in it. Out: `Part` values in the order of the page, and what is
left before the first of them. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from broadsheet.importers.mirror.site import Site
from broadsheet.importers.pages.contents import Entry, entries
from broadsheet.importers.pages.page import Block, Page
from broadsheet.model.names import slug

_LEAST = 3
"""So many places a page's own list must lead to for it to be an issue in one page."""
_FEW_WORDS = 25
"""What stands before the first article is one of its own from so many words on."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: its entry (with the anchor that names it), and its blocks."""

    entry: Entry
    blocks: range


@dataclass(frozen=True, slots=True)
class Split:
    """A page in parts. `opening` are the blocks before them that hold text of their own."""

    parts: tuple[Part, ...]
    opening: tuple[int, ...] = ()


def split_of(site: Site, path: str, listed: Sequence[Entry], alone: bool) -> Split | None:
    """Cut a page by the entries that a contents page has for it; alone in its issue also by its own list.

    None where it is one article: where the rules say "none", where nothing leads to at least two places, and where the
    contents page names the page as a whole as well, as it does with departments.
    """
    rule = site.rules.of("articles.split", path)
    named = [entry.anchor for entry in listed]
    if rule == "none" or (not rule and not alone and ("" in named or len(set(named)) < 2)):
        return None
    places = _places(site, path)
    if rule in ("h2", "h3", "strong-first"):
        marks = list(_by_look(site.page(path), rule, site))
    else:
        marks = [(places[entry.anchor], entry) for entry in listed if entry.anchor in places]
        if len(marks) < 2 and (alone or rule):
            marks = _by_own_list(site, path, places, 2 if rule else _LEAST)
    return _split(site, path, dict(sorted(marks, key=lambda mark: mark[0]))) if len(marks) >= 2 else None


def _places(site: Site, path: str) -> dict[str, int]:
    places: dict[str, int] = {}
    for at, name in site.surveys[path].anchors:
        places.setdefault(name, at)
    return places


def _by_own_list(site: Site, path: str, places: dict[str, int], least: int) -> list[tuple[int, Entry]]:
    """Return places that a list at the top of the page leads to: each behind the list, and in its order."""
    page = site.page(path)

    def resolve(target: str) -> tuple[str, str]:
        found, anchor = site.links.find(target, path)
        return (path, anchor) if found == path and anchor in places else ("", "")

    found = entries(page, site.compared.cuts[path].keep, resolve)
    marks = [(places[entry.anchor], entry) for entry in found if places[entry.anchor] > entry.block]
    last = max((entry.block for _, entry in marks), default=0)
    marks = [(at, entry) for at, entry in marks if at > last]
    rising = all(before[0] < after[0] for before, after in pairwise(marks))
    return marks if len(marks) >= least and rising else []


def _by_look(page: Page, rule: str, site: Site) -> Iterator[tuple[int, Entry]]:
    keep = site.compared.cuts[page.path].keep
    for at, block in enumerate(page.blocks):
        if keep[at] and block.text and _is_mark(block, rule):
            anchor = block.anchors[0] if block.anchors else slug(block.text)[:40] or str(at)
            yield at, Entry(page.path, block.text, anchor, block=at)


def _is_mark(block: Block, rule: str) -> bool:
    if rule == "strong-first":
        return block.strong and block.kind in ("text", "heading")
    return block.kind == "heading" and block.level == int(rule[1])


def _split(site: Site, path: str, marks: dict[int, Entry]) -> Split:
    survey, keep = site.surveys[path], site.compared.cuts[path].keep
    starts = list(marks)
    ends = [*starts[1:], len(survey.exact)]
    parts = tuple(
        Part(replace(marks[start], path=path), range(start, end)) for start, end in zip(starts, ends, strict=True)
    )
    opening = tuple(at for at in range(starts[0]) if keep[at] and survey.shares[at] <= 50)
    few = sum(survey.words[at] for at in opening) < _FEW_WORDS
    return Split(parts, () if few else opening)
