"""Weigh what many places say of one issue, and say what is sure, what is a guess, and what contradicts.

In: findings of one issue. Out: for each fact the value that most of the weight is for, with its rivals. A day supports
its month, and a month is never made a day by running text. Knows no page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.importers.evidence.findings import WEIGHTS, Fact, Finding, Settled, Where
from broadsheet.importers.evidence.kinds import AMBIGUOUS, CONTRADICTION
from broadsheet.importers.importer import Guess, Remark
from broadsheet.problems import Place

MARGIN = 2
"""A value is sure where it has so many times the weight of its strongest rival."""
FIRM = 2
"""Places that are believed less (running text) neither settle a kind nor contradict."""
MOST_OF_TEXT = 3
"""Running text votes so often for one value at most."""
TOLD = 4
"""A rival of a lower rank, or with less than a fourth of the votes, is the date of something else."""
DELIBERATE = frozenset(("folder", "file", "contents", "meta"))
"""Places that name nothing but the issue: what they say is told whatever the votes."""
FACTS: tuple[Fact, ...] = ("volume", "number", "whole_number", "date", "kind", "word")


@dataclass(slots=True)
class _Votes:
    """The places that speak for one value."""

    value: str
    places: list[Where] = field(default_factory=list)
    shared: int = 0

    @property
    def weight(self) -> int:
        texts = self.places.count("text")
        return sum(WEIGHTS[place] for place in self.places if place != "text") + min(texts, MOST_OF_TEXT)

    @property
    def best(self) -> int:
        return max(WEIGHTS[place] for place in self.places)

    @property
    def best_place(self) -> Where:
        return max(self.places, key=lambda place: WEIGHTS[place])


def settled(findings: Iterable[Finding], day_first: bool | None = None) -> dict[Fact, Settled]:
    """Settle each fact; a fact of which nothing is said is not in the answer.

    A date that can be read in two ways is read as `day_first` says; where that is None and nothing else says a date,
    the answer has no value and both readings as rivals. Weights are those of `WEIGHTS`, summed over all findings.
    """
    given = [_decided(finding, day_first) for finding in findings]
    answer: dict[Fact, Settled] = {}
    for fact in FACTS:
        chosen = _settle(fact, [finding for finding in given if finding.fact == fact])
        if chosen:
            answer[fact] = chosen
    end = _end_of(answer.get("date"), given)
    if end:
        answer["date_end"] = end
    return answer


def _decided(finding: Finding, day_first: bool | None) -> Finding:
    if not finding.rivals or day_first is None:
        return finding
    return replace(finding, value=finding.rivals[0 if day_first else 1], rivals=())


def _settle(fact: Fact, findings: Sequence[Finding]) -> Settled | None:
    votes: dict[str, _Votes] = {}
    for finding in findings:
        if finding.value:
            votes.setdefault(finding.value, _Votes(finding.value)).places.append(finding.where)
    if fact in ("kind", "word"):
        votes = {value: vote for value, vote in votes.items() if vote.best >= FIRM}
    if fact == "date":
        votes = _merged(votes)
    ordered = sorted(votes.values(), key=lambda vote: (-vote.weight, -len(vote.value), vote.value))
    ordered = [vote for vote in ordered if vote is ordered[0] or not ordered[0].value.startswith(vote.value + "-")]
    unread = next((finding for finding in findings if finding.rivals), None)
    if not ordered:
        return Settled(fact, "", unread.text, False, unread.rivals) if unread else None
    return _answer(fact, ordered)


def _answer(fact: Fact, ordered: Sequence[_Votes]) -> Settled:
    best, others = ordered[0], ordered[1:]
    others = [vote for vote in others if not vote.value.startswith(best.value + "-") or fact != "date"]
    votes = (best.weight - best.shared, *(vote.weight - vote.shared for vote in others))
    rival = max(votes[1:], default=0)
    reason = f"{_names(best.places)} say{'s' if len(set(best.places)) == 1 else ''} so (votes {votes[0]} : {rival})"
    places = (best.best_place, *(vote.best_place for vote in others))
    values = tuple(vote.value for vote in others)
    return Settled(fact, best.value, reason, votes[0] >= MARGIN * rival, values, places, votes)


def _merged(votes: dict[str, _Votes]) -> dict[str, _Votes]:
    """Give a day the votes of its month and year, unless only running text speaks for the day.

    What several days share does not speak for one against the other.
    """
    merged = {value: _Votes(value, list(vote.places)) for value, vote in votes.items()}
    firm = [vote for vote in merged.values() if vote.best >= FIRM]
    for other, coarse in votes.items():
        finer = [vote for vote in firm if vote.value.startswith(other + "-")]
        for vote in finer:
            vote.places.extend(coarse.places)
            vote.shared += coarse.weight if len(finer) > 1 else 0
    return merged


def _names(places: Iterable[Where]) -> str:
    words = [PLACES[place] for place in WEIGHTS if place in set(places)]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


PLACES: dict[Where, str] = {
    "rules": "the rules",
    "contents": "the contents page",
    "meta": "the page's metadata",
    "title": "the title",
    "head": "the head of the page",
    "foot": "the foot of the page",
    "folder": "the folder",
    "file": "the file's name",
    "text": "the text",
}
"""What each place is called in a reason."""


def _end_of(date: Settled | None, findings: Iterable[Finding]) -> Settled | None:
    """The end of a range belongs to the date that it was read with."""
    if date is None:
        return None
    given = list(findings)
    texts = {finding.text for finding in given if finding.fact == "date" and finding.value == date.value}
    return _settle("date_end", [finding for finding in given if finding.fact == "date_end" and finding.text in texts])


def remarks(source: str, answer: dict[Fact, Settled]) -> tuple[Remark, ...]:
    """Return the guesses and contradictions of what was settled for a source, for the ledger.

    Reports `import-contradiction` where places that are believed say different things, and `import-date-ambiguous`.
    """
    return tuple(remark for each in answer.values() for remark in _remarks(source, each))


def _remarks(source: str, each: Settled) -> Iterable[Remark]:
    if not each.value:
        first, second = (*each.rivals, "", "")[:2]
        yield AMBIGUOUS.at(Place(source), written=each.reason, first=first, second=second)
    elif not each.sure:
        fact = each.fact.replace("_", " ")
        yield Guess(source, fact, each.value, each.reason, " or ".join(each.rivals[:3]))
    elif each.places[:1] != ("rules",):
        for rival, place, weight in zip(each.rivals, each.places[1:], each.votes[1:], strict=False):
            of_rank = WEIGHTS[place] >= WEIGHTS[each.places[0]] and weight * TOLD >= each.votes[0]
            if place in DELIBERATE or (WEIGHTS[place] >= FIRM and of_rank):
                facts = {"places": f"{each.places[0]}, {place}", "fact": each.fact, "value": each.value}
                yield CONTRADICTION.at(Place(source), rival=rival, **facts)
