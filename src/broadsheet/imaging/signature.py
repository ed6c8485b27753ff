"""Tell what kind of picture a file is by what it holds, whatever its name says.

In: a file's bytes. Out: a word. Decodes nothing.
"""

from __future__ import annotations

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
