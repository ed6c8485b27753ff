"""The one permanent public address of everything: a pure function of id and patterns.

In: a `Publication`. Out: paths from the root of the paper's site, without base_url's own path, in plain Unicode:
`/v53/n21/harbour-wall/`. Pages end in `/`. Three functions turn such a path into what is written somewhere: `link` (in
pages: base_url's path in front, percent-encoded), `absolute` (in feeds, mail and EPUB), `file` (the output file's name,
not encoded). Knows nothing of what stands at an address, and makes no page for it.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from broadsheet.model.issue import Issue
from broadsheet.model.names import word_of
from broadsheet.model.patterns import article_ends, issue_path, issue_values
from broadsheet.model.publication import Publication
from broadsheet.model.renamed import first_ids

FeedKind: TypeAlias = Literal["rss", "atom", "json"]
FEED_FILES: dict[FeedKind, str] = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}

FEED_NAMESPACE = "6aa6d05d-1c12-4801-bc2a-2d20fa4df5e4"
"""The namespace of feed ids: our own, drawn once (RFC 9562, 6.6): no registered one fits a name that is not a URL."""

_PLAIN = re.compile(r"[A-Za-z0-9/._~-]*")
_NOT_PLAIN = re.compile(rb"[^A-Za-z0-9/._~-]")
_NOT_IN_URL = re.compile(rb"[^A-Za-z0-9/._~%:@!$&'()*+,;=-]")


class Addresses:
    """All addresses of one publication. `language` "" means the main language everywhere.

    Cheap to make; issues are looked up once each and kept, so that `article` costs less than a microsecond.
    """

    __slots__ = ("_article_ends", "_base", "_by_id", "_first_ids", "_issue_paths", "_origin", "_publication", "_words")

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._origin, self._base = _split_base(publication.base_url)
        self._issue_paths: dict[str, str] = {}
        self._article_ends: dict[str, tuple[str, str]] = {}
        self._by_id: dict[str, Issue] = {}
        self._words: dict[str, str] = {}
        self._first_ids: dict[str, str] | None = None

    def prefix(self, language: str) -> str:
        """`/ar` for another language than the main one, else ""."""
        return f"/{language.lower()}" if language and language != self._publication.language else ""

    def home(self, language: str = "") -> str:
        """`/`, in another language than the main one `/ar/`."""
        return f"{self.prefix(language)}/"

    def archive(self, language: str = "") -> str:
        """`/archive/`."""
        return f"{self.prefix(language)}/archive/"

    def year(self, year: int, language: str = "") -> str:
        """`/2026/`."""
        return f"{self.prefix(language)}/{year}/"

    def volume(self, volume: int, language: str = "") -> str:
        """`/v53/`; in a paper numbered by the year a volume is its year: `/2000/`."""
        if self._publication.calendar.numbering == "year-number":
            return self.year(volume, language)
        return f"{self.prefix(language)}/v{volume}/"

    def corrections(self, language: str = "") -> str:
        """`/corrections/`."""
        return f"{self.prefix(language)}/corrections/"

    def imprint(self, language: str = "") -> str:
        """`/imprint/`."""
        return f"{self.prefix(language)}/imprint/"

    def subscribe(self, language: str = "") -> str:
        """`/subscribe/`."""
        return f"{self.prefix(language)}/subscribe/"

    def search(self, language: str = "") -> str:
        """`/search/`."""
        return f"{self.prefix(language)}/search/"

    def page(self, word: str, language: str = "") -> str:
        """A standing page: `/about/`."""
        return f"{self.prefix(language)}/{word}/"

    def section(self, section: str, language: str = "", year: int = 0) -> str:
        """`/sections/town/`, of one year `/sections/town/2025/`; by the section's id, or its name as written."""
        return self._list("sections", section, language, year)

    def topic(self, topic: str, language: str = "", year: int = 0) -> str:
        """`/topics/harbour/`, by the topic as written."""
        return self._list("topics", topic, language, year)

    def person(self, person: str, language: str = "", year: int = 0) -> str:
        """`/people/ana-ruiz/`, by id or name."""
        return self._list("people", person, language, year)

    def series(self, series: str, language: str = "", year: int = 0) -> str:
        """`/series/the-old-harbour/`, by the name as written."""
        return self._list("series", series, language, year)

    def feed(self, kind: FeedKind, of: str = "/") -> str:
        """The feed of the page at `of` (home, a section, a person): `/feed.xml`, `/sections/town/atom.xml`."""
        return of + FEED_FILES[kind]

    def asset(self, digest: str, extension: str) -> str:
        """`/assets/<digest>.<extension>`; the extension without its dot."""
        return f"/assets/{digest}.{extension}"

    def issue(self, issue: str, language: str = "") -> str:
        """`/v53/n21/`, `/2000/n11/`, `/n1204/`, `/2023-07-15/`, `/v53/s-summer/`; or by `[web] issue_address`."""
        path = self._issue_paths.get(issue) or self._find_issue(issue)
        return self.prefix(language) + path if language else path

    def whole(self, issue: str, language: str = "") -> str:
        """The whole issue on one page: `/v53/n21/whole/`."""
        return f"{self.issue(issue, language)}whole/"

    def printed_page(self, issue: str, label: str | int) -> str:
        """A printed page by its label: `/v53/n21/p3/`."""
        return f"{self.issue(issue)}p{self._word(str(label))}/"

    def issue_file(self, issue: str, name: str) -> str:
        """A file of an issue: `/v53/n21/v53n21.pdf`."""
        return self.issue(issue) + name

    def article(self, article: str) -> str:
        """`/v53/n21/harbour-wall/`, of a translation `/ar/v53/n21/harbour-wall/`; or by `[web] article_address`."""
        issue, _, word = article.partition("/")
        before, after = self._article_ends.get(issue) or self._find_article_ends(issue)
        if "." in word:
            word, _, language = word.partition(".")
            return f"{self.prefix(language)}{before}{word}{after}"
        return f"{before}{word}{after}"

    def feed_id(self, article: str) -> str:
        """Name an article in feeds: `urn:uuid:…`.

        Version 5 (RFC 9562) over "<paper id> <first id>" in `FEED_NAMESPACE`, so it depends neither on base_url nor on
        patterns, and a renamed article keeps the feed id of its first name.
        """
        from uuid import UUID, uuid5  # 8 ms to import; needed only when a feed is made

        if self._first_ids is None:
            self._first_ids = first_ids(self._publication)
        first = self._first_ids.get(article, article)
        return f"urn:uuid:{uuid5(UUID(FEED_NAMESPACE), f'{self._publication.id} {first}')}"

    def link(self, path: str, fragment: str = "") -> str:
        """Write a path for a page: base_url's path in front, percent-encoded; `fragment` without its `#`."""
        written = self._base + encoded(path)
        return f"{written}#{encoded(fragment)}" if fragment else written

    def absolute(self, path: str, fragment: str = "") -> str:
        """Write a path for feeds, mail and EPUB, with base_url in front. Without a base_url it is `link`."""
        return self._origin + self.link(path, fragment)

    def file(self, path: str) -> str:
        """Name the output file of a path, relative and not encoded: `v53/n21/harbour-wall/index.html`, `feed.xml`."""
        return f"{path[1:]}index.html" if path[-1] == "/" else path[1:]

    def _list(self, kind: str, name: str, language: str, year: int) -> str:
        path = f"{self.prefix(language)}/{kind}/{self._word(name)}/"
        return f"{path}{year}/" if year else path

    def _word(self, name: str) -> str:
        word = self._words.get(name)
        if word is None:
            word = self._words[name] = word_of(name)
        return word

    def _values(self, issue: str) -> dict[str, str]:
        """The issue's values for the patterns: {} for an issue that is not in the publication."""
        if not self._by_id:
            self._by_id = {known.id: known for known in self._publication.issues}
        known = self._by_id.get(issue)
        return issue_values(known) if known else {}

    def _find_issue(self, issue: str) -> str:
        pattern = self._publication.web.issue_address
        path = self._issue_paths[issue] = issue_path(pattern, issue, self._values(issue) if pattern else {})
        return path

    def _find_article_ends(self, issue: str) -> tuple[str, str]:
        pattern = self._publication.web.article_address
        values = self._values(issue) if pattern else {}
        ends = self._article_ends[issue] = article_ends(pattern, self.issue(issue), values)
        return ends


def feed_id(publication: Publication, article: str) -> str:
    """Name one article in feeds; for many of them make one `Addresses` and ask it."""
    return Addresses(publication).feed_id(article)


def encoded(text: str) -> str:
    """Percent-encode a path or fragment: all but letters and digits of ASCII, `/`, and `. _ ~ -` (RFC 3986, 2.3)."""
    if _PLAIN.fullmatch(text):
        return text
    return _NOT_PLAIN.sub(lambda found: b"%%%02X" % found[0][0], text.encode()).decode("ascii")


def _split_base(base_url: str) -> tuple[str, str]:
    """Split base_url into scheme with host, and path without a slash at its end; what is encoded in it stays so."""
    scheme, separator, rest = base_url.partition("://")
    if not separator:
        return "", ""
    host, _, path = rest.partition("/")
    path = _NOT_IN_URL.sub(lambda found: b"%%%02X" % found[0][0], path.strip("/").encode()).decode("ascii")
    return f"{scheme}://{host}", f"/{path}" if path else ""
