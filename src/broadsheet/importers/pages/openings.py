"""What each element of a page does to the document: the table of tags, and the blocks.

In: the flow and an element that it enters. Out: what is to be done at the element's end. Knows no other page.
"""

from __future__ import annotations

import re
from typing import Any

from broadsheet.importers.pages import dressing, elements, picturing
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.dressing import EMPHASIS, PLAIN, STRONG, dressed
from broadsheet.importers.pages.flow import (
    Enter,
    Flow,
    Item,
    Leave,
    bullets,
    code_block,
    code_lines,
    leave_apart,
    leave_block,
)
from broadsheet.importers.pages.lines import Dress
from broadsheet.importers.pages.picturing import caption, figure
from broadsheet.importers.pages.tabling import table
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Figure,
    HardBreak,
    Paragraph,
    Quote,
    Rule,
    Strikethrough,
    Table,
)

_CODE_LANGUAGE = re.compile(r"(?:language|lang|brush|highlight-source|sourceCode)[-:\s]+([\w+#-]{1,20})")
_DIVISIONS = (
    (re.compile(r"pull-?quote", re.IGNORECASE), "pull"),
    (re.compile(r"(?:^|\s)(?:wp-block-verse|verse|poem|poetry|stanza)(?:\s|$)", re.IGNORECASE), "verse"),
    (re.compile(r"call-?out|(?:info|fact)s?-?box|(?:^|\s)(?:admonition|textbox)(?:\s|$)", re.IGNORECASE), "facts"),
)
_CAPTION = re.compile(r"caption|bildunterschrift|legende", re.IGNORECASE)
_FIGURE = re.compile(r"(?:^|\s)(?:wp-caption|image-caption|thumbinner|captioned-image|figure|tr-caption-container)\b")


def block(flow: Flow, element: Element) -> Leave:
    """Enter a block that is no more than an end of lines, unless its class says that it is."""
    flow.flush()
    if not element.attributes:
        return leave_block
    return _block_with(flow, element)


def _block_with(flow: Flow, element: Element) -> Leave:
    classes = element.get("class")
    if classes:
        kind = next((kind for pattern, kind in _DIVISIONS if pattern.search(classes)), "")
        if kind and not flow.frames and flow.open():
            return _leave_division(kind)
        if _FIGURE.search(classes) and not flow.celled:
            return figure(flow, element)
        if _CAPTION.search(classes):
            return caption(flow, element)
    spoken = dressing.tongue(flow, element)
    apart = elements.is_apart(element)
    if not spoken and apart == flow.apart[-1]:
        return leave_block
    flow.liner.put_on(Dress(None, html=f"<span{spoken}>") if spoken else PLAIN)
    flow.apart.append(apart or (flow.apart[-1] and element.tag not in ("table", "td")))
    return leave_apart


def centred(flow: Flow, element: Element) -> Leave:
    """Enter what stands in the middle."""
    flow.flush()
    flow.liner.put_on(PLAIN)
    flow.apart.append(True)
    return leave_apart


def _leave_division(kind: str) -> Leave:
    def leave(flow: Flow, element: Element) -> None:
        blocks = flow.close()
        if blocks:
            flow.add(Division(kind, blocks))

    return leave


def aside(flow: Flow, element: Element) -> Leave:
    """Enter an aside."""
    if flow.frames or not flow.open():
        return block(flow, element)
    return _leave_division("aside")


def heading(flow: Flow, element: Element) -> Leave:
    """Enter a heading."""
    leave = block(flow, element)
    level, flow.heading = flow.heading, elements.HEADINGS[element.tag]

    def leave_heading(flow: Flow, element: Element) -> None:
        flow.flush()
        flow.heading = level
        leave(flow, element)

    return leave_heading


def bold_block(flow: Flow, element: Element) -> Leave:
    """Enter a term, a summary or a caption of a table: a line in bold."""
    flow.flush()
    flow.terms += 1
    flow.liner.put_on(STRONG)
    return leave_bold


def leave_bold(flow: Flow, element: Element) -> None:
    """End a line in bold."""
    flow.flush()
    flow.terms -= 1
    flow.liner.take_off()


def rule(flow: Flow, element: Element) -> None:
    """Set down a rule."""
    flow.flush()
    if not flow.celled:
        flow.blocks.append(Rule())


def quote(flow: Flow, element: Element) -> Leave:
    """Enter a quotation; one that holds half of the page is an indent."""
    kind = next((kind for pattern, kind in _DIVISIONS if pattern.search(element.get("class"))), "")
    if kind and not flow.frames and flow.open():
        return _leave_division(kind)
    flow.quotes += 1
    if flow.quotes > 3 or len("".join(element.text().split())) * 2 > flow.page.size or not flow.open():
        flow.flush()
        return leave_indent
    return leave_quote


