"""The sitemap: every page that search engines should know, in files of at most 50,000 addresses.

In: a site. Out: outputs: `sitemap.xml`, and where there are more addresses than a file may hold, an index of several
files (sitemaps.org protocol 0.9). Withdrawn articles, unreleased issues and old addresses are not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from xml.sax.saxutils import escape

from broadsheet.editions.edition import Output
from broadsheet.editions.web import archive, lists
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.site import Site
from broadsheet.problems import Report

LARGEST = 50_000
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Row = tuple[str, str]
"""A path and its last change as a date, "" where that is not known."""


def outputs(site: Site) -> Iterator[Output]:
    """Yield the sitemap's file or files; none without a base_url, since its addresses are whole ones."""
    if not site.has("sitemap") or not site.publication.base_url:
        return
    found = list(rows(site))
    parts = [found[at : at + LARGEST] for at in range(0, len(found), LARGEST)]
    if len(parts) == 1:
        yield Output("sitemap.xml", _key(site, parts[0]), partial(_make, site, parts[0]))
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield Output("sitemap.xml", digest((site.keys.run, *names)), partial(_make_index, site, names))
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
