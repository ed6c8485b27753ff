"""Drawings in SVG, made harmless: only what draws is kept, by a list of what is allowed.

In: the bytes of an SVG. Out: `Cleaned`: the drawing written anew, and its size; or a `guarded.RefusedError`. Scripts,
handlers, links, animation, embedded pages, metadata and every address that leads out of the file are dropped; entities
are refused before they are expanded.
"""

from __future__ import annotations

import re
from html import escape
from typing import NamedTuple

from broadsheet.imaging import guarded

MOST_BYTES = 5_000_000
SVG = "http://www.w3.org/2000/svg"
_XLINK_HREF = "http://www.w3.org/1999/xlink href"
_XML = "http://www.w3.org/XML/1998/namespace "


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ELEMENTS = _words(
    """svg g defs symbol use title desc switch style path rect circle ellipse line polyline polygon text tspan textPath
    image linearGradient radialGradient stop clipPath mask pattern marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence"""
)
TRANSPARENT = _words("a")
"""Elements that go while what is in them stays."""

ATTRIBUTES = _words(
    """id class style lang x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points dx dy rotate width height viewBox
    preserveAspectRatio transform gradientTransform gradientUnits patternTransform patternUnits patternContentUnits
    spreadMethod offset clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight orient refX refY
    pathLength textLength lengthAdjust startOffset method spacing side version systemLanguage filterUnits
    primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent operator k1 k2 k3 k4
    order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale
    diffuseConstant specularConstant specularExponent limitingConeAngle azimuth elevation pointsAtX pointsAtY pointsAtZ
    z scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
    color-rendering cursor direction display dominant-baseline fill fill-opacity fill-rule filter flood-color
    flood-opacity font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight
    glyph-orientation-horizontal glyph-orientation-vertical image-rendering isolation letter-spacing lighting-color
    marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
    pointer-events shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap
    stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode"""
)

# What could reach out of the file from a style or a value: an address, an import, an escape that hides either.
_REACHES_OUT = re.compile(
    r"url\(\s*(?![\"']?#)|@import|@font-face|image-set|expression\s*\(|\\|<|script:", re.IGNORECASE
)
_WITHIN = re.compile(r"#[^\s\"'<>]+")
_RASTER = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(px|pt|mm|cm|in)?\s*")
_PIXELS = {None: 1, "px": 1, "pt": 96 / 72, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}  # CSS Values 3, 6.2


class Cleaned(NamedTuple):
    """A harmless drawing, and its size in pixels (0: it says none)."""

    data: bytes
    width: int
    height: int


def cleaned(data: bytes) -> Cleaned:
    """Write a drawing anew without what could do harm; raise `guarded.RefusedError` for one that cannot be read."""
    if len(data) > MOST_BYTES:
        raise guarded.RefusedError(f"the drawing has {len(data) / 1e6:.0f} MB; the limit is {MOST_BYTES / 1e6:.0f} MB")
    writer = _Writer()
    guarded.read(data, writer)
    return Cleaned("".join(writer.out).encode(), *writer.size)


class _Writer:
    """Writes what is allowed as it is read; within an element that is not, it counts how deep it stands."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.size = (0, 0)
        self._hidden = 0
        self._style: list[str] | None = None

    def start(self, name: str, attributes: guarded.Attributes) -> None:
        space, _, local = name.rpartition(" ")
        if space == SVG and local in TRANSPARENT and not self._hidden:
            return
        if self._hidden or space != SVG or local not in ELEMENTS:
            self._hidden += 1
            return
        kept = dict(_kept(local, attributes))
        if not self.out:
            self.size = _size(kept)
            kept = {"xmlns": SVG, **kept}
        written = "".join(f' {key}="{escape(value)}"' for key, value in kept.items())
        self.out.append(f"<{local}{written}>")
        self._style = [] if local == "style" else None

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if space == SVG and local in TRANSPARENT and not self._hidden:
            return
        if self._hidden:
            self._hidden -= 1
            return
        if self._style is not None:
            rules = "".join(self._style)
            self.out.append("" if _REACHES_OUT.search(rules) else escape(rules, quote=False))
            self._style = None
        self.out.append(f"</{local}>")

    def text(self, text: str) -> None:
        if self._hidden:
            return
        if self._style is not None:
            self._style.append(text)
        else:
            self.out.append(escape(text, quote=False))


def _kept(element: str, attributes: guarded.Attributes) -> list[tuple[str, str]]:
    kept = []
    for name, value in attributes.items():
        if name in ("href", _XLINK_HREF):
            if _WITHIN.fullmatch(value) or (element == "image" and _RASTER.fullmatch(value)):
                kept.append(("href", value))
        elif name == _XML + "space":
            kept.append(("xml:space", value))
        elif name in ATTRIBUTES and not _REACHES_OUT.search(value):
            kept.append((name, value))
    return kept


def _size(root: guarded.Attributes) -> tuple[int, int]:
    """Width and height as given, else those of the view box."""
    lengths = [_pixels(root.get(name, "")) for name in ("width", "height")]
    if not all(lengths):
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        lengths = [_pixels(part) for part in box[2:4]] if len(box) == 4 else []
    return (lengths[0], lengths[1]) if len(lengths) == 2 and all(lengths) else (0, 0)


def _pixels(written: str) -> int:
    found = _LENGTH.fullmatch(written)
    return min(round(float(found[1]) * _PIXELS[found[2]]), 100_000) if found else 0
