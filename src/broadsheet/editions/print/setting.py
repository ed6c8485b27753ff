"""How an article's type is set: matter → the typesetter's source, the same for measuring and for the finished page.

In: matter, a design and, for running text, the lines of a galley. Out: source in code mode; a whole source begins with
the `prelude`. A paragraph that stands whole is set naturally; of one that a column cuts every line is set as the galley
has it, so that what was measured is what is printed. Decides no place on any page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.groups import Row, grouped
from broadsheet.editions.print.matter import Box, Matter, Paragraph, Picture, Run
from broadsheet.editions.print.paragraphs import (
    flexed_source,
    in_tongue,
    indents,
    initial_source,
    is_loose,
    paragraph_source,
    pinned,
)
from broadsheet.editions.print.prelude import prelude
from broadsheet.editions.print.rows import rows_source, table_rows_source
from broadsheet.editions.print.runs import between, content, quoted

__all__ = (
    "box_source",
    "caption_source",
    "continued_source",
    "flexed_source",
    "head_source",
    "indents",
    "is_loose",
    "lines_source",
    "paragraph_source",
    "picture_source",
    "pinned",
    "prelude",
    "pull_source",
    "quoted",
)

GIVE = 0.04
"""By how much a drawing may be higher or lower than by nature, in parts of its height: no reader sees it."""

CAPTION_GAP = 3.0
"""Points between a picture and its caption."""

SHORT_CREDIT = 30
"""Characters of a credit up to which it is not broken."""

PULL_SIZES = ((75, 12.5), (10_000, 11.0))
"""Up to how many characters a pull quote is set in which size."""


def head_source(matter: Matter, size: int, standfirst: bool = True, level: int = 2) -> str:
    """Write kicker, headline and, if wanted, standfirst. `size` is in tenths of a point, `level` that of its tag."""
    parts = (
        content(matter.kicker) if matter.kicker else "none",
        content(matter.headline),
        f"{size / 10:g}pt",
        content(matter.standfirst) if standfirst and matter.standfirst else "none",
        str(level),
        deep_said(matter),
    )
    return in_tongue(matter.language, f"head-block({', '.join(parts)})")


def deep_said(matter: Matter) -> str:
    """Say whether a head's letters reach far below the line: those of scripts that run from right to left."""
    return f"deep: {'true' if matter.direction == 'rtl' else 'false'}"


def continued_source(matter: Matter, from_line: str, design: Design) -> str:
    """Write the head of a continuation: where it comes from, and the headline once more."""
    size = design.heads["continued"]
    parts = (f'go("back", {quoted(from_line)})', content(matter.headline), f"{size:g}pt", "2", deep_said(matter))
    return in_tongue(matter.language, f"continued-block({', '.join(parts)})")


def caption_source(picture: Picture) -> str:
    """Write the caption of a picture and its credit; nothing where it has neither."""
    if not picture.caption and not picture.credit:
        return ""
    caption = content(picture.caption) if picture.caption else "none"
    return f"caption({caption}, {content(_together(picture.credit)) if picture.credit else 'none'})"


