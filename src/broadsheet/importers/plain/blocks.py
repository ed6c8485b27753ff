"""Runs of plain lines → nodes of our document: paragraphs, lists, quotes, verse, tables in blanks, rules, notes.

In: runs, the width to which they were wrapped. Out: blocks with every word of the runs. Knows no page and no mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from broadsheet.importers.plain.lines import Run, is_wrapped, joined, runs_of, width_of
from broadsheet.text.nodes import (
    Block,
    Bullets,
    CodeBlock,
    Division,
    Emphasis,
    HardBreak,
    Inline,
    Link,
    Paragraph,
    Plain,
    Quote,
    Rule,
    Strong,
)

RULE = re.compile(r"\s*([=*\-_~#+.─═•])(?:\s?\1){4,}\s*")
_ITEM = re.compile(r"(?P<indent>\s*)(?P<mark>[*+•·‣o-]|(?P<number>\d{1,3})[.)])\s+(?=\S)")
_QUOTED = re.compile(r"^\s{0,3}>+ ?")
_COLUMNS = re.compile(r"\S {3,}\S|\S {2,}\S.*\S {2,}\S|^\s*\|.*\|\s*$|^\s*\+[-=+]+\+\s*$")
_MARKED = re.compile(
    r"<(?P<address>(?:https?|ftp|mailto):[^\s<>]{1,2000})>|(?P<bare>\b(?:https?|ftp)://[^\s<>\"]{1,2000}[^\s<>\".,;:!?)\]'])"
    r"|(?<![\w*])\*(?P<strong>\w(?:[^*\n]{0,200}\w)?)\*(?![\w*])|(?<![\w_])_(?P<emphasis>\w(?:[^_\n]{0,200}\w)?)_(?![\w_])"
)
_DEEPEST = 8


def without_rules(run: Run) -> Iterator[Run]:
    """Part a run at its lines of signs, each of which becomes a run of its own; frames of tables stay whole."""
    rules = [bool(RULE.fullmatch(line)) for line in run.lines]
    if len(run.lines) < 2 or not any(rules) or any(_COLUMNS.search(line.strip()) for line in run.lines):
        yield run
        return
    for is_rule, rows in groupby(enumerate(run.lines), key=lambda row: rules[row[0]]):
        numbered = list(rows)
        for piece in [[row] for row in numbered] if is_rule else [numbered]:
            first = piece[0][0]
            yield Run([line for _, line in piece], run.before if not first else 0, run.at + first)


def blocks_of(runs: Sequence[Run], width: int, depth: int = 0) -> list[Block]:
    """Return the nodes of runs of lines."""
    usual = min((run.indent for run in runs if not _ITEM.match(run.lines[0])), default=0)
    found: list[Block] = []
    for run in runs:
        for block in _blocks(run, width, usual, depth):
            before = found[-1] if found else None
            if isinstance(block, Bullets) and isinstance(before, Bullets) and _goes_on(before, block):
                before.items.extend(block.items)
                before.tight = False
            else:
                found.append(block)
    return [_loose(block) for block in found]


def _goes_on(before: Bullets, block: Bullets) -> bool:
    """A list goes on behind a blank line where its numbers do."""
    if before.start is None or block.start is None:
        return before.start is None and block.start is None
    return block.start == before.start + len(before.items)


def _loose(block: Block) -> Block:
    """In a list with blank lines the items hold paragraphs."""
    if isinstance(block, Bullets) and not block.tight:
        block.items = [[Paragraph(kid.kids) if isinstance(kid, Plain) else kid for kid in item] for item in block.items]
    return block


def _blocks(run: Run, width: int, usual: int, depth: int) -> Iterator[Block]:
    lines = run.lines
    if len(lines) == 1 and RULE.fullmatch(lines[0]):
        yield Rule()
    elif depth < _DEEPEST and all(_QUOTED.match(line) for line in lines):
        inner = runs_of("\n".join(_QUOTED.sub("", line, count=1) for line in lines))
        yield Quote(blocks_of(inner, width, depth + 1))
    elif _is_code(run, width):
        cut = run.indent
        yield CodeBlock("\n".join(line[cut:] for line in lines) + "\n")
    elif _ITEM.match(lines[0]) and _is_list(lines):
        yield _list(lines)
    elif len(lines) > 1 and not is_wrapped(run, width) and _has_short_lines(run, width):
        yield _in_lines(run)
    elif run.indent > usual + 2 and depth < _DEEPEST and len(lines) > 1:
        yield Quote([Paragraph(inline(run.text))])
    else:
        yield Paragraph(inline(run.text))


def _is_code(run: Run, width: int) -> bool:
    """Columns that blanks make, frames of signs, and what stands indented and is no prose."""
    columns = sum(bool(_COLUMNS.search(line.strip())) for line in run.lines)
    if len(run.lines) > 1 and columns * 2 > len(run.lines) and not _ITEM.match(run.lines[0]):
        return not (is_wrapped(run, width) and columns < len(run.lines))
    text = "".join(run.lines).replace(" ", "")
    letters = sum(letter.isalpha() for letter in text)
    return run.indent >= 4 and letters < 0.65 * len(text)


def _is_list(lines: Sequence[str]) -> bool:
    """A single line with a dash may be speech; two items, or one that goes on indented, are a list."""
    items = [found for line in lines if (found := _ITEM.match(line))]
    indent = len(items[0]["indent"])
    others = [line for line in lines if not _ITEM.match(line)]
    set_in = all(len(line) - len(line.lstrip()) > indent for line in others)
    is_sure = items[0]["mark"] not in ("-", "o") or len(items) > 1 or bool(others)
    return is_sure and (set_in or len(items) > 1)


def _list(lines: Sequence[str]) -> Bullets:
    items: list[list[str]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append([line[found.end() :]])
        else:
            items[-1].append(line)
    first = _ITEM.match(lines[0])
    start = int(first["number"]) if first and first["number"] else None
    return Bullets([[Plain(inline(joined(item)))] for item in items], start)


def _has_short_lines(run: Run, width: int) -> bool:
    """Whether the lines are so short that their ends mean something."""
    longest = max(width_of(line) for line in run.lines)
    return longest < (width * 0.9 if width else 60) or (not width and len(run.lines) > 1)


def _in_lines(run: Run) -> Block:
    """Lines that end where they are meant to: four or more without full stops are verse, else breaks."""
    kids: list[Inline] = []
    for line in run.lines:
        kids += [*([HardBreak()] if kids else []), *inline(" ".join(line.split()))]
    stops = sum(line.rstrip().endswith((".", "。")) for line in run.lines)
    if len(run.lines) >= 4 and stops * 2 <= len(run.lines) and max(map(width_of, run.lines)) < 60:
        return Division("verse", [Paragraph(kids)])
    return Paragraph(kids)


def inline(text: str) -> list[Inline]:
    """Return a line with its addresses as links and words between stars or underlines set off."""
    kids: list[Inline] = []
    at = 0
    for found in _MARKED.finditer(text):
        if found.start() > at:
            kids.append(text[at : found.start()])
        address = found["address"] or found["bare"]
        if address:
            kids.append(Link([address.removeprefix("mailto:")], address))
        elif found["strong"]:
            kids.append(Strong([found["strong"]]))
        else:
            kids.append(Emphasis([found["emphasis"]]))
        at = found.end()
    if at < len(text) or not kids:
        kids.append(text[at:])
    return kids
