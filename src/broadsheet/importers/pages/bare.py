"""Notes without anchors: `[1]` or a raised 1 in the text, and at the end blocks that begin with the same.

In: the blocks of a text. Out: the notes, taken out of the blocks, with marks in the places that refer to them; and the
signs in brackets that have no note. Only a number that begins one block and stands before it is a note. Knows no page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from broadsheet.text.nodes import Bullets, HardBreak, Heading, Note, NoteMark, Paragraph, Plain, Quote, RawInline, Table

_SIGN = re.compile(r"\[(\d{1,3})\]")
_BEGINS = re.compile(r"\[(\d{1,3})\][\s.:]*")
_NUMBER = re.compile(r"\[?(\d{1,3})\]?\Z")


@dataclass(slots=True)
class _Body:
    """A note as it stands: its number, its line, and the block and line that it is."""

    number: str
    kids: list[Any]
    block: int


def bare_notes(blocks: list[Any], taken: set[str]) -> tuple[list[Any], list[Note], list[str]]:
    """Return the blocks without the notes in them, the notes, and the numbers that are marks of no note."""
    bodies = _bodies(blocks)
    first = min((body.block for body in bodies), default=len(blocks))
    lines = _all_lines(blocks[:first])
    marks = [number for line in lines for number in _numbers(line, bool(bodies))]
    counts = [body.number for body in bodies]
    found = {body.number: body for body in bodies if body.number in marks and counts.count(body.number) == 1}
    if not bodies or len(found) < len(bodies):
        return blocks, [], [] if bodies else _lone(marks)
    labels = {number: number if number not in taken else f"{number}-a" for number in found}
    for line in lines:
        line[:] = _marked(line, labels)
    notes = [Note(labels[number], [Paragraph(body.kids)]) for number, body in found.items()]
    gone = {body.block for body in bodies}
    left = [block for at, block in enumerate(blocks) if at not in gone]
    while left and len(left) > first - 1 >= 0 and type(left[-1]) is Heading:
        left.pop()
    return left, notes, [number for number in _lone(marks) if number not in found]


def _lone(marks: list[str]) -> list[str]:
    """Return numbers in brackets that look like marks: they count from 1."""
    return list(dict.fromkeys(marks)) if "1" in marks else []


def _bodies(blocks: list[Any]) -> list[_Body]:
    """Find the blocks at the end of a text that are notes, line by line."""
    found: list[_Body] = []
    for at in range(len(blocks) - 1, len(blocks) // 2 - 1, -1):
        lines = _lines_of(blocks[at])
        starts = [_begun(line) for line in lines]
        if lines and all(starts):
            found[:0] = [_Body(*start, at) for start in starts if start]
        elif found and type(blocks[at]) is not Heading:
            break
    return found


def _lines_of(block: Any) -> list[list[Any]]:
    if type(block) is Bullets:
        return [first.kids if isinstance(first := item[0], Plain) and len(item) == 1 else [] for item in block.items]
    if type(block) is not Paragraph:
        return []
    lines: list[list[Any]] = [[]]
    for kid in block.kids:
        if type(kid) is HardBreak:
            lines.append([])
        else:
            lines[-1].append(kid)
    return lines


def _begun(line: list[Any]) -> tuple[str, list[Any]] | None:
    """Return the number that a line begins with and what is behind it."""
    if line and type(line[0]) is str:
        match = _BEGINS.match(line[0])
        if match and (len(line) > 1 or match.end() < len(line[0])):
            return match[1], [text for text in (line[0][match.end() :], *line[1:]) if text != ""]
    elif len(line) > 3 and _is_raised(line, 0):
        rest = [line[3].lstrip(" .:") if type(line[3]) is str else line[3], *line[4:]]
        match = _NUMBER.match(line[1])
        return (match[1], [kid for kid in rest if kid != ""]) if match else None
    return None


def _is_raised(line: list[Any], at: int) -> bool:
    """Whether a raised number stands at a place of a line."""
    kid = line[at]
    return (
        type(kid) is RawInline
        and kid.html == "<sup>"
        and at + 2 < len(line)
        and type(line[at + 1]) is str
        and type(line[at + 2]) is RawInline
        and _NUMBER.match(line[at + 1]) is not None
    )


def _all_lines(blocks: list[Any]) -> list[list[Any]]:
    """List the lines of inline nodes in some blocks, those within others too."""
    lines: list[list[Any]] = []
    stack: list[Any] = blocks[::-1]
    while stack:
        node = stack.pop()
        if type(node) is Bullets:
            stack += [block for item in reversed(node.items) for block in reversed(item)]
        elif type(node) is Table:
            lines += [cell for row in (node.head, *node.rows) for cell in row]
        elif type(node) in (Paragraph, Plain, Heading):
            lines.append(node.kids)
            stack += [kid for kid in reversed(node.kids) if hasattr(kid, "kids") and not hasattr(kid, "target")]
        elif hasattr(node, "kids"):
            stack += node.kids[::-1] if type(node) is Quote or hasattr(node, "attributes") else []
            lines += [] if type(node) is Quote or hasattr(node, "attributes") else [node.kids]
    return lines


def _numbers(line: list[Any], raised: bool) -> list[str]:
    found: list[str] = []
    for at, kid in enumerate(line):
        if type(kid) is str:
            found += _SIGN.findall(kid)
        elif raised and _is_raised(line, at):
            match = _NUMBER.match(line[at + 1])
            found += [match[1]] if match else []
    return found


def _marked(line: list[Any], labels: dict[str, str]) -> list[Any]:
    """Set marks in the places of the numbers that have notes."""
    found: list[Any] = []
    skip = 0
    for at, kid in enumerate(line):
        if skip:
            skip -= 1
        elif type(kid) is str:
            found += _split(kid, labels)
        elif _is_raised(line, at) and (match := _NUMBER.match(line[at + 1])) and match[1] in labels:
            found.append(NoteMark(labels[match[1]]))
            skip = 2
        else:
            found.append(kid)
    return found


def _split(text: str, labels: dict[str, str]) -> list[Any]:
    found: list[Any] = []
    done = 0
    for match in _SIGN.finditer(text):
        if match[1] in labels:
            before = text[done : match.start()].rstrip(" ")
            found += [before, NoteMark(labels[match[1]])] if before else [NoteMark(labels[match[1]])]
            done = match.end()
    return [*found, text[done:]] if done < len(text) else found
