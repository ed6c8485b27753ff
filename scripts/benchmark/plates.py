"""Made-up press pictures: a sky, hills, houses or heads and shoulders, as JPEG with the grain of a photograph, or PNG.

usage: python plates.py FOLDER NAME...

In: a folder and names like `7-1200x800.jpg`: a seed, the size, the kind of file. Out: the files, each another picture,
the same on every machine with the same libraries. What is there already is left alone. Run by the Python that has
Broadsheet, in a process of its own, since the imaging library starts threads.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

GRAIN = 9.0


def main(folder: str, *names: str) -> None:
    """Draw the pictures that are not there."""
    for name in names:
        file = Path(folder, name)
        if not file.exists():
            press(file)


def press(file: Path) -> None:
    """Draw one picture and write it."""
    import pyvips  # the bench itself runs without it

    seed, size = file.stem.split("-")
    width, height = map(int, size.split("x"))
    image = pyvips.Image.new_from_buffer(svg(int(seed), width, height).encode(), "").flatten()
    if file.suffix == ".png":
        image.pngsave(str(file), palette=True, Q=60)
        return
    grain = pyvips.Image.gaussnoise(width, height, sigma=GRAIN, mean=0, seed=int(seed))
    (image.gaussblur(1.0) + grain).cast("uchar").copy(interpretation="srgb").jpegsave(str(file), Q=78)


def svg(seed: int, width: int, height: int) -> str:
    """The picture as lines and areas."""
    chance = random.Random(seed)
    view = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 300 {{}}">'
    deep = 300 * height // width
    scene = portrait(chance, deep) if height > width else landscape(chance, deep)
    return view.format(deep) + "".join(scene) + "</svg>"


def landscape(chance: random.Random, deep: int) -> Iterator[str]:
    """Sky, two ridges, a row of houses, people in front."""
    line = deep * chance.uniform(0.4, 0.62)
    yield from sky(chance, line)
    for height, tint in ((0.28, 150), (0.16, 115)):
        yield ridge(chance, (line, deep * height, deep), tint)
    yield f'<rect y="{line:.0f}" width="300" height="{deep}" fill="{grey(chance, 130, 190)}"/>'
    at = chance.uniform(-10, 40)
    while at < 290:
        wide, high = chance.uniform(14, 38), deep * chance.uniform(0.12, 0.36)
        yield from house(chance, (at, line + deep * 0.03, wide, high))
        at += wide + chance.choice((0, 0, 3, 14, 40))
    for _ in range(chance.randint(2, 7)):
        yield figure(
            chance, (chance.uniform(10, 290), deep * chance.uniform(0.78, 1.0), deep * chance.uniform(0.2, 0.34))
        )


def portrait(chance: random.Random, deep: int) -> Iterator[str]:
    """Head and shoulders before a wall with a window."""
    yield from sky(chance, deep)
    yield f'<rect x="{chance.randint(-40, 200)}" y="20" width="120" height="{deep * 0.5:.0f}" fill="#e8e6df"/>'
    x, y = 150 + chance.randint(-25, 25), deep * 0.36
    yield f'<path d="M{x - 125} {deep} q10 -150 95 -165 h60 q85 15 95 165 z" fill="{grey(chance, 25, 70)}"/>'
    yield f'<rect x="{x - 26}" y="{y}" width="52" height="{deep * 0.24:.0f}" fill="{grey(chance, 140, 160)}"/>'
    yield f'<ellipse cx="{x}" cy="{y:.0f}" rx="56" ry="72" fill="{grey(chance, 165, 195)}"/>'
    yield f'<path d="M{x - 60} {y - 8:.0f} a60 70 0 0 1 120 0 q-30 -40 -120 0" fill="{grey(chance, 20, 90)}"/>'
    for side in (-20, 20):
        yield f'<circle cx="{x + side}" cy="{y:.0f}" r="5" fill="#222"/>'
    smile = f"M{x - 18} {y + 36:.0f} q18 {chance.randint(2, 14)} 36 0"
    yield f'<path d="{smile}" stroke="#333" stroke-width="3" fill="none"/>'


def sky(chance: random.Random, deep: float) -> Iterator[str]:
    """A ground that grows lighter towards the horizon."""
    top, foot = chance.randint(110, 190), chance.randint(200, 245)
    for step in range(12):
        tint = top + (foot - top) * step // 11
        yield f'<rect y="{deep * step / 12:.1f}" width="300" height="{deep:.1f}" fill="rgb({tint},{tint},{tint - 6})"/>'


def ridge(chance: random.Random, place: tuple[float, float, float], tint: int) -> str:
    """A line of hills on (line, height, depth)."""
    line, high, deep = place
    points = " ".join(f"{x},{line - chance.random() * high:.0f}" for x in range(0, 301, 30))
    return f'<polygon points="0,{deep} {points} 300,{deep}" fill="rgb({tint},{tint + 4},{tint})"/>'


def house(chance: random.Random, place: tuple[float, float, float, float]) -> Iterator[str]:
    """A front with windows, some with a gable, on (left, foot, width, height)."""
    x, foot, wide, high = place
    tint, top = grey(chance, 40, 105), foot - high
    yield f'<rect x="{x:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" fill="{tint}"/>'
    if chance.random() < 0.6:
        peak = top - high * 0.3
        gable = f"M{x - 1:.1f} {top:.1f} L{x + wide / 2:.1f} {peak:.1f} L{x + wide + 1:.1f} {top:.1f}z"
        yield f'<path d="{gable}" fill="{tint}"/>'
    for row in range(int(high // 11)):
        for column in range(int(wide // 8)):
            light = chance.choice(("#ddd8c8", "#c8c4b4", "#222"))
            yield (
                f'<rect x="{x + 3 + column * 8:.1f}" y="{top + 5 + row * 11:.1f}" width="4" height="6" fill="{light}"/>'
            )


def figure(chance: random.Random, place: tuple[float, float, float]) -> str:
    """A person standing at (middle, foot, height)."""
    x, foot, high = place
    coat, half = grey(chance, 10, 60), high * 0.13
    return (
        f'<path d="M{x - half:.1f} {foot:.1f} L{x - half * 0.8:.1f} {foot - high * 0.8:.1f} h{half * 1.6:.1f} '
        f'L{x + half:.1f} {foot:.1f}z" fill="{coat}"/>'
        f'<circle cx="{x:.1f}" cy="{foot - high * 0.88:.1f}" r="{high * 0.09:.1f}" fill="{grey(chance, 120, 180)}"/>'
    )


def grey(chance: random.Random, dark: int, light: int) -> str:
    tint = chance.randint(dark, light)
    return f"rgb({tint},{tint},{max(0, tint - 8)})"


if __name__ == "__main__":
    main(*sys.argv[1:])
