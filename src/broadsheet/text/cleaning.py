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

from broadsheet.text import census

_CONTROLS = bytes([*range(9), 11, 12, 13, *range(14, 32), 127])
# UTF-8 in two steps: a byte that is rare, and what must follow for a character to be one of those.
_LAST_OF_PLANE = rb"[\x80-\xbf]\xbf[\xbe\xbf]"
_SUSPECTS = {
    first: re.compile(re.escape(bytes([first])) + rest)
    for first, rest in (
        (0xC2, rb"[\x80-\x9f]"),  # C1
        (0xE2, rb"(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])"),  # U+202A to 202E, U+2066 to 2069
        (0xED, rb"[\xa0-\xbf]"),  # lone surrogates, where they were let through
        (0xEF, rb"(?:\xbb\xbf|\xb7[\x90-\xaf]|\xbf[\xbe\xbf])"),  # U+FEFF, FDD0 to FDEF, FFFE, FFFF
        (0xF3, rb"(?:\xa0[\x80\x81]|" + _LAST_OF_PLANE + rb")"),  # U+E0000 to E007F
        *((first, _LAST_OF_PLANE) for first in (0xF0, 0xF1, 0xF2, 0xF4)),
    )
}
_PERHAPS_DIRECTION = re.compile(rb"\xe2[\x81\xaa-\xae]")  # in rare bytes
_UNSEEN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e007a]+\U000e007f)"  # the flags of England, Scotland, Wales: kept
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
    + "".join(chr(plane * 0x10000 + last) for plane in range(1, 17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069\n]")
_CLOSES = {"\u202c": "\u202a\u202b", "\u2069": "\u2066\u2067\u2068"}
_OVERRIDES = "\u202d\u202e"


def is_clean(data: bytes, rare: bytes | None = None) -> bool:
    """Whether nothing has to be taken out of a text's UTF-8. False may be a mistake, True never is.

    `rare` are its rare bytes, where they are at hand (`census`).
    """
    if rare is None:
        rare = census.rare(data)
    if len(rare.translate(None, _CONTROLS)) != len(rare):
        return False
    if rare.isascii():
        return True
    found = [first for first in _SUSPECTS if first in rare]
    if found == [0xE2] and not _PERHAPS_DIRECTION.search(rare):  # dashes, quotes and the like: in most texts
        return True
    return not any(_SUSPECTS[first].search(data) for first in found)


def clean(text: str) -> tuple[str, list[str]]:
    """Return the text without unseen characters, and those that were taken out, in order.

    Line ends become `\\n` without being reported.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_clean(text.encode("utf-8", "surrogatepass")):
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
