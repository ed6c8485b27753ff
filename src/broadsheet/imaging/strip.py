"""A picture's file without what it says about camera, place and people, its pixels untouched.

In: the bytes of a JPEG, PNG, GIF or WebP; of an SVG. Out: the same picture with nothing but what showing it takes:
pixels, colours, orientation, movement. For pictures that keep moving only as they are, and for machines without the
imaging library.
"""

from __future__ import annotations

from collections.abc import Callable

from broadsheet.imaging import containers, exif
from broadsheet.imaging.look import EXIF_IN_JPEG
from broadsheet.imaging.signature import kind_of
from broadsheet.imaging.svg import cleaned

_JPEG_DROPPED = frozenset(bytes([code]) for code in (*range(0xE1, 0xF0), 0xFE)) - {b"\xe2", b"\xee"}
_PROFILE = b"ICC_PROFILE\x00"
_PNG_KEPT = (
    b"IHDR",
    b"PLTE",
    b"IDAT",
    b"IEND",
    b"tRNS",
    b"cHRM",
    b"gAMA",
    b"iCCP",
    b"sBIT",
    b"sRGB",
    b"cICP",
    b"bKGD",
    b"pHYs",
    b"acTL",
    b"fcTL",
    b"fdAT",
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_METADATA = 0x04 | 0x08  # XMP and Exif, in the flags of VP8X (RFC 9649, 2.7)
_LOOPS = b"NETSCAPE2.0"


def stripped(data: bytes) -> bytes:
    """Return the picture without its metadata; raise ValueError for a kind that cannot be stripped."""
    kind = kind_of(data)
    if kind not in _STRIPPERS:
        raise ValueError(kind)
    return _STRIPPERS[kind](data)


def _jpeg(data: bytes) -> bytes:
    out = [data[:2]]
    for name, start, end in containers.jpeg(data):
        if name == b"\xe1" and data.startswith(EXIF_IN_JPEG, start + 4):
            out.append(_orientation(data[start + 4 + len(EXIF_IN_JPEG) : end]))
        elif name == b"\xe2" and not data.startswith(_PROFILE, start + 4):
            continue
        elif name not in _JPEG_DROPPED:
            out.append(data[start:end])
    return b"".join(out)


def _orientation(block: bytes) -> bytes:
    """An Exif segment that says nothing but which way is up, empty for an upright picture."""
    way = exif.numbers(block).get(exif.ORIENTATION, 1)
    if way not in range(2, 9):
        return b""
    entry = b"\x01\x12\x00\x03\x00\x00\x00\x01" + way.to_bytes(2, "big") + b"\0\0"
    content = EXIF_IN_JPEG + b"MM\x00*\x00\x00\x00\x08\x00\x01" + entry + b"\0\0\0\0"
    return b"\xff\xe1" + (len(content) + 2).to_bytes(2, "big") + content


def _png(data: bytes) -> bytes:
    return data[:8] + b"".join(data[start:end] for name, start, end in containers.png(data) if name in _PNG_KEPT)


def _webp(data: bytes) -> bytes:
    out = []
    for name, start, end in containers.webp(data):
        if name == b"VP8X":
            out.append(data[start : start + 8] + bytes([data[start + 8] & ~_WEBP_METADATA]) + data[start + 9 : end])
        elif name in _WEBP_KEPT:
            out.append(data[start:end])
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _gif(data: bytes) -> bytes:
    blocks = list(containers.gif(data))
    first = blocks[0][1] if blocks else len(data)
    out = [data[:first]]
    for name, start, end in blocks:
        loops = name == b"!\xff" and data.startswith(_LOOPS, start + 3)
        if name in (b",", b"!\xf9", b";") or loops:
            out.append(data[start:end])
    return b"".join(out) if blocks and blocks[-1][0] == b";" else b"".join((*out, b";"))


def _svg(data: bytes) -> bytes:
    return cleaned(data).data


_STRIPPERS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "svg": _svg,
}
