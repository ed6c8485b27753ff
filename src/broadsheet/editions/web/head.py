"""What pages tell programs: search engines, libraries' catalogues, reference managers, and those who show links.

In: a site, and what the page shows. Out: finished `meta` elements, with the JSON-LD of `structured` behind them: Open
Graph, the tags of Highwire Press, Dublin Core. All of them need whole addresses, so without a base_url there are none.

What the articles of an issue have in common is written once and put in. One element serves two vocabularies where both
mean the same: `name` is read by libraries, `property` by those who show links.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import escape

from broadsheet.editions.web import mentions, share_cards, structured
from broadsheet.editions.web.entries import card
from broadsheet.editions.web.files import pdf_path
from broadsheet.editions.web.site import Site
from broadsheet.editions.web.structured import local, quoted
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.theming import safe

_LARGE = '<meta name="twitter:card" content="summary_large_image">\n'


@dataclass(frozen=True, slots=True)
class Mast:
    """What the articles of an issue in one language have in common.

    `tags` are elements; `dates` are those of its release, `published` is that for JSON; `part` is the JSON of the issue
    with all that it is part of.
    """

    tags: bytes
    dates: bytes
    published: bytes
    part: bytes


def website(site: Site, path: str, title: str, language: str, data: str = "") -> str:
    """What any page says that is no article's, as finished HTML: Open Graph, and `data` of `structured` behind it."""
    if not site.publication.base_url:
        return ""
    return safe(
        f'<meta property="og:type" content="website">\n<meta property="og:title" content="{escape(title)}">\n'
        f'<meta property="og:url" content="{site.addresses.absolute(path)}">\n'
        f'<meta property="og:site_name" content="{escape(site.title(language))}">\n{data}'
    )


def issue_picture(site: Site, issue: Issue, language: str) -> str:
    """The elements that show an issue's card where its page or the home page is linked; "" where there is none."""
    path = share_cards.issue_card(site, issue, language)
    return f'<meta property="og:image" content="{site.addresses.absolute(path)}">\n{_LARGE}' if path else ""


def of_article(site: Site, language: str, issue: Issue, article: Article, corrections: Sequence[Article]) -> bytes:
    """What the page of an article says, as finished HTML; `corrections` are the articles that correct it."""
    if not site.publication.base_url:
        return b""
    mast = _mast(site, language, issue, article.language)
    own = card(site, article)
    title, url = escape(own.headline.words).encode(), own.url.encode()
    names, authors = _authors(site, language, article)
    dates, published = _dates(site, article.published) if article.published else (mast.dates, mast.published)
    tags, data = _rare(site, language, issue, article, corrections)
    values = (mast.tags, title, title, url, names, dates, tags.encode(), url, quoted(own.headline.words).encode())
    return _OF_ARTICLE % (*values, published, authors, mast.part, article.language.encode(), data.encode())


_OF_ARTICLE = (
    b'%s<meta name="citation_title" property="og:title" content="%s">\n<meta name="DC.title" content="%s">\n'
    b'<meta name="citation_fulltext_html_url" property="og:url" content="%s">\n%s%s%s'
    + structured.OPEN.encode()
    + b'{"@context":"'
    + structured.CONTEXT.encode()
    + b'","@type":"NewsArticle","mainEntityOfPage":"%s","headline":%s,"datePublished":"%s","author":%s,'
    b'"isPartOf":%s,"isAccessibleForFree":true,"inLanguage":"%s"%s}' + structured.CLOSE.encode()
)


