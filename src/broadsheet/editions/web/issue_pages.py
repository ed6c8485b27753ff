"""An issue's own pages: its table of contents, and the whole issue on one page.

In: a site and an issue. Out: outputs. Into the first go all headers of the issue and the names of its neighbours, into
the second all its texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import volume_name
from broadsheet.editions.web import bodies, head, mentions, structured
from broadsheet.editions.web.entries import contents, grouped
from broadsheet.editions.web.files import pdf_entry, pdf_path
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.printed_pages import flatplan
from broadsheet.editions.web.sheets import sheet
from broadsheet.editions.web.site import Site
from broadsheet.model.issue import Issue, StandingHead
from broadsheet.problems import Report


def outputs(site: Site, language: str, issue: Issue) -> Iterator[Output]:
    """Yield the issue page and the whole issue, as `[web] pages` wants them."""
    at = site.addresses
    frame, own = site.keys.frame(language), site.keys.issue(issue)
    articles = site.index.articles(issue, language)
    leads = [mentions.leads(site, issue, article) for article in articles]
    if site.has("issue"):
        beside = [f"{other.id} {other.header_digest}" for other in site.index.neighbours(issue, language) if other]
        key = digest((frame, own, *beside, "", *leads))
        yield Output(at.file(at.issue(issue.id, language)), key, partial(make_issue, site, language, issue))
    if site.has("whole"):
        key = digest((frame, own, *(article.body.digest for article in articles), "", *leads))
        yield Output(at.file(at.whole(issue.id, language)), key, partial(make_whole, site, language, issue))


def make_issue(site: Site, language: str, issue: Issue, _report: Report) -> bytes:
    """Make the issue page: article index by section, kicker above headline."""
    names = site.named(issue, language)
    context = {
        "name": names.number,
        "iso": names.iso,
        "date": names.day,
        "count": site.counted(
            language, "{count} article.", "{count} articles.", len(site.index.articles(issue, language))
        ),
        "note": issue.note,
        "volume": _volume(site, language, issue),
        "sheet": sheet(site, language, issue),
        "paper": site.link(pdf_path(site, issue)) if pdf_path(site, issue) else "",
        "links": _links(site, language, issue),
        "groups": grouped(site, issue, language),
        "pages": flatplan(site, language, issue),
    }
    main = site.fill("issue.html", language, context)
    page = _page(site, language, issue, main)
    data = head.issue_picture(site, issue, language) + structured.issue_page(site, language, issue)
    page.meta = head.website(site, page.path, page.title, language, data)
    return finish(site, page)


def _page(site: Site, language: str, issue: Issue, main: str | bytes, whole: str = "") -> Page:
    """Surround either page; `whole` is the title of the page of the whole issue."""
    at = site.addresses.whole if whole else site.addresses.issue
    return Page(
        path=at(issue.id, language),
        language=language,
        title=f"{whole or site.named(issue, language).line} | {site.title(language)}",
        description=site.publication.tagline.in_language(language),
        main=main,
        line=site.line(issue, language, linked=bool(whole)),
        mark=site.mark(issue, language),
        others=[
            (other, at(issue.id, other))
            for other in site.index.languages
            if other != language and (other == site.main or site.index.articles(issue, other))
        ],
        index=not site.unreleased(issue),
    )


def _volume(site: Site, language: str, issue: Issue) -> dict[str, str]:
    if not issue.volume or not site.has("volume"):
        return {}
    name = volume_name(issue.volume, language)
    return {"href": site.link(site.addresses.volume(issue.volume, language)), "name": name}


def _links(site: Site, language: str, issue: Issue) -> list[dict[str, str]]:
    """The ways on: whole issue, printed paper, issues before and after, archive."""
    at = site.addresses
    links = pdf_entry(site, issue, language)
    if site.has("whole") and site.index.articles(issue, language):
        name = site.gettext(language, "The whole issue on one page")
        links.insert(0, {"href": site.link(at.whole(issue.id, language)), "name": name, "note": "", "rel": ""})
    before, after = site.index.neighbours(issue, language)
    for other, rel in ((before, "prev"), (after, "next")):
        if other is not None:
            names = site.named(other, language)
            href = site.link(at.issue(other.id, language))
            links.append({"href": href, "name": names.number, "note": _date_of(names.date, names.number), "rel": rel})
    if site.has("archive"):
        archive = site.link(at.archive(language))
        links.append({"href": archive, "name": site.gettext(language, "All issues"), "note": "", "rel": ""})
    return links


def _date_of(date: str, name: str) -> str:
    return "" if date == name else date


def make_whole(site: Site, language: str, issue: Issue, _report: Report) -> bytes:
    """Make the whole issue on one page: every text in running order, the notes numbered through at its end."""
    names = site.named(issue, language)
    heads = _standing_heads(issue)
    articles: list[dict[str, object]] = []
    notes: list[bytes] = []
    count = 0
    for place, article in enumerate(site.index.articles(issue, language), 1):
        item = contents(site, issue, article)
        item |= {"id": f"a{place}", "standing_head": heads.get(article.slug, ""), "body": ""}
        item["withdrawn_note"] = article.withdrawn_note
        if not article.withdrawn:
            rendered = bodies.for_whole(site, issue, article, f"a{place}-", count)
            count += rendered.number
            item["body"] = rendered.body
            notes.append(rendered.notes)
        articles.append(item)
    context = {
        "name": names.number,
        "line": names.line,
        "href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "iso": names.iso,
        "date": names.day,
        "articles": articles,
        "notes": b"".join(notes),
    }
    main = site.fill("whole.html", language, context)
    title = site.gettext(language, "{issue}, the whole issue", issue=names.line)
    return finish(site, _page(site, language, issue, main, title))


def _standing_heads(issue: Issue) -> dict[str, str]:
    """Standing heads of the running order, by the slug of the article that follows."""
    found: dict[str, str] = {}
    head = ""
    for step in issue.running_order:
        if isinstance(step, StandingHead):
            head = step.text
        elif head:
            found[step] = head
            head = ""
    return found
