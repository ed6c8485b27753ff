"""What a page says of itself in the words of schema.org, as JSON-LD.

In: a site, and what the page shows. Out: a finished `script` element that holds data and runs nothing, or "". An
article stands in its issue, that in its volume, that in the periodical; these three are written once per issue.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any
from zoneinfo import ZoneInfo

from broadsheet.editions.web.fields import field
from broadsheet.editions.web.site import Site
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue

OPEN = '<script type="application/ld+json">'
CLOSE = "</script>\n"
CONTEXT = "https://schema.org"


def quoted(text: str) -> str:
    """Write a text as JSON that may stand in HTML: no `<` and no `&`, so that nothing in it ends the element."""
    written: str = encode_basestring(text)
    if "<" in written or "&" in written:
        written = written.replace("<", "\\u003c").replace("&", "\\u0026")
    return written


def element(site: Site, value: Mapping[str, Any], parts: Collection[str] = ()) -> str:
    """Write a whole value, empty parts left out, as a finished element; "" without a base_url, as for all of these.

    `parts` are the JSON of what it consists of.
    """
    if not site.publication.base_url:
        return ""
    text = json.dumps({"@context": CONTEXT, **_full(value)}, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace("&", "\\u0026")
    if parts:
        text = f'{text[:-1]},"hasPart":[{",".join(parts)}]}}'
    return OPEN + text + CLOSE


def _full(value: Mapping[str, Any]) -> dict[str, Any]:
    return {key: part for key, part in value.items() if part not in ("", (), [], {}, None)}


@lru_cache(maxsize=8)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@lru_cache(maxsize=1024)
def local(moment: datetime, timezone: str) -> str:
    """Write an instant for programs, with the offset of the paper's time zone."""
    return moment.astimezone(_zone(timezone)).isoformat(timespec="seconds")


# The paper, its volumes and issues


def periodical(site: Site, language: str) -> dict[str, Any]:
    """The paper as a part of something else."""
    publication = site.publication
    numbers = list(filter(None, (publication.issn, publication.issn_print)))
    return _full(
        {
            "@type": "Periodical",
            "name": site.title(language),
            "issn": numbers[0] if len(numbers) == 1 else numbers,
        }
    )


def publisher(site: Site, language: str, full: bool = False) -> dict[str, Any]:
    """Who publishes the paper; with `full` how to reach them."""
    publication = site.publication
    value: dict[str, Any] = {"@type": "NewsMediaOrganization", "name": publication.publisher or site.title(language)}
    if full:
        value |= {
            "url": site.addresses.absolute(site.addresses.home()),
            "email": publication.imprint.email,
            "telephone": publication.imprint.phone,
            "address": ", ".join(line.strip() for line in publication.imprint.address.splitlines() if line.strip()),
            "foundingDate": publication.founded,
        }
    return _full(value)


def publisher_json(site: Site, language: str) -> str:
    """The publisher as JSON for the pages of articles."""
    return f'{{"@type":"NewsMediaOrganization","name":{quoted(site.publication.publisher or site.title(language))}}}'


def home(site: Site, language: str) -> str:
    """What the home page says: the paper and its publisher."""
    value = {
        **periodical(site, language),
        "@id": site.addresses.absolute("/", "paper"),
        "url": site.addresses.absolute(site.addresses.home(language)),
        "description": site.publication.tagline.in_language(language),
        "inLanguage": language,
        "publisher": publisher(site, language, full=True),
    }
    return element(site, value)


def volume(site: Site, language: str, number: int) -> dict[str, Any]:
    """A volume within its paper; the paper alone where it has no volumes."""
    if not number:
        return periodical(site, language)
    value: dict[str, Any] = {"@type": "PublicationVolume", "volumeNumber": str(number)}
    return {**value, "isPartOf": periodical(site, language)}


def stack_page(site: Site, language: str, stack: tuple[str, str, int], issues: Iterable[Issue]) -> str:
    """What the page of a volume or a year says: its issues. `stack` is its address, its name and its number."""
    path, name, number = stack
    if site.addresses.volume(number, language) == path:
        value = volume(site, language, number)
    else:
        value = {"@type": "Collection", "isPartOf": periodical(site, language)}
    parts = [_issue(site, language, issue) for issue in issues if not site.unreleased(issue)]
    return element(site, {**value, "name": name, "url": site.addresses.absolute(path), "hasPart": parts})


def _issue(site: Site, language: str, issue: Issue) -> dict[str, Any]:
    url = site.addresses.absolute(site.addresses.issue(issue.id, language))
    return _full(
        {
            "@type": "PublicationIssue",
            "@id": url,
            "issueNumber": issue.number or (str(issue.whole_number) if issue.whole_number else ""),
            "datePublished": issue.date.isoformat(),
        }
    )


def issue_page(site: Site, language: str, issue: Issue) -> str:
    """What the page of an issue says: where it belongs, and its articles."""
    articles = [article for article in site.index.articles(issue, language) if not article.withdrawn]
    value = {
        **_issue(site, language, issue),
        "name": site.named(issue, language).line,
        "url": site.addresses.absolute(site.addresses.issue(issue.id, language)),
        "inLanguage": language,
        "isPartOf": volume(site, language, issue.volume),
        "publisher": publisher(site, language),
    }
    return element(site, value, [_part(site, article) for article in articles] if site.has("article") else ())


def _part(site: Site, article: Article) -> str:
    """An article as a part of its issue, as JSON."""
    url = site.addresses.absolute(site.addresses.article(article.id))
    words = field(article.headline, article.language).words
    return f'{{"@type":"NewsArticle","@id":{quoted(url)},"headline":{quoted(words)}}}'


def issue_json(site: Site, language: str, issue: Issue) -> str:
    """The issue with its volume and paper, as JSON for the pages of its articles."""
    value = {**_issue(site, language, issue), "isPartOf": volume(site, language, issue.volume)}
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


# People


def author(site: Site, name: str, language: str) -> str:
    """An author as JSON, with the address of the contributor's page where there is one."""
    person = site.index.person_of(name) if site.has("person") else None
    if person is None:
        return f'{{"@type":"Person","name":{quoted(name)}}}'
    url = quoted(site.addresses.absolute(site.addresses.person(person.id, language)))
    return f'{{"@type":"Person","name":{quoted(person.name)},"url":{url}}}'


def person_page(site: Site, language: str, id: str, name: str, path: str) -> str:
    """What the page of a contributor says."""
    known = next((person for person in site.publication.people if person.id == id), None)
    about = {
        "@type": "Person",
        "name": name,
        "url": site.addresses.absolute(path),
        "description": field(known.note, language).words if known else "",
        "sameAs": [url for _, url in known.links if url.startswith(("https://", "http://"))] if known else [],
    }
    return element(site, {"@type": "ProfilePage", "inLanguage": language, "mainEntity": _full(about)})


# Articles


def correction(site: Site, article: Article) -> str:
    """A later article's correction of another, as JSON."""
    issue = site.index.issue_of(article)
    date = local(article.published or issue.release_at, site.publication.timezone)
    words = field(article.correction, article.language).words or field(article.headline, article.language).words
    url = quoted(site.addresses.absolute(site.addresses.article(article.id)))
    return f'{{"@type":"CorrectionComment","text":{quoted(words)},"datePublished":"{date}","url":{url}}}'
