"""How high heads are: kicker, headline and standfirst, by width and size.

In: matters and their weights. Out: questions for the typesetter, and from its answers `Head`s in lines of the grid.
Parts are measured apart and added up, since few of them differ where many heads do.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from functools import partial
from math import ceil

from broadsheet.editions.print.design import Design, HeadRole
from broadsheet.editions.print.galley import Head
from broadsheet.editions.print.matter import Matter
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.prelude import STANDFIRSTS
from broadsheet.editions.print.runs import content, quoted, tongue
from broadsheet.editions.print.setting import deep_said
from broadsheet.model.article import Weight

Answers = Mapping[Hashable, float]

WIDE = 0.6
"""Parts of all columns from which on a head may be that of a page."""

MOST_WORDS = 4
"""Of so many words of a headline, the longest, the width is asked for."""

ALIKE = 1.03
"""Sizes that differ by less are one."""

_NARROW: Mapping[Weight, tuple[HeadRole, ...]] = {
    "lead": ("second", "normal"),
    "second": ("second", "normal"),
    "normal": ("normal", "second"),
    "brief": ("brief",),
}
_WIDE: Mapping[Weight, tuple[HeadRole, ...]] = {
    "lead": ("front", "page", "second"),
    "second": ("page", "second", "normal"),
    "normal": ("page", "second", "normal"),
    "brief": ("brief",),
}


def head_sizes(weight: Weight, columns: int, design: Design) -> list[int]:
    """The sizes, in tenths of a point, in which a headline of a weight may be set over so many columns."""
    roles = (_WIDE if columns >= WIDE * design.columns else _NARROW)[weight]
    if columns == 1 and weight == "normal":
        roles = ("normal",)
    sizes: list[int] = []
    for size in sorted({size for role in roles for size in design.head_sizes(role)}):
        if not sizes or size > sizes[-1] * ALIKE:
            sizes.append(size)
    return sizes


def ask_heads(matter: Matter, weight: Weight, design: Design, questions: Questions) -> None:
    """Ask for the parts of all heads that a piece may have."""
    deep = deep_said(matter)
    questions.length("above", "above")
    questions.begin(f"set text({tongue(matter.language)}); let title = {content(matter.headline)}")
    questions.begin(f"let words = {content(matter.standfirst)}; let mark = {content(matter.kicker)}")
    for columns in range(1, design.columns + 1):
        room = design.format.measure(columns)
        questions.height((matter.id, "kicker", columns), room, "kicker(mark)")
        for size in head_sizes(weight, columns, design):
            _ask_size(size, deep, questions)
            questions.height((matter.id, "headline", columns, size), room, f"headline(title, {size / 10:g}pt, {deep})")
            questions.width((matter.id, "natural", size), f"headline(title, {size / 10:g}pt, {deep})")
            step = standfirst_step(size)
            questions.height(
                (matter.id, "standfirst", columns, step), room, f"standfirst(words, {step / 10:g}pt, {deep})"
            )
        size = continued_size(design)
        _ask_size(size, deep, questions)
        questions.height((matter.id, "headline", columns, size), room, f"headline(title, {size / 10:g}pt, {deep})")
    size = continued_size(design)
    questions.width((matter.id, "natural", size), f"headline(title, {size / 10:g}pt, {deep})")
    for word in _long_words(matter):
        for points in _FACES:
            questions.width((matter.id, "word", word, points), f"headline({quoted(word)}, {points}pt, {deep})")
    questions.height("from", design.format.column, 'from-line("X")')
    questions.end()
    questions.end()


def _long_words(matter: Matter) -> list[str]:
    """The words of a headline of which one may be the widest; a hyphen or dash may end a row."""
    words = {word for word in _PARTS.split("".join(run.text for run in matter.headline)) if word}
    return sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]


def _fits(matter: Matter, key: tuple[int, int], design: Design, said: Answers) -> bool:
    """Whether every word of a headline goes into so many columns at a size."""
    columns, size = key
    points = _FACES[size > 300]
    widest = max((said[matter.id, "word", word, points] for word in _long_words(matter)), default=0.0)
    return widest * size / 10 / points <= design.format.measure(columns)


def _ask_size(size: int, deep: str, questions: Questions) -> None:
    for name in ("kicker-gap", "standfirst-gap"):
        questions.length((name, size), f"{name}({size / 10:g}pt)")
    for with_standfirst in (False, True):
        questions.length(("below", size, with_standfirst), f"below({size / 10:g}pt, {str(with_standfirst).lower()})")
    one, two = (f"measure(headline({words}, {size / 10:g}pt, {deep})).height" for words in _ONE_TWO)
    questions.length(("cap", size, deep), one)
    questions.length(("row", size, deep), f"{two} - {one}")


def standfirst_step(size: int) -> int:
    """A headline's size that stands for all with a standfirst of the same size."""
    return next(10 * above + 1 for above, _ in STANDFIRSTS if size > 10 * above)


