"""Blocks of a document → paragraphs, pictures, boxes and pull quotes.

In: the nodes of one text. Out: `Gathered`. A picture or box leaves a `block` paragraph where it was written, so that it
can stand there if make-up does not place it; `block` numbers pictures and boxes apart until `matter` knows how many
there are. Knows no design and no paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from broadsheet.editions.print.matter import Box, Paragraph, ParagraphKind, Run
from broadsheet.editions.print.measure import kinds
from broadsheet.editions.print.measure.around import Around
from broadsheet.editions.print.measure.inline import Liner, bare, plain
from broadsheet.editions.print.measure.tables import BULLET, as_items, too_wide
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    Division,
    Document,
    Figure,
    Heading,
    Note,
    Picture,
    Quote,
    RawBlock,
    Rule,
    Table,
)

WHITE = Paragraph("text")
ORNAMENT = "* * *"

NARROW = 34
"""Characters of all columns of a table together up to which it stands in the running text."""

LONGEST_BOX = 900
"""Characters of a box up to which it stays one; a longer one is set in the running text."""

_PARTING = ("letter", "verse")
"""Divisions behind which a text begins anew; boxes and pull quotes are set beside it, and it goes on."""

_FRAMED = {"facts": "facts", "call": "call", "aside": "aside", "": "aside"}


@dataclass(slots=True)
class Gathered:
    """What the blocks of a text give, in order."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    pulls: list[tuple[Run, ...]] = field(default_factory=list)


@dataclass(slots=True)
class Gatherer:
    """Walks through the blocks of one text. `depth` and `language` are those of the place at which it is."""

    around: Around
    found: Gathered = field(default_factory=Gathered)
    depth: int = 0
    language: str = ""
    kind: ParagraphKind = "text"
    first: bool = True
    mark: str = ""
    boxed: bool = False
    addresses: list[str] = field(default_factory=list)
    notes: int = 0
    marked: set[int] = field(default_factory=set)

    def liner(self) -> Liner:
        """Return what writes a line here."""
        addresses = self.addresses if self.around.link_notes else None
        return Liner(self.around.link, addresses=addresses, notes=self.notes, marked=self.marked)

    def gather(self, document: Document) -> Gathered:
        """Take a whole document, its notes last."""
        notes = [note for note in document.notes if note.number]
        self.notes = len(notes)
        self.blocks(document.blocks)
        if notes or self.addresses:
            self.found.paragraphs.append(Paragraph("label", plain(self.around.notes), first=True))
        for note in notes:
            self.note(note)
        for number, address in enumerate(self.addresses, len(notes) + 1):
            runs = (Run(bare(address), "", address),)
            self.found.paragraphs.append(Paragraph("note", runs, mark=str(number), first=True))
        return self.found

    def blocks(self, blocks: Iterable[Any]) -> None:
        """Take blocks one after the other."""
        for block in blocks:
            _ROWS.get(type(block), _paragraph)(self, block)

    def add(self, runs: tuple[Run, ...], **more: Any) -> None:
        """Add a paragraph of the kind at hand; its mark, if any, is used up."""
        if not runs:
            return
        kind: ParagraphKind = "item" if self.mark and self.kind == "text" else self.kind
        made = Paragraph(kind, runs, self.depth, self.mark, self.first, self.language)
        self.found.paragraphs.append(replace(made, **more) if more else made)
        self.mark, self.first = "", False

    def line(self, kids: list[Any], **more: Any) -> None:
        """Add a paragraph of inline nodes, and below it the pictures that stood in it."""
        liner = self.liner()
        self.add(liner.runs(kids), **more)
        for picture in liner.pictures:
            self.picture(picture)

    def picture(self, picture: Picture) -> None:
        """Add a picture."""
        self.found.pictures.append(picture)
        self.found.paragraphs.append(Paragraph("block", mark="picture", block=len(self.found.pictures) - 1))

    def box(self, box: Box) -> None:
        """Add a box; one within a box, or too long for one, is set as running text."""
        if self.boxed or sum(map(_length, box.paragraphs)) > LONGEST_BOX:
            self.found.paragraphs += as_items(box.paragraphs, self.language) if too_wide(box) else box.paragraphs
            self.first = True
            return
        self.found.boxes.append(box)
        self.found.paragraphs.append(Paragraph("block", mark="box", block=len(self.found.boxes) - 1))

    def inner(self, blocks: Iterable[Any], **more: Any) -> list[Paragraph]:
        """Take blocks on their own and return their paragraphs; their pictures stand behind them."""
        within = Gatherer(
            self.around,
            language=self.language,
            boxed=True,
            addresses=self.addresses,
            notes=self.notes,
            marked=self.marked,
        )
        for name, value in more.items():
            setattr(within, name, value)
        within.blocks(blocks)
        for picture in within.found.pictures:
            self.picture(picture)
        self.found.pulls += within.found.pulls
        return [paragraph for paragraph in within.found.paragraphs if paragraph.kind != "block"]

    def note(self, note: Note) -> None:
        """Take a note at the foot."""
        paragraphs = self.inner(note.kids, kind="note", mark=str(note.number))
        self.found.paragraphs += [_of_note(paragraph) for paragraph in paragraphs]


