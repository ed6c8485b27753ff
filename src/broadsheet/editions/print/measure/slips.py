"""Paragraphs measured one by one and remembered: where their lines end in the width of a column.

In: `Slip`s, a design. Out: for each its lines. All that are not known yet are set in one go of the typesetter, a page
each, and read back. What cannot be read gets lines of our own; so does text from right to left, whose rows readers of
PDF part. A paragraph with a line of nearly nothing is set again with more places for hyphens, one whose last line is
nearly empty or full a little tighter or looser. Slips are remembered for as long as the process lives, so that an
article measured again after a word costs one paragraph.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Line
from broadsheet.editions.print.matter import Paragraph
from broadsheet.editions.print.measure.flexing import may_change
from broadsheet.editions.print.measure.listings import code_lines
from broadsheet.editions.print.measure.pinning import own_lines
from broadsheet.editions.print.measure.questions import Questions
from broadsheet.editions.print.measure.reading import WHOLE, read
from broadsheet.editions.print.measure.syllables import with_hyphens
from broadsheet.editions.print.prelude import prelude
from broadsheet.editions.print.runs import LONG, LONG_CODE, tongue
from broadsheet.editions.print.setting import flexed_source, is_loose, paragraph_source, pinned
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.pages import leaves

KEPT = 20_000

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_BLANK = re.compile(r"\s")
_ODD = re.compile(rf"[^\x20-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u2122\n]|[^\s]{{{LONG},}}")


@dataclass(frozen=True, slots=True)
class Slip:
    """A paragraph to be measured: the language of its article, and its source where it is not its own alone (rows)."""

    paragraph: Paragraph
    language: str
    source: str = ""

    def set(self, design: Design) -> str:
        """Write it."""
        return self.source or paragraph_source(self.paragraph, design)


@dataclass(frozen=True, slots=True)
class Measured:
    """Its lines, numbered 0, whether they must always be set one by one, and the lines that it has when it is set a
    little tighter (-1) or looser (1), where these are fewer or more by one."""

    lines: tuple[Line, ...]
    pinned: bool = False
    others: Mapping[int, tuple[Line, ...]] = field(default_factory=dict)


_known: OrderedDict[tuple[str, Slip], Measured] = OrderedDict()


def measured(slips: Sequence[Slip], design: Design, typesetter: Typesetter) -> dict[Slip, Measured]:
    """Return the lines of slips."""
    wanted = list(dict.fromkeys(slips))
    if not wanted:
        return {}
    begin = typesetter.key + prelude(design, wanted[0].language)
    new = [slip for slip in wanted if (begin, slip) not in _known]
    code = [slip for slip in new if slip.paragraph.kind == "code"]
    made = _measured([slip for slip in new if slip.paragraph.kind != "code"], design, typesetter)
    cut = code_lines([slip.paragraph for slip in code], wanted[0].language, design, typesetter)
    made |= {slip: Measured(lines, pinned=True) for slip, lines in zip(code, cut, strict=True)}
    for slip, lines in made.items():
        _known[begin, slip] = lines
    found = {slip: _known[begin, slip] for slip in wanted}
    while len(_known) > KEPT:
        _known.popitem(last=False)
    return found


def _measured(slips: Sequence[Slip], design: Design, typesetter: Typesetter) -> dict[Slip, Measured]:
    readable = [slip for slip in slips if not _RIGHT_TO_LEFT.search(slip.paragraph.text)]
    lines = _read(readable, design, typesetter)
    made = {slip: Measured(found, pinned=_is_broken(slip, design)) for slip, found in lines.items() if found}
    loose = [slip for slip, found in made.items() if not found.pinned and _looseness(slip, found.lines, design)]
    made |= _tightened(loose, made, design, typesetter)
    for slip in _overfull(made, design, typesetter):
        del made[slip]
    failed = [slip for slip in slips if slip not in made]
    own = own_lines([(slip.paragraph, slip.language) for slip in failed], design, typesetter)
    made |= {slip: Measured(tuple(found), pinned=True) for slip, found in zip(failed, own, strict=True)}
    return made | _flexed(made, design, typesetter)


def _flexed(made: Mapping[Slip, Measured], design: Design, typesetter: Typesetter) -> dict[Slip, Measured]:
    """Set those paragraphs tighter or looser that may become a line shorter or longer by it."""
    wanted = {
        replace(slip, source=flexed_source(paragraph_source(slip.paragraph, design), change)): (slip, change)
        for slip, found in made.items()
        if not found.pinned and not _ODD.search(slip.paragraph.text)
        for change in may_change(slip.paragraph, found.lines)
    }
    others: dict[Slip, dict[int, tuple[Line, ...]]] = {}
    for flexed, lines in _read(list(wanted), design, typesetter).items():
        slip, change = wanted[flexed]
        if len(lines) == len(made[slip].lines) + change and not _looseness(slip, lines, design):
            others.setdefault(slip, {})[change] = lines
    return {slip: replace(made[slip], others=found) for slip, found in others.items()}


def _read(slips: Sequence[Slip], design: Design, typesetter: Typesetter) -> dict[Slip, tuple[Line, ...]]:
    """Set every slip on a page of its own and read it."""
    if not slips:
        return {}
    parts = [prelude(design, slips[0].language)]
    parts.append(f"#set page(width: {design.format.column:.3f}pt, height: auto, margin: 0pt)\n")
    parts += [
        f"#{{ set text({tongue(slip.language)}); {slip.set(design)} }}\n#pagebreak(weak: true)\n" for slip in slips
    ]
    pages = leaves(typesetter.pdf("".join(parts), {}, tagged=False))
    return {slip: read(slip.paragraph, leaf, design.leading) for slip, leaf in zip(slips, pages, strict=True)}


def _is_broken(slip: Slip, design: Design) -> bool:
    """Whether it has marks for breaking long words: they are not wanted in the finished PDF."""
    return slip.paragraph.kind not in WHOLE and "\u200b" in slip.set(design)


def _looseness(slip: Slip, lines: Sequence[Line], design: Design) -> int:
    """How many lines have nearly nothing in them."""
    return sum(is_loose(slip.paragraph, line, design) for line in lines[:-1])


def _tightened(
    loose: Sequence[Slip], made: Mapping[Slip, Measured], design: Design, typesetter: Typesetter
) -> dict[Slip, Measured]:
    """Set paragraphs again with more places for hyphens; what is still loose is set line by line, not stretched."""
    again = {slip: replace(slip, paragraph=with_hyphens(slip.paragraph, slip.language)) for slip in loose}
    found = _read(list(again.values()), design, typesetter)
    result = {}
    for slip, other in again.items():
        before, lines = made[slip].lines, found[other]
        lines = _counted_without(other.paragraph, slip.paragraph, lines) if lines else ()
        better = lines and _looseness(slip, lines, design) < _looseness(slip, before, design)
        result[slip] = Measured(lines if better else before, pinned=True)
    return result


def _counted_without(hyphened: Paragraph, plain: Paragraph, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Say where lines lie in the text without the places for hyphens that were put into it."""
    at, places = 0, []
    text = plain.text
    for sign in hyphened.text:
        places.append(at)
        at += at < len(text) and sign == text[at]
    places.append(at)
    return tuple(replace(line, start=places[line.start], end=places[line.end]) for line in lines)


