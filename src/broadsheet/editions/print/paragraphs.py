"""How a paragraph is set, whole or line by line.

In: a paragraph, a design, and for a part of it its lines. Out: source in code mode. Of a paragraph that a column cuts
every line is set as it was measured, hyphens included. Knows no galley and no page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import floor

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Initial, Line
from broadsheet.editions.print.matter import Paragraph, Run
from broadsheet.editions.print.runs import between, content, hyphenated, quoted, tongue
from broadsheet.languages.direction import direction
from broadsheet.typesetting.codes import QUIET, drawing

INDENT = 1.0
"""The indent of a paragraph and the step by which lists are set in, in parts of the text's size."""

DEEPEST = 4
"""Levels after which nothing is set in further: a column is narrow."""

TURN = 2.0
"""How far the turned-over rest of a line of verse is set in."""

TURN_OF_CODE = 1.2
"""The same of a line of code: so far that the mark for it goes in."""

CODE = 0.88
"""The size of code, in parts of the text's size."""

CODE_LETTER = 0.6
"""The width of every letter of code, in parts of its own size."""

CODE_MARGIN = 0.25
"""Points that every line of code keeps free."""

LEAST_CODE = 0.75
"""Code is not made smaller than so many parts of its size for the sake of long lines."""

LEAST_DRAWN = 0.42
"""The same where it is a picture made of signs, of which nothing is left if its lines are turned over."""

LOOSE = 0.5
"""A line is not stretched that has less than so much of the letters that go into one."""

LETTER = 0.45
"""The width of a letter of running text on the whole, in parts of its size."""

_JUSTIFIED = frozenset(("text", "quote", "author_note"))
_RAGGED = frozenset(("item", "note"))
"""Kinds of paragraphs that are hyphenated but not justified; line by line they may be pressed together by a hair."""


def paragraph_source(paragraph: Paragraph, design: Design, pieces: str = "", begun: bool = False) -> str:
    """Write a paragraph whole, or the `pieces` of its text that stand in one column; `begun` where it began above."""
    if not paragraph.runs:
        return "gap"
    body = pieces or (content(parted(paragraph)) if paragraph.kind == "code" else content(paragraph.runs))
    if paragraph.kind == "address":
        size, said = len(paragraph.code) + 2 * QUIET, f"QR: {paragraph.text}"
        return f"k-address({quoted(drawing(paragraph.code))}, {size}, {quoted(said)}, {body})"
    if paragraph.kind == "crosshead":
        return in_tongue(paragraph.language, f"k-crosshead({3 + paragraph.depth}, {body})")
    first, hang = indents(paragraph)
    if paragraph.mark and not begun:
        body = f"marked({hang - first:.3g}, {quoted(paragraph.mark)})+{body}"
    form = "k-" + paragraph.kind.replace("_", "-") + ("-pinned" if pieces and paragraph.kind in _RAGGED else "")
    first = hang if begun else first
    indents_said = f"{first * design.size:.3f}pt, {hang * design.size:.3f}pt"
    if paragraph.kind == "code":
        indents_said += f", {CODE * code_scale(paragraph, design):.4f}em"
    return in_tongue(paragraph.language, f"{form}({indents_said}, {body})")


def indents(paragraph: Paragraph) -> tuple[float, float]:
    """How far the first line and the others are set in, in parts of the text's size."""
    deep = min(paragraph.depth, DEEPEST) * INDENT
    if paragraph.kind in ("item", "note", "quote") and paragraph.mark:
        return deep, deep + (INDENT if len(paragraph.mark) < 2 else 0.62 * len(paragraph.mark) + 0.2)
    if paragraph.kind in ("verse", "code"):
        return deep, deep + (TURN if paragraph.kind == "verse" else TURN_OF_CODE)
    if paragraph.kind == "text" and not paragraph.first:
        return deep + INDENT, deep
    return deep, deep


def code_scale(paragraph: Paragraph, design: Design) -> float:
    """How much smaller code is set so that the longest line of its block goes into a column: 1 where nothing helps."""
    room = design.format.column - indents(paragraph)[0] * design.size - CODE_MARGIN
    scale = floor(100 * room / (max(1, paragraph.widest) * CODE_LETTER * CODE * design.size)) / 100
    return min(1.0, scale) if scale >= (LEAST_DRAWN if paragraph.drawn else LEAST_CODE) else 1.0


def parted(paragraph: Paragraph) -> list[Run]:
    """Let a line of code end behind every letter, for a room whose width is not known."""
    return [replace(run, text="\u200b".join(run.text)) for run in paragraph.runs]


def pinned(paragraph: Paragraph, lines: Sequence[Line], design: Design, ended: bool = False) -> str:
    """Write lines of a paragraph each as it is; `ended`: the last is that of the paragraph."""
    out = []
    for at, line in enumerate(lines):
        runs = [_hard(run) for run in between(paragraph.runs, line.start, line.end)]
        mark = "turned+" if paragraph.kind == "code" and line.start else ""
        out.append(mark + content(hyphenated(runs) if line.hyphen else runs, fixed=True))
        full = is_justified(paragraph, line) and not is_loose(paragraph, line, design)
        if at + 1 < len(lines) or (full and not ended):
            out.append("full" if full else "linebreak()")
    return "+".join(out)


def is_justified(paragraph: Paragraph, line: Line) -> bool:
    """Whether a line fills its column: not the last, and none that was ended on purpose."""
    rest = paragraph.text[line.end :]
    bare = rest.lstrip()
    return paragraph.kind in _JUSTIFIED and bool(bare) and "\n" not in rest[: len(rest) - len(bare)]


def is_loose(paragraph: Paragraph, line: Line, design: Design) -> bool:
    """Whether so little stands in a line that would fill its column that it is better not stretched."""
    room = design.format.column - max(indents(paragraph)) * design.size
    return is_justified(paragraph, line) and line.end - line.start < LOOSE * room / (LETTER * design.size)


def _hard(run: Run) -> Run:
    """Take out the places for hyphens: the line is as it is."""
    return Run(run.text.replace("\u00ad", ""), run.style, run.link) if "\u00ad" in run.text else run


def flexed_source(body: str, change: int) -> str:
    """Set something a little tighter (-1) or looser (1), so little that no reader sees it."""
    return f"flexed({change}, {body})"


def initial_source(
    paragraph: Paragraph, lines: Sequence[Line], initial: Initial, design: Design, rest: tuple[float, bool]
) -> str:
    """Write the lines of a paragraph that begins with a large letter; `rest`: points between lines, whether it ends."""
    extra, ended = rest
    count, letters = initial.lines, initial.letters
    beside = [replace(lines[0], start=letters), *lines[1:count]]
    room = f"{initial.room / 1000:.3f}pt"
    parts = [
        f"pinned-lines(k-text({room}, {room}, {pinned(paragraph, beside, design, ended and len(lines) == count)}))"
    ]
    if lines[count:]:
        pieces = pinned(paragraph, lines[count:], design, ended)
        parts.append(f"pinned-lines({paragraph_source(paragraph, design, pieces, begun=True)})")
    large = content(between(paragraph.runs, 0, letters))
    body = "\n".join(parts)
    return in_tongue(paragraph.language, f"with-initial({large}, {count}, {extra:.3f}pt, {{ {body} }})")


def in_tongue(language: str, source: str) -> str:
    """Set what follows in a language of its own."""
    if not language:
        return source
    start = "; set align(start)" if direction(language) == "rtl" else ""
    return f"{{ set text({tongue(language)}){start}\n{source} }}"
