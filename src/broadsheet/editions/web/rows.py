"""How the web edition and its feeds write what they write otherwise than plain HTML does.

In: nodes. Out: rows for the renderer's table. A picture on another site is linked, not shown; addresses in raw HTML
lead where they would in Markdown; a fragment that is nowhere in the text is a dead link. Feeds have no address that is
not whole: marks of notes do not link, headings have no ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from broadsheet.editions.web.links import Resolver
from broadsheet.model.names import nearest
from broadsheet.proofs.kinds import DEAD_LINK
from broadsheet.text import html_rows
from broadsheet.text.direct import Direct
from broadsheet.text.html import Renderer, Words
from broadsheet.text.html_rows import HTML, escape, quoted, write_blocks, write_inline
from broadsheet.text.nodes import (
    Bullets,
    Division,
    Document,
    Figure,
    Heading,
    Link,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    Quote,
    RawBlock,
    RawInline,
    Table,
)
from broadsheet.text.writer import Rows

_RAW_ADDRESS = re.compile(r'\b(href|cite)="([^"]*)"')


@dataclass(slots=True)
class WebRenderer(Renderer):
    """A renderer that knows its resolver, the document (for its ids) and, for feeds, the address of its page."""

    resolver: Resolver | None = None
    document: Document | None = None
    page: str = ""
    ids: set[str] = field(default_factory=set)

    @classmethod
    def over(cls, resolver: Resolver, document: Document, words: Words, rows: Rows | None = None) -> WebRenderer:
        """Make the renderer of one text."""
        made = cls(
            link=resolver.link,
            picture=resolver.picture,
            direction=resolver.site.direction,
            words=words,
            resolver=resolver,
            document=document,
        )
        made.rows = rows or WEB_ROWS
        return made

    def has_id(self, id: str) -> bool:
        """Whether a fragment names something in the text."""
        if not self.ids and self.document is not None:
            self.ids = set(_ids(self.document.blocks))
            self.ids.update(f"n{note.number}" for note in self.document.notes)
        return id in self.ids

    def note_item(self, note: Note) -> str:
        """Write a note as an item of a list without ways back."""
        out: list[str] = []
        write_blocks(note.kids, self, out)
        return f"<li>{''.join(out)}</li>\n"


def _ids(blocks: list[Any]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.id:
            yield block.id
        elif isinstance(block, Division):
            if block.attributes.get("id"):
                yield block.attributes["id"]
            yield from _ids(block.kids)
        elif isinstance(block, Quote):
            yield from _ids(block.kids)
        elif isinstance(block, Bullets):
            for item in block.items:
                yield from _ids(item)


def link(node: Link, renderer: WebRenderer, out: list[str]) -> None:
    if node.target[:1] == "#" and node.target != "#" and not renderer.has_id(node.target[1:]):
        resolver = renderer.resolver
        if resolver is not None and resolver.place is not None:
            near = nearest(node.target[1:], renderer.ids)
            place = resolver.place(node.at)
            resolver.report(DEAD_LINK.at(place, target=node.target, nearest=f"#{near}" if near else ""))
        write_inline(node.kids, renderer, out)
        return
    html_rows.link(node, renderer, out)


def figure(node: Figure, renderer: WebRenderer, out: list[str]) -> None:
    if _is_remote(node.picture):
        renderer.picture(node.picture)  # reports it
        out.append(f'<p><a href="{quoted(node.picture.source)}">')
        if node.picture.caption:
            write_inline(node.picture.caption, renderer, out)
        else:
            out.append(escape(node.picture.alt or node.picture.source))
        out.append("</a></p>\n")
        return
    html_rows.figure(node, renderer, out)


def picture(node: Picture, renderer: WebRenderer, out: list[str]) -> None:
    if _is_remote(node):
        renderer.picture(node)  # reports it
        out.append(f'<a href="{quoted(node.source)}">{escape(node.alt or node.source)}</a>')
        return
    html_rows.picture(node, renderer, out)


def _is_remote(node: Picture) -> bool:
    return node.source[:2] == "//" or node.source[:8].lower().startswith(("http://", "https://"))


def raw(node: RawInline | RawBlock, renderer: WebRenderer, out: list[str]) -> None:
    """Write raw HTML, with its addresses resolved like those of Markdown's links; a dead one is taken out."""
    if "=" not in node.html or renderer.resolver is None:
        out.append(node.html)
        return
    resolver = renderer.resolver

    def resolved(found: re.Match[str]) -> str:
        target = found[2].replace("&amp;", "&")
        if target.startswith("#"):
            return f'{found[1]}="{renderer.page}#{renderer.prefix}{found[2][1:]}"'
        address = resolver.address(target)
        return "" if address is None else f'{found[1]}="{quoted(address)}"'

    out.append(_RAW_ADDRESS.sub(resolved, node.html))


