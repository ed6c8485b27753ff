"""What the paragraphs of a manuscript are: headline, standfirst, byline, crosshead; by style, else by their looks.

In: paragraphs in order. Out: `Roles`: numbers of paragraphs, and what had to be guessed. The rules are those that a
trial found in manuscripts without styles (import.md, section 5). Knows no file format.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from broadsheet.importers.signed import STOP, are_names, says_by
from broadsheet.importers.word.paragraphs import Paragraph

STYLES: dict[str, frozenset[str]] = {
    "headline": frozenset(("title", "titel", "titre", "titolo", "título", "headline", "schlagzeile", "überschrift")),
    "standfirst": frozenset(
        (
            *("subtitle", "untertitel", "sous-titre", "sottotitolo", "subtítulo", "standfirst", "vorspann", "chapeau"),
            *("lead", "teaser", "deck", "chapô"),
        )
    ),
    "byline": frozenset(("author", "autor", "autorin", "auteur", "autore", "byline", "verfasser", "autorenzeile")),
    "kicker": frozenset(("kicker", "dachzeile", "surtitre", "overline", "oberzeile", "spitzmarke", "antetítulo")),
    "dateline": frozenset(("dateline", "ortsmarke")),
}
"""Names of styles that say what a paragraph is. Word's own have English names in every language."""

CAPTIONS = frozenset(
    ("caption", "image caption", "beschriftung", "bildunterschrift", "légende", "illustration", "figure", "drawing")
)
"""Names of styles for captions. Word's own is `caption` in every language, Writer has one for each kind of thing."""
_ORDINAL_ALONE = re.compile(r"[IVXLC]{1,6}\.?|\d{1,2}\.?|[A-Z]\.?")
_IN_BRACKETS = re.compile(r"[(\[（].*[)\]）]", re.DOTALL)
LONGEST_HEADLINE = 25
LONGEST_CROSSHEAD = 12
LONGEST_BYLINE = 12
HEAD = 6
"""So many paragraphs may stand before the text."""


@dataclass(slots=True)
class Roles:
    """Numbers of paragraphs by what they are. `crossheads` have their levels, 2 and deeper.

    `headline_from` says why the headline was taken, "" where a style says it.
    """

    headline: tuple[int, ...] = ()
    standfirst: tuple[int, ...] = ()
    byline: tuple[int, ...] = ()
    kicker: tuple[int, ...] = ()
    dateline: tuple[int, ...] = ()
    crossheads: dict[int, int] = field(default_factory=dict)
    headline_from: str = ""

    @property
    def used(self) -> frozenset[int]:
        """The paragraphs that become fields and leave the text."""
        return frozenset((*self.headline, *self.standfirst, *self.byline, *self.kicker, *self.dateline))


def roles_of(paragraphs: Sequence[Paragraph]) -> Roles:
    """Say what each paragraph is; those of which nothing is said are text."""
    roles = Roles()
    full = [at for at, paragraph in enumerate(paragraphs) if paragraph.text]
    for name, styles in STYLES.items():
        found = tuple(at for at in full[: 2 * HEAD] if paragraphs[at].style in styles and paragraphs[at].plain)
        setattr(roles, name, _together(found))
    if not roles.headline:
        _guess_headline(roles, paragraphs, full)
    if roles.headline:
        _guess_rest_of_head(roles, paragraphs, full)
    _find_crossheads(roles, paragraphs, full)
    return roles


def _together(found: tuple[int, ...]) -> tuple[int, ...]:
    """Keep the first run of paragraphs that follow each other."""
    kept: list[int] = []
    for at in found:
        if kept and at > kept[-1] + 2:
            break
        kept.append(at)
    return tuple(kept)


def _guess_headline(roles: Roles, paragraphs: Sequence[Paragraph], full: Sequence[int]) -> None:
    """The first paragraph, where it is short and a longer one follows within the head."""
    start = next((at for at in full if at not in roles.used), None)
    if start is None or not paragraphs[start].plain:
        return
    first = paragraphs[start]
    ahead = [paragraphs[at] for at in full if at > start][:HEAD]
    is_set_off = first.bold or first.larger or first.align == "center" or first.level > 0
    short = first.words <= (LONGEST_HEADLINE if is_set_off or not STOP.search(first.text) else LONGEST_CROSSHEAD)
    if short and any(other.words > max(first.words, LONGEST_CROSSHEAD) for other in ahead):
        roles.headline = (start,)
        roles.headline_from = "it is the first paragraph and a short one" if not first.level else ""


