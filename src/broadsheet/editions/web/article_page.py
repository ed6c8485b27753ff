"""An article's own page, and the page of a withdrawn one.

In: a site, an issue, and the article's place in it. Out: outputs. What goes into the page beside the article: all
headers of its issue, what corrects, follows or continues it, and where its links lead within the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from broadsheet.editions.edition import Output
from broadsheet.editions.web import bodies, head, mentions, passing
from broadsheet.editions.web.entries import card, linked, printed_pages, tongued
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.files import cover, first_page
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import check, rich
from broadsheet.editions.web.site import Site
from broadsheet.languages.dates import long_date, moment
from broadsheet.languages.direction import isolated
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Place, Report
from broadsheet.proofs.kinds import UNKNOWN_TARGET
from broadsheet.theming.stencils import ready

AROUND = 4
"""How many parts of a long series are named before and after the one that is read."""
_RARE: dict[str, Any] = {
    "cover": {},
    **{name: "" for name in ("dateline", "pages", "pages_href", "author_note", "rights")},
    **{name: [] for name in ("translations", "corrected", "related", "topics", "shares")},
    **{name: {} for name in ("updated", "corrects", "series", "previous", "next")},
}
"""What most articles lack, and the page of a withdrawn one always: the template finds it empty."""


def outputs(site: Site, language: str, issue: Issue) -> Iterator[Output]:
    """Yield the page of every article of an issue in a language."""
    articles = site.index.articles(issue, language)
    if not articles:
        return
    shared = f"{site.keys.frame(language)} {site.keys.issue(issue)}"
    for at, article in enumerate(articles):
        path = site.addresses.file(site.addresses.article(article.id))
        own = f"{shared} {article.id} {article.body.digest} {mentions.leads(site, issue, article)}"
        key = digest((own, *_related_digests(site, article)))
        yield Output(path, key, partial(make, site, language, issue, at))


def _related_digests(site: Site, article: Article) -> Iterable[str]:
    """Headers of the articles elsewhere that the page names; most articles have none."""
    index = site.index
    for other in (*_corrections(site, article), *index.followed_by.get(article.id, ())):
        yield mentions.header(site, other)
    for id in (article.corrects, article.follows):
        if id:
            target = index.article(id)
            yield target.header_digest if target else site.keys.ids
    for part in index.series_of(article) if article.series else ():
        yield part.header_digest


def make(site: Site, language: str, issue: Issue, at: int, report: Report) -> bytes:
    """Make the page of the article at a place in its issue."""
    articles = site.index.articles(issue, language)
    article = articles[at]
    shared = _shared(site, language, issue, len(articles))
    own = card(site, article)
    context: dict[str, Any] = {"headline": own.shown["headline"]}
    if own.lang:
        context |= {"lang": own.lang, "direction": own.direction}
    if article.published:
        context["iso"], context["date"] = _published(article.published.date(), language)
    page = _page(site, language, issue, article)
    if article.withdrawn:
        context |= {name: shared[name] for name in shared if name not in context and name not in _RARE}
        page.main = site.fill("withdrawn.html", language, context | {"note": article.withdrawn_note})
        return finish(site, page)
    rendered = bodies.for_page(site, issue, article, report)
    context |= {"leading": rendered.leading, "body": rendered.body, "notes": rendered.notes}
    _head(site, language, issue, article, context)
    _around(site, language, article, context)
    passing.taken_along(site, issue, article, site.source, context)
    if at:
        context["previous"] = _beside(site, language, issue, articles[at - 1])
    if at + 1 < len(articles):
        context["next"] = _beside(site, language, issue, articles[at + 1])
    page.main = site.fill("article.html", language, shared | context)
    page.description = _description(site, issue, article)
    if page.index:
        page.meta = head.of_article(site, language, issue, article, _corrections(site, article))
    _check(site, article, report)
    bodies.forget(site, article)
    return finish(site, page)


def _shared(site: Site, language: str, issue: Issue, count: int) -> dict[str, Any]:
    """What the pages of all articles of an issue have in common; kept while they are made one after the other."""
    if site.latest[0] != (issue.id, language):
        names = site.named(issue, language)
        every = site.counted(language, "{count} article in {issue}", "All {count} articles of {issue}", count)
        of_issue = {
            "number": names.number,
            "line": names.line,
            "href": site.link(site.addresses.issue(issue.id, language), "issue"),
            "all": every.replace("{issue}", names.number),
        }
        shared: dict[str, Any] = {
            **_RARE,
            "cover": cover(site, issue),
            "lang": "",
            "direction": "",
            "issue": of_issue,
            "paper": site.title(language),
            "language": language,
            "page_direction": site.direction(language),
            "iso": names.iso,
            "date": long_date(issue.date, language),
            "home": site.link(site.addresses.home(language)),
            "archive": site.link(site.addresses.archive(language), "archive"),
        }
        site.latest = (issue.id, language), ready(shared)
        site.source = passing.of_issue(site, issue, language)
    return site.latest[1]


def _published(day: date, language: str) -> tuple[str, str]:
    return day.isoformat(), long_date(day, language)


def _description(site: Site, issue: Issue, article: Article) -> str:
    if article.standfirst:
        return field(article.standfirst, article.language).words
    return bodies.first_words(site, issue, article)


def _page(site: Site, language: str, issue: Issue, article: Article) -> Page:
    own = card(site, article)
    return Page(
        path=own.path,
        url=own.url,
        language=language,
        title=f"{isolated(own.headline.words, article.language, language)} | {site.title(language)}",
        line=site.line(issue, language),
        mark=site.mark(issue, language),
        current=article.section,
        others=[
            (site.index.language_of(other), site.addresses.article(other.id))
            for other in (site.index.translations(article) if issue.translations else ())
        ],
        index=not (article.withdrawn or site.unreleased(issue)),
    )


def _head(site: Site, language: str, issue: Issue, article: Article, context: dict[str, Any]) -> None:
    """Add what stands above the text."""
    own = card(site, article)
    context["kicker"] = own.shown["kicker"]
    context["standfirst"] = own.shown["standfirst"]
    context["byline"] = _byline(site, language, article)
    if article.dateline:
        context["dateline"] = article.dateline
    if article.updated:
        context["updated"] = _updated(site, language, article)
    if issue.printed:
        context["pages"] = printed_pages(issue, article, language)
        context["pages_href"] = first_page(site, issue, article)
    if issue.translations:
        context["translations"] = [
            {
                "href": site.article_link(other.id),
                "language": other.language,
                "direction": site.direction(other.language),
                "name": site.language_name(other.language),
            }
            for other in site.index.translations(article)
        ]


def _byline(site: Site, language: str, article: Article) -> list[dict[str, bytes]]:
    return [_signed(site, language, name) for name in article.byline]


def _signed(site: Site, language: str, name: str) -> dict[str, bytes]:
    """A name of a byline, with the address of its contributor's page; kept, since names return."""
    known = site.names.get((name, language))
    if known is None:
        person = site.index.person_of(name) if site.has("person") else None
        href = site.link(site.addresses.person(person.id, language)) if person else ""
        known = site.names[name, language] = ready({"name": person.name if person else name, "href": href})
    return known


