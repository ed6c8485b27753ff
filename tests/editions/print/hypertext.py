"""A page of HTML as it was written in 1996 → an article as it would be typed today.

In: the page. Out: its headline and byline, and its text as Markdown. Made for Linux Gazette, whose pages have their
headline in the first heading, the author in a line with "by", and bars of pictures at both ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import _Comment, _Element

CROSSHEADS = {"h2", "h3", "h4", "h5"}
BLOCKS = {"p", "center", "blockquote", "address", "hr", "dt", "dd", "table", "tr", *CROSSHEADS, "h1"}
SPANS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
BYLINE = re.compile(r"\b[Bb]y ((?:(?!Copyright)[A-Z]\w+ ?){2,4})")
OPENING = 400
"""Characters of a page within which its author is named."""
SPECIAL = re.compile(r"([\\`*_\[\]<>#|{}~$^])")


def markdown_of(page: str) -> tuple[dict[str, str], str]:
    """Return the header and the text of a page."""
    tree = html.document_fromstring(page)
    title = " ".join((tree.findtext(".//title") or "").split())
    heading = next((text for each in tree.iter("h1") if (text := " ".join(each.text_content().split()))), title)
    header = {"headline": SPECIAL.sub(r"\\\1", heading)}
    found = BYLINE.search(" ".join(tree.find(".//body").text_content().split())[:OPENING])
    if found:
        header["byline"] = found[1].strip()
    blocks = [block for block in "".join(spoken(tree.find(".//body"))).split("\n\n") if is_text(block, heading)]
    while blocks and blocks[-1].startswith("#"):
        blocks.pop()
    return header, "\n\n".join(block.strip("\n") for block in blocks)


def is_text(block: str, heading: str) -> bool:
    """Whether a block belongs to the article, not to the page's head and foot."""
    plain = re.sub(r"[#*\s\\]+", " ", block).strip()
    head = ("Linux Gazette...", "Copyright (c)", "Published in Issue", '"Linux Gazette')
    byline = len(plain) < 100 and re.match(r"\[?[Bb]y ", plain)
    return bool(plain) and plain != heading and not plain.startswith(head) and not byline


def spoken(element: _Element) -> Iterator[str]:
    """The Markdown of an element: its own, its children's, and what follows each of them."""
    if isinstance(element, _Comment) or element.tag in ("img", "title"):
        return
    inner = "".join([said(element.text), *(part for kid in element for part in (*spoken(kid), said(kid.tail)))])
    plain = " ".join(inner.split())
    if element.tag == "pre":
        text = element.text_content().expandtabs(4).strip("\n")
        yield f"\n\n```\n{text}\n```\n\n" if text.strip() else ""
    elif element.tag == "br":
        yield " "
    elif plain:
        yield marked(element, inner, plain)


def marked(element: _Element, inner: str, plain: str) -> str:
    """What an element with text in it becomes; `plain` is that text on one line."""
    if element.tag in CROSSHEADS:
        return f"\n\n## {plain}\n\n"
    if element.tag == "li":
        return "\n\n- " + re.sub("\n{2,}", " ", inner).strip() + "\n\n"
    if element.tag in BLOCKS:
        return f"\n\n{inner}\n\n"
    if element.tag == "a" and element.get("href", "").startswith(("http:", "ftp:", "mailto:")):
        return f"[{plain}](<{''.join(element.get('href').split())}>)"
    if element.tag in SPANS and "\n\n" not in inner:
        return f" {SPANS[element.tag]}{plain}{SPANS[element.tag]} "
    return inner


def said(text: str | None) -> str:
    """Plain text, with nothing in it that Markdown would take for itself, and on one line."""
    return re.sub(r"\s*\n\s*", " ", SPECIAL.sub(r"\\\1", text or ""))
