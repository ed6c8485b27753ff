"""Cards for sharing: the picture that stands for an article or an issue where somebody links to it.

In: a site; whether there are cards is the paper's to say, for they cost time. Out: their addresses, and the outputs
that carry them. What is on a card is decided here; how it is drawn, in the darkroom.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from broadsheet.editions.edition import Output
from broadsheet.editions.picture_looks import Looks
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.site import Site
from broadsheet.errors import BroadsheetError
from broadsheet.imaging import darkroom
from broadsheet.imaging.order import CardOrder, card_name
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report


def article_card(site: Site, article: Article) -> str:
    """The path of an article's card; "" for a withdrawn one, and where the paper wants none."""
    if not wanted(site) or article.withdrawn:
        return ""
    return _path(site, _of_article(site, article))


def issue_card(site: Site, issue: Issue, language: str) -> str:
    """The path of the card of an issue, its home page included; "" where the paper wants none."""
    return _path(site, _of_issue(site, issue, language)) if wanted(site) else ""


def wanted(site: Site) -> bool:
    """Whether the paper has cards, and this machine can draw them."""
    return site.publication.web.share_cards and darkroom.equipped()


def outputs(site: Site) -> Iterator[Output]:
    """Yield every card once; two that show the same words are one."""
    seen: set[str] = set()
    for order in _orders(site) if wanted(site) else ():
        path = _path(site, order)
        if path not in seen:
            seen.add(path)
            yield Output(site.addresses.file(path), path, partial(_make, order), order)


def _orders(site: Site) -> Iterator[CardOrder]:
    for language in site.index.languages:
        for issue in site.index.issues(language):
            yield _of_issue(site, issue, language)
            for article in site.index.articles(issue, language):
                if not article.withdrawn:
                    yield _of_article(site, article)


def _of_article(site: Site, article: Article) -> CardOrder:
    language = site.index.language_of(article)
    line = site.named(site.index.issue_of(article), language).line
    return _order(site, language, field(article.headline, article.language).words, line)


def _of_issue(site: Site, issue: Issue, language: str) -> CardOrder:
    names = site.named(issue, language)
    return _order(site, language, issue.title or names.line, names.date if names.date not in names.line else "")


def _order(site: Site, language: str, headline: str, line: str) -> CardOrder:
    folder = Looks(site.publication.root).folder
    return CardOrder(folder, site.title(language), headline, line, site.direction(language) == "rtl")


def _path(site: Site, order: CardOrder) -> str:
    digest, _, form = card_name(order).partition(".")
    return site.addresses.asset(digest, form)


def _make(order: CardOrder, _report: Report) -> bytes:
    try:
        return darkroom.card(order)
    except darkroom.DamagedError as error:
        hint = f"Look at the font {order.font}." if order.font else "Install a font, as fonts-dejavu."
        raise BroadsheetError(f"its letters cannot be drawn: {error}", hint=hint) from error
