"""Checks of articles by their headers: outputs, corrections, series, contributors, repeated texts.

In: a proof. Out: problems of headers that concern other things than the article itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from broadsheet.model.article import Article
from broadsheet.model.names import nearest
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof, Rule
from broadsheet.proofs.kinds import (
    CONFUSABLE_NAME,
    NO_OUTPUT,
    PERSON_UNKNOWN,
    SERIES_GAP,
    SERIES_TWICE,
    TEXT_REPEATED,
    UNKNOWN_TARGET,
)

LIKE_LATIN = frozenset(("CYRILLIC", "GREEK", "LATIN"))
"""Scripts whose letters are taken for one another; a word that mixes two of them is suspect (UTS 39, section 5)."""
LONGEST_SERIES = 200
"""Above this, a part's number is taken for a year or a typing error and no gaps are listed."""


def check_outputs(proof: Proof) -> Iterator[Problem]:
    """Yield article-in-no-output."""
    for article in proof.articles():
        if not (article.web or article.print or article.mail):
            yield NO_OUTPUT.at(proof.key_place(article.file, "web"))


def check_relations(proof: Proof) -> Iterator[Problem]:
    """Yield unknown-target for an article that is said to be corrected or followed and does not exist."""
    for article in proof.articles():
        for key, target in (("corrects", article.corrects), ("follows", article.follows)):
            if target and proof.references.article(target) is None:
                near = proof.references.nearest_article(target)
                yield UNKNOWN_TARGET.at(proof.key_place(article.file, key), key=key, target=target, nearest=near)


def check_series(proof: Proof) -> Iterator[Problem]:
    """Yield series-gap and series-part-twice, over the whole run; translations are not counted."""
    parts: dict[str, dict[int, Article]] = {}
    for article in proof.publication.articles():
        if not article.series or not article.series_part.isdecimal():
            continue
        known = parts.setdefault(article.series, {})
        other = known.setdefault(int(article.series_part), article)
        if other is not article:
            place = proof.key_place(article.file, "series_part")
            yield SERIES_TWICE.at(place, part=article.series_part, series=article.series, other=other.id)
    for series, known in parts.items():
        last = max(known)
        for part in range(1, last if last <= LONGEST_SERIES else 1):
            if part not in known:
                yield SERIES_GAP.at(proof.key_place(known[last].file, "series_part"), part=part, series=series)


def check_people(proof: Proof) -> Iterator[Problem]:
    """Yield person-misspelt for a byline close to a contributor's name, and confusable-name for look-alike letters."""
    names = [person.name for person in proof.publication.people]
    known = {name.casefold() for name in names} | {person.id for person in proof.publication.people}
    told: set[str] = set()
    for article in proof.articles():
        for name in article.byline:
            if name in told or name.casefold() in known:
                continue
            told.add(name)
            place = proof.key_place(article.file, "byline")
            if scripts := _mixed(name):
                yield CONFUSABLE_NAME.at(place, name=name, scripts=" and ".join(scripts))
            elif (near := nearest(name, names)) and _one_slip(name.casefold(), near.casefold()):
                yield PERSON_UNKNOWN.at(place, name=name, nearest=near)


def _mixed(name: str) -> list[str]:
    """Return the look-alike scripts that one word of a name mixes, none for a name that mixes them word by word."""
    for word in name.split():
        found = {unicodedata.name(sign, "").split(" ")[0] for sign in word if sign.isalpha()} & LIKE_LATIN
        if len(found) > 1:
            return [script.capitalize() for script in sorted(found)]
    return []


def _one_slip(name: str, other: str) -> bool:
    """Whether two names differ by one letter, missing, wrong, too many or swapped with its neighbour."""
    if abs(len(name) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(name, other, strict=False)) if a != b), min(len(name), len(other)))
    rest, rival = name[start:], other[start:]
    swapped = rest[:2] == rival[:2][::-1] and rest[2:] == rival[2:]
    return swapped or rest[1:] == rival[1:] or rest[1:] == rival or rest == rival[1:]


def check_repeats(proof: Proof) -> Iterator[Problem]:
    """Yield article-repeated for an article whose file is the same, byte for byte, as another's."""
    digests: dict[str, Article] = {}
    for article in proof.articles():
        if not article.body.digest:
            continue
        other = digests.setdefault(article.body.digest, article)
        if other is not article:
            yield TEXT_REPEATED.at(proof.key_place(article.file, "headline"), other=other.file)


CHECKS = (
    Rule("outputs", (NO_OUTPUT,), check_outputs),
    Rule("relations", (UNKNOWN_TARGET,), check_relations),
    Rule("series", (SERIES_GAP, SERIES_TWICE), check_series, wide=True),
    Rule("contributors", (PERSON_UNKNOWN, CONFUSABLE_NAME), check_people, wide=True),
    Rule("repeats", (TEXT_REPEATED,), check_repeats, wide=True),
)