def leave_indent(flow: Flow, element: Element) -> None:
    """End a quotation that was none."""
    flow.flush()
    flow.quotes -= 1


def leave_quote(flow: Flow, element: Element) -> None:
    """End a quotation; around code, lists and tables alone it was an indent."""
    flow.quotes -= 1
    blocks = flow.close()
    if all(type(each) in (CodeBlock, Bullets, Table, Figure, Quote, Rule) for each in blocks):
        flow.blocks += blocks
    else:
        flow.add(Quote(blocks))


def listing(flow: Flow, element: Element) -> Leave:
    """Enter a list."""
    return leave_list if flow.open() else leave_block


def leave_list(flow: Flow, element: Element) -> None:
    """End a list: what stands between its items belongs to the one before; without items it was an indent."""
    flow.flush()
    blocks, flow.blocks = flow.blocks, flow.frames.pop()
    items: list[list[Any]] = []
    for each in blocks:
        if type(each) is Item:
            items.append(each.blocks)
        elif items:
            items[-1].append(each)
        else:
            flow.blocks.append(each)
    if items:
        start = (elements.number(element.get("start")) or 1) if element.tag == "ol" else None
        flow.add(bullets(items, start))


def item(flow: Flow, element: Element) -> Leave:
    """Enter an item of a list."""
    return leave_item if flow.open() else leave_block


def leave_item(flow: Flow, element: Element) -> None:
    """End an item."""
    blocks = flow.close()
    if blocks:
        flow.blocks.append(Item(blocks))


def code(flow: Flow, element: Element) -> None:
    """Set down code, every sign of it as it stands."""
    flow.flush()
    parts: list[str] = []
    stack: list[Any] = [element]
    while stack:
        kid = stack.pop()
        if type(kid) is str:
            parts.append(kid)
        elif kid.tag == "br":
            parts.append("\n")
        else:
            flow.anchor(kid)
            stack += kid.kids[::-1]
    text = "".join(parts)
    if not text.strip():
        return
    if flow.celled:
        flow.add_to_cell(code_lines(text))
        return
    classes = element.get("class")
    if classes and _DIVISIONS[1][0].search(classes):
        stanzas = [stanza for stanza in re.split(r"\n\s*\n", text.strip("\n")) if stanza.strip()]
        flow.add(Division("verse", [Paragraph(verse_lines(stanza)) for stanza in stanzas]))
        return
    inner = " ".join([classes, *(kid.get("class") for kid in element.kids if type(kid) is Element)])
    language = _CODE_LANGUAGE.search(inner)
    flow.add(code_block(text, language[1].lower() if language else ""))


def verse_lines(stanza: str) -> list[Any]:
    """Make the lines of a stanza of its text."""
    kids: list[Any] = []
    for line in stanza.split("\n"):
        kids += [HardBreak(), line.strip()] if kids else [line.strip()]
    return kids


def _raw(tag: str) -> Enter:
    return dressed(Dress(None, html=f"<{tag}>"))


OPENINGS: dict[str, Enter] = {
    "": dressing.inline,
    **dict.fromkeys(elements.BLOCKS, block),
    **dict.fromkeys(("b", "strong"), dressed(STRONG)),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn", "u"), dressed(EMPHASIS)),
    **dict.fromkeys(("del", "s", "strike"), dressed(Dress(Strikethrough))),
    **dict.fromkeys(("code", "tt", "samp"), dressed(Dress(None, code=True))),
    **{tag: _raw(tag) for tag in ("sup", "sub", "kbd", "ins", "mark")},
    **dict.fromkeys(("font", "small", "big"), dressing.font),
    **dict.fromkeys(elements.HEADINGS, heading),
    **dict.fromkeys(elements.CODE, code),
    **dict.fromkeys(elements.EMBEDDED, picturing.embed),
    **dict.fromkeys(("ul", "ol", "dir", "menu"), listing),
    **dict.fromkeys(("dt", "summary", "caption"), bold_block),
    "a": dressing.link,
    "abbr": dressing.abbreviation,
    "acronym": dressing.abbreviation,
    "q": dressing.quoted,
    "rt": dressing.reading,
    "br": dressing.line_break,
    "img": picturing.picture,
    "svg": picturing.drawing,
    "center": centred,
    "aside": aside,
    "hr": rule,
    "blockquote": quote,
    "li": item,
    "figure": figure,
    "figcaption": caption,
    "table": table,
}
