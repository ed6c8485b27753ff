"""The Packet's pictures of people: keeper, choir, goalkeeper, meeting, printer, contributor.

In: the path of the picture to make. Out: the file. Nobody in these pictures is anybody.
"""

import math
from pathlib import Path

from block import Block, curve, rings, rules, spots
from river import INK, RUST, SAND, SEA, ridge, tower


def head(b: Block, x: float, y: float, s: float) -> None:
    """A man's head in a flat cap, in profile to the right; `s` is the height of the face."""

    def at(px: float, py: float) -> tuple[float, float]:
        return (x + px * s, y + py * s)

    face = (
        "-0.42,-0.3 0.3,-0.34 0.37,-0.14 0.34,-0.04 0.4,0.06 0.49,0.18 0.48,0.24 0.38,0.27 "
        "0.41,0.36 0.36,0.4 0.4,0.46 0.36,0.53 0.39,0.63 0.28,0.73 0.02,0.68 -0.12,0.5 -0.4,0.42"
    )
    b.area(
        curve([at(-0.3, 0.3), at(0.05, 0.5), at(0.12, 1.1), at(-0.56, 1.1), at(-0.46, 0.4)]),
        0.22,
        rules(8, 30, 0.6),
        0.6,
    )
    b.area(curve([at(*p) for p in spots(face)], 6), 0.66, rings(*at(0.7, -0.2), 8), 0.35)
    b.area(
        curve([at(-0.44, -0.2), at(-0.1, -0.2), at(-0.16, 0.2), at(-0.3, 0.46), at(-0.46, 0.4)]),
        0.3,
        rules(8, 70, 0.6),
        0.0,
    )
    b.area(
        curve([at(-0.2, 0.1), at(-0.12, 0.04), at(-0.05, 0.1), at(-0.07, 0.22), at(-0.14, 0.31), at(-0.18, 0.24)]),
        0.97,
        None,
        0.5,
    )
    b.stroke([at(-0.16, 0.13), at(-0.11, 0.1), at(-0.09, 0.15), at(-0.12, 0.22)], s * 0.018)
    for line, width in (("0.19,-0.02 0.3,0", 0.022), ("0.17,-0.12 0.34,-0.13", 0.04), ("0.25,0.42 0.36,0.405", 0.018)):
        b.stroke([at(*p) for p in spots(line)], s * width)
    b.stroke([at(0.16, 0.24), at(0.2, 0.38), at(0.16, 0.46)], s * 0.014)
    b.area(
        curve([at(-0.52, -0.16), at(-0.5, -0.46), at(-0.1, -0.64), at(0.3, -0.5), at(0.46, -0.3), at(0.2, -0.24)]),
        0.14,
        rules(8, -14, 0.8),
        0.0,
    )
    b.area([at(0.1, -0.3), at(0.42, -0.34), at(0.66, -0.16), at(0.3, -0.18)], 0.0)


def dunmore(path: Path) -> None:
    """The keeper of the bridge at the window of his cabin."""
    b = Block(900, 1150)
    b.box((0, 0, 900, 1150), 0.2, rules(12, 90, 1.5), 0.0)
    b.box((330, 90, 860, 800), b.glow(760, 300, 620, 1.05, 0.62), rules(12, 2, 2), 0.0)
    b.area("330,560 860,540 860,660 330,660", 0.6, rules(9, -6, 2), 0.0)
    tower(b, 716, 590, 110)
    b.box((330, 650, 860, 800), 0.74, rules(12, 0, 4), 1.0)
    for x in (330, 600, 860):
        b.stroke([(x, 84), (x, 806)], 20)
    for y in (90, 430, 800):
        b.stroke([(324, y), (866, y)], 20)
    coat = "60,1180 90,940 230,830 400,800 520,850 640,950 690,1180"
    b.area(curve(coat), 0.12, rules(9, 62, 1), 0.0)
    b.area(curve("400,812 490,850 520,1000 500,1180 420,1180 440,980"), 0.72, rules(8, 80, 0.6), 1.0)
    b.area("300,800 400,830 450,1010 330,930", 0.0)
    b.area("500,838 560,880 540,1010 500,960", 0.0)
    head(b, 440, 490, 340)
    b.box((50, 250, 226, 610), 0.86, rules(12, 8, 1), 0.0)
    b.stroke("96,300 96,450 178,450 178,550", 26)
    b.pull(path, INK, SAND)


