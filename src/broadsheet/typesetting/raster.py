"""The pages of a finished PDF as pixels.

In: bytes of a PDF and how many pixels a point takes. Out: `Raster`s, page by page. Beside `pages` the only door to the
library that reads PDF. Knows no format of picture files.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2


class Raster(NamedTuple):
    """Pixels in rows from the top, three bytes each: red, green, blue."""

    width: int
    height: int
    pixels: bytes


def rasters(pdf: bytes, scale: float, most: int) -> Iterator[Raster]:
    """Yield every page at `scale` pixels to a point, none wider than `most` pixels."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            bitmap = page.render(scale=min(scale, most / page.get_width()), rev_byteorder=True)
            rows = bitmap.to_numpy()
            yield Raster(bitmap.width, bitmap.height, rows.tobytes())
            bitmap.close()
            page.close()
    finally:
        document.close()
