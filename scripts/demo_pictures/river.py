"""The Packet's views of the river: bridge, ferry, lock, estuary, tide in the street.

In: the path of the picture to make. Out: the file. The town in these pictures is invented.
"""

import math
from pathlib import Path

from block import Block, curve, rings, ripples, rules

INK = (24, 34, 46)
SEA = (168, 192, 196)
SAND = (226, 196, 140)
RUST = (208, 140, 104)


def ridge(width: float, base: float, height: float, seed: float) -> list[tuple[float, float]]:
    """The line of a range of hills, closed along the foot `base` + 400."""
    line = [
        (x, base - height * (0.55 + 0.3 * math.sin(x / 210 + seed) + 0.15 * math.sin(x / 83 + 2 * seed)))
        for x in range(0, int(width) + 20, 10)
    ]
    return [*line, (width + 20, base + 400), (0, base + 400)]


def roofs(block: Block, left: float, right: float, foot: float, seed: int) -> None:
    """A row of houses with gables, chimneys and a few lit windows."""
    x, n = left, seed
    while x < right:
        n = (n * 73 + 41) % 997
        w, h, lit = 46 + n % 44, 62 + n % 57, n % 3
        peak = foot - h - 26 - n % 18
        block.box((x, foot - h, x + w, foot), 0.32 if n % 2 else 0.5, rules(7, 90 if n % 3 else 0, 0.8), 0.0)
        block.area([(x - 4, foot - h + 2), (x + w / 2, peak), (x + w + 4, foot - h + 2)], 0.1, rules(6, 60, 0.5), 0.3)
        block.box((x + w * 0.68, peak - 14, x + w * 0.68 + 9, peak + 26), 0)
        for i in range(2):
            at = (x + 9 + i * (w - 30), foot - h + 18)
            block.box((*at, at[0] + 11, at[1] + 17), 1.0 if i == lit else 0.0, None, 1.0 if i == lit else 0.0)
        x += w + n % 5


def tower(block: Block, x: float, foot: float, height: float) -> None:
    """The church of St Hild: a square tower with a short spire."""
    block.box((x, foot - height, x + 64, foot), 0.42, rules(7, 90, 0.6), 0.0)
    block.box((x + 40, foot - height, x + 64, foot), 0.15, rules(7, 90, 0.6), 0.0)
    block.area([(x - 6, foot - height), (x + 32, foot - height - 118), (x + 70, foot - height)], 0.06)
    block.box((x + 20, foot - height + 26, x + 32, foot - height + 62), 0)
    block.stroke([(x + 32, foot - height - 116), (x + 32, foot - height - 142)], 4)


def water(block: Block, top: float, foot: float, light: tuple[float, float]) -> None:
    """A reach of river, brighter at `light` (near and far tone) from the top down."""
    block.box((0, top, block.size[0], foot), block.fade(top, foot, *light), ripples(15, 5), 1.0)


def truss(
    block: Block, a: tuple[float, float], b: tuple[float, float], heights: tuple[float, float], bays: int
) -> None:
    """One side of the iron span from `a` to `b` in perspective, with braces; heights at both ends."""

    def at(t: float, up: float) -> tuple[float, float]:
        bow = math.sin(math.pi * t) * 0.5 + 0.75
        h = (heights[0] + (heights[1] - heights[0]) * t) * up * (bow if up else 1)
        return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t - h

    block.stroke([at(i / 40, 1) for i in range(41)], 11)
    block.stroke([at(0, 0), at(1, 0)], 15)
    for i in range(bays + 1):
        block.stroke([at(i / bays, 0), at(i / bays, 1)], 6)
    for i in range(bays):
        block.stroke([at(i / bays, 0), at((i + 1) / bays, 1)], 4)
        block.stroke([at(i / bays, 1), at((i + 1) / bays, 0)], 4)


def gull(block: Block, x: float, y: float, span: float) -> None:
    """A gull on the wing, one wing nearer than the other."""

    def wing(side: float, lift: float) -> list[tuple[float, float]]:
        return [
            (x + side * span * i / 8, y - lift * span * math.sin(math.pi * (i / 8) ** 0.7) + span * 0.02 * i)
            for i in range(9)
        ]

    block.stroke(wing(-1, 0.34), max(2.2, span / 11))
    block.stroke(wing(1, 0.42), max(2.2, span / 11))


def pier(block: Block, x: float, top: float, foot: float, half: float) -> None:
    """The round stone pier in mid-stream on which the bridge turns."""
    block.area(
        [(x - half, top), (x + half, top), (x + half + 18, foot), (x - half - 18, foot)], 0.4, rules(9, 90, 1), 0.0
    )
    block.area(
        [(x + half * 0.3, top), (x + half, top), (x + half + 18, foot), (x + half * 0.3 + 8, foot)],
        0.14,
        rules(9, 90, 1),
        0.0,
    )
    block.disc((x, foot, half + 18, 18), 0.14, ripples(9, 3), 0.0)
    block.disc((x, top, half + 16, 24), 0.0)
    block.disc((x, top - 5, half + 4, 15), 0.6, rules(5, 90, 0), 0.0)


