"""How an issue looks from afar: page one as it was printed, or else a small sheet set from nameplate, number and lead.

In: a site, a language, an issue. Out: HTML, made once for all shelves and pages on which it stands. It is a picture:
whoever shows it names the issue beside it.
"""

from __future__ import annotations

from broadsheet.editions.naming import short_number
from broadsheet.editions.web.entries import card
from broadsheet.editions.web.files import PAGE_ONE, cover, page_pictures
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.theming import safe


def sheet(site: Site, language: str, issue: Issue) -> str:
    """Return the small page one of an issue, as finished HTML."""
    key = (issue.id, language)
    known = site.sheets.get(key)
    if known is None:
        lead = leading(site, language, issue)
        context = {
            "page": is_page(issue),
            "cover": cover(site, issue),
            "paper": site.title(language),
            "number": short_number(issue, language) or site.named(issue, language).number,
            "kicker": card(site, lead).kicker.html if lead else "",
            "headline": card(site, lead).headline.html if lead else "",
            "lang": card(site, lead).lang if lead else "",
            "direction": card(site, lead).direction if lead else "",
        }
        known = site.sheets[key] = safe(site.fill("sheet.html", language, context).decode())
    return known


def is_page(issue: Issue) -> bool:
    """Whether the issue's cover is page one as it was printed, rather than a picture from it."""
    return PAGE_ONE in page_pictures(issue)


def leading(site: Site, language: str, issue: Issue) -> Article | None:
    """The article that leads an issue: its lead, else the first."""
    articles = [article for article in site.index.articles(issue, language) if not article.withdrawn]
    return next((article for article in articles if article.weight == "lead"), articles[0] if articles else None)
