"""OpenDocument text → HTML, by a small reader of our own: it needs nothing that is not there anyway.

In: blocks of a text and its styles. Out: HTML with notes as pairs of anchors, as the other converters write them.
Nested as deep as the XML parser allows (256). Knows no article.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from broadsheet.importers.trees import Element, local
from broadsheet.importers.word.odf_looks import DRAW, TABLE, TEXT, XLINK, Styles

_MOST_SPACES = 80
_MOST_REPEATED = 60
_CODE = frozenset(("preformatted text", "source code"))
_QUOTES = frozenset(("quotations", "quote", "block text", "intense quote"))
_PASSED_OVER = frozenset(
    (
        *("annotation", "annotation-end", "tracked-changes", "change", "change-start", "change-end"),
        *("soft-page-break", "sequence-decls", "variable-decls", "user-field-decls", "forms", "note-citation"),
        *("title", "desc", "alphabetical-index-mark", "toc-mark", ""),
    )
)


@dataclass(slots=True)
class OdfWriter:
    """Writes one run of blocks. `formula` returns the text of an embedded object, "" for one that is none."""

    styles: Styles
    formula: Callable[[str], str] = lambda name: ""
    notes: list[str] = field(default_factory=list)

    def html(self, blocks: Sequence[Element]) -> str:
        """Return the blocks as HTML, with their notes at the end."""
        body = "\n".join(self._block(block) for block in blocks)
        rows = (
            f'<li id="odt-note-{at}">{note}<p><a href="#odt-note-mark-{at}">↩</a></p></li>'
            for at, note in enumerate(self.notes, 1)
        )
        return f"{body}\n<ol>{''.join(rows)}</ol>" if self.notes else body

    def _block(self, element: Element) -> str:
        name = local(element)
        if name in ("p", "h"):
            return self._paragraph(element)
        if name == "list":
            return self._list(element)
        if name == "table":
            return self._table(element)
        if name in _PASSED_OVER:
            return ""
        if name in ("frame", "image", "text-box"):
            return self._frame(element)
        return "\n".join(self._block(kid) for kid in element)

    def _paragraph(self, element: Element) -> str:
        looks = self.styles.looks(element.get(f"{TEXT}style-name", ""))
        boxes: list[str] = []
        inner = self._inline(element, boxes)
        if local(element) == "h":
            level = element.get(f"{TEXT}outline-level", "2")
            level = level if level in "123456" and level else "6"
            written = f"<h{level}>{inner}</h{level}>"
        elif looks.name in _CODE:
            written = f"<pre>{inner.replace('<br>', chr(10))}</pre>"
        else:
            inner = f"<strong>{inner}</strong>" if looks.bold and inner.strip() else inner
            inner = f"<em>{inner}</em>" if looks.italic and inner.strip() else inner
            written = f"<p>{inner}</p>" if inner.strip() else ""
            written = f"<blockquote>{written}</blockquote>" if looks.name in _QUOTES and written else written
        return "\n".join((written, *boxes))

    def _inline(self, element: Element, boxes: list[str]) -> str:
        pieces = [escape(element.text or "", quote=False)]
        for kid in element:
            pieces.append(self._piece(kid, boxes))
            pieces.append(escape(kid.tail or "", quote=False))
        return "".join(pieces)

    def _piece(self, element: Element, boxes: list[str]) -> str:
        name = local(element)
        if name in ("s", "tab", "line-break"):
            count = element.get(f"{TEXT}c", "1")
            spaces = min(int(count), _MOST_SPACES) if count.isdecimal() else 1
            return "<br>" if name == "line-break" else " " * (spaces if name == "s" else 1)
        if name == "note":
            return self._note(element)
        if name == "frame":
            return self._frame(element, boxes)
        if name in _PASSED_OVER:
            return ""
        inner = self._inline(element, boxes)
        if name == "span":
            return self._span(element, inner)
        if name == "a" and inner:
            return f'<a href="{escape(element.get(f"{XLINK}href", ""))}">{inner}</a>'
        if name in ("bookmark", "bookmark-start", "reference-mark", "reference-mark-start"):
            return f'<a id="{escape(element.get(f"{TEXT}name", ""))}"></a>'
        return f"({inner})" if name == "ruby-text" else inner

    def _span(self, element: Element, inner: str) -> str:
        looks = self.styles.looks(element.get(f"{TEXT}style-name", ""))
        if not inner.strip():
            return inner
        for holds, tag in ((looks.raised, looks.raised), (looks.italic, "em"), (looks.bold, "strong")):
            inner = f"<{tag}>{inner}</{tag}>" if holds else inner
        return inner

    def _note(self, element: Element) -> str:
        body = element.find(f"{TEXT}note-body")
        self.notes.append("")
        at = len(self.notes)
        self.notes[at - 1] = "\n".join(self._block(kid) for kid in body) if body is not None else ""
        return f'<sup><a href="#odt-note-{at}" id="odt-note-mark-{at}">{at}</a></sup>'

    def _frame(self, element: Element, boxes: list[str] | None = None) -> str:
        """Return the picture of a frame; the text of a box follows the paragraph that it is anchored in."""
        for box in element.iter(f"{DRAW}text-box"):
            text = "\n".join(self._block(kid) for kid in box)
            if boxes is None:
                return text
            boxes.append(text)
            return ""
        for thing in element.iter(f"{DRAW}object"):
            said = self.formula(thing.get(f"{XLINK}href", "").removeprefix("./"))
            if said:
                return escape(said, quote=False)
        image = element if local(element) == "image" else element.find(f"{DRAW}image")
        told = (kid for kid in element if local(kid) in ("desc", "title"))
        alt = next((kid.text or "" for kid in told if kid.text), "")
        href = image.get(f"{XLINK}href", "").removeprefix("./") if image is not None else ""
        return f'<img src="{escape(href)}" alt="{escape(alt)}">' if href else ""

    def _list(self, element: Element) -> str:
        """A list within a list has the style of the one around it."""
        around = [each for each in element.iterancestors() if local(each) == "list"]
        styled = (each.get(f"{TEXT}style-name", "") for each in (element, *around))
        style = next((name for name in styled if name), "")
        tag = "ol" if self.styles.is_numbered(style, len(around) + 1) else "ul"
        items = [kid for kid in element if local(kid) in ("list-item", "list-header")]
        written = ("\n".join(self._block(kid) for kid in item) for item in items)
        return f"<{tag}>{''.join(f'<li>{each}</li>' for each in written)}</{tag}>"

    def _table(self, element: Element) -> str:
        rows = []
        for row in element.iter(f"{TABLE}table-row"):
            tag = "th" if local(row.getparent()) == "table-header-rows" else "td"
            cells = [self._cell(cell, tag) for cell in row if local(cell) == "table-cell"]
            rows.append(f"<tr>{''.join(cells)}</tr>")
        return f"<table>{''.join(rows)}</table>"

    def _cell(self, cell: Element, tag: str) -> str:
        spans = ""
        for name, attribute in (("number-columns-spanned", "colspan"), ("number-rows-spanned", "rowspan")):
            count = cell.get(f"{TABLE}{name}", "1")
            spans += f' {attribute}="{count}"' if count.isdecimal() and 1 < int(count) <= _MOST_REPEATED else ""
        inner = "\n".join(self._block(kid) for kid in cell)
        repeated = cell.get(f"{TABLE}number-columns-repeated", "1")
        times = min(int(repeated), _MOST_REPEATED) if repeated.isdecimal() and inner.strip() else 1
        return f"<{tag}{spans}>{inner}</{tag}>" * max(times, 1)
