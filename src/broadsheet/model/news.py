"""Which articles are news: those published in the two days before an instant.

In: issues and instants. Out: when an article was published, whether it is news, and until when that holds. The limit is
that of Google's news sitemaps; the gate asks too, since a build is void when time alone has changed the answer.
"""

from __future__ import annotations

import datetime as dt

from broadsheet.model.article import Article
from broadsheet.model.issue import Issue

LASTS = dt.timedelta(days=2)


def published_at(issue: Issue, article: Article) -> dt.datetime:
    """The instant at which an article came out: its own, else that of its issue."""
    return article.published or issue.release_at


def recent(issue: Issue, now: dt.datetime) -> list[Article]:
    """The articles of an issue, translations included, that came out in the two days before `now`."""
    edge = now - LASTS
    fresh = edge < issue.release_at <= now
    return [
        article
        for articles in (issue.articles, issue.translations)
        for article in articles
        if (fresh if article.published is None else edge < article.published <= now)
    ]


def ends(issue: Issue, now: dt.datetime) -> dt.datetime | None:
    """The next instant at which an article of the issue is no longer news; None when none of them is."""
    first = min((published_at(issue, article) for article in recent(issue, now)), default=None)
    return first + LASTS if first else None
