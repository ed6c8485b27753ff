"""The elements of a page that are kept → the blocks of our document.

In: the body of a page without what is not kept, and which of its elements are marks of notes and notes. Out: blocks and
notes, as they stand; `finish` makes a text of them. One walk with a stack of its own: an element is entered and left,
a line ends where a block begins or ends, whatever stands around it. What encloses others (a quote, a list, a note)
gathers its own blocks; beyond a depth nothing encloses any more, so that no writer ever recurses far. Knows no tags:
`openings` says what each does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from broadsheet.importers.pages.dom import Element
from broadsheet.importers.pages.lines import Liner, length
from broadsheet.importers.pages.noting import Plan
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Figure,
    HardBreak,
    Heading,
    Note,
    NoteMark,
    Paragraph,
    Picture,
    Plain,
    RawInline,
    Rule,
    Strong,
)

_PARTS = frozenset(("li", "tr", "td", "dd", "dt", "aside"))  # which mean something else outside notes
DEEPEST = 16  # what encloses each other
LONGEST_HEADING = 250  # characters; what is longer was set in a large type, no more

Blocks: TypeAlias = list[Any]
Leave: TypeAlias = "Callable[[Flow, Element], None]"
Enter: TypeAlias = "Callable[[Flow, Element], Leave | None]"
"""What an element does: it returns what is to be done at its end, or None where its inside is not to be read."""


@dataclass(slots=True)
class Item:
    """An item of a list that waits for the end of the list."""

    blocks: Blocks


@dataclass(slots=True)
class Look:
    """How a paragraph looked: smaller or larger than the text, set apart, named a caption, a term to be explained."""

    small: bool = False
    large: bool = False
    apart: bool = False
    caption: bool = False
    term: bool = False


@dataclass(slots=True)
class Gathered:
    """What a walk yields.

    `looks` are those of paragraphs and figures, by their `id`; `anchors` says the heading that a name leads to, `named`
    the names at a heading, by its `id`; `drawings` counts those left out; `idle` are the headings right above notes.
    """

    blocks: Blocks = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    looks: dict[int, Look] = field(default_factory=dict)
    anchors: dict[str, Heading | None] = field(default_factory=dict)
    named: dict[int, list[str]] = field(default_factory=dict)
    idle: set[int] = field(default_factory=set)
    marked: bool = False  # whether there are marks of notes
    above: Heading | None = None  # the last heading
    drawings: int = 0
    unsafe: list[str] = field(default_factory=list)  # targets of links of which only the words stay
    lone: list[str] = field(default_factory=list)  # marks of notes that are nowhere


@dataclass(slots=True)
class Page:
    """What the walk has to know of the page: how long its text is, what it says of its language, its notes."""

    size: int
    language: str
    direction: str
    plan: Plan
    ornaments: frozenset[str] = frozenset()  # sources of pictures that only decorate


class Flow:
    """Walks through a page. `openings` are the tags with what they do."""

    def __init__(self, page: Page, openings: dict[str, Enter], found: Gathered | None = None) -> None:
        self.page = page
        self.openings = openings
        self.found = found or Gathered()
        self.blocks: Blocks = self.found.blocks if found is None else []
        self.liner = Liner()
        self.frames: list[Blocks] = []
        self.heading = 0  # the level of the heading that the line at hand stands in
        self.celled = False
        self.quotes = self.figures = self.terms = 0  # how many enclose what is at hand
        self.small = self.large = self.captions = 0  # how many elements say so
        self.apart: list[bool] = [False]
        self.sizes = [0, 0]  # characters of the line that are small, that are large
        self.anchors: list[str] = []
        self.note: Note | None = None

    def walk(self, top: Element) -> Gathered:
        """Walk through an element and return what was gathered."""
        stack: list[tuple[Element, int, Leave]] = []
        here, at = top, 0
        while True:
            if at < len(here.kids):
                kid = here.kids[at]
                at += 1
                if type(kid) is str:
                    if kid:
                        self.text(kid)
                elif type(kid) is Element:
                    leave = self.enter(kid)
                    if leave is not None:
                        stack.append((here, at, leave))
                        here, at = kid, 0
            elif stack:
                parent, at, leave = stack.pop()
                leave(self, here)
                here = parent
            else:
                self.flush()
                self.blocks[:] = settled(self.blocks)
                return self.found

    def enter(self, element: Element) -> Leave | None:
        attributes = element.attributes
        if attributes:
            self.anchor(element)
        plan = self.page.plan
        if plan.at and id(element) in plan.at:
            return self.noted(element)
        return self.openings.get(element.tag, self.openings[""])(self, element)

    def anchor(self, element: Element) -> None:
        """Remember the names by which an element can be jumped to, until there is a block."""
        found = element.attributes
        for name in (found.get("id"), found.get("name") if element.tag in ("a", "img", "map") else None):
            if name:
                self.anchors.append(name)

    def text(self, text: str) -> None:
        """Add a run of text to the line."""
        self.liner.text(text)
        if self.small or self.large:
            size = len(text.strip())
            self.sizes[0] += size if self.small else 0
            self.sizes[1] += size if self.large else 0

    # Lines

    def flush(self) -> None:
        """End the line at hand, if it holds anything."""
        if not self.liner.root:
            return
        kids = self.liner.take()
        sizes, self.sizes = self.sizes, [0, 0]
        if self.celled:
            self.add_to_cell(kids)
        elif self.heading:
            self.add_heading(kids)
        else:
            self.add_paragraph(kids, sizes)

    def add_paragraph(self, kids: list[Any], sizes: list[int]) -> None:
        before, kids, after = _pictures_apart(kids)
        for picture in before:
            self.add_figure(picture)
        if kids:
            size = length(kids) if any(sizes) or self.captions else 0
            look = Look(sizes[0] * 10 >= size * 9 > 0, sizes[1] * 10 >= size * 9 > 0, self.apart[-1])
            look.caption, look.term = self.captions > 0, self.terms > 0
            self.add(Paragraph(kids), look)
        for picture in after:
            self.add_figure(picture)

    def add_figure(self, picture: Picture) -> None:
        """Add a picture as a block."""
        self.add(Figure(picture), Look(apart=self.apart[-1]))

    def add(self, block: Any, look: Look | None = None) -> None:
        """Add a block; the anchors that wait lead to the heading above it."""
        if self.celled:
            self.add_to_cell([block.picture] if type(block) is Figure else getattr(block, "kids", []))
            return
        self.blocks.append(block)
        if look:
            self.found.looks[id(block)] = look
        self.claim(None)

    def claim(self, heading: Heading | None) -> None:
        """Let the anchors that wait lead to a heading, or to the one above."""
        self.found.above = heading or self.found.above
        if self.anchors:
            for name in self.anchors:
                self.found.anchors.setdefault(name, self.found.above)
            if heading:
                self.found.named[id(heading)] = self.anchors
            self.anchors = []

    def add_heading(self, kids: list[Any]) -> None:
        pictures = [kid for kid in kids if type(kid) is Picture]
        kids = [" " if type(kid) is HardBreak else kid for kid in kids if type(kid) is not Picture]
        while kids and kids[0] == " ":
            del kids[0]
        while len(kids) == 1 and isinstance(kids[0], Strong | Emphasis):
            kids = kids[0].kids
        if kids and (length(kids) > LONGEST_HEADING or self.frames):
            self.add(Paragraph([Strong(kids)]), Look(apart=self.apart[-1]))
        elif kids:
            heading = Heading(kids, self.heading)
            self.blocks.append(heading)
            self.claim(heading)
        for picture in pictures:
            self.add_figure(picture)

    def add_to_cell(self, kids: list[Any]) -> None:
        if kids and self.blocks:
            self.blocks.append(RawInline("<br>"))
        self.blocks += [RawInline("<br>") if type(kid) is HardBreak else kid for kid in kids]

    def cell(self, element: Element) -> list[Any]:
        """Make a line of a table's cell, its blocks parted by breaks."""
        inner = Flow(self.page, self.openings, self.found)
        inner.celled = True
        inner.walk(element)
        self.anchors += inner.anchors
        return inner.blocks

    # What encloses

    def open(self) -> bool:
        """Gather the blocks of what encloses them; say whether there may be any more of it here."""
        self.flush()
        if self.celled or len(self.frames) >= DEEPEST:
            return False
        self.frames.append(self.blocks)
        self.blocks = []
        return True

    def close(self) -> Blocks:
        """Return the blocks that were gathered since `open`."""
        self.flush()
        mine, self.blocks = settled(self.blocks), self.frames.pop()
        return mine

    # Notes

    def noted(self, element: Element) -> Leave | None:
        """Deal with an element that has to do with notes."""
        role, label = self.page.plan.at[id(element)]
        if role == "mark":
            self.found.marked = True
            self.liner.close_up()
            self.liner.put(NoteMark(label), bare=True)
            return None
        if role == "back":
            return None
        if not self.open():
            return leave_block
        around = (block for blocks in reversed(self.frames) for block in reversed(blocks))
        above = next((block for block in around if type(block) is not Rule), None)
        if type(above) is Heading:
            self.found.idle.add(id(above))
        self.note = Note(label, [])
        leave = self.openings.get(element.tag, self.openings[""])(self, element) if element.tag not in _PARTS else None

        def leave_note(flow: Flow, element: Element) -> None:
            if leave:
                leave(flow, element)
            flow.flush()
            flow.end_note()
            flow.blocks = flow.frames.pop()

        return leave_note

    def end_note(self) -> None:
        """End the note that is open."""
        if self.note:
            self.note.kids = settled(self.blocks)
            self.blocks = []
            self.found.notes.append(self.note)
            self.note = None


