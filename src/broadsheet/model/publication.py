"""What a periodical is: the things that do not change from issue to issue, and the whole run of its issues.

In: checked values from paper.toml, people.toml and the folder. Out: one frozen `Publication`, which editions read. It
holds everything that the folder says and nothing that anybody has made of it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from broadsheet.model.article import Article, Body
from broadsheet.model.issue import Issue
from broadsheet.model.pictures import Picture

Frequency: TypeAlias = Literal["weekly", "fortnightly", "monthly", "quarterly", "irregular"]
FREQUENCIES: tuple[Frequency, ...] = ("weekly", "fortnightly", "monthly", "quarterly", "irregular")
Numbering: TypeAlias = Literal["volume-number", "year-number", "continuous", "none"]
LOOKS = ("gazette", "bulletin", "parish")
SHARES = ("bluesky", "facebook", "linkedin", "reddit", "telegram", "whatsapp", "x")
PAGE_KINDS = (
    *("home", "issue", "whole", "article", "archive", "volume", "year", "section", "topic", "person", "series"),
    *("printed", "page", "imprint", "subscribe", "corrections", "notfound", "redirect"),
    *("feed", "section-feed", "person-feed", "sitemap"),
)
"""The kinds of pages of the web edition; pictures, style sheets and an issue's files are always made."""

ROBOTS = ("everyone", "no search engines", "no training", "nobody")
"""The plain words of `[web] robots`; `not <name>` refuses one robot by its name."""

NUMBERINGS: tuple[Numbering, ...] = ("volume-number", "year-number", "continuous", "none")


@dataclass(frozen=True, slots=True)
class Names:
    """One name in one or several languages: pairs of language tag and text; "" is the tag of a plain string."""

    by_language: tuple[tuple[str, str], ...] = ()

    def in_language(self, language: str) -> str:
        """The name in a language, else in its main part (`de` for `de-AT`), else the first given, else ""."""
        names = dict(self.by_language)
        for tag in (language, language.split("-")[0], ""):
            if tag in names:
                return names[tag]
        return self.by_language[0][1] if self.by_language else ""

    def __bool__(self) -> bool:
        return bool(self.by_language)


@dataclass(frozen=True, slots=True)
class Section:
    """A standing part of the paper. `order` is its place on the issue page, from 0."""

    id: str
    name: Names
    order: int = 0
    standing_head: Names = Names()


@dataclass(frozen=True, slots=True)
class Person:
    """A contributor of people.toml. `links` are pairs of label and address.

    `name` and `note` are those in the paper's main language; `names` and `notes` hold all languages, so that a byline
    in any of them finds its contributor.
    """

    id: str
    name: str
    note: str = ""  # inline
    picture: str = ""
    links: tuple[tuple[str, str], ...] = ()
    names: Names = Names()
    notes: Names = Names()


@dataclass(frozen=True, slots=True)
class NamedLink:
    """An affiliated body or a sister publication."""

    name: Names
    url: str
    kind: Literal["affiliated", "sister"] = "affiliated"