def division(node: Division, renderer: WebRenderer, out: list[str]) -> None:
    """Write a division; an aside without a heading is no landmark, since it would have no name."""
    start = len(out)
    html_rows.division(node, renderer, out)
    if out[start].startswith("<aside") and not isinstance(node.kids[0] if node.kids else None, Heading):
        out[start] = out[start].replace("<aside", "<div", 1)
        out[-1] = out[-1].replace("</aside>", "</div>")


def table(node: Table, renderer: WebRenderer, out: list[str]) -> None:
    """Write a table in its scrolling box: a group, since a region would be a section, and that wants a heading."""
    start = len(out)
    html_rows.table(node, renderer, out)
    out[start] = out[start].replace('role="region"', 'role="group"', 1)


def noted(node: NoteMark, renderer: WebRenderer, out: list[str]) -> None:
    """Write a note's mark, and at its first mention the note again, to stand beside the line where there is room.

    That copy is for eyes alone: no ids, no links, and hidden from everything that reads aloud.
    """
    html_rows.note_mark(node, renderer, out)
    notes = renderer.document.notes if renderer.document is not None else []
    if node.turn != 1 or not 0 < node.number <= len(notes):
        return
    rows, renderer.rows = renderer.rows, SIDE_ROWS
    lines: list[str] = []
    for kid in notes[node.number - 1].kids:
        if isinstance(kid, Paragraph | Plain):
            lines.append(" ")
            write_inline(kid.kids, renderer, lines)
    renderer.rows = rows
    out.append(_side(node.number, "".join(lines)))


def side_note(number: int, line: bytes) -> bytes:
    """Write the note of one line that stands beside its mark, for `text.direct`."""
    return _side(number, f" {line.decode()}").encode()


def _side(number: int, lines: str) -> str:
    return f'<span class="sn" aria-hidden="true"><b>{number}</b>{lines}</span>'


def bare(text: Direct) -> str:
    """Put a text together for feeds, as `FEED_ROWS` write its document, with its notes at the end."""
    pieces = text.pieces.copy()
    for mark in text.marks:
        pieces[mark.at] = b"<sup>%d</sup>" % mark.number
    for at, before, rest in text.headings:
        pieces[at] = before[: len("<h2")] + rest[rest.index(b'">') + 1 :]
    items = [b"<li><p>%s</p>\n</li>\n" % line for line, _ in text.notes]
    rest = b"<hr>\n<ol>\n%s</ol>\n" % b"".join(items) if items else b""
    return (b"".join(pieces) + rest).decode()


def noted_paragraph(node: Paragraph, renderer: WebRenderer, out: list[str]) -> None:
    """Write a paragraph whose notes stand beside it: not those of headings, captions and tables."""
    rows, renderer.rows = renderer.rows, NOTED_ROWS
    html_rows.HTML[Paragraph](node, renderer, out)
    renderer.rows = rows


def words_alone(node: Link, renderer: WebRenderer, out: list[str]) -> None:
    write_inline(node.kids, renderer, out)


def nothing(node: Any, renderer: WebRenderer, out: list[str]) -> None:
    """Write nothing: what cannot stand in a side note."""


def feed_mark(node: NoteMark, renderer: WebRenderer, out: list[str]) -> None:
    out.append(f"<sup>{node.number}</sup>")


def feed_heading(node: Heading, renderer: WebRenderer, out: list[str]) -> None:
    out.append(f"<h{node.level}>")
    write_inline(node.kids, renderer, out)
    out.append(f"</h{node.level}>\n")


def feed_link(node: Link, renderer: WebRenderer, out: list[str]) -> None:
    if not node.target.startswith("#"):
        html_rows.link(node, renderer, out)
        return
    out.append(f'<a href="{quoted(renderer.page + node.target)}">')
    write_inline(node.kids, renderer, out)
    out.append("</a>")


def feed_figure(node: Figure, renderer: WebRenderer, out: list[str]) -> None:
    if _is_remote(node.picture):
        figure(node, renderer, out)
        return
    image = renderer.picture(node.picture)
    if image is None:
        return
    out.append(f"<figure>{html_rows.tag_of(node.picture, image)}")
    caption, credit = node.picture.caption or [image.caption], node.picture.credit or [image.credit]
    if any(caption) or any(credit):
        out.append("<figcaption>")
        write_inline(caption, renderer, out)
        out.append(" ")
        write_inline(credit, renderer, out)
        out.append("</figcaption>")
    out.append("</figure>\n")


WEB_ROWS: Rows = {
    **HTML,
    Link: link,
    Figure: figure,
    Picture: picture,
    RawInline: raw,
    RawBlock: raw,
    Division: division,
    Table: table,
}
PAGE_ROWS: Rows = {**WEB_ROWS, Paragraph: noted_paragraph}
NOTED_ROWS: Rows = {**WEB_ROWS, NoteMark: noted}
SIDE_ROWS: Rows = {**WEB_ROWS, Link: words_alone, NoteMark: nothing, Picture: nothing, RawInline: nothing}
FEED_ROWS: Rows = {
    **WEB_ROWS,
    Link: feed_link,
    Figure: feed_figure,
    NoteMark: feed_mark,
    Heading: feed_heading,
    Table: html_rows.table,
}
