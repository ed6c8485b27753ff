"""A wood block that prints: areas of tone become cut lines, as in an engraving.

In: shapes in pixels of the finished picture, each with a tone (0 ink, 1 bare paper), a direction of cut and a
tint of the second colour. Out: a PNG file in two inks. It knows nothing of what the shapes depict.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

SCALE = 2

Field: TypeAlias = NDArray[np.float32]
Points: TypeAlias = Sequence[tuple[float, float]] | str
Cut: TypeAlias = Callable[[Field, Field], Field]
Colour: TypeAlias = tuple[int, int, int]


def spots(points: Points) -> list[tuple[float, float]]:
    """Points as pairs; a text such as "10,20 30,40" is read."""
    if isinstance(points, str):
        pairs = (pair.split(",") for pair in points.split())
        return [(float(x), float(y)) for x, y in pairs]
    return list(points)


def rules(period: float, angle: float = 0.0, wobble: float = 2.0) -> Cut:
    """Straight cuts `period` pixels apart, at `angle` degrees, not quite steady."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))

    def phase(x: Field, y: Field) -> Field:
        along = x * c + y * s
        shake = np.sin(along / 41 + y / 63) + 0.6 * np.sin(along / 17 + 1.3 + y / 29)
        return np.asarray(((y * c - x * s + wobble * shake) / period), np.float32)

    return phase


def ripples(period: float, depth: float = 7.0) -> Cut:
    """Cuts of moving water: level lines that swell and break, wider towards the foot."""

    def phase(x: Field, y: Field) -> Field:
        swell = np.sin(x / 53 + y / 31) + 0.7 * np.sin(x / 23 - y / 19) + 0.5 * np.sin(x / 97 + y / 11)
        return np.asarray(((y + depth * swell) / period), np.float32)

    return phase


def rings(cx: float, cy: float, period: float) -> Cut:
    """Cuts in circles round a point: a low sun, a lamp, a round fruit."""

    def phase(x: Field, y: Field) -> Field:
        shake = 1.5 * np.sin(np.arctan2(y - cy, x - cx) * 9)
        return np.asarray(((np.hypot(x - cx, y - cy) + shake) / period), np.float32)

    return phase