def _of_note(paragraph: Paragraph) -> Paragraph:
    """Set what follows the first paragraph of a note in as far as that."""
    if paragraph.kind not in ("text", "note"):
        return paragraph
    return replace(paragraph, kind="note", depth=paragraph.depth or int(not paragraph.mark), first=True)


def _length(paragraph: Paragraph) -> int:
    return len(paragraph.text) + sum(len(run.text) for cell in paragraph.cells for run in cell)


def _paragraph(at: Gatherer, node: Any) -> None:
    at.line(node.kids)


def _heading(at: Gatherer, node: Heading) -> None:
    at.mark = ""
    at.line(node.kids, kind="crosshead", depth=min(node.level - 2, 2), mark="", first=False)
    at.first = True


def _quote(at: Gatherer, node: Quote) -> None:
    kind, at.kind = at.kind, "quote" if at.kind == "text" else at.kind
    at.depth, at.first = at.depth + 1, True
    at.blocks(node.kids)
    at.kind, at.depth, at.first = kind, at.depth - 1, True


def _bullets(at: Gatherer, node: Bullets) -> None:
    outer = bool(at.mark)
    depth = at.depth
    for index, item in enumerate(node.items):
        at.mark, at.depth = BULLET if node.start is None else f"{node.start + index}.", depth + outer
        marked = at.mark
        before = len(at.found.paragraphs)
        for block in item:
            at.first = True
            if len(at.found.paragraphs) > before and at.mark != marked:
                at.depth = depth + outer + 1
            _ROWS.get(type(block), _paragraph)(at, block)
    at.mark, at.depth, at.first = "", depth, False


def _code(at: Gatherer, node: CodeBlock) -> None:
    for row in node.text.rstrip("\n").expandtabs(4).split("\n"):
        bare = row.lstrip(" ")
        text = "\u00a0" * (len(row) - len(bare)) + bare.rstrip()
        made = Paragraph("code", (Run(text),) if bare else (), at.depth, first=True) if bare else WHITE
        at.found.paragraphs.append(made)
    at.mark, at.first = "", True


def _rule(at: Gatherer, node: Rule) -> None:
    at.found.paragraphs.append(Paragraph("ornament", (Run(ORNAMENT),), first=True))
    at.first = True


