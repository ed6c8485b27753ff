"""How blocks of a text are opened and closed while its tree is built.

In: the builder, the list that an element stands in, the parser's details of it and its byte range. Out: an opener
returns the list that gathers what follows, a closer the list to go on with. `OPEN` and `CLOSE` name them by the
parser's words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.text import kinds, pictures
from broadsheet.text.fences import Opening, Step
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawBlock,
    Table,
)
from broadsheet.text.plain import plain_inline
from broadsheet.text.writer import INLINE

if TYPE_CHECKING:
    from broadsheet.text.tree import Builder

Kids: TypeAlias = list[Any]
Open: TypeAlias = "Callable[[Builder, Kids, Any, int], Kids]"
Close: TypeAlias = "Callable[[Builder, Kids, Kids, int], Kids]"


@dataclass(slots=True)
class Raw:
    """A block of raw HTML that waits: its node, the list that it stands in, and its pieces with their places."""

    node: RawBlock
    parent: Kids
    pieces: list[tuple[str, int]]


LOOSE = frozenset((Paragraph, Figure))
CODE_ONLY = frozenset(("mermaid", "math", "latex", "tex", "katex", "dot", "graphviz", "plantuml"))


def flat(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Gather into the list that the element stands in, as if it were not there."""
    return kids


def open_paragraph(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a paragraph."""
    builder.unset = False
    mine: Kids = []
    kids.append(Paragraph(mine, at))
    return mine


def close_paragraph(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Set a paragraph's line; pictures alone in it become figures, and an empty one goes."""
    if builder.unset or builder.tags:
        builder.set_line(kids)
    if not kids:
        parent.pop()
    elif type(kids[0]) is Picture:
        found = [kid for kid in kids if type(kid) is not str or kid.strip()]
        if all(type(kid) is Picture for kid in found):
            parent[-1:] = [Figure(picture) for picture in found]
    return parent


def open_heading(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a heading, with the id that its braces give; at a fence gather nothing."""
    if builder.steps and at in builder.steps:
        return []
    builder.unset = False
    node = Heading([], int(detail["level"][1]), "", at)
    kids.append(node)
    if builder.braces:
        node.id = pictures.heading_attributes(builder, at, builder.end)
    return node.kids


def close_heading(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Give a heading its level and id; at a fence open or close divisions."""
    step = builder.steps.get(at) if builder.steps else None
    if step is not None:
        return fence(builder, step, parent)
    builder.set_line(kids)
    node: Heading = parent[-1]
    if not kids:
        parent.pop()
        return parent
    written = node.level
    node.level = builder.outline.level(written)
    if node.level != written:
        builder.tell_once(kinds.HEADING_LEVEL, node.at, written=written, set=node.level)
    if not node.id:
        lone = len(kids) == 1 and type(kids[0]) is str
        node.id = builder.outline.id(kids[0] if lone else plain_inline(kids))
    elif not builder.outline.claim(node.id):
        builder.report(kinds.DUPLICATE_ID.at(builder.source.place(node.at), id=node.id))
        node.id = builder.outline.id(node.id)
    return parent


def fence(builder: Builder, step: Step, kids: Kids) -> Kids:
    """Open a division in a list, or close some; return the list to go on with."""
    if isinstance(step, Opening):
        division = Division(step.kind, [], step.values, step.at)
        kids.append(division)
        builder.stack.append(kids)
        builder.divisions.append((len(builder.stack), step.kind))
        builder.choose_signs()
        return division.kids
    for _ in range(step):
        builder.divisions.pop()
        kids = builder.stack.pop()
    builder.choose_signs()
    return kids


def open_quote(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a quotation."""
    node = Quote([])
    kids.append(node)
    return node.kids


def close_block(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """End a quotation, with the divisions that are still open in it."""
    return builder.leave(parent, kids)[0] if builder.divisions else parent


def open_list(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a list; what is gathered are its items."""
    node = Bullets([], detail)
    kids.append(node)
    return node.items


def close_list(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Say whether a list is tight; hand on the items of one that was set flat."""
    node = parent[-1] if parent else None
    if type(node) is Bullets and node.items is kids:
        node.tight = LOOSE.isdisjoint([type(block) for item in kids for block in item])
    else:  # set flat
        for item in kids:
            parent.extend(item)
    return parent


def open_item(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin an item of a list, or a cell of a table."""
    builder.unset = False
    item: Kids = []
    kids.append(item)
    return item


def close_item(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Give the loose lines of a tight item a `Plain` each."""
    if builder.divisions:
        parent, kids = builder.leave(parent, kids)
    classes = {type(kid) for kid in kids}
    if classes <= INLINE:
        if kids:
            builder.set_line(kids)
            parent[-1] = [Plain(kids)]
    elif not classes.isdisjoint(INLINE):
        kids[:] = _parted(builder, kids)
    return parent


def _parted(builder: Builder, kids: Kids) -> Kids:
    """Give each run of inline nodes between blocks a `Plain` of its own."""
    places = {id(node): at for owner, node, at in builder.tags if owner is kids}
    del builder.tags[len(builder.tags) - len(places) :]
    blocks: Kids = []
    for kid in kids:
        if type(kid) not in INLINE:
            blocks.append(kid)
        elif blocks and type(blocks[-1]) is Plain:
            blocks[-1].kids.append(kid)
        else:
            blocks.append(Plain([kid]))
    for block in blocks:
        if type(block) is Plain:
            lines: Kids = block.kids
            builder.tags.extend((lines, kid, places[id(kid)]) for kid in lines if id(kid) in places)
            builder.unset = True  # a block within may have said otherwise
            builder.set_line(lines)
    return blocks


def open_code(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a block of code; tell of one that another program would draw."""
    words = detail["Fenced"].split() if type(detail) is dict else ()
    language = words[0] if words else ""
    if language.lower() in CODE_ONLY:
        builder.report(kinds.CODE_SHOWN.at(builder.source.place(at), language=language))
    kids.append(CodeBlock("", language))
    return []


def close_code(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Put the text of a block of code together."""
    parent[-1].text = "".join(kids)
    return parent


def open_gathering(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Gather what somebody else takes from the list."""
    return []


def close_html(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Keep the HTML for `finished`; what follows other HTML at once belongs to it, so that tags may pair."""
    piece = ("".join(kids), at)
    if builder.raw and parent and parent[-1] is builder.raw[-1].node:
        builder.raw[-1].pieces.append(piece)
    else:
        parent.append(RawBlock(""))
        builder.raw.append(Raw(parent[-1], parent, [piece]))
    return parent


def finished(builder: Builder, blocks: Kids) -> Kids:
    """Sanitise the blocks of raw HTML that wait, and drop those of which nothing is left."""
    if not builder.raw:
        return blocks
    from broadsheet.text import sanitise  # the sanitiser is loaded only where there is raw HTML

    for raw in builder.raw:
        raw.node.html = sanitise.block(raw.pieces, builder.source, builder.report)
        if not raw.node.html:
            raw.parent[:] = [kid for kid in raw.parent if kid is not raw.node]
    return blocks


def open_note(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a note, which stands in no list of blocks."""
    return builder.notes.open(detail, at).kids


def close_note(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """End a note, with the divisions that are still open in it."""
    builder.notes.close()
    return close_block(builder, parent, kids, at)


def open_table(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Gather nothing: the list of an open table holds the table, so that its parts find it."""
    node = Table([align.lower().replace("none", "") for align in detail], [], [])
    kids.append(node)
    return [node]


def open_head(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin the head of a table."""
    head: Kids = kids[0].head
    return head


def open_row(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a row of a table."""
    kids[0].rows.append([])
    row: Kids = kids[0].rows[-1]
    return row


def close_line(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Set the line of a cell."""
    builder.set_line(kids)
    return parent


def close_simple(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """End what needs no more than that."""
    return parent


OPEN: dict[str, Open] = {
    "Paragraph": open_paragraph,
    "Heading": open_heading,
    "BlockQuote": open_quote,
    "List": open_list,
    "Item": open_item,
    "CodeBlock": open_code,
    "HtmlBlock": open_gathering,
    "FootnoteDefinition": open_note,
    "Table": open_table,
    "TableHead": open_head,
    "TableRow": open_row,
    "TableCell": open_item,
}
CLOSE: dict[str, Close] = {
    "Paragraph": close_paragraph,
    "Heading": close_heading,
    "BlockQuote": close_block,
    "List": close_list,
    "Item": close_item,
    "CodeBlock": close_code,
    "HtmlBlock": close_html,
    "FootnoteDefinition": close_note,
    "Table": close_simple,
    "TableHead": close_simple,
    "TableRow": close_simple,
    "TableCell": close_line,
}