def bridge_turned(path: Path) -> None:
    """The swing bridge stuck half open, the town behind it."""
    b = Block(1400, 900)
    b.box((0, 0, 1400, 600), b.glow(300, 430, 1150, 1.04, 0.3), rules(13, -4, 2), 0.0)
    b.disc((300, 352, 86, 86), 1.0, None, 1.0)
    b.area(ridge(1400, 480, 150, 0.4), 0.74, rules(9, -12, 3), 0.0)
    tower(b, 985, 500, 190)
    roofs(b, -10, 1410, 512, 17)
    b.box((0, 506, 1400, 540), 0.12, rules(8, 90, 1), 0.0)
    water(b, 538, 900, (0.92, 0.42))
    b.area("0,604 196,604 214,742 0,770", 0.2, rules(10, 2, 1), 0.0)
    b.area("0,584 206,588 206,608 0,606", 0.0)
    b.area("1400,572 1236,574 1226,654 1400,664", 0.3, rules(10, -2, 1), 0.0)
    pier(b, 690, 652, 812, 96)
    b.area("250,566 316,552 1150,640 1120,690", 0.35, rules(6, 40, 0), 0.0)
    truss(b, (316, 552), (1150, 640), (84, 120), 10)
    b.box((652, 440, 728, 590), 0.0)
    b.area("638,446 690,400 742,446", 0.0)
    for x in (664, 696):
        b.box((x, 462, x + 20, 494), 1.0, None, 1.0)
    truss(b, (250, 566), (1120, 690), (88, 140), 10)
    for x, y, s in ((480, 196, 44), (566, 150, 30), (1010, 120, 34), (1120, 180, 50), (820, 230, 26)):
        gull(b, x, y, s)
    b.pull(path, INK, SAND)


def sitter(b: Block, x: float, y: float, size: float, hat: int) -> None:
    """One person sitting in a boat, seen from the side; `hat` chooses what is on the head."""
    b.area(
        curve(
            [
                (x - size * 0.5, y),
                (x - size * 0.46, y - size * 0.8),
                (x, y - size * 1.1),
                (x + size * 0.46, y - size * 0.8),
                (x + size * 0.5, y),
            ]
        ),
        0.02 if hat % 2 else 0.3,
        rules(6, 70, 0.3),
        1.0,
    )
    b.disc((x + size * 0.05, y - size * 1.36, size * 0.26, size * 0.32), 0.0)
    if hat == 0:
        b.area(
            [
                (x - size * 0.4, y - size * 1.44),
                (x + size * 0.52, y - size * 1.44),
                (x + size * 0.3, y - size * 1.78),
                (x - size * 0.24, y - size * 1.78),
            ],
            0.0,
        )
    if hat == 1:
        b.disc((x + size * 0.05, y - size * 1.5, size * 0.3, size * 0.24), 0.96, None, 0.0)
        b.stroke([(x - size * 0.24, y - size * 1.4), (x + size * 0.34, y - size * 1.4)], size * 0.1)


