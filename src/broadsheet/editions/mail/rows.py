"""How a mail writes the nodes of a text as HTML: whole addresses, no ids, no roles that mail programs take away.

In: nodes. Out: rows for the renderer's table. A link within a text leads to the article's page; the mark of a note is a
small number; a crosshead stands a level lower than in a page, since the headline of a story is level 2.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from broadsheet.text import html_rows
from broadsheet.text.html import Renderer
from broadsheet.text.html_rows import HTML, escape, quoted, write_blocks, write_inline
from broadsheet.text.nodes import (
    CodeBlock,
    Division,
    Figure,
    HardBreak,
    Heading,
    Link,
    NoteMark,
    Paragraph,
    Picture,
    Quote,
    RawBlock,
    RawInline,
    Rule,
    Table,
)
from broadsheet.text.targets import encode
from broadsheet.text.writer import Rows

_RAW_ADDRESS = re.compile(r'\s\b(href|cite|id)="([^"]*)"')
BOXES = {"facts": "fact", "aside": "fact", "call": "call", "pull": "pull", "letter": "letter", "verse": "verse"}


@dataclass(slots=True)
class MailRenderer(Renderer):
    """A renderer that knows the page of its article, "" where it has none, and how to resolve what raw HTML links."""

    page: str = ""
    address: Callable[[str], str | None] = str


def link(node: Link, renderer: MailRenderer, out: list[str]) -> None:
    target = renderer.link(node) if node.target[:1] != "#" else renderer.page and renderer.page + node.target
    if not target:
        write_inline(node.kids, renderer, out)
        return
    out.append(f'<a href="{quoted(encode(target))}">')
    write_inline(node.kids, renderer, out)
    out.append("</a>")


def picture(node: Picture, renderer: MailRenderer, out: list[str]) -> None:
    image = renderer.picture(node)
    out.append(escape(node.alt) if image is None else html_rows.tag_of(node, image))


def figure(node: Figure, renderer: MailRenderer, out: list[str]) -> None:
    image = renderer.picture(node.picture)
    if image is None:
        return
    out.append(f'<div class="fig">{html_rows.tag_of(node.picture, image)}')
    caption, credit = node.picture.caption or [image.caption], node.picture.credit or [image.credit]
    if any(caption) or any(credit):
        out.append('<p class="cap">')
        write_inline(caption, renderer, out)
        if any(credit):
            out.append(" · <i>" if any(caption) else "<i>")
            write_inline(credit, renderer, out)
            out.append("</i>")
        out.append("</p>")
    out.append("</div>\n")


def note_mark(node: NoteMark, renderer: MailRenderer, out: list[str]) -> None:
    out.append(f"<sup>{node.number}</sup>")


def heading(node: Heading, renderer: MailRenderer, out: list[str]) -> None:
    level = min(node.level + 1, 6)
    out.append(f"<h{level}>")
    write_inline(node.kids, renderer, out)
    out.append(f"</h{level}>\n")


def code_block(node: CodeBlock, renderer: MailRenderer, out: list[str]) -> None:
    out.append(f"<pre>{escape(node.text)}</pre>\n")


def rule(node: Rule, renderer: MailRenderer, out: list[str]) -> None:
    out.append('<p class="rule">* * *</p>\n')


def table(node: Table, renderer: MailRenderer, out: list[str]) -> None:
    """Write a table of figures, which is not the layout's: it has heads."""
    cells = [f' style="text-align:{align}"' if align in ("right", "center") else "" for align in node.aligns]
    out.append('<table class="data"><thead><tr>')
    for cell, style in zip(node.head, cells, strict=True):
        _cell('th scope="col"' if cell else "td", cell, style, renderer, out)
    out.append("</tr></thead><tbody>\n")
    for row in node.rows:
        out.append("<tr>")
        for cell, style in zip(row, cells, strict=True):
            _cell("td", cell, style, renderer, out)
        out.append("</tr>\n")
    out.append("</tbody></table>\n")


def _cell(tag: str, kids: list[Any], style: str, renderer: MailRenderer, out: list[str]) -> None:
    out.append(f"<{tag}{style}>")
    write_inline(kids, renderer, out)
    out.append(f"</{tag.split()[0]}>")


def quote(node: Quote, renderer: MailRenderer, out: list[str]) -> None:
    out.append('<blockquote class="q">\n')
    write_blocks(node.kids, renderer, out)
    out.append("</blockquote>\n")


def lines_kept(blocks: Iterable[Any]) -> Iterator[Any]:
    """Yield the blocks of a verse with a break at the end of each of its lines."""
    for block in blocks:
        if type(block) is Paragraph:
            yield Paragraph([HardBreak() if kid == "\n" else kid for kid in block.kids])
        else:
            yield block


def division(node: Division, renderer: MailRenderer, out: list[str]) -> None:
    """Write a box, a pull quote, a verse, with who speaks in it; one of an unknown kind is just its content."""
    name = "blockquote" if node.kind == "pull" else "div"
    style = f' class="{BOXES[node.kind]}"' if node.kind in BOXES else ""
    language = node.attributes.get("lang", "")
    tongue = f' lang="{quoted(language)}" dir="{quoted(renderer.direction(language))}"' if language else ""
    out.append(f"<{name}{style}{tongue}>\n")
    write_blocks(lines_kept(node.kids) if node.kind == "verse" else node.kids, renderer, out)
    if node.attributes.get("from"):
        out.append(f'<p class="from">{escape(node.attributes["from"])}</p>\n')
    out.append(f"</{name}>\n")


def raw(node: RawInline | RawBlock, renderer: MailRenderer, out: list[str]) -> None:
    """Write raw HTML, which has been sanitised, with whole addresses; others and ids are taken out."""

    def resolved(found: re.Match[str]) -> str:
        target = found[2].replace("&amp;", "&")
        if found[1] == "id":
            return ""
        whole = renderer.page + target if target.startswith("#") and renderer.page else renderer.address(target)
        return f' {found[1]}="{quoted(whole)}"' if whole else ""

    out.append(_RAW_ADDRESS.sub(resolved, node.html) if "=" in node.html else node.html)


MAIL_ROWS: Rows = {
    **HTML,
    Link: link,
    Picture: picture,
    Figure: figure,
    NoteMark: note_mark,
    Heading: heading,
    CodeBlock: code_block,
    Rule: rule,
    Table: table,
    Quote: quote,
    Division: division,
    RawInline: raw,
    RawBlock: raw,
}