def continued_size(design: Design) -> int:
    """The size of the headline of a continuation, in tenths of a point."""
    return round(design.heads["continued"] * 10)


def heads_of(
    matter: Matter, weight: Weight, design: Design, said: Answers
) -> tuple[dict[tuple[int, int, bool], Head], dict[int, Head]]:
    """Make the heads of a piece, and those of its continuation."""
    fits = partial(_fits, matter, design=design, said=said)
    every = dict(_heads(matter, weight, design, said))
    heads = {key: head for key, head in every.items() if fits(key[:2])} or dict([min(every.items(), key=_narrow)])
    size = continued_size(design)
    continued = {}
    for columns in range(1, design.columns + 1):
        if not _fits(matter, (columns, size), design, said) and columns < design.columns:
            continue
        high = said["above"] + said["from"] + said["kicker-gap", size] + said[matter.id, "headline", columns, size]
        continued[columns] = _head(matter, (columns, size), high + said["below", size, False], design, said)
    return heads, continued


def _narrow(item: tuple[tuple[int, int, bool], Head]) -> tuple[int, int, bool]:
    """The order in which a head is taken of which none fits: the widest room, then the smallest size."""
    (columns, size, standfirst), _ = item
    return -columns, size, standfirst


def _heads(
    matter: Matter, weight: Weight, design: Design, said: Answers
) -> Iterator[tuple[tuple[int, int, bool], Head]]:
    for columns in range(1, design.columns + 1):
        for size in head_sizes(weight, columns, design):
            high = said["above"] + said[matter.id, "headline", columns, size]
            if matter.kicker:
                high += said[matter.id, "kicker", columns] + said["kicker-gap", size]
            bare = high + said["below", size, False]
            yield (columns, size, False), _head(matter, (columns, size), bare, design, said)
            if matter.standfirst:
                standfirst = said[matter.id, "standfirst", columns, standfirst_step(size)]
                high += said["standfirst-gap", size] + standfirst + said["below", size, True]
                yield (columns, size, True), _head(matter, (columns, size), high, design, said)


def _head(matter: Matter, key: tuple[int, int], height: float, design: Design, said: Answers) -> Head:
    """Make a head of its height in points; the last row is reckoned from the headline's width by nature."""
    columns, size = key
    deep = deep_said(matter)
    more = said[matter.id, "headline", columns, size] - said["cap", size, deep]
    rows = 1 + round(more / said["row", size, deep])
    room = design.format.measure(columns)
    natural = said[matter.id, "natural", size]
    fill = natural / (rows * room)
    last = natural / room - (rows - 1) * _FULL
    return Head(
        lines=ceil((height - 0.05) / design.leading),
        rows=rows,
        fill=min(1000, round(1000 * fill)),
        last=max(0, min(1000, round(1000 * last))),
    )


_FACES = 20, 40
_PARTS = re.compile(r"\s+|(?<=[-–—/])")
_ONE_TWO = ('"x"', '"x" + linebreak() + "x"')
_FULL = 0.92
"""How full the rows of a headline are before the last, where words are not broken."""
