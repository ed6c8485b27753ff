"""An OpenDocument text as a manuscript: its paragraphs with their looks, and any run of them as HTML.

In: bytes. Out: `OdtFile`, which answers as `DocxFile` does. Pandoc reads it where it is installed, else our own small
reader: both get the same blocks, put in order. Knows no issue.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from broadsheet.errors import BroadsheetError
from broadsheet.importers.trees import Element, local, text_of, written
from broadsheet.importers.word import by_pandoc
from broadsheet.importers.word.odf_html import OdfWriter
from broadsheet.importers.word.odf_looks import DRAW, OFFICE, TEXT, XLINK, Styles, paragraphs_of, plain
from broadsheet.importers.word.opening import opened
from broadsheet.importers.word.parts import Part
from broadsheet.importers.word.properties import properties_of
from broadsheet.importers.word.tidying import CAPTION, token

CONTENT = "content.xml"
_OPENED = frozenset(("section", "index-body"))
_NO_TEXT = frozenset(("sequence-decls", "variable-decls", "user-field-decls", "forms", "tracked-changes", ""))
_INDEXES = frozenset(("table-of-content", "alphabetical-index", "illustration-index", "table-index", "object-index"))


class OdtFile:
    """An opened ODT. Raise `RefusedError` where it is none."""

    format = "odt"

    def __init__(self, data: bytes) -> None:
        self._parts = opened(data, CONTENT)
        self._root = self._parts.needed(CONTENT)
        self.fallback = ""
        self.told: Counter[str] = Counter()
        self._put_in_order()
        self._styles = Styles(self._root, self._parts.tree("styles.xml"))
        body = self._root.find(f"{OFFICE}body/{OFFICE}text")
        self._blocks = _flat(body) if body is not None else []
        self.paragraphs = paragraphs_of(self._blocks, self._styles)
        self.properties = properties_of(self._parts)

    @property
    def language(self) -> str:
        """The language that the file names."""
        return self.properties.get("language", "")

    @property
    def running_heads(self) -> tuple[str, ...]:
        """The texts above and below its pages."""
        styles = self._parts.tree("styles.xml")
        rows = [row for row in styles.iter() if local(row) in ("header", "footer")] if styles is not None else []
        return tuple(dict.fromkeys(text for row in rows if (text := plain(row).strip())))

    def _put_in_order(self) -> None:
        """Take out comments, deletions and tables of contents; count them."""
        for element in list(self._root.iter()):
            name, parent = local(element), element.getparent()
            if parent is None or name not in _INDEXES | {"annotation", "tracked-changes"}:
                continue
            deleted = sum(1 for each in element.iter(f"{TEXT}deletion"))
            self.told["comments"] += name == "annotation"
            self.told["deletions"] += deleted
            self.told["tables of contents"] += name in _INDEXES
            _remove(element)

    def pictures(self, part: Part) -> tuple[str, ...]:
        """Return the names of the picture parts that a run of paragraphs shows."""
        images = (each for block in self._blocks[part.first : part.last] for each in block.iter(f"{DRAW}image"))
        hrefs = (image.get(f"{XLINK}href", "").removeprefix("./") for image in images)
        return tuple(dict.fromkeys(href for href in hrefs if href in self._parts.names))

    def picture(self, name: str) -> bytes:
        """Return the bytes of a picture part."""
        return self._parts.read(name)

    def words(self, part: Part) -> str:
        """Return the text of a run of paragraphs, without what became fields, with its notes."""
        left = [p.text for at, p in enumerate(self.paragraphs) if part.first <= at < part.last and at not in part.gone]
        blocks = self._blocks[part.first : part.last]
        notes = (note.find(f"{TEXT}note-body") for block in blocks for note in block.iter(f"{TEXT}note"))
        return "\n".join((*left, *(plain(note) for note in notes if note is not None)))

    def html(self, part: Part) -> str:
        """Return a run of paragraphs as HTML. Where pandoc gives up, `fallback` says why."""
        if by_pandoc.is_there():
            try:
                return by_pandoc.html_of(self._packed(part), "odt")
            except BroadsheetError as fault:
                self.fallback = str(fault)[:200]
        return self.html_by_ours(part)

    def html_by_ours(self, part: Part) -> str:
        """Return a run of paragraphs as HTML, by our own reader."""
        return OdfWriter(self._styles, self._formula).html(_marked(self._blocks, part))

    def _formula(self, name: str) -> str:
        """Return the text of an embedded formula; other objects have pictures beside them."""
        root = self._parts.tree(f"{name}/content.xml")
        if root is None or local(root) != "math":
            return ""
        return " ".join(text_of(each) for each in root.iter() if local(each) in ("mi", "mn", "mo", "mtext"))

    def _packed(self, part: Part) -> bytes:
        """Return a file with nothing but this run of paragraphs in it."""
        root = deepcopy(self._root)
        body = root.find(f"{OFFICE}body/{OFFICE}text")
        for kid in list(body):
            body.remove(kid)
        body.extend(_marked(self._blocks, part))
        unseen = {name for name in self._parts.names if name.startswith("Pictures/")} - set(self.pictures(part))
        self._parts.replaced = {CONTENT: written(root)}
        try:
            return self._parts.packed(frozenset(unseen))
        finally:
            self._parts.replaced = {}


def _remove(element: Element) -> None:
    """Take an element out, but not the text that follows it."""
    parent = element.getparent()
    before = element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _flat(body: Element) -> list[Element]:
    found: list[Element] = []
    waiting = list(reversed(body))
    while waiting:
        element = waiting.pop()
        name = local(element)
        if name in _OPENED:
            waiting.extend(reversed(element))
        elif name not in _NO_TEXT:
            found.append(element)
    return found


def _marked(blocks: list[Element], part: Part) -> list[Element]:
    """Return copies of a run of blocks: without what became fields, headings as such, tokens for pictures."""
    found: list[Element] = []
    notes: list[Element] = []
    for at in range(part.first, min(part.last, len(blocks))):
        if at in part.gone:
            notes.extend(deepcopy(note) for note in blocks[at].iter(f"{TEXT}note"))
        else:
            found.append(_changed(deepcopy(blocks[at]), at, part))
    # A note to headline or byline goes to the end of the first paragraph: its text must not be lost.
    kept = next((block for block in found if local(block) == "p" and plain(block).strip()), None)
    for note in notes if kept is not None else ():
        note.tail = None
        kept.append(note)  # type: ignore[union-attr]
    return found


def _changed(block: Element, at: int, part: Part) -> Element:
    block.tail = None
    level = part.roles.crossheads.get(at, 0)
    if at in part.figures:
        _empty(block)
        block.text = token(at)
    elif at in part.captions:
        block.attrib.pop(f"{TEXT}style-name", None)
        block.text = f"{CAPTION}{block.text or ''}"
    elif level:
        block.tag = f"{TEXT}h"
        block.set(f"{TEXT}outline-level", str(level))
    elif local(block) == "h":
        block.tag = f"{TEXT}p"
    return block


def _empty(block: Element) -> None:
    for kid in list(block):
        block.remove(kid)
    block.tag = f"{TEXT}p"
