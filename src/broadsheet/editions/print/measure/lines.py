"""Where the lines of running text end.

In: matters and a design. Out: for each paragraph of each matter its lines, as the typesetter breaks them in the width
of a column. All paragraphs are set in one go, a page each, and read back from the text of the PDF by counting the
characters of every row, which holds for either direction of writing. What cannot be read back so is never guessed: it
gets lines of our own (`pinning`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Matter, Paragraph
from broadsheet.editions.print.measure.pinning import own_lines
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.prelude import prelude
from broadsheet.editions.print.rows import table_rows_source
from broadsheet.editions.print.runs import LONG, tongue
from broadsheet.editions.print.setting import paragraph_source, pinned
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.pages import HYPHEN, Leaf, leaves

WHOLE = frozenset(("crosshead", "row"))
"""Kinds that are never cut."""

SOFT = "\u00ad"
_DASHES = frozenset("-\u2010\u2011")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_ODD = re.compile(rf"[^\x20-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u2122\n]|[^\s]{{{LONG},}}")


@dataclass(slots=True)
class Broken:
    """The lines of every paragraph of a matter, and which paragraphs have lines of our own making."""

    lines: list[list[Line]]
    pinned: set[int] = field(default_factory=set)


def lines_of(matters: Sequence[Matter], design: Design, typesetter: Typesetter) -> list[Broken]:
    """Return the lines of every paragraph of every matter; of a paragraph without text, and of a block, none."""
    wanted = [
        (matter, index)
        for matter in matters
        for index, paragraph in enumerate(matter.paragraphs)
        if paragraph.runs or paragraph.kind == "row"
    ]
    made = {matter.id: Broken([[] for _ in matter.paragraphs]) for matter in matters}
    if not wanted:
        return list(made.values())
    readable = [(matter, index) for matter, index in wanted if not _RIGHT_TO_LEFT.search(matter.paragraphs[index].text)]
    failed = [(matter, index) for matter, index in wanted if _RIGHT_TO_LEFT.search(matter.paragraphs[index].text)]
    pages = leaves(typesetter.pdf(_source(readable, design), {}, tagged=False)) if readable else ()
    for (matter, index), leaf in zip(readable, pages, strict=True):
        lines = _read(matter.paragraphs[index], index, leaf, design)
        made[matter.id].lines[index] = lines
        if not lines:
            failed.append((matter, index))
    failed += _overfull(made, readable, design, typesetter)
    for (id, index), lines in own_lines(failed, design, typesetter).items() if failed else ():
        made[id].lines[index] = lines
        made[id].pinned.add(index)
    return list(made.values())


def _overfull(
    made: Mapping[str, Broken], read: Sequence[tuple[Matter, int]], design: Design, typesetter: Typesetter
) -> list[tuple[Matter, int]]:
    """Find paragraphs with signs out of the ordinary of which a line, set on its own, is more than one."""
    questions = Questions()
    for matter, index in read:
        paragraph = matter.paragraphs[index]
        if paragraph.kind in WHOLE or not _ODD.search(paragraph.text):
            continue
        questions.begin(f"set text({tongue(matter.language)})")
        for at, line in enumerate(made[matter.id].lines[index]):
            body = paragraph_source(paragraph, design, pinned(paragraph, [line], False), begun=at > 0)
            questions.height((matter.id, index, at), design.format.column, f"pinned-lines({body})")
        questions.end()
    said = questions.answers(design, read[0][0].language, typesetter) if read else {}
    over = {name[:2] for name, height in said.items() if height > 1.5 * design.leading and isinstance(name, tuple)}
    return [(matter, index) for matter, index in read if (matter.id, index) in over]


def _source(wanted: Sequence[tuple[Matter, int]], design: Design) -> str:
    """Write one page for each paragraph."""
    parts = [prelude(design, wanted[0][0].language)]
    parts.append(f"#set page(width: {design.format.column:.3f}pt, height: auto, margin: 0pt)\n")
    for matter, index in wanted:
        paragraph = matter.paragraphs[index]
        row = paragraph.kind == "row"
        made = (
            table_rows_source(matter.paragraphs, (index, index + 1), design)
            if row
            else paragraph_source(paragraph, design)
        )
        parts.append(f"#{{ set text({tongue(matter.language)}); {made} }}\n#pagebreak(weak: true)\n")
    return "".join(parts)


def _read(paragraph: Paragraph, index: int, leaf: Leaf, design: Design) -> list[Line]:
    """Read the lines of a paragraph; none where they cannot be told."""
    count = max(1, round(leaf.height / design.leading))
    if paragraph.kind in WHOLE:
        length = len(paragraph.text)
        return [Line(index, 0, length), *(Line(index, length, length) for _ in range(count - 1))]
    lines = list(_counted(paragraph, index, leaf.rows))
    whole = len(lines) == count and lines[-1].end == len(paragraph.text)
    return lines if whole else []


def _counted(paragraph: Paragraph, index: int, rows: Sequence[str]) -> Iterator[Line]:
    """Follow the rows through the text by the characters that can be seen, as long as they are the same ones."""
    text, at = paragraph.text, 0
    mark = _seen(paragraph.mark)
    for row in rows:
        shown = _seen(row)
        if mark and not at:
            shown = _without(shown, mark)
        hyphen = row.endswith((HYPHEN, SOFT))
        start = at = _after_blanks(text, at)
        left = len(shown)
        while left > 0 and at < len(text):
            left -= _is_seen(text[at])
            at += 1
        if left or sorted(_seen(text[start:at])) != sorted(shown):
            return
        if hyphen and text[at : at + 1] in _DASHES:
            at, hyphen = at + 1, False
        at = _with_unseen(text, at)
        yield Line(index, start, at, hyphen)


def _without(shown: list[str], mark: list[str]) -> list[str]:
    """Take the mark of an item off its first row: it stands at the left or, from right to left, at the right."""
    return shown[len(mark) :] if shown[: len(mark)] == mark else shown[: -len(mark)]


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _with_unseen(text: str, at: int) -> int:
    """Let marks that cannot be seen belong to the letter before them; blanks at the very end to the last line."""
    while at < len(text) and not _is_seen(text[at]) and not text[at].isspace():
        at += 1
    return len(text) if not text[at:].strip() else at


@lru_cache(maxsize=4096)
def _is_seen(sign: str) -> bool:
    """Whether a character leaves a trace that can be counted: no blank, no mark of direction, no soft hyphen."""
    return not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cn", "Cc")


def _seen(text: str) -> list[str]:
    return [sign for sign in text if _is_seen(sign)]
