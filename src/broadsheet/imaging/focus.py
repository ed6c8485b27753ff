"""Where a picture draws the eye, for those whose editor has not said it.

In: a picture's bytes. Out: a point, by saliency (libvips' attention: edges, skin, saturated colours). Starts the
imaging library, so see `develop` about processes.
"""

from __future__ import annotations

import pyvips

from broadsheet.imaging.develop import ANY_HEIGHT, Fault

SIDE = 128


def focus(data: bytes) -> str:
    """Return the point as "x,y" in parts of one; "" for a picture that cannot be read."""
    try:
        image = pyvips.Image.thumbnail_buffer(data, SIDE, height=ANY_HEIGHT, size="down")
        if image.hasalpha():
            image = image.flatten(background=255)
        image = image.colourspace("srgb").copy_memory()
        side = min(image.width, image.height)
        _, found = image.smartcrop(side, side, interesting="attention", attention_x=True, attention_y=True)
    except Fault:
        return ""
    return f"{_share(found['attention_x'], image.width)},{_share(found['attention_y'], image.height)}"


def _share(at: int, of: int) -> str:
    return f"{min(1.0, max(0.0, at / of)):.2f}"
