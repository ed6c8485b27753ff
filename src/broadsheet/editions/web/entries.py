"""How an article stands in a list: on the issue page, in the index of the front page, in sections and on other pages.

In: a site and articles. Out: contexts for templates, or an entry rendered once and kept. Parses no body.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from broadsheet.editions.naming import joined, pages_name
from broadsheet.editions.web.fields import Field, field
from broadsheet.editions.web.links import rich
from broadsheet.editions.web.site import Site
from broadsheet.languages.numbers import digits
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.theming import safe
from broadsheet.theming.stencils import encoded, ready

_ENDS = (".", ":", "?", "!", "…")
_WITHDRAWN = {"standfirst": "", "byline": ""}


class Card(NamedTuple):
    """An article as others see it, made once: its address, its fields rendered, its byline as written.

    `path` and `url` are its own page's, the whole address only where there is one.

    `lang` and `direction` are empty where it is in the language of its list. `shown` are address, headline, kicker,
    standfirst and byline as templates print them.
    """

    path: str
    url: str
    href: str
    headline: Field
    kicker: Field
    standfirst: str
    byline: str
    lang: str
    direction: str
    shown: dict[str, bytes]


def card(site: Site, article: Article) -> Card:
    """Return the card of an article."""
    known = site.cards.get(article.id)
    if known is None:
        known = site.cards[article.id] = _card(site, article)
    return known


def _card(site: Site, article: Article) -> Card:
    path = site.addresses.article(article.id)
    url = site.addresses.absolute(path) if site.publication.base_url else ""
    href = site.addresses.link(path) if site.has("article") else site.article_link(article.id)
    headline, kicker = field(article.headline, article.language), field(article.kicker, article.language)
    standfirst, names = rich(site, article, article.standfirst), byline(article)
    shown = {
        "href": encoded(href),
        "headline": encoded(headline.html),
        "kicker": encoded(kicker.html),
        "standfirst": encoded(standfirst),
        "byline": encoded(names),
    }
    return Card(path, url, href, headline, kicker, standfirst, names, *site.where(article), shown)


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
        **known.shown,
        **(_WITHDRAWN if article.withdrawn else {}),
        "stop": bool(kicker) and not kicker.endswith(_ENDS),
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
    known = card(site, article)
    of = _of_issue(site, site.index.issue_of(article), language)
    context = {**known.shown, **of, "lang": known.lang, "direction": known.direction}
    return site.fill("entry.html", language, context)


def _of_issue(site: Site, issue: Issue, language: str) -> dict[str, bytes]:
    """What the entries of all articles of an issue say."""
    known = site.lines.get((issue.id, language))
    if known is None:
        names = site.named(issue, language)
        parts = {
            "issue_href": site.link(site.addresses.issue(issue.id, language), "issue"),
            "line": names.line,
            "iso": names.iso,
            "date": names.date if names.date not in names.line else "",
        }
        known = site.lines[issue.id, language] = ready(parts)
    return known


def entries(site: Site, articles: Iterable[Article], language: str) -> bytes:
    """Render a list's entries."""
    known = site.entries
    found = [known.get((language, article.id)) or entry(site, article, language) for article in articles]
    return b"".join(found)


def printed_pages(issue: Issue, article: Article, language: str) -> str:
    """Name the printed pages of an article: "page 3"; "" when not known."""
    if issue.printed is None:
        return ""
    return pages_name(issue.printed.pages_of(article.slug), language)
