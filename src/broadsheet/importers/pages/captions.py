"""Pictures and the words beside them → figures with captions.

In: blocks, and how their paragraphs looked. Out: blocks in which a figure has the words that belong to it. Knows no
page.
"""

from __future__ import annotations

from typing import Any

from broadsheet.importers.pages.flow import Look
from broadsheet.importers.pages.lines import length
from broadsheet.text.nodes import Emphasis, Figure, NoteMark, Paragraph, Picture, RawInline

LONGEST = 300  # characters
LONGEST_APART = 200


def as_caption(blocks: list[Any], longest: int) -> list[Any]:
    """Make the paragraphs among some blocks the caption of the last figure among them, if they are short enough."""
    figures = [block for block in blocks if type(block) is Figure]
    words = [block for block in blocks if type(block) is Paragraph]
    if not figures or figures[-1].picture.caption or not words or len(figures) + len(words) < len(blocks):
        return blocks
    if sum(length(block.kids) for block in words) > longest or any(not may_caption(block.kids) for block in words):
        return blocks
    kids: list[Any] = []
    for block in words:
        kids += [" ", *block.kids] if kids else block.kids
    figures[-1].picture.caption = _undressed(kids)
    return figures


def captioned(blocks: list[Any], looks: dict[int, Look]) -> list[Any]:
    """Give each figure the paragraph behind it that looks like its caption."""
    found: list[Any] = []
    for block in blocks:
        last = found[-1] if found else None
        if type(block) is Paragraph and type(last) is Figure and _belongs(block, last, looks):
            last.picture.caption = _undressed(block.kids)
        else:
            found.append(block)
    return found


def _belongs(block: Paragraph, figure: Figure, looks: dict[int, Look]) -> bool:
    look = looks.get(id(block), Look())
    size = length(block.kids)
    if figure.picture.caption or size > LONGEST or not may_caption(block.kids):
        return False
    if look.caption or look.small or (len(block.kids) == 1 and type(block.kids[0]) is Emphasis):
        return True
    return look.apart and looks.get(id(figure), Look()).apart and size <= LONGEST_APART


def may_caption(kids: list[Any]) -> bool:
    """Whether a line may be a caption: it has no mark of a note and no picture."""
    stack = list(kids)
    while stack:
        kid = stack.pop()
        if type(kid) in (NoteMark, Picture):
            return False
        if hasattr(kid, "kids"):
            stack += kid.kids
    return True


def _undressed(kids: list[Any]) -> list[Any]:
    """Take off the italics that a caption stands in as a whole."""
    if len(kids) == 1 and type(kids[0]) is Emphasis:
        return list(kids[0].kids)
    return [kid for kid in kids if not (type(kid) is RawInline and kid.html == "<br>")]
