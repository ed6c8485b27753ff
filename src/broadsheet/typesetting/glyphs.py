"""Which characters a font file has a glyph for.

In: the path of an OpenType or TrueType font, or of a collection. Out: its code points, from its table `cmap` (OpenType
1.9, "cmap"; formats 4, 6, 12 and 13, the Unicode ones that are in use). Reads nothing else of the font.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import lru_cache

_UNICODE = {(3, 10): 4, (0, 6): 4, (0, 4): 3, (3, 1): 2, (0, 3): 2, (0, 2): 1, (0, 1): 1, (0, 0): 1, (3, 0): 0}
"""Encodings by platform and number, the more of Unicode the higher."""


@lru_cache(maxsize=256)
def code_points(path: str, index: int = 0) -> frozenset[int]:
    """Return the code points of a font; none for a file that is no font or has no table of them."""
    with open(path, "rb") as stream:
        data = stream.read()
    try:
        return frozenset(_read(data, index))
    except struct.error:
        return frozenset()


def _read(data: bytes, index: int) -> Iterator[int]:
    start = struct.unpack_from(">L", data, 12 + 4 * index)[0] if data[:4] == b"ttcf" else 0
    tables = struct.unpack_from(">H", data, start + 4)[0]
    for table in range(tables):
        name, _, offset, _ = struct.unpack_from(">4sLLL", data, start + 12 + 16 * table)
        if name == b"cmap":
            yield from _subtable(data, offset + _best(data, offset))


def _best(data: bytes, at: int) -> int:
    """Where the subtable with most of Unicode lies."""
    count = struct.unpack_from(">H", data, at + 2)[0]
    rows = [struct.unpack_from(">HHL", data, at + 4 + 8 * row) for row in range(count)]
    return int(max(rows, key=lambda row: _UNICODE.get((row[0], row[1]), -1))[2])


def _subtable(data: bytes, at: int) -> Iterator[int]:
    form = struct.unpack_from(">H", data, at)[0]
    if form == 4:
        yield from _segments(data, at)
    elif form == 6:
        first, count = struct.unpack_from(">HH", data, at + 6)
        yield from range(first, first + count)
    elif form in (12, 13):
        for group in range(struct.unpack_from(">L", data, at + 12)[0]):
            first, last, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * group)
            yield from range(first, min(last, 0x10FFFF) + 1)


def _segments(data: bytes, at: int) -> Iterator[int]:
    """Read format 4: stretches of the Basic Multilingual Plane, in which single glyphs may be missing."""
    doubled = struct.unpack_from(">H", data, at + 6)[0]
    ends = at + 14
    starts, deltas, offsets = (ends + 2 + doubled * turn for turn in (1, 2, 3))
    for row in range(0, doubled, 2):
        end, start = struct.unpack_from(">H", data, ends + row)[0], struct.unpack_from(">H", data, starts + row)[0]
        delta, offset = (struct.unpack_from(">H", data, table + row)[0] for table in (deltas, offsets))
        for code in range(start, min(end, 0xFFFE) + 1):
            if offset == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                glyph = struct.unpack_from(">H", data, offsets + row + offset + 2 * (code - start))[0]
            if glyph:
                yield code
