"""An issue of what is known of it: number and date settled, what a person says last of all, guesses listed.

In: articles that belong together, what was found to say which issue they are, a day to fall back on. Out: a
`FoundIssue`, or None where nobody knows its date; of its articles `undated_page` makes standing pages. Knows no kind
of source.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from broadsheet.importers.evidence.findings import Fact, Finding, Settled
from broadsheet.importers.evidence.settling import remarks, settled
from broadsheet.importers.evidence.when import day_of
from broadsheet.importers.importer import FoundArticle, FoundIssue, FoundPage, Guess, Inquiry
from broadsheet.importers.kinds import UNDATED
from broadsheet.importers.rules import Rules
from broadsheet.model.issue import Kind
from broadsheet.problems import Place

_KINDS: dict[str, Kind] = {"regular": "regular", "double": "double", "special": "special", "supplement": "supplement"}


@dataclass(slots=True)
class Bundle:
    """Articles of one issue and what speaks for its number and date.

    `source` is a stable key. `day` is taken where no finding says a date, `reason` tells why it.
    """

    source: str
    articles: list[FoundArticle] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    day: dt.date | None = None
    reason: str = ""
    title: str = ""
    addresses: tuple[str, ...] = ()


def issue_of(bundle: Bundle, rules: Rules, inquiry: Inquiry) -> FoundIssue | None:
    """Make the issue; None where its date is not known."""
    fix = rules.fix(bundle.source)
    said = {key: str(value) for key, value in fix.values.items()} if fix else {}
    answer = settled([*_said(said), *bundle.findings])
    for remark in remarks(bundle.source, answer):
        inquiry.tell(remark)
    number = "" if said.get("number") == "" else _value(answer, "number")
    day = _day(_value(answer, "date"), bundle, inquiry)
    if day is None:
        return None
    kind = _KINDS.get(said.get("kind", ""), "double" if "-" in number else "regular")
    return FoundIssue(
        source=bundle.source,
        date=day,
        date_end=_whole_day(_value(answer, "date_end")),
        articles=tuple(bundle.articles),
        volume=_count(_value(answer, "volume")),
        number=number,
        whole_number=_count(_value(answer, "whole_number")),
        kind=kind,
        word=said.get("word", ""),
        title=said.get("title", bundle.title),
        addresses=bundle.addresses,
        note=said.get("note", ""),
        year=_year_of(bundle.findings, day),
        id=said.get("id", ""),
        planned=all(dict(article.fields).get("status") for article in bundle.articles),
    )


def _year_of(findings: Iterable[Finding], day: dt.date) -> int:
    """Return the year of a folder that names year and number, where the issue came out in another."""
    told = [finding for finding in findings if finding.where in ("folder", "rules")]
    if not any(finding.fact == "number" for finding in told) or any(finding.fact == "volume" for finding in told):
        return 0
    years = [int(f.value) for f in told if f.fact == "date" and len(f.value) == 4]
    return years[0] if years and years[0] != day.year else 0


def name_of(source: Path) -> str:
    """Return what a source is called: the folder's name, of a file without its suffix."""
    resolved = source.resolve()
    return resolved.stem if resolved.is_file() else resolved.name


def undated_page(article: FoundArticle, inquiry: Inquiry) -> FoundPage:
    """Make a standing page of an article whose issue nobody can date, and report it as undated."""
    inquiry.report(UNDATED.at(Place(article.source)))
    return FoundPage(
        source=article.source,
        digest=article.digest,
        fields=tuple((key, value) for key, value in article.fields if key == "headline"),
        write=article.write,
        slug=article.slug,
        language=article.language,
        pictures=article.pictures,
    )


def _said(said: dict[str, str]) -> Iterator[Finding]:
    facts: tuple[Fact, ...] = ("volume", "number", "whole_number", "date", "date_end")
    for fact in facts:
        if said.get(fact):
            yield Finding(fact, said[fact][:10] if fact in ("date", "date_end") else said[fact], "rules")


def _value(answer: dict[Fact, Settled], fact: Fact) -> str:
    return answer[fact].value if fact in answer else ""


def _count(value: str) -> int:
    return int(value) if value.isdecimal() else 0


def _whole_day(value: str) -> dt.date | None:
    day, said = day_of(value)
    return day if said else None


def _day(value: str, bundle: Bundle, inquiry: Inquiry) -> dt.date | None:
    """A month or a season stands for its first day, a year alone for nothing; all are listed."""
    day, said = day_of(value)
    if said:
        return day
    if day is not None:
        same_month = bundle.day is not None and (bundle.day.year, bundle.day.month) == (day.year, day.month)
        taken = bundle.day if same_month and bundle.day else day
        known = "the season" if value[5:] > "20" else "the month"
        reason = f"only {known} is known ({value})" + (f"; {bundle.reason}" if same_month else "")
        inquiry.guess(Guess(bundle.source, "date", taken.isoformat(), reason))
        return taken
    if bundle.day is not None and bundle.reason:
        inquiry.guess(Guess(bundle.source, "date", bundle.day.isoformat(), bundle.reason))
    return bundle.day


def numbering_of(issues: Sequence[FoundIssue], rules: Rules) -> str:
    """Return how a paper counts: what the rules say, else what most of its issues look like."""
    if told := rules.word("issues.numbering"):
        return told
    numbered = [issue for issue in issues if issue.number]
    if len(numbered) * 2 <= len(issues):
        return "none"
    if sum(bool(issue.volume) for issue in numbered) * 2 > len(numbered):
        return "volume-number"
    again = [number for number, count in Counter(issue.number for issue in numbered).items() if count > 1]
    return "year-number" if (again or _restarts(numbered)) and _once_a_year(numbered) else "continuous"


def _restarts(issues: Iterable[FoundIssue]) -> bool:
    """Whether numbers fall where the year changes, at half of its changes or more."""
    rows = sorted((issue.date, int(issue.number)) for issue in issues if issue.number.isdecimal())
    changes = [(one, other) for (day, one), (next_day, other) in pairwise(rows) if day.year != next_day.year]
    falls = sum(other < one for one, other in changes)
    return falls > 0 and falls * 2 >= len(changes)


def _once_a_year(issues: Iterable[FoundIssue]) -> bool:
    counts = Counter((issue.year or issue.date.year, issue.number) for issue in issues)
    return max(counts.values(), default=0) == 1