def _table(at: Gatherer, node: Table) -> None:
    liner = Liner(at.around.link, marked=at.marked)
    aligns = "".join({"center": "c", "right": "r"}.get(align, "l") for align in node.aligns)

    def row(cells: list[list[Any]], head: bool) -> Paragraph:
        return Paragraph("row", cells=tuple(liner.runs(cell) for cell in cells), mark=aligns, head=head)

    rows = [row(node.head, True), *(row(cells, False) for cells in node.rows)]
    rows = [made for made in rows if any(made.cells)]
    widths = [max(sum(len(run.text) for run in made.cells[at_]) for made in rows) for at_ in range(len(node.aligns))]
    if sum(widths) > NARROW and rows:
        at.box(Box("table", tuple(rows), tuple(node.aligns)))
    else:
        at.found.paragraphs += rows
    for picture in liner.pictures:
        at.picture(picture)
    at.mark, at.first = "", True


def _figure(at: Gatherer, node: Figure) -> None:
    at.picture(node.picture)


def _raw(at: Gatherer, node: RawBlock) -> None:
    at.around.report(kinds.RAW_LEFT_OUT.at(at.around.place(0), html=" ".join(node.html.split())[:60]))


def _division(at: Gatherer, node: Division) -> None:
    language, at.language = at.language, node.attributes.get("lang", at.language)
    _DIVISIONS.get(node.kind, _framed)(at, node)
    at.language, at.first = language, at.first or node.kind in _PARTING


def _framed(at: Gatherer, node: Division) -> None:
    paragraphs = at.inner(node.kids)
    if node.attributes.get("from"):
        paragraphs.append(Paragraph("from", plain(node.attributes["from"]), language=at.language))
    if paragraphs:
        at.box(Box(_FRAMED.get(node.kind, "aside"), tuple(paragraphs)))  # type: ignore[arg-type]


def _pull(at: Gatherer, node: Division) -> None:
    texts = [paragraph.runs for paragraph in at.inner(node.kids) if paragraph.runs]
    runs = [run for text in texts for run in (Run(" "), *text)][1:]
    by = node.attributes.get("by") or node.attributes.get("from", "")
    if runs:
        at.found.pulls.append((*runs, Run("\n"), *plain(by)) if by else tuple(runs))


def _letter(at: Gatherer, node: Division) -> None:
    white = at.found.paragraphs and at.found.paragraphs[-1] is not WHITE
    if white and not at.boxed:
        at.found.paragraphs.append(WHITE)
    at.first = True
    at.blocks(node.kids)
    name = node.attributes.get("from", "")
    if name:
        at.found.paragraphs.append(Paragraph("from", plain(name), language=at.language))


def _verse(at: Gatherer, node: Division) -> None:
    for stanza in at.inner(node.kids):
        _open(at)
        for line in _lines(stanza.runs):
            at.found.paragraphs.append(Paragraph("verse", line, at.depth + 1, first=True, language=at.language))
    if node.attributes.get("from"):
        at.found.paragraphs.append(Paragraph("from", plain(node.attributes["from"]), language=at.language))
    _open(at)


def _open(at: Gatherer) -> None:
    """Leave a line of white, unless there is one."""
    if at.found.paragraphs and at.found.paragraphs[-1] is not WHITE:
        at.found.paragraphs.append(WHITE)


def _lines(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Part runs at their line ends."""
    rows: list[list[Run]] = [[]]
    for run in runs:
        for turn, text in enumerate(run.text.split("\n")):
            if turn:
                rows.append([])
            if text:
                rows[-1].append(Run(text, run.style, run.link))
    return [tuple(row) for row in rows if row]


def _unset(at: Gatherer, node: Division) -> None:
    """Set nothing: what is for the editor alone."""


_ROWS: dict[type, Callable[[Gatherer, Any], None]] = {
    Heading: _heading,
    Quote: _quote,
    Bullets: _bullets,
    CodeBlock: _code,
    Rule: _rule,
    Table: _table,
    Figure: _figure,
    Division: _division,
    RawBlock: _raw,
}
_DIVISIONS: dict[str, Callable[[Gatherer, Division], None]] = {
    "pull": _pull,
    "letter": _letter,
    "verse": _verse,
    "to-the-editor": _unset,
}
