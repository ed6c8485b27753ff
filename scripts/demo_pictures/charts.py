"""The Packet's chart and maps: the appeal, the river, the orchards.

In: the path of the picture to make; fonts from the folder in DEMO_FONTS (serif-400.ttf, sans-400.ttf and so on).
Out: the file. The figures are those of the articles beside which the pictures stand.
"""

import math
import os
from pathlib import Path
from typing import TypeAlias

from block import SCALE, Points, curve, spots
from PIL import Image, ImageDraw, ImageFont

INK, PAPER, SPOT, LAND, WATER, GREY = "#18222e", "#f8f4ea", "#9c1c22", "#eee5cf", "#a8c0c4", "#8a8478"
Spot: TypeAlias = tuple[float, float]
Face: TypeAlias = tuple[str, float, str]
FALLBACK = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")


def font(face: str, size: float) -> ImageFont.FreeTypeFont:
    """A face by its file's name, or the fallback where the folder is not given."""
    file = Path(os.environ.get("DEMO_FONTS", ".")) / f"{face}.ttf"
    return ImageFont.truetype(str(file if file.exists() else FALLBACK), round(size * SCALE))


class Sheet:
    """A drawing board in finished pixels."""

    def __init__(self, width: int, height: int, ground: str = PAPER) -> None:
        self.size = (width, height)
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.draw = ImageDraw.Draw(self.image)

    def area(self, points: Points, fill: str) -> None:
        """Fill a polygon."""
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in spots(points)], fill=fill)

    def line(self, points: Points, width: float, fill: str = INK) -> None:
        """Draw a line."""
        self.draw.line(
            [(x * SCALE, y * SCALE) for x, y in spots(points)], fill=fill, width=round(width * SCALE), joint="curve"
        )

    def dashes(self, points: Points, width: float, fill: str = INK, on: int = 2) -> None:
        """Draw a broken line: of four pieces in a row, `on` are drawn."""
        dots = spots(points)
        for i in range(len(dots) - 1):
            if i % 4 < on:
                self.line(dots[i : i + 2], width, fill)

    def dot(self, at: Spot, r: float, fill: str = INK, rim: str | None = None) -> None:
        """Draw a round mark."""
        x, y = at
        self.draw.ellipse(
            [(x - r) * SCALE, (y - r) * SCALE, (x + r) * SCALE, (y + r) * SCALE],
            fill=fill,
            outline=rim,
            width=2 * SCALE,
        )

    def words(self, at: Spot, text: str, face: Face, anchor: str = "ls") -> None:
        """Set a line of text."""
        name, size, colour = face
        self.draw.text((at[0] * SCALE, at[1] * SCALE), text, font=font(name, size), fill=colour, anchor=anchor)

    def save(self, path: Path) -> None:
        """Reduce and save as PNG."""
        small = self.image.resize(self.size, Image.Resampling.LANCZOS)
        small.quantize(32, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def along(points: Points, steps: int) -> list[tuple[float, float]]:
    """An open smooth line through `points`."""
    knots = spots(points)
    doubled = [*knots, *reversed(knots[1:-1])]
    return curve(doubled, steps)[: (len(knots) - 1) * steps + 1]


def appeal(path: Path) -> None:
    """What the bridge appeal held at each count."""
    s = Sheet(1200, 720)
    counts = (("29 September", 4120), ("7 October", 21906), ("14 October", 38650), ("21 October", 61274))
    foot, high = 600, 470 / 65000
    for pounds in range(0, 60001, 20000):
        y = foot - pounds * high
        s.line([(150, y), (1150, y)], 1, "#cfc8b8")
        s.words((134, y + 9), f"£{pounds:,}" if pounds else "0", ("sans-400", 25, "#5a5650"), "rs")
    for i, (day, pounds) in enumerate(counts):
        x, top = 200 + i * 240, foot - pounds * high
        s.area([(x, top), (x + 150, top), (x + 150, foot), (x, foot)], SPOT if i == 3 else INK)
        s.words((x + 75, top - 16), f"£{pounds:,}", ("sans-600", 29, INK), "ms")
        s.words((x + 75, foot + 40), day, ("sans-400", 26, INK), "ms")
    y = foot - 60000 * high
    s.dashes([(150 + k * 6, y) for k in range(169)], 3, SPOT)
    s.words((160, y - 14), "Asked for: £60,000", ("sans-600", 26, SPOT))
    s.line([(150, foot), (1150, foot)], 3)
    s.words(
        (150, 690), "Gifts and collections, counted by the treasurer; 1,943 givers in all", ("sans-400", 23, "#5a5650")
    )
    s.save(path)


def label(s: Sheet, x: float, y: float, text: str, side: str = "l") -> None:
    """A place with its mark and its name."""
    s.dot((x, y), 8)
    s.words((x + (18 if side == "l" else -18), y + 10), text, ("sans-600", 27, INK), f"{side}s")


def river_map(path: Path) -> None:
    """The river from Hobb's Lock to the bar, with the way round."""
    s = Sheet(1400, 940, LAND)
    for n in range(26):
        left, foot = (n * 397) % 1250, 60 + (n * 263) % 760
        s.line(along([(left, foot), (left + 26, foot - 13), (left + 58, foot)], 6), 2, "#d8cbaa")
    sea = curve("1180,-40 1120,200 1170,330 1130,470 1200,620 1150,780 1230,980 1500,1000 1500,-40", 9)
    s.area(sea, WATER)
    course = along("-30,250 110,260 230,330 330,430 450,470 560,520 700,500 820,560 960,540 1080,460 1180,440", 14)
    for i, (x, y) in enumerate(course):
        s.dot((x, y), 7 + 24 * (i / len(course)) ** 2.2, WATER)
    road = along("450,380 380,300 300,230 190,240 150,268 150,320 220,440 330,560 450,580", 14)
    s.line(road, 9, "#ffffff")
    s.dashes(road, 5, SPOT)
    for way in ("452,370 452,460", "454,484 454,600 420,720 300,800 240,960", "452,372 600,250 760,190 900,60 930,-20"):
        s.line(along(way, 10), 8, "#ffffff")
        s.line(along(way, 10), 4, GREY)
    s.line("433,474 473,466", 10, INK)
    for x, y in spots("410,350 436,336 470,352 500,366 428,380 486,394 520,348 420,612 474,608 446,634"):
        s.area([(x, y), (x + 22, y - 4), (x + 25, y + 14), (x + 3, y + 18)], INK)
    s.words((560, 392), "TARROWFORD", ("serif-700", 36, INK))
    s.words((506, 640), "SOUTHGATE", ("serif-700", 29, INK))
    s.words((488, 452), "Packet Bridge, shut", ("sans-600", 27, SPOT))
    label(s, 150, 266, "Hobb's Lock", "l")
    label(s, 706, 470, "Crake Point")
    label(s, 944, 600, "Pell Staithe")
    label(s, 1116, 392, "Saltholm", "r")
    for at, name in (((1240, 450), "The Bar"), ((1250, 250), "THE SEA")):
        s.words(at, name, ("serif-400i", 32, "#3f5f66"))
    s.words((820, 610), "River Tarrow", ("serif-400i", 30, "#3f5f66"), "rs")
    s.words((250, 214), "7 miles by the 14", ("sans-600", 26, SPOT))
    s.words((900, 120), "to Brindlow", ("sans-400", 26, "#5a5650"), "rs")
    s.words((1090, 900), "Sketch map, not to scale", ("sans-400", 24, "#5a5650"), "rs")
    s.save(path)


ORCHARDS = (
    # name, left, top, trees across and down in 1921, trees kept; a mark is ten trees
    ("Glebe", 110, 120, 6, 5, 4),
    ("Tanner's", 330, 130, 5, 3, 0),
    ("Corn Hill Gardens", 700, 110, 7, 4, 9),
    ("Brewery", 980, 110, 4, 4, 0),
    ("Rope Walk", 140, 400, 5, 3, 3),
    ("Mill Quay", 760, 390, 8, 3, 5),
    ("Southgate Farm", 200, 700, 7, 3, 12),
    ("Nether Sallow", 720, 700, 9, 3, 6),
)


def orchard_map(path: Path) -> None:
    """Where apple trees stood in 1921 and where they stand now."""
    s = Sheet(1200, 900, LAND)
    course = along("-20,560 200,600 420,540 640,600 860,560 1040,610 1230,580", 14)
    for x, y in course:
        s.dot((x, y), 26, WATER)
    for way in ("560,-20 580,240 600,540", "604,620 620,760 580,920", "-20,330 300,300 580,270 900,310 1220,250"):
        s.line(along(way, 12), 12, "#ffffff")
        s.line(along(way, 12), 3, GREY)
    for name, left, top, across, down, kept in ORCHARDS:
        s.words((left - 12, top - 22), name, ("sans-600", 27, INK))
        for k in range(across * down):
            x, y = left + k % across * 36 + math.sin(k * 5) * 4, top + k // across * 36 + math.cos(k * 3) * 4
            if (k * 11) % (across * down) < kept:
                s.dot((x, y), 13, SPOT)
            else:
                s.dot((x, y), 11, LAND, GREY)
    s.words((340, 590), "River Tarrow", ("serif-400i", 28, "#3f5f66"))
    s.dot((160, 860), 11, LAND, GREY)
    s.words((184, 869), "ten trees standing in 1921", ("sans-400", 25, INK))
    s.dot((560, 860), 13, SPOT)
    s.words((584, 869), "ten trees standing today", ("sans-400", 25, INK))
    s.save(path)


PICTURES = {
    "v12n4/pictures/appeal-chart.png": appeal,
    "pictures/river-map.png": river_map,
    "v12s-orchard/orchard-map.png": orchard_map,
}
