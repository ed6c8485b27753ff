"""What is marked as not released yet: the one look that an edition takes at release.

In: an issue and the instant that counts as now. Out: whether its pages carry the mark and stay out of feeds and
sitemap. What is kept back altogether never gets here (`press.gate`).
"""

from __future__ import annotations

from datetime import datetime

from broadsheet.model.issue import Issue


def unreleased(issue: Issue, now: datetime) -> bool:
    """Whether an issue in the publication is there for preview only."""
    return issue.status != "released" or issue.release_at > now
