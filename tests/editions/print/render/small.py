"""A small issue of two pages, planned by hand: what stands where is written here, so that a test can say it too.

Lines of text are cut at 24 characters, shorter than any column, and set one by one; so no line is ever broken anew.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from textwrap import wrap

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.designs import read_design
from broadsheet.editions.print.galley import Galley, Line
from broadsheet.editions.print.matter import Matter, Paragraph, Picture, Run
from broadsheet.editions.print.plan import Module, Page, Placed, Plan, Segment
from broadsheet.editions.print.sheet import Furniture, Sheet
from broadsheet.typesetting.compiler import Typesetter
from broadsheet.typesetting.fonts import folders

NASTY = 'Say "#let x = 1" or \\ $a$ @b <c> _d_ *e* //f /*g*/ [h] {i} `j` ~k #read("/etc/passwd") & so on.'
LONG = "The council met on Tuesday and heard from all who had come to say what they thought of the bridge. "
ARABIC = "العبارة تبدأ يوم السبت القادم من الرصيف الشمالي وتعود كل نصف ساعة حتى المساء. "


@cache
def typesetter() -> Typesetter:
    """One for all tests: it is slow to begin with."""
    return Typesetter(folders("gazette"))


def design(name: str = "gazette", format: str = "a4") -> Design:
    folder = resources.files("broadsheet") / "themes" / "gazette" / "print"
    return read_design(name, (folder / f"{name}.toml").read_bytes(), format)


def runs(text: str) -> tuple[Run, ...]:
    return (Run(text),) if text else ()


def galley(matter: Matter) -> Galley:
    lines = []
    for index, paragraph in enumerate(matter.paragraphs):
        at = 0
        if paragraph.kind == "row":
            lines.append(Line(index))
        for row in wrap(paragraph.text, 24, break_long_words=False, break_on_hyphens=False):
            start = paragraph.text.index(row, at)
            at = start + len(row)
            lines.append(Line(index, start, at))
    return Galley(matter.id, tuple(lines), pinned=frozenset(range(len(matter.paragraphs))))


def png(width: int, height: int) -> bytes:
    """A grey picture (PNG specification, sections 5 and 11)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes([90 + y % 100]) * width for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


BRIDGE = Matter(
    "n1/bridge",
    "en",
    "ltr",
    runs("Bridge to be lifted"),
    kicker=runs("Packet Bridge"),
    standfirst=runs("The last pound is found"),
    paragraphs=(
        Paragraph("byline", runs("By Jonah Pike"), first=True),
        Paragraph("text", (Run(LONG), Run("The tins", link="article:n1/tins"), Run(" held it. ")), first=True),
        Paragraph("text", runs(LONG * 3)),
        Paragraph("crosshead", runs("Six against")),
        Paragraph(
            "text", (Run("See "), Run("the first report", link="article:n0/report"), Run(". " + LONG)), first=True
        ),
        Paragraph("text", runs(LONG * 4)),
    ),
    pictures=(Picture("issues/n1/bridge.webp", 400, 300, runs("The bridge"), runs("N. F."), "A swing bridge"),),
    pull_quotes=(runs("heard from all who had come"), runs("Nobody says this in the text")),
)
TINS = Matter(
    "n1/tins",
    "en",
    "ltr",
    runs('Tins & "pins"'),
    paragraphs=(Paragraph("text", runs(NASTY), first=True), Paragraph("text", runs("C:\\new\\table " + LONG))),
)
FERRY = Matter(
    "n1/ferry", "ar", "rtl", runs("عبارة جديدة"), paragraphs=(Paragraph("text", runs(ARABIC * 3), first=True),)
)


def cut(made: Galley, start: int, rooms: tuple[tuple[int, int, int], ...]) -> tuple[Segment, ...]:
    """Fill columns (x, y, lines) with a galley's lines from `start` on."""
    segments = []
    for x, y, room in rooms:
        end = min(len(made.lines), start + room)
        segments.append(Segment(x, y, room, start, end))
        start = end
    return tuple(segments)


@dataclass(frozen=True)
class Small:
    """The plan and the sheet of the small issue."""

    plan: Plan
    sheet: Sheet


def small(look: Design | None = None, **changed: Matter) -> Small:
    """Make the issue; a matter given by the name of one of its articles takes its place."""
    look = look or design()
    matters = {f"n1/{name}": matter for name, matter in {**_usual(), **changed}.items()}
    galleys = {id: galley(matter) for id, matter in matters.items()}
    pages = (_front(look, galleys), _second(look, galleys))
    plan = Plan(
        look.name,
        look.format.name,
        round(look.size * 1000),
        round(look.leading * 1000),
        4,
        look.depth,
        2,
        look.plate,
        pages,
    )
    return Small(plan, _sheet(look, matters, galleys))


def _usual() -> Mapping[str, Matter]:
    return {"bridge": BRIDGE, "tins": TINS, "ferry": FERRY}


def _front(look: Design, galleys: Mapping[str, Galley]) -> Page:
    top, end = look.plate, look.depth + 1
    head = 11
    segments = cut(galleys["n1/bridge"], 0, ((0, top + head, 8), (1, top + head, 9)))
    segments = (*segments[:1], Segment(1, top + head, 9, segments[1].start, segments[1].start + 8))
    bridge = Module(
        "n1/bridge", "article", 0, top, 3, end - top, 380, True, head,
        pictures=(Placed(0, 2, top + head, 1, 16),),
        pulls=(Placed(0, 2, top + 30, 1, 8), Placed(1, 0, top + 30, 1, 8)),
        segments=segments, jump_to=2,
    )  # fmt: skip
    inside = Module("inside", "inside", 3, top, 1, end - top)
    return Page(1, "front", (Module("", "nameplate", 0, 0, 4, top), bridge, inside))


def _second(look: Design, galleys: Mapping[str, Galley]) -> Page:
    end = look.depth + 1
    start = 16
    rest = len(galleys["n1/bridge"].lines) - start
    half = -(-rest // 2)
    rooms = ((0, 6, half), (1, 6, half))
    continued = Module(
        "n1/bridge",
        "continued",
        0,
        2,
        2,
        end - 2,
        head=4,
        segments=cut(galleys["n1/bridge"], start, rooms),
        from_page=1,
    )
    ferry = Module(
        "n1/ferry", "article", 2, 2, 2, 20, 200, True, 4, segments=cut(galleys["n1/ferry"], 0, ((2, 6, 6), (3, 6, 15)))
    )
    tins = Module(
        "n1/tins", "article", 2, 22, 2, end - 22, 200, True, 4,
        segments=cut(galleys["n1/tins"], 0, ((2, 26, 6), (3, 26, 20))),
    )  # fmt: skip
    return Page(2, "inside", (continued, ferry, tins))


def _sheet(look: Design, matters: Mapping[str, Matter], galleys: Mapping[str, Galley]) -> Sheet:
    furniture = Furniture(
        title="The Packet",
        language="en-GB",
        direction="ltr",
        document="The Packet, Number 1",
        instant=datetime(2026, 10, 23, 5, 30, tzinfo=UTC),
        motto="The weekly of the river",
        date="Friday 23 October 2026",
        issue="Number 1",
        price="£1.20",
        ears=("Packet Street\nOpen on Thursdays",),
    )
    picture = png(400, 300)
    return Sheet(
        look,
        furniture,
        matters,
        galleys,
        picture=lambda file: picture,
        href=lambda id: f"https://packet.example.org/{id}/" if id == "n0/report" else "",
        sections={id: "River" for id in matters},
    )
