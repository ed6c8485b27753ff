"""What every page of a job may ask: addresses, index, names, links and the frame's contents.

In: a job, and the memory of the web edition. Out: answers, each found once. It renders no page; families of pages do.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any, TypeAlias

from broadsheet.editions.edition import Job
from broadsheet.editions.naming import Named, named, whole_number_of
from broadsheet.editions.web.citing import Source
from broadsheet.editions.web.delivery import policy
from broadsheet.editions.web.fields import field
from broadsheet.editions.web.index import Index, Memory
from broadsheet.editions.web.keys import Keys
from broadsheet.editions.web.look import Look, look
from broadsheet.editions.web.marks import hidden, unreleased
from broadsheet.editions.web.pictures import Pictures
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction
from broadsheet.languages.numbers import digits, number
from broadsheet.model.addresses import FEED_FILES, Addresses, FeedKind
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue
from broadsheet.model.publication import PAGE_KINDS
from broadsheet.model.references import FoundPicture, References
from broadsheet.theming import address, safe

if TYPE_CHECKING:
    from broadsheet.editions.feeds.feed import Entry
    from broadsheet.editions.web.entries import Card
    from broadsheet.editions.web.head import Mast
    from broadsheet.text.direct import Direct

Frame: TypeAlias = tuple[list[bytes], list[str]]
"""A rendered frame, cut where a page's own parts go: the pieces around them, and the names of the parts in order."""

FEEDS: tuple[tuple[FeedKind, str, str], ...] = (
    ("rss", "application/rss+xml", "RSS"),
    ("atom", "application/atom+xml", "Atom"),
    ("json", "application/feed+json", "JSON Feed"),
)


