"""How the parts of a line are opened, closed and set down while a text's tree is built.

In: the builder, the list that a part stands in, the parser's details of it and its byte range. Out: as in `blocks`; a
leaf is appended to the list. `OPEN`, `CLOSE` and `LEAF` name them by the parser's words.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.text import kinds, pictures
from broadsheet.text.blocks import Close, Kids, Open, flat
from broadsheet.text.nodes import CodeSpan, Emphasis, Link, Picture, RawInline, Strikethrough, Strong
from broadsheet.text.plain import plain_inline
from broadsheet.text.targets import PICTURES, is_safe

if TYPE_CHECKING:
    from broadsheet.text.tree import Builder

Leaf: TypeAlias = "Callable[[Builder, Kids, Any, int], None]"


def opener(node_class: type[Emphasis] | type[Strong] | type[Strikethrough]) -> Open:
    """Make the opener of a part that holds nothing but its kids."""

    def open_part(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
        mine: Kids = []
        kids.append(node_class(mine))
        return mine

    return open_part


def close_part(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """End a part of a line, with the raw tags that stand in it."""
    if builder.tags:
        builder.balance(kids)
    return parent


def open_link(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a link; where it may not lead, or none may stand, only its words are gathered."""
    target = detail["dest_url"]
    if detail["link_type"] == "Email" and not target.lower().startswith("mailto:"):
        target = "mailto:" + target
    if not builder.links:
        builder.report(kinds.LINK_NOT_HERE.at(builder.source.place(at), target=target))
        return flat(builder, kids, detail, at)
    if not target.startswith("https://") and not is_safe(target):
        builder.report(kinds.UNSAFE_LINK.at(builder.source.place(at), target=target[:200]))
        return flat(builder, kids, detail, at)
    mine: Kids = []
    kids.append(Link(mine, target, detail["title"], at))
    return mine


def open_picture(builder: Builder, kids: Kids, detail: Any, at: int) -> Kids:
    """Begin a picture with its caption, and gather its alternative text."""
    builder.notes.ignore()
    kids.append(Picture(detail["dest_url"], at=at))
    if detail["title"]:
        kids[-1].caption = builder.line(detail["title"], at)
    return []


def close_picture(builder: Builder, parent: Kids, kids: Kids, at: int) -> Kids:
    """Finish a picture with the braces behind it; one that may not be shown leaves its words."""
    if kids is parent:  # set flat
        return parent
    builder.notes.close()
    builder.set_line(kids)
    node: Picture = parent[-1]
    node.alt = " ".join(plain_inline(kids).split())
    if builder.braces and builder.data.startswith(b"{", builder.end):
        pictures.read_attributes(builder, node, builder.end)
    if not is_safe(node.source, PICTURES):
        builder.report(kinds.UNSAFE_LINK.at(builder.source.place(node.at), target=node.source[:200]))
        parent[-1] = node.alt
    return parent


def field(blocks: Kids) -> Kids:
    """Return the line of a field, without the bracket that was put in front of it and without pictures."""
    kids: Kids = blocks[0].kids
    kids[0] = kids[0][1:]
    return [words for kid in kids if (words := kid.alt if type(kid) is Picture else kid)]


def code(builder: Builder, kids: Kids, value: Any, at: int) -> None:
    """Set down code."""
    kids.append(CodeSpan(value))


def mark(builder: Builder, kids: Kids, value: Any, at: int) -> None:
    """Set down the mark of a note."""
    kids.append(builder.notes.mark(value, at))


def inline_html(builder: Builder, kids: Kids, value: Any, at: int) -> None:
    """Set down a raw tag and remember it for `balance`."""
    node = RawInline(value)
    kids.append(node)
    builder.tags.append((kids, node, at))


def html_line(builder: Builder, kids: Kids, value: Any, at: int) -> None:
    """Set down a line of a block of raw HTML."""
    kids.append(value)


OPEN: dict[str, Open] = {
    "Emphasis": opener(Emphasis),
    "Strong": opener(Strong),
    "Strikethrough": opener(Strikethrough),
    "Link": open_link,
    "Image": open_picture,
}
CLOSE: dict[str, Close] = {
    "Emphasis": close_part,
    "Strong": close_part,
    "Strikethrough": close_part,
    "Link": close_part,
    "Image": close_picture,
}
LEAF: dict[str, Leaf] = {
    "Code": code,
    "FootnoteReference": mark,
    "InlineHtml": inline_html,
    "Html": html_line,
}
