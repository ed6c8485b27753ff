"""What dresses text in a line: bold, italics, links, languages, quotation marks.

In: the flow and an element that it enters. Out: what is to be done at the element's end. Knows no blocks.
"""

from __future__ import annotations

import re
from html import escape

from broadsheet.importers.pages import elements
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.flow import Enter, Flow, Leave
from broadsheet.importers.pages.lines import Dress
from broadsheet.text.nodes import Emphasis, Link, Strong
from broadsheet.text.targets import is_safe

STRONG = Dress(Strong)
EMPHASIS = Dress(Emphasis)
PLAIN = Dress(None)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")
_NORMAL = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)


def dressed(dress: Dress) -> Enter:
    """Make what puts a dress on."""

    def enter(flow: Flow, element: Element) -> Leave:
        plain = dress is STRONG and element.attributes and _NORMAL.search(element.get("style"))
        flow.liner.put_on(PLAIN if plain else dress)
        return undress

    return enter


def undress(flow: Flow, element: Element) -> None:
    """Take a dress off."""
    flow.liner.take_off()


def ended(flow: Flow, element: Element) -> None:
    """Do nothing at the end."""


def inline(flow: Flow, element: Element) -> Leave:
    """Enter an element that says nothing, unless its attributes do."""
    if not element.attributes:
        return ended
    dress = _dress_of(flow, element)
    if dress is None:
        return ended
    flow.liner.put_on(dress)
    return undress


def _dress_of(flow: Flow, element: Element) -> Dress | None:
    spoken = tongue(flow, element)
    if spoken:
        return Dress(None, html=f"<span{spoken}>")
    if "style" in element.attributes:
        if elements.is_strong(element):
            return STRONG
        if elements.is_italic(element):
            return EMPHASIS
    return None


def tongue(flow: Flow, element: Element) -> str:
    """Say the language and direction of an element where they are not those of the page."""
    language = element.get("lang") or element.get("xml:lang")
    direction = element.get("dir").lower()
    if not _LANGUAGE.match(language) or language.lower() == flow.page.language.lower():
        language = ""
    if direction not in ("ltr", "rtl") or direction == (flow.page.direction or "ltr"):
        direction = ""
    return (f' lang="{language}"' if language else "") + (f' dir="{direction}"' if direction else "")


def font(flow: Flow, element: Element) -> Leave:
    """Enter text of another size."""
    if elements.is_small(element):
        flow.small += 1
        return leave_small
    if element.tag == "big" or elements.is_strong(element):
        flow.large += 1
        return leave_large
    return inline(flow, element)


def leave_small(flow: Flow, element: Element) -> None:
    """End small text."""
    flow.small -= 1


def leave_large(flow: Flow, element: Element) -> None:
    """End large text."""
    flow.large -= 1


def link(flow: Flow, element: Element) -> Leave:
    """Enter a link, or an anchor; where a link may not lead only its words stay."""
    target = "".join(element.get("href").split("\n")).strip()
    if not target or target == "#" or not is_safe(target):
        if target and not target.lower().startswith(("javascript:", "#")):
            flow.found.unsafe.append(target)
        return inline(flow, element)
    flow.liner.put_on(Dress(Link, "", target, " ".join(element.get("title").split())))
    return undress


def abbreviation(flow: Flow, element: Element) -> Leave:
    """Enter an abbreviation, which may say what it stands for."""
    title = element.get("title")
    flow.liner.put_on(Dress(None, html=f'<abbr title="{escape(title)}">') if title else PLAIN)
    return undress


def quoted(flow: Flow, element: Element) -> Leave:
    """Enter a quotation in a line: the marks that the browser sets, which our typography sets by language."""
    flow.liner.text('"')
    return leave_quoted


def leave_quoted(flow: Flow, element: Element) -> None:
    """End a quotation in a line."""
    flow.liner.text('"')


def reading(flow: Flow, element: Element) -> Leave:
    """Enter the reading of characters, which stands in brackets behind them."""
    flow.liner.text("(")
    return leave_reading


def leave_reading(flow: Flow, element: Element) -> None:
    """End the reading of characters."""
    flow.liner.text(")")


def line_break(flow: Flow, element: Element) -> None:
    """Break a line; two breaks end a paragraph."""
    if flow.heading:
        flow.liner.blank()
    elif flow.liner.line_break():
        flow.flush()
