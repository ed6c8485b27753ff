"""How an article stands in a list: on the issue page, in the index of the front page, in sections and on other pages.

In: a site and articles. Out: contexts for templates, or an entry rendered once and kept. Parses no body.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.editions.web.fields import field
from broadsheet.editions.web.links import rich
from broadsheet.editions.web.naming import pages_name
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.theming import safe

KEPT = 60_000
_ENDS = (".", ":", "?", "!", "…")

_entries: dict[tuple[object, ...], str] = {}


def byline(article: Article) -> str:
    """The names of a byline in one line, as written."""
    return ", ".join(article.byline)


def linked(site: Site, article: Article, language: str) -> dict[str, str]:
    """An article to lead to: address, headline, and the issue line where it is another issue's."""
    issue = site.index.issue_of(article)
    return {
        "href": site.article_link(article.id),
        "headline": field(article.headline, article.language).html,
        "line": site.named(issue, language).line,
    }


def contents(site: Site, issue: Issue, article: Article) -> dict[str, object]:
    """An article in the table of contents of its issue."""
    language, direction = site.where(article)
    kicker = field(article.kicker, article.language).html if article.kicker else ""
    return {
        "href": site.article_link(article.id),
        "headline": field(article.headline, article.language).html,
        "kicker": kicker,
        "stop": bool(kicker) and not kicker.endswith(_ENDS),
        "standfirst": "" if article.withdrawn else rich(site, article, article.standfirst),
        "byline": "" if article.withdrawn else byline(article),
        "page": ", ".join(issue.printed.pages_of(article.slug)) if issue.printed else "",
        "withdrawn": article.withdrawn,
        "language": language,
        "direction": direction,
    }


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


def entry(site: Site, article: Article, language: str) -> str:
    """Render an article for a list over many issues; kept, since it stands in several lists."""
    issue = site.index.issue_of(article)
    line = site.named(issue, language).line
    key = (site.theme.digest, site.publication.settings_digest, language, article.id, article.header_digest, line)
    known = _entries.get(key)
    if known is None:
        if len(_entries) > KEPT:
            _entries.clear()
        known = _entries[key] = _render(site, issue, article, language)
    return known


def _render(site: Site, issue: Issue, article: Article, language: str) -> str:
    lang, direction = site.where(article)
    names = site.named(issue, language)
    context = {
        "href": site.article_link(article.id),
        "headline": field(article.headline, article.language).html,
        "kicker": field(article.kicker, article.language).html if article.kicker else "",
        "standfirst": rich(site, article, article.standfirst),
        "byline": byline(article),
        "issue_href": site.link(site.addresses.issue(issue.id, language), "issue"),
        "line": names.line,
        "iso": names.iso,
        "date": names.date if names.date not in names.line else "",
        "lang": lang,
        "direction": direction,
    }
    return site.render("entry.html", language, context)


def entries(site: Site, articles: Iterable[Article], language: str) -> str:
    """Render a list's entries, as finished HTML."""
    return safe("".join(entry(site, article, language) for article in articles))


def printed_pages(site: Site, issue: Issue, article: Article, language: str) -> str:
    """Name the printed pages of an article: "page 3"; "" when not known."""
    if issue.printed is None:
        return ""
    return pages_name(issue.printed.pages_of(article.slug), lambda message: site.gettext(language, message))
