"""The blocks that a page yielded → a text: captions, crossheads, rules, levels and ids.

In: what the walk gathered. Out: a document, and where each anchor of the page leads in it. Knows no page.
"""

from __future__ import annotations

from typing import Any

from broadsheet.importers.pages.bare import bare_notes
from broadsheet.importers.pages.captions import captioned
from broadsheet.importers.pages.flow import Gathered, Look
from broadsheet.importers.pages.lines import length
from broadsheet.importers.pages.verses import in_verse
from broadsheet.text.headings import Outline
from broadsheet.text.nodes import Bullets, Division, Document, Heading, Note, NoteMark, Paragraph, Rule, Strong, Table
from broadsheet.text.plain import plain_inline

LONGEST_CROSSHEAD = 80  # characters
_STOPS = (".", ",", ";", ":", "。", "،", "؛", "…")


def finished(found: Gathered) -> tuple[Document, dict[str, str]]:
    """Make a document of what was gathered, and say for every anchor the id of its heading."""
    blocks = [block for block in found.blocks if id(block) not in found.idle]
    blocks = _without_idle_rules(captioned(blocks, found.looks))
    blocks, notes, found.lone = bare_notes(blocks, {note.label for note in found.notes})
    blocks = in_verse(_without_idle_rules(blocks))
    _make_crossheads(blocks, found.looks)
    document = Document(blocks, numbered(blocks, found.notes + notes))
    outline = Outline()
    for heading in _headings(blocks):
        heading.level = outline.level(heading.level)
        text = plain_inline(heading.kids)
        names = found.named.get(id(heading), [])
        own = next((name for name in reversed(names) if _may_be_id(name) and outline.suits(name)), "")
        if own and not outline.gives(text, own):
            outline.claim(own)
            heading.id = own
        else:
            heading.id = outline.id(text)
    return document, {name: heading.id if heading else "" for name, heading in found.anchors.items()}


def numbered(blocks: list[Any], notes: list[Note]) -> list[Note]:
    """Number notes and marks in the order of their first mention, those in notes last; return the notes in order."""
    known = {note.label: note for note in notes}
    order: list[Note] = []
    waiting = _marks(blocks)
    for mark in waiting:  # grows while it is walked
        note = known[mark.label]
        if not note.number:
            order.append(note)
            note.number = len(order)
            waiting += _marks(note.kids)
        note.turns += 1
        mark.number, mark.turn = note.number, note.turns
    return order + [note for note in notes if not note.number]


def _marks(blocks: list[Any]) -> list[NoteMark]:
    found: list[NoteMark] = []
    stack: list[Any] = blocks[::-1]
    while stack:
        node = stack.pop()
        if type(node) is NoteMark:
            found.append(node)
        elif type(node) is Bullets:
            stack += [block for item in reversed(node.items) for block in reversed(item)]
        elif type(node) is Table:
            stack += [kid for row in reversed([node.head, *node.rows]) for cell in reversed(row) for kid in cell[::-1]]
        elif hasattr(node, "kids"):
            stack += node.kids[::-1]
    return found


def _may_be_id(name: str) -> bool:
    return len(name) <= 80 and not any(sign.isspace() or sign in '{}"<>' for sign in name)


def _headings(blocks: list[Any]) -> list[Heading]:
    found: list[Heading] = []
    for block in blocks:
        if type(block) is Heading:
            found.append(block)
        elif type(block) is Division:
            found += _headings(block.kids)
    return found


def _without_idle_rules(blocks: list[Any]) -> list[Any]:
    """Leave out rules at the ends, beside headings and beside each other: they only decorate."""
    found: list[Any] = []
    for block in blocks:
        last = found[-1] if found else None
        if type(block) is Rule and (last is None or type(last) in (Rule, Heading)):
            continue
        if type(block) is Heading and type(last) is Rule:
            found.pop()
        found.append(block)
    while found and type(found[-1]) is Rule:
        found.pop()
    return found


def _make_crossheads(blocks: list[Any], looks: dict[int, Look]) -> None:
    """Make headings of short paragraphs that are all bold or larger, where there are two of them and no headings."""
    if any(type(block) is Heading for block in blocks):
        return
    places = [
        at
        for at, block in enumerate(blocks[:-1])
        if type(block) is Paragraph
        and _is_crosshead(block, looks.get(id(block), Look()))
        and type(blocks[at + 1]) is not Rule
    ]
    places = [at for at in places if at + 1 not in places]
    if len(places) < 2 or len(places) * 2 > len(blocks):
        return
    for at in places:
        kids = blocks[at].kids
        blocks[at] = Heading(kids[0].kids if type(kids[0]) is Strong and len(kids) == 1 else kids, 2)


def _is_crosshead(block: Paragraph, look: Look) -> bool:
    if look.term or not (look.large or (len(block.kids) == 1 and type(block.kids[0]) is Strong)):
        return False
    return length(block.kids) <= LONGEST_CROSSHEAD and not plain_inline(block.kids).endswith(_STOPS)
