"""An issue as one mail: how much of each story goes in, and both parts put together.

In: a job, a form, a language. Out: a `Rendition`. Where the HTML would be larger than a provider shows, the longest
stories become teasers, one after the other, in both parts alike; nothing changes its place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from broadsheet.editions.edition import Job
from broadsheet.editions.mail.ground import Ground, put
from broadsheet.editions.mail.inlining import inlined, octets
from broadsheet.editions.mail.look import look_of
from broadsheet.editions.mail.plaintext import text_of
from broadsheet.editions.mail.rendition import MOST_HTML, Form, Rendition, Story
from broadsheet.editions.mail.stories import Extent, Told, articles_of, bands, tell
from broadsheet.editions.mail.ways import Ways, ways_of
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report

INSIDE = 4
"""So many stories need no list of what is inside."""
_STORY = re.compile(r'(?=<table role="presentation"[^>]* id="s\d+")')
_END = "</main>"


@dataclass(frozen=True, slots=True)
class _Frame:
    """What stays the same however much of the stories goes in."""

    job: Job
    issue: Issue
    ground: Ground
    form: Form
    articles: Sequence[Article]
    bands: dict[str, str]
    ways: Ways


def compose(job: Job, form: Form, language: str, report: Report) -> Rendition:
    """Make the rendition of the job's issue in a form and a language."""
    if job.issue is None:
        raise ValueError("a mail is that of one issue")
    ground = Ground(job, job.issue, language, report)
    articles = articles_of(job.publication, job.issue, language)
    frame = _Frame(
        job, job.issue, ground, form, articles, bands(job.publication, job.issue, articles, language), ways_of(job)
    )
    extents: dict[str, Extent] = {
        article.id: "headline" if form == "headlines" else "whole" for article in frame.articles
    }
    told = _told(frame, extents)
    if form == "text":
        return _rendition(frame, told, "", [0] * len(told), extents)
    html = inlined(_html(frame, told))
    weights = weights_of(html)
    while octets(html) > MOST_HTML and _shortened(frame, extents, weights, octets(html) - MOST_HTML):
        told = _told(frame, extents)
        html = inlined(_html(frame, told))
        weights = weights_of(html)
    return _rendition(frame, told, html, weights, extents)


def _told(frame: _Frame, extents: dict[str, Extent]) -> list[Told]:
    frame.ground.attached.clear()
    return [tell(frame.ground, article, extents[article.id], place) for place, article in enumerate(frame.articles, 1)]


def _shortened(frame: _Frame, extents: dict[str, Extent], weights: Sequence[int], excess: int) -> bool:
    """Make teasers of the longest stories that are whole, then headlines of teasers; False when nothing is left.

    Whatever is made shorter keeps some fifteen hundred octets, so as many are taken as the excess needs.
    """
    heavy = sorted(zip(weights, frame.articles, strict=True), key=lambda pair: (-pair[0], pair[1].id))
    before: Extent = "whole" if "whole" in extents.values() else "teaser"
    after: Extent = "teaser" if before == "whole" else "headline"
    chosen = [(weight, article) for weight, article in heavy if extents[article.id] == before]
    for weight, article in chosen:
        extents[article.id] = after
        excess -= max(weight - 1500, 1)
        if excess <= 0:
            break
    return bool(chosen)


def weights_of(html: str) -> list[int]:
    """Count the octets of each story of a mail that has been inlined."""
    return [octets(part.partition(_END)[0]) for part in _STORY.split(html)[1:]]


def subject_of(ground: Ground, articles: Sequence[Article], told: Sequence[Told]) -> str:
    """Name the mail: the issue and its lead; the lines of a header are made by whoever sends it."""
    name = ground.names.number
    lead = next((one for one in told if one.article.weight == "lead"), told[0] if articles else None)
    if lead is None:
        return name
    return put(ground.gettext("{issue}: {headline}"), issue=name, headline=lead.headline)


def _preheader(told: Sequence[Told]) -> str:
    """What mail programs show behind the subject: the headlines that follow the lead."""
    lead = next((one for one in told if one.article.weight == "lead"), told[0] if told else None)
    return " · ".join(one.headline for one in told if one is not lead)[:140]


def _html(frame: _Frame, told: Sequence[Told]) -> str:
    ground, publication, language = frame.ground, frame.job.publication, frame.ground.language
    names = ground.names
    stories = [
        {**one.html, "band": frame.bands.get(one.article.id, ""), "line": place > 0} for place, one in enumerate(told)
    ]
    for story in stories:
        story["line"] = story["line"] and not story["band"]
    context: dict[str, object] = {
        **look_of(frame.job, language),
        "language": language,
        "direction": ground.direction,
        "subject": subject_of(ground, frame.articles, told),
        "preheader": _preheader(told),
        "home": ground.whole(ground.addresses.home(language)),
        "paper": {
            "title": publication.title.in_language(language),
            "tagline": publication.tagline.in_language(language),
            "publisher": publication.publisher,
            "address": [line.strip() for line in publication.imprint.address.splitlines() if line.strip()],
            "email": publication.imprint.email,
            "rights": publication.rights,
        },
        "issue": {
            "line": names.line,
            "day": names.day if names.date != names.line else "",
            "href": ground.whole(ground.addresses.issue(frame.issue.id, language)),
        },
        "ways": {"unsubscribe": frame.ways.unsubscribe, "preferences": frame.ways.preferences},
        "inside": _inside(stories) if frame.form == "whole" and len(stories) > INSIDE else [],
        "stories": stories,
    }
    return frame.job.theme.fill("mail/mail.html", language, context).decode()


def _inside(stories: Sequence[dict[str, object]]) -> list[dict[str, object]]:
    """Set the headlines behind the first story in two columns."""
    names = ("id", "headline", "language", "direction")
    entries = [{name: story[name] for name in names} for story in stories[1:]]
    half = (len(entries) + 1) // 2
    return [{"entries": entries[:half]}, {"entries": entries[half:]}]


def _rendition(
    frame: _Frame, told: Sequence[Told], html: str, weights: Sequence[int], extents: dict[str, Extent]
) -> Rendition:
    ground = frame.ground
    stories = tuple(
        Story(one.article.id, one.headline, one.address, weight, extents[one.article.id] != "whole")
        for one, weight in zip(told, weights, strict=True)
    )
    return Rendition(
        paper=frame.job.publication.id,
        issue=frame.issue.id,
        language=ground.language,
        direction=ground.direction,
        form=frame.form,
        subject=subject_of(ground, frame.articles, told),
        text=text_of(ground, told, frame.bands, frame.ways),
        html=html,
        stories=stories,
        pictures=tuple(ground.attached.values()) if html else (),
    )
