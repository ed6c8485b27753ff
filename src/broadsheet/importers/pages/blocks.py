"""The elements of a page → its blocks: runs of text between two ends of block elements, in reading order.

In: the body of a page. Out: blocks, each with the leaves of the tree that it is made of, so that what is not kept can
be taken out of the tree. One walk with a stack of its own. Knows no other page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from broadsheet.importers.pages import elements, tables
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.page import Block, BlockKind, PageLink, PagePicture

Leaf: TypeAlias = tuple[Element, int]
"""An element and the place of one of its kids: a run of text, a picture, a rule, something embedded."""


@dataclass(frozen=True, slots=True)
class _Within:
    """What the text at hand stands in."""

    kind: BlockKind = "text"
    level: int = 0
    strong: bool = False
    apart: bool = False
    heads: tuple[str, str] = ("", "")

    def of_kind(self, kind: BlockKind, level: int) -> _Within:
        return _Within(kind, level, self.strong, self.apart, self.heads)

    def in_cell(self, heads: tuple[str, str]) -> _Within:
        return _Within("cell", self.level, self.strong, self.apart, heads)

    def styled(self, strong: bool, apart: bool) -> _Within:
        return _Within(self.kind, self.level, strong, apart, self.heads)


_KINDS: dict[str, BlockKind] = {
    "li": "item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    **dict.fromkeys(elements.CODE, "code"),
    **dict.fromkeys(elements.HEADINGS, "heading"),
}
_KEPT_STYLE = frozenset(("b", "strong", "big", "font", "span", "td", "th", "p", "div", "center", *elements.HEADINGS))


def blocks_of(body: Element) -> list[Block]:
    """Return the blocks of a page; `node` of each is the list of its leaves."""
    return _Gatherer().gather(body)


class _Gatherer:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.within = _Within()
        self.anchors: list[str] = []
        self.heads: dict[int, tuple[str, str]] = {}
        self.target = ""  # of the link that the text at hand stands in
        self._clear()

    def _clear(self) -> None:
        self.parts: list[str] = []
        self.leaves: list[Leaf] = []
        self.links: list[PageLink] = []
        self.pictures: list[PagePicture] = []
        self.all = self.linked = self.strong = self.breaks = self.begun = 0

    def gather(self, body: Element) -> list[Block]:
        stack: list[tuple[Element, int, _Within]] = []
        here, at = body, 0
        self._anchor(body)
        while True:
            if at < len(here.kids):
                kid = here.kids[at]
                at += 1
                if type(kid) is str:
                    self._text(kid, here, at - 1)
                elif type(kid) is Element and self._enters(kid, here, at - 1):
                    stack.append((here, at, self.within))
                    self._enter(kid)
                    here, at = kid, 0
            elif stack:
                self._leave(here)
                here, at, self.within = stack.pop()
            else:
                self._flush()
                if self.blocks:
                    self.blocks[-1].anchors += tuple(self.anchors)
                return self.blocks

    def _text(self, text: str, here: Element, at: int) -> None:
        size = len(text) if not text[:1].isspace() else len(text.strip())
        self.parts.append(text)
        if size == 0:
            return
        self.breaks = 0
        self.leaves.append((here, at))
        self.all += size
        if self.target:
            self.linked += size
        if self.within.strong:
            self.strong += size

    def _enters(self, kid: Element, here: Element, at: int) -> bool:
        """Deal with an element that has no inside to be read; say whether another has to be entered."""
        tag = kid.tag
        if tag == "br":
            self._anchor(kid)
            self.parts.append("\n" if self.within.kind == "code" else " ")
            self.breaks += 1
            if self.breaks == 2 and self.within.kind != "code":
                self._flush()
        elif tag == "img":
            self._anchor(kid)
            self._picture(kid, here, at)
        elif tag == "hr":
            self._flush()
            self._anchor(kid)
            self.leaves.append((here, at))
            self._add("rule", "")
        elif tag in elements.EMBEDDED:
            self._embed(kid, here, at)
        else:
            return tag != "svg"
        return False

    def _picture(self, element: Element, here: Element, at: int) -> None:
        if elements.is_decoration(element):
            return
        self.breaks = 0
        self.leaves.append((here, at))
        size = [elements.number(element.get(name)) for name in ("width", "height")]
        alt = " ".join(element.get("alt").split())
        big = elements.big_picture(self.target)
        self.pictures.append(PagePicture(element.get("src").strip(), alt, size[0], size[1], big))

    def _embed(self, element: Element, here: Element, at: int) -> None:
        found = elements.embedded(element)
        if found:
            self._flush()
            self.links.append(PageLink(*found))
            self.parts.append(found[1])
            self.all = self.linked = len(found[1])
            self.leaves.append((here, at))
            self._flush()

    def _enter(self, element: Element) -> None:
        tag = element.tag
        if tag in elements.BLOCKS:
            self._flush()
        self._anchor(element)
        if tag == "a":
            self.target = element.get("href").strip()
            self.begun = len(self.parts)
        elif tag in elements.SIGNS:
            self.parts.append(elements.SIGNS[tag][0])
        else:
            self._look(element)
        if tag in _KEPT_STYLE:
            self._style(element)

    def _look(self, element: Element) -> None:
        """Notice what the text in an element is."""
        tag = element.tag
        if tag == "table":
            self.within = self.within.styled(self.within.strong, False)
            if tables.is_data(element):
                self.heads |= tables.heads(element)
        elif tag in _KINDS:
            self.within = self.within.of_kind(_KINDS[tag], elements.HEADINGS.get(tag, 0))
        elif id(element) in self.heads:
            self.within = self.within.in_cell(self.heads[id(element)])

    def _style(self, element: Element) -> None:
        if not self.within.strong and elements.is_strong(element):
            self.within = self.within.styled(True, self.within.apart)
        if element.tag in elements.BLOCKS and not self.within.apart and elements.is_apart(element):
            self.within = self.within.styled(self.within.strong, True)

    def _leave(self, element: Element) -> None:
        if element.tag in elements.BLOCKS:
            self._flush()
        elif element.tag == "a":
            self._end_link()
            self.target = ""
        elif element.tag in elements.SIGNS:
            self.parts.append(elements.SIGNS[element.tag][1])

    def _end_link(self) -> None:
        if self.target:
            text = " ".join("".join(self.parts[self.begun :]).split())
            self.links.append(PageLink(self.target, text))

    def _anchor(self, element: Element) -> None:
        found = element.attributes
        if found:
            for name in (found.get("id"), found.get("name") if element.tag in ("a", "img", "map") else None):
                if name and name not in self.anchors:
                    self.anchors.append(name)

    def _flush(self) -> None:
        """End the block at hand, if there is anything in it."""
        if self.leaves:
            if self.target:
                self._end_link()
            text = "".join(self.parts)
            code = self.within.kind == "code"
            text = text.strip("\n").rstrip() if code and text.strip() else " ".join(text.split())
            self._add(self.within.kind if text else "picture", text)
        else:
            self._clear()

    def _add(self, kind: BlockKind, text: str) -> None:
        within = self.within
        share = min(self.linked / self.all, 1.0) if self.all else 0.0
        block = Block(text, kind, within.level if kind == "heading" else 0, share)
        block.strong = 0 < self.all <= self.strong
        block.set_apart = within.apart
        block.anchors, self.anchors = tuple(self.anchors), []
        block.links, block.pictures = tuple(self.links), tuple(self.pictures)
        if kind == "cell":
            block.column, block.row = within.heads
        block.node = self.leaves
        self.blocks.append(block)
        self._clear()
