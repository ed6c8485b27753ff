"""Checks of the issue line as printed: that its weekday, date, volume and number agree with the issue.

In: a proof. Out: problems of `printed_as`. It reads figures in any language, names of days and months in English and
the paper's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from broadsheet.languages.dates import month_names, weekday_names
from broadsheet.model.issue import Issue
from broadsheet.problems import Problem
from broadsheet.proofs.check import Proof, Rule
from broadsheet.proofs.kinds import PRINTED_CONTRADICTION, PRINTED_WEEKDAY, WORD_UNKNOWN

_WORD = re.compile(r"[^\W\d_]{3,}")
_VOLUME = re.compile(r"\bvol(?:ume)?\.? ?(\d+)", re.IGNORECASE)
_NUMBER = re.compile(r"\b(?:number|no\.?|issue|nr\.?) ?(\d+)(?! ?(?:of|/))", re.IGNORECASE)
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
ALIKE = 0.8
"""From this likeness on (difflib's ratio) a word counts as a misspelt name of a day or month."""


def check_printed(proof: Proof) -> Iterator[Problem]:
    """Yield printed-weekday, printed-word-misspelt and printed-contradiction."""
    for issue in proof.issues():
        if issue.printed_as:
            yield from _weekdays(proof, issue)
            yield from _figures(proof, issue)


def _weekdays(proof: Proof, issue: Issue) -> Iterator[Problem]:
    days = _names(proof, weekday_names)
    months = _names(proof, month_names)
    place = proof.issue_place(issue, "printed_as")
    right = {issue.date.weekday(), (issue.date_end or issue.date).weekday()}
    for word in _WORD.findall(issue.printed_as):
        folded = word.casefold()
        if folded in days and days[folded] not in right:
            weekday = weekday_names(proof.publication.language)[issue.date.weekday()]
            yield PRINTED_WEEKDAY.at(place, said=word, date=issue.date.isoformat(), weekday=weekday)
        elif folded not in days and folded not in months and (near := _misspelt(folded, (*days, *months))):
            yield WORD_UNKNOWN.at(place, word=word, nearest=near.capitalize() if word[0].isupper() else near)


def _names(proof: Proof, of: Callable[[str], Sequence[str]]) -> dict[str, int]:
    names: dict[str, int] = {}
    for language in ("en", proof.publication.language):
        names |= {name.casefold(): at for at, name in enumerate(of(language))}
    return names


def _misspelt(word: str, names: tuple[str, ...]) -> str:
    if len(word) < 5:
        return ""
    best = max(names, key=lambda name: SequenceMatcher(None, word, name).ratio())
    return best if SequenceMatcher(None, word, best).ratio() >= ALIKE else ""


def _figures(proof: Proof, issue: Issue) -> Iterator[Problem]:
    place = proof.issue_place(issue, "printed_as")
    known = (
        ("volume", _VOLUME, {issue.volume} if issue.volume else set()),
        ("number", _NUMBER, {issue.first_number, issue.last_number, issue.whole_number} if issue.number else set()),
        ("the year", _YEAR, _years(issue)),
    )
    for what, pattern, right in known:
        said = pattern.search(issue.printed_as)
        if said and right and int(said[1]) not in right:
            facts = {"printed": issue.printed_as, "what": what, "said": said[1]}
            yield PRINTED_CONTRADICTION.at(place, **facts, known=" or ".join(map(str, sorted(right))))


def _years(issue: Issue) -> set[int]:
    end = issue.date_end or issue.date
    return set(range(issue.date.year, end.year + 1)) if isinstance(end, dt.date) else set()


CHECKS = (Rule("printed-line", (PRINTED_WEEKDAY, WORD_UNKNOWN, PRINTED_CONTRADICTION), check_printed),)
