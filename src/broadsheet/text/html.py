"""Document → HTML.

In: a document and a `Renderer`, which says how links, pictures and languages are resolved and what an edition writes
its own way. Out: the HTML of its blocks, of a line, or of its notes. Every text and attribute is escaped; ids are
those of the document with the renderer's prefix. Knows no page, no address and no publication.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from broadsheet.text.html_rows import HTML, write_blocks, write_inline
from broadsheet.text.nodes import Document, Inline, Link, Note, Paragraph, Picture
from broadsheet.text.writer import Rows, Writer, complete


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a reader meets in a text's furniture; `{number}` and `{heads}` are filled in."""

    note: str = "Note {number}"
    notes: str = "Notes"
    back: str = "Back to the text, note {number}"
    table: str = "Table: {heads}"


@dataclass(frozen=True, slots=True)
class Image:
    """A picture as an edition has it. `alt`, `caption` and `credit` stand in where the article gives none.

    `sources` and `attributes` are finished HTML: what else a browser may choose from, and more of the `img` itself.
    """

    src: str
    width: int = 0
    height: int = 0
    alt: str = ""
    caption: str = ""
    credit: str = ""
    sources: str = ""
    attributes: str = ""


def written_target(link: Link) -> str | None:
    """Leave a link's address as it was written."""
    return link.target


def written_source(picture: Picture) -> Image | None:
    """Leave a picture's address as it was written."""
    return Image(picture.source)


def by_its_letters(language: str) -> str:
    """Leave the direction of a block in another language to its letters."""
    return "auto"


@dataclass(slots=True)
class Renderer:
    """How HTML is written.

    `overrides` replaces writers by node class. `link` returns the address of a link, None for one that leads nowhere:
    its words are kept; addresses within the text (`#id`) do not come before it. `picture` returns what to show, None
    for a picture that is missing. `direction` gives `dir` for a language tag. `prefix` stands before every id,
    `offset` is added to the number of every note: so several texts share a page.
    """

    overrides: Mapping[type, Writer] = field(default_factory=dict)
    link: Callable[[Link], str | None] = written_target
    picture: Callable[[Picture], Image | None] = written_source
    direction: Callable[[str], str] = by_its_letters
    prefix: str = ""
    offset: int = 0
    words: Words = Words()
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = complete(HTML, self.overrides) if self.overrides else HTML


Html: TypeAlias = str


def render(document: Document, renderer: Renderer) -> Html:
    """Write the blocks of a document, without its notes."""
    out: list[str] = []
    write_blocks(document.blocks, renderer, out)
    return "".join(out)


def render_inline(kids: Iterable[Inline], renderer: Renderer) -> Html:
    """Write a line."""
    out: list[str] = []
    write_inline(kids, renderer, out)
    return "".join(out)


def render_notes(document: Document, renderer: Renderer) -> Html:
    """Write the notes that are referred to as a section with a way back from each; "" where there are none."""
    notes = [note for note in document.notes if note.number]
    if not notes:
        return ""
    start = f' start="{renderer.offset + 1}"' if renderer.offset else ""
    heading = f'<h2 id="{renderer.prefix}nh">{renderer.words.notes}</h2>'
    out = [f'<section class="notes" aria-labelledby="{renderer.prefix}nh">{heading}\n']
    out += (render_note_list(notes, renderer, start), "</section>\n")
    return "".join(out)


def render_note_list(notes: Iterable[Note], renderer: Renderer, attributes: str = "") -> Html:
    """Write notes as a list without a heading: what a page that gathers notes of several texts puts together."""
    out = [f"<ol{attributes}>\n"]
    for note in notes:
        _write_note(note, renderer, out)
    out.append("</ol>\n")
    return "".join(out)


def _write_note(note: Note, renderer: Renderer, out: list[str]) -> None:
    number = note.number + renderer.offset
    ways = f" {way_back(renderer, number, 1)}"
    for turn in range(2, note.turns + 1):
        ways += f" {way_back(renderer, number, turn)}"
    firsts, last = note.kids[:-1], note.kids[-1] if note.kids else None
    out.append(f'<li id="{renderer.prefix}n{number}">')
    if type(last) is not Paragraph:
        write_blocks(note.kids, renderer, out)
        out.append(f"{ways}</li>\n")
        return
    if firsts:
        write_blocks(firsts, renderer, out)
        out.append("<p>")
    write_inline(last.kids, renderer, out)
    out.append(f"{ways}</p></li>\n" if firsts else f"{ways}</li>\n")


def way_back(renderer: Renderer, number: int, turn: int) -> Html:
    """Write the link from a note to one of its marks."""
    label = renderer.words.back.replace("{number}", str(number))
    start = f'<a class="back" href="#{renderer.prefix}r{number}'
    if turn == 1:
        return f'{start}" aria-label="{label}">↩</a>'
    return f'{start}-{turn}" aria-label="{label}">↩<sup>{turn}</sup></a>'
