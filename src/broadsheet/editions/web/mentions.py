"""What of the paper a text depends on beside itself, found without parsing it.

In: a site, and what an article's text and fields mention (`text.mentions`). Out: the pictures that it may show, and the
paths that its links lead to, for the key of its page. A page is made anew when one of these changes, and not whenever
an article is added anywhere.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.pictures import Picture
from broadsheet.model.references import find_picture
from broadsheet.text.mentions import targets

_OUTWARD = ("https://", "http://", "mailto:", "tel:")


def pictures(site: Site, issue: Issue, article: Article) -> Iterator[Picture]:
    """Yield the picture files that an article names: those that it shows, and those that it links to."""
    if article.withdrawn:
        return
    for target in (article.picture, *article.body.targets) if article.picture else article.body.targets:
        if not target.startswith(_OUTWARD):
            picture = _picture(site, issue, target, article.file)
            if picture is not None:
                yield picture


def _picture(site: Site, issue: Issue, target: str, file: str) -> Picture | None:
    """The picture that a target names, if it names one: texts in one folder mean the same by the same name."""
    key = (issue.id, file.rpartition("/")[0], target)
    known = site.found.get(key)
    if known is None:
        known = find_picture(target, file, issue, site.publication, guess=False)
        if known.picture is not None:
            site.found[key] = known
    return known.picture


def leads(site: Site, issue: Issue, article: Article) -> str:
    """Return a key of where the links of an article's text and fields lead within the paper; "" where there are none.

    A link that does not plainly lead to a page makes it depend on everything that a link may lead to.
    """
    known = site.leads.get(article.id)
    if known is None:
        known = site.leads[article.id] = "" if article.withdrawn else "\0".join(_leads(site, issue, article))
    return known


def _leads(site: Site, issue: Issue, article: Article) -> Iterator[str]:
    base = site.publication.base_url.rstrip("/")
    for target in (*article.body.targets, *_in_fields(article)):
        if not target.startswith(_OUTWARD):
            yield _path(site, issue, target, article.file)
        elif base and target.startswith(base):
            yield _path(site, issue, target[len(base) :], article.file)


def header(site: Site, article: Article) -> str:
    """Return a key of an article's header as other pages show it: with where the links of its fields lead."""
    if "[" in (fields := article.standfirst + article.correction) or "<" in fields:
        return f"{article.id} {article.header_digest} {leads(site, site.index.issue_of(article), article)}"
    return f"{article.id} {article.header_digest}"


def headers(site: Site, articles: Iterable[Article]) -> str:
    """Return a key of a list of articles."""
    return digest(header(site, article) for article in articles)


def _in_fields(article: Article) -> tuple[str, ...]:
    fields = f"{article.standfirst}\n{article.author_note}\n{article.correction}"
    return targets(fields.encode("utf-8", "replace")) if "](" in fields or "<" in fields or "]:" in fields else ()


def _path(site: Site, issue: Issue, target: str, file: str) -> str:
    """The path that a target leads to; a digest of all there is when it is dead or not plainly alive."""
    if _picture(site, issue, target, file) is not None:
        return ""  # its stamp is in the key of the issue or of the paper
    address = unquote(target.partition("#")[0].partition("?")[0])
    if address.startswith("article:"):
        id = address.removeprefix("article:")
        return site.article_path(id) if site.references.article(id) else site.keys.ids
    if address.startswith("/"):
        known = site.references.known_addresses()
        return address if address in known or f"{address}/" in known else site.keys.ids
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
    beside = site.references.issue_at(path)
    articles = (*beside.articles, *beside.translations) if beside else ()
    return next((site.article_path(other.id) for other in articles if other.file == path), site.keys.ids)