def leave_block(flow: Flow, element: Element) -> None:
    """End a line."""
    flow.flush()


def leave_apart(flow: Flow, element: Element) -> None:
    """End a block that stood elsewhere or spoke otherwise."""
    flow.flush()
    flow.liner.take_off()
    flow.apart.pop()


def settled(blocks: Blocks) -> Blocks:
    """Make lists of the items that stand in no list."""
    if not any(type(block) is Item for block in blocks):
        return blocks
    found: Blocks = []
    items: list[Blocks] = []
    for block in [*blocks, None]:
        if type(block) is Item:
            items.append(block.blocks)
            continue
        if items:
            found.append(bullets(items, None))
            items = []
        if block is not None:
            found.append(block)
    return found


def bullets(items: list[Blocks], start: int | None) -> Bullets:
    """Make a list: a tight one where its items are lines, with lists below them at most."""
    tight = all(type(item[0]) is not Figure and all(_is_tight(block) for block in item[1:]) for item in items)
    tight = tight and all(type(item[0]) in (Paragraph, Bullets) for item in items)
    if tight:
        items = [[Plain(item[0].kids) if type(item[0]) is Paragraph else item[0], *item[1:]] for item in items]
    return Bullets(items, start, tight)


def _is_tight(block: Any) -> bool:
    return type(block) is Bullets and block.tight and block.start in (None, 1)


def _pictures_apart(kids: list[Any]) -> tuple[list[Picture], list[Any], list[Picture]]:
    """Part the pictures that stand in lines of their own at the beginning and the end of a paragraph from its text."""
    before: list[Picture] = []
    after: list[Picture] = []
    if not any(type(kid) is Picture for kid in kids):
        return before, kids, after
    if all(type(kid) in (Picture, HardBreak) or kid == " " for kid in kids):
        return [kid for kid in kids if type(kid) is Picture], [], after
    while len(kids) > 1 and type(kids[0]) is Picture and type(kids[1]) is HardBreak:
        before.append(kids[0])
        kids = kids[2:]
    while len(kids) > 1 and type(kids[-1]) is Picture and type(kids[-2]) is HardBreak:
        after.insert(0, kids[-1])
        kids = kids[:-2]
    return before, kids, after


def code_lines(text: str) -> list[Any]:
    """Write code as a line: a span for each of its lines."""
    return [part for line in text.split("\n") if line.strip() for part in (RawInline("<br>"), CodeSpan(line.strip()))][
        1:
    ]


def code_block(text: str, language: str) -> CodeBlock:
    """Make a block of code, whose text ends with its last line."""
    return CodeBlock(text.strip("\n").rstrip() + "\n", language)