def _together(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Keep a short credit on one line."""
    if sum(len(run.text) for run in runs) > SHORT_CREDIT:
        return runs
    return tuple(Run(run.text.replace(" ", "\u00a0"), run.style, run.link) for run in runs)


def picture_source(picture: Picture, design: Design, room: tuple[float, float]) -> str:
    """Write a picture with its caption in a room of points: as wide as it, cut around its focus to the height left.

    The file is named by its path from the paper's root, with `/` before it.
    """
    width, height = room
    caption = caption_source(picture)
    if not caption:
        return _cut_picture(picture, width, height)
    form = "bare-picture" if picture.decorative else "pictured"
    return (
        f"layout(room => {{ let words = {{ {caption} }}; "
        f"let high = {height:.3f}pt - {CAPTION_GAP}pt - measure(width: {width:.3f}pt, words).height; "
        f"{form}({_cut_picture(picture, width, 'high')}, {CAPTION_GAP}pt, words) }})"
    )


def _cut_picture(picture: Picture, width: float, height: float | str) -> str:
    """Write a picture that fills its room, cut around its focus; one that is to be whole gives a little in height."""
    high = height if isinstance(height, str) else f"{height:.3f}pt"
    ratio = picture.height / picture.width if picture.width else 1.0
    x, y = picture.focus
    alt = f"alt: {quoted(picture.alt)}" if picture.alt else "alt: none"
    image = f'image({quoted("/" + picture.file)}, width: wide, height: tall, fit: "stretch", {alt})'
    image = f"pdf.artifact({image})" if picture.decorative else image
    if picture.whole:
        return (
            f"{{ let tall = calc.min({high}, {width * ratio * (1 + GIVE):.3f}pt); "
            f"let wide = calc.min({width:.3f}pt, tall / {ratio * (1 - GIVE):.6f}); "
            f"block(width: {width:.3f}pt, height: {high}, align(center + horizon, {image})) }}"
        )
    return (
        f"{{ let wide = calc.max({width:.3f}pt, {high} / {ratio:.6f}); let tall = wide * {ratio:.6f}; "
        f"block(width: {width:.3f}pt, height: {high}, clip: true, "
        f"place(top + left, dx: -calc.min(calc.max(wide * {x:.4f} - {width / 2:.3f}pt, 0pt), wide - {width:.3f}pt), "
        f"dy: -calc.min(calc.max(tall * {y:.4f} - {high} / 2, 0pt), tall - {high}), {image})) }}"
    )


def pull_source(runs: tuple[Run, ...], height: float | None = None) -> str:
    """Write a pull quote, stretched to a height in points if one is given; behind a line's end stands who said it."""
    text = "".join(run.text for run in runs)
    end = text.find("\n")
    said = list(between(runs, 0, end if end >= 0 else len(text)))
    by = content(between(runs, end + 1, len(text))) if end >= 0 else "none"
    size = next(size for most, size in PULL_SIZES if len(text) <= most)
    return f"pull-quote({content(said)}, {by}, {size}pt, {_height(height)})"


def box_source(box: Box, design: Design, height: float | None = None) -> str:
    """Write a box in its frame, stretched to a height in points if one is given."""
    head, others = _headed(box.paragraphs)
    heading = content(head.runs) if head else "none"
    rows = (f"{{ {row} }}" for row in _boxed(others, box.aligns, design))
    return f"frame-{box.kind}({', '.join([_height(height), heading, *rows])})"


def _headed(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph | None, Sequence[Paragraph]]:
    """Part the heading of a box, if it begins with one, from what stands below it."""
    headed = bool(paragraphs) and paragraphs[0].kind == "crosshead"
    return (paragraphs[0], paragraphs[1:]) if headed else (None, paragraphs)


def _boxed(paragraphs: Sequence[Paragraph], aligns: tuple[str, ...], design: Design) -> Iterator[str]:
    """Write the paragraphs of a box, the rows of a table and the items of a list together."""
    rows = []
    for kind, group in groupby(enumerate(paragraphs), key=lambda row: row[1].kind):
        if kind == "row":
            first, *others = group
            rows.append(Row(first[0], rows_source([first[1], *(row for _, row in others)], aligns, design)))
        else:
            rows += (Row(at, _boxed_paragraph(paragraph, design)) for at, paragraph in group)
    yield from grouped(paragraphs, rows, design)


def _boxed_paragraph(paragraph: Paragraph, design: Design) -> str:
    if paragraph.kind == "crosshead":
        return f"box-heading({content(paragraph.runs)}, {design.size * 1.1:.2f}pt)"
    return paragraph_source(paragraph, design)


def _height(height: float | None) -> str:
    return "auto" if height is None else f"{height:.3f}pt"


def lines_source(matter: Matter, galley: Galley, span: tuple[int, int], design: Design, extra: float = 0.0) -> str:
    """Write the lines of a galley from the first of the span up to the second, as they stand in one column.

    `extra` points of white are added between each two lines (feathering).
    """
    start, end = span
    more = f"{extra:.3f}pt"
    rows = []
    at = start
    while at < end:
        stop = _stop(matter, galley, at, end)
        index = galley.lines[at].paragraph
        begun = index >= 0 and at > 0 and galley.lines[at - 1].paragraph == index
        if index < 0:
            said = "gap"
        elif matter.paragraphs[index].kind == "row":
            said = table_rows_source(matter.paragraphs, (index, galley.lines[stop - 1].paragraph + 1), design)
        else:
            said = _stretch(matter, galley, (at, stop), design, extra)
        rows.append(Row(index, said, begun))
        at = stop
    spaced = f"set par(leading: {more}, spacing: {more}); set block(spacing: {more}); set table(row-gutter: {more})"
    return in_tongue(matter.language, "\n".join((spaced, *grouped(matter.paragraphs, rows, design))))


def _stop(matter: Matter, galley: Galley, start: int, end: int) -> int:
    """Where the paragraph of a line ends, or the rows that follow each other."""
    index = galley.lines[start].paragraph
    stop = start + 1
    while stop < end and index >= 0:
        following = galley.lines[stop].paragraph
        rows = following == index + 1 and matter.paragraphs[index].kind == "row" == matter.paragraphs[following].kind
        if following != index and not (rows and not matter.paragraphs[following].head):
            break
        index, stop = following, stop + 1
    return stop


def _stretch(matter: Matter, galley: Galley, span: tuple[int, int], design: Design, extra: float) -> str:
    """Write the lines of one paragraph that stand in a column."""
    start, end = span
    lines = galley.lines
    index = lines[start].paragraph
    paragraph = matter.paragraphs[index]
    if paragraph.kind == "block":
        return _block(matter, paragraph, design, (end - start) * (design.leading + extra) - extra)
    begun = start > 0 and lines[start - 1].paragraph == index
    ended = end == len(lines) or lines[end].paragraph != index
    if (not begun and ended and index not in galley.pinned) or not paragraph.runs:
        return paragraph_source(paragraph, design)
    if galley.initial and galley.initial.paragraph == index and not begun:
        return initial_source(paragraph, lines[start:end], galley.initial, design, (extra, ended))
    pieces = pinned(paragraph, lines[start:end], design, ended)
    body = f"pinned-lines({paragraph_source(paragraph, design, pieces, begun)})"
    return flexed_source(body, galley.changes[index]) if galley.changes.get(index) else body


def _block(matter: Matter, paragraph: Paragraph, design: Design, height: float) -> str:
    """Write a picture or box that stands in the text, in a room with half a line of white above and below."""
    half = design.leading / 2
    inner = height - 2 * half
    if paragraph.block < len(matter.pictures):
        body = picture_source(matter.pictures[paragraph.block], design, (design.format.column, inner))
    else:
        body = box_source(matter.boxes[paragraph.block - len(matter.pictures)], design, inner)
    return f"block(width: 100%, height: {height:.3f}pt, {{ v({half:.3f}pt); {body} }})"


def lines_of(points: float, design: Design) -> int:
    """How many lines of the grid a height takes."""
    return max(1, ceil((points - 0.05) / design.leading))
