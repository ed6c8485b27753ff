"""Take out what no reader can see and no output may hold.

In: any text. Out: the same text without control characters, with `\\n` as its only line end, and what was found.
Taken out are the controls C0 and C1 but tab and line feed, DEL, byte order marks and non-characters of Unicode (XML
1.0 section 2.2 forbids most of them in feeds and EPUB), lone surrogates, tag characters outside an emoji flag, and
marks of direction that override the reading order or are not balanced within their line (Unicode Technical Report 36,
section 2.9).
"""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = bytes([*range(9), 11, 12, *range(14, 32), 127])
# UTF-8 in two steps: a byte that is found at once, and what must follow for a character to be one of those.
_SUSPECTS = tuple(
    (first, re.compile(first + rest))
    for first, rest in (
        (b"\xe2", b"(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),  # U+202A to 202E, U+2066 to 2069
        (b"\xc2", b"[\x80-\x9f]"),  # C1
        (b"\xef", b"(?:\xbb\xbf|\xb7[\x90-\xaf])"),  # U+FEFF, FDD0 to FDEF
        (b"\xf3", b"\xa0[\x80\x81]"),  # U+E0000 to E007F
        (b"\xbf", b"[\xbe\xbf]"),  # the last two of each plane, U+FFFE and FFFF among them
    )
)
_UNSEEN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)"  # the flags of England, Scotland, Wales: kept
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_CLOSES = {"\u202c": "\u202a\u202b", "\u2069": "\u2066\u2067\u2068"}
_OVERRIDES = "\u202d\u202e"


def clean(text: str) -> tuple[str, list[str]]:
    """Return the text without unseen characters, and those that were taken out, in order.

    Line ends become `\\n` without being reported. A clean text costs one pass in C and comes back as it is.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_clean(text):
        return text, []
    found: list[str] = []

    def drop(match: re.Match[str]) -> str:
        if match[1]:
            return match[1]
        found.append(match[0])
        return ""

    text = _UNSEEN.sub(drop, text)
    return _balance(text, found), found


def name(character: str) -> str:
    """Name a character as Unicode does: `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _is_clean(text: str) -> bool:
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return False
    if len(data.translate(None, _CONTROLS)) != len(data):
        return False
    return text.isascii() or not any(first in data and whole.search(data) for first, whole in _SUSPECTS)


def _balance(text: str, found: list[str]) -> str:
    """Take out overrides, and marks of direction that do not pair within their line."""
    lone: set[int] = set()
    open_marks: list[tuple[int, str]] = []
    for match in _DIRECTIONS.finditer(text):
        mark = match[0]
        if mark == "\n":
            lone.update(at for at, _ in open_marks)
            open_marks = []
        elif mark in _OVERRIDES:
            lone.add(match.start())
        elif mark not in _CLOSES:
            open_marks.append((match.start(), mark))
        elif open_marks and open_marks[-1][1] in _CLOSES[mark]:
            open_marks.pop()
        else:
            lone.add(match.start())
    lone.update(at for at, _ in open_marks)
    found.extend(text[at] for at in sorted(lone))
    return "".join(character for at, character in enumerate(text) if at not in lone) if lone else text
