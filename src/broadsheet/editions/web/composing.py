"""How a front is composed: which article stands where, and how much it may say there.

In: articles with their weights, and which of them have a picture. Out: groups and places. The style sheet gives each
mix its columns; here is what it cannot count: how many words fill a place, so that the columns of a row end together.
Knows no template and no text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from broadsheet.model.article import Article

MOST_SECONDS = 3
MOST_BRIEFS = 7
WORDS = {"lead": 90, "second": 45, "normal": 28, "brief": 24}
"""How many words of the text a teaser gets; a standfirst stands in for them except where there is room for both."""
MOST_WORDS = {"lead": 340, "second": 260, "brief": 110}
LEAD_ALONE = 220
WIDE_WORDS = 50
BESIDE_A_PICTURE = 45
"""The words that take as much height as a picture of three columns with its margins."""
SHORT = 12
"""A standfirst of fewer words does not fill a place by itself."""

# What the style sheet makes of a front 80 rem wide, in lines of 24 px and words to a line, by columns of the grid.
PER_LINE = {3: 6.8, 4: 9.4, 6: 13.6, 8: 18.8, 9: 20.4, 12: 20.4}
HEAD_OF_A_LEAD = {6: 9.0, 8: 8.0, 9: 6.0, 12: 6.0}
CAPTION = 3.0
HEAD_OF_A_SECOND = 5.5
HEAD_OF_A_BRIEF = 2.0
STANDFIRST = 18
"""The words of a usual standfirst."""
PICTURE = {3: 9.5, 4: 12.0, 6: 19.0, 8: 25.0, 9: 0.0, 12: 0.0}
GROWTH = {3: 7.0, 4: 10.0}
"""By how much the picture of a second may grow."""
ALL = 1_000.0
"""The picture of a lead takes all that is left."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the front: the classes of its teaser, the words it holds, what it shows of standfirst and text."""

    kind: str
    words: int
    shows: Literal["standfirst", "text", "both"] = "standfirst"

    def has_standfirst(self, words: int) -> bool:
        """Whether a standfirst of so many words stands above the text; else it stands in for it, or is left out."""
        return self.shows == "both" or (self.shows == "standfirst" and 0 < words < SHORT)


@dataclass(frozen=True, slots=True)
class Column:
    """One of the columns side by side: its lines with the fewest words, what its pictures may add, texts to fill it."""

    lines: float
    growth: float
    texts: int
    per_line: float

    def more(self, target: float) -> int:
        """How many words more each text may say, so that the column comes to a height."""
        return max(0, int((target - self.lines - self.growth) * self.per_line / self.texts)) if self.texts else 0


@dataclass(frozen=True, slots=True)
class Mix:
    """What a front is made of: whether each lead, second and normal has a picture, and how many briefs there are."""

    lead: Sequence[bool]
    seconds: Sequence[bool]
    normals: Sequence[bool]
    briefs: int


