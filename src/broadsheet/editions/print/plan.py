"""The plan: where everything stands; the contract between make-up, render and proof.

In: what `makeup` decided. Out: frozen values of whole numbers and names, and their JSON, which people can read and
compare. Places are counted in columns from the left margin and in lines from the top margin: `x`, `w` columns, `y`, `h`
lines. Page one begins with a module of kind `nameplate` over all columns and the first `plate` lines; on the others the
folio takes the first `folio` lines and is no module. The last line of each module is the space below it, where its rule
is drawn. The modules of a page cover its columns and its lines down to `depth + 1` exactly once (the last space lies
below the bottom margin). Within a module `x` grows as its text is read: where an article runs from right to left,
`mirrored` says where things stand on paper. Sizes of headlines are in tenths of a point, `size` and `leading` of the
text in thousandths.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, TypeAlias

ModuleKind: TypeAlias = Literal["nameplate", "article", "continued", "inside", "imprint", "house", "advertisement"]
PageRole: TypeAlias = Literal["front", "inside", "feature"]
VERSION = 1


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of text in one column: lines `start` to `end` of the galley in a room of `lines` lines at x, y.

    Fewer than `lines` are spread over the room (feathered) as far as the design allows. White lines that fall at its
    head are already left out of `start`.
    """

    x: int
    y: int
    lines: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A picture, box or pull quote of the module: `index` into the galley's, and its place on the page."""

    index: int
    x: int
    y: int
    w: int
    h: int


@dataclass(frozen=True, slots=True)
class Module:
    """A rectangle of the page with one piece in it.

    `size` is that of the headline (0: none), `standfirst` whether it is set, `head` the lines that the head takes.
    `jump_to` is the page on which it goes on, `from_page` that from which it comes, 0 for none. A jump line takes the
    last line of the last segment's room. `changed` are paragraphs set in a variant (paragraph, lines more or less): its
    lines are those of `galley.changed(galley, dict(changed))`. `signature` is that of the galley it was made for.
    """

    piece: str
    kind: ModuleKind
    x: int
    y: int
    w: int
    h: int
    size: int = 0
    standfirst: bool = False
    head: int = 0
    pictures: tuple[Placed, ...] = ()
    boxes: tuple[Placed, ...] = ()
    pulls: tuple[Placed, ...] = ()
    segments: tuple[Segment, ...] = ()
    jump_to: int = 0
    from_page: int = 0
    changed: tuple[tuple[int, int], ...] = ()
    signature: int = 0

    @property
    def is_text(self) -> bool:
        """Whether a piece or the rest of one stands in it, and no furniture."""
        return self.kind in ("article", "continued")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, what it is for (`front`, `inside`, `feature`), and its modules in reading order."""

    number: int
    role: PageRole
    modules: tuple[Module, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All pages of an issue. `depth` counts the lines between the margins; `left_out` names what did not fit (pictures
    as `<article id>#1`), `tries` counts the attempts."""

    design: str
    format: str
    size: int
    leading: int
    columns: int
    depth: int
    folio: int
    plate: int
    pages: tuple[Page, ...]
    left_out: tuple[str, ...] = ()
    tries: int = 1
    version: int = VERSION


def mirrored(module: Module) -> Module:
    """Turn a module over, as its article is read from right to left: its first column becomes the last."""
    both = 2 * module.x + module.w

    def turned(placed: tuple[Placed, ...]) -> tuple[Placed, ...]:
        return tuple(replace(row, x=both - row.x - row.w) for row in placed)

    return replace(
        module,
        pictures=turned(module.pictures),
        boxes=turned(module.boxes),
        pulls=turned(module.pulls),
        segments=tuple(replace(segment, x=both - segment.x - 1) for segment in module.segments),
    )


def to_json(plan: Plan) -> str:
    """Write a plan as JSON: one line a module, so that two plans can be compared line by line."""
    head = {name: value for name, value in asdict(plan).items() if name != "pages"}
    pages = []
    for page in plan.pages:
        modules = ",\n".join("    " + _row(asdict(module)) for module in page.modules)
        pages.append(f'  {{"number": {page.number}, "role": "{page.role}", "modules": [\n{modules}\n  ]}}')
    lines = [f' "{name}": {_row(value)},' for name, value in head.items()]
    return "{\n" + "\n".join(lines) + '\n "pages": [\n' + ",\n".join(pages) + "\n ]\n}\n"


def from_json(text: str) -> Plan:
    """Read a plan; raise `ValueError` where it is none of this version."""
    try:
        said = json.loads(text)
        if said["version"] != VERSION:
            raise ValueError(f"the plan is of version {said['version']}, not {VERSION}")
        pages = tuple(_page(page) for page in said.pop("pages"))
        return Plan(**{**said, "left_out": tuple(said["left_out"])}, pages=pages)
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError(f"it is no plan: {fault}") from fault


def _row(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _page(said: dict[str, Any]) -> Page:
    return Page(said["number"], said["role"], tuple(_module(module) for module in said["modules"]))


def _module(said: dict[str, Any]) -> Module:
    """Read a module; what is not said of it, as of an advertisement that is but a rectangle, has its usual value."""
    placed = {name: tuple(Placed(**row) for row in said.get(name, ())) for name in ("pictures", "boxes", "pulls")}
    segments = tuple(Segment(**row) for row in said.get("segments", ()))
    changed = tuple((paragraph, change) for paragraph, change in said.get("changed", ()))
    return Module(**{**said, **placed, "segments": segments, "changed": changed})
