"""The writers of HTML, one to a node, and their table.

In: a node, the renderer, a list to append to. Out: pieces of HTML in it. The class names are those of the style sheets.
An edition that overrides a row may call the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Division,
    Emphasis,
    Figure,
    HardBreak,
    Heading,
    Link,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawBlock,
    RawInline,
    Rule,
    Strikethrough,
    Strong,
    Table,
)
from broadsheet.text.plain import plain_inline
from broadsheet.text.targets import encode
from broadsheet.text.writer import Rows, Writer

if TYPE_CHECKING:
    from broadsheet.text.html import Image, Renderer

# An address that needs neither encoding nor escaping.
_AS_IT_IS = re.compile(r"[\w\-.+!*(),%#@?=;:/$~]*", re.ASCII)

# The element and class of each kind of division. A section needs a heading; without one it is a plain `div`.
DIVISIONS = {
    "pull": ("blockquote", "pull"),
    "facts": ("aside", "fact"),
    "call": ("section", "call"),
    "letter": ("div", "letter"),
    "verse": ("div", "verse"),
    "aside": ("aside", "aside"),
}


def escape(text: str) -> str:
    """Escape a text for the content of an element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quoted(text: str) -> str:
    """Escape a text for an attribute between double quotes."""
    text = escape(text)
    return text.replace('"', "&quot;") if '"' in text else text


def write_inline(kids: Iterable[Any], renderer: Renderer, out: list[str]) -> None:
    """Write the nodes of a line."""
    rows = renderer.rows
    for kid in kids:
        if type(kid) is str:
            if "&" in kid or "<" in kid or ">" in kid:
                kid = escape(kid)
            out.append(kid)
        else:
            rows[type(kid)](kid, renderer, out)


def write_blocks(blocks: Iterable[Any], renderer: Renderer, out: list[str]) -> None:
    """Write blocks, each ended by a line feed."""
    rows = renderer.rows
    for block in blocks:
        rows[type(block)](block, renderer, out)


def element(start: str, end: str) -> Writer:
    """Make the writer of a line between two tags."""

    def write(node: Any, renderer: Renderer, out: list[str]) -> None:
        out.append(start)
        write_inline(node.kids, renderer, out)
        out.append(end)

    return write


def code_span(node: CodeSpan, renderer: Renderer, out: list[str]) -> None:
    """Write code within a line."""
    out.append(f"<code>{escape(node.text)}</code>")


def link(node: Link, renderer: Renderer, out: list[str]) -> None:
    """Write a link with its address resolved; one that leads nowhere leaves its words."""
    if node.target[:1] == "#":
        target: str | None = f"#{renderer.prefix}{node.target[1:]}" if node.target != "#" else "#"
    else:
        target = renderer.link(node)
    if target is None:
        write_inline(node.kids, renderer, out)
        return
    if not _AS_IT_IS.fullmatch(target):
        target = quoted(encode(target))
    title = f' title="{quoted(node.title)}"' if node.title else ""
    out.append(f'<a href="{target}"{title}>')
    write_inline(node.kids, renderer, out)
    out.append("</a>")


def picture(node: Picture, renderer: Renderer, out: list[str]) -> None:
    """Write a picture within a line; a missing one leaves its alternative text."""
    image = renderer.picture(node)
    if image is None:
        out.append(escape(node.alt))
        return
    title = f' title="{quoted(plain_inline(node.caption))}"' if node.caption else ""
    out.append(tag_of(node, image, title))


def tag_of(node: Picture, image: Image, more: str = "") -> str:
    """Write the `img` of a picture, in a `picture` where there are several files to choose from."""
    alt = "" if node.decorative else node.alt or image.alt
    size = f' width="{image.width}" height="{image.height}"' if image.width and image.height else ""
    tag = f'<img src="{quoted(image.src)}" alt="{quoted(alt)}"{size}{image.attributes}{more}>'
    return f"<picture>{image.sources}{tag}</picture>" if image.sources else tag


def note_mark(node: NoteMark, renderer: Renderer, out: list[str]) -> None:
    """Write the mark of a note, the target of the way back from it."""
    number = str(node.number + renderer.offset)
    prefix, turn = renderer.prefix, f"-{node.turn}" if node.turn > 1 else ""
    label = renderer.words.note.replace("{number}", number)
    out.append(
        f'<a class="ref" id="{prefix}r{number}{turn}" href="#{prefix}n{number}" aria-label="{label}">{number}</a>'
    )


def hard_break(node: HardBreak, renderer: Renderer, out: list[str]) -> None:
    """Write a line break."""
    out.append("<br>\n")


def raw(node: RawInline | RawBlock, renderer: Renderer, out: list[str]) -> None:
    """Write HTML that has been sanitised."""
    out.append(node.html)


def heading(node: Heading, renderer: Renderer, out: list[str]) -> None:
    """Write a heading with its id."""
    out.append(f'<h{node.level} id="{quoted(renderer.prefix + node.id)}">')
    write_inline(node.kids, renderer, out)
    out.append(f"</h{node.level}>\n")