def ferry(path: Path) -> None:
    """The ferry with seven passengers in mid-stream."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 420), b.glow(980, 330, 1000, 1.02, 0.45), rules(14, 3, 2), 0.0)
    b.area(ridge(1300, 380, 120, 2.1), 0.72, rules(10, -10, 3), 0.0)
    roofs(b, 470, 900, 396, 29)
    for i in (0, 1, 2, 3, 4, 5, 6, 7, 19, 20):
        b.disc(
            (40 + i * 62, 352 - i % 3 * 12, 52, 58 - i % 2 * 12), 0.2 + i % 3 * 0.12, rings(40 + i * 62, 400, 9), 0.0
        )
    b.box((0, 392, 1300, 420), 0.1, rules(8, 90, 1), 0.0)
    water(b, 418, 860, (0.93, 0.5))
    b.area(curve("250,676 520,650 900,652 1090,676 900,720 480,722"), 0.16, ripples(13, 4), 1.0)
    for i in range(7):
        sitter(b, 400 + i * 84, 602, 62 + i % 3 * 5, i % 4)
    b.area("1002,590 1000,470 1016,408 1052,408 1074,470 1066,590", 0.0)
    b.disc((1032, 376, 22, 27), 0.0)
    b.area("1002,368 1068,364 1052,346 1016,344", 0.0)
    b.stroke("1024,432 1092,492 1126,476", 15)
    b.stroke("1104,424 1222,806", 9)
    b.area("1198,736 1218,730 1246,822 1222,826", 0.0)
    b.area("232,566 300,600 700,616 1080,596 1136,556 1104,652 1010,684 420,686 300,656", 0.34, rules(8, 2, 0.5), 0.0)
    b.stroke("228,564 300,598 700,614 1080,594 1140,552", 11)
    for x, y, s in ((220, 170, 40), (310, 130, 28), (700, 180, 34)):
        gull(b, x, y, s)
    b.pull(path, INK, SEA)


def lock(path: Path) -> None:
    """The lower gates of Hobb's Lock, seen from the water."""
    b = Block(900, 1150)
    b.box((0, 0, 900, 420), b.glow(640, 300, 760, 1.02, 0.4), rules(13, -6, 2), 0.0)
    b.area(ridge(900, 380, 130, 3.4), 0.7, rules(10, 8, 3), 0.0)
    for x, y, r in ((110, 270, 84), (190, 310, 66), (60, 340, 70)):
        b.disc((x, y, r, r), 0.22, rings(x + 40, y + 90, 10), 0.0)
    b.area("0,372 270,408 270,900 0,1010", 0.36, rules(13, 8, 1.5), 0.0)
    b.area("900,372 630,408 630,900 900,1010", 0.2, rules(13, -8, 1.5), 0.0)
    b.area("270,430 446,462 446,900 270,900", 0.42, rules(15, 90, 0.8), 1.0)
    b.area("630,430 454,462 454,900 630,900", 0.24, rules(15, 90, 0.8), 1.0)
    for y in (470, 610, 750):
        b.stroke([(272, y - 10), (444, y + 16)], 13)
        b.stroke([(628, y - 10), (456, y + 16)], 13)
    b.stroke("450,456 450,900", 12)
    b.stroke("40,352 450,448", 22)
    b.stroke("860,352 450,448", 22)
    for i, x in enumerate((300, 336, 388, 420, 449, 452, 486, 540, 598)):
        top = 520 + (i * 137) % 240
        b.stroke(
            [(x, top), (x + (449 - x) * 0.03, (top + 900) / 2), (x + (449 - x) * 0.08, 904)], 4 + i % 3 * 2, 0.97, 0.0
        )
        b.disc((x + (449 - x) * 0.08, 900, 20, 9), 0.97, None, 0.0)
    water(b, 896, 1150, (0.9, 0.4))
    b.area("0,1004 270,897 236,960 180,1010 150,1080 0,1150", 0.2, ripples(13), 1.0)
    b.area("900,1004 630,897 668,960 712,1010 756,1080 900,1150", 0.12, ripples(13), 1.0)
    b.area(curve("700,370 696,286 720,250 748,286 752,376"), 0.0)
    b.disc((722, 226, 21, 25), 0.0)
    b.stroke("714,280 672,330 640,384", 14)
    b.pull(path, INK, SAND)


def estuary(path: Path) -> None:
    """Low tide at the river's mouth before sunrise: mud, creeks, a skein of geese."""
    b = Block(1600, 760)
    b.box((0, 0, 1600, 420), b.fade(0, 400, 0.5, 1.0) * 0.97, None, 0.0)
    b.tint[: 420 * 2] = b.fade(80, 420, 0.0, 0.85)[: 420 * 2]
    b.disc((1120, 404, 54, 54), 1.0, None, 0.35)
    for base, height, tone, seed in ((420, 92, 0.66, 0.3), (426, 52, 0.5, 2.2)):
        b.area(ridge(1600, base, height, seed), tone, None, 0.25)
    b.box((0, 416, 1600, 760), b.fade(416, 760, 0.95, 0.62), None, 0.5)
    for i in range(26):
        y = 428 + i * i * 0.46
        x, w = (i * 467) % 1500 - 120, 150 + i * 26
        arch = [math.sin(math.pi * t / 24) for t in range(25)]
        top = [(x + w * t / 24, y - (5 + i * 0.8) * a * (1 + 0.25 * math.sin(t * 0.7 + i))) for t, a in enumerate(arch)]
        foot = [
            (x + w * t / 24, y + (2 + i * 0.45) * a * (1 + 0.3 * math.sin(t * 1.1 + 2 * i))) for t, a in enumerate(arch)
        ]
        b.area([*top, *reversed(foot)], 0.46 - i * 0.011, None, 0.2)
    for n in range(17):
        x, y = 470 + n * 25 + n % 3 * 3, 190 - n * 7 if n < 8 else 134 + (n - 8) * 9
        gull(b, x, y, 13 + n % 3)
    for x, h in ((250, 150), (1330, 118)):
        b.stroke([(x, 470), (x + 4, 470 - h)], 6, 0.08)
        b.area([(x - 14, 470 - h), (x + 22, 470 - h), (x + 4, 438 - h)], 0.08)
    b.wash(path, (28, 40, 58), (222, 176, 128))


PICTURES = {
    "v12n4/pictures/bridge-turned.webp": bridge_turned,
    "v12n4/ferry.webp": ferry,
    "v12n4/pictures/lock.webp": lock,
    "v12n4/pictures/estuary.jpg": estuary,
}