def chorister(b: Block, x: float, y: float, s: float, n: int) -> None:
    """One singer, open-mouthed, behind a sheet of music."""
    b.area(
        curve(
            [
                (x - s * 0.9, y + s * 2.6),
                (x - s * 0.8, y + s * 0.9),
                (x, y + s * 0.6),
                (x + s * 0.8, y + s * 0.9),
                (x + s * 0.9, y + s * 2.6),
            ]
        ),
        0.05 + n % 3 * 0.12,
        rules(7, 80 + n % 4 * 7, 0.5),
        0.0,
    )
    b.disc((x, y - s * 0.1, s * 0.56, s * 0.62), 0.0)
    b.disc((x, y, s * 0.46, s * 0.6), 0.95, None, 0.5)
    if n % 3 == 0:
        b.disc((x, y - s * 0.46, s * 0.5, s * 0.3), 0.0)
    b.disc((x, y + s * 0.28, s * 0.11, s * 0.15 + n % 2 * 2), 0.0)
    for side in (-1, 1):
        b.disc((x + side * s * 0.19, y - s * 0.05, s * 0.06, s * 0.05), 0.0)
    b.area(
        [
            (x - s * 0.6, y + s * 1.2),
            (x, y + s * 1.3),
            (x + s * 0.6, y + s * 1.2),
            (x + s * 0.6, y + s * 1.8),
            (x, y + s * 1.9),
            (x - s * 0.6, y + s * 1.8),
        ],
        1.0,
        None,
        0.0,
    )


def choir(path: Path) -> None:
    """Three rows of singers under an arch, the conductor in front."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 860), 0.22, rules(13, 90, 1), 0.0)
    for r, tone in ((520, 0.5), (470, 0.12), (440, 0.8)):
        arch = [
            (650 - r, 860),
            *((650 - r * math.cos(math.pi * t / 24), 480 - r * 0.94 * math.sin(math.pi * t / 24)) for t in range(25)),
            (650 + r, 860),
        ]
        b.area(
            arch,
            b.glow(650, 300, 560, 1.0, 0.25) if tone == 0.8 else tone,
            rings(650, 300, 15) if tone == 0.8 else rules(9, 0, 0.5),
            0.0,
        )
    for x in (570, 650, 730):
        top = 120 if x == 650 else 160
        b.area(
            curve([(x - 28, 330), (x - 28, top + 40), (x, top), (x + 28, top + 40), (x + 28, 330)], 5), 1.0, None, 1.0
        )
        b.stroke([(x, top + 10), (x, 330)], 4)
        b.stroke([(x - 28, 240), (x + 28, 240)], 4)
    for row, (y, count) in enumerate(((392, 10), (478, 11), (572, 10))):
        for i in range(count):
            chorister(b, 650 + (i - (count - 1) / 2) * 78, y + abs(i - count / 2) * 3, 38, i * 7 + row * 5)
    b.area(curve("560,900 566,740 590,690 650,668 710,690 734,740 740,900"), 0.0)
    b.disc((650, 626, 36, 44), 0.0)
    b.stroke("590,716 500,690 452,606", 30)
    b.stroke("710,716 800,690 842,600", 30)
    b.stroke("842,600 890,500", 6, 0.97, 0.0)
    b.pull(path, INK, SAND)


def limbs(b: Block, parts: tuple[tuple[tuple[float, float], ...], ...], width: float) -> None:
    """Arms and legs as thick lines."""
    for part in parts:
        b.stroke(part, width)


def football(path: Path) -> None:
    """The goalkeeper at full stretch in the rain."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 560), b.fade(0, 560, 0.42, 0.9), rules(13, 68, 1.5), 0.0)
    b.area(ridge(1300, 520, 110, 1.2), 0.5, rules(9, -10, 2), 0.0)
    b.box((0, 500, 1300, 560), 0.16, rules(8, 90, 1), 0.0)
    for i in range(44):
        b.disc((20 + i * 30, 492 + i * 37 % 17, 11, 13), 0.05)
    b.box((0, 556, 1300, 860), b.fade(556, 860, 0.8, 0.5), rules(14, 0, 4), 1.0)
    for i in range(12):
        b.stroke([(470 + i * 66, 210), (470 + i * 66 + (i - 6) * 3, 640)], 2.5)
        b.stroke([(448, 230 + i * 36), (1234, 230 + i * 36)], 2.5)
    for line in ("440,690 440,190 1240,190 1240,690",):
        b.stroke(line, 20, 1.0, 0.0)
        b.stroke([(x + 10, y + 8) for x, y in spots(line)], 4)
    b.area(curve("600,470 640,420 790,428 880,470 870,520 760,530 640,520"), 0.3, rules(7, 70, 0.4), 1.0)
    limbs(
        b,
        (
            ((620, 450), (540, 372), (466, 318)),
            ((640, 500), (560, 452), (500, 372)),
            ((860, 500), (960, 470), (1020, 552)),
            ((850, 500), (950, 560), (1076, 570)),
        ),
        36,
    )
    b.disc((578, 452, 40, 44), 0.0)
    b.disc((420, 300, 44, 44), 1.0, None, 0.0)
    b.stroke([(420 + 44 * math.cos(k * math.pi / 12), 300 + 44 * math.sin(k * math.pi / 12)) for k in range(25)], 5)
    for bow in (-34, 0, 34):
        b.stroke(curve([(384, 326), (420 + bow * 0.5, 300 + bow), (456, 274), (420 + bow * 0.5, 300 + bow)], 8), 3)
    b.area(curve("560,760 800,744 1060,764 800,784"), 0.12, rules(14, 0, 4), 1.0)
    b.pull(path, INK, SEA)


