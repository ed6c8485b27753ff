"""Pages of HTML, of whatever generation: text → page, and the blocks of it that are kept → our document.

In: the decoded text of a file. Out: a `Page` with its blocks, then a `Document` in which every word of the kept blocks
stands once. Knows neither other pages nor what an article is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from broadsheet.importers import kinds
from broadsheet.importers.pages import blocks, clutter, dom
from broadsheet.importers.pages.finishing import finished
from broadsheet.importers.pages.flow import Flow, Gathered
from broadsheet.importers.pages.flow import Page as Around
from broadsheet.importers.pages.noting import plan_of
from broadsheet.importers.pages.openings import OPENINGS
from broadsheet.importers.pages.page import Page
from broadsheet.problems import Place, Problem
from broadsheet.text.nodes import Document


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
            parsed.root.get("lang") or parsed.root.get("xml:lang") or body.get("lang"),
            (body.get("dir") or parsed.root.get("dir") or "").lower(),
            tuple(parsed.frames),
            parsed,
        )

    def document(self, page: Page, keep: Sequence[bool]) -> Document:
        """Make our document of the blocks that are kept; fill `page.targets` and `page.problems`."""
        body = page.tree.body if isinstance(page.tree, dom.Parsed) else dom.Element("body", {})
        _take_out(page, keep)
        size = sum(len("".join(block.text.split())) for block, kept in zip(page.blocks, keep, strict=True) if kept)
        around = Around(size, page.language, page.direction, plan_of(body))
        found = Flow(around, OPENINGS).walk(body)
        document, anchors = finished(found)
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
                element.kids[at] = ""
