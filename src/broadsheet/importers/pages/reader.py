"""Pages of HTML, of whatever generation: text → page, and the blocks of it that are kept → our document.

In: the decoded text of a file. Out: a `Page` with its blocks, then a `Document` in which every word of the kept blocks
stands once. Knows neither other pages nor what an article is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from broadsheet.importers import kinds
from broadsheet.importers.pages import blocks, clutter, dom
from broadsheet.importers.pages.finishing import finished
from broadsheet.importers.pages.flow import Flow, Gathered
from broadsheet.importers.pages.flow import Page as Around
from broadsheet.importers.pages.noting import Plan, plan_of
from broadsheet.importers.pages.openings import OPENINGS
from broadsheet.importers.pages.page import Page
from broadsheet.problems import Place, Problem
from broadsheet.text.nodes import Document

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
OFTEN = 5  # times: what is shown as often on one page is an ornament
_BARE = re.compile(r"\[\d|<sup", re.IGNORECASE)  # a page without these has no notes that are not links


class HTML:
    """Reads pages of HTML; a `PageReader`."""

    def page(self, text: str, path: str) -> Page:
        """Read a page from its decoded text. Never fails: whatever stands in it, the parser makes a tree of it."""
        parsed = dom.Parsed(clutter.figures_in(text) if "[/" in text else text)
        body = parsed.body
        clutter.make_lists(text, body)
        return Page(
            path,
            parsed.title,
            blocks.blocks_of(body),
            parsed.meta,
            parsed.root.get("lang") or parsed.root.get("xml:lang") or body.get("lang") or _said(parsed.meta),
            (body.get("dir") or parsed.root.get("dir") or "").lower(),
            tuple(parsed.frames),
            parsed,
        )

    def document(self, page: Page, keep: Sequence[bool]) -> Document:
        """Make our document of the blocks that are kept; fill `page.targets` and `page.problems`."""
        parsed = page.tree if isinstance(page.tree, dom.Parsed) else dom.Parsed("")
        _take_out(page, keep)
        size = sum(len(block.text) for block, kept in zip(page.blocks, keep, strict=True) if kept)
        plan = plan_of(parsed.body) if "#" in parsed.text else Plan()
        around = Around(size, page.language, page.direction, plan, _ornaments(page))
        found = Flow(around, OPENINGS).walk(parsed.body)
        document, anchors = finished(found, _BARE.search(parsed.text) is not None)
        page.problems += _problems(page.path, found)
        names = [name for block, kept in zip(page.blocks, keep, strict=True) if kept for name in block.anchors]
        page.targets = {name: anchors.get(name, "") for name in names}
        return document

    def selected(self, page: Page, selector: str) -> list[bool]:
        """Say of each block whether it stands within an element that a CSS selector hits; before `document` only.

        Raises `ValueError` where the selector cannot be read.
        """
        hits = page.tree.selected(selector) if isinstance(page.tree, dom.Parsed) else set()
        return [_is_hit(block.node, hits) for block in page.blocks]


def _said(meta: dict[str, str]) -> str:
    """Take the language that the head of a page says, if it says a single one."""
    said = meta.get("content-language", "").strip()
    return said if _LANGUAGE.fullmatch(said) else ""


def _ornaments(page: Page) -> frozenset[str]:
    """Name the pictures that a page shows again and again without a word for them."""
    counts = Counter(picture.source for block in page.blocks for picture in block.pictures if not picture.alt)
    return frozenset(source for source, count in counts.items() if count >= OFTEN)


def _problems(path: str, found: Gathered) -> Iterator[Problem]:
    """Tell what of a page could not be said in our document."""
    place = Place(path)
    if found.drawings:
        yield kinds.DRAWING_LEFT.at(place, count=found.drawings)
    if found.unsafe:
        yield kinds.LINK_LEFT.at(place, count=len(found.unsafe), first=found.unsafe[0][:80])
    if found.lone:
        yield kinds.NOTES_DANGLING.at(place, notes=", ".join(f"[{number}]" for number in found.lone[:20]))


def _is_hit(leaves: object, hits: set[int]) -> bool:
    found = leaves if isinstance(leaves, list) else []
    return bool(found) and all(id(element) in hits or id(element.kids[at]) in hits for element, at in found)


def _take_out(page: Page, keep: Sequence[bool]) -> None:
    """Empty the leaves of the tree that the blocks which are not kept are made of."""
    for block, kept in zip(page.blocks, keep, strict=True):
        if not kept and isinstance(block.node, list):
            for element, at in block.node:
                kid = element.kids[at]
                inline = isinstance(kid, str) or kid.tag == "img"
                element.kids[at] = "" if inline else dom.Element("div", {}, element)  # which still ends a line
