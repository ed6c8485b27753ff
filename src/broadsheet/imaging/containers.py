"""The parts that picture files are made of, without decoding one of them.

In: the bytes of a JPEG, PNG, WebP or GIF. Out: their parts in order, as (name, start, end). A damaged file yields what
can be told apart before the damage; nothing after the picture's own end is a part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

Part: TypeAlias = tuple[bytes, int, int]

SCAN = b""
"""The name of a JPEG's compressed pixels, which have no marker of their own."""

_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_ALONE = b"\x01\xd8"  # markers without a length (ITU-T T.81, table B.1)


def jpeg(data: bytes) -> Iterator[Part]:
    """Yield the segments of a JPEG by the code of their marker (ITU-T T.81, annex B), up to its end of image."""
    at = 2
    while at < len(data):
        found = _MARKER.search(data, at)
        if found is None:
            yield SCAN, at, len(data)
            return
        if found.start() > at:
            yield SCAN, at, found.start()
        at = found.end()
        if found[1] not in _ALONE and found[1] != b"\xd9":
            length = int.from_bytes(data[at : at + 2], "big")
            if length < 2 or at + length > len(data):
                return
            at += length
        yield found[1], found.start(), at
        if found[1] == b"\xd9":
            return


def png(data: bytes) -> Iterator[Part]:
    """Yield the chunks of a PNG by name (RFC 2083, 3.2), up to IEND."""
    at = 8
    while at + 12 <= len(data):
        name = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if end > len(data):
            return
        yield name, at, end
        if name == b"IEND":
            return
        at = end


def webp(data: bytes) -> Iterator[Part]:
    """Yield the chunks of a WebP by name (RFC 9649, 2.3), as far as its RIFF header says that it goes."""
    at, end = 12, min(len(data), 8 + int.from_bytes(data[4:8], "little"))
    while at + 8 <= end:
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        after = at + 8 + size + size % 2
        if at + 8 + size > end:
            return
        yield data[at : at + 4], at, min(after, end)
        at = after


def gif(data: bytes) -> Iterator[Part]:
    """Yield the blocks of a GIF by their first byte, extensions by their first two (GIF89a, 15 to 27)."""
    at = 13 + _colours(data[10:11])
    while at < len(data):
        name = data[at : at + 1]
        start = at
        if name == b";":
            yield name, at, at + 1
            return
        if name == b"!":
            name = data[at : at + 2]
            at += 2
        elif name == b",":
            at += 11 + _colours(data[at + 9 : at + 10])
        else:
            return
        at = _after_blocks(data, at)
        if at > len(data):
            return
        yield name, start, at


def _colours(flags: bytes) -> int:
    """How many bytes a table of colours takes, by the flags before it."""
    return 3 << ((flags[0] & 7) + 1) if flags and flags[0] & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """Where a run of sub-blocks ends; beyond the data where it does not."""
    while at < len(data) and data[at]:
        at += 1 + data[at]
    return at + 1
