"""Pages that belong to no issue: standing pages, imprint, subscribe, corrections, not found.

In: a site and a language. Out: outputs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.web import bodies, mentions
from broadsheet.editions.web.entries import linked
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.links import Resolver, rich, rich_line
from broadsheet.editions.web.site import Site, checked
from broadsheet.editions.web.surroundings import lines, paper
from broadsheet.languages.catalogues import message
from broadsheet.languages.numbers import number
from broadsheet.model.article import Article
from broadsheet.model.publication import StandingPage
from broadsheet.problems import Report
from broadsheet.theming import safe


def outputs(site: Site, language: str) -> Iterator[Output]:
    """Yield the service pages of a language, as `[web] pages` wants them."""
    at, file, frame = site.addresses, site.addresses.file, site.keys.frame(language)
    if site.has("page"):
        for page in site.publication.pages:
            if page.language == language:
                key = digest((frame, page.file, page.header_digest, page.body.digest, site.keys.ids))
                path = file(at.page(page.slug, language))
                yield Output(path, key, partial(_make_page, site, page))
    if site.has("imprint"):
        yield Output(file(at.imprint(language)), digest((frame, "imprint")), partial(_make_imprint, site, language))
    if site.has("subscribe"):
        key = digest((frame, "subscribe"))
        yield Output(file(at.subscribe(language)), key, partial(_make_subscribe, site, language))
    if site.has("corrections"):
        found = corrections(site, language)
        targets = [target for article in found if (target := site.index.article(article.corrects))]
        key = digest((frame, "corrections", mentions.headers(site, found), mentions.headers(site, targets)))
        yield Output(file(at.corrections(language)), key, partial(_make_corrections, site, language))
    if site.has("notfound") and language == site.main:
        yield Output("404.html", digest((frame, "notfound")), partial(_make_notfound, site, language))


def _finish(site: Site, language: str, path: Callable[[str], str], title: str, main: str) -> bytes:
    page = Page(
        path=path(language),
        language=language,
        title=f"{title} | {site.title(language)}",
        main=main,
        line=site.standing_line(language),
        others=site.others(language, path),
    )
    return finish(site, page)


def _make_page(site: Site, page: StandingPage, report: Report) -> bytes:
    rendered = bodies.for_standing_page(site, page, report)
    headline = field(page.headline, page.language)
    context = {
        "lang": "",
        "direction": "",
        "headline": headline.html,
        "leading": safe(rendered.leading.decode()),
        "body": safe(rendered.body.decode()),
        "notes": safe(rendered.notes.decode()),
    }
    original = page.original or page.slug
    others = [
        (other.language, site.addresses.page(other.slug, other.language))
        for other in site.publication.pages
        if other.language != page.language
        and other.language in site.index.languages
        and (other.original or other.slug) == original
    ]
    made = Page(
        path=site.addresses.page(page.slug, page.language),
        language=page.language,
        title=f"{headline.words} | {site.title(page.language)}",
        main=site.render("page.html", page.language, context),
        line=site.standing_line(page.language),
        others=others,
    )
    return finish(site, made)


def _make_imprint(site: Site, language: str, _report: Report) -> bytes:
    publication = site.publication
    imprint = publication.imprint
    resolver = Resolver(site, "paper.toml", None)
    context = {
        "paper": paper(site, language),
        "address": lines(imprint.address),
        "phone": imprint.phone,
        "phone_href": "".join(sign for sign in imprint.phone if sign.isdigit() or sign == "+"),
        "email": imprint.email,
        "legal": [rich_line(resolver, line, language) for line in imprint.legal],
        "issn": publication.issn,
        "issn_print": publication.issn_print,
    }
    title = site.gettext(language, "Imprint")
    main = site.render("imprint.html", language, context)
    return _finish(site, language, site.addresses.imprint, title, main)


def _make_subscribe(site: Site, language: str, _report: Report) -> bytes:
    subscribe = site.publication.subscribe
    resolver = Resolver(site, "paper.toml", None)
    context = {
        "service": checked(subscribe.service),
        "rates": [{"issues": number(r.issues, language), "price": r.price, "zone": r.zone} for r in subscribe.rates],
        "zones": any(rate.zone for rate in subscribe.rates),
        "payment": rich_line(resolver, subscribe.payment, language),
        "address": lines(subscribe.address),
        "email": subscribe.email,
        "donations": rich_line(resolver, subscribe.donations, language),
        "feeds": site.feeds(site.addresses.home(language), language),
    }
    title = site.gettext(language, "Subscribe")
    main = site.render("subscribe.html", language, context)
    return _finish(site, language, site.addresses.subscribe, title, main)


def corrections(site: Site, language: str) -> list[Article]:
    """Every article of a language that corrects another, newest first."""
    found = [article for articles in site.index.corrected_by.values() for article in articles]
    own = [article for article in found if site.index.language_of(article) == language and not article.withdrawn]
    return sorted(own, key=lambda article: (site.index.issue_of(article).date, article.id), reverse=True)


def _make_corrections(site: Site, language: str, _report: Report) -> bytes:
    found = corrections(site, language)
    context = {
        "count": site.counted(language, "{count} correction.", "{count} corrections.", len(found)),
        "corrections": [_correction(site, language, article) for article in found],
    }
    title = site.gettext(language, "Corrections")
    main = site.render("corrections.html", language, context)
    return _finish(site, language, site.addresses.corrections, title, main)


def _correction(site: Site, language: str, article: Article) -> dict[str, object]:
    names = site.named(site.index.issue_of(article), language)
    target = site.index.article(article.corrects)
    return {
        **linked(site, article, language),
        "iso": names.iso,
        "date": names.date,
        "text": rich(site, article, article.correction),
        "target": linked(site, target, language) if target else {},
    }


def _make_notfound(site: Site, language: str, _report: Report) -> bytes:
    at = site.addresses
    links = [
        {"href": site.link(path, kind), "name": site.gettext(language, name)}
        for path, kind, name in (
            (at.home(language), "home", message("Home page")),
            (at.archive(language), "archive", message("Archive")),
            (at.subscribe(language), "subscribe", message("Subscribe")),
        )
        if site.has(kind)
    ]
    title = site.gettext(language, "There is no page at this address")
    page = Page(
        path="/404.html",
        language=language,
        title=f"{title} | {site.title(language)}",
        main=site.render("notfound.html", language, {"links": links}),
        line=site.standing_line(language),
        index=False,
    )
    return finish(site, page)
