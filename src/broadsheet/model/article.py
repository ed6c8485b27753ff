"""What an article is: its fields as the folder gives them, and where its text lies.

In: values that `folder.read` or an importer has checked. Out: a frozen `Article`. Fields named *inline* hold Markdown
of one line (emphasis, code, links); the rest is plain text. The model never parses Markdown and never opens a file:
`Body` says how to get the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, dataclass, fields, make_dataclass
from datetime import datetime
from operator import attrgetter
from typing import Any, Literal, Protocol, TypeAlias

Weight: TypeAlias = Literal["lead", "second", "normal", "brief"]
WEIGHTS: tuple[Weight, ...] = ("lead", "second", "normal", "brief")

Status: TypeAlias = Literal["draft", "subbed", "ready", "held", "spiked", "withdrawn"]
STATUSES: tuple[Status, ...] = ("draft", "subbed", "ready", "held", "spiked", "withdrawn")
KEPT_BACK: frozenset[Status] = frozenset(("draft", "held", "spiked"))


class Body(Protocol):
    """The Markdown of an article.

    `line` is the line of the file on which it begins (from 1), `digest` the SHA-256 of the whole file, in hexadecimal.
    `targets` are the links and pictures in it as written, and perhaps more (`text.mentions`).
    """

    @property
    def line(self) -> int: ...

    @property
    def digest(self) -> str: ...

    @property
    def targets(self) -> tuple[str, ...]: ...

    def markdown(self) -> str:
        """Return the text; raise `errors.FolderError` when the file has changed or gone since it was read."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A body that is in memory: what importers and tests make."""

    text: str
    line: int = 1
    digest: str = ""

    @property
    def targets(self) -> tuple[str, ...]:
        from broadsheet.text.mentions import targets

        return targets(self.text.encode("utf-8", "replace"))

    def markdown(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article in one language.

    `id` is `<issue id>/<slug>`, for a translation `<issue id>/<slug>.<language>`; `file` is the path from the paper's
    root, with `/`; `header_digest` is a digest of the header alone. Empty strings and tuples mean "not given".
    `original` is the id of the article that this one translates. `section` is a section's id, or the name as written
    when paper.toml has no such section.
    """

    id: str
    issue: str
    slug: str
    language: str
    headline: str  # inline, no links
    body: Body
    file: str
    header_digest: str = ""
    kicker: str = ""  # inline, no links
    standfirst: str = ""  # inline
    byline: tuple[str, ...] = ()
    dateline: str = ""
    section: str = ""
    weight: Weight = "normal"
    topics: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    print_headline: str = ""  # inline
    series: str = ""
    series_part: str = ""
    original: str = ""
    follows: str = ""
    corrects: str = ""
    correction: str = ""  # inline
    published: datetime | None = None
    updated: datetime | None = None
    update_note: str = ""
    embargo_until: datetime | None = None
    status: Status = "ready"
    withdrawn_note: str = ""
    author_note: str = ""  # inline
    picture: str = ""
    rights: str = ""
    source_url: str = ""
    imported: str = ""
    web: bool = True
    print: bool = True
    mail: bool = True

    @property
    def withdrawn(self) -> bool:
        """Whether a published article has been taken back."""
        return self.status == "withdrawn"


DEFAULTS: dict[str, Any] = {each.name: None if each.default is MISSING else each.default for each in fields(Article)}
"""All fields in their order, with what an article has where nothing was given."""
values_of: Callable[[Article], tuple[Any, ...]] = attrgetter(*DEFAULTS)
"""Return an article's values in the order of the fields."""

# The same fields without the guard that a frozen class sets before each of them.
_Open: Any = make_dataclass("_Open", DEFAULTS, slots=True, eq=False, repr=False)


def with_values(values: Iterable[Any]) -> Article:
    """Make an article of all its values in the order of the fields, in a tenth of the time that the constructor takes.

    Nothing is checked but their number.
    """
    article = _Open(*values)
    article.__class__ = Article
    sealed: Article = article
    return sealed
