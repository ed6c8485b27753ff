"""Pages of HTML, of whatever generation: text → page, and the blocks of it that are kept → our document.

In: the decoded text of a file. Out: a `Page` with its blocks, then a `Document` in which every word of the kept blocks
stands once. Knows neither other pages nor what an article is.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.importers.pages import blocks, dom
from broadsheet.importers.pages.page import Page
from broadsheet.text.nodes import Document, Heading, Paragraph


class HTML:
    """Reads pages of HTML; a `PageReader`."""

    def page(self, text: str, path: str) -> Page:
        """Read a page from its decoded text. Never fails: whatever stands in it, the parser makes a tree of it."""
        parsed = dom.Parsed(text)
        body = parsed.body
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
        document = Document([])
        for block, kept in zip(page.blocks, keep, strict=True):
            if kept and block.text:
                document.blocks.append(Heading([block.text], 2) if block.kind == "heading" else Paragraph([block.text]))
        return document
