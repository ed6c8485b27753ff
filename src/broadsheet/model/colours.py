"""Colours as papers give them, and whether one can be read on another.

In: colours as `#rrggbb`. Out: contrast ratios (WCAG 2.2, "relative luminance" and "contrast ratio"), and lighter
colours of the same hue. Knows no theme.
"""

from __future__ import annotations

import colorsys
import re

_COLOUR = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)
_SHORT = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])", re.IGNORECASE)
_STEP = 0.01


def whole(colour: str) -> str:
    """Write a colour as `#rrggbb` in small letters; "" for what is none."""
    if short := _SHORT.fullmatch(colour):
        colour = "#" + "".join(2 * digit for digit in short.groups())
    return colour.lower() if _COLOUR.fullmatch(colour) else ""


def contrast(colour: str, ground: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(colour), _luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def lightened(colour: str, ground: str, ratio: float) -> str:
    """Raise a colour's lightness until it reaches a contrast on a dark ground; white where no lighter one does."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    while contrast(colour, ground) < ratio and lightness < 1:
        lightness = min(1.0, lightness + _STEP)
        parts = colorsys.hls_to_rgb(hue, lightness, saturation)
        colour = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
    return colour


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in _shares(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