def compose(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Group articles for a front: at most one lead, three seconds, and seven briefs beside them.

    Without a lead, and unless there are only briefs, the first second or else the first normal is promoted. A second
    lead counts as a second, a fourth second as a normal; briefs beyond the seventh stand in the index alone.
    """
    groups: dict[str, list[Article]] = {weight: [] for weight in WORDS}
    for article in articles:
        groups[article.weight].append(article)
    if not groups["lead"]:
        source = groups["second"] or groups["normal"]
        groups["lead"] = [source.pop(0)] if source else []
    extra = groups["lead"][1:]
    seconds = extra + groups["second"]
    return {
        "lead": groups["lead"][:1],
        "second": seconds[:MOST_SECONDS],
        "brief": groups["brief"] if not groups["lead"] else groups["brief"][:MOST_BRIEFS],
        "normal": seconds[MOST_SECONDS:] + groups["normal"],
    }


def rows(count: int) -> list[int]:
    """How many normals stand in each row, for any number of them: every row is full (the style sheet does the same)."""
    first = {0: [], 1: [2, 3], 2: [2], 3: [3]}[count % 4] if count != 1 else [1]
    return [*first, *[4] * ((count - sum(first)) // 4)]


def normals(pictured: Sequence[bool]) -> list[Place]:
    """Give each normal its place: in a row with a picture, those without one say more instead."""
    places: list[Place] = []
    for size in rows(len(pictured)):
        row = pictured[len(places) : len(places) + size]
        wide = size < 3
        for has in row:
            kind = "normal" if has else "normal plain"
            words = WIDE_WORDS if wide else WORDS["normal"]
            beside = any(row) and not has
            words += BESIDE_A_PICTURE if beside else 0
            places.append(Place(kind, words, "both" if wide else "text" if beside else "standfirst"))
    return places


def places(mix: Mix) -> dict[str, list[Place]]:
    """Give every article of a front its place."""
    columns = _columns(mix)
    target = max((column.lines for column in columns.values()), default=0)
    more = {name: column.more(target) for name, column in columns.items()}
    return {
        "lead": [_lead(mix, more.get("lead", 0)) for _ in mix.lead],
        "second": [_second(has, more.get("second", 0) * _shares(mix, has)) for has in mix.seconds],
        "brief": [Place("brief", min(MOST_WORDS["brief"], WORDS["brief"] + more.get("brief", 0)))] * mix.briefs,
        "normal": normals(mix.normals),
    }


def _lead(mix: Mix, more: int) -> Place:
    alone = not (mix.seconds or mix.normals or mix.briefs)
    return Place("lead", LEAD_ALONE if alone else min(MOST_WORDS["lead"], WORDS["lead"] + more), "both")


def _second(has: bool, more: int) -> Place:
    shows: Literal["both", "standfirst"] = "both" if more or not has else "standfirst"
    return Place("second", min(MOST_WORDS["second"], WORDS["second"] + more), shows)


def _shares(mix: Mix, has: bool) -> bool:
    """Whether a second takes part in filling its column: those without a picture do, or all where each has one."""
    return not has or all(mix.seconds)


def _columns(mix: Mix) -> dict[str, Column]:
    """The columns that stand side by side above the normals; a lead over a row of seconds is none of them."""
    below = len(mix.seconds) >= MOST_SECONDS
    beside: dict[str, Column] = {}
    width = 3 if mix.briefs else 4
    if mix.seconds and below:
        beside["second"] = _column_of_seconds(mix.seconds[:1], width, 1)
    elif mix.seconds:
        beside["second"] = _column_of_seconds(mix.seconds, width, sum(_shares(mix, has) for has in mix.seconds))
    if mix.briefs and (mix.lead or mix.seconds):
        lines = mix.briefs * (HEAD_OF_A_BRIEF + WORDS["brief"] / PER_LINE[3])
        beside["brief"] = Column(lines, 0, mix.briefs, PER_LINE[3])
    if mix.lead and beside and not below:
        wide = (6 if mix.briefs else 8) if mix.seconds else 9
        beside["lead"] = _column_of_a_lead(mix.lead[0], wide)
    return beside


def _column_of_seconds(pictured: Sequence[bool], width: int, texts: int) -> Column:
    text = (STANDFIRST + WORDS["second"]) / PER_LINE[width]
    lines = sum(HEAD_OF_A_SECOND + (PICTURE[width] + STANDFIRST / PER_LINE[width] if has else text) for has in pictured)
    return Column(lines + len(pictured) - 1, GROWTH[width] * sum(pictured), texts, PER_LINE[width])


def _column_of_a_lead(pictured: bool, width: int) -> Column:
    if pictured and width == 9:  # its words stand beside the picture
        return Column(24, ALL, 0, PER_LINE[3])
    lines = HEAD_OF_A_LEAD[width] + WORDS["lead"] / PER_LINE[width] + (PICTURE[width] + CAPTION) * pictured
    return Column(lines, ALL if pictured else 0, 1, PER_LINE[width])
