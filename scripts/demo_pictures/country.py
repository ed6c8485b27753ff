"""The Packet's pictures of things: birds, fruit, boats, a bell, floods, reeds.

In: the path of the picture to make. Out: the file.
"""

import math
from pathlib import Path

from block import Block, curve, rings, ripples, rules, spots
from river import INK, RUST, SAND, SEA, gull, ridge, roofs, tower, truss, water


def leaf(b: Block, x: float, y: float, length: float, angle: float) -> None:
    """A pointed leaf with its rib."""
    c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    shape = ((0, 0), (0.3, -0.2), (0.7, -0.17), (1, 0), (0.7, 0.17), (0.3, 0.2))
    b.area(
        curve([(x + length * (u * c - v * s), y + length * (u * s + v * c)) for u, v in shape], 5),
        0.22,
        rules(7, angle + 52, 0.4),
        0.0,
    )
    b.stroke([(x, y), (x + length * c, y + length * s)], 3, 0.97, 0.0)


def redwing(path: Path) -> None:
    """A redwing in a hawthorn."""
    b = Block(900, 1150)
    b.box((0, 0, 900, 1150), b.glow(300, 330, 980, 1.04, 0.5), rules(14, -10, 2), 0.0)
    b.stroke("-20,960 240,850 520,820 920,700", 34)
    b.stroke("520,820 700,900 880,1010", 22)
    b.stroke("240,850 160,700 190,560", 16)
    b.area(curve("560,760 650,850 760,1010 720,1030 640,920 530,820"), 0.1, rules(8, 58, 0.5), 0.0)
    b.area(
        curve("250,330 330,260 420,290 470,400 590,540 640,720 560,810 430,800 310,700 258,540 280,430"),
        0.16,
        rules(8, 56, 0.8),
        0.0,
    )
    b.area(curve("300,430 360,500 440,640 480,780 400,780 310,690 264,550 276,460"), 0.97, rules(9, 0), 0.0)
    b.area(curve("404,600 470,640 520,760 480,790 420,720"), 0.5, rules(8, 70, 0.4), 1.0)
    for k in range(24):
        u, v = 294 + k % 5 * 34 + (k // 5) * 13, 478 + k // 5 * 62 + k % 2 * 18
        b.area([(u - 7, v), (u, v - 9), (u + 8, v + 1), (u + 3, v + 26)], 0.0)
    b.area(curve("452,430 560,520 640,690 620,760 520,640 460,540"), 0.3, rules(9, 66, 0.4), 0.0)
    b.area(curve("274,352 330,316 420,330 430,350 340,348"), 0.98, None, 0.0)
    b.area("262,336 196,362 262,378", 0.0)
    b.disc((312, 362, 16, 16), 0.0)
    b.disc((317, 357, 4, 4), 1.0)
    for leg in (400, 452):
        b.stroke([(leg, 790), (leg - 6, 850)], 9)
        b.stroke([(leg - 34, 858), (leg + 22, 846)], 9)
    haws = "150,590 220,640 120,700 90,910 180,930 640,770 760,780 830,860 700,960 820,700 600,960"
    for i, (x, y) in enumerate(spots(haws)):
        b.stroke([(x, y), (x + 20, y - 56)], 5)
        b.disc((x, y, 30, 32), 0.72, rings(x - 14, y - 14, 10), 1.0)
        leaf(b, x + 18, y - 54, 96, -70 + i * 47 % 150)
    b.pull(path, INK, RUST)


def fruit(b: Block, x: float, y: float, r: float) -> None:
    """A quince: a lumpy round with light from the left and its dry crown."""
    shape = "-0.2,-1.06 0.22,-1.04 0.7,-0.78 1.02,0.1 0.74,0.82 0.2,1.0 -0.3,1.02 -0.82,0.78 -1.0,0.06 -0.66,-0.8"
    outline = curve([(x + r * u, y + r * v) for u, v in spots(shape)], 7)
    b.area(outline, b.glow(x - r * 0.4, y - r * 0.4, r * 1.6, 1.03, 0.1), rings(x - r * 0.4, y - r * 0.4, 12), 1.0)
    b.stroke([*outline, outline[0]], 5)
    b.area(
        [
            (x - 14, y - r + 8),
            (x - 26, y - r - 16),
            (x - 4, y - r - 2),
            (x + 6, y - r - 22),
            (x + 12, y - r),
            (x + 28, y - r - 12),
            (x + 14, y - r + 12),
        ],
        0.0,
    )


def quinces(path: Path) -> None:
    """Quinces on a kitchen table, with a jar and a knife."""
    b = Block(1200, 820)
    b.box((0, 0, 1200, 560), b.glow(160, -60, 1300, 0.9, 0.2), rules(14, 20, 2), 0.0)
    b.box((0, 556, 1200, 820), b.fade(556, 820, 0.66, 0.3), rules(15, 2, 1), 0.0)
    b.box((824, 250, 1054, 610), b.fade(250, 610, 0.8, 0.6), rules(11, 90, 0.6), 0.0)
    b.box((838, 380, 1040, 598), 0.4, rules(11, 0, 1.5), 1.0)
    b.stroke("824,300 824,606 1054,606 1054,300 1020,262 858,262 824,300", 6)
    b.area("832,206 1046,206 1062,272 816,272", 0.9, rules(12, 70, 0), 0.0)
    b.stroke("816,268 1062,268", 8)
    b.box((876, 424, 1002, 520), 1.0, None, 0.0)
    for y in (450, 474, 496):
        b.stroke([(892, y), (986 - y % 40, y)], 4)
    b.disc((440, 706, 400, 46), 0.06)
    for x, y, r in ((300, 520, 128), (540, 500, 134), (420, 610, 132), (650, 628, 104)):
        fruit(b, x, y, r)
    leaf(b, 300, 392, 150, -36)
    leaf(b, 540, 362, 130, 205)
    b.area("700,764 1010,726 1030,738 1000,756 712,780", 0.98, None, 0.0)
    b.stroke("700,764 1010,726", 4)
    b.stroke("560,788 704,771", 24)
    b.pull(path, INK, SAND)


def packet_boat(path: Path) -> None:
    """A packet lugger beating down the river."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 600), b.glow(250, 420, 1150, 1.03, 0.3), rules(13, -16, 3), 0.0)
    b.area(ridge(1300, 560, 90, 4.0), 0.6, rules(9, 6, 2), 0.0)
    tower(b, 140, 548, 90)
    b.box((0, 556, 1300, 860), b.fade(556, 860, 0.85, 0.3), ripples(16, 11), 1.0)
    b.stroke("560,660 530,120", 13)
    b.stroke("810,650 800,96", 13)
    b.stroke("400,626 270,560", 10)
    sails = (
        "396,236 480,196 596,130 616,240 622,420 606,590 490,606 392,580 424,480 430,340",
        "652,226 760,170 910,92 940,240 946,420 926,600 780,622 648,600 684,480 688,340",
        "526,140 420,380 276,562 396,556",
    )
    for i, sail in enumerate(sails):
        outline = spots(sail)
        b.area(outline, b.glow(300, 300, 760, 1.0, 0.45), rules(13, 84 + i * 5, 4), 0.0)
        b.stroke([*outline, outline[0]], 5)
    for t in (0.3, 0.45):
        b.stroke([(664, 606 - 400 * t), (938, 606 - 400 * t)], 2.5)
    b.area(
        curve("356,606 440,640 660,656 900,640 1010,596 984,680 900,732 480,736 402,690", 7), 0.06, rules(9, 2, 1), 0.0
    )
    b.stroke("384,640 660,682 988,640", 8, 1.0, 1.0)
    b.stroke("1000,596 1020,470", 6)
    b.area("1018,470 1110,488 1016,520", 0.3, rules(8, 20, 1), 1.0)
    for x, y in ((470, 610), (730, 620), (880, 604)):
        b.area(curve([(x - 14, y + 30), (x - 10, y - 10), (x, y - 22), (x + 10, y - 10), (x + 14, y + 30)], 5), 0.0)
        b.disc((x, y - 36, 11, 13), 0.0)
    b.area(curve("330,742 500,716 720,742 900,716 1060,742 880,770 600,764 420,776"), 0.97, None, 0.0)
    for x, y, s in ((1060, 210, 46), (1150, 160, 30), (230, 240, 34)):
        gull(b, x, y, s)
    b.pull(path, INK, SEA)


def jammed(path: Path) -> None:
    """The barge waiting above the bridge that would not open."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 560), b.glow(880, 400, 1000, 1.03, 0.4), rules(14, 5, 2), 0.0)
    b.disc((880, 330, 74, 74), 1.0, None, 1.0)
    b.area(ridge(1300, 500, 130, 5.2), 0.66, rules(9, 12, 2), 0.0)
    roofs(b, -20, 420, 520, 53)
    b.box((0, 516, 1300, 548), 0.12, rules(8, 90, 1), 0.0)
    water(b, 546, 860, (0.9, 0.42))
    truss(b, (760, 560), (1330, 640), (110, 190), 6)
    b.area("760,566 1330,648 1330,690 760,586", 0.2, rules(8, 30, 0), 0.0)
    b.area("1010,640 1150,660 1176,790 994,780", 0.22, rules(9, 90, 1), 0.0)
    b.stroke("380,640 372,70", 15)
    b.stroke("376,560 600,130", 11)
    b.area(curve("388,130 420,180 412,400 432,590 388,600 396,360"), 0.4, rules(9, 86, 2), 1.0)
    b.stroke("372,84 600,130", 3)
    b.stroke("372,84 110,640", 4)
    b.stroke("372,84 690,640", 4)
    b.stroke("650,640 646,420", 9)
    b.area(
        curve("80,620 200,650 460,664 700,640 760,612 740,700 660,740 200,738 110,700", 7), 0.06, rules(9, 2, 1), 0.0
    )
    b.stroke("96,650 400,690 744,650", 7, 1.0, 1.0)
    b.area(curve("500,650 504,590 522,572 540,590 546,650", 5), 0.0)
    b.disc((522, 556, 15, 18), 0.0)
    b.stroke("534,596 566,574 600,586", 9)
    b.area(curve("60,752 420,742 800,752 700,796 180,800"), 0.14, ripples(14), 1.0)
    for x, y, s in ((1060, 170, 44), (1160, 230, 30), (210, 190, 32)):
        gull(b, x, y, s)
    b.pull(path, INK, RUST)


def bell(path: Path) -> None:
    """The ferry bell on its post at the steps."""
    b = Block(900, 1150)
    b.box((0, 0, 900, 620), b.glow(220, 480, 900, 1.03, 0.4), rules(14, -6, 2), 0.0)
    b.area(ridge(900, 570, 120, 2.7), 0.7, rules(9, 10, 3), 0.0)
    b.box((0, 566, 900, 600), 0.12, rules(8, 90, 1), 0.0)
    water(b, 596, 1150, (0.93, 0.5))
    b.area("70,690 220,680 380,690 350,730 110,732", 0.0)
    for i, x in enumerate((140, 196, 250)):
        b.disc((x, 650 + i % 2 * 6, 13, 16), 0.0)
        b.area([(x - 18, 700), (x, 656), (x + 18, 700)], 0.0)
    b.stroke("318,700 310,600", 12)
    for k in range(4):
        b.area(
            [(420 - k * 90, 960 + k * 52), (900, 930 + k * 52), (900, 985 + k * 52), (420 - k * 90, 1014 + k * 52)],
            0.5 - k * 0.1,
            rules(11, -3, 1),
            0.0,
        )
        b.stroke([(420 - k * 90, 960 + k * 52), (900, 930 + k * 52)], 6)
    b.box((716, 150, 776, 1000), 0.14, rules(9, 90, 1), 0.0)
    b.box((420, 190, 800, 234), 0.08, rules(9, 0, 1), 0.0)
    b.area("716,234 716,360 600,234", 0.1, rules(8, 45, 0), 0.0)
    b.stroke("500,234 500,280", 14)
    shape = "500,272 556,290 580,370 596,480 650,566 350,566 404,480 420,370 444,290"
    b.area(curve(shape, 8), b.glow(430, 350, 300, 1.0, 0.1), rules(10, 84, 2), 1.0)
    b.stroke("346,560 654,560", 18)
    b.stroke("418,400 582,400", 5)
    b.disc((500, 590, 30, 30), 0.0)
    b.stroke("500,610 508,800 560,900", 7)
    b.pull(path, INK, SAND)


def high_water(path: Path) -> None:
    """Tanner's Row with the river in it, before dawn."""
    b = Block(1300, 860)
    b.box((0, 0, 1300, 860), 0.16, rules(13, 0, 3), 0.0)
    b.disc((980, 150, 70, 70), 1.0, None, 0.0)
    for x, w, top, n in (
        (-20, 230, 250, 0),
        (210, 180, 180, 1),
        (390, 210, 230, 2),
        (770, 200, 210, 0),
        (970, 170, 270, 1),
        (1140, 190, 190, 2),
    ):
        b.box((x, top, x + w - 6, 590), 0.34 + n * 0.12, rules(9, 90 if n != 1 else 0, 0.8), 0.0)
        b.area([(x - 10, top + 4), (x + w / 2, top - 90), (x + w + 4, top + 4)], 0.05, rules(8, 60, 1), 0.0)
        b.box((x + w * 0.62, 430, x + w * 0.62 + 56, 590), 0.0)
        for k in range(2):
            lit = (n + k) % 2
            b.box((x + 26 + k * 88, top + 50, x + 70 + k * 88, top + 120), 1.0 * lit, None, 1.0 * lit)
            b.stroke([(x + 48 + k * 88, top + 50), (x + 48 + k * 88, top + 120)], 4)
    b.box((0, 566, 1300, 860), b.fade(566, 860, 0.4, 0.24), ripples(15, 7), 0.0)
    for x in (120, 330, 520, 840, 1060, 1240):
        for k in range(7):
            b.stroke([(x - 30 + k % 2 * 14, 606 + k * 32), (x + 30 + k % 3 * 10, 606 + k * 32)], 9 - k * 0.6, 1.0, 1.0)
    b.stroke("680,640 680,260", 11)
    b.area("654,190 706,190 696,264 664,264", 1.0, None, 1.0)
    b.area("646,192 680,162 714,192", 0.0)
    b.area(curve("540,700 548,560 580,520 612,560 626,700", 6), 0.0)
    b.disc((582, 494, 23, 28), 0.0)
    b.area("640,640 800,640 770,704 664,704", 0.6, rules(8, 0, 0.5), 1.0)
    b.stroke("600,566 640,626 812,640", 10)
    for k in range(9):
        b.disc((800 + k * 62, 606 - k % 2 * 6, 38, 20), 0.7, rules(8, 60, 0.4), 0.0)
    b.pull(path, INK, SAND)


def reeds(path: Path) -> None:
    """A strip of reeds, to close a page."""
    b = Block(1200, 240)
    b.box((0, 196, 1200, 240), 0.6, ripples(12, 3), 1.0)
    for i in range(64):
        x, h = 12 + i * 19 + i * 31 % 9, 90 + i * 53 % 90
        bend = 8 + i * 17 % 26
        b.stroke([(x, 214), (x + bend * 0.3, 214 - h * 0.6), (x + bend, 214 - h)], 3.5)
        if i % 3 == 0:
            b.stroke([(x + bend * 0.7, 214 - h * 0.82), (x + bend, 214 - h)], 11)
        if i % 4 == 1:
            b.stroke([(x, 214), (x - 20, 180), (x - 44, 176)], 3)
    b.pull(path, INK, SEA)


PICTURES = {
    "v12n4/pictures/redwing.webp": redwing,
    "v12n4/pictures/quinces.png": quinces,
    "v11n48/pictures/packet-boat.webp": packet_boat,
    "v11n48/pictures/jammed.png": jammed,
    "v11n49/bell.png": bell,
    "v12n3/high-water.webp": high_water,
    "pictures/reeds.png": reeds,
}
