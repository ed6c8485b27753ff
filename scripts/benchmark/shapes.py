"""How the articles of real papers are spread: the figures from which random issues are drawn.

Nothing goes in. Measured over the 60 English articles of the demonstration paper (src/broadsheet/demo/paper, eight
issues), of which v12n4, 20 articles and 8,000 words of running text, counts most; over Linux Gazette 9 (nine articles),
LIBREAS 31 (nine) and the last 60 posts of This Week in Rust. A *spread* holds values at even steps of the quantiles,
least and greatest at its ends; `drawn` draws from it.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

Spread = tuple[float, ...]

SENTENCE: Spread = (3, 4, 7, 8, 10, 13, 16, 18, 22, 28, 45)
"""Words of a sentence: demonstration paper, 1,027 sentences, mean 14.7."""
PARAGRAPH: Spread = (14, 18, 26, 37, 44, 50, 56, 62, 72, 82, 125)
"""Words of a paragraph: demonstration paper, 299 paragraphs."""
ESSAY_PARAGRAPH: Spread = (20, 25, 39, 53, 75, 104, 140, 200)
"""Words of a paragraph of a long read: LIBREAS 31, without its headings and references."""
ESSAY: Spread = (900, 1547, 1652, 1829, 2084, 2094)
"""Words of a long read: LIBREAS 31, without its shortest two and the one of 12,000."""
LINK_ITEM: Spread = (3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 30)
"""Words of an item in a list of links, as good as all of it one link: This Week in Rust."""
LINK_ITEMS: Spread = (8, 10, 12, 15, 20, 26, 40)
"""Items of one list of links. A post of This Week in Rust has 59 to 230 in some eight lists."""
NOTE: Spread = (5, 8, 12, 18, 26, 40)
"""Words of a note: demonstration paper and LIBREAS 31."""
CELLS = ((2, 4), (4, 9))
"""Columns and rows of a table, at least and at most: demonstration paper."""
LETTERS = (3, 5)
"""Letters of a page of letters, at least and at most: demonstration paper."""
LETTER: Spread = (25, 36, 42, 50, 56, 60, 80, 110)
"""Words of a letter: demonstration paper."""

PICTURES: tuple[tuple[float, float], ...] = (
    (1.5, 10),
    (0.78, 4),
    (1.4, 1),
    (1.33, 1),
    (1.67, 1),
    (2.11, 1),
)
"""Shape of a picture (width by height) and how many of 18 have it: demonstration paper."""


@dataclass(frozen=True)
class Kind:
    """How articles of one weight are spread. `words`, `headline` (characters) and `standfirst` (words) are spreads; the
    rest are chances that an article has the thing at all. `pictures` are those of v12n4, the chance of a second one by
    `second_picture`."""

    words: Spread
    headline: Spread
    standfirst: Spread
    standfirst_chance: float
    byline: float
    kicker: float
    pictures: float
    second_picture: float
    facts: float
    pull: float
    table: float
    items: float
    quote: float
    notes: float


KINDS = {
    "lead": Kind(
        words=(337, 362, 552, 903),
        headline=(36, 43, 49, 62, 68),
        standfirst=(11, 12, 16, 25, 30),
        standfirst_chance=1.0,
        byline=1.0,
        kicker=1.0,
        pictures=1.0,
        second_picture=0.1,
        facts=3 / 8,
        pull=1 / 4,
        table=1 / 8,
        items=1 / 2,
        quote=0.0,
        notes=2 / 8,
    ),
    "second": Kind(
        words=(209, 234, 255, 292, 365, 610),
        headline=(22, 31, 41, 47, 50),
        standfirst=(8, 12, 15, 16, 19),
        standfirst_chance=6 / 7,
        byline=1.0,
        kicker=1.0,
        pictures=0.8,
        second_picture=0.05,
        facts=1 / 10,
        pull=1 / 8,
        table=0.02,
        items=1 / 7,
        quote=0.03,
        notes=0.05,
    ),
    "normal": Kind(
        words=(85, 173, 211, 260, 333, 382, 468, 630, 900),
        headline=(10, 28, 33, 38, 41, 44, 49, 65),
        standfirst=(6, 6, 11, 14, 17, 21, 29),
        standfirst_chance=18 / 33,
        byline=32 / 33,
        kicker=1.0,
        pictures=7 / 13,
        second_picture=1 / 13,
        facts=1 / 33,
        pull=1 / 16,
        table=2 / 33,
        items=3 / 33,
        quote=2 / 33,
        notes=4 / 33,
    ),
    "brief": Kind(
        words=(80, 89, 98, 100, 111),
        headline=(16, 21, 26, 29, 37),
        standfirst=(4, 6),
        standfirst_chance=1 / 12,
        byline=5 / 12,
        kicker=7 / 12,
        pictures=0.0,
        second_picture=0.0,
        facts=0.0,
        pull=0.0,
        table=2 / 12,
        items=0.0,
        quote=0.0,
        notes=0.0,
    ),
}
CROSSHEAD_EVERY = (190, 290)
"""Words from one crosshead to the next, in articles of 330 words and more: demonstration paper, 26 crossheads."""
CROSSHEADS_FROM = 330
VERSE, ASIDE, CALL, CODE = 1 / 60, 2 / 60, 2 / 60, 1 / 60
"""Chances of a poem, an aside and a call in an article (demonstration paper) and of lines of code (Linux Gazette 9)."""
ESSAY_CHANCE, LINKS_CHANCE, GERMAN_CHANCE, ARABIC_CHANCE = 0.15, 0.2, 0.3, 0.2
"""Chances that an issue has one long read, one list of links, one article in German, one in Arabic: by judgement, since
the demonstration paper has each of them about once in its eight issues."""
WEIGHTS = {"lead": 1 / 20, "second": 2 / 20, "brief": 4 / 20}
"""Parts of the articles that are leads, seconds and briefs: v12n4. The rest are normal."""

ARTICLES = {"a4": 20, "letter": 20, "a3": 36, "tabloid": 36, "tabloid-us": 30, "berliner": 36, "broadsheet": 48}
"""Articles of eight pages by format."""
WORDS_A_PAGE = {
    "a4": 1265,
    "letter": 1210,
    "a3": 2380,
    "tabloid": 2185,
    "tabloid-us": 2440,
    "berliner": 2800,
    "broadsheet": 4560,
}
"""Words that a page would hold with no picture, by format: lines of a page times words of a line as the design
`gazette` sets them, an eighth less for the heads. An aim: what an issue truly has is for the proof room to say."""
DESIGNS = {"gazette": 1.0, "bulletin": 0.86}
"""The designs, and how many words a page of each holds, in parts of what `gazette` does."""


def drawn(chance: random.Random, spread: Spread) -> float:
    """A value of the spread, even in its quantiles."""
    place = chance.random() * (len(spread) - 1)
    low = int(place)
    return spread[low] + (place - low) * (spread[low + 1] - spread[low])
