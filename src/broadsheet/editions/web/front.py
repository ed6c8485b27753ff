"""The home page: the current issue's front, composed by the weight of its articles.

In: a site and a language. Out: one output. Composition is grouping alone (lead, seconds, briefs, normals); how many
columns a mix gets is the style sheet's affair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import bodies, mentions
from broadsheet.editions.web.entries import byline, grouped, linked, printed_pages
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.files import cover, pdf_entry
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import rich
from broadsheet.editions.web.naming import joined
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report

MOST_SECONDS = 3
MOST_BRIEFS = 7
WORDS = {"lead": 90, "second": 45, "normal": 28, "brief": 24}
"""How many words of the text a teaser gets; a standfirst stands in for them except on a lead."""


def outputs(site: Site, language: str) -> Iterator[Output]:
    """Yield the home page of a language."""
    issue = site.index.current(language)
    parts = [site.keys.frame(language)]
    if issue is not None:
        articles = site.index.articles(issue, language)
        texts = [f"{article.body.digest} {mentions.leads(site, issue, article)}" for article in articles]
        parts += [site.keys.issue(issue), *texts]
    path = site.addresses.file(site.addresses.home(language))
    yield Output(path, digest(parts), partial(make, site, language))


def make(site: Site, language: str, _report: Report) -> bytes:
    """Make the home page."""
    issue = site.index.current(language)
    context: dict[str, object] = {"empty": issue is None}
    if issue is not None:
        context |= _front(site, language, issue)
    title = site.title(language)
    page = Page(
        path=site.addresses.home(language),
        language=language,
        title=joined((title, site.named(issue, language).line), language) if issue else title,
        description=site.publication.tagline.in_language(language),
        main=site.render("home.html", language, context),
        line=site.line(issue, language) if issue else site.standing_line(language),
        mark=site.mark(issue, language) if issue else "",
        others=site.others(language, site.addresses.home),
        large=True,
    )
    return finish(site, page)


def _front(site: Site, language: str, issue: Issue) -> dict[str, object]:
    articles = [article for article in site.index.articles(issue, language) if not article.withdrawn]
    groups = compose(articles)
    teasers = {
        name: [_teaser(site, issue, language, name, article) for article in group] for name, group in groups.items()
    }
    for teaser in teasers["normal"]:
        teaser["kind"] = "normal" if teaser["picture"] else "normal plain"
    shown = cover(site, issue)
    number = site.named(issue, language).number
    href = site.link(site.addresses.issue(issue.id, language), "issue")
    alt = site.gettext(language, "Page one of {issue}", issue=number)
    return {
        "lead": teasers["lead"][0] if teasers["lead"] else {},
        "seconds": teasers["second"],
        "briefs": teasers["brief"],
        "normals": teasers["normal"],
        "cover": {**shown, "href": href, "alt": alt} if shown else {},
        "links": _links(site, language, issue, len(articles)),
        "groups": grouped(site, issue, language),
        "corrections": _corrections(site, language, articles),
        "corrections_href": site.link(site.addresses.corrections(language), "corrections"),
    }


def compose(articles: Sequence[Article]) -> dict[str, list[Article]]:
    """Group articles for a front: at most one lead, three seconds, and seven briefs beside them.

    Without a lead, and unless there are only briefs, the first second or else the first normal is promoted. A second
    lead counts as a second, a fourth second as a normal; briefs beyond the seventh stand in the index alone.
    """
    groups: dict[str, list[Article]] = {weight: [] for weight in WORDS}
    for article in articles:
        groups[article.weight].append(article)
    if not groups["lead"]:
        source = groups["second"] or groups["normal"]
        groups["lead"] = [source.pop(0)] if source else []
    extra = groups["lead"][1:]
    seconds = extra + groups["second"]
    return {
        "lead": groups["lead"][:1],
        "second": seconds[:MOST_SECONDS],
        "brief": groups["brief"] if not groups["lead"] else groups["brief"][:MOST_BRIEFS],
        "normal": seconds[MOST_SECONDS:] + groups["normal"],
    }


def _teaser(site: Site, issue: Issue, language: str, kind: str, article: Article) -> dict[str, object]:
    lang, direction = site.where(article)
    teaser = bodies.for_teaser(site, issue, article, WORDS[kind])
    standfirst = rich(site, article, article.standfirst)
    pages = printed_pages(site, issue, article, language)
    more = pages or site.gettext(language, "Read on")
    headline = field(article.headline, article.language)
    kicker = field(article.kicker, article.language).html if article.kicker else ""
    return {
        "kind": kind,
        "href": site.article_link(article.id),
        "headline": headline.html,
        "kicker": kicker or site.section_name(article.section, language),
        "standfirst": standfirst if kind == "lead" else "",
        "byline": byline(article),
        "picture": teaser.picture if kind != "brief" else {},
        "words": [standfirst] if standfirst and kind != "lead" else teaser.words,
        "more": more[:1].upper() + more[1:],
        "more_label": site.gettext(language, ": ").join((headline.words, more)),
        "language": lang,
        "direction": direction,
        "around": language if lang else "",
    }


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
