"""Pictures, what is embedded, and figures.

In: the flow and an element that it enters. Out: what is to be done at the element's end. A picture that links to a big
one is the big one; what our format does not have is a link, or counted.
"""

from __future__ import annotations

import re

from broadsheet.importers.pages import elements
from broadsheet.importers.pages.captions import as_caption
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.flow import Flow, Leave, leave_block
from broadsheet.text.nodes import Link, Paragraph, Picture
from broadsheet.text.targets import PICTURES, is_safe

LONGEST_CAPTION = 400  # characters
_FLOAT = re.compile(r"float\s*:\s*(left|right)", re.IGNORECASE)


def picture(flow: Flow, element: Element) -> None:
    """Set down a picture, the big one where it is a link to that."""
    source = element.get("src").strip()
    if elements.is_decoration(element) or not is_safe(source, PICTURES):
        return
    dress = next((dress for dress in flow.liner.dresses if dress.node is Link), None)
    big = elements.big_picture(dress.target) if dress else ""
    alt = " ".join(element.get("alt").split())
    node = Picture(big or source, "" if alt == source.rpartition("/")[2] else alt)
    side = element.get("align").lower()
    found = _FLOAT.search(element.get("style"))
    side = found[1].lower() if found else side
    if side in ("left", "right"):
        node.shape = side
    if (node.shape or flow.figures) and not flow.celled and not flow.heading and (big or not dress):
        flow.add_figure(node)
        return
    flow.liner.put(node, bare=bool(big) or dress is None)
    if element.get("usemap"):
        _areas(flow, element)


def _areas(flow: Flow, element: Element) -> None:
    """Set down the links of a picture's map behind it."""
    root = element
    while root.parent:
        root = root.parent
    name = element.get("usemap").lstrip("#")
    areas = [
        area
        for found in root.elements()
        if found.tag == "map" and name in (found.get("name"), found.get("id"))
        for area in found.elements()
        if area.tag == "area" and area.get("href") and is_safe(area.get("href"))
    ]
    for area in areas:
        flow.flush()
        target = area.get("href").strip()
        flow.add(Paragraph([Link([area.get("alt") or area.get("title") or target], target)]))


def embed(flow: Flow, element: Element) -> None:
    """Set down what is embedded as a link with its name."""
    found = elements.embedded(element)
    if found and not elements.is_hidden(element):
        flow.flush()
        target, label = found
        flow.add(Paragraph([Link([label], target)] if is_safe(target) else [label]))


def drawing(flow: Flow, element: Element) -> None:
    """Count a drawing that is left out, unless it is no more than a sign."""
    if max(elements.number(element.get(name)) for name in ("width", "height")) > 64:
        flow.found.drawings += 1


def figure(flow: Flow, element: Element) -> Leave:
    """Enter a figure: a picture and its caption."""
    if not flow.open():
        return leave_block
    flow.figures += 1
    return leave_figure


def leave_figure(flow: Flow, element: Element) -> None:
    """End a figure: its words are the caption of its last picture, if they are no text of their own."""
    flow.figures -= 1
    blocks = flow.close()
    flow.blocks += as_caption(blocks, LONGEST_CAPTION)


def leave_caption(flow: Flow, element: Element) -> None:
    """End a block that calls itself a caption."""
    flow.flush()
    flow.captions -= 1


def caption(flow: Flow, element: Element) -> Leave:
    """Enter the caption of a figure."""
    flow.flush()
    flow.captions += 1
    return leave_caption
