"""The figures of a page and of an issue, and the faults: plain values that the proof room returns.

In: nothing. Out: frozen values. Percentages are of 100; lengths in points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from broadsheet.editions.print.proof.white import Hole
from broadsheet.problems import Fact, Kind, Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a page: what kind, on which page (0: the issue), in which article ("": none), and its facts."""

    kind: Kind
    page: int
    article: str
    facts: tuple[tuple[str, Fact], ...]

    def at(self, place: Place) -> Problem:
        """The problem at a place of the paper's folder."""
        return self.kind.at(place, page=self.page, article=self.article, **dict(self.facts))

    @property
    def fatal(self) -> bool:
        """Whether what was set differs from what was planned."""
        return self.kind.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class Crop:
    """A picture as printed: article and number, how much of it is cut off, and its pixels per inch (0: drawn)."""

    article: str
    number: int
    cut: float
    resolution: float


@dataclass(frozen=True, slots=True)
class Jump:
    """An article that goes on: from this page to that, and whether both lines say so and lead there."""

    article: str
    page: int
    to: int
    right: bool


@dataclass(frozen=True, slots=True)
class Breaks:
    """Where columns end within articles: how many such ends there are, and how many of them are bad in which way."""

    count: int = 0
    widows: int = 0
    orphans: int = 0
    crossheads: int = 0
    hyphens: int = 0


def added(parts: Iterable[Breaks]) -> Breaks:
    """Add up the figures of several ends of columns."""
    rows = [(each.count, each.widows, each.orphans, each.crossheads, each.hyphens) for each in parts]
    return Breaks(*(sum(column) for column in zip(*rows, strict=True))) if rows else Breaks()


@dataclass(frozen=True, slots=True)
class PageFigures:
    """One page. `fill`, `unset` are shares of the page's column lines, `feathering` the largest departure from the
    leading, `pictures` and `house` shares of its area, `heads` the sizes of its headlines in points, `overlapping`,
    `lost` and `doubled` count lines."""

    page: int
    label: str
    fill: float
    unset: float
    feathering: float
    breaks: Breaks
    pictures: float
    house: float
    heads: tuple[float, ...]
    crops: tuple[Crop, ...]
    jumps: tuple[Jump, ...]
    holes: tuple[Hole, ...]
    lost: int
    doubled: int
    overlapping: int

    @property
    def resolution(self) -> float:
        """The fewest pixels per inch of its pictures, 0 where it has none of pixels."""
        return min((crop.resolution for crop in self.crops if crop.resolution), default=0.0)


@dataclass(frozen=True, slots=True)
class Report:
    """An issue as it was set. `copy` is the lines of text and heads at the base size against those of the pages, `size`
    the type against its base, both in percent; `house` is the share of house ads and fillers."""

    pages: tuple[PageFigures, ...]
    copy: float
    size: float
    house: float
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """What was set otherwise than it was planned; empty where the proof pass found nothing."""
        return tuple(fault for fault in self.faults if fault.fatal)

    @property
    def told(self) -> tuple[Fault, ...]:
        """One fault of each kind for each article on each page: where one line is wrong, many are."""
        return tuple({(fault.kind.name, fault.page, fault.article): fault for fault in reversed(self.faults)}.values())[
            ::-1
        ]

    @property
    def breaks(self) -> Breaks:
        """The ends of columns of all pages."""
        return added([page.breaks for page in self.pages])

    @property
    def unset(self) -> tuple[float, float]:
        """Mean and worst share of unset lines."""
        shares = [page.unset for page in self.pages] or [0.0]
        return sum(shares) / len(shares), max(shares)

    @property
    def feathering(self) -> float:
        """The largest of all pages."""
        return max((page.feathering for page in self.pages), default=0.0)

    @property
    def hyphens(self) -> float:
        """The share of columns within articles that end with a hyphen, in percent."""
        ends = self.breaks
        return 100 * ends.hyphens / ends.count if ends.count else 0.0

    @property
    def holes(self) -> tuple[Hole, ...]:
        """All white rectangles."""
        return tuple(hole for page in self.pages for hole in page.holes)
