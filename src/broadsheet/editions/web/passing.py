"""What a reader takes along from an article: its address, ways to pass it on, and how it is cited.

In: a site, an issue, an article. Out: a part of the context of `article.html`, put in there. No script and nobody
else's button: links alone, and to other sites only those that `[web] share` names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from broadsheet.editions.web import citing
from broadsheet.editions.web.entries import card
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.text.html_rows import escape

_USUAL = re.compile(r"[\w.~%/: -]*", re.ASCII)
SERVICES: Mapping[str, tuple[str, str]] = {
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={words}%20{address}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={address}"),
    "reddit": ("Reddit", "https://www.reddit.com/submit?url={address}&title={words}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={address}&text={words}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={words}%20{address}"),
    "x": ("X", "https://x.com/intent/post?url={address}&text={words}"),
}


def of_issue(site: Site, issue: Issue, language: str) -> citing.Source:
    """What the citations of an issue's articles have in common."""
    publication = site.publication
    volume = str(issue.volume) if issue.volume else ""
    issn = publication.issn or publication.issn_print
    return citing.source(site.title(language), volume, issue.number, issn, publication.publisher)


def taken_along(site: Site, issue: Issue, article: Article, source: citing.Source, context: dict[str, Any]) -> None:
    """Add an article's address, the links that pass it on, and its citations.

    Without `base_url` there is no address to give away, and so only the citations.
    """
    own = card(site, article)
    words, address = own.headline.words, own.url
    pages = issue.printed.pages_of(article.slug) if issue.printed else ()
    day = article.published.date() if article.published else issue.date
    cited = citing.Cited(article.id, article.byline, words, day, article.language, pages, address)
    context["authors"] = ", ".join(article.byline)
    context["bibtex"] = escape(citing.bibtex(source, cited)).encode()
    context["ris"] = escape(citing.ris(source, cited)).encode()
    context["address"] = address
    context["mail"] = ""
    if address:
        subject, body = _quoted(words), _quoted(address)
        context["mail"] = f"mailto:?subject={subject}&body={subject}%0D%0A{body}"
        if site.publication.web.share:
            context["shares"] = [
                {"name": SERVICES[name][0], "href": SERVICES[name][1].format(address=body, words=subject)}
                for name in site.publication.web.share
            ]


def _quoted(text: str) -> str:
    """Quote a text for the query of an address: `quote`, for those of usual signs in a tenth of its time."""
    if _USUAL.fullmatch(text):
        return text.replace("%", "%25").replace("/", "%2F").replace(":", "%3A").replace(" ", "%20")
    return quote(text, safe="")
