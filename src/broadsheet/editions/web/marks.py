"""What is marked as not released yet: the one look that an edition takes at release.

In: an issue and the instant that counts as now. Out: whether its pages carry the mark and stay out of feeds and
sitemap; and whether the whole edition is not for search engines. What is kept back altogether never gets here
(`press.gate`).
"""

from __future__ import annotations

from datetime import datetime

from broadsheet.model.issue import Issue
from broadsheet.model.publication import Publication


def unreleased(issue: Issue, now: datetime) -> bool:
    """Whether an issue in the publication is there for preview only."""
    return issue.status != "released" or issue.release_at > now


def hidden(publication: Publication, now: datetime) -> bool:
    """Whether search engines should leave out every page: the paper wants it, or it is a preview."""
    wanted = {"no search engines", "nobody"} & set(publication.web.robots)
    return bool(wanted) or any(unreleased(issue, now) for issue in publication.issues)
