"""What an issue is: its numbering, date and kind, its articles in running order, and what was printed of it.

In: values that `folder.read` has put together from issue.toml, the folder's name and the calendar. Out: frozen values.
Knows nothing of files beyond their names, nor of any edition.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from broadsheet.model.article import Article
from broadsheet.model.pictures import Picture
from broadsheet.model.pins import NONE, Pins

Kind: TypeAlias = Literal["regular", "double", "special", "supplement"]
KINDS: tuple[Kind, ...] = ("regular", "double", "special", "supplement")
State: TypeAlias = Literal["planned", "released"]
STATES: tuple[State, ...] = ("planned", "released")


_PAGE = re.compile(r"(?:^|/)page-([0-9]+)\.[a-z]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class StandingHead:
    """A heading that stands in this issue's running order only."""

    text: str


@dataclass(frozen=True, slots=True)
class Printed:
    """What went to paper, read from the issue's `printed/` folder. Paths are from the paper's root.

    `pages` is the page count; `articles` maps a slug to the labels of its pages in order; `pdf` and `covers` (pictures
    of pages, page one first) may be empty. `stamp` changes when the bytes of one of these files may have.
    """

    pages: int
    articles: tuple[tuple[str, tuple[str, ...]], ...] = ()
    pdf: str = ""
    covers: tuple[str, ...] = ()
    stamp: str = ""

    def pages_of(self, slug: str) -> tuple[str, ...]:
        """The printed pages of an article, empty when it was not printed."""
        return dict(self.articles).get(slug, ())


def page_label(file: str) -> str:
    """The label of the printed page whose picture a file is, by its name (`page-3.webp`); "" for another file."""
    found = _PAGE.search(file)
    return str(int(found[1])) if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One dated number of the paper.

    `volume` is 0 where the paper has none, `number` the label ("21", "1-2", "" for none), `whole_number` the first
    count since the first issue (0: not known). `release_at` is in UTC. `running_order` holds slugs and standing heads
    in order and names every article of `articles` once. `translations` are in the originals' order, language by
    language. `articles` holds originals and articles in another language without an original. `pins` is what is settled
    of its printed pages, `printed` what was printed.
    """

    id: str
    folder: str
    date: dt.date
    release_at: dt.datetime
    volume: int = 0
    number: str = ""
    whole_number: int = 0
    date_end: dt.date | None = None
    kind: Kind = "regular"
    status: State = "released"
    title: str = ""
    printed_as: str = ""
    note: str = ""
    cover: str = ""
    running_order: tuple[str | StandingHead, ...] = ()
    articles: tuple[Article, ...] = ()
    translations: tuple[Article, ...] = ()
    pictures: tuple[Picture, ...] = ()
    printed: Printed | None = None
    pins: Pins = NONE
    header_digest: str = ""

    @property
    def first_number(self) -> int:
        """The first printed number as an integer, 0 where there is none: what issues sort by after the date."""
        digits = self.number.split("-")[0]
        return int(digits) if digits.isdigit() else 0

    @property
    def last_number(self) -> int:
        """The last printed number: 2 of "1-2"."""
        digits = self.number.split("-")[-1]
        return int(digits) if digits.isdigit() else 0
