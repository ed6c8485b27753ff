"""The printed pages of an issue, one page of the site each: the page as a picture, and what stands on it as links.

In: a site and an issue. Out: outputs. They stand in the main language only, as the paper was printed, and are not for
search engines, which find the articles themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import pages_name
from broadsheet.editions.web.entries import contents
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.figures import image
from broadsheet.editions.web.files import page_link, page_picture, page_pictures, pdf_page, small
from broadsheet.editions.web.frame import Page, finish
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report
from broadsheet.text.html_rows import tag_of
from broadsheet.text.nodes import Picture
from broadsheet.theming import safe


def outputs(site: Site, issue: Issue) -> Iterator[Output]:
    """Yield the page of every printed page that there is a picture of."""
    if not site.has("printed") or issue.printed is None:
        return
    frame, own = site.keys.frame(site.main), site.keys.issue(issue)
    for page in page_pictures(issue):
        path = site.addresses.file(site.addresses.printed_page(issue.id, page))
        yield Output(path, digest((frame, own, "printed", page)), partial(make, site, issue, page))


def make(site: Site, issue: Issue, page: str, _report: Report) -> bytes:
    """Make the page of a printed page: its picture, its articles, the pages before and after, all pages small."""
    language = site.main
    names = site.named(issue, language)
    name = page_name(language, page)
    articles = on_page(site, issue, page)
    pages = list(page_pictures(issue))
    at = pages.index(page)
    context = {
        "name": name,
        "line": names.line,
        "href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "iso": names.iso,
        "date": names.day,
        "paper": pdf_page(site, issue, page),
        "picture": _picture(site, issue, page, _described(site, f"{name}, {names.line}", articles)),
        "articles": [contents(site, issue, article) for article in articles],
        "previous": _beside(site, issue, pages[at - 1]) if at else {},
        "next": _beside(site, issue, pages[at + 1]) if at + 1 < len(pages) else {},
        "pages": flatplan(site, language, issue),
    }
    made = Page(
        path=site.addresses.printed_page(issue.id, page),
        language=language,
        title=f"{name}, {names.line} | {site.title(language)}",
        main=site.fill("printed.html", language, context),
        line=site.line(issue, language),
        mark=site.mark(issue, language),
        index=False,
    )
    return finish(site, made)


def flatplan(site: Site, language: str, issue: Issue) -> str:
    """All printed pages small, each leading to its own page, as finished HTML; "" where there are none."""
    if not site.has("printed") or issue.printed is None:
        return ""
    shelf = [
        {
            "gap": False,
            "href": page_link(site, issue, page),
            "sheet": _small(site, issue, page),
            "name": page_name(language, page),
            "date": "",
            "mark": "",
        }
        for page in page_pictures(issue)
    ]
    return safe(site.render("shelf.html", language, {"shelf": shelf})) if shelf else ""


def page_name(language: str, page: str) -> str:
    """Name a printed page: "Page 3"."""
    name = pages_name((page,), language)
    return name[:1].upper() + name[1:]


def on_page(site: Site, issue: Issue, page: str) -> list[Article]:
    """The articles that stand on a printed page, in the order in which the paper lists them."""
    by_slug = {article.slug: article for article in site.index.articles(issue, site.main)}
    rows = issue.printed.articles if issue.printed else ()
    return [by_slug[slug] for slug, labels in rows if page in labels and slug in by_slug]


def _described(site: Site, name: str, articles: list[Article]) -> str:
    """The alternative text of a page: which it is, and what stands on it."""
    headlines = [field(article.headline, article.language).words for article in articles]
    return site.gettext(site.main, ": ").join((name, "; ".join(headlines))) if headlines else name


def _picture(site: Site, issue: Issue, page: str, alt: str) -> str:
    picture = page_picture(site, issue, page)
    shown = site.pictures.shown(picture)
    if shown is None:
        return ""
    return safe(tag_of(Picture(picture.file, alt), image(shown, "full", site.addresses.link, first=True)))


def _small(site: Site, issue: Issue, page: str) -> str:
    shown = site.pictures.shown(page_picture(site, issue, page))
    if shown is None:
        return ""
    at = small(site, shown)
    size = f' width="{at["width"]}" height="{at["height"]}"' if at["width"] else ""
    return safe(f'<img src="{at["src"]}" alt=""{size} loading="lazy">')


def _beside(site: Site, issue: Issue, page: str) -> dict[str, str]:
    return {"href": page_link(site, issue, page), "name": page_name(site.main, page)}
