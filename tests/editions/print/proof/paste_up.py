"""A small issue pasted up by hand: two pages with three articles, so that it can be set wrongly on purpose.

Out: `Issue`, with the plan, the sheet and a typesetter; `changed` and `resegmented` make another plan of it. The texts
are cut where the columns end, without taste: widows and hyphens are welcome here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from io import BytesIO

from PIL import Image

from broadsheet.editions.print.design import Design, Scale
from broadsheet.editions.print.designs import read_design
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Box, Matter, Paragraph, Picture, Run
from broadsheet.editions.print.measure.galleys import measure
from broadsheet.editions.print.plan import Module, Page, Placed, Plan, Segment
from broadsheet.editions.print.render.document import render
from broadsheet.editions.print.sheet import Furniture, Sheet
from broadsheet.model.article import Weight
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders

SAID = (
    "The lock keeper counted every boat that passed the weir on Sunday, and wrote the figure down twice.",
    "Nobody had asked for it, but the conservancy has wanted to know since the misunderstanding of last September.",
    "“I count what passes,” said Ada Holm, “and I do not count what stays, whatever they may think of it upriver.”",
    "By six in the evening there were ninety-one names in the book, four of them illegible, and one in pencil.",
    "The book lies in the lock house, where anybody may read it who wipes their boots before they come inside.",
)
PICTURE = "pictures/lock.png"


@dataclass(frozen=True)
class Issue:
    """All that is needed to set it, and to read it."""

    plan: Plan
    sheet: Sheet
    typesetter: Typesetter

    def pdf(self, plan: Plan | None = None, sheet: Sheet | None = None) -> bytes:
        """Set the issue, or another plan or sheet in its place."""
        return render(plan or self.plan, sheet or self.sheet, self.typesetter)


def issue(drop_cap: int = 0, factor: float = 1.0) -> Issue:
    """Measure the three articles and paste them up on two pages of A4; initials are so many lines high, and type is
    resized by a factor."""
    design = replace(_design() if factor == 1.0 else _design().resized(Scale(factor, factor)), drop_cap=drop_cap)
    typesetter = Typesetter(folders("gazette"))
    matters = {matter.id: matter for matter in (_long("n1/lock", 25), _long("n1/weir", 4), _short())}
    weights: dict[str, Weight] = {"n1/lock": "lead", "n1/weir": "second", "n1/brief": "brief"}
    galleys = measure(list(matters.values()), weights, design, typesetter)
    box = Box("house", (Paragraph("crosshead", (Run("Read the Lock"),)), Paragraph("text", (Run("Every Friday"),))))
    sheet = Sheet(
        design=design,
        furniture=Furniture(
            title="The Lock",
            language="en",
            direction="ltr",
            document="The Lock, Number 1",
            instant=datetime(2026, 10, 23, 6, tzinfo=UTC),
            date="Friday 23 October 2026",
            boxes={"house": box},
        ),
        matters=matters,
        galleys=galleys,
        picture=lambda file: photograph(),
        href=lambda article: "",
    )
    return Issue(_plan(design, galleys), sheet, typesetter)


def _design() -> Design:
    file = resources.files("broadsheet") / "themes" / "gazette" / "print" / "gazette.toml"
    return read_design("gazette", file.read_bytes(), "a4")


def photograph(width: int = 1200, height: int = 800) -> bytes:
    """A picture of nothing."""
    made = BytesIO()
    Image.new("L", (width, height), 120).save(made, "png")
    return made.getvalue()


def _long(id: str, count: int) -> Matter:
    said = (f"{_count(at)} {' '.join(SAID[at % 5 :])}" for at in range(count))
    text = tuple(Paragraph("text", (Run(each),), first=not at) for at, each in enumerate(said))
    middle = count // 2
    crosshead = Paragraph("crosshead", (Run("What the book says"),))
    picture = Picture(PICTURE, 1200, 800, (Run("The lock in October"),), (Run("Ada Holm"),), "A lock")
    facts = Box("facts", (Paragraph("crosshead", (Run("The lock"),)), Paragraph("text", (Run("Built in 1781"),))))
    return Matter(
        id=id,
        language="en",
        direction="ltr",
        headline=(Run(f"Ninety-one boats at the {id[3:]}"),),
        kicker=(Run("River"),),
        standfirst=(Run("And nobody knows where they went"),),
        paragraphs=(Paragraph("byline", (Run("Ada Holm"),)), *text[:middle], crosshead, *text[middle:]),
        pictures=(picture,),
        boxes=(facts,),
        pull_quotes=((Run("I count what passes"),),),
    )


def _count(at: int) -> str:
    """Something that stands in no other paragraph, so that no two lines are alike."""
    return f"On page {at + 11} of the book stands number {at * 37 + 101}."


def _short() -> Matter:
    runs = (Run("حارس "),)
    text = (Paragraph("text", runs, first=True),)
    return Matter("n1/brief", "ar", "rtl", (Run("قوارب"),), paragraphs=text)


def _plan(design: Design, galleys: dict[str, Galley]) -> Plan:
    top, foot = design.plate, design.depth + 1
    lead = _module(galleys["n1/lock"], "article", (0, top, 4, foot - top), size=480, picture=(2, 15), box=8, jump=2)
    done = lead.segments[-1].end
    top = design.folio
    further = _module(galleys["n1/lock"], "continued", (0, top, 2, foot - top), start=done, source=1)
    weir = _module(galleys["n1/weir"], "article", (2, top, 2, 46), size=260, pull=7)
    brief = _module(galleys["n1/brief"], "article", (2, top + 46, 2, 14), size=135)
    house = Module("house", "house", 2, top + 60, 2, foot - top - 60)
    plate = Module("", "nameplate", 0, 0, 4, design.plate)
    return Plan(
        design=design.name,
        format="a4",
        size=round(design.size * 1000),
        leading=round(design.leading * 1000),
        columns=4,
        depth=design.depth,
        folio=design.folio,
        plate=design.plate,
        pages=(Page(1, "front", (plate, lead)), Page(2, "inside", (further, weir, brief, house))),
    )


def _module(
    galley: Galley,
    kind: str,
    room: tuple[int, int, int, int],
    size: int = 0,
    picture: tuple[int, int] | None = None,
    box: int = 0,
    pull: int = 0,
    jump: int = 0,
    start: int = 0,
    source: int = 0,
) -> Module:
    x, y, w, h = room
    standfirst = (w, size, True) in galley.heads
    head = galley.continued[w] if source else galley.heads[w, size, standfirst]
    top, foot = y + head.lines, y + h - 1
    columns = [[x + at, top, foot - top] for at in range(w)]
    pictures, boxes, pulls = (), (), ()
    if picture:
        wide, high = picture
        pictures = (Placed(0, x + w - wide, top, wide, high),)
        columns = [[at, y + high, n - high] if at >= x + w - wide else [at, y, n] for at, y, n in columns]
    if box:
        boxes = (Placed(0, x, foot - box, 1, box),)
        columns[0][2] -= box
    if pull:
        pulls = (Placed(0, x, foot - pull, 1, pull),)
        columns[0][2] -= pull
    segments = tuple(_cut(galley, columns, start, bool(jump)))
    parts = {"pictures": pictures, "boxes": boxes, "pulls": pulls, "segments": segments}
    return Module(galley.id, kind, x, y, w, h, size, standfirst, head.lines, **parts, jump_to=jump, from_page=source)


def _cut(galley: Galley, columns: list[list[int]], at: int, jumps: bool) -> Iterator[Segment]:
    for number, (x, y, lines) in enumerate(columns):
        room = lines - (jumps and number == len(columns) - 1)
        while at < len(galley.lines) and at in galley.white:
            at += 1
        end = min(at + room, len(galley.lines))
        yield Segment(x, y, lines, at, end)
        at = end


def changed(plan: Plan, page: int, at: int, change: Callable[[Module], Module]) -> Plan:
    """The plan with one module changed: the page from 1, the module from 0."""
    pages = list(plan.pages)
    modules = list(pages[page - 1].modules)
    modules[at] = change(modules[at])
    pages[page - 1] = replace(pages[page - 1], modules=tuple(modules))
    return replace(plan, pages=tuple(pages))


def resegmented(at: int, **change: int) -> Callable[[Module], Module]:
    """Change one segment of a module: each number given is added to the one that it has."""

    def change_it(module: Module) -> Module:
        segments = list(module.segments)
        own = segments[at]
        segments[at] = replace(own, **{name: getattr(own, name) + by for name, by in change.items()})
        return replace(module, segments=tuple(segments))

    return change_it