def audience(b: Block) -> None:
    """Four rows of people seen from behind, some with a hand up."""
    for row in range(4):
        y, s = 610 + row * 70, 27 + row * 8
        for i in range(-1, 1300 // (s * 3) + 2):
            x, n = i * s * 3 + row % 2 * s * 1.5, (i * 31 + row * 17) % 7
            back = [(x + s * u, y + s * v) for u, v in spots("-1.3,3 -1.1,1.2 0,0.9 1.1,1.2 1.3,3")]
            b.area(
                curve(back),
                0.28 - row * 0.07 + n % 2 * 0.14,
                rules(8, 60 + n * 8, 0.5),
                0.0,
            )
            b.disc((x, y + n, s * 0.7, s * 0.84), 0.02 if n % 3 else 0.5, rules(7, 80, 0.3), 0.0 if n % 3 else 1.0)
            if n == 4 and row in (0, 2):
                b.stroke([(x + s * 0.9, y + s * 1.6), (x + s * 1.3, y - s * 0.6), (x + s * 1.1, y - s * 2)], s * 0.5)


def meeting(path: Path) -> None:
    """The town meeting under the glass roof of the Corn Exchange."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 860), b.glow(650, 380, 800, 0.98, 0.3), rings(650, 330, 16), 0.0)
    for k in range(6):
        r = 640 - k * 84
        rib = [(650 - r * math.cos(math.pi * t / 30), 400 - r * 0.62 * math.sin(math.pi * t / 30)) for t in range(31)]
        b.stroke([(650 - r, 860), *rib, (650 + r, 860)], 15 - k * 2)
    for k in range(1, 8):
        a = math.pi * k / 8
        b.stroke(
            [(650 - 640 * math.cos(a), 400 - 397 * math.sin(a)), (650 - 220 * math.cos(a), 400 - 136 * math.sin(a))], 4
        )
    b.disc((650, 352, 64, 64), 1.0, None, 1.0)
    b.stroke([(650 + 64 * math.cos(k * 0.262), 352 + 64 * math.sin(k * 0.262)) for k in range(25)], 7)
    b.stroke("650,352 650,308", 6)
    b.stroke("650,352 684,366", 6)
    b.box((430, 480, 870, 640), 0.2, rules(9, 90, 0.6), 1.0)
    for i, x in enumerate((484, 566, 734, 816)):
        b.area(
            curve([(x - 34, 520), (x - 26, 462), (x, 446), (x + 26, 462), (x + 34, 520)]),
            0.05 + i % 2 * 0.2,
            rules(6, 80, 0),
            0.0,
        )
        b.disc((x, 424, 19, 23), 0.0)
    b.area(curve("612,540 618,440 650,418 682,440 688,540"), 0.0)
    b.disc((650, 392, 21, 26), 0.98, None, 0.3)
    b.stroke("676,448 726,416 744,372", 14)
    b.box((430, 506, 870, 530), 0.0)
    audience(b)
    b.pull(path, INK, SAND)


def press(path: Path) -> None:
    """The iron hand press in its new room, and the one who pulls the bar."""
    b = Block(1200, 860)
    b.box((0, 0, 1200, 690), b.glow(190, 240, 1000, 1.04, 0.24), rules(14, 12, 2), 0.0)
    b.box((80, 90, 310, 420), 1.0, None, 1.0)
    for x in (80, 195, 310):
        b.stroke([(x, 84), (x, 426)], 13)
    for y in (90, 255, 420):
        b.stroke([(74, y), (316, y)], 13)
    b.box((0, 690, 1200, 860), 0.34, rules(15, 4, 1), 1.0)
    for x in (470, 770):
        b.area(
            curve([(x - 34, 730), (x - 24, 300), (x - 34, 220), (x + 34, 220), (x + 24, 300), (x + 34, 730)], 5),
            0.12,
            rules(9, 90, 0.4),
            0.0,
        )
        b.box((x - 60, 706, x + 60, 742), 0.0)
    b.area(curve("420,240 440,170 560,140 620,96 680,140 800,170 820,240 620,214", 6), 0.1, rules(9, 0, 1), 0.0)
    b.disc((620, 108, 30, 30), 0.5, rings(620, 108, 8), 1.0)
    b.box((588, 214, 652, 420), 0.2, rules(8, 90, 0.2), 0.0)
    b.box((500, 420, 740, 466), 0.04)
    b.box((300, 520, 920, 560), 0.0)
    b.box((330, 494, 600, 520), 0.98, None, 0.0)
    b.area("600,500 606,494 850,300 862,312", 0.95, None, 0.0)
    for k in range(6):
        b.stroke([(630 + k * 38, 480 - k * 30), (652 + k * 38, 492 - k * 30)], 4)
    for x in (350, 880):
        b.box((x - 14, 560, x + 14, 740), 0.04)
    b.stroke("652,356 860,386 960,372", 15)
    b.area(curve("960,780 968,480 1000,346 1080,330 1120,420 1110,640 1130,780"), 0.06, rules(9, 76, 0.8), 0.0)
    b.area(curve("976,640 980,470 1010,420 1040,480 1036,660"), 0.8, rules(9, 84, 0.5), 1.0)
    b.disc((1036, 282, 42, 52), 0.0)
    b.disc((1068, 262, 30, 26), 0.0)
    b.stroke("1040,384 990,420 952,374", 30)
    b.pull(path, INK, RUST)


def contributor(path: Path) -> None:
    """The engraver at her bench, a small square."""
    b = Block(640, 640)
    b.box((0, 0, 640, 640), b.glow(480, 160, 620, 1.02, 0.3), rings(480, 160, 15), 0.0)
    b.disc((480, 160, 56, 56), 1.0, None, 1.0)
    b.area(curve("120,660 130,470 230,390 330,400 400,480 420,660"), 0.1, rules(9, 70, 0.8), 0.0)
    b.area(
        curve("210,250 270,200 340,220 356,280 372,306 352,318 350,350 320,374 300,420 240,420 230,340"),
        0.62,
        rings(480, 160, 9),
        0.3,
    )
    b.area(
        curve("190,300 190,190 280,140 350,190 352,226 280,240 270,310 230,400 180,400"), 0.1, rules(8, 50, 1.5), 0.0
    )
    b.disc((190, 230, 44, 44), 0.08, rings(190, 230, 9), 0.0)
    b.box((0, 560, 640, 640), 0.2, rules(11, 2, 1), 1.0)
    b.area("380,540 560,526 570,562 384,570", 0.7, rules(8, 80, 0.5), 0.0)
    b.stroke("370,480 420,520 456,496", 32)
    b.stroke("456,496 500,530", 8)
    b.pull(path, INK, RUST)


PICTURES = {
    "v12n4/dunmore.png": dunmore,
    "v12n4/pictures/choir.webp": choir,
    "v12n4/pictures/football.webp": football,
    "v12n1-2/pictures/meeting.webp": meeting,
    "v11n50/press.png": press,
    "pictures/nell-farrow.png": contributor,
}