def quote(node: Quote, renderer: Renderer, out: list[str]) -> None:
    """Write a quotation."""
    out.append("<blockquote>\n")
    write_blocks(node.kids, renderer, out)
    out.append("</blockquote>\n")


def bullets(node: Bullets, renderer: Renderer, out: list[str]) -> None:
    """Write a list, with its first number where that is not 1."""
    start = "" if node.start in (None, 1) else f' start="{node.start}"'
    name = "ul" if node.start is None else "ol"
    out.append(f"<{name}{start}>\n")
    for item in node.items:
        out.append("<li>")
        write_blocks(item, renderer, out)
        out.append("</li>\n")
    out.append(f"</{name}>\n")


def code_block(node: CodeBlock, renderer: Renderer, out: list[str]) -> None:
    """Write a block of code; it takes the focus, so that it can be scrolled by keyboard."""
    name = f' class="language-{quoted(node.language)}"' if node.language else ""
    out.append(f'<pre tabindex="0"><code{name}>{escape(node.text)}</code></pre>\n')


def rule(node: Rule, renderer: Renderer, out: list[str]) -> None:
    """Write a thematic break."""
    out.append("<hr>\n")


def table(node: Table, renderer: Renderer, out: list[str]) -> None:
    """Write a table in a box that scrolls; an empty head is no head (WCAG 2.2, H63)."""
    heads = ", ".join(filter(None, (plain_inline(cell).strip() for cell in node.head)))
    label = quoted(renderer.words.table.format(heads=heads).rstrip(": "))
    classes = [f' class="{align}"' if align else "" for align in node.aligns]
    out.append(f'<div class="scroll" tabindex="0" role="region" aria-label="{label}"><table>\n<thead>\n<tr>')
    for cell, name in zip(node.head, classes, strict=True):
        out.append(f'<th scope="col"{name}>' if cell else f"<td{name}>")
        write_inline(cell, renderer, out)
        out.append("</th>" if cell else "</td>")
    out.append("</tr>\n</thead>\n")
    if node.rows:
        out.append("<tbody>\n")
        for row in node.rows:
            _row(row, classes, renderer, out)
        out.append("</tbody>\n")
    out.append("</table></div>\n")


def _row(row: list[list[Any]], classes: list[str], renderer: Renderer, out: list[str]) -> None:
    out.append("<tr>")
    for cell, name in zip(row, classes, strict=True):
        out.append(f"<td{name}>")
        write_inline(cell, renderer, out)
        out.append("</td>")
    out.append("</tr>\n")


def figure(node: Figure, renderer: Renderer, out: list[str]) -> None:
    """Write a picture with caption and credit, the file's own where the article gives none."""
    what = node.picture
    image = renderer.picture(what)
    if image is None:
        return
    shape = f" {what.shape}" if what.shape else ""
    out.append(f'<figure class="fig{shape}"><div class="pic">{tag_of(what, image)}</div>\n')
    if what.caption or what.credit or image.caption or image.credit:
        out.append("<figcaption>")
        write_inline(what.caption or [image.caption], renderer, out)
        if what.credit or image.credit:
            out.append((" " if what.caption or image.caption else "") + '<span class="credit">')
            write_inline(what.credit or [image.credit], renderer, out)
            out.append("</span>")
        out.append("</figcaption>")
    out.append("</figure>\n")


def division(node: Division, renderer: Renderer, out: list[str]) -> None:
    """Write a `:::` block as the element of its kind, with who speaks in it."""
    name, style = DIVISIONS.get(node.kind, ("div", ""))
    first = node.kids[0] if node.kids else None
    labelled = name in ("section", "aside") and type(first) is Heading
    name = "div" if name == "section" and not labelled else name
    out.append(f"<{name}" + (f' class="{style}"' if style else ""))
    if labelled and type(first) is Heading:
        out.append(f' aria-labelledby="{quoted(renderer.prefix + first.id)}"')
    out.append(f"{_attributes(node, renderer)}>\n")
    write_blocks(node.kids, renderer, out)
    if node.attributes.get("from"):
        line = "footer" if name == "blockquote" else 'p class="from"'
        out.append(f"<{line}>{escape(node.attributes['from'])}</{line.split()[0]}>\n")
    out.append(f"</{name}>\n")


def _attributes(node: Division, renderer: Renderer) -> str:
    language, name = node.attributes.get("lang", ""), node.attributes.get("id", "")
    parts = [f' id="{quoted(renderer.prefix + name)}"'] if name else []
    if language:
        parts.append(f' lang="{quoted(language)}" dir="{quoted(renderer.direction(language))}"')
    return "".join(parts)


HTML: Rows = {
    Emphasis: element("<em>", "</em>"),
    Strong: element("<strong>", "</strong>"),
    Strikethrough: element("<del>", "</del>"),
    CodeSpan: code_span,
    Link: link,
    Picture: picture,
    NoteMark: note_mark,
    HardBreak: hard_break,
    RawInline: raw,
    Paragraph: element("<p>", "</p>\n"),
    Plain: element("", ""),
    Heading: heading,
    Quote: quote,
    Bullets: bullets,
    CodeBlock: code_block,
    Rule: rule,
    Table: table,
    Figure: figure,
    Division: division,
    RawBlock: raw,
}