@dataclass(frozen=True, slots=True)
class Imprint:
    """Publisher's details. `legal` holds lines of inline Markdown."""

    address: str = ""
    phone: str = ""
    email: str = ""
    legal: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rate:
    """A subscription rate: so many issues for a price, postage to a zone included. `price` is as printed."""

    issues: int
    price: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Subscribe:
    """How one subscribes. `payment`, `donations` are Markdown of one line; `service` is the sign-up service's
    address."""

    rates: tuple[Rate, ...] = ()
    payment: str = ""
    address: str = ""
    email: str = ""
    donations: str = ""
    service: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """A date that departs from the calendar: no issue, a double number, or an issue moved to `moved_to`."""

    date: dt.date
    kind: Literal["skip", "double", "move"]
    moved_to: dt.date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When issues come out and how they are counted.

    `weekday` is 0 for Monday; `day` is the day of the month for a monthly or quarterly; volume 1 began on
    `volume_start` with `first_volume`, and a new one begins every year on that day. `whole_number` is that of the issue
    dated `whole_number_date`. `release_time` is local.
    """

    frequency: Frequency = "weekly"
    weekday: int | None = None
    day: int = 1
    numbering: Numbering = "volume-number"
    volume_start: dt.date | None = None
    first_volume: int = 1
    whole_number: int = 0
    whole_number_date: dt.date | None = None
    departures: tuple[Departure, ...] = ()
    release_time: dt.time = dt.time(0, 0)
    timezone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Ear:
    """A few words beside the nameplate: a head and what stands below it."""

    text: Names
    head: Names = Names()


@dataclass(frozen=True, slots=True)
class WebSettings:
    """`[web]` of paper.toml. `pages` empty means every kind; `former_*` patterns live on as redirects.

    `spot` is a colour as `#rrggbb`, or "" for the look's own. `ears` are at most two. `robots` are words of `ROBOTS`
    and `not <name>`, empty for everyone.
    `picture_widths` are in pixels; `picture_formats` are those beside the one that every browser reads.
    """

    pages: tuple[str, ...] = ()
    people: Literal["listed", "all"] = "listed"
    issue_address: str = ""
    article_address: str = ""
    former_issue_addresses: tuple[str, ...] = ()
    former_article_addresses: tuple[str, ...] = ()
    theme: str = "gazette"
    look: str = "gazette"
    spot: str = ""
    drop_cap: bool = True
    robots: tuple[str, ...] = ()
    compress: bool = False
    motto: Names = Names()
    ears: tuple[Ear, ...] = ()
    share: tuple[str, ...] = ()
    picture_widths: tuple[int, ...] = (400, 640, 960, 1280)
    picture_formats: tuple[str, ...] = ("avif", "webp")
    picture_megapixels: int = 100
    share_cards: bool = False


@dataclass(frozen=True, slots=True)
class FixedPage:
    """What a printed page is kept for in every issue: a section, by its id, or the imprint. Pages count from 1."""

    page: int
    section: str = ""
    imprint: bool = False


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """`[print]` of paper.toml. `pages` 0 means as many as the copy fills. `house` is the folder of house ads.

    `price` stands beside the nameplate; `short_links` says whether an article's address stands under it, `qr`
    whether it does with a QR code beside it, `link_notes` whether the addresses to which its links lead stand among its
    notes.
    """

    languages: tuple[str, ...] = ()
    format: str = "a4"
    design: str = "gazette"
    pages: int = 0
    house: str = "house"
    fixed: tuple[FixedPage, ...] = ()
    short_links: bool = False
    qr: bool = False
    link_notes: bool = False
    price: Names = Names()


@dataclass(frozen=True, slots=True)
class MailSettings:
    """What the e-mail edition must know of `[mail]`; relays and addresses are the business of deliveries.

    `service` is where readers confirm, change and leave: the sign-up service's address, "" while there is none;
    `mailbox` takes such requests by mail.
    """

    languages: tuple[str, ...] = ()
    pictures: Literal["linked", "attached", "none"] = "linked"
    service: str = ""
    mailbox: str = ""


@dataclass(frozen=True, slots=True)
class HouseAd:
    """A house ad or filler: `id` is its file's name, the headline is inline Markdown, `page` 0 means anywhere."""

    id: str
    headline: str
    body: Body
    file: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class StandingPage:
    """A page outside every issue: `slug` is its address word; the headline is inline Markdown."""

    slug: str
    language: str
    headline: str
    body: Body
    file: str
    header_digest: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address (path, perhaps with `#anchor`, without host) and where it leads: an id or an address."""

    old: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A paper with its whole run: issues by date, oldest first.

    `pictures` are those of the paper's own `pictures/`; an issue has its own. `settings_digest` is a digest over all
    that stands in paper.toml, people.toml and redirects.toml. `root` is where the folder lies on this machine: it
    serves reading picture and printed files, and takes no part in comparison, keys or output.
    """

    id: str
    title: Names
    language: str = "en"
    languages: tuple[str, ...] = ("en",)
    timezone: str = "UTC"
    tagline: Names = Names()
    base_url: str = ""
    issn: str = ""
    issn_print: str = ""
    founded: str = ""
    publisher: str = ""
    rights: str = ""
    imprint: Imprint = Imprint()
    links: tuple[NamedLink, ...] = ()
    subscribe: Subscribe = Subscribe()
    calendar: Calendar = Calendar()
    sections: tuple[Section, ...] = ()
    people: tuple[Person, ...] = ()
    web: WebSettings = field(default_factory=WebSettings)
    print: PrintSettings = field(default_factory=PrintSettings)
    mail: MailSettings = field(default_factory=MailSettings)
    house: tuple[HouseAd, ...] = ()
    pages: tuple[StandingPage, ...] = ()
    redirects: tuple[Redirect, ...] = ()
    pictures: tuple[Picture, ...] = ()
    issues: tuple[Issue, ...] = ()
    settings_digest: str = ""
    root: str = field(default="", compare=False)

    def articles(self) -> list[Article]:
        """Every article of every issue, oldest issue first, in running order."""
        return [article for issue in self.issues for article in issue.articles]