def _updated(site: Site, language: str, article: Article) -> dict[str, str]:
    if article.updated is None:
        return {}
    iso, text = moment(article.updated, language, site.publication.timezone)
    return {"iso": iso, "date": text, "note": article.update_note}


def _around(site: Site, language: str, article: Article, context: dict[str, Any]) -> None:
    """Add what stands beside and under the text: corrections, series, author, rights, related articles, topics."""
    if corrections := _corrections(site, article):
        context["corrected"] = [_correction(site, language, other) for other in corrections]
    if article.corrects:
        context["corrects"] = _corrects(site, language, article)
    if article.series:
        context["series"] = _series(site, language, article)
    if article.author_note:
        context["author_note"] = rich(site, article, article.author_note)
    if article.rights:
        context["rights"] = article.rights
    if article.follows or article.id in site.index.followed_by:
        context["related"] = _related(site, language, article)
    if article.topics and site.has("topic"):
        context["topics"] = [_topic(site, language, topic) for topic in article.topics]


def _topic(site: Site, language: str, topic: str) -> dict[str, bytes]:
    known = site.topics.get((topic, language))
    if known is None:
        href = site.link(site.addresses.topic(topic, language))
        known = site.topics[topic, language] = ready({"name": topic, "href": href})
    return known


def _corrections(site: Site, article: Article) -> list[Article]:
    """The articles that correct this one, or the original that it translates."""
    by = site.index.corrected_by
    if not by:
        return []
    found = [*by.get(article.id, ()), *(by.get(article.original, ()) if article.original else ())]
    return [other for other in found if site.index.language_of(other) == site.index.language_of(article)]


def _correction(site: Site, language: str, article: Article) -> dict[str, str]:
    issue = site.index.issue_of(article)
    text = rich(site, article, article.correction)
    names = site.named(issue, language)
    return {**linked(site, article, language), "text": text, "iso": names.iso, "date": names.date}


def _corrects(site: Site, language: str, article: Article) -> dict[str, str]:
    target = site.index.article(article.corrects) if article.corrects else None
    if target is None:
        return {}
    text = rich(site, article, article.correction)
    return {**linked(site, target, language), "text": text}


def _series(site: Site, language: str, article: Article) -> dict[str, object]:
    parts = site.index.series_of(article)
    if len(parts) < 2:
        return {}
    at = next((place for place, part in enumerate(parts) if part.id == article.id), 0)
    near = parts[max(0, at - AROUND) : at + AROUND + 1]
    return {
        "name": article.series,
        "href": site.link(site.addresses.series(article.series, language), "series"),
        "parts": [{**linked(site, part, language), "current": part is article} for part in near],
    }


def _related(site: Site, language: str, article: Article) -> list[dict[str, str]]:
    target = site.index.article(article.follows) if article.follows else None
    found = [{**linked(site, target, language), "label": site.gettext(language, "This follows")}] if target else []
    for other in site.index.followed_by.get(article.id, ()):
        found.append({**linked(site, other, language), "label": site.gettext(language, "Followed by")})
    return found


def _beside(site: Site, language: str, issue: Issue, article: Article) -> dict[str, str | bytes]:
    """The article before or after."""
    other = card(site, article)
    return {
        "href": other.shown["href"],
        "headline": tongued(other) if other.lang else other.shown["headline"],
        "pages": printed_pages(issue, article, language),
    }


def _check(site: Site, article: Article, report: Report) -> None:
    """Report what is wrong with the header's inline Markdown, and `unknown-target` for ids that are no article's."""
    own = card(site, article)
    for problem in (*own.headline.problems, *own.kicker.problems):
        report(replace(problem, place=Place(article.file)))
    for text in (article.standfirst, article.correction, article.author_note):
        if text:
            check(site, article, text, report)
    for key, id in (("corrects", article.corrects), ("follows", article.follows)):
        if id and site.index.article(id) is None:
            nearest = site.references.nearest_article(id)
            report(UNKNOWN_TARGET.at(Place(article.file), key=key, target=id, nearest=nearest))
