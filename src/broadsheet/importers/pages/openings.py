"""What each element of a page does to the document: the table of tags.

In: the flow and an element that it enters. Out: what is to be done at the element's end. Dresses put on, lines that
end, blocks that enclose, pictures, tables, what is embedded. Knows no other page.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

from broadsheet.importers.pages import elements, tables
from broadsheet.importers.pages.captions import as_caption
from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.flow import (
    Enter,
    Flow,
    Item,
    Leave,
    Look,
    bullets,
    code_block,
    code_lines,
    leave_block,
)
from broadsheet.importers.pages.lines import Dress
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Emphasis,
    Figure,
    HardBreak,
    Link,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strikethrough,
    Strong,
    Table,
)
from broadsheet.text.targets import PICTURES, is_safe

STRONG = Dress(Strong)
EMPHASIS = Dress(Emphasis)
_PLAIN = Dress(None)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*\Z")
_CODE_LANGUAGE = re.compile(r"(?:language|lang|brush|highlight-source|sourceCode)[-:\s]+([\w+#-]{1,20})")
_DIVISIONS = (
    (re.compile(r"pull-?quote", re.IGNORECASE), "pull"),
    (re.compile(r"(?:^|\s)(?:wp-block-verse|verse|poem|poetry|stanza)(?:\s|$)", re.IGNORECASE), "verse"),
    (re.compile(r"call-?out|(?:info|fact)s?-?box|(?:^|\s)(?:admonition|textbox)(?:\s|$)", re.IGNORECASE), "facts"),
)
_CAPTION = re.compile(r"caption|bildunterschrift|legende", re.IGNORECASE)
_FIGURE = re.compile(r"(?:^|\s)(?:wp-caption|image-caption|thumbinner|captioned-image|figure|tr-caption-container)\b")
_FLOAT = re.compile(r"float\s*:\s*(left|right)", re.IGNORECASE)
_NORMAL = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.IGNORECASE)
LONGEST_CAPTION = 400  # characters


# Lines


def dressed(dress: Dress) -> Enter:
    """Make what puts a dress on."""

    def enter(flow: Flow, element: Element) -> Leave:
        plain = dress is STRONG and element.attributes and _NORMAL.search(element.get("style"))
        flow.liner.put_on(_PLAIN if plain else dress)
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
    if elements.is_hidden(element):
        return ended
    dress = _dress_of(flow, element)
    if dress is None:
        return ended
    flow.liner.put_on(dress)
    return undress


def _dress_of(flow: Flow, element: Element) -> Dress | None:
    spoken = _tongue(flow, element)
    if spoken:
        return Dress(None, html=f"<span{spoken}>")
    if "style" in element.attributes:
        if elements.is_strong(element):
            return STRONG
        if elements.is_italic(element):
            return EMPHASIS
    return None


def _tongue(flow: Flow, element: Element) -> str:
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
        return inline(flow, element)
    flow.liner.put_on(Dress(Link, "", target, " ".join(element.get("title").split())))
    return undress


def abbreviation(flow: Flow, element: Element) -> Leave:
    """Enter an abbreviation, which may say what it stands for."""
    title = element.get("title")
    flow.liner.put_on(Dress(None, html=f'<abbr title="{escape(title)}">') if title else _PLAIN)
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
        if not flow.celled and not flow.heading and not (dress and not big):
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


# Blocks


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
            flow.captions += 1
            return leave_caption
    spoken = _tongue(flow, element)
    apart = elements.is_apart(element)
    if not spoken and apart == flow.apart[-1]:
        return leave_block
    flow.liner.put_on(Dress(None, html=f"<span{spoken}>") if spoken else _PLAIN)
    flow.apart.append(apart or (flow.apart[-1] and element.tag not in ("table", "td")))
    return leave_apart


def leave_apart(flow: Flow, element: Element) -> None:
    """End a block that stood elsewhere or spoke otherwise."""
    flow.flush()
    flow.liner.take_off()
    flow.apart.pop()


def leave_caption(flow: Flow, element: Element) -> None:
    """End a block that calls itself a caption."""
    flow.flush()
    flow.captions -= 1


def centred(flow: Flow, element: Element) -> Leave:
    """Enter what stands in the middle."""
    flow.flush()
    flow.liner.put_on(_PLAIN)
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
    flow.liner.put_on(STRONG)
    return leave_bold


def leave_bold(flow: Flow, element: Element) -> None:
    """End a line in bold."""
    flow.flush()
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


def figure(flow: Flow, element: Element) -> Leave:
    """Enter a figure: a picture and its caption."""
    return leave_figure if flow.open() else leave_block


def leave_figure(flow: Flow, element: Element) -> None:
    """End a figure: its words are the caption of its last picture, if they are no text of their own."""
    blocks = flow.close()
    flow.blocks += as_caption(blocks, LONGEST_CAPTION)


def caption(flow: Flow, element: Element) -> Leave:
    """Enter the caption of a figure."""
    flow.flush()
    flow.captions += 1
    return leave_caption


# Tables


def table(flow: Flow, element: Element) -> Leave | None:
    """Set down a table of data; one that lays out the page is entered, around a lone picture it is a figure."""
    flow.flush()
    if not tables.is_data(element):
        if not flow.celled and _frames_picture(element):
            return figure(flow, element)
        flow.apart.append(False)
        flow.liner.put_on(_PLAIN)
        return leave_apart
    if flow.celled:
        return leave_block
    for kid in element.kids:
        if type(kid) is Element and kid.tag == "caption":
            words = flow.cell(kid)
            if words:
                flow.add(Paragraph([Strong(words)]), Look(apart=True))
    made = _table(flow, element)
    if made:
        flow.add(made)
    return None


def _frames_picture(table: Element) -> bool:
    """Whether a table holds one picture and a few words, and nothing else."""
    pictures = 0
    for at, kid in enumerate(table.elements()):
        if at > 40 or kid.tag in elements.HEADINGS or kid.tag in ("table", "ul", "ol", "pre", "form", "hr"):
            return False
        pictures += kid.tag == "img" and not elements.is_decoration(kid)
    return pictures == 1 and len(table.text().strip()) <= LONGEST_CAPTION


def _table(flow: Flow, element: Element) -> Table | None:
    """Make a table; what spans several columns or rows stands in the first of them."""
    lines = tables.grid(element)
    width = max((cell.column + cell.columns for line in lines for cell in line), default=0)
    rows: list[list[list[Any]]] = []
    headed = False
    for line in lines:
        row: list[list[Any]] = [[] for _ in range(width)]
        for cell in line:
            row[cell.column] = flow.cell(cell.element)
        if not any(row):
            continue
        if not rows:
            headed = all(cell.is_head for cell in line) or _is_bold(row)
            headed = headed or any(cell.is_head and cell.column for cell in line)
        rows.append(row)
    if not rows:
        return None
    head = rows.pop(0) if headed else [[] for _ in range(width)]
    if headed:
        head = [cell[0].kids if len(cell) == 1 and type(cell[0]) is Strong else cell for cell in head]
    return Table(_aligns(lines, width), head, rows)


def _is_bold(row: list[list[Any]]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and all(len(cell) == 1 and type(cell[0]) is Strong for cell in filled)


def _aligns(lines: list[list[tables.Cell]], width: int) -> list[str]:
    """Say how columns are set, where all cells below the first row agree."""
    seen: list[set[str]] = [set() for _ in range(width)]
    for line in lines[1:]:
        for cell in line:
            seen[cell.column].add(cell.element.get("align").lower())
    aligns = [found.pop() if len(found) == 1 else "" for found in seen]
    return [align if align in ("left", "center", "right") else "" for align in aligns]


def _raw(tag: str) -> Enter:
    return dressed(Dress(None, html=f"<{tag}>"))


OPENINGS: dict[str, Enter] = {
    "": inline,
    **dict.fromkeys(elements.BLOCKS, block),
    **dict.fromkeys(("b", "strong"), dressed(STRONG)),
    **dict.fromkeys(("i", "em", "cite", "var", "dfn", "u"), dressed(EMPHASIS)),
    **dict.fromkeys(("del", "s", "strike"), dressed(Dress(Strikethrough))),
    **dict.fromkeys(("code", "tt", "samp"), dressed(Dress(None, code=True))),
    **{tag: _raw(tag) for tag in ("sup", "sub", "kbd", "ins", "mark")},
    **dict.fromkeys(("font", "small", "big"), font),
    **dict.fromkeys(elements.HEADINGS, heading),
    **dict.fromkeys(elements.CODE, code),
    **dict.fromkeys(elements.EMBEDDED, embed),
    **dict.fromkeys(("ul", "ol", "dir", "menu"), listing),
    **dict.fromkeys(("dt", "summary", "caption"), bold_block),
    "a": link,
    "abbr": abbreviation,
    "acronym": abbreviation,
    "q": quoted,
    "rt": reading,
    "br": line_break,
    "img": picture,
    "svg": drawing,
    "center": centred,
    "aside": aside,
    "hr": rule,
    "blockquote": quote,
    "li": item,
    "figure": figure,
    "figcaption": caption,
    "table": table,
}
