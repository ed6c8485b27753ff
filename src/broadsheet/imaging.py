"""Measure pictures and tell their kind: the only door to the imaging library.

In: a picture's bytes. Out: its size in pixels, its kind by what it holds, whatever its name says. So far pictures are
published as they are; resizing and re-encoding belong here. Knows no paper and no page.
"""

from __future__ import annotations

import io
import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"BM", "bmp"),
    (b"\xff\x0a", "jxl"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "jxl"),
)
_BRANDS = {b"avif": "avif", b"avis": "avif", b"heic": "heic", b"heix": "heic", b"mif1": "heic", b"msf1": "heic"}
# Atomic throughout: without it a file of nothing but comments could hold us up for ever.
_SVG = re.compile(
    rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*+<(?:\w+:)?svg[\s>/]", re.DOTALL | re.IGNORECASE
)


def measure(data: bytes) -> tuple[int, int]:
    """Return a picture's width and height in pixels, (0, 0) where they cannot be told (damaged, or of no known kind).

    A photograph that its camera marked as turned is measured as it will be shown.
    """
    import imagesize

    if not kind_of(data):
        return 0, 0
    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, EOFError, ArithmeticError, LookupError):
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def kind_of(data: bytes) -> str:
    """Tell what a picture is by its bytes: jpeg, png, gif, webp, avif, heic, tiff, bmp, jxl, svg; "" for all else."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "")
    return "svg" if _SVG.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) else ""
