"""What an importer yields: issues, articles, pages, pictures and lines for the ledger. The Importer protocol.

In: a source and rules. Out: frozen values, in any order, as they are found. Texts and pictures are given as functions
that are called once, when they are stored, so that a large source need not lie in memory. Ids, numbering of the folder,
the ledger, redirects and links between articles are the business of `run`, the same for every kind of source.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from broadsheet.importers.rules import Rules
from broadsheet.model.issue import Kind as IssueKind
from broadsheet.problems import Problem, Report

Outcome: TypeAlias = Literal["imported as", "merged into", "picture of", "duplicate of", "left out because"]
OUTCOMES: tuple[Outcome, ...] = ("imported as", "merged into", "picture of", "duplicate of", "left out because")

Value: TypeAlias = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture file of an article. `path` is its place in the source, `written` how the text names it now."""

    path: str
    written: str
    data: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that had to be guessed: what, for which source, why, and what else it could have been."""

    source: str
    what: str
    value: str
    reason: str
    rival: str = ""


@dataclass(frozen=True, slots=True)
class Repair:
    """What was put right in a file's text: the damage in a word, how often, and the first of it before and after."""

    source: str
    what: str
    count: int
    before: str = ""
    after: str = ""
    line: int = 0


Remark: TypeAlias = Problem | Guess | Repair


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it is stored: its body in Markdown, fields that only the body could give, what was met on the way.

    Links to other texts stay as the source has them, with their anchors: `run` knows where they lead. `anchors` are
    pairs of an anchor of the source and the id that stands for it in the Markdown, "" for the text as a whole.
    """

    markdown: str
    fields: tuple[tuple[str, Value], ...] = ()
    remarks: tuple[Remark, ...] = ()
    anchors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundText:
    """What articles and pages share.

    `source` is the file in the source, perhaps with `#part`: it is the key of the ledger and must be stable and unique.
    `digest` stands for all that the text is made of; where it and the rules are the same as last time, `write` is not
    called. `fields` are keys and values of the folder format as far as they are known without the body; those that
    `write` returns go before them, and `headline` must be in one of the two. `write` may be called in another process,
    once, in any order. `addresses` are old paths (with `#anchor` where there is one, without host). `slug` is a wish.
    `also` names further source files that went into it.
    """

    source: str
    digest: str
    fields: tuple[tuple[str, Value], ...]
    write: Callable[[], Written]
    slug: str = ""
    language: str = ""
    original: str = ""  # the `source` of the article that it translates
    pictures: tuple[FoundPicture, ...] = ()
    addresses: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle(FoundText):
    """An article of the issue that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPage(FoundText):
    """A standing page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundIssue:
    """An issue. `source` is a stable key, as for texts; `word` names a special; what is 0, "" or None is not known.

    `planned` is one that was never published: there are only drafts in it.
    """

    source: str
    date: dt.date
    articles: tuple[FoundArticle, ...]
    volume: int = 0
    number: str = ""
    whole_number: int = 0
    date_end: dt.date | None = None
    kind: IssueKind = "regular"
    word: str = ""
    title: str = ""
    printed_as: str = ""
    note: str = ""
    released_at: dt.datetime | None = None
    year: int = 0
    id: str = ""
    addresses: tuple[str, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the ledger for a file that becomes no text of its own: `about` is an id, a source, or a reason."""

    source: str
    outcome: Outcome
    about: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What the source says of the paper as a whole; used where the paper is made by the import."""

    title: str = ""
    language: str = ""
    base_url: str = ""
    numbering: str = ""


Found: TypeAlias = FoundIssue | FoundPage | Row | About


@dataclass(slots=True)
class Inquiry:
    """Where an importer says what it met: `report` takes problems, `guess` and `repair` what each is named for.

    `cache` is a folder for what can be made again (readings of pages by digest), None where nothing may be kept. It
    need not exist yet. `files` are the keys of all files of the source, as `open_source` lists them: every one must be
    accounted for.
    """

    report: Report
    guesses: list[Guess] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    progress: Callable[[int, int], None] = lambda done, total: None
    cache: Path | None = None
    files: list[str] = field(default_factory=list)

    def tell(self, remark: Remark) -> None:
        """Note a remark, whatever it is."""
        if isinstance(remark, Guess):
            self.guesses.append(remark)
        elif isinstance(remark, Repair):
            self.repairs.append(remark)
        else:
            self.report(remark)

    def guess(self, guess: Guess) -> None:
        """Note a guess."""
        self.guesses.append(guess)

    def repair(self, repair: Repair) -> None:
        """Note what was put right in a text."""
        self.repairs.append(repair)


class Importer(Protocol):
    """A reader of one kind of source. `name` is the word after `broadsheet import`."""

    @property
    def name(self) -> str: ...

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield what the source holds; every file of it exactly once, as a text, `also`, a picture or a `Row`.

        Contradictions and repairs go to `inquiry.report` with places in the source, guesses to `inquiry.guess`. One bad
        file never stops the rest: it is a `Row` with the reason.
        """
        ...
