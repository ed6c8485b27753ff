"""Small publications for the tests of the model."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from broadsheet.model.article import Article, Text
from broadsheet.model.issue import Issue
from broadsheet.model.names import issue_id
from broadsheet.model.publication import Calendar, Names, Publication


def issue(volume: int, number: str, day: str, **more: Any) -> Issue:
    """An issue of a paper by volume and number; `numbering` and `word` only shape its id."""
    when = date.fromisoformat(day)
    numbering = more.pop("numbering", "volume-number")
    id = more.pop("id", "") or issue_id(numbering, volume, number, when, more.pop("word", ""))
    release = datetime.combine(when, time(0), UTC)
    return Issue(id=id, folder=f"issues/{id}", date=when, release_at=release, volume=volume, number=number, **more)


def article(issue_id: str, slug: str, language: str = "") -> Article:
    """An article, or with a language its translation."""
    name = f"{slug}.{language}" if language else slug
    return Article(
        id=f"{issue_id}/{name}",
        issue=issue_id,
        slug=slug,
        language=language or "en",
        headline=slug,
        body=Text(""),
        file=f"issues/{issue_id}/{name}.md",
    )


def paper(*issues: Issue, calendar: Calendar | None = None, **more: Any) -> Publication:
    """A paper in English and Arabic."""
    return Publication(
        id="the-harbour-weekly",
        title=Names((("", "The Harbour Weekly"),)),
        languages=("en", "ar"),
        calendar=calendar or Calendar(),
        issues=issues,
        **more,
    )
