"""The home page: the current issue's front, composed by the weight of its articles.

In: a site and a language. Out: one output. `composing` says which article stands where and how much it says; how many
columns a mix gets is the style sheet's affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import joined
from broadsheet.editions.web import bodies, head, mentions, structured
from broadsheet.editions.web.archive import Archive
from broadsheet.editions.web.composing import Mix, Place, compose, places
from broadsheet.editions.web.entries import card, grouped, linked, printed_pages
from broadsheet.editions.web.files import pdf_entry
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import rich
from broadsheet.editions.web.sheets import sheet
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report
from broadsheet.theming import safe

RECENT = 9
"""How many earlier issues stand on the shelf of the front page; the style sheet shows as many as fit in a row."""


def outputs(site: Site, language: str) -> Iterator[Output]:
    """Yield the home page of a language."""
    issue = site.index.current(language)
    parts = [site.keys.frame(language)]
    if issue is not None:
        articles = site.index.articles(issue, language)
        texts = [f"{article.body.digest} {mentions.leads(site, issue, article)}" for article in articles]
        archive = Archive(site, language)
        parts += [site.keys.issue(issue), *texts, "", *(archive.said(other) for other in archive.earlier(RECENT))]
    path = site.addresses.file(site.addresses.home(language))
    yield Output(path, digest(parts), partial(make, site, language))


def make(site: Site, language: str, _report: Report) -> bytes:
    """Make the home page."""
    issue = site.index.current(language)
    context: dict[str, object] = {"empty": issue is None}
    if issue is not None:
        context |= _front(site, language, issue)
    title = site.title(language)
    if issue is not None:
        title = joined((title, site.named(issue, language).line), language)
    path = site.addresses.home(language)
    data = (head.issue_picture(site, issue, language) if issue else "") + structured.home(site, language)
    page = Page(
        path=path,
        language=language,
        title=title,
        meta=head.website(site, path, title, language, data),
        description=site.publication.tagline.in_language(language),
        main=site.fill("home.html", language, context),
        line=site.line(issue, language) if issue else site.standing_line(language),
        mark=site.mark(issue, language) if issue else "",
        others=site.others(language, site.addresses.home),
        large=True,
    )
    return finish(site, page)


def _front(site: Site, language: str, issue: Issue) -> dict[str, object]:
    articles = [article for article in site.index.articles(issue, language) if not article.withdrawn]
    groups = compose(articles)
    given = _places(site, issue, groups)
    teasers = {
        name: [_teaser(site, issue, language, *pair) for pair in zip(groups[name], given[name], strict=True)]
        for name in groups
    }
    return {
        "lead": teasers["lead"][0] if teasers["lead"] else "",
        "seconds": teasers["second"],
        "briefs": teasers["brief"],
        "normals": teasers["normal"],
        "sheet": sheet(site, language, issue),
        "href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "number": site.named(issue, language).number,
        "links": _links(site, language, issue, len(articles)),
        "groups": grouped(site, issue, language) if len(articles) > 1 else [],
        "recent": Archive(site, language).recent(RECENT),
        "corrections": _corrections(site, language, articles),
        "corrections_href": site.link(site.addresses.corrections(language), "corrections"),
    }


def _places(site: Site, issue: Issue, groups: Mapping[str, Sequence[Article]]) -> dict[str, list[Place]]:
    def pictured(weight: str) -> list[bool]:
        return [bool(bodies.for_teaser(site, issue, article, weight, 1).picture) for article in groups[weight]]

    return places(Mix(pictured("lead"), pictured("second"), pictured("normal"), len(groups["brief"])))


def _teaser(site: Site, issue: Issue, language: str, article: Article, place: Place) -> str:
    """Render an article's teaser for its place."""
    own = card(site, article)
    weight = place.kind.partition(" ")[0]
    teaser = bodies.for_teaser(site, issue, article, weight, place.words)
    pages = printed_pages(issue, article, language)
    picture = _captioned(teaser.picture, weight == "lead") if weight != "brief" else {}
    above = place.has_standfirst(len(article.standfirst.split()))
    more = pages or site.gettext(language, "Read on")
    context = {
        "kind": place.kind,
        "lead": weight == "lead",
        "brief": weight == "brief",
        "href": own.href,
        "headline": own.headline.html,
        "kicker": own.kicker.html or site.section_name(article.section, language),
        "standfirst": own.standfirst if above else "",
        "byline": own.byline,
        "picture": picture,
        "words": [own.standfirst] if own.standfirst and not above and place.shows == "standfirst" else teaser.words,
        "more": more[:1].upper() + more[1:],
        "more_label": site.gettext(language, ": ").join((own.headline.words, more)),
        "language": own.lang,
        "direction": own.direction,
        "around": language if own.lang else "",
    }
    return safe(site.render("teaser.html", language, context))


def _captioned(found: Mapping[str, object], lead: bool) -> dict[str, object]:
    """Say of a teaser's picture whether its caption is shown: on the lead alone."""
    return {**found, "captioned": lead and bool(found["caption"] or found["credit"])} if found else {}


def _links(site: Site, language: str, issue: Issue, count: int) -> list[dict[str, str]]:
    links = pdf_entry(site, issue, language)
    name = site.counted(language, "The {count} article of this issue", "All {count} articles", count)
    for path, text, kind in (
        (site.addresses.issue(issue.id, language), name, "issue"),
        (site.addresses.whole(issue.id, language), site.gettext(language, "The whole issue on one page"), "whole"),
    ):
        if site.has(kind):
            links.append({"href": site.link(path), "name": text, "note": ""})
    return links


def _corrections(site: Site, language: str, articles: Sequence[Article]) -> list[dict[str, str]]:
    found = []
    for article in articles:
        if article.corrects and article.correction:
            text = rich(site, article, article.correction)
            found.append({**linked(site, article, language), "text": text})
    return found
