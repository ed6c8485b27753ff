"""What a piece of text says of an issue: volume, number, whole number, date.

In: text of a page, a name, a folder. Out: `Finding` values, which `settling` weighs. Knows no page and no source.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Fact: TypeAlias = Literal["volume", "number", "whole_number", "date", "date_end", "kind", "word"]
Where: TypeAlias = Literal["rules", "contents", "meta", "title", "head", "foot", "folder", "file", "text"]

WEIGHTS: dict[Where, int] = {
    "rules": 100,
    "contents": 4,
    "meta": 4,
    "title": 3,
    "head": 3,
    "foot": 3,
    "folder": 2,
    "file": 2,
    "text": 1,
}
"""How much each place is believed (import.md, section 8: votes of 7:1 and better against stray hits)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that one place says.

    `value` is decimal digits ("21"), a double number ("51-52"), or a date in ISO form ("2023-07-15"; "2023-07" where
    only the month is known). `text` is what it was read from, at most 80 characters. A kind is "supplement" or
    "special"; a word names one, or a part ("part-2"). Where a text can be read in two ways, `value` is "" and `rivals`
    has the readings.
    """

    fact: Fact
    value: str
    where: Where
    text: str = ""
    rivals: tuple[str, ...] = ()

    @property
    def weight(self) -> int:
        """How much it is believed."""
        return WEIGHTS[self.where]


@dataclass(frozen=True, slots=True)
class Settled:
    """What was taken for a fact, why, and what else it could have been.

    `sure` is False where the votes for the best stand under 2 : 1 against the strongest rival, or it was only inferred.
    `places` are where the value and then each rival was found, `votes` their weights. A value is "" where a date can be
    read in two ways; then the rivals are its readings and the reason is its text.
    """

    fact: Fact
    value: str
    reason: str
    sure: bool = True
    rivals: tuple[str, ...] = ()
    places: tuple[Where, ...] = ()
    votes: tuple[int, ...] = ()