def _overfull(made: Mapping[Slip, Measured], design: Design, typesetter: Typesetter) -> list[Slip]:
    """Find paragraphs that must not be set as they were read: of signs out of the ordinary where a line, set on its
    own, is more than one; and any where a line is one word that is wider than the column."""
    questions = Questions()
    slips = [slip for slip in made if slip.paragraph.kind not in WHOLE]
    for number, slip in enumerate(slips):
        lines = _doubtful(slip, made[slip].lines)
        if lines:
            questions.begin(f"set text({tongue(slip.language)})")
        for at, line in lines:
            body = paragraph_source(slip.paragraph, design, pinned(slip.paragraph, [line], design), begun=at > 0)
            questions.height((number, "high", at), design.format.column, f"pinned-lines({body})")
            if not _BLANK.search(slip.paragraph.text, line.start, line.end):
                questions.width((number, "wide", at), body)
        if lines:
            questions.end()
    said = questions.answers(design, slips[0].language, typesetter) if slips else {}
    limits = {"high": 1.5 * design.leading, "wide": 1.02 * design.format.column}
    over = {name[0] for name, points in said.items() if isinstance(name, tuple) and points > limits[name[1]]}
    return [slip for number, slip in enumerate(slips) if number in over]


def _doubtful(slip: Slip, lines: Sequence[Line]) -> list[tuple[int, Line]]:
    """The lines that are better looked at: all of a text with odd signs, else those of one long word."""
    text = slip.paragraph.text
    if _ODD.search(text):
        return list(enumerate(lines))
    words = ((at, line) for at, line in enumerate(lines) if line.end - line.start >= LONG_CODE)
    return [(at, line) for at, line in words if not _BLANK.search(text, line.start, line.end)]
