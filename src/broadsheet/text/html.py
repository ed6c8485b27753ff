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
    before, behind = around_notes(renderer)
    return f"{before}{_items(notes, renderer)}{behind}"


def around_notes(renderer: Renderer) -> tuple[Html, Html]:
    """Write what stands before and behind the notes of a section."""
    heading = f'<h2 id="{renderer.prefix}nh">{renderer.words.notes}</h2>'
    start = f' start="{renderer.offset + 1}"' if renderer.offset else ""
    section = f'<section class="notes" aria-labelledby="{renderer.prefix}nh">'
    return f"{section}{heading}\n<ol{start}>\n", "</ol>\n</section>\n"


def render_note_list(notes: Iterable[Note], renderer: Renderer) -> Html:
    """Write notes as a list without a heading: what a page that gathers notes of several texts puts together."""
    return f"<ol>\n{_items(notes, renderer)}</ol>\n"


def _items(notes: Iterable[Note], renderer: Renderer) -> Html:
    out: list[str] = []
    for note in notes:
        _write_note(note, renderer, out)
    return "".join(out)


def _write_note(note: Note, renderer: Renderer, out: list[str]) -> None:
    number = note.number + renderer.offset
    firsts, last = note.kids[:-1], note.kids[-1] if note.kids else None
    line = render_inline(last.kids, renderer) if type(last) is Paragraph else None
    if line is not None and not firsts:
        before, behind = around_note(renderer, note.number, note.turns)
        out += (before, line, behind)
        return
    out.append(f'<li id="{renderer.prefix}n{number}">')
    write_blocks(note.kids if line is None else firsts, renderer, out)
    ways = ways_back(renderer, number, note.turns)
    out.append(f"{ways}</li>\n" if line is None else f"<p>{line}{ways}</p></li>\n")


def around_note(renderer: Renderer, number: int, turns: int) -> tuple[Html, Html]:
    """Write what stands before and behind the one line of a note."""
    number += renderer.offset
    return f'<li id="{renderer.prefix}n{number}">', f"{ways_back(renderer, number, turns)}</li>\n"


def ways_back(renderer: Renderer, number: int, turns: int) -> Html:
    """Write the links from a note to all its marks; `number` is the one that is shown."""
    first = f" {way_back(renderer, number, 1)}"
    return first + "".join([f" {way_back(renderer, number, turn)}" for turn in range(2, turns + 1)])


def way_back(renderer: Renderer, number: int, turn: int) -> Html:
    """Write the link from a note to one of its marks."""
    label = renderer.words.back.replace("{number}", str(number))
    start = f'<a class="back" href="#{renderer.prefix}r{number}'
    if turn == 1:
        return f'{start}" aria-label="{label}">↩</a>'
    return f'{start}-{turn}" aria-label="{label}">↩<sup>{turn}</sup></a>'
