"""Exif: which way up a picture is to be shown. Nothing else in it is for the public.

In: a TIFF structure (Exif 2.3, 4.5; TIFF 6.0, section 2). Out: numbers of its first directory. Decodes no pixels.
"""

from __future__ import annotations

WIDTH, HEIGHT, ORIENTATION, EXTRA_SAMPLES = 256, 257, 274, 338
_SIZES = {1: 1, 3: 2, 4: 4}  # BYTE, SHORT, LONG
_MOST_ENTRIES = 1000


def numbers(data: bytes) -> dict[int, int]:
    """Return the first whole number of each field in the first directory; empty where there is no directory."""
    order = {b"II": "little", b"MM": "big"}.get(data[:2])
    if order is None:
        return {}

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")

    start = number(4, 4)
    found = {}
    for place in range(start + 2, start + 2 + 12 * min(number(start, 2), _MOST_ENTRIES), 12):
        if place + 12 > len(data):
            break
        size = _SIZES.get(number(place + 2, 2))
        if size:
            many = number(place + 4, 4) * size > 4
            found[number(place, 2)] = number(number(place + 8, 4) if many else place + 8, size)
    return found


def turned(data: bytes) -> bool:
    """Whether width and height change places when the picture is shown upright (orientations 5 to 8)."""
    return numbers(data).get(ORIENTATION, 1) in (5, 6, 7, 8)