def _guess_rest_of_head(roles: Roles, paragraphs: Sequence[Paragraph], full: Sequence[int]) -> None:
    """Find byline and standfirst below the headline."""
    after = [at for at in full if at > roles.headline[-1] and at not in roles.used][:HEAD]
    after = [at for at in after if paragraphs[at].plain]
    if not roles.byline:
        said = (at for at in after if _may_be_byline(paragraphs[at]) and says_by(paragraphs[at].text))
        alone = (at for at in after if _is_names_alone(paragraphs[at], is_next=at == after[0]))
        found = next(said, next(alone, None))
        roles.byline = () if found is None else (found,)
    if roles.standfirst:
        return
    if roles.byline:
        between = [at for at in after if at < roles.byline[0]]
        if between and sum(paragraphs[at].words for at in between) <= 60 and len(between) <= 2:
            roles.standfirst = tuple(between)
            return
    first = next((at for at in after if at not in roles.byline), None)
    if first is not None and _is_standfirst(paragraphs[first], paragraphs[roles.headline[-1]]):
        roles.standfirst = (first,)


def _is_standfirst(paragraph: Paragraph, headline: Paragraph) -> bool:
    looks = (paragraph.bold or paragraph.larger) and not paragraph.level
    return looks and paragraph.words <= 60 and (paragraph.bold, paragraph.larger) != (False, headline.larger and False)


def _may_be_byline(paragraph: Paragraph) -> bool:
    return paragraph.words <= LONGEST_BYLINE and not paragraph.level and not _IN_BRACKETS.fullmatch(paragraph.text)


def _is_names_alone(paragraph: Paragraph, is_next: bool) -> bool:
    """Names alone are a byline where they are set on the right or in the middle, or stand below the headline."""
    placed = bool(paragraph.align) or (is_next and not paragraph.bold and not paragraph.larger)
    return placed and _may_be_byline(paragraph) and are_names(paragraph.text)


def is_byline(paragraph: Paragraph) -> bool:
    """Whether a paragraph says by whom a text is, by its style or by a word such as `by`."""
    return paragraph.style in STYLES["byline"] or (_may_be_byline(paragraph) and says_by(paragraph.text))


def _find_crossheads(roles: Roles, paragraphs: Sequence[Paragraph], full: Sequence[int]) -> None:
    """Headings by style, and short paragraphs that are bold or larger; numbers alone in the middle."""
    levels = [paragraphs[at].level for at in full if paragraphs[at].level and at not in roles.used]
    set_off = sum(paragraphs[at].bold or paragraphs[at].larger for at in full)
    looks_count = set_off * 2 <= len(full)
    highest = min(levels, default=1)
    deepest = min(6, 3 + max(levels) - highest) if levels else 2
    for at in full[:-1]:
        paragraph = paragraphs[at]
        if at in roles.used or not paragraph.plain:
            continue
        if paragraph.level:
            roles.crossheads[at] = min(6, 2 + paragraph.level - highest)
        elif _is_number_alone(paragraph) or (looks_count and _looks_like_crosshead(paragraph)):
            roles.crossheads[at] = deepest


def _is_number_alone(paragraph: Paragraph) -> bool:
    """A number or letter in the middle of its line stands between two parts."""
    return paragraph.align == "center" and bool(_ORDINAL_ALONE.fullmatch(paragraph.text))


def _looks_like_crosshead(paragraph: Paragraph) -> bool:
    if paragraph.words > LONGEST_CROSSHEAD or STOP.search(paragraph.text) or paragraph.pictures:
        return False
    if _IN_BRACKETS.fullmatch(paragraph.text) or not any(letter.isalpha() for letter in paragraph.text):
        return False
    return paragraph.bold or paragraph.larger
