"""Western text run by run: utf-8 where the bytes are utf-8, else windows-1252, within one line if need be.

In: bytes that are no utf-8 as a whole, in a language of Western Europe or with few bytes beyond ASCII. Out: text, and
how many runs were of each kind. Never to be used on other scripts: their bytes look like utf-8 now and then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8 = re.compile(
    rb"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
_WINDOWS = {byte: bytes((byte,)).decode("windows-1252", "replace") for byte in range(0x80, 0x100)}
# What windows-1252 leaves undefined stays in the text as the control character of that number.
_WINDOWS |= {byte: chr(byte) for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# The eight letters and signs in which iso-8859-15 differs are looked for where they tell: œ in a word, the euro.
_LATIN_9 = re.compile(rb"[A-Za-z\xc0-\xff][\xbc\xbd](?=[A-Za-z])|(?<![A-Za-z0-9])[\xbc\xbd][a-z]{2}|\xa4")
_C1 = re.compile(rb"[\x80-\x9f]")


@dataclass(slots=True)
class Runs:
    """A text and how many runs of bytes were read as utf-8 and as `single`, which is windows-1252 or iso-8859-15."""

    text: str
    utf8: int
    windows: int
    single: str


def by_runs(data: bytes) -> Runs:
    """Decode run by run."""
    counted = [0, 0]
    single = "iso-8859-15" if not _C1.search(_UTF8.sub(b"", data)) and _LATIN_9.search(_UTF8.sub(b"", data)) else ""
    table = {byte: bytes((byte,)).decode("iso-8859-15") for byte in range(0x80, 0x100)} if single else _WINDOWS
    parts = []
    place = 0
    for found in _HIGH.finditer(data):
        parts.append(data[place : found.start()].decode("ascii"))
        parts.append(_run(found[0], table, counted))
        place = found.end()
    parts.append(data[place:].decode("ascii"))
    return Runs("".join(parts), counted[0], counted[1], single or "windows-1252")


def _run(run: bytes, table: dict[int, str], counted: list[int]) -> str:
    parts = []
    place = 0
    for found in _UTF8.finditer(run):
        if found.start() > place:
            counted[1] += 1
            parts.append("".join(table[byte] for byte in run[place : found.start()]))
        counted[0] += 1
        parts.append(found[0].decode())
        place = found.end()
    if place < len(run):
        counted[1] += 1
        parts.append("".join(table[byte] for byte in run[place:]))
    return "".join(parts)
