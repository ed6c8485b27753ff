"""What can be known of a picture without decoding it: all that a page needs before a pixel is touched.

In: a picture's bytes. Out: a `Look`. The only door to the library that measures. Pure: the same bytes have the same
look, so what is made of a picture can be planned from it.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from broadsheet.imaging import captions, containers, exif, guarded, svg
from broadsheet.imaging.signature import kind_of

FLAT = 0.4
"""Bytes a pixel below which a PNG or lossless WebP is taken for a drawing; photographs need 1 to 3."""

FRAME = 2000
"""Bytes that a file may have beside its pixels."""

XMP_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\x00"
EXIF_IN_JPEG = b"Exif\x00\x00"
PHOTOSHOP = b"Photoshop 3.0\x00"
_XMP_IN_PNG = b"XML:com.adobe.xmp\x00"
_PROGRESSIVE = frozenset((b"\xc2", b"\xc6", b"\xca", b"\xce"))


class Look(NamedTuple):
    """How a picture looks from outside.

    `width` and `height` are those of the picture as shown, 0 where they cannot be told. `frames` counts the pictures of
    a moving one. `alpha`: it may be transparent; `art`: it is drawn, not photographed; `whole`: it cannot be decoded
    line by line. The texts are those of the file itself, plain. `fault` says why it must not be shown, "" where it may.
    """

    kind: str
    width: int = 0
    height: int = 0
    frames: int = 1
    alpha: bool = False
    art: bool = False
    whole: bool = True
    caption: str = ""
    credit: str = ""
    alt: str = ""
    fault: str = ""


class _Found(NamedTuple):
    """What a container holds: its blocks of metadata, and facts of the pixels."""

    exif: bytes = b""
    xmp: bytes = b""
    photoshop: bytes = b""
    frames: int = 1
    alpha: bool = False
    art: bool = False
    whole: bool = True


def look(data: bytes) -> Look:
    """Look at a picture; one of no known kind has the kind ""."""
    kind = kind_of(data)
    if kind == "svg":
        return _drawing(data)
    width, height = _tiff_size(data) if kind == "tiff" else _size(data) if kind else (0, 0)
    if not width:
        return Look(kind)
    found = _FINDERS[kind](data, width * height) if kind in _FINDERS else _Found()
    if kind != "jpeg" and exif.turned(found.exif):  # of a JPEG the library knows it itself
        width, height = height, width
    texts = captions.said(found.photoshop, found.xmp)
    return Look(kind, width, height, found.frames, found.alpha, found.art, found.whole, *texts)


def _drawing(data: bytes) -> Look:
    try:
        found = svg.cleaned(data)
    except guarded.RefusedError as error:
        return Look("svg", fault=str(error))
    return Look("svg", found.width, found.height, art=True)


def measure(data: bytes) -> tuple[int, int]:
    """Return a picture's width and height in pixels, (0, 0) where they cannot be told (damaged, or of no known kind).

    A photograph that its camera marked as turned is measured as it will be shown.
    """
    seen = look(data)
    return seen.width, seen.height


def _size(data: bytes) -> tuple[int, int]:
    import imagesize

    try:
        width, height = imagesize.get(io.BytesIO(data))
    except (ValueError, OSError, EOFError, ArithmeticError, LookupError):
        return 0, 0
    return (int(width), int(height)) if width > 0 and height > 0 else (0, 0)


def _tiff_size(data: bytes) -> tuple[int, int]:
    """Width and height as stored; of the library it depends on its version whether it has turned them."""
    known = exif.numbers(data)
    width, height = known.get(exif.WIDTH, 0), known.get(exif.HEIGHT, 0)
    return (width, height) if width and height else (0, 0)


def _jpeg(data: bytes, _pixels: int) -> _Found:
    blocks: dict[bytes, bytes] = {}
    whole = False
    for name, start, end in containers.jpeg(data):
        if name == b"\xda":
            break
        whole = whole or name in _PROGRESSIVE
        for head in (EXIF_IN_JPEG, XMP_IN_JPEG) if name == b"\xe1" else (PHOTOSHOP,) if name == b"\xed" else ():
            if data.startswith(head, start + 4):
                blocks.setdefault(head, data[start + 4 + len(head) : end])
    return _Found(blocks.get(EXIF_IN_JPEG, b""), blocks.get(XMP_IN_JPEG, b""), blocks.get(PHOTOSHOP, b""), whole=whole)


def _png(data: bytes, pixels: int) -> _Found:
    blocks: dict[bytes, bytes] = {}
    for name, start, end in containers.png(data):
        if name == b"iTXt" and data.startswith(_XMP_IN_PNG, start + 8):
            blocks[name] = data[start + 8 + len(_XMP_IN_PNG) : end - 4]
        elif name != b"iTXt":
            blocks.setdefault(name, data[start + 8 : end - 4] if name in (b"IHDR", b"eXIf", b"acTL") else b"")
    head = blocks.get(b"IHDR", b"").ljust(13, b"\0")
    xmp = blocks.get(b"iTXt", b"")
    return _Found(
        exif=blocks.get(b"eXIf", b""),
        # Behind the keyword: two bytes about compression, then language and translated keyword, each ended by a zero.
        xmp=xmp[2:].split(b"\0", 2)[-1] if xmp[:1] == b"\0" else b"",
        frames=int.from_bytes(blocks.get(b"acTL", b"\0\0\0\1")[:4], "big"),
        alpha=head[9] in (4, 6) or b"tRNS" in blocks,
        art=head[9] == 3 or _flat(data, pixels),
        whole=bool(head[12]),
    )


def _flat(data: bytes, pixels: int) -> bool:
    return len(data) - FRAME < FLAT * pixels


def _webp(data: bytes, pixels: int) -> _Found:
    blocks: dict[bytes, bytes] = {}
    frames = 0
    for name, start, end in containers.webp(data):
        frames += name == b"ANMF"
        blocks.setdefault(name, data[start + 8 : end] if name in (b"VP8X", b"EXIF", b"XMP ") else b"")
    extended = blocks.get(b"VP8X", b"\0")
    return _Found(
        exif=blocks.get(b"EXIF", b"").removeprefix(EXIF_IN_JPEG),
        xmp=blocks.get(b"XMP ", b""),
        frames=max(frames, 1),
        alpha=bool(extended[:1] > b"\0" and extended[0] & 0x10) or b"VP8L" in blocks,
        art=b"VP8L" in blocks and _flat(data, pixels),
    )


def _gif(data: bytes, _pixels: int) -> _Found:
    names = [(name, start) for name, start, _ in containers.gif(data)]
    frames = sum(name == b"," for name, _ in names)
    alpha = any(name == b"!\xf9" and data[start + 3] & 1 for name, start in names if start + 3 < len(data))
    return _Found(frames=max(frames, 1), alpha=alpha, art=True)


def _avif(data: bytes, _pixels: int) -> _Found:
    return _Found(alpha=b"auxiliary:alpha" in data[:65536])


def _tiff(data: bytes, _pixels: int) -> _Found:
    return _Found(exif=data, alpha=exif.EXTRA_SAMPLES in exif.numbers(data))


_FINDERS = {"jpeg": _jpeg, "png": _png, "webp": _webp, "gif": _gif, "avif": _avif, "tiff": _tiff}
