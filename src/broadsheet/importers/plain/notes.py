"""Notes in plain text: `[1]` in the text and `[1] …` at its end become a note with its references.

In: blocks. Out: a document, and the references that have no note. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.text.nodes import Block, Bullets, Document, Inline, Note, NoteMark, Paragraph, Plain, Quote

_MARK = re.compile(r"\[(\d{1,3})\]")
_DEFINED = re.compile(r"\s*\[(\d{1,3})\]:?\s+(?=\S)")


def with_notes(blocks: Sequence[Block]) -> tuple[Document, tuple[str, ...]]:
    """Return the blocks as a document.

    Definitions stand in a row at the end, or as numbered lists behind the paragraphs that refer to them; each must be
    referred to before it.
    """
    body, definitions = _parted(blocks)
    asked = _asked(body)
    labels = [label for label, _ in definitions]
    if len(set(labels)) < len(labels) or not set(labels) & set(asked):
        return Document(list(blocks)), tuple(dict.fromkeys(_asked(blocks)))
    mentioned = dict.fromkeys(label for label in asked if label in labels)
    numbers = {label: number for number, label in enumerate(mentioned, 1)}
    turns: dict[str, int] = {}
    for block in body:
        _mark(block, numbers, turns)
    notes = [Note(label, [Paragraph(kids)], numbers.get(label, 0), turns.get(label, 0)) for label, kids in definitions]
    notes.sort(key=lambda note: note.number or len(notes) + 1)
    return Document(body, notes), tuple(dict.fromkeys(label for label in asked if label not in labels))


def _parted(blocks: Sequence[Block]) -> tuple[list[Block], list[tuple[str, list[Inline]]]]:
    """Return the text, and the definitions with their labels."""
    end = len(blocks)
    while end and _label(blocks[end - 1]):
        end -= 1
    body: list[Block] = []
    found: list[tuple[str, list[Inline]]] = []
    asked: set[str] = set()
    for block in blocks[:end]:
        listed = _listed(block)
        if listed and all(label in asked for label, _ in listed):
            found += listed
        else:
            body.append(block)
            asked.update(_asked([block]))
    return body, [*found, *((_label(block), _without_label(block)) for block in blocks[end:])]


def _listed(block: Block) -> list[tuple[str, list[Inline]]]:
    """Return the items of a numbered list of single lines with their numbers."""
    if not isinstance(block, Bullets) or block.start is None:
        return []
    rows = [item[0].kids if isinstance(item[0], Paragraph | Plain) else [] for item in block.items if len(item) == 1]
    return [(str(block.start + at), kids) for at, kids in enumerate(rows)] if len(rows) == len(block.items) else []


def _label(block: Block) -> str:
    if not isinstance(block, Paragraph) or not block.kids or not isinstance(block.kids[0], str):
        return ""
    found = _DEFINED.match(block.kids[0])
    return found[1] if found else ""


def _without_label(block: Block) -> list[Inline]:
    if not isinstance(block, Paragraph) or not isinstance(block.kids[0], str):
        return []
    first = _DEFINED.sub("", block.kids[0], count=1)
    return [*([first] if first else []), *block.kids[1:]]


def _asked(blocks: Sequence[Block]) -> list[str]:
    """Return the labels in the text in order, each as often as it stands there."""
    found: list[str] = []
    for block in blocks:
        for kid in _kids(block):
            if isinstance(kid, str):
                found += _MARK.findall(kid)
    return found


def _kids(block: Block) -> list[Inline]:
    if isinstance(block, Paragraph | Plain):
        return block.kids
    if isinstance(block, Quote):
        return [kid for inner in block.kids for kid in _kids(inner)]
    if isinstance(block, Bullets):
        return [kid for item in block.items for inner in item for kid in _kids(inner)]
    return []


def _mark(block: Block, numbers: dict[str, int], turns: dict[str, int]) -> None:
    if isinstance(block, Paragraph | Plain):
        block.kids = [new for kid in block.kids for new in _marked(kid, numbers, turns)]
    elif isinstance(block, Quote):
        for inner in block.kids:
            _mark(inner, numbers, turns)
    elif isinstance(block, Bullets):
        for item in block.items:
            for inner in item:
                _mark(inner, numbers, turns)


def _marked(kid: Inline, numbers: dict[str, int], turns: dict[str, int]) -> list[Inline]:
    if not isinstance(kid, str):
        return [kid]
    found: list[Inline] = []
    at = 0
    for mark in _MARK.finditer(kid):
        if mark[1] not in numbers:
            continue
        before = kid[at : mark.start()].rstrip() if kid[at : mark.start()].endswith(" ") else kid[at : mark.start()]
        turns[mark[1]] = turns.get(mark[1], 0) + 1
        found += [*([before] if before else []), NoteMark(mark[1], numbers[mark[1]], turns[mark[1]])]
        at = mark.end()
    return [*found, *([kid[at:]] if kid[at:] else [])]
