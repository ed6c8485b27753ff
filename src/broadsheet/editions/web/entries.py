"""How an article stands in a list: on the issue page, in the index of the front page, in sections and on other pages.

In: a site and articles. Out: contexts for templates, or an entry rendered once and kept. Parses no body.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.editions.naming import joined, pages_name
from broadsheet.editions.web.fields import Field, field
from broadsheet.editions.web.links import rich
from broadsheet.editions.web.site import Site
from broadsheet.languages.numbers import digits
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.theming import safe

_ENDS = (".", ":", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Card:
    """An article as others see it, made once: its address, its fields rendered, its byline as written.

    `lang` and `direction` are empty where it is in the language of its list.
    """

    href: str
    headline: Field
    kicker: Field
    standfirst: str
    byline: str
    lang: str
    direction: str


def card(site: Site, article: Article) -> Card:
    """Return the card of an article."""
    known = site.cards.get(article.id)
    if known is None:
        tongue = article.language
        known = site.cards[article.id] = Card(
            site.article_link(article.id),
            field(article.headline, tongue),
            field(article.kicker, tongue),
            rich(site, article, article.standfirst),
            byline(article),
            *site.where(article),
        )
    return known


def byline(article: Article) -> str:
    """The names of a byline in one line, as written."""
    return joined(article.byline, article.language) if len(article.byline) > 1 else "".join(article.byline)


def linked(site: Site, article: Article, language: str) -> dict[str, str]:
    """An article to lead to: address, headline, and the issue line where it is another issue's."""
    known = card(site, article)
    line = site.named(site.index.issue_of(article), language).line
    return {"href": known.href, "headline": tongued(known), "line": line}


def tongued(known: Card) -> str:
    """The headline of a card with its language and direction, where they are not those of the page."""
    if not known.lang:
        return known.headline.html
    return safe(f'<span lang="{known.lang}" dir="{known.direction}">{known.headline.html}</span>')


def contents(site: Site, issue: Issue, article: Article) -> dict[str, object]:
    """An article in the table of contents of its issue."""
    known = card(site, article)
    kicker = known.kicker.html
    return {
        "href": known.href,
        "headline": known.headline.html,
        "kicker": kicker,
        "stop": bool(kicker) and not kicker.endswith(_ENDS),
        "standfirst": "" if article.withdrawn else known.standfirst,
        "byline": "" if article.withdrawn else known.byline,
        "page": _pages(issue, article, site.index.language_of(article)) if issue.printed else "",
        "withdrawn": article.withdrawn,
        "around": site.index.language_of(article) if known.lang else "",
        "language": known.lang,
        "direction": known.direction,
    }


def _pages(issue: Issue, article: Article, language: str) -> str:
    return digits(joined(issue.printed.pages_of(article.slug), language), language) if issue.printed else ""


def grouped(site: Site, issue: Issue, language: str) -> list[dict[str, object]]:
    """The articles of an issue by section, in the order of paper.toml; those without one first, unknown ones last."""
    order = {section.id: section.order for section in site.publication.sections}
    found: dict[str, list[Article]] = {}
    for article in site.index.articles(issue, language):
        found.setdefault(article.section, []).append(article)
    last = len(order) + 1_000
    keys = sorted(found, key=lambda key: -1 if not key else order.get(key, last))
    return [
        {
            "name": site.section_name(key, language) if key else "",
            "articles": [contents(site, issue, article) for article in found[key]],
        }
        for key in keys
    ]


def entry(site: Site, article: Article, language: str) -> bytes:
    """Render an article for a list over many issues; kept, since it stands in several lists."""
    key = (language, article.id)
    known = site.entries.get(key)
    if known is None:
        known = site.entries[key] = _render(site, article, language)
    return known


def _render(site: Site, article: Article, language: str) -> bytes:
    issue = site.index.issue_of(article)
    known = card(site, article)
    names = site.named(issue, language)
    context = {
        "href": known.href,
        "headline": known.headline.html,
        "kicker": known.kicker.html,
        "standfirst": known.standfirst,
        "byline": known.byline,
        "issue_href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "line": names.line,
        "iso": names.iso,
        "date": names.date if names.date not in names.line else "",
        "lang": known.lang,
        "direction": known.direction,
    }
    return site.fill("entry.html", language, context)


def entries(site: Site, articles: Iterable[Article], language: str) -> str:
    """Render a list's entries, as finished HTML."""
    return safe(b"".join([entry(site, article, language) for article in articles]).decode())


def printed_pages(site: Site, issue: Issue, article: Article, language: str) -> str:
    """Name the printed pages of an article: "page 3"; "" when not known."""
    if issue.printed is None:
        return ""
    return pages_name(issue.printed.pages_of(article.slug), language)