class Site:
    """One job of the web edition.

    What many pages show is made once and kept: `frames` by language, size and section, `covers` and `sheets` of issues,
    `cards` of articles, `texts` of those at hand, `entries` of lists with the `lines` of their issues and the `years`
    of long ones, `feed_entries`, `names` of bylines and `topics` as links, in `leads` where an article's links lead, in
    `found` the pictures that texts name by issue, folder and name, in `head` what the heads of pages share, in `latest`
    and `source` what all article pages of the issue at hand have in common, and for what pages say to programs `masts`
    of issues and `signatures` of authors.
    """

    def __init__(self, job: Job, memory: Memory) -> None:
        self.job = job
        self.publication = job.publication
        self.theme = job.theme
        self.render, self.fill = job.theme.render, job.theme.fill
        self.addresses = Addresses(job.publication)
        self.index = Index(job.publication, memory)
        self.keys = Keys(job, self.index)
        self.pictures = Pictures(job.publication, self.addresses)
        self.references = References(job.publication)
        self.frames: dict[tuple[str, bool, str], Frame] = {}
        self.covers: dict[str, dict[str, object]] = {}
        self.sheets: dict[tuple[str, str], str] = {}
        self.cards: dict[str, Card] = {}
        self.entries: dict[tuple[str, str], bytes] = {}
        self.years: dict[str, list[dict[str, object]]] = {}
        self.lines: dict[tuple[str, str], dict[str, bytes]] = {}
        self.texts: OrderedDict[str, Direct | None] = OrderedDict()
        self.feed_entries: dict[tuple[str, str], Entry] = {}
        self.leads: dict[str, str] = {}
        self.found: dict[tuple[str, str, str], FoundPicture] = {}
        self.names: dict[tuple[str, str], dict[str, bytes]] = {}
        self.topics: dict[tuple[str, str], dict[str, bytes]] = {}
        self.head: dict[str, Any] = {}
        self.masts: dict[tuple[str, str, str], Mast] = {}
        self.signatures: dict[tuple[str, str], tuple[bytes, bytes]] = {}
        self.latest: tuple[tuple[str, str], dict[str, Any]] = (("", ""), {})
        self.source = Source("", "")
        self._named: dict[tuple[str, str], Named] = {}
        self._lines: dict[tuple[str, str], str] = {}
        self._kinds = frozenset(job.publication.web.pages or PAGE_KINDS)

    def has(self, kind: str) -> bool:
        """Whether pages of a kind are made."""
        return kind in self._kinds

    def link(self, path: str, kind: str = "") -> str:
        """Write a path for a page; "" when pages of the kind are not made."""
        return self.addresses.link(path) if not kind or kind in self._kinds else ""

    def article_path(self, id: str) -> str:
        """The address of an article; that of its issue where articles have no pages."""
        if "article" in self._kinds:
            return self.addresses.article(id)
        return self.addresses.issue(id.partition("/")[0]) if "issue" in self._kinds else ""

    def article_link(self, id: str) -> str:
        """Write an article's address for a page."""
        return self.addresses.link(self.article_path(id) or "/")

    @cached_property
    def base(self) -> str:
        """How the whole addresses of our own pages begin; "" where they are not known."""
        base = self.publication.base_url.rstrip("/")
        return f"{base}/" if base else ""

    @cached_property
    def policy(self) -> str:
        """The Content-Security-Policy of every page, as HTML for a quoted attribute."""
        return safe(policy(self.publication))

    @cached_property
    def hidden(self) -> bool:
        """Whether search engines should leave out every page."""
        return hidden(self.publication, self.job.now)

    def unreleased(self, issue: Issue) -> bool:
        """Whether an issue is there for preview only."""
        return unreleased(issue, self.job.now)

    # Names

    def words(self, text: str, language: str) -> str:
        """The plain words of a field."""
        return field(text, language).words

    @cached_property
    def main(self) -> str:
        """The paper's main language."""
        return self.publication.language

    def gettext(self, language: str, message: str, **values: object) -> str:
        """Translate a message and put values into its braces."""
        text = translator(language)[0](message)
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def counted(self, language: str, one: str, many: str, count: int) -> str:
        """Translate a message that counts; `{count}` in it is the number."""
        return translator(language)[1](one, many, count).replace("{count}", number(count, language))

    def direction(self, language: str) -> str:
        """`ltr` or `rtl`."""
        return direction(language)

    def language_name(self, language: str) -> str:
        """A language's own name for itself."""
        from broadsheet.languages.names import own_name

        return own_name(language)

    def named(self, issue: Issue, language: str) -> Named:
        """An issue's names and date in a language."""
        key = (issue.id, language)
        known = self._named.get(key)
        if known is None:
            known = self._named[key] = named(issue, language)
        return known

    def title(self, language: str) -> str:
        """The paper's title in a language."""
        return self.publication.title.in_language(language)

    def section_name(self, section: str, language: str) -> str:
        """A section's name in a language; one that the paper does not have is called as it was written."""
        found = self._sections.get(section)
        return found if language == self.main and found else self._section_in(section, language)

    @cached_property
    def _sections(self) -> dict[str, str]:
        return {section.id: section.name.in_language(self.main) or section.id for section in self.publication.sections}

    def _section_in(self, section: str, language: str) -> str:
        for known in self.publication.sections:
            if known.id == section:
                return known.name.in_language(language) or known.id
        return section

    def others(self, language: str, path: Callable[[str], str]) -> list[tuple[str, str]]:
        """The other languages of the paper with the address of the same page in them, where all have one."""
        return [(other, path(other)) for other in self.index.languages if other != language]

    # Parts of pages

    def line(self, issue: Issue, language: str, linked: bool = True) -> str:
        """The issue line under the nameplate, as HTML; it leads to the issue page except from there."""
        key = (issue.id if linked else f"{issue.id} ", language)
        known = self._lines.get(key)
        if known is None:
            names = self.named(issue, language)
            context = {
                "name": names.line,
                "href": self.link(self.addresses.issue(issue.id, language), "issue") if linked else "",
                "iso": names.iso,
                "date": names.day,
                "title": issue.title if issue.title not in names.line else "",
                "whole_number": digits(str(whole_number_of(issue) or ""), language),
            }
            known = self._lines[key] = self.fill("line.html", language, context).decode()
        return known

    def standing_line(self, language: str) -> str:
        """What stands in place of the issue line on pages that belong to no issue: the same in every week."""
        tagline = self.publication.tagline.in_language(language)
        return f"<span>{escape(tagline)}</span>" if tagline else ""

    def mark(self, issue: Issue, language: str) -> str:
        """The mark of a page whose issue has not been released, as HTML."""
        if not self.unreleased(issue):
            return ""
        return self.render("mark.html", language, {"issue": self.named(issue, language).line})

    def feeds(self, of: str, language: str, kind: str = "feed") -> list[dict[str, str]]:
        """The feeds of the page at an address, as contexts; none when they are not made."""
        if not self.has(kind):
            return []
        title = self.title(language)
        return [
            {"href": self.link(of + FEED_FILES[feed]), "type": media, "name": name, "title": f"{title} ({name})"}
            for feed, media, name in FEEDS
        ]

    def section_links(self, language: str) -> list[dict[str, str]]:
        """The sections that have articles in a language, as links."""
        if not self.has("section"):
            return []
        return [
            {
                "id": section,
                "name": self.section_name(section, language),
                "href": self.link(self.addresses.section(section, language)),
            }
            for section in self.index.sections(language)
        ]

    @cached_property
    def look(self) -> Look:
        """The style sheet and its fonts, as the paper's settings want them."""
        return look(self.theme, self.publication.web, self.addresses)

    def surroundings(self, language: str) -> Mapping[str, object]:
        """What the frame shows on every page of a language."""
        from broadsheet.editions.web.surroundings import surroundings

        return surroundings(self, language)

    def share_card(self, article: Article) -> str:
        """The path of the card that stands for an article elsewhere, "" where there is none."""
        from broadsheet.editions.web.share_cards import article_card

        return article_card(self, article)

    def where(self, article: Article) -> tuple[str, str]:
        """`lang` and `dir` of an article that is not in the language of the page's list; empty where it is."""
        own = self.index.language_of(article)
        return ("", "") if article.language == own else (article.language, direction(article.language))


def checked(target: str) -> str:
    """Return an address from the paper's settings that may be linked, else ""."""
    return address(target)


def finished(html: str) -> str:
    """Mark HTML of ours as finished."""
    return safe(html)
