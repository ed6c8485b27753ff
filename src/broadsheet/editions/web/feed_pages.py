"""The feeds of the paper, its sections and its contributors: which articles go in, and with what.

In: a site and a language. Out: outputs in three formats. A feed holds the last two issues, at least 20 and at most 100
entries (paper-format.md); nothing of an unreleased issue; a withdrawn article with its note for content.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from broadsheet.editions.edition import Output
from broadsheet.editions.feeds import atom, jsonfeed, rss
from broadsheet.editions.feeds.feed import Entry, Feed
from broadsheet.editions.web import bodies, mentions
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.lists import FINDERS, Listing, address
from broadsheet.editions.web.site import Site
from broadsheet.languages.direction import isolated
from broadsheet.model.addresses import FEED_FILES, FeedKind
from broadsheet.model.article import Article
from broadsheet.problems import Report

ISSUES = 2
LEAST = 20
MOST = 100
SUMMARY_WORDS = 40
KEPT = 1000
"""So many entries with their texts are kept in a process: some 15 MB."""

WRITERS: Mapping[FeedKind, Callable[[Feed], bytes]] = {"rss": rss.write, "atom": atom.write, "json": jsonfeed.write}


@dataclass(frozen=True, slots=True)
class Source:
    """One feed to make: the address of what it is the feed of, its title and its articles, newest first."""

    path: str
    title: str
    articles: tuple[Article, ...]


def sources(site: Site, language: str) -> Iterator[Source]:
    """Yield every feed of a language: the paper's, then those of sections and contributors that have articles."""
    if site.has("feed"):
        newest = (a for issue in reversed(site.index.issues(language)) for a in site.index.articles(issue, language))
        yield Source(site.addresses.home(language), site.title(language), chosen(site, newest))
    for kind in ("section", "person"):
        if site.has(f"{kind}-feed"):
            for listing in FINDERS[kind][1](site, language):
                yield from _listed(site, language, listing)


def _listed(site: Site, language: str, listing: Listing) -> Iterator[Source]:
    articles = chosen(site, listing.articles)
    if articles:
        yield Source(address(site, language, listing), f"{listing.name} – {site.title(language)}", articles)


def chosen(site: Site, newest_first: Iterable[Article]) -> tuple[Article, ...]:
    """Choose the entries of a feed: two issues' articles, more until there are 20, never more than 100."""
    found: list[Article] = []
    issues: set[str] = set()
    for article in newest_first:
        if site.unreleased(site.index.issue_of(article)):
            continue
        another = article.issue not in issues
        if len(found) >= MOST or (another and len(issues) >= ISSUES and len(found) >= LEAST):
            break
        issues.add(article.issue)
        found.append(article)
    return tuple(found)


def outputs(site: Site, language: str) -> Iterator[Output]:
    """Yield the feeds of a language in every format."""
    for source in sources(site, language):
        yield from of_source(site, language, source)


def of_source(site: Site, language: str, source: Source) -> Iterator[Output]:
    """Yield one feed in every format."""
    issue_of, leads = site.index.issue_of, mentions.leads
    texts = [f"{article.body.digest} {leads(site, issue_of(article), article)}" for article in source.articles]
    key = digest((site.keys.run, source.path, mentions.headers(site, source.articles), *texts))
    for kind in WRITERS:
        path = site.addresses.file(source.path + FEED_FILES[kind])
        yield Output(path, f"{key}{kind}", partial(make, site, language, source, kind))


def make(site: Site, language: str, source: Source, kind: FeedKind, _report: Report) -> bytes:
    """Make a feed in a format."""
    absolute = site.addresses.absolute
    entries = tuple(entry(site, article, language) for article in source.articles)
    publication = site.publication
    begin = publication.issues[0].release_at if publication.issues else site.job.now
    return WRITERS[kind](
        Feed(
            id=uuid5(NAMESPACE_URL, f"{publication.id} {source.path}").urn,
            url=absolute(source.path + FEED_FILES[kind]),
            home=absolute(source.path),
            title=source.title,
            subtitle=publication.tagline.in_language(language),
            language=language,
            author=publication.publisher or site.title(language),
            updated=max((entry.updated for entry in entries), default=begin),
            rights=publication.rights,
            entries=entries,
        )
    )


def entry(site: Site, article: Article, language: str) -> Entry:
    """Return the entry of an article; kept for the other formats, and the feeds of its section and contributors."""
    key = (article.id, language)
    known = site.feed_entries.get(key)
    if known is None:
        if len(site.feed_entries) >= KEPT:
            site.feed_entries.clear()
        known = site.feed_entries[key] = _entry(site, article, language)
    return known


def _entry(site: Site, article: Article, language: str) -> Entry:
    issue = site.index.issue_of(article)
    published = article.published or issue.release_at
    content, summary = bodies.for_feed(site, issue, article, 0 if article.standfirst else SUMMARY_WORDS)
    if article.standfirst and not article.withdrawn:
        summary = field(article.standfirst, article.language).words
    title = field(article.headline, article.language).words
    return Entry(
        id=site.addresses.feed_id(article.id),
        url=site.addresses.absolute(site.addresses.article(article.id)),
        title=isolated(title, article.language, language),
        content=content,
        published=published,
        updated=max(article.updated or published, published),
        summary=isolated(summary, article.language, language) if summary else "",
        authors=() if article.withdrawn else article.byline,
        categories=() if article.withdrawn else _categories(site, article, language),
        language=article.language if article.language != language else "",
    )


def _categories(site: Site, article: Article, language: str) -> tuple[str, ...]:
    section = (site.section_name(article.section, language),) if article.section else ()
    return tuple(dict.fromkeys((*section, *article.topics)))
