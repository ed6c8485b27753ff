"""The gate: what is kept back never reaches an edition.

In: a publication as it was read, and the instant that counts as now. Out: the publication without what may not go out,
how much was kept back and why, and the next instant at which the answer changes. Pure; it knows no output. Behind it
nobody filters by status, embargo or date: an issue that is shown before its release is `planned` there, all others are
`released`. The rules stand in the content format under "What is published when".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from broadsheet.model import news
from broadsheet.model.article import Article, Text
from broadsheet.model.issue import Issue, Printed, StandingHead, page_label
from broadsheet.model.publication import Publication, Redirect

Reason: TypeAlias = Literal["draft", "held", "spiked", "embargoed", "unreleased"]
REASONS: tuple[Reason, ...] = ("draft", "held", "spiked", "embargoed", "unreleased")
FAR = dt.datetime.max.replace(tzinfo=dt.UTC)


@dataclass(slots=True)
class KeptBack:
    """How many articles were kept back, by reason, and how many whole issues. Faulty ones are not counted here."""

    articles: dict[Reason, int] = field(default_factory=dict)
    issues: int = 0

    def __bool__(self) -> bool:
        return bool(self.articles or self.issues)


@dataclass(frozen=True, slots=True)
class Opened:
    """What has passed.

    `next_change` is None for "never again"; `files` are those of articles kept back, `folders` those of issues that are
    not released.
    """

    publication: Publication
    kept_back: KeptBack
    next_change: dt.datetime | None
    files: frozenset[str]
    folders: frozenset[str]


@dataclass(slots=True)
class _Passed:
    """What became of one issue, and from when to when that holds."""

    issue: Issue
    result: Issue | None
    since: dt.datetime
    until: dt.datetime
    kept: list[tuple[Article, Reason]]


class Gate:
    """Opens again and again for a paper that changes a little: an issue that is the same object is not judged anew.

    `without` names files and folders of faulty articles and issues, which are left out as if they were not there.
    """

    def __init__(self, unreleased: bool = False, without: frozenset[str] = frozenset()) -> None:
        self.unreleased = unreleased
        self.without = without
        self._passed: dict[str, _Passed] = {}

    def open(self, publication: Publication, now: dt.datetime) -> Opened:
        """Return what may go out at an instant, which must be aware."""
        known = self._passed
        passed = [
            one
            if (one := known.get(issue.folder)) is not None and one.issue is issue and one.since <= now < one.until
            else self._judged(issue, now)
            for issue in publication.issues
        ]
        self._passed = {one.issue.folder: one for one in passed}
        kept = [pair for one in passed for pair in one.kept]
        early = [one for one in passed if not is_released(one.issue, now)]
        until = min([one.until for one in passed], default=FAR)
        until = min(until, _next_day(publication, now))
        result = replace(
            publication,
            issues=tuple(one.result for one in passed if one.result is not None),
            redirects=_redirects(publication.redirects, passed, kept),
            pages=tuple(page for page in publication.pages if page.file not in self.without),
        )
        return Opened(
            result,
            KeptBack(_counted(kept), sum(one.result is None for one in early)),
            until if until < FAR else None,
            frozenset(article.file for article, _ in kept),
            frozenset(one.issue.folder for one in early),
        )

    def _judged(self, issue: Issue, now: dt.datetime) -> _Passed:
        if issue.folder in self.without:
            return _Passed(issue, None, now, FAR, [])
        released = is_released(issue, now)
        until = issue.release_at if not released and issue.status == "released" else FAR
        if not released and not self.unreleased:
            articles = (*issue.articles, *issue.translations)
            return _Passed(issue, None, now, until, [(article, "unreleased") for article in articles])
        result, kept, embargo = _articles(issue, now, self.without)
        if not released:
            result = replace(result, status="planned")
        return _Passed(issue, result, now, min(until, embargo, news.ends(result, now) or FAR), kept)


def is_released(issue: Issue, now: dt.datetime) -> bool:
    """Whether an issue is out: its status says so and its release is not after now."""
    return issue.status == "released" and issue.release_at <= now


def _articles(
    issue: Issue, now: dt.datetime, without: frozenset[str]
) -> tuple[Issue, list[tuple[Article, Reason]], dt.datetime]:
    """Return the issue with what may go out, what was kept back, and until when that holds."""
    if not without and not any(_is_special(one) for one in (*issue.articles, *issue.translations)):
        return issue, [], FAR
    kept: list[tuple[Article, Reason]] = []
    until = FAR
    for article in (*issue.articles, *issue.translations):
        reason, change = _judgement(article, now)
        until = min(until, change)
        if reason is not None:
            kept.append((article, reason))
    gone = {article.id for article, _ in kept} | {
        article.id for article in (*issue.articles, *issue.translations) if article.file in without
    }
    gone, kept = _with_translations(issue, gone, kept)
    issue, until = _without_changes_to_come(issue, now, until)
    withdrawn = {article.id for article in issue.articles if article.withdrawn}
    if not gone and not withdrawn and not any(article.withdrawn for article in issue.translations):
        return issue, kept, until
    articles = tuple(_emptied(one) if one.withdrawn else one for one in issue.articles if one.id not in gone)
    translations = tuple(
        _emptied(one) if one.withdrawn or one.original in withdrawn else one
        for one in issue.translations
        if one.id not in gone
    )
    slugs = {article.slug for article in articles}
    hidden = {article.slug for article in issue.articles if article.id in gone or article.id in withdrawn}
    return (
        replace(
            issue,
            articles=articles,
            translations=translations,
            running_order=_order(issue.running_order, slugs),
            printed=_printed(issue.printed, slugs, hidden),
        ),
        kept,
        until,
    )


_AS_IT_IS = frozenset(("ready", "subbed"))


def _is_special(article: Article) -> bool:
    """Whether an article has a status or a time on which it could depend what goes out; hardly any has."""
    return (
        article.status not in _AS_IT_IS
        or article.published is not None
        or article.embargo_until is not None
        or article.updated is not None
    )


def _judgement(article: Article, now: dt.datetime) -> tuple[Reason | None, dt.datetime]:
    """Why an article is kept back (None: it is not), and the next instant at which its times change that."""
    waits = max((when for when in (article.embargo_until, article.published) if when is not None), default=None)
    waiting = waits is not None and waits > now
    change = waits if waiting and waits is not None else FAR
    match article.status:
        case "draft" | "held" | "spiked":
            return article.status, FAR
        case _:
            return ("embargoed" if waiting else None), change


def _without_changes_to_come(issue: Issue, now: dt.datetime, until: dt.datetime) -> tuple[Issue, dt.datetime]:
    """Hide an `updated` that lies ahead, with its note, until its instant: nothing that goes out is of tomorrow."""
    ahead = [one.updated for one in (*issue.articles, *issue.translations) if one.updated and one.updated > now]
    if not ahead:
        return issue, until
    articles = tuple(_before_change(article, now) for article in issue.articles)
    translations = tuple(_before_change(article, now) for article in issue.translations)
    return replace(issue, articles=articles, translations=translations), min(until, *ahead)


def _before_change(article: Article, now: dt.datetime) -> Article:
    if article.updated is None or article.updated <= now:
        return article
    # Another digest, so that pages made before the instant are made anew after it.
    return replace(article, updated=None, update_note="", header_digest=f"{article.header_digest}-")


def _with_translations(
    issue: Issue, gone: set[str], kept: list[tuple[Article, Reason]]
) -> tuple[set[str], list[tuple[Article, Reason]]]:
    """Keep a translation back with its original: it tells the same story."""
    if not gone or not issue.translations:
        return gone, kept
    reasons = {article.id: reason for article, reason in kept}
    for article in issue.translations:
        if article.original in gone and article.id not in gone:
            gone.add(article.id)
            if article.original in reasons:
                kept.append((article, reasons[article.original]))
    return gone, kept


def _emptied(article: Article) -> Article:
    """Keep of a withdrawn article what its address still answers with: headline, date and note."""
    return Article(
        id=article.id,
        issue=article.issue,
        slug=article.slug,
        language=article.language,
        headline=article.headline,
        body=Text("", article.body.line, ""),
        file=article.file,
        header_digest=article.header_digest,
        weight=article.weight,
        original=article.original,
        published=article.published,
        updated=article.updated,
        status="withdrawn",
        withdrawn_note=article.withdrawn_note,
        web=article.web,
        print=article.print,
        mail=article.mail,
    )


def _order(order: Iterable[str | StandingHead], slugs: set[str]) -> tuple[str | StandingHead, ...]:
    """Drop the slugs that are gone, and a heading that then stands over nothing."""
    kept: list[str | StandingHead] = []
    for entry in order:
        if isinstance(entry, str):
            if entry in slugs:
                kept.append(entry)
            continue
        if kept and isinstance(kept[-1], StandingHead):
            kept.pop()
        kept.append(entry)
    if kept and isinstance(kept[-1], StandingHead):
        kept.pop()
    return tuple(kept)


def _printed(printed: Printed | None, slugs: set[str], hidden: set[str]) -> Printed | None:
    """Leave out the pages on which something stands that is kept or taken back, and with them the PDF."""
    if printed is None:
        return None
    rows = tuple(row for row in printed.articles if row[0] in slugs)
    closed = {label for slug in hidden for label in printed.pages_of(slug)}
    if not closed:
        return replace(printed, articles=rows)
    covers = tuple(file for file in printed.covers if page_label(file) not in closed)
    return replace(printed, articles=rows, pdf="", covers=covers)


def _redirects(
    redirects: tuple[Redirect, ...], passed: list[_Passed], kept: list[tuple[Article, Reason]]
) -> tuple[Redirect, ...]:
    """Drop old addresses that lead to what is kept back: they would tell its name."""
    if not redirects:
        return redirects
    hidden = {article.id for article, reason in kept if reason != "unreleased"}
    for one in passed:
        if one.result is None:
            hidden.add(one.issue.id)
            hidden.update(article.id for article in (*one.issue.articles, *one.issue.translations))
    return tuple(row for row in redirects if row.target.partition("#")[0] not in hidden)


def _counted(kept: list[tuple[Article, Reason]]) -> dict[Reason, int]:
    counts = {reason: sum(why == reason for _, why in kept) for reason in REASONS}
    return {reason: count for reason, count in counts.items() if count}


def _next_day(publication: Publication, now: dt.datetime) -> dt.datetime:
    """The next local midnight, when a date of the calendar may pass without an issue; never for an irregular paper."""
    if publication.calendar.frequency == "irregular":
        return FAR
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(publication.timezone)
    tomorrow = now.astimezone(zone).date() + dt.timedelta(days=1)
    return dt.datetime.combine(tomorrow, dt.time(), zone).astimezone(dt.UTC)
