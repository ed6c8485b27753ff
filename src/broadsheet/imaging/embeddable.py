"""Whether a picture's bytes may stand in a PDF for archives as they are.

In: the bytes of a JPEG or PNG. Out: yes or no. No: colours of print or a profile of their own (PDF/A-2, 6.2.4, wants
one intent for all), sixteen bits, a file that is damaged. Decodes nothing.
"""

from __future__ import annotations

import zlib

from broadsheet.imaging import containers

_FRAMES = frozenset(bytes([code]) for code in range(0xC0, 0xD0)) - {b"\xc4", b"\xc8", b"\xcc"}
_PROFILE = b"ICC_PROFILE\x00"
_END = b"\xd9"


def embeddable(kind: str, data: bytes) -> bool:
    """Whether a file of a kind can be taken over; all kinds but JPEG and PNG cannot."""
    if kind == "jpeg":
        return _jpeg(data)
    return kind == "png" and _png(data)


def _jpeg(data: bytes) -> bool:
    names = set()
    for name, start, end in containers.jpeg(data):
        names.add(name)
        if name == b"\xe2" and data.startswith(_PROFILE, start + 4):
            return False
        # ITU-T T.81, B.2.2: marker, length, then bits, lines, samples, components.
        if name in _FRAMES and (end - start < 10 or data[start + 4] != 8 or data[start + 9] not in (1, 3)):
            return False
    return _END in names and bool(names & _FRAMES)


def _png(data: bytes) -> bool:
    last = b""
    for name, start, end in containers.png(data):
        last = name
        if name == b"iCCP" or (name == b"IHDR" and data[start + 16] > 8):
            return False
        if zlib.crc32(data[start + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            return False
    return last == b"IEND"