class Block:
    """One picture on the bench; areas laid later cover those laid before."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        shape = (height * SCALE, width * SCALE)
        grid = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32) / SCALE
        self.y, self.x = grid[0], grid[1]
        self.tone: Field = np.ones(shape, np.float32)
        self.phase: Field = rules(9)(self.x, self.y)
        self.tint: Field = np.zeros(shape, np.float32)

    def _lay(self, mask: Image.Image, tone: float | Field, cut: Cut | None, tint: float | None) -> None:
        inside = np.asarray(mask) > 127
        self.tone[inside] = tone[inside] if isinstance(tone, np.ndarray) else tone
        if cut is not None:
            self.phase[inside] = cut(self.x[inside], self.y[inside])
        if tint is not None:
            self.tint[inside] = tint

    def _mask(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        mask = Image.new("L", (self.size[0] * SCALE, self.size[1] * SCALE))
        return mask, ImageDraw.Draw(mask)

    def area(self, points: Points, tone: float | Field, cut: Cut | None = None, tint: float | None = None) -> None:
        """Lay a polygon."""
        mask, draw = self._mask()
        draw.polygon([(x * SCALE, y * SCALE) for x, y in spots(points)], fill=255)
        self._lay(mask, tone, cut, tint)

    def box(
        self,
        at: tuple[float, float, float, float],
        tone: float | Field,
        cut: Cut | None = None,
        tint: float | None = None,
    ) -> None:
        """Lay a rectangle: left, top, right, foot."""
        left, top, right, foot = at
        self.area([(left, top), (right, top), (right, foot), (left, foot)], tone, cut, tint)

    def disc(
        self,
        at: tuple[float, float, float, float],
        tone: float | Field,
        cut: Cut | None = None,
        tint: float | None = None,
    ) -> None:
        """Lay an ellipse: its centre, half its width, half its height."""
        cx, cy, rx, ry = at
        mask, draw = self._mask()
        draw.ellipse([(cx - rx) * SCALE, (cy - ry) * SCALE, (cx + rx) * SCALE, (cy + ry) * SCALE], fill=255)
        self._lay(mask, tone, cut, tint)

    def stroke(self, points: Points, width: float, tone: float = 0.0, tint: float | None = None) -> None:
        """Draw a line with round joints."""
        mask, draw = self._mask()
        scaled = [(x * SCALE, y * SCALE) for x, y in spots(points)]
        draw.line(scaled, fill=255, width=max(1, round(width * SCALE)), joint="curve")
        r = width * SCALE / 2
        for x, y in (scaled[0], scaled[-1]):
            draw.ellipse([x - r, y - r, x + r, y + r], fill=255)
        self._lay(mask, tone, None, tint)

    def fade(self, top: float, foot: float, start: float, end: float) -> Field:
        """A tone that runs from `start` at the height `top` to `end` at `foot`."""
        t = np.clip((self.y - top) / (foot - top), 0, 1)
        return np.asarray((start + (end - start) * t), np.float32)

    def glow(self, cx: float, cy: float, radius: float, near: float, far: float) -> Field:
        """A tone that runs outwards from a point."""
        t = np.clip(np.hypot(self.x - cx, self.y - cy) / radius, 0, 1)
        return np.asarray((near + (far - near) * t), np.float32)

    def pull(self, path: Path, ink: Colour, second: Colour, paper: Colour = (248, 244, 234)) -> None:
        """Ink the block, print it and save the print as PNG or WebP, in few colours and without loss."""
        groove = np.abs(2 * np.mod(self.phase, 1) - 1)
        inked = np.clip((1 - self.tone - groove) * 9 + 0.5, 0, 1)
        inked = np.where(self.tone >= 0.94, 0, np.where(self.tone <= 0.015, 1, inked))[..., None]
        inks = Image.new("P", (1, 1))
        inks.putpalette(_shades(ink, second, paper))
        image = self._sheet(inked, ink, second, paper).quantize(palette=inks, dither=Image.Dither.NONE)
        if path.suffix == ".webp":
            image.convert("RGB").save(path, lossless=True, quality=100, method=6)
        else:
            image.save(path, optimize=True)

    def wash(self, path: Path, ink: Colour, second: Colour, paper: Colour = (248, 244, 234)) -> None:
        """Print the tones as an aquatint, with a little grain and no cut lines; save as JPEG."""
        grain = np.random.default_rng(7).normal(0, 0.022, self.tone.shape)
        inked = np.clip(1 - self.tone + grain, 0, 1)[..., None]
        self._sheet(np.asarray(inked, np.float32), ink, second, paper).save(
            path, quality=68, optimize=True, progressive=True
        )

    def _sheet(self, inked: Field, ink: Colour, second: Colour, paper: Colour) -> Image.Image:
        ground = np.asarray(paper) * (1 - self.tint[..., None]) + np.asarray(second) * self.tint[..., None]
        sheet = ground * (1 - inked) + np.asarray(ink) * inked
        return Image.fromarray(sheet.astype(np.uint8)).resize(self.size, Image.Resampling.BOX)


def _shades(ink: Colour, second: Colour, paper: Colour) -> list[int]:
    """The colours that one print can show: both grounds, the halves between them, and their ways to the ink."""
    half = tuple((a + b) // 2 for a, b in zip(second, paper, strict=True))
    ways = [(ground, k) for ground in (paper, second, half) for k in (0.0, 0.25, 0.5, 0.75)]
    shades = [ink, *(tuple(round(g + (i - g) * k) for g, i in zip(ground, ink, strict=True)) for ground, k in ways)]
    return [value for shade in shades for value in shade]


def curve(points: Points, steps: int = 10) -> list[tuple[float, float]]:
    """A closed smooth outline through `points` (Catmull-Rom)."""
    knots, out = spots(points), []
    n = len(knots)
    for i in range(n):
        p0, p1, p2, p3 = (knots[(i + k) % n] for k in (-1, 0, 1, 2))
        for k in range(steps):
            t = k / steps
            w = (-t + 2 * t**2 - t**3, 2 - 5 * t**2 + 3 * t**3, t + 4 * t**2 - 3 * t**3, t**3 - t**2)
            x, y = (sum(w[j] * p[d] for j, p in enumerate((p0, p1, p2, p3))) / 2 for d in (0, 1))
            out.append((x, y))
    return out