def _rare(site: Site, language: str, issue: Issue, article: Article, corrections: Sequence[Article]) -> tuple[str, str]:
    """What only some articles have: elements, and members of the JSON, each with a comma before it."""
    tags = data = ""
    if article.section:
        data = f',"articleSection":{quoted(site.section_name(article.section, language))}'
    if article.topics:
        data += _keywords(article.topics)
    if article.updated:
        changed = local(article.updated, site.publication.timezone)
        tags = f'<meta property="article:modified_time" content="{changed}">\n'
        data += f',"dateModified":"{changed}"'
    pages = issue.printed.pages_of(article.slug) if issue.printed else ()
    if pages:
        tags += (
            f'<meta name="citation_firstpage" content="{escape(pages[0])}">\n'
            f'<meta name="citation_lastpage" content="{escape(pages[-1])}">\n'
        )
        data += f',"pagination":{quoted(", ".join(pages))}'
    if picture := picture_address(site, issue, article):
        tags += f'<meta property="og:image" content="{picture}">\n{_LARGE}'
        data += f',"image":"{picture}"'
    if corrections:
        data += f',"correction":[{",".join(structured.correction(site, other) for other in corrections)}]'
    if article.original:
        original = site.addresses.absolute(site.addresses.article(article.original))
        data += f',"translationOfWork":{{"@type":"NewsArticle","@id":"{original}"}}'
    return tags, data


@lru_cache(maxsize=4096)
def _keywords(topics: tuple[str, ...]) -> str:
    return f',"keywords":[{",".join(map(quoted, topics))}]'


def picture_address(site: Site, issue: Issue, article: Article) -> str:
    """The whole address of the picture that stands for an article: card, teaser or first; "" for none."""
    if card_path := site.share_card(article):
        return site.addresses.absolute(card_path)
    if not (issue.pictures or site.publication.pictures):
        return ""
    for picture in mentions.pictures(site, issue, article):
        shown = site.pictures.shown(picture)
        if shown is not None:
            return site.addresses.absolute(shown.best.path)
    return ""


def _authors(site: Site, language: str, article: Article) -> tuple[bytes, bytes]:
    """The names of a byline as elements and as JSON; the publisher's where nobody signed."""
    if not article.byline:
        return b"", structured.publisher_json(site, language).encode()
    found = [_signature(site, language, name) for name in article.byline]
    if len(found) == 1:
        return found[0]
    return b"".join(tags for tags, _ in found), b"[%s]" % b",".join(data for _, data in found)


def _signature(site: Site, language: str, name: str) -> tuple[bytes, bytes]:
    known = site.signatures.get((name, language))
    if known is None:
        person = site.index.person_of(name) if site.has("person") else None
        written = escape(person.name if person else name)
        tags = f'<meta name="citation_author" content="{written}">\n<meta name="DC.creator" content="{written}">\n'
        data = structured.author(site, name, language)
        known = site.signatures[name, language] = (tags.encode(), data.encode())
    return known


def _dates(site: Site, published: datetime) -> tuple[bytes, bytes]:
    """The instant of publication as elements and for JSON."""
    written = local(published, site.publication.timezone)
    day = written[:10].replace("-", "/")
    tags = (
        f'<meta name="citation_publication_date" content="{day}">\n'
        f'<meta name="DC.date" property="article:published_time" content="{written}">\n'
    )
    return tags.encode(), written.encode()


def _mast(site: Site, language: str, issue: Issue, tongue: str) -> Mast:
    known = site.masts.get((issue.id, language, tongue))
    if known is None:
        dates, published = _dates(site, issue.release_at)
        part = structured.issue_json(site, language, issue).encode()
        tags = _tags(site, language, issue, tongue).encode()
        known = site.masts[issue.id, language, tongue] = Mast(tags, dates, published, part)
    return known


def _tags(site: Site, language: str, issue: Issue, tongue: str) -> str:
    publication = site.publication
    path = pdf_path(site, issue)
    rows = (
        ("citation_volume", str(issue.volume or "")),
        ("citation_issue", issue.number or str(issue.whole_number or "")),
        ("citation_issn", publication.issn or publication.issn_print),
        ("citation_pdf_url", site.addresses.absolute(path) if path else ""),
        ("citation_language", tongue),
        ("DC.language", tongue),
        ("DC.publisher", publication.publisher),
    )
    title = escape(site.title(language))
    return (
        f'<meta property="og:type" content="article">\n'
        f'<meta name="citation_journal_title" property="og:site_name" content="{title}">\n'
    ) + "".join(f'<meta name="{name}" content="{escape(value)}">\n' for name, value in rows if value)
