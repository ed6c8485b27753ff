"""The sitemap: every page that search engines should know, in files of at most 50,000 addresses.

In: a site. Out: outputs: `sitemap.xml`, and where there are more addresses than a file may hold, an index of several
files (sitemaps.org protocol 0.9). Withdrawn articles, unreleased issues and old addresses are not in it. While there is
news (`model.news`), `sitemap-news.xml` names it (Google's schema sitemap-news 0.9). A paper that search engines should
leave out has none of these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from broadsheet.editions.edition import Output
from broadsheet.editions.feeds.feed import text
from broadsheet.editions.web import archive, lists
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.editions.web.structured import local
from broadsheet.model import news
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.problems import Report

FILE = "sitemap.xml"
NEWS = "sitemap-news.xml"
LARGEST = 50_000
MOST_NEWS = 1000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_NEWS_SPACE = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'

Row = tuple[str, str]
"""A path and its last change as a date, "" where that is not known."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the sitemap's file or files; none without a base_url, since its addresses are whole ones."""
    if not site.has("sitemap") or not site.publication.base_url or site.hidden:
        return
    yield from _pages(site)
    if site.has("article"):
        yield from _news(site)


def _pages(site: Site) -> Iterator[Output]:
    found = list(rows(site))
    parts = [found[at : at + LARGEST] for at in range(0, len(found), LARGEST)]
    if len(parts) == 1:
        yield Output(FILE, _key(site, parts[0]), partial(_make, site, parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Output(FILE, digest((site.keys.run, *names)), partial(_make_index, site, names))
    for name, part in zip(names, parts, strict=True):
        yield Output(name, _key(site, part), partial(_make, site, part))


def _key(site: Site, part: Sequence[Row]) -> str:
    return digest((site.keys.run, *chain.from_iterable(part)))


def rows(site: Site) -> Iterator[Row]:
    """List the pages of every language, in the order of the archive."""
    at = site.addresses
    for language in site.index.languages:
        if site.has("home"):
            yield at.home(language), ""
        yield from _standing(site, language)
        for issue in site.index.issues(language):
            if site.unreleased(issue):
                continue
            day = issue.date.isoformat()
            if site.has("issue"):
                yield at.issue(issue.id, language), day
            for article in site.index.articles(issue, language) if site.has("article") else ():
                if not article.withdrawn:
                    changed = article.updated.date().isoformat() if article.updated else day
                    yield at.article(article.id), max(changed, day)


def _standing(site: Site, language: str) -> Iterator[Row]:
    at = site.addresses
    for kind, path in (
        ("archive", at.archive(language)),
        ("imprint", at.imprint(language)),
        ("subscribe", at.subscribe(language)),
        ("corrections", at.corrections(language)),
    ):
        if site.has(kind):
            yield path, ""
    if site.has("page"):
        yield from ((at.page(page.slug, language), "") for page in site.publication.pages if page.language == language)
    yield from ((path, "") for path in chain(archive.paths(site, language), lists.paths(site, language)))


def _make(site: Site, part: Sequence[Row], _report: Report) -> bytes:
    absolute = site.addresses.absolute
    urls = (
        f"<url><loc>{escape(absolute(path))}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for path, day in part
    )
    return f"{_OPEN}<urlset {_SPACE}>\n{''.join(urls)}</urlset>\n".encode()


def _make_index(site: Site, names: Sequence[str], _report: Report) -> bytes:
    maps = (f"<sitemap><loc>{escape(site.addresses.absolute(f'/{name}'))}</loc></sitemap>\n" for name in names)
    return f"{_OPEN}<sitemapindex {_SPACE}>\n{''.join(maps)}</sitemapindex>\n".encode()


def _news(site: Site) -> Iterator[Output]:
    now = site.job.now
    found = [
        (issue, article)
        for issue in site.publication.issues
        for article in news.recent(issue, now)
        if article.web and not article.withdrawn
    ]
    found.sort(key=lambda pair: news.published_at(*pair), reverse=True)
    if found:
        rows = [f"{article.id} {article.header_digest} {issue.header_digest}" for issue, article in found[:MOST_NEWS]]
        yield Output(NEWS, digest((site.keys.run, "news", *rows)), partial(_make_news, site, found[:MOST_NEWS]))


def _make_news(site: Site, found: Sequence[tuple[Issue, Article]], _report: Report) -> bytes:
    urls = "".join(_news_row(site, issue, article) for issue, article in found)
    return f"{_OPEN}<urlset {_SPACE} {_NEWS_SPACE}>\n{urls}</urlset>\n".encode()


def _news_row(site: Site, issue: Issue, article: Article) -> str:
    address = escape(site.addresses.absolute(site.addresses.article(article.id)))
    published = local(news.published_at(issue, article), site.publication.timezone)
    return (
        f"<url><loc>{address}</loc><news:news><news:publication>"
        f"<news:name>{text(site.title(site.index.language_of(article)))}</news:name>"
        f"<news:language>{_news_language(article.language)}</news:language></news:publication>"
        f"<news:publication_date>{published}</news:publication_date>"
        f"<news:title>{text(field(article.headline, article.language).words)}</news:title></news:news></url>\n"
    )


def _news_language(tag: str) -> str:
    """The language as the schema wants it: two or three letters, but for Chinese, which is one of two."""
    word, _, rest = tag.lower().partition("-")
    return ("zh-tw" if rest in ("tw", "hk", "hant") else "zh-cn") if word == "zh" else word
