"""A page's text → a tree of plain elements. The only door to the HTML parser.

In: decoded text. Out: its head in a few words and the elements of its body, as the HTML standard builds them from
whatever was written: what stands behind `</html>` is there as well. Scripts, styles, widgets of forms and comments are
left out: they hold no words for readers. Nothing here is recursive; a page of ten thousand elements within each other
is read like any other. Knows no blocks and no articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

UNREAD = frozenset(
    (
        *("script", "style", "head", "noscript", "template", "select", "option", "textarea", "button", "input"),
        *("datalist", "optgroup", "bgsound", "basefont", "base", "link", "meta", "title", "noembed", "rp", "xml"),
        *("annotation", "annotation-xml"),
    )
)
# Elements whose content is for programs; they themselves say something.
CLOSED = frozenset(("svg", "iframe"))

# Between two signs of a script that sets no spaces between words, the end of a line in the source is nothing.
_WIDE = "\u2e80-\u312f\u31a0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff"
_BROKEN = re.compile(rf"(?<=[{_WIDE}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_WIDE}])")

_FRAMES = re.compile(r"<i?frame\b", re.IGNORECASE)
_HIT = "broadsheet-hit"


class Element:
    """An element: its tag in lower case, its attributes, and its kids, which are elements and runs of text."""

    __slots__ = ("attributes", "kids", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None = None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.kids: list[Kid] = []
        self.parent = parent

    def get(self, name: str) -> str:
        """Return an attribute, "" where it is missing or has no value."""
        return self.attributes.get(name) or ""

    def elements(self) -> Iterator[Element]:
        """Yield the elements within this one, in the order of the page."""
        stack = [kid for kid in reversed(self.kids) if type(kid) is Element]
        while stack:
            element = stack.pop()
            yield element
            stack += [kid for kid in reversed(element.kids) if type(kid) is Element]

    def text(self) -> str:
        """Return the text within, as it was written."""
        parts: list[str] = []
        stack: list[Kid] = [self]
        while stack:
            kid = stack.pop()
            if type(kid) is Element:
                stack += kid.kids[::-1]
            else:
                parts.append(str(kid))
        return "".join(parts)


Kid: TypeAlias = Element | str


class Parsed:
    """A page as the parser has it. `root` has the attributes of `<html>`, `body` those of `<body>` and all elements."""

    def __init__(self, text: str) -> None:
        # Without events the parser neither minds nor runs what belongs to widgets of forms.
        parser = LexborHTMLParser(text, options=LexborDocumentOptions.WO_EVENTS)
        self.text = text
        root = parser.root
        self.root: dict[str, str | None] = root.attributes if root is not None else {}
        self.title, self.meta = _head(parser.head) if parser.head is not None else ("", {})
        framed = parser.css("frame, iframe") if _FRAMES.search(text) else ()
        self.frames = [frame for node in framed if (frame := node.attributes.get("src"))]
        body = parser.body
        if body is None:  # a set of frames; what it says to those without them is text of its own
            spare = "".join(node.text() for node in parser.css("noframes"))
            body = LexborHTMLParser(spare, options=LexborDocumentOptions.WO_EVENTS).body
        self.body = _tree(body) if body is not None else Element("body", {})

    def selected(self, selector: str) -> set[int]:
        """Return the `id` of each element of the body that a CSS selector hits, with those within it.

        The page is parsed anew for it. Raises `ValueError` where the selector cannot be read.
        """
        parser = LexborHTMLParser(self.text, options=LexborDocumentOptions.WO_EVENTS)
        try:
            hits = parser.css(selector)
        except SelectolaxError as error:
            raise ValueError(str(error)) from error
        for node in hits:
            node.attrs[_HIT] = ""
        body = _tree(parser.body) if parser.body is not None else Element("body", {})
        found: set[int] = set()
        for mine, other in zip((self.body, *self.body.elements()), (body, *body.elements()), strict=True):
            if _HIT in other.attributes or (mine.parent and id(mine.parent) in found):
                found.add(id(mine))
        return found


def _head(head: LexborNode) -> tuple[str, dict[str, str]]:
    title = ""
    meta: dict[str, str] = {}
    for node in head.iter():
        if node.tag == "title":
            title = title or " ".join(node.text().split())
        elif node.tag == "meta":
            found = node.attributes
            name = found.get("name") or found.get("property") or found.get("http-equiv")
            if name and found.get("content"):
                meta.setdefault(name.lower(), " ".join((found["content"] or "").split()))
        elif node.tag in ("base", "link"):
            _note_address(node.attributes, "base" if node.tag == "base" else "", meta)
    return title, meta


def _note_address(found: dict[str, str | None], name: str, meta: dict[str, str]) -> None:
    """Keep the address that links are relative to, and the one that the page calls its own, among its words."""
    name = name or ("canonical" if (found.get("rel") or "").lower() == "canonical" else "")
    if name and found.get("href"):
        meta.setdefault(name, (found["href"] or "").strip())


def _tree(body: LexborNode) -> Element:
    """Copy what the parser has under `body`, in one walk with a stack of its own."""
    top = here = Element("body", body.attributes)
    above: list[LexborNode] = []
    node = body.first_child
    while True:
        if node is None:
            if not above:
                return top
            node = above.pop().next
            here = here.parent or top
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            here.kids.append(text if text.isascii() or "\n" not in text else _BROKEN.sub("", text))
        elif tag[0] != "-" and tag not in UNREAD:
            element = Element(tag, node.attributes, here)
            here.kids.append(element)
            child = node.first_child if tag not in CLOSED else None
            if child is not None:
                above.append(node)
                here, node = element, child
                continue
        node = node.next
