"""What a printed paper looks like: format, columns, grid, type and the costs of taste; data only.

In: values, from a design file (`designs`). Out: frozen values and the geometry that follows from them. Lengths are in
points (1/72 inch) unless they are counted in columns or lines. A *line* is one step of the grid on which all running
text stands; a page is so many columns wide and so many lines high. Knows no typesetter and no article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

MM = 72 / 25.4
"""Points in a millimetre."""
FEATHER = 0.06
"""The most that may be added between two lines of a column so that it ends level, in parts of the leading."""

HeadRole: TypeAlias = Literal["front", "page", "second", "normal", "brief", "continued"]
HEAD_ROLES: tuple[HeadRole, ...] = ("front", "page", "second", "normal", "brief", "continued")


@dataclass(frozen=True, slots=True)
class Format:
    """A size of paper and its division. `width`, `height`, the margins and `gutter` are in points."""

    name: str
    width: float
    height: float
    top: float
    bottom: float
    side: float
    columns: int
    gutter: float

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.width - 2 * self.side - (self.columns - 1) * self.gutter) / self.columns

    def measure(self, columns: int) -> float:
        """The width of so many columns with the gutters between them."""
        return columns * self.column + (columns - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class Faces:
    """The families of type, each a list in the order in which a glyph is looked for: running text, headlines up to some
    30 points, larger ones and the nameplate, and labels, captions and boxes."""

    text: tuple[str, ...]
    head: tuple[str, ...]
    display: tuple[str, ...]
    label: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Costs:
    """The penalty model: what each departure from the ideal page costs. One unit is about one headline step too small.

    All are counted above the best that the same piece could have (regret), so that pages with few pieces are not
    preferred. Forbidden things (a widow, a crosshead at a column's foot) have no price.
    """

    head_step: float = 3.2
    head_rows: float = 1.3
    head_short: float = 4.0
    air: float = 0.8
    changed: float = 0.12
    without_standfirst: float = 0.5
    lead_without_standfirst: float = 1.5
    picture_width: float = 0.7
    picture_narrow: float = 1.8
    picture_crop: float = 2.5
    picture_left_out: float = 7.5
    page_without_picture: float = 3.0
    orphan: float = 1.0
    hyphen_at_foot: float = 4.0
    slack: float = 0.4
    open_line: float = 1.6
    short_leg: float = 0.45
    long_leg: float = 0.05
    narrow_tall: float = 0.6
    jump: float = 1.6
    lead_jump: float = 0.8
    late_continuation: float = 0.5
    out_of_order: float = 0.35
    tombstone: float = 4.0
    pictures_touch: float = 1.5
    same_side: float = 0.8
    same_tree: float = 2.0
    facing_heads: float = 2.0
    facing_pictures: float = 0.8
    rank: float = 2.0
    section: float = 0.6
    house: float = 1.2
    house_area: float = 0.03


@dataclass(frozen=True, slots=True)
class Scale:
    """How much type gives way on pages that hold too much or too little: in parts of what the design file has, the size
    of running text, the grid, and the sizes of headlines (but those of briefs and continuations, which are small)."""

    text: float = 1.0
    grid: float = 1.0
    heads: float = 1.0


NATURAL = Scale()
SCALES = (
    NATURAL,
    Scale(0.985, 0.985),
    Scale(0.97, 0.97),
    Scale(0.97, 0.957, 0.94),
    Scale(0.97, 0.945, 0.9),
    Scale(0.97, 0.93, 0.86),
)
"""The scales for copy that is too much, the gentlest first. Text within three in a hundred of its size no reader tells
from it; then lines stand nearer, as newspapers set them anyway, and headlines are smaller."""
LOOSE_SCALES = (NATURAL, Scale(1.015, 1.015), Scale(1.03, 1.03))
"""Those for copy that is too little."""
SMALL_HEADS: tuple[HeadRole, ...] = ("brief", "continued")


@dataclass(frozen=True, slots=True)
class Design:
    """A paper's printed look on one format.

    `size` and `leading` are those of the running text; `leading` is the grid. `heads` gives the ideal size of a
    headline by its role, `steps` the factors by which it may depart. `nameplate` is the size of the paper's name.
    `folio` and `plate` are heights in lines: of the line with name, date and page on inner pages, and of all that
    stands above the articles on page one. `style` holds what only the renderer asks for (colours, rules, cases,
    alignments), by key. `scale` says by how much type and grid were resized from what the file has.
    """

    name: str
    format: Format
    size: float
    leading: float
    faces: Faces
    heads: Mapping[HeadRole, float]
    nameplate: float
    folio: int = 2
    plate: int = 10
    steps: tuple[float, ...] = (0.78, 0.89, 1.0, 1.12)
    label: float = 7.6
    drop_cap: int = 0
    costs: Costs = field(default_factory=Costs)
    style: Mapping[str, str] = field(default_factory=dict)
    scale: Scale = NATURAL

    @property
    def columns(self) -> int:
        """How many columns a page has."""
        return self.format.columns

    @property
    def lines(self) -> int:
        """How many lines of text a page without nameplate holds in a column, below its folio."""
        return self.depth - self.folio

    @property
    def front_lines(self) -> int:
        """How many lines page one holds in a column, below the nameplate."""
        return self.depth - self.plate

    @property
    def depth(self) -> int:
        """All lines between the margins."""
        return int((self.format.height - self.format.top - self.format.bottom + 0.001) // self.leading)

    def head_sizes(self, role: HeadRole) -> tuple[int, ...]:
        """The sizes that a headline of a role may have, in tenths of a point, ascending."""
        return tuple(sorted({round(self.heads[role] * step * 10) for step in self.steps}))

    def resized(self, scale: Scale) -> Design:
        """The design with its type at another scale; the grid is such that it fills the page to its foot."""
        if scale == self.scale:
            return self
        text, grid, heads = (getattr(scale, each) / getattr(self.scale, each) for each in ("text", "grid", "heads"))
        room = self.format.height - self.format.top - self.format.bottom
        leading = room / round(room / (self.leading * grid))
        return replace(
            self,
            size=round(self.size * text, 3),
            leading=int(1000 * leading) / 1000,
            heads={role: size * (1.0 if role in SMALL_HEADS else heads) for role, size in self.heads.items()},
            plate=-int(-(self.plate * self.leading) // leading),
            scale=scale,
        )
