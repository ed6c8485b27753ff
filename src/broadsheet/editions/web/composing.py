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
LEAD_ALONE = 220
WIDE_WORDS = 50
BESIDE_A_PICTURE = 45
"""The words that take as much height as a picture of three columns with its margins."""
WORDS_OF_BRIEFS = 210
"""What a column of briefs beside a lead holds in all, heads not counted."""
LONGEST_BRIEF = 75
SHORT = 12
"""A standfirst of fewer words does not fill a place by itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the front: the classes of its teaser, the words it holds, what it shows of standfirst and text."""

    kind: str
    words: int
    shows: Literal["standfirst", "text", "both"] = "standfirst"

    def has_standfirst(self, words: int) -> bool:
        """Whether a standfirst of so many words stands above the text; else it stands in for it, or is left out."""
        return self.shows == "both" or (self.shows == "standfirst" and 0 < words < SHORT)


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


def briefs(count: int, beside: bool) -> list[Place]:
    """Give each brief its place: the fewer stand beside a lead, the more each says, and so they end with it."""
    most = max(WORDS["brief"], min(LONGEST_BRIEF, WORDS_OF_BRIEFS // max(1, count))) if beside else WORDS["brief"]
    return [Place("brief", most)] * count
