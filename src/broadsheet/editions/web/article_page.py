"""An article's own page, and the page of a withdrawn one.

In: a site, an issue, and the article's place in it. Out: outputs. What goes into the page beside the article: all
headers of its issue, what corrects, follows or continues it, and whether its links lead anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import bodies, splice
from broadsheet.editions.web.entries import linked, printed_pages
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.files import cover, pdf_link
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import check, rich
from broadsheet.editions.web.site import Site
from broadsheet.languages.dates import long_date, moment
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Place, Report
from broadsheet.proofs.kinds import UNKNOWN_TARGET

_MARKS = {name: splice.mark(name) for name in ("leading", "body", "notes")}
AROUND = 4
"""How many parts of a long series are named before and after the one that is read."""


def outputs(site: Site, language: str, issue: Issue) -> Iterator[Output]:
    """Yield the page of every article of an issue in a language."""
    frame = site.keys.frame(language)
    whole = site.keys.issue(issue)
    file = site.addresses.file
    address = site.addresses.article
    for at, article in enumerate(site.index.articles(issue, language)):
        parts = (frame, whole, article.id, article.body.digest, site.keys.ids, *_related_digests(site, article))
        yield Output(file(address(article.id)), digest(parts), partial(make, site, language, issue, at))


def _related_digests(site: Site, article: Article) -> Iterable[str]:
    """Headers of the articles elsewhere that the page names; most articles have none."""
    for other in (*_corrections(site, article), *site.index.followed_by.get(article.id, ())):
        yield other.header_digest
    for id in (article.corrects, article.follows):
        target = site.index.article(id) if id else None
        if target:
            yield target.header_digest
    for part in site.index.series_of(article):
        yield part.header_digest


def make(site: Site, language: str, issue: Issue, at: int, report: Report) -> bytes:
    """Make the page of the article at a place in its issue."""
    articles = site.index.articles(issue, language)
    article = articles[at]
    lang, direction = ("", "") if article.language == language else site.where(article)
    context: dict[str, object] = {
        "lang": lang,
        "direction": direction,
        "headline": field(article.headline, article.language).html,
        "iso": _iso(issue, article),
        "date": _date(issue, article, language),
        "issue": _issue(site, issue, language, len(articles)),
        "home": site.link(site.addresses.home(language)),
        "archive": site.link(site.addresses.archive(language), "archive"),
    }
    if article.withdrawn:
        context["note"] = article.withdrawn_note
        main = site.render("withdrawn.html", language, context)
    else:
        rendered = bodies.for_page(site, issue, article, report)
        context |= _head(site, language, issue, article) | _around(site, language, issue, article)
        context |= _neighbours(site, language, issue, articles, at)
        parts = {"leading": rendered.leading, "body": rendered.body, "notes": rendered.notes}
        shell = site.render("article.html", language, context | _MARKS)
        main = splice.fill(splice.cut(shell), parts)
        _check(site, article, report)
    return finish(site, _page(site, language, issue, article, main))


def _description(article: Article) -> str:
    if article.standfirst:
        return field(article.standfirst, article.language).words
    return bodies.first_words(article)


def _page(site: Site, language: str, issue: Issue, article: Article, main: str) -> Page:
    return Page(
        path=site.addresses.article(article.id),
        language=language,
        title=f"{field(article.headline, article.language).words} | {site.title(language)}",
        description="" if article.withdrawn else _description(article),
        main=main,
        line=site.line(issue, language),
        mark=site.mark(issue, language),
        current=article.section,
        others=[
            (site.index.language_of(other), site.addresses.article(other.id))
            for other in site.index.translations(article)
        ],
        index=not (article.withdrawn or site.unreleased(issue)),
    )


def _issue(site: Site, issue: Issue, language: str, count: int) -> dict[str, str]:
    number = site.named(issue, language).number
    return {
        "number": number,
        "href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "all": site.counted(language, "{count} article in {issue}", "All {count} articles of {issue}", count).replace(
            "{issue}", number
        ),
    }


def _head(site: Site, language: str, issue: Issue, article: Article) -> dict[str, object]:
    """What stands above the text."""
    tongue = article.language
    return {
        "kicker": field(article.kicker, tongue).html if article.kicker else "",
        "standfirst": rich(site, article, article.standfirst),
        "byline": _byline(site, language, article),
        "dateline": article.dateline,
        "updated": _updated(site, language, article),
        "cover": cover(site, issue),
        "pages": printed_pages(site, issue, article, language),
        "pages_href": pdf_link(site, issue, article),
        "translations": [
            {
                "href": site.article_link(other.id),
                "language": other.language,
                "direction": site.direction(other.language),
                "name": site.language_name(other.language),
            }
            for other in site.index.translations(article)
        ],
    }


def _byline(site: Site, language: str, article: Article) -> list[dict[str, str]]:
    names = []
    for name in article.byline:
        person = site.index.person_of(name) if site.has("person") else None
        href = site.link(site.addresses.person(person.id, language)) if person else ""
        names.append({"name": person.name if person else name, "href": href})
    return names


def _updated(site: Site, language: str, article: Article) -> dict[str, str]:
    if article.updated is None:
        return {}
    iso, text = moment(article.updated, language, site.publication.timezone)
    return {"iso": iso, "date": text, "note": article.update_note}


def _around(site: Site, language: str, issue: Issue, article: Article) -> dict[str, object]:
    """What stands beside and under the text: corrections, series, author, rights, related articles, topics."""
    return {
        "corrected": [_correction(site, language, other) for other in _corrections(site, article)],
        "corrects": _corrects(site, language, article),
        "series": _series(site, language, article),
        "author_note": rich(site, article, article.author_note),
        "rights": article.rights,
        "related": _related(site, language, article),
        "topics": [
            {"name": topic, "href": site.link(site.addresses.topic(topic, language))} for topic in article.topics
        ]
        if site.has("topic")
        else [],
    }


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


def _neighbours(site: Site, language: str, issue: Issue, articles: tuple[Article, ...], at: int) -> dict[str, object]:
    def beside(place: int) -> dict[str, str]:
        if not 0 <= place < len(articles):
            return {}
        other = articles[place]
        return {
            "href": site.article_link(other.id),
            "headline": field(other.headline, other.language).html,
            "pages": printed_pages(site, issue, other, language),
        }

    return {"previous": beside(at - 1), "next": beside(at + 1)}


def _iso(issue: Issue, article: Article) -> str:
    return article.published.date().isoformat() if article.published else issue.date.isoformat()


def _date(issue: Issue, article: Article, language: str) -> str:
    return long_date(article.published.date() if article.published else issue.date, language)


def _check(site: Site, article: Article, report: Report) -> None:
    """Report what is wrong with the header's inline Markdown, and `unknown-target` for ids that are no article's."""
    for text in (article.headline, article.kicker):
        for problem in field(text, article.language).problems:
            report(replace(problem, place=Place(article.file)))
    for text in (article.standfirst, article.correction, article.author_note):
        check(site, article, text, report)
    for key, id in (("corrects", article.corrects), ("follows", article.follows)):
        if id and site.index.article(id) is None:
            nearest = site.references.nearest_article(id)
            report(UNKNOWN_TARGET.at(Place(article.file), key=key, target=id, nearest=nearest))
