"""The only door to the XML parser: whole parts of Word files, and pieces of exports that may be broken.

In: bytes or text of one piece, never of a whole export. Out: the parser's elements, or None where there is nothing to
read. Entities are never resolved, nothing is loaded from elsewhere, and depth has a limit. Knows no format.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from lxml import etree

Element: TypeAlias = Any
"""An element of the parser's: it has `tag`, `text`, `tail`, `attrib`, `iter`, `find`, and its kids are its items."""

_SAFE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "dtd_validation": False}


def whole(data: bytes) -> Element | None:
    """Read a part that must be well-formed, such as a Word file's; None where it is not, or nested beyond reason."""
    try:
        return etree.fromstring(data, etree.XMLParser(huge_tree=False, **_SAFE))
    except etree.XMLSyntaxError:
        return None


def mended(text: str) -> Element | None:
    """Read a piece that may be broken as far as it can be read; None where not even its first tag can."""
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), etree.XMLParser(recover=True, huge_tree=True, **_SAFE))
    except (etree.XMLSyntaxError, ValueError):
        return None


def written(element: Element) -> bytes:
    """Write an element as a part of a file, in UTF-8 with its declaration."""
    data: bytes = etree.tostring(element, encoding="UTF-8", xml_declaration=True, standalone=True)
    return data


def made(tag: str, **attributes: str) -> Element:
    """Make an element; the tag may have its namespace in braces."""
    return etree.Element(tag, attributes)


def local(element: Element) -> str:
    """Return an element's name without its namespace, "" for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str:
    """Return all text in an element, "" for none, and for comments and instructions."""
    return "".join(element.itertext()) if element is not None and isinstance(element.tag, str) else ""
