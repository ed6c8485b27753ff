"""Paragraphs that are stanzas → verse.

In: blocks. Out: blocks in which runs of stanzas are divisions of verse. A stanza is known by its lines: short, of
several words, most begun with a capital, without figures, addresses and links; four of them at least. Knows no page.
"""

from __future__ import annotations

import re
from typing import Any

from broadsheet.text.nodes import CodeSpan, Division, HardBreak, Link, Paragraph, Picture
from broadsheet.text.plain import plain_inline

LEAST = 4  # lines
LONGEST = 60  # characters of a line
_UNLIKE = re.compile(r"[\d@/\\=|<>]")


def in_verse(blocks: list[Any]) -> list[Any]:
    """Make divisions of verse of the paragraphs that are stanzas."""
    found: list[Any] = []
    stanzas: list[Paragraph] = []
    for block in [*blocks, None]:
        if type(block) is Paragraph and is_stanza(block):
            stanzas.append(block)
            continue
        if sum(len(_lines(stanza.kids)) for stanza in stanzas) >= LEAST:
            found.append(Division("verse", list(stanzas)))
        else:
            found += stanzas
        stanzas = []
        if block is not None:
            found.append(block)
    return found


def is_stanza(block: Paragraph) -> bool:
    """Whether a paragraph looks like lines of verse."""
    if not any(type(kid) is HardBreak for kid in block.kids):
        return False
    if any(type(kid) in (Link, Picture, CodeSpan) for kid in block.kids):
        return False
    lines = _lines(block.kids)
    if any(len(line) > LONGEST or _UNLIKE.search(line) for line in lines):
        return False
    cased = [line for line in lines if line[0].lower() != line[0].upper()]
    capitals = sum(line[0].isupper() for line in cased)
    if not lines or lines[-1].endswith(":") or capitals * 10 < len(cased) * 7:
        return False
    words = sum(len(line.split()) if cased else len(line) / 3 for line in lines)
    return words >= 3.5 * len(lines)


def _lines(kids: list[Any]) -> list[str]:
    lines: list[list[Any]] = [[]]
    for kid in kids:
        if type(kid) is HardBreak:
            lines.append([])
        else:
            lines[-1].append(kid)
    texts = [plain_inline(line).strip().lstrip("\"'“„«(‘") for line in lines]
    return [text for text in texts if text]
